"""uiautomator2's methods about views: finding, waiting, reading, clicking and typing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from harness.virtualphone.accessibility import Seen
from harness.virtualphone.hierarchy import dump
from harness.virtualphone.node import Rect
from harness.virtualphone.screen import Screen
from harness.virtualphone.selector import Selector

_SETTLE_S = 1.0
"""How long typing waits for the app to take the focus and the text."""
_LONG_CLICK_S = 0.6
_MOST_STORED = 1_000

Target = Mapping[str, Any] | str
"""A selector, or the name of an object that childBy... found."""
_Finder = Callable[[Seen], list[Seen]]


class ObjectMissing(LookupError):
    """No view matches; the text is the selector as UiSelector prints it."""


class Objects:
    """Views of the active window, found anew at every call, as UiObject does."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._stored: dict[str, _Finder] = {}

    def methods(self) -> dict[str, Callable[..., Any]]:
        """The JSON-RPC methods by name."""
        return {
            "dumpWindowHierarchy": self._dump,
            "exist": lambda target: bool(self.find(target)),
            "count": lambda target: len(self.find(target)),
            "objInfo": lambda target: _info(self.one(target)),
            "objInfoOfAllInstances": lambda target: [_info(seen) for seen in self.find(target)],
            "waitForExists": lambda target, ms: self._wait(target, ms, there=True),
            "waitUntilGone": lambda target, ms: self._wait(target, ms, there=False),
            "click": self._click,
            "longClick": self._long_click,
            "getText": lambda target: self.one(target).node.reported_text or "",
            "setText": self._set_text,
            "clearTextField": self._clear_text,
            "childByText": lambda target, pattern, text, _scroll=False: self._child_with(
                target, pattern, "text", text
            ),
            "childByDescription": lambda target, pattern, text, _scroll=False: self._child_with(
                target, pattern, "description", text
            ),
            "childByInstance": self._child_by_instance,
        }

    def find(self, target: Target) -> list[Seen]:
        """All views that the target means in the active window."""
        return self._finder(target)(self._screen.active().seen)

    def one(self, target: Target) -> Seen:
        """The first of them. ObjectMissing when there is none."""
        for seen in self.find(target):
            return seen
        raise ObjectMissing(target if isinstance(target, str) else str(Selector(target)))

    def _finder(self, target: Target) -> _Finder:
        if isinstance(target, str):
            if target not in self._stored:
                raise ObjectMissing(target)
            return self._stored[target]
        return Selector(target).all

    def _dump(self, compressed: bool, max_depth: int = 50, active_root: bool | None = None) -> str:
        roots = self._screen.roots()
        return dump(
            roots[:1] if active_root else roots,
            max_depth=max_depth if max_depth > 0 else 50,
            compressed=bool(compressed),
        )

    async def _wait(self, target: Target, ms: float, *, there: bool) -> bool:
        deadline = time.monotonic() + ms / 1000
        finder = self._finder(target)
        while True:
            version = self._screen.version
            if bool(finder(self._screen.active().seen)) is there:
                return True
            if not await self._screen.changed(version, max(0.0, deadline - time.monotonic())):
                return False

    async def _click(self, target: Target | float, *place: Any) -> bool:
        """`click(x, y)`, `click(x, y, ms)`, `click(selector)` or `click(selector, corner)`."""
        if isinstance(target, int | float):
            x, y, *held = (target, *place)
            await self._screen.tap(x, y, min(float(held[0]) / 1000, 60.0) if held else 0.0)
            return True
        await self._screen.tap(*_corner(self.one(target).visible, *place))
        return True

    async def _long_click(self, target: Target, corner: str = "") -> bool:
        await self._screen.tap(*_corner(self.one(target).visible, corner), _LONG_CLICK_S)
        return True

    async def _set_text(self, target: Target, text: str) -> bool:
        """The text goes to the field with the focus, so the field is given it first."""
        field = self.one(target)
        if not field.node.focused:
            await self._screen.tap(*field.visible.centre)
            await self._until(lambda: self._has_focus(target))
            if not self._has_focus(target):
                return False
        before = field.node.text
        self._screen.replace_text(text)
        # An emptied field may show its hint, and a selector by text may match it no longer.
        await self._until(
            lambda: text == before or all(seen.node.text != before for seen in self.find(target))
        )
        return True

    async def _clear_text(self, target: Target) -> None:
        if not self.one(target).node.showing_hint:
            await self._set_text(target, "")

    def _has_focus(self, target: Target) -> bool:
        return any(seen.node.focused for seen in self.find(target)[:1])

    async def _until(self, reached: Callable[[], bool]) -> None:
        """Wait a while for the app to draw what was asked of it."""
        deadline = time.monotonic() + _SETTLE_S
        version = self._screen.version
        while not reached() and await self._screen.changed(
            version, max(0.0, deadline - time.monotonic())
        ):
            version = self._screen.version

    def _child_with(
        self, target: Target, pattern: Mapping[str, Any], attribute: str, text: str
    ) -> str:
        """The part of a collection that has a view with this text somewhere below it."""
        collection, part = self._finder(target), Selector(pattern)

        def finder(root: Seen) -> list[Seen]:
            return [
                each
                for within in collection(root)[:1]
                for each in part.all(within)
                if any(getattr(below.node, attribute) == text for below in each.walk())
            ]

        return self._store(finder, f"{part} with {attribute} {text}")

    def _child_by_instance(self, target: Target, pattern: Mapping[str, Any], instance: int) -> str:
        collection, part = self._finder(target), Selector(pattern)

        def finder(root: Seen) -> list[Seen]:
            found = [each for within in collection(root)[:1] for each in part.all(within)]
            return found[instance : instance + 1]

        return self._store(finder, f"{part} instance {instance}")

    def _store(self, finder: _Finder, what: str) -> str:
        if not finder(self._screen.active().seen):
            raise ObjectMissing(what)
        if len(self._stored) >= _MOST_STORED:
            del self._stored[next(iter(self._stored))]
        name = f"object-{id(finder):x}-{len(self._stored)}"
        self._stored[name] = finder
        return name


def _corner(bounds: Rect, corner: str = "") -> tuple[int, int]:
    if corner in {"tl", "topleft"}:
        return bounds.left + 5, bounds.top + 5
    if corner in {"br", "bottomright"}:
        return bounds.right - 5, bounds.bottom - 5
    return bounds.centre


def _info(seen: Seen) -> dict[str, Any]:
    node = seen.node
    return {
        "bounds": node.bounds._asdict(),
        "visibleBounds": seen.visible._asdict(),
        "checkable": node.checkable,
        "checked": node.checked,
        "childCount": len(node.children),
        "className": node.class_name,
        "clickable": node.clickable,
        "contentDescription": node.description,
        "enabled": node.enabled,
        "focusable": node.focusable,
        "focused": node.focused,
        "longClickable": node.long_clickable,
        "packageName": node.package,
        "resourceName": node.resource_id or None,
        "scrollable": node.scrollable,
        "selected": node.selected,
        "text": node.reported_text or "",
    }
