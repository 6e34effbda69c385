"""Fingers: which window a touch goes to, and the record of what was touched."""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from harness.virtualphone.node import Node
from harness.virtualphone.window import Window

_REMEMBERED = 200
_SLOP = 24
"""Pixels a finger may wander and still tap."""
_MOST_MOVES = 60


@dataclass(frozen=True)
class Touch:
    """One thing a finger did."""

    action: str
    """`down`, `move` or `up`."""
    x: int
    y: int
    at: float
    """Seconds since the Unix epoch by the phone's clock."""
    package: str
    """Whose window it went to; empty when there was none."""


class Touches:
    """One finger. The window that is touched first keeps it until it is lifted."""

    def __init__(
        self, window_at: Callable[[int, int], Window | None], now: Callable[[], float]
    ) -> None:
        self.record: deque[Touch] = deque(maxlen=_REMEMBERED)
        self._window_at = window_at
        self._now = now
        self._held: tuple[Window, int, int] | None = None

    async def press(self, action: str, x: float, y: float) -> None:
        """Put the finger `down`, `move` it or lift it `up`."""
        x, y = int(x), int(y)
        if action == "down":
            window = self._window_at(x, y)
            self._held = (window, x, y) if window else None
        held = self._held
        package = held[0].package if held else ""
        self.record.append(Touch(action, x, y, self._now(), package))
        if action == "up":
            self._held = None
        if held is None:
            return
        window, down_x, down_y = held
        if not isinstance(window.app, str):
            window.app.send("touch", action, str(x), str(y))
        elif action == "up" and abs(x - down_x) <= _SLOP and abs(y - down_y) <= _SLOP:
            await _tap(window.root, x, y)

    async def tap(self, x: float, y: float, held_s: float = 0.0) -> None:
        """A tap, or a long press of so many seconds."""
        await self.press("down", x, y)
        if held_s:
            await asyncio.sleep(held_s)
        await self.press("up", x, y)

    async def swipe(self, points: Sequence[tuple[float, float]], duration_s: float) -> None:
        """Along the points, in even steps; at least two points."""
        moves = max(2, min(_MOST_MOVES, int(duration_s / 0.01)))
        legs = len(points) - 1
        await self.press("down", *points[0])
        for move in range(1, moves + 1):
            await asyncio.sleep(duration_s / moves)
            leg, along = divmod(move * legs / moves, 1)
            start = points[min(int(leg), legs)]
            end = points[min(int(leg) + 1, legs)]
            await self.press(
                "move",
                start[0] + (end[0] - start[0]) * along,
                start[1] + (end[1] - start[1]) * along,
            )
        await self.press("up", *points[-1])


async def _tap(root: Node, x: int, y: int) -> None:
    """Do what the topmost view there does."""
    for node in reversed(list(root.walk())):
        if node.on_tap and node.enabled and node.bounds.holds(x, y):
            done = node.on_tap()
            if inspect.isawaitable(done):
                await done
            return
