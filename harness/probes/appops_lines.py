"""Reads what the app-ops service prints about one package, of Android 8 to 16; pure.

The forms are those of AOSP's AppOpsService (`dump`, `onShellCommand`): up to 8 one line an op, at 9
one time for each state of the app, from 10 on with flags and proxies, from 11 on by attribution
tag. The tag is the app's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

TEXT_LIMIT, LINE_LIMIT = 1_000_000, 1_000
"""Characters of one answer, and of one line, that are read; one app's are some ten thousand."""
NOTED_LIMIT = 5_000
ODD_LIMIT = 3
"""Lines that were not understood and are kept as examples."""
NAME_LIMIT = 80

_SPAN = r"(?P<span>[+-]?[\dhmsd]{1,24})"
_DATE = r"(?P<when>\d{1,6}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3})"
_OP = r"(?P<op>[A-Z][A-Z0-9_]*(?:\(\d+\))?)"
_STATES = r"pers|top|fgsvcl|fgsvc|fg|bg|cch"
_INDENT = "      "
"""Of what is said of a package."""
_UID = re.compile(r"  Uid (\S{1,20}):$")
_PACKAGE = re.compile(r"    Package (\S+):$")
_HEAD = re.compile(rf"      {_OP} \([^()]*(?:\(\d+\)[^()]*)?\): ?$")
_TAG = re.compile(r"        (?P<tag>.*)=\[$")
_USE = re.compile(
    rf" +(?P<what>Access|Reject): \[(?P<state>\w+)-(?P<flag>[\w|]+)\] ?{_DATE} \({_SPAN}\)"
    r"(?: duration=\S+)?(?: proxy\[uid=\d+, pkg=(?P<proxy>\S+?)(?:, attributionTag=.*)?\])?$"
)
_USE_OF_9 = re.compile(
    rf"(?: +(?P<what>Access|Reject): | {{18}})(?P<state>{_STATES}) * = {_DATE} \({_SPAN}\)$"
)
_RUNNING = re.compile(r" +Running start at: \S+$")
_SILENT = re.compile(
    r" *\]$| +(?:duration|startNesting)=\S+$"
    r"|      (?:Restricted ops|Excluded packages):$|        user: \d+ (?:restricted ops|packages): "
)
_SHORT = re.compile(rf" *{_OP}: (?:mode=)?[\w=]+(?P<rest>(?:;| \(running\)).*)?$")
_TIME = re.compile(rf"; (?P<what>time|rejectTime)={_SPAN} ago")
_MODE = re.compile(rf"Uid mode: {_OP}: .*$|No operations\.$|Default mode: \w+$")
_PARTS = re.compile(r"(\d+)([dhms]+)")
_SECONDS = {"d": 86_400.0, "h": 3_600.0, "m": 60.0, "s": 1.0, "ms": 0.001}

Key = tuple[str, str, bool, str, str, str]


@dataclass(frozen=True)
class Noted:
    """The last time that one package used, or was refused, one op in one state."""

    op: str
    rejected: bool
    age: float
    """Seconds between that time and the answer."""
    when: str = ""
    """That time as the phone writes it, in its own zone; tells two uses apart. Empty before 9."""
    state: str = ""
    flag: str = ""
    tag: str = ""
    proxy: str = ""
    running: bool = False
    uid: str = ""
    """As the dump writes it; a clone of the app in another user has its own."""

    @property
    def key(self) -> Key:
        """What the system keeps one time for."""
        return (self.uid, self.op, self.rejected, self.state, self.flag, self.tag)


@dataclass
class Answer:
    """What one look gave."""

    noted: list[Noted] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    """Lines about the package that say nothing known: a maker's own, or written by the app."""
    others: bool = False
    """It names other packages as well."""


def read_dump(text: str, package: str, *, alone: bool = False) -> Answer | None:
    """What `dumpsys appops` says of this package; None when it is no such answer.

    `alone` when the phone is known to name no other package: then no line that looks like the
    beginning of another one is believed, since an app can write such a line into a tag.
    """
    if "Current AppOps Service state:" not in text[:200]:
        return None
    answer, reader, ours = Answer(), _Reader(""), False
    for line in _lines(text):
        header = _PACKAGE.match(line)
        if header is not None or not line.startswith(_INDENT):
            own = header is not None and header[1] == package
            answer.others = answer.others or (header is not None and not own)
            if uid := _UID.match(line):
                reader = _Reader(uid[1])
            if not (ours and alone):
                ours, reader = own, _Reader(reader.uid)
        elif ours and not reader.take(line, answer):
            _keep_odd(answer, line)
    return answer


def read_get(text: str) -> Answer | None:
    """What `cmd appops get` says; None when it is no such answer. States are not told."""
    answer, understood = Answer(), False
    for line in _lines(text):
        if _MODE.match(line) or _short(line, answer):
            understood = True
        elif line.strip():
            _keep_odd(answer, line)
    return answer if understood else None


def age(span: str, past: str) -> float:
    """`+1h2m3s45ms` in seconds, where the sign `past` stands for what lies behind.

    A use that lies ahead comes of a clock that was set back: it has just been.
    """
    if span[:1] in "+-" and span[:1] != past:
        return 0.0
    parts = _PARTS.findall(span)
    return sum((int(number) * _SECONDS.get(unit, 0.0) for number, unit in parts), start=0.0)


class _Reader:
    """Reads the lines below one package, one after the other."""

    def __init__(self, uid: str) -> None:
        self.uid = uid
        self._op = ""
        self._tag = ""
        self._rejected = False
        self._latest: int | None = None
        """Position of the latest use of the present op and tag."""

    def take(self, line: str, answer: Answer) -> bool:
        """Read a line; False when it is not understood."""
        if head := _HEAD.match(line):
            self._op, self._tag, self._latest = head["op"], "", None
            return True
        if tag := _TAG.match(line):
            self._tag = "" if tag["tag"] == "null" else tag["tag"][:NAME_LIMIT]
            self._latest = None
            return bool(self._op)
        if use := _USE.match(line) or _USE_OF_9.match(line):
            return self._use(use, answer)
        if _RUNNING.match(line):
            if self._latest is not None:
                answer.noted[self._latest] = replace(answer.noted[self._latest], running=True)
            return True
        return _SILENT.match(line) is not None or _short(line, answer)

    def _use(self, use: re.Match[str], answer: Answer) -> bool:
        if not self._op:
            return False
        if use["what"]:
            self._rejected = use["what"] == "Reject"
        found = use.groupdict()
        _keep(
            answer,
            Noted(
                op=self._op,
                rejected=self._rejected,
                age=age(use["span"], past="-"),
                when=use["when"],
                state=use["state"],
                flag=(found.get("flag") or "")[:NAME_LIMIT],
                tag=self._tag,
                proxy=(found.get("proxy") or "")[:NAME_LIMIT],
                uid=self.uid,
            ),
        )
        if not self._rejected and answer.noted:
            place = len(answer.noted) - 1
            if self._latest is None or answer.noted[place].age < answer.noted[self._latest].age:
                self._latest = place
        return True


def _short(line: str, answer: Answer) -> bool:
    """A whole op in one line, as `cmd appops get` and Android 8 print it."""
    found = _SHORT.match(line)
    if found is None:
        return False
    rest = found["rest"] or ""
    for time in _TIME.finditer(rest):
        rejected = time["what"] == "rejectTime"
        running = not rejected and "(running)" in rest
        _keep(answer, Noted(found["op"], rejected, age(time["span"], past="+"), running=running))
    return True


def _lines(text: str) -> Iterator[str]:
    return (line.rstrip("\r")[:LINE_LIMIT] for line in text[:TEXT_LIMIT].split("\n"))


def _keep(answer: Answer, noted: Noted) -> None:
    if len(answer.noted) < NOTED_LIMIT:
        answer.noted.append(noted)


def _keep_odd(answer: Answer, line: str) -> None:
    if len(answer.odd) < ODD_LIMIT:
        answer.odd.append(line.strip()[:NAME_LIMIT])
