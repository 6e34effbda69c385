"""Looks at the screen and writes what it saw: picture, tree and what they mean."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from harness.model.app import App
from harness.model.evidence import (
    Blob,
    ConsentDialog,
    Note,
    PermissionAsked,
    ProbeLost,
    ScreenSeen,
)
from harness.model.timeline import Sink
from harness.ui.driver import Driver, Reading
from harness.ui.pages import Pages, marks_of
from harness.ui.permissions import names_of, tells_purpose
from harness.ui.recognise import recognise
from harness.ui.recognised import Recognised
from harness.ui.screen import Screen

LOOK_EVERY_S = 0.7
"""A person notices a window that stands for a second."""
REPEAT_S = 5.0
"""An unchanged screen is written again after this time, so that its duration is seen."""
BLIND_LOOKS = 3
"""Looks without a tree in a row after which the screen counts as not observed."""


@dataclass(frozen=True)
class Seen:
    """One screen as it was written, and as it was read."""

    evidence: ScreenSeen
    screen: Screen
    recognised: Recognised
    picture: bytes | None = None
    """The picture's file, of the same moment."""
    read_at: float = 0.0
    """Monotonic moment at which it had been read; to write it takes longer on a busy host."""

    @property
    def consent(self) -> ConsentDialog | None:
        """The consent prompt on it."""
        return self.evidence.consent


class Eyes:
    """Looks on; touches nothing."""

    def __init__(self, driver: Driver, app: App, sink: Sink) -> None:
        self._driver = driver
        self._app = app
        self._sink = sink
        self._last: Seen | None = None
        self._last_app_texts: tuple[str, ...] = ()
        self._key: tuple[object, ...] = ()
        self._written = 0.0
        self._dialog: tuple[str, str] | None = None
        self._blind = 0
        self._lost = False
        self._pages = Pages()
        self.asked: PermissionAsked | None = None
        """The permission dialog that is open."""
        self.box_touched = False
        """The harness itself ticked a box, so a tick no longer tells about the app."""

    def look(self, *, fresh: bool = False) -> Seen:
        """See what is there now; an unchanged screen is written only when `fresh`, or long ago."""
        reading = self._driver.read()
        key = _key(reading)
        age = time.monotonic() - self._written
        if self._last is not None and key == self._key and age < REPEAT_S and not fresh:
            return self._last
        self._key, self._written = key, time.monotonic()
        self._last = self._write(reading)
        self._follow_permission(self._last)
        return self._last

    def look_until(
        self, met: Callable[[Seen], bool], timeout_s: float, every_s: float = LOOK_EVERY_S / 2
    ) -> Seen | None:
        """Look on until something is seen; None when it was not within the time."""
        deadline = time.monotonic() + timeout_s
        while True:
            seen = self.look()
            if met(seen):
                return seen
            if time.monotonic() >= deadline:
                return None
            time.sleep(min(every_s, max(deadline - time.monotonic(), 0)))

    def expect_page(self, page: str) -> None:
        """The page is about to be scrolled: what comes next in its place is the same page."""
        self._pages.scrolled(page)

    def _write(self, reading: Reading) -> Seen:
        screen = reading.screen
        self._mind_blindness(screen)
        picture = self._driver.picture()
        package, activity = self._driver.phone.foreground()
        content = picture.content if picture else None
        activity = activity if package == (screen.package or package) else ""
        answer = _recognise(screen, content)
        evidence = self._sink.record(
            ScreenSeen(
                package=screen.package or package,
                activity=activity,
                overlay=answer.kind,
                consent=self._untouched(answer.consent),
                texts=screen.texts,
                page=self._page(screen, activity),
                picture=self._sink.keep(picture.content, picture.media_type) if picture else None,
                tree=self._tree(reading),
            )
        )
        return Seen(evidence, screen, answer, content, self._written)

    def _page(self, screen: Screen, activity: str) -> str:
        """Key of the app's page on top; other apps' pages are not told apart."""
        if screen.package != self._app.package:
            return ""
        return self._pages.place(marks_of(screen, activity))

    def _tree(self, reading: Reading) -> Blob | None:
        if not reading.xml:
            return None
        return self._sink.keep(reading.xml.encode("utf-8", "replace"), "application/xml")

    def _untouched(self, dialog: ConsentDialog | None) -> ConsentDialog | None:
        if dialog is not None and self.box_touched:
            return dialog.model_copy(update={"preticked": False})
        return dialog

    def _mind_blindness(self, screen: Screen) -> None:
        self._blind = 0 if screen.nodes else self._blind + 1
        if self._blind == 1:
            self._sink.record(
                Note(text="The screen's tree could not be read; its picture is kept.")
            )
        if self._blind >= BLIND_LOOKS and not self._lost:
            self._lost = True
            for probe in ("screens", "permissions"):
                self._sink.record(ProbeLost(probe=probe, reason="the screen cannot be read"))

    def _follow_permission(self, seen: Seen) -> None:
        """Write a permission dialog once, however long it stands."""
        dialog = seen.recognised.permission
        own = tuple(
            node.label
            for node in seen.screen.nodes
            if node.label and node.package == self._app.package
        )
        if dialog is None:
            self._dialog = self.asked = None
            if own:
                self._last_app_texts = () if seen.consent else own
            return
        if self._dialog == (dialog.group, dialog.text):
            return
        self._dialog = (dialog.group, dialog.text)
        told = tells_purpose((*own, *self._last_app_texts), dialog.group)
        self.asked = self._sink.record(
            PermissionAsked(
                permissions=names_of(dialog.group, self._app.permissions),
                group=dialog.group,
                text=dialog.text,
                screen=seen.evidence.id,
                purpose_shown=told if dialog.group else None,
            )
        )


def _recognise(screen: Screen, picture: bytes | None) -> Recognised:
    """By the tree; by the picture too where it may show what the tree does not, as that takes time.

    A page with words is told by them, and an empty frame is a page that is not drawn yet.
    """
    answer = recognise(screen)
    is_frame = all(node.kind.endswith("Layout") for node in screen.front)
    if answer.kind == "none" and (screen.texts or is_frame):
        return answer
    return recognise(screen, picture)


def _key(reading: Reading) -> tuple[object, ...]:
    """Equal for two looks at the same thing."""
    screen = reading.screen
    marks = tuple((n.label, n.checked, n.bounds.left, n.bounds.top) for n in screen.nodes)
    return screen.package, len(screen.windows), hash(marks)
