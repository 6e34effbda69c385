"""How much one agent may say: ours says little, so what says much more is not ours."""

from __future__ import annotations

import time
from collections.abc import Callable

RATE_PER_S = 2500.0
"""Our agent's worst second, with a new and long stack for each of its 200 lines."""
BURST = 40_000.0
BYTES_FOR_ONE = 4096
LINE = 3.0
"""A line on the timeline costs more than its bytes: its stack is written out again."""
FAULT = 2000.0
"""What our agent would never say: twenty of these spend a whole burst."""


class Allowance:
    """Is spent by talking and refills with time. Once overdrawn it stays so."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left = BURST
        self._at = clock()
        self.overdrawn = False

    def spend(self, amount: float) -> bool:
        """Take so much; False when there is not enough, and ever after."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._at) * RATE_PER_S) - amount
        self._at = now
        self.overdrawn = self.overdrawn or self._left < 0
        return not self.overdrawn
