"""The phone's own clock, which may differ from the host's."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8), "CST")
"""The phone lives in Asia/Shanghai, which knows no summer time."""


class Clock:
    """Wall clock and time since boot."""

    def __init__(self) -> None:
        self._offset_s = 0.0
        self._booted = time.monotonic()

    def now(self) -> float:
        """Seconds since the Unix epoch by the phone's clock."""
        return time.time() + self._offset_s

    def local(self, seconds: float | None = None) -> datetime:
        """A moment (now, unless given) in the phone's time zone."""
        return datetime.fromtimestamp(self.now() if seconds is None else seconds, ZONE)

    def uptime(self) -> float:
        """Seconds since boot."""
        return time.monotonic() - self._booted

    def set(self, seconds: float) -> None:
        """Set the wall clock to this moment."""
        self._offset_s = seconds - time.time()

    def rebooted(self) -> None:
        """Begin to count the time since boot anew."""
        self._booted = time.monotonic()
