"""Reads logcat's lines about activities and processes, of Android 8 to 16; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

LINE_LIMIT = 8000
"""Characters of one line that are read; logd's own limit is about 4,000."""

_LINE = re.compile(
    r"\s*(\d+\.\d+)\s+(?:\S+\s+)??(\d+)\s+(\d+)\s+([VDIWEFS])\s+(\S.*?)\s*:(?: (.*))?$"
)
_START = re.compile(r"START u\d+ \{(.*)\}(?: with (\S+))? from (.*)$")
_UID = re.compile(r"\buid (\d+)(?: \((?!BAL_)([A-Za-z][\w.]*)\))?")
_CALLING = re.compile(r"\bcallingPackage[ =](\S+)")
_RESULT = re.compile(r"\bresult code=(-?\d+)")
_COMPONENT = re.compile(r"([A-Za-z][\w.]*)/([\w.$]+)")
_BLOCKED = re.compile(r"\(?\bBAL_BLOCK")
_INTENT = re.compile(r"(?:^|\s)(act|dat|cmp)=(\S+)")
_START_PROC = re.compile(
    r"Start proc (\d+):([^\s/]+)/(\S+) for ((?:pre-|next-)?[\w-]+(?: \w+)?)[ :]*(.*)$"
)
_CALLER = re.compile(r"\bcaller[=:] ?([A-Za-z][\w.]*)")
_DIED = re.compile(r"Process (\S+) \(pid (\d+)\) has died")
_KILLING = re.compile(r"Killing (\d+):([^\s/]+)/\S+ \(adj [^)]*\): (.*)$")
_CRASH_HEAD = re.compile(r"Process: (\S+?), PID: (\d+)")
_NATIVE = re.compile(r"pid: (\d+), tid: \d+, name: .*>>> (\S+) <<<")


@dataclass(frozen=True)
class LogLine:
    """One line of `logcat -v epoch`."""

    at: float
    """Seconds since the epoch by the phone's clock."""
    pid: int
    """Of the process that wrote it."""
    tag: str
    text: str


@dataclass(frozen=True)
class Start:
    """The system started, or refused to start, an activity."""

    caller_uid: int | None
    caller: str
    """Package, where the line names it."""
    package: str
    activity: str
    """Full class name; empty when the intent was not resolved."""
    action: str
    data: str
    started: bool
    source: Literal["log", "events"]
    """START lines, or the events buffer."""


@dataclass(frozen=True)
class Resumed:
    """An activity came to the front."""

    package: str
    activity: str


@dataclass(frozen=True)
class ProcessBegan:
    """A process was started."""

    pid: int
    process: str
    cause: str
    caller: str
    """Package that caused it, where the system says so."""


@dataclass(frozen=True)
class ProcessGone:
    """A process died or was killed."""

    pid: int
    process: str
    detail: str


@dataclass(frozen=True)
class Crash:
    """A line of a crash report, or the event that sums one up."""

    pid: int
    process: str
    """Empty where this line does not name it."""
    text: str


Happening = Start | Resumed | ProcessBegan | ProcessGone | Crash


def split_line(line: str) -> LogLine | None:
    """Time, pid, tag and text of a line; None for headers and what is no log line."""
    found = _LINE.match(line[:LINE_LIMIT])
    if found is None:
        return None
    at, pid, _tid, _priority, tag, text = found.groups()
    return LogLine(float(at), int(pid), tag, text or "")


def read(line: LogLine) -> Happening | None:
    """What the line tells, or None."""
    if line.tag in {"ActivityTaskManager", "ActivityManager"}:
        return _of_manager(line.text)
    if line.tag in {"AndroidRuntime", "DEBUG", "libc"}:
        return _of_crash(line)
    if line.tag.startswith(("wm_", "am_")):
        return _of_event(line.tag.partition("_")[2], _fields(line.text))
    return None


def _of_manager(text: str) -> Happening | None:
    if text.startswith("START "):
        return _start(text)
    if found := _START_PROC.match(text):
        pid, process, _user, cause, rest = found.groups()
        caller = _CALLER.search(rest)
        return ProcessBegan(int(pid), process, cause, caller[1] if caller else "")
    if found := _DIED.match(text):
        return ProcessGone(int(found[2]), found[1], "died")
    if found := _KILLING.match(text):
        return ProcessGone(int(found[1]), found[2], f"killed: {found[3]}")
    return None


def _start(text: str) -> Start | None:
    """A START line. The intent is the app's own text; what follows its last brace is not."""
    found = _START.match(text)
    if found is None:
        return None
    intent, _launch, origin = found.groups()
    said = _said(intent)
    package, activity = _component(said.get("cmp", ""))
    uid, calling, result = _UID.search(origin), _CALLING.search(origin), _RESULT.search(origin)
    refused = result is not None and not 0 <= int(result[1]) < 100
    return Start(
        caller_uid=int(uid[1]) if uid else None,
        caller=(uid[2] if uid and uid[2] else "") or (calling[1] if calling else ""),
        package=package,
        activity=activity,
        action=said.get("act", ""),
        data=said.get("dat", ""),
        started=not refused and _BLOCKED.search(origin) is None,
        source="log",
    )


def _said(intent: str) -> dict[str, str]:
    """Action, data and component. The app's own text stands between the first and the last."""
    said: dict[str, str] = {}
    for name, value in _INTENT.findall(intent):
        if name == "cmp":
            said[name] = value
        else:
            said.setdefault(name, value)
    return said


def _of_crash(line: LogLine) -> Crash | None:
    if native := _NATIVE.search(line.text):
        return Crash(int(native[1]), native[2], line.text)
    if line.tag == "DEBUG" or (line.tag == "libc" and not line.text.startswith("Fatal signal")):
        return None
    head = _CRASH_HEAD.match(line.text)
    if head:
        return Crash(int(head[2]), head[1], line.text)
    return Crash(line.pid, "", line.text)


def _of_event(name: str, fields: list[str]) -> Happening | None:
    reader = _EVENTS.get(name)
    if reader is None:
        return None
    try:
        return reader(fields)
    except (IndexError, ValueError):
        return None


def _activity_event(fields: list[str]) -> Start | None:
    """[User, Token, TaskId, Component, Action, MIME, URI, Flags]."""
    package, activity = _component(fields[3])
    if not package:
        return None
    action, data = ("" if said == "NULL" else said for said in (fields[4], ",".join(fields[6:-1])))
    return Start(None, "", package, activity, action, data, started=True, source="events")


def _resumed_event(fields: list[str]) -> Resumed | None:
    """[User, Component, Reason]."""
    package, activity = _component(fields[1])
    return Resumed(package, activity) if package else None


def _proc_start(fields: list[str]) -> ProcessBegan:
    """[User, PID, UID, Process, Type, Component]."""
    rest = ",".join(fields[5:])
    caller = _CALLER.search(rest)
    return ProcessBegan(int(fields[1]), fields[3], fields[4], caller[1] if caller else "")


def _proc_died(fields: list[str]) -> ProcessGone:
    """[User, PID, Process, ...]."""
    return ProcessGone(int(fields[1]), fields[2], "died")


def _killed(fields: list[str]) -> ProcessGone:
    """[User, PID, Process, OomAdj, Reason, ...]."""
    return ProcessGone(int(fields[1]), fields[2], f"killed: {fields[4]}")


def _crashed(fields: list[str]) -> Crash:
    """[PID, User, Process, Flags, Exception, Message, File, Line], or User first."""
    return Crash(
        max(int(fields[0]), int(fields[1])), fields[2], f"{fields[4]}: {','.join(fields[5:-2])}"
    )


_EVENTS = {
    "create_activity": _activity_event,
    "new_intent": _activity_event,
    "set_resumed_activity": _resumed_event,
    "resume_activity": lambda fields: _resumed_event([fields[0], fields[3]]),
    "proc_start": _proc_start,
    "proc_died": _proc_died,
    "kill": _killed,
    "crash": _crashed,
}


def _fields(text: str) -> list[str]:
    return [field.strip() for field in text.strip().removeprefix("[").removesuffix("]").split(",")]


def _component(text: str) -> tuple[str, str]:
    """Package and full class of `com.x/.Main`, or empty texts."""
    found = _COMPONENT.search(text)
    if found is None:
        return "", ""
    package, activity = found.groups()
    return package, package + activity if activity.startswith(".") else activity
