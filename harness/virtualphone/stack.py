"""Windows of apps in their order, and which of them are in front."""

from __future__ import annotations

from itertools import takewhile

from harness.virtualphone.display import SCREEN
from harness.virtualphone.node import Node
from harness.virtualphone.window import App, Kind, Window

_MAX_WINDOWS = 64
"""An app that opens more loses its oldest."""


class Stack:
    """Every app's windows, the topmost last; one app is in front."""

    def __init__(self) -> None:
        self.front: App = ""
        self._windows: list[Window] = []

    def show(self, window: Window) -> None:
        """Put a window on top of its app's others, or in the place of the one it replaces."""
        for place, other in enumerate(self._windows):
            if other.same(window.app, window.id):
                self._windows[place] = window
                return
        self._windows.append(window)
        own = self._of(window.app)
        if len(own) > _MAX_WINDOWS:
            self._windows.remove(own[0])

    def close(self, app: App, window_id: str) -> None:
        """Take a window away; no error when it is not there."""
        self._windows = [each for each in self._windows if not each.same(app, window_id)]

    def forget(self, app: App) -> None:
        """Take all windows of an app away."""
        self._windows = [each for each in self._windows if each.app != app]

    def focus(self, app: App, window_id: str) -> None:
        """Bring an app to the front, and one of its windows, with its dialogs, above its others."""
        self.front = app
        own = self._of(app)
        place = next((n for n, each in enumerate(own) if window_id and each.id == window_id), None)
        if place is not None:
            over = takewhile(lambda each: each.kind is not Kind.ACTIVITY, own[place + 1 :])
            raised = [own[place], *over]
            self._windows = [each for each in self._windows if each not in raised] + raised

    def in_front(self) -> list[Window]:
        """The front app's last activity and what lies over it; never empty."""
        own = self._of(self.front)
        pages = [place for place, each in enumerate(own) if each.kind is Kind.ACTIVITY]
        return (own[pages[-1] :] if pages else own) or [self._starting()]

    def tasks(self) -> list[tuple[str, str]]:
        """Apps that have windows, the latest first, as (package, title) pairs."""
        latest = {each.package: each.title or each.package for each in reversed(self._windows)}
        return list(latest.items())

    def _of(self, app: App) -> list[Window]:
        return [each for each in self._windows if each.app == app]

    def _starting(self) -> Window:
        """What stands in for an app that has drawn nothing yet."""
        app = self.front
        package = app if isinstance(app, str) else app.package.package
        root = Node("android.widget.FrameLayout", SCREEN, package)
        return Window(app, "starting", Kind.ACTIVITY, "", "", root)
