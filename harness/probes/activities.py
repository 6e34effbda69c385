"""Watches the system's log for activity starts, processes and crashes of the app."""

from __future__ import annotations

import math
import re
import secrets
import threading
import time
from collections.abc import Iterable, Iterator

from harness.devices.interface import Phone
from harness.errors import HarnessError, ProbeError
from harness.model.app import App
from harness.model.evidence import Note
from harness.probes.activity_lines import LogLine, split_line
from harness.probes.activity_trail import WAIT_FOR_LINE_S, Found, Scene, Trail
from harness.probes.interface import Probe, Watch

READY_S = 10.0
"""Until the first marker comes back, else the log cannot be read."""
MARK_AGAIN_S = 1.0
BARRIER_S = 3.0
"""A marker takes milliseconds; after this time the log is behind, and the run goes on."""
REOPEN_TRIES = 5
REOPEN_PAUSE_S = 1.0

_MARK = "harness-mark"
_TAGS = (
    "ActivityTaskManager",
    "ActivityManager",
    *(
        f"{prefix}_{name}"
        for prefix in ("wm", "am")
        for name in ("create_activity", "new_intent", "set_resumed_activity", "resume_activity")
    ),
    *(f"am_{name}" for name in ("proc_start", "proc_died", "kill", "crash")),
)
_FILTER = " ".join(
    (f"{_MARK}:I", *(f"{tag}:I" for tag in _TAGS), "AndroidRuntime:E", "DEBUG:F", "libc:F", "'*:S'")
)


class ActivitiesProbe(Probe):
    """Follows logcat. The stream is opened again when it ends while the phone lives."""

    name = "activities"

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch)
        self._token = secrets.token_hex(4)
        self._marks = 0
        self._seen_mark = 0
        self._arrived = threading.Condition()
        self._stopping = threading.Event()
        self._reader: threading.Thread | None = None
        self._trail: Trail | None = None
        self._place = _Place()

    def start(self) -> None:
        """Begin to watch and record ProbeBegan. ProbeError when the log cannot be read."""
        scene = look_around(self.watch.phone, self.watch.app)
        self._trail = Trail(scene)
        self._reader = threading.Thread(target=self._follow, name="activities", daemon=True)
        self._reader.start()
        if not self._is_followed():
            self._stopping.set()
            raise ProbeError(
                f"{self.watch.phone.name}: its log cannot be followed",
                tip="Try `adb logcat -b system,events -T 1` by hand.",
            )
        self.began(f"logcat; the app's uid is {scene.uid}")

    def flush(self) -> None:
        """Return when everything logged so far is on the timeline. Does not raise."""
        if self._reader is not None and self._reader.is_alive():
            self._barrier(BARRIER_S)

    def stop(self) -> None:
        """Stop watching. Does not raise."""
        self.flush()
        self._stopping.set()
        if self._reader is not None and self._reader.is_alive():
            self._barrier(BARRIER_S)
            self._reader.join(BARRIER_S)
        if self._trail is not None and not self._alive():
            self._write(self._trail.release(math.inf))

    def _is_followed(self) -> bool:
        """Write markers until one comes out: the first may be written before the stream is open."""
        deadline = time.monotonic() + READY_S
        while time.monotonic() < deadline and self._alive():
            if self._barrier(MARK_AGAIN_S):
                return True
        return False

    def _barrier(self, timeout_s: float) -> bool:
        """Write a marker into the log and wait until it comes out. False when it does not."""
        self._marks += 1
        number = self._marks
        try:
            self.watch.phone.shell(f"log -p i -t {_MARK} {self._token}-{number}")
        except HarnessError:
            return False
        with self._arrived:
            return (
                self._arrived.wait_for(
                    lambda: self._seen_mark >= number or not self._alive(), timeout_s
                )
                and self._seen_mark >= number
            )

    def _alive(self) -> bool:
        return self._reader is not None and self._reader.is_alive()

    def _follow(self) -> None:
        """The reading thread: until it is stopped, or the log cannot be had any more."""
        tries = 0
        while not self._stopping.is_set() and tries < REOPEN_TRIES:
            gave = self._follow_once()
            tries = 0 if gave else tries + 1
            if gave and not self._stopping.is_set():
                self.watch.sink.record(Note(text="The phone's log ended; it is opened again."))
            self._stopping.wait(REOPEN_PAUSE_S if tries else 0.1)
        if not self._stopping.is_set() and self._seen_mark:
            self.lost("the phone's log can no longer be followed")
        with self._arrived:
            self._arrived.notify_all()

    def _follow_once(self) -> bool:
        """Read one stream to its end; whether it gave a line."""
        since = self._place.resume()
        gave = False
        command = f"logcat -b main,system,events,crash -v epoch -T {since} {_FILTER}"
        try:
            with self.watch.phone.lines(command) as lines:
                for line in self._place.new_ones(lines):
                    gave = True
                    self._take(line)
                    if self._stopping.is_set():
                        break
        except (HarnessError, OSError, ValueError):
            return gave
        return gave

    def _take(self, line: LogLine) -> None:
        if line.tag == _MARK:
            if self._trail is not None:
                self._write(self._trail.release(line.at - WAIT_FOR_LINE_S))
            token, _, number = line.text.partition("-")
            if token == self._token and number.isdecimal():
                with self._arrived:
                    self._seen_mark = max(self._seen_mark, int(number))
                    self._arrived.notify_all()
        elif self._seen_mark and self._trail is not None:
            self._write(self._trail.feed(line))

    def _write(self, found: Iterable[Found]) -> None:
        for observation in found:
            self.watch.sink.record(observation)


class _Place:
    """How far the log was read, so that a stream opened again goes on where the last one ended."""

    def __init__(self) -> None:
        self._at = 0.0
        self._then: set[str] = set()
        self._resuming = False

    def resume(self) -> str:
        """What `-T` takes: a time, or 1 at first."""
        self._resuming = self._at > 0
        return f"{self._at:.3f}" if self._resuming else "1"

    def new_ones(self, lines: Iterator[str]) -> Iterator[LogLine]:
        """The lines that were not read before."""
        for raw in lines:
            line = split_line(raw)
            if line is None or (self._resuming and self._was_read(raw, line)):
                continue
            if line.at > self._at:
                self._at, self._then = line.at, set()
            if len(self._then) < 1000:
                self._then.add(raw)
            yield line

    def _was_read(self, raw: str, line: LogLine) -> bool:
        if line.at > self._at:
            self._resuming = False
            return False
        return line.at < self._at or raw in self._then


def look_around(phone: Phone, app: App) -> Scene:
    """Read the app's uid, the launcher and system_server's pid. ProbeError without the uid."""
    uid = phone.uid_of(app.package)
    if uid is None:
        raise ProbeError(f"{phone.name}: {app.package} has no uid; is it installed?")
    home = phone.shell(
        "cmd package resolve-activity --brief"
        " -a android.intent.action.MAIN -c android.intent.category.HOME"
    ).output
    launcher = re.findall(r"^([A-Za-z][\w.]*)/", home, re.MULTILINE)
    system = phone.shell("pidof system_server").output.split()
    return Scene(
        app=app,
        uid=uid,
        home=launcher[-1] if launcher else "",
        system_pid=int(system[0]) if len(system) == 1 and system[0].isdecimal() else None,
    )
