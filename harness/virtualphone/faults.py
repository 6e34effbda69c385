"""What is broken on the phone, on purpose."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass


@dataclass
class Faults:
    """The faults that the phone shows now; `vphone fault` sets them."""

    adb_gone_until: float = 0.0
    """Monotonic moment until which adb connections are refused."""
    hang_until: float = 0.0
    """Monotonic moment until which no shell command answers."""
    storage_full: bool = False
    battery_low: bool = False
    refuse_install: str = ""
    """Failure code that the next installs meet."""
    refuse_times: int = 0

    @property
    def adb_gone(self) -> bool:
        """True while adb connections are refused."""
        return time.monotonic() < self.adb_gone_until

    async def hang(self) -> None:
        """Return when the shell answers again."""
        # The moment may be changed while this waits.
        while (left := self.hang_until - time.monotonic()) > 0:  # noqa: ASYNC110
            await asyncio.sleep(min(left, 0.1))

    def take_install_refusal(self) -> str:
        """The failure code that this install must meet, or empty; counts it."""
        if not self.refuse_times:
            return ""
        self.refuse_times -= 1
        return self.refuse_install

    def clear(self) -> None:
        """Mend everything."""
        self.__init__()  # type: ignore[misc]
