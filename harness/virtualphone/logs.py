"""logcat's buffers: bounded, followed by readers, and printed in logcat's formats."""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from harness.virtualphone.clock import Clock

BUFFERS = ("main", "system", "crash", "events", "radio")
DEFAULT_BUFFERS = ("main", "system", "crash")
PRIORITIES = "VDIWEF"
_MAX_ENTRIES = 20_000
_MAX_TEXT = 4000


@dataclass(frozen=True)
class Entry:
    """One message; `text` may have several lines."""

    number: int
    at: float
    """Seconds since the epoch by the phone's clock."""
    buffer: str
    priority: str
    tag: str
    text: str
    pid: int
    tid: int
    uid: int


class Logs:
    """All buffers of one phone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers = itertools.count()
        self._buffers: dict[str, deque[Entry]] = {
            name: deque(maxlen=_MAX_ENTRIES) for name in BUFFERS
        }
        self._readers: set[asyncio.Queue[Entry]] = set()

    def write(  # noqa: PLR0913 - a log entry has these facts
        self,
        buffer: str,
        priority: str,
        tag: str,
        text: str,
        *,
        pid: int = 0,
        tid: int = 0,
        uid: int = 1000,
    ) -> None:
        """Add a message; too long a text is cut as logd cuts it."""
        entry = Entry(
            next(self._numbers),
            self._clock.now(),
            buffer,
            priority,
            tag[:128].replace("\n", " "),
            text[:_MAX_TEXT],
            pid,
            tid or pid,
            uid,
        )
        self._buffers[buffer].append(entry)
        for reader in list(self._readers):
            try:
                reader.put_nowait(entry)
            except asyncio.QueueFull:
                # logd drops a reader that does not keep up.
                self._readers.discard(reader)

    def clear(self, buffers: Iterable[str]) -> None:
        """Forget what these buffers hold."""
        for name in buffers:
            self._buffers[name].clear()

    def entries(self, buffers: Iterable[str]) -> list[Entry]:
        """What these buffers hold, oldest first."""
        return sorted(
            itertools.chain.from_iterable(self._buffers[name] for name in buffers),
            key=lambda entry: entry.number,
        )

    def follow(self, buffers: Iterable[str]) -> Follower:
        """A reader of what comes into these buffers from now on; to be closed."""
        return Follower(frozenset(buffers), self._readers)


class Follower:
    """Gets every new entry of its buffers, until it is closed or falls too far behind."""

    def __init__(self, buffers: frozenset[str], readers: set[asyncio.Queue[Entry]]) -> None:
        self._buffers = buffers
        self._queue: asyncio.Queue[Entry] = asyncio.Queue(maxsize=_MAX_ENTRIES * 2)
        self._readers = readers
        readers.add(self._queue)

    async def batch(self) -> list[Entry]:
        """What has come since the last call; waits for something. Empty when cut off."""
        wanted: list[Entry] = []
        while not wanted and (self._queue in self._readers or not self._queue.empty()):
            entries = [await self._queue.get()]
            while not self._queue.empty():
                entries.append(self._queue.get_nowait())
            wanted = [entry for entry in entries if entry.buffer in self._buffers]
        return wanted

    def close(self) -> None:
        """Listen no longer."""
        self._readers.discard(self._queue)


@dataclass(frozen=True)
class Format:
    """How `logcat -v` prints."""

    style: str = "threadtime"
    """threadtime, time, brief, tag, process, thread, raw or long."""
    epoch: bool = False
    year: bool = False
    zone: bool = False
    microseconds: bool = False
    uid: bool = False

    def lines(self, entry: Entry, moment: datetime) -> list[str]:
        """An entry as printed, one string a line."""
        body = entry.text.rstrip("\n").split("\n")
        if self.style == "long":
            return [f"[ {self._head(entry, moment)} ]", *body, ""]
        head = self._head(entry, moment)
        return [head + line for line in body]

    def _head(self, entry: Entry, moment: datetime) -> str:
        at = self._time(moment)
        owner = f"{_user(entry.uid):>5}:" if self.uid else ""
        mark, tag, pid, tid = entry.priority, entry.tag, entry.pid, entry.tid
        forms = {
            "brief": f"{mark}/{tag:<8}({owner}{pid:5}): ",
            "tag": f"{mark}/{tag:<8}: ",
            "process": f"{mark}({owner}{pid:5}) ",
            "thread": f"{mark}({owner}{pid:5}:{tid:5}) ",
            "raw": "",
            "time": f"{at} {mark}/{tag:<8}({owner}{pid:5}): ",
            "long": f"{at} {owner}{pid:5}:{tid:5} {mark}/{tag:<8}",
            "threadtime": f"{at} {owner.replace(':', ' ')}{pid:5} {tid:5} {mark} {tag:<8}: ",
        }
        return forms[self.style]

    def _time(self, moment: datetime) -> str:
        fraction = f"{moment.microsecond:06}"[: 6 if self.microseconds else 3]
        if self.epoch:
            return f"{int(moment.timestamp()):>19}.{fraction}"
        day = moment.strftime("%Y-%m-%d " if self.year else "%m-%d ")
        zone = moment.strftime(" %z") if self.zone else ""
        return f"{day}{moment:%H:%M:%S}.{fraction}{zone}"


def _user(uid: int) -> str:
    names = {0: "root", 1000: "system", 2000: "shell"}
    return names.get(uid) or (f"u0_a{uid - 10000}" if uid >= 10000 else str(uid))
