"""From what the log tells to evidence about one app: pure, fed line by line."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.app import App
from harness.model.evidence import ActivityStarted, ProcessEnded, ProcessStarted
from harness.probes.activity_lines import (
    Crash,
    Happening,
    LogLine,
    ProcessBegan,
    ProcessGone,
    Resumed,
    Start,
    read,
)

SAME_START_S = 3.0
"""Within this time an event belongs to the START line of the same package."""
WAIT_FOR_LINE_S = 0.5
"""From Android 12 the START line comes after the events that it causes; they wait for it."""
CRASH_LINES = 12
CRASH_PIDS = 50
_RAW = 500
"""Characters kept of a line."""
_PER_USER = 100_000
"""An app's uid in a work profile or clone is its uid and this times the user's number."""

Found = ActivityStarted | ProcessStarted | ProcessEnded


@dataclass(frozen=True)
class Scene:
    """What the trail has to know of the phone."""

    app: App
    uid: int
    """The app's."""
    home: str
    """Package of the launcher."""
    system_pid: int | None
    """Of system_server: apps can write lines with any tag, but not with this pid."""


class Trail:
    """Keeps what concerns the app: as caller, as target, its own processes, and whom it wakes."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._package = scene.app.package
        self._starts: deque[tuple[float, str]] = deque(maxlen=64)
        self._waiting: deque[ActivityStarted] = deque(maxlen=64)
        self._front = ""
        self._alive: dict[int, str] = {}
        self._ended: deque[int] = deque(maxlen=256)
        self._crashes: dict[int, list[str]] = {}

    def feed(self, line: LogLine) -> Iterator[Found]:
        """The evidence that is certain with this line."""
        yield from self.release(line.at - WAIT_FOR_LINE_S)
        happening = read(line)
        if happening is None or not (isinstance(happening, Crash) or self._by_system(line)):
            return
        found = self._judge(happening, line)
        if found is None:
            return
        found = found.model_copy(update={"source_at": line.at})
        if isinstance(found, ActivityStarted) and found.source == "events":
            self._waiting.append(found)
        else:
            yield found

    def release(self, until: float) -> Iterator[Found]:
        """The starts known from events up to this time of the phone, which no line repeated."""
        while self._waiting and (self._waiting[0].source_at or 0.0) <= until:
            yield self._waiting.popleft()

    def _judge(self, happening: Happening, line: LogLine) -> Found | None:
        match happening:
            case Start():
                return self._started(happening, line)
            case Resumed():
                return self._resumed(happening, line)
            case ProcessBegan():
                return self._process_began(happening)
            case ProcessGone():
                return self._process_gone(happening)
            case Crash():
                self._note_crash(happening)
                return None

    def _by_system(self, line: LogLine) -> bool:
        return self._scene.system_pid in (None, line.pid)

    def _started(self, start: Start, line: LogLine) -> ActivityStarted | None:
        concerned = self._package in (start.package, self._caller(start))
        if start.source == "log":
            self._starts.append((line.at, start.package))
            kept = [event for event in self._waiting if event.target != start.package]
            self._waiting = deque(kept, maxlen=64)
        elif self._was_told(start.package, line.at):
            return None
        else:
            concerned = concerned or self._leads_away(start.package)
        if not concerned:
            return None
        return ActivityStarted(
            caller=self._caller(start),
            target=start.package,
            activity=start.activity,
            action=start.action,
            data=start.data,
            started=start.started,
            source=start.source,
            raw=line.text[:_RAW],
        )

    def _caller(self, start: Start) -> str:
        if start.caller:
            return start.caller
        if start.caller_uid is None:
            return "unknown"
        own = start.caller_uid % _PER_USER == self._scene.uid % _PER_USER
        return self._package if own else f"uid {start.caller_uid}"

    def _resumed(self, resumed: Resumed, line: LogLine) -> ActivityStarted | None:
        """A living activity that comes to the front has no START line on some phones."""
        away = self._leads_away(resumed.package)
        self._front = resumed.package
        if not away or self._was_told(resumed.package, line.at):
            return None
        self._starts.append((line.at, resumed.package))
        return ActivityStarted(
            caller="unknown",
            target=resumed.package,
            activity=resumed.activity,
            source="events",
            raw=line.text[:_RAW],
        )

    def _leads_away(self, package: str) -> bool:
        """From the app in front to another one that is not the launcher."""
        return self._front == self._package and package not in (self._package, self._scene.home)

    def _was_told(self, package: str, at: float) -> bool:
        return any(package == told and at - then <= SAME_START_S for then, told in self._starts)

    def _process_began(self, began: ProcessBegan) -> ProcessStarted | None:
        own = self._is_own(began.process)
        if began.pid in self._alive or not (own or began.caller == self._package):
            return None
        self._alive[began.pid] = began.process
        package = self._package if own else began.process.partition(":")[0]
        cause = f"{began.cause}, caller {began.caller}" if began.caller else began.cause
        return ProcessStarted(process=began.process, package=package, pid=began.pid, cause=cause)

    def _process_gone(self, gone: ProcessGone) -> ProcessEnded | None:
        known = self._alive.pop(gone.pid, None)
        if known is None and (gone.pid in self._ended or not self._is_own(gone.process)):
            return None
        self._ended.append(gone.pid)
        crash = self._crashes.pop(gone.pid, [])
        own = self._is_own(gone.process)
        return ProcessEnded(
            process=gone.process,
            package=self._package if own else gone.process.partition(":")[0],
            pid=gone.pid,
            crashed=bool(crash),
            detail="\n".join(crash) or gone.detail,
        )

    def _note_crash(self, crash: Crash) -> None:
        if crash.process and not self._is_own(crash.process):
            return
        if crash.pid not in self._crashes:
            begins = crash.process or crash.text.startswith(("FATAL EXCEPTION", "Fatal signal"))
            if not begins or len(self._crashes) >= CRASH_PIDS:
                return
        lines = self._crashes.setdefault(crash.pid, [])
        if len(lines) < CRASH_LINES:
            lines.append(crash.text[:_RAW])

    def _is_own(self, process: str) -> bool:
        name = process.partition(":")[0]
        return name == self._package or process in self._scene.app.processes
