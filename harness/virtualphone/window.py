"""One window on the screen: of an app's process, of a built-in app, or of the system."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from harness.virtualphone.accessibility import Seen, look
from harness.virtualphone.display import SCREEN
from harness.virtualphone.node import Node


class Kind(StrEnum):
    """What sort of window it is."""

    ACTIVITY = "activity"
    DIALOG = "dialog"
    TOAST = "toast"
    SYSTEM = "system"


class NamedPackage(Protocol):
    """An installed package, as far as a window needs it."""

    package: str


class Owner(Protocol):
    """A running app process, as far as a window needs it."""

    @property
    def package(self) -> NamedPackage:
        """What runs in it."""

    def send(self, *fields: str) -> object:
        """Send the app a line over the bridge."""


App = Owner | str
"""Who shows windows: a process, or the package of a built-in app."""


@dataclass(eq=False)
class Window:
    """A view tree with its place in the world; a changed tree is a new window with the same id."""

    app: App
    id: str
    kind: Kind
    title: str
    class_name: str
    """Of the activity or dialog."""
    root: Node

    @property
    def package(self) -> str:
        """Whose it is."""
        return self.app if isinstance(self.app, str) else self.app.package.package

    @cached_property
    def seen(self) -> Seen:
        """The window as accessibility sees it."""
        return look(self.root, SCREEN)

    def same(self, app: App, window_id: str) -> bool:
        """Whether it is that window of that app."""
        return self.app == app and self.id == window_id
