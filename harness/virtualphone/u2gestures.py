"""uiautomator2's methods for fingers that move: swipes, drags, scrolling and flinging."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from harness.virtualphone.node import Rect
from harness.virtualphone.screen import Screen
from harness.virtualphone.u2objects import Objects, Target

_STEP_S = 0.005
"""UiAutomator throttles each step of a swipe to 5 ms."""
_LONGEST_S = 20.0
_SCROLL_STEPS, _FLING_STEPS = 55, 5
_MOST_SWIPES = 500
_SETTLE_S = 0.5
"""How long to wait for an app to move before saying that it is at its end."""
_EDGE = 0.1
"""Part of a list's height, or width, that a scrolling finger keeps from its edges."""
_ACTIONS = {0: "down", 1: "up", 2: "move"}


class Gestures:
    """One finger; what needs two is answered with an error."""

    def __init__(self, screen: Screen, objects: Objects) -> None:
        self._screen = screen
        self._objects = objects

    def methods(self) -> dict[str, Callable[..., Any]]:
        """The JSON-RPC methods by name."""
        return {
            "swipe": self._swipe,
            "swipePoints": self._swipe_points,
            "drag": self._swipe,
            "dragTo": self._drag_to,
            "injectInputEvent": self._inject,
            "gesture": _two_fingers,
            "pinchIn": _two_fingers,
            "pinchOut": _two_fingers,
            "scrollTo": self._scroll_to,
            "scrollForward": lambda target, vertical, steps=_SCROLL_STEPS: self._scroll(
                target, vertical, steps, ahead=True
            ),
            "scrollBackward": lambda target, vertical, steps=_SCROLL_STEPS: self._scroll(
                target, vertical, steps, ahead=False
            ),
            "scrollToEnd": lambda target, vertical, most, steps=_SCROLL_STEPS: self._to_edge(
                target, vertical, most, steps, ahead=True
            ),
            "scrollToBeginning": lambda target, vertical, most, steps=_SCROLL_STEPS: self._to_edge(
                target, vertical, most, steps, ahead=False
            ),
            "flingForward": lambda target, vertical: self._scroll(
                target, vertical, _FLING_STEPS, ahead=True
            ),
            "flingBackward": lambda target, vertical: self._scroll(
                target, vertical, _FLING_STEPS, ahead=False
            ),
            "flingToEnd": lambda target, vertical, most: self._to_edge(
                target, vertical, most, _FLING_STEPS, ahead=True
            ),
            "flingToBeginning": lambda target, vertical, most: self._to_edge(
                target, vertical, most, _FLING_STEPS, ahead=False
            ),
        }

    async def _swipe(
        self, from_x: float, from_y: float, to_x: float, to_y: float, steps: int
    ) -> bool:
        await self._screen.swipe([(from_x, from_y), (to_x, to_y)], _duration(steps))
        return True

    async def _swipe_points(self, numbers: Sequence[float], steps: int) -> bool:
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if len(points) < 2:
            raise ValueError("a swipe has two points or more")
        await self._screen.swipe(points, _duration(steps * (len(points) - 1)))
        return True

    async def _drag_to(self, target: Target, *place: Any) -> bool:
        """`dragTo(selector, x, y, steps)` or `dragTo(selector, selector, steps)`."""
        start = self._objects.one(target).visible.centre
        if isinstance(place[0], Mapping | str):
            end: tuple[float, float] = self._objects.one(place[0]).visible.centre
        else:
            end = (float(place[0]), float(place[1]))
        return await self._swipe(*start, *end, int(place[-1]))

    async def _inject(self, action: int, x: float, y: float, _meta: int = 0) -> bool:
        if action not in _ACTIONS:
            return False
        await self._screen.press(_ACTIONS[action], x, y)
        return True

    async def _scroll(self, target: Target, vertical: bool, steps: int, *, ahead: bool) -> bool:
        """One swipe inside a list; False says that nothing moved: it is at its end."""
        start, end = _across(self._objects.one(target).visible, vertical=vertical)
        before = self._texts()
        version = self._screen.version
        await self._screen.swipe([end, start] if ahead else [start, end], _duration(steps))
        while self._texts() == before:
            if not await self._screen.changed(version, _SETTLE_S):
                return False
            version = self._screen.version
        return True

    async def _to_edge(
        self, target: Target, vertical: bool, most: int, steps: int, *, ahead: bool
    ) -> bool:
        for _ in range(min(int(most), _MOST_SWIPES)):
            if not await self._scroll(target, vertical, steps, ahead=ahead):
                return True
        return True

    async def _scroll_to(
        self, target: Target, wanted: Target, vertical: bool, most: int = 30
    ) -> bool:
        """Search a list from its beginning for a view."""
        if self._objects.find(wanted):
            return True
        await self._to_edge(target, vertical, most, _SCROLL_STEPS, ahead=False)
        for _ in range(min(int(most), _MOST_SWIPES)):
            if self._objects.find(wanted):
                return True
            if not await self._scroll(target, vertical, _SCROLL_STEPS, ahead=True):
                break
        return bool(self._objects.find(wanted))

    def _texts(self) -> list[tuple[str, Rect]]:
        """What tells one state of a scrolled list from another."""
        return [(seen.node.text, seen.node.bounds) for seen in self._screen.active().seen.walk()]


def _two_fingers(target: Target, *_rest: Any) -> NoReturn:
    raise NotImplementedError(f"this phone feels one finger: {target}")


def _duration(steps: int) -> float:
    return min(max(2, int(steps)) * _STEP_S, _LONGEST_S)


def _across(bounds: Rect, *, vertical: bool) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the beginning of a list to its end, off the edges."""
    x, y = bounds.centre
    if vertical:
        rim = int(bounds.height * _EDGE)
        return (x, bounds.top + rim), (x, bounds.bottom - rim - 1)
    rim = int(bounds.width * _EDGE)
    return (bounds.left + rim, y), (bounds.right - rim - 1, y)
