"""Tries splash screens and pop-ups over several launches: what closes them, and what jumps.

One launch taps the way out as soon as there is one. The others touch the window on a grid beside
its buttons and swipe over it, as a hand does by mistake. Every touch and every frame is evidence;
rules judge it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from harness.model.app import App
from harness.model.evidence import Bounds, WayOut, WindowTried
from harness.model.timeline import Sink
from harness.ui import lexicon
from harness.ui.answering import way_out
from harness.ui.eyes import Eyes, Seen
from harness.ui.hand import Hand
from harness.ui.screen import Node, Screen
from harness.ui.visibility import measure

WINDOWS = ("splash", "popup_ad")
"""What is tried; other windows ask something of the user, and a wrong touch has consequences."""
LAUNCHES = 4
"""Once to close the window, then to touch beside its buttons."""
COLUMNS, ROWS = 3, 4
"""Of the grid that is touched."""
REACH = 0.25
"""A labelled control up to this part of the screen is a button; a larger one is the window."""

Point = tuple[int, int]
"""In parts of a thousand of the window."""


@dataclass(frozen=True)
class Pace:
    """How long things are waited for, seconds."""

    frame: float = 0.2
    """Between two frames."""
    window: float = 6.0
    """For a window after the launch."""
    way_out: float = 15.0
    """For a way out of it; adverts with a countdown take five to fifteen."""
    effect: float = 2.0
    """For the effect of a tap on the way out."""
    touch: float = 1.2
    """For the effect of a touch beside the buttons."""
    again: float = 5.0
    """For a closed window to come back."""
    taps: int = 3
    """On one way out, until it counts as one that does not work."""


@dataclass
class _Window:
    """What is known of one launch's window so far."""

    launched: float
    result: WindowTried
    seen: Seen | None = None
    """The last frame."""
    first: Seen | None = None
    """The first frame with a window."""
    since: float = 0.0
    """When that came."""

    def note(self, **fields: object) -> None:
        """Write down more of what came of it."""
        self.result = self.result.model_copy(update=fields)


class WindowTester:
    """Tries one app's windows; `relaunch` stops the app, launches it, and returns when it shows."""

    def __init__(
        self, app: App, eyes: Eyes, hand: Hand, sink: Sink, *, pace: Pace | None = None
    ) -> None:
        self._app = app
        self._eyes = eyes
        self._hand = hand
        self._sink = sink
        self._pace = pace or Pace()
        self._untouched: list[Point | None] = [*_grid(), None]
        """What is still to be touched; None stands for a swipe."""

    def try_all(
        self, relaunch: Callable[[str], None], launches: int = LAUNCHES
    ) -> tuple[WindowTried, ...]:
        """Launch, watch and try, so many times; what each launch showed."""
        return tuple(self._try(number, launches, relaunch) for number in range(1, launches + 1))

    def _try(self, number: int, of: int, relaunch: Callable[[str], None]) -> WindowTried:
        relaunch(f"to try its windows, launch {number} of {of}")
        window = _Window(time.monotonic(), WindowTried(launch=number, of=of))
        if self._appears(window):
            if number == 1:
                self._close(window)
            else:
                self._touch(window)
        return self._sink.record(window.result)

    def _look(self, window: _Window) -> Seen:
        """One frame."""
        window.seen = self._eyes.look()
        window.note(frames=window.result.frames + 1)
        return window.seen

    def _frames(self, window: _Window, seconds: float) -> Iterator[Seen]:
        """Frames at a steady rate, the first one at once."""
        deadline = time.monotonic() + seconds
        while True:
            began = time.monotonic()
            yield self._look(window)
            if time.monotonic() >= deadline:
                return
            time.sleep(max(began + self._pace.frame - time.monotonic(), 0))

    def _appears(self, window: _Window) -> bool:
        for seen in self._frames(window, self._pace.window):
            if self._shows(seen):
                window.first, window.since = seen, seen.read_at
                window.note(
                    overlay=seen.recognised.kind,
                    shown_after=round(window.since - window.launched, 2),
                    first=seen.evidence.id,
                    outcome="ended",
                )
                return True
            if seen.consent is not None or seen.recognised.permission is not None:
                return False
        return False

    def _shows(self, seen: Seen) -> bool:
        return seen.screen.package == self._app.package and seen.recognised.kind in WINDOWS

    def _close(self, window: _Window) -> None:
        """Tap the way out as soon as there is one; again while it has no effect."""
        while window.result.taps < self._pace.taps and self._finds_way_out(window):
            seen = window.seen
            target = way_out(seen, self._app.package) if seen else None
            if seen is None or target is None:
                break
            reason = f"{target.action} the {seen.recognised.kind}: {target.reason}"
            self._hand.tap(seen, target.bounds, target.label, reason)
            window.note(tried="close", taps=window.result.taps + 1)
            if not self._stands(window, self._pace.effect):
                break
            window.seen = self._eyes.look(fresh=True)  # that it stands is evidence too
        if window.result.tried == "close":
            self._outcome(window)

    def _finds_way_out(self, window: _Window) -> bool:
        """Whether there is one, now or after a while."""
        if window.seen is not None and self._note_way_out(window, window.seen):
            return True
        for seen in self._frames(window, self._pace.way_out):
            if not self._shows(seen):
                window.note(last=seen.evidence.id)
                return False
            if self._note_way_out(window, seen):
                return True
        window.note(outcome="still_there", last=window.seen.evidence.id if window.seen else None)
        return False

    def _note_way_out(self, window: _Window, seen: Seen) -> bool:
        target = way_out(seen, self._app.package)
        if target is None:
            return False
        if window.result.way_out is None:
            found: WayOut = measure(target, seen.screen, seen.picture)
            window.note(
                way_out=found, way_out_after=round(max(seen.read_at - window.since, 0.0), 2)
            )
        return True

    def _stands(self, window: _Window, seconds: float) -> bool:
        """Whether the window is still there after so long; False as soon as it is gone."""
        return all(self._shows(seen) for seen in self._frames(window, seconds))

    def _outcome(self, window: _Window) -> None:
        """What the last tap came to, and whether a closed window comes back."""
        seen = self._eyes.look(fresh=True)
        window.note(last=seen.evidence.id)
        if seen.screen.package != self._app.package:
            window.note(outcome="left")
        elif self._shows(seen):
            window.note(outcome="still_there")
        else:
            window.note(outcome="closed", returned=self._returned(window))

    def _returned(self, window: _Window) -> str | None:
        for seen in self._frames(window, self._pace.again):
            if self._shows(seen) and window.first is not None and _alike(window.first, seen):
                return seen.evidence.id
            if seen.screen.package != self._app.package:
                return None
        return None

    def _touch(self, window: _Window) -> None:
        """Touch the grid beside the buttons, until the window is gone or all is done."""
        if not self._untouched:
            window.note(outcome="untried")
        while self._untouched and window.seen is not None and self._shows(window.seen):
            self._note_way_out(window, window.seen)
            if not self._touched(window.seen, self._untouched.pop(0)):
                continue
            window.note(tried="touch", taps=window.result.taps + 1)
            if not self._stands(window, self._pace.touch):
                break
        if window.result.tried == "touch":
            self._end_touching(window)

    def _touched(self, seen: Seen, point: Point | None) -> bool:
        """Touch once. False where a button is, or nothing of the window."""
        kind = seen.recognised.kind
        if point is None:
            self._hand.scroll(seen, f"swipe over the {kind}")
            return True
        bounds = place(seen.screen, point)
        if bounds is None:
            return False
        where = f"({point[0] // 10} %, {point[1] // 10} %)"
        self._hand.tap(seen, bounds, where, f"touch the {kind} beside its buttons")
        return True

    def _end_touching(self, window: _Window) -> None:
        seen = self._eyes.look(fresh=True)
        left = seen.screen.package != self._app.package
        stands = self._shows(seen)
        window.note(
            outcome="left" if left else "still_there" if stands else "closed",
            last=seen.evidence.id,
        )
        if left:
            self._untouched = []  # One place that jumps is enough, and each costs a launch.


def _grid() -> Iterator[Point]:
    """The middle of the window first."""
    points = [
        ((2 * column + 1) * 1000 // (2 * COLUMNS), (2 * row + 1) * 1000 // (2 * ROWS))
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    yield from sorted(points, key=lambda point: abs(point[0] - 500) + abs(point[1] - 500))


def place(screen: Screen, point: Point) -> Bounds | None:
    """The point on the window, as two pixels; None where a button is, or nothing of the window."""
    frame = _frame(screen)
    x = frame.left + (frame.right - frame.left) * point[0] // 1000
    y = frame.top + (frame.bottom - frame.top) * point[1] // 1000
    if any(_is_button(screen, node) and _covers(node.bounds, x, y) for node in screen.top):
        return None
    return Bounds(left=x - 1, top=y - 1, right=x + 1, bottom=y + 1)


def _frame(screen: Screen) -> Bounds:
    """The screen, or the content of a dialog: what lies beside it closes it, and shows nothing."""
    inner = [n.bounds for n in screen.top if screen.is_dialog and screen.share(n) < 0.8]
    if not inner:
        return Bounds(left=0, top=0, right=screen.width, bottom=screen.height)
    return Bounds(
        left=min(b.left for b in inner),
        top=min(b.top for b in inner),
        right=max(b.right for b in inner),
        bottom=max(b.bottom for b in inner),
    )


def _is_button(screen: Screen, node: Node) -> bool:
    """It says what a touch does, or is too small to be the window itself."""
    if lexicon.is_positive(node.label) or lexicon.leads_out(node.label) is not None:
        return True
    return node.clickable and screen.share(node) < REACH


def _covers(bounds: Bounds, x: int, y: int) -> bool:
    return bounds.left <= x < bounds.right and bounds.top <= y < bounds.bottom


def _alike(one: Seen, other: Seen) -> bool:
    """The same window, whatever its countdown says."""
    return one.recognised.kind == other.recognised.kind and _words(one) == _words(other)


def _words(seen: Seen) -> tuple[str, ...]:
    return tuple(re.sub(r"\d+", "#", text) for text in seen.screen.texts)
