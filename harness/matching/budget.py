"""What a hostile message may cost: depth, decoded bytes and time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

WORK = 256 * 1024
"""Bytes of work before the first look at the clock: in a short message it takes too long."""
QUESTION = 16 * 1024
"""Bytes of work that stand between two questions whether the time is up."""


@dataclass(frozen=True)
class Limits:
    """How much work one message is worth."""

    depth: int = 8
    """Decoders within decoders."""
    decoded: int = 48 * 1024 * 1024
    """Bytes of all decoded layers together."""
    layer: int = 16 * 1024 * 1024
    """Bytes of one decoded layer."""
    ratio: int = 256
    """Decoded bytes per byte that came; small messages may decode to 1 MB all the same."""
    seconds: float = 2.0
    """Of the processor, so that a busy machine finds what an idle one does."""


class Budget:
    """What is left of the limits while one message is searched."""

    def __init__(
        self, limits: Limits, size: int, clock: Callable[[], float] = time.thread_time
    ) -> None:
        self.limits = limits
        self._clock = clock
        self._work = size
        """Bytes that were worked on, as far as the budget knows."""
        self._deadline = clock() + limits.seconds if size >= WORK else None
        self._left = min(limits.decoded, max(size * limits.ratio, 1 << 20))
        self.reasons: dict[str, None] = {}
        """Why something was left out, in words, in order."""

    @property
    def room(self) -> int:
        """Bytes that the next decoder may still yield."""
        return min(self._left, self.limits.layer)

    def spend(self, size: int) -> None:
        """So many bytes were decoded."""
        self._left -= size
        self._work += size

    def allows(self, depth: int) -> bool:
        """Whether another layer at this depth may be searched; notes why not."""
        if depth > self.limits.depth:
            self.note(f"decoders nested more than {self.limits.depth} deep")
        elif self._left <= 0:
            self.note("more decoded data than the message is worth")
        elif not self.late():
            return True
        return False

    def late(self) -> bool:
        """Whether the time is up; notes it."""
        self._work += QUESTION
        if self._work < WORK:
            return False
        if self._deadline is None:
            self._deadline = self._clock() + self.limits.seconds
        if self._clock() < self._deadline:
            return False
        self.note(f"what was left after {self.limits.seconds:g} s of searching")
        return True

    def note(self, reason: str) -> None:
        """Something was left out."""
        self.reasons.setdefault(reason)
