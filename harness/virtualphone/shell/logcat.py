"""logcat and log."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from dataclasses import replace as changed
from datetime import datetime

from harness.virtualphone.clock import ZONE
from harness.virtualphone.logs import BUFFERS, DEFAULT_BUFFERS, PRIORITIES, Entry, Format
from harness.virtualphone.shell.call import Call, Command

_STYLES = ("brief", "process", "tag", "thread", "raw", "time", "threadtime", "long")
_WITH_VALUE = frozenset("bvtTemrnGfDp")


class BadOption(Exception):
    """The command line cannot be understood; says why as logcat does."""


@dataclass
class Request:
    """What a logcat command line asks for."""

    buffers: list[str] = field(default_factory=list)
    format: Format = field(default_factory=Format)
    dump: bool = False
    clear: bool = False
    sizes: bool = False
    tail: int | None = None
    since: float | None = None
    pid: int | None = None
    pattern: re.Pattern[str] | None = None
    max_count: int | None = None
    filters: dict[str, str] = field(default_factory=dict)
    """Least priority by tag; `*` for the others; S for none."""

    def wants(self, entry: Entry) -> bool:
        """True when the entry is to be printed."""
        if self.pid is not None and entry.pid != self.pid:
            return False
        if self.since is not None and entry.at < self.since:
            return False
        least = self.filters.get(entry.tag, self.filters.get("*", "V"))
        if least == "S" or PRIORITIES.index(entry.priority) < PRIORITIES.index(least):
            return False
        return self.pattern is None or self.pattern.search(entry.text) is not None


def parse(args: list[str]) -> Request:
    """Understand logcat's arguments. BadOption says what is wrong."""
    request = Request()
    at = 0
    while at < len(args):
        name, value, used = _option(args, at)
        at += used
        if not _flag(request, name):
            _valued(request, name, value)
    request.buffers = request.buffers or list(DEFAULT_BUFFERS)
    return request


def _option(args: list[str], at: int) -> tuple[str, str, int]:
    """The option at a place, its value, and how many words both take."""
    word = args[at]
    if word.startswith("--"):
        name, equals, value = word[2:].partition("=")
        if equals or name in ("clear", "dump", "last", "wrap", "dividers"):
            return name, value, 1
        return name, args[at + 1] if at + 1 < len(args) else "", 2
    if word.startswith("-") and len(word) > 1:
        if word[1] not in _WITH_VALUE:
            return word[1:], "", 1
        if len(word) > 2:
            return word[1], word[2:], 1
        if at + 1 >= len(args):
            raise BadOption(f"logcat: option requires an argument -- '{word[1]}'")
        return word[1], args[at + 1], 2
    return "filter", word, 1


def _flag(request: Request, name: str) -> bool:
    match name:
        case "d" | "dump":
            request.dump = True
        case "c" | "clear":
            request.clear = True
        case "g":
            request.sizes = True
        case "s":
            request.filters.setdefault("*", "S")
        case "L" | "last" | "B" | "S" | "wrap" | "dividers" | "D":
            pass
        case _:
            return False
    return True


def _valued(request: Request, name: str, value: str) -> None:
    match name:
        case "b" | "buffer":
            request.buffers += _buffers(value)
        case "v" | "format":
            request.format = _format(request.format, value)
        case "t" | "T":
            request.dump = request.dump or name == "t"
            _from(request, value)
        case "pid":
            request.pid = _number(value)
        case "e" | "regex":
            try:
                request.pattern = re.compile(value)
            except re.error as error:
                raise BadOption(f"logcat: Invalid regex '{value}'") from error
        case "m" | "max-count":
            request.max_count = _number(value)
        case "filter":
            _filter(request, value)
        case "G" | "f" | "r" | "n" | "p" | "uid":
            pass
        case _:
            raise BadOption(f"logcat: unrecognized option '{name}'")


def _buffers(value: str) -> list[str]:
    names: list[str] = []
    for name in value.split(","):
        if name in ("all", "default"):
            names += BUFFERS if name == "all" else DEFAULT_BUFFERS
        elif name in BUFFERS or name == "kernel":
            names += [name] if name in BUFFERS else []
        else:
            raise BadOption(f"logcat: Unknown -b buffer '{name}'.")
    return names


def _format(before: Format, value: str) -> Format:
    for word in value.split(","):
        match word.strip():
            case style if style in _STYLES:
                before = changed(before, style=style)
            case "epoch":
                before = changed(before, epoch=True)
            case "year":
                before = changed(before, year=True)
            case "zone" | "UTC":
                before = changed(before, zone=True)
            case "usec":
                before = changed(before, microseconds=True)
            case "uid":
                before = changed(before, uid=True)
            case "color" | "colour" | "printable" | "descriptive" | "nsec" | "monotonic":
                pass
            case other:
                raise BadOption(f'Invalid parameter "{other}" to -v')
    return before


def _from(request: Request, value: str) -> None:
    if value.isdecimal():
        request.tail = int(value)
    elif re.fullmatch(r"\d+\.\d+", value):
        request.since = float(value)
    else:
        request.since = _moment(value)


def _moment(value: str) -> float:
    this_year = datetime.now(ZONE).year
    for pattern in ("%Y-%m-%d %H:%M:%S.%f", "%Y %m-%d %H:%M:%S.%f"):
        for text in (value, f"{this_year} {value}"):
            try:
                return datetime.strptime(text, pattern).replace(tzinfo=ZONE).timestamp()
            except ValueError:
                continue
    raise BadOption(f'logcat: -t/-T "{value}" not in "%m-%d %H:%M:%S.%q" time format')


def _number(value: str) -> int:
    if not value.isdecimal():
        raise BadOption(f"logcat: {value} is not a number")
    return int(value)


def _filter(request: Request, value: str) -> None:
    tag, colon, least = value.partition(":")
    least = least.upper() or "V"
    if least not in PRIORITIES + "S" or not tag:
        raise BadOption(f"logcat: Invalid filter expression '{value}'")
    request.filters[tag] = "V" if tag != "*" and not colon else least


class _Printer:
    """Prints entries with the divider that begins each buffer."""

    def __init__(self, call: Call, request: Request) -> None:
        self._call = call
        self._request = request
        self._begun: set[str] = set()
        self.count = 0

    async def print(self, entries: list[Entry]) -> bool:
        """Print those that are wanted; False when enough were printed."""
        lines: list[str] = []
        limit = self._request.max_count
        for entry in entries:
            if not self._request.wants(entry):
                continue
            if entry.buffer not in self._begun:
                self._begun.add(entry.buffer)
                lines.append(f"--------- beginning of {entry.buffer}")
            moment = self._call.phone.clock.local(entry.at)
            lines += self._request.format.lines(entry, moment)
            self.count += 1
            if limit is not None and self.count >= limit:
                break
        if lines:
            await self._call.write("".join(f"{line}\n" for line in lines).encode())
        return limit is None or self.count < limit


async def logcat(call: Call) -> int:
    """Print, follow or clear the log."""
    try:
        request = parse(call.args[1:])
    except BadOption as problem:
        return await call.complain(str(problem))
    logs = call.phone.logs
    if request.clear:
        logs.clear(request.buffers)
        return 0
    if request.sizes:
        for name in request.buffers:
            await call.say(f"{name}: ring buffer is 256 KiB (0 B consumed), max entry is 5120 B")
        return 0
    return await _print(call, request)


async def _print(call: Call, request: Request) -> int:
    logs = call.phone.logs
    printer = _Printer(call, request)
    # It listens before the old entries are taken, so that none falls between.
    follower = logs.follow(request.buffers)
    try:
        old = logs.entries(request.buffers)
        newest = old[-1].number if old else -1
        if request.tail is not None:
            old = [entry for entry in old if request.wants(entry)]
            old = old[len(old) - min(request.tail, len(old)) :]
        goes_on = await printer.print(old)
        while goes_on and not request.dump:
            batch = await follower.batch()
            if not batch:
                break
            goes_on = await printer.print([entry for entry in batch if entry.number > newest])
    finally:
        follower.close()
    return 0


async def log(call: Call) -> int:
    """`log` [-p PRIORITY] [-t TAG] TEXT: write a line to the log."""
    priority, tag = "I", "log"
    words = call.args[1:]
    while len(words) > 1 and words[0] in ("-p", "-t"):
        if words[0] == "-p":
            priority = words[1].upper()
        else:
            tag = words[1]
        words = words[2:]
    if priority not in PRIORITIES:
        return await call.complain(f"log: bad -p '{priority}'")
    call.phone.logs.write("main", priority, tag, " ".join(words), pid=7000, uid=call.uid)
    return 0


COMMANDS: dict[str, Command] = {"logcat": logcat, "log": log}
