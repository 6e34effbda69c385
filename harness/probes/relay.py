"""What the relay keeps, what it tells, and for whom it answers: its parts without mitmproxy."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Callable

BODY_LIMIT = 8 * 1024 * 1024
"""Bytes kept of one body; the rest is relayed and counted."""
RAW_LIMIT = 1024 * 1024
"""Bytes kept of what a connection carries that is no HTTP, each time it is told of."""
BACKLOG_LIMIT = 128 * 1024 * 1024
"""Bytes of events waiting for the harness; beyond it, bodies are counted, not kept."""
RESERVED = ("example", "test", "invalid")
"""Top-level domains that no server has (RFC 2606, RFC 6761): the proxy answers for them."""
RESERVED_SECOND = ("example.com", "example.net", "example.org")
PACKAGE_TYPE = "application/vnd.android.package-archive"


def answers_itself(host: str) -> bool:
    """Whether the host's name is reserved, so that no server can be asked."""
    name = host.rstrip(".").lower()
    if name.rpartition(".")[2] in RESERVED:
        return True
    return any(name == known or name.endswith(f".{known}") for known in RESERVED_SECOND)


def is_two_way(content_type: str | None) -> bool:
    """Whether the request's body may wait for the answer's, so that it must pass as it comes."""
    return (content_type or "").strip().lower().startswith("application/grpc")


def is_package(address: str, status: int, content_type: str | None) -> bool:
    """Whether an answer brings an Android package, by its address or by what it says it is."""
    if status not in (200, 206):
        return False
    declared = (content_type or "").partition(";")[0].strip().lower()
    path = address.partition("?")[0].partition("#")[0].lower()
    return declared == PACKAGE_TYPE or path.endswith(".apk")


class Teller:
    """Writes events, from its own thread so that the proxy never waits for the harness."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._waiting = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._drain, name="teller", daemon=True)
        self._thread.start()

    def tell(self, event: str, **facts: object) -> None:
        """Queue one event."""
        line = json.dumps({"event": event, **facts})
        with self._lock:
            self._waiting += len(line)
        self._lines.put(line)

    @property
    def full(self) -> bool:
        """Whether the harness is so far behind that bodies are no longer kept."""
        return self._waiting > BACKLOG_LIMIT

    def close(self) -> None:
        """Write what is left."""
        self._lines.put(None)
        self._thread.join(timeout=10)

    def _drain(self) -> None:
        while (line := self._lines.get()) is not None:
            try:
                self._write(line + "\n")
            except OSError:
                return
            with self._lock:
                self._waiting -= len(line)


class Tee:
    """Lets a body pass while it keeps the beginning."""

    def __init__(self, limit: int = BODY_LIMIT) -> None:
        self.kept = bytearray()
        self.size = 0
        self._limit = limit

    def __call__(self, chunk: bytes) -> bytes:
        """Relay one chunk unchanged."""
        self.size += len(chunk)
        self.kept += chunk[: max(0, self._limit - len(self.kept))]
        return chunk

    def take(self) -> tuple[bytes, int]:
        """What was kept and how long it was, since the last time."""
        taken = bytes(self.kept), self.size
        self.kept, self.size = bytearray(), 0
        return taken
