"""What the harness touched, on which screen, and what it led to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass

from harness.model.evidence import ActivityStarted, ScreenSeen, UserAction
from harness.model.timeline import Timeline
from harness.report.thumbnails import Shot, Thumbnails

EFFECT_S = 6.0
"""Seconds within which a screen is taken for what a touch led to."""
MOST_ANSWERS = 12
"""Taps on prompts and windows that are told."""


@dataclass(frozen=True)
class Touch:
    """One action of the harness with the screens before and after it."""

    action: UserAction
    before: Shot | None
    """With the target drawn."""
    after: Shot | None

    @property
    def seconds(self) -> float | None:
        """From the touch to the screen after it."""
        return self.after.screen.at - self.action.at if self.after else None


class Touches:
    """Finds the screens around what was done in one run."""

    def __init__(self, timeline: Timeline, thumbnails: Thumbnails) -> None:
        self._timeline = timeline
        self._thumbnails = thumbnails
        self._screens = sorted(timeline.of(ScreenSeen), key=lambda screen: screen.at)
        self._moments = [screen.at for screen in self._screens]
        self._launches = [a.at for a in timeline.of(UserAction) if a.action == "launch"]
        self._by_id = {screen.id: screen for screen in self._screens}

    def of(self, action: UserAction) -> Touch:
        """The action between its two screens."""
        after = self._after(action.at)
        return Touch(action, self._before(action), self._shot(after))

    def screen(self, evidence_id: str) -> Shot | None:
        """The screen with this id."""
        return self._shot(self._by_id.get(evidence_id))

    def answers(self, told: Collection[str] = ()) -> list[Touch]:
        """Each tap on a prompt, a permission dialog or a window, but for those told elsewhere."""
        taps = [a for a in self._timeline.of(UserAction) if a.action == "tap" and a.id not in told]
        dialogs = [a for a in taps if self._overlay(a) not in {"", "none"}]
        return [self.of(action) for action in dialogs[:MOST_ANSWERS]]

    def after(self, start: ActivityStarted) -> Shot | None:
        """What was in front after the start."""
        return self._shot(self._after(start.at, start.target))

    def before(self, moment: float) -> Shot | None:
        """What was in front just before the moment, in the same launch."""
        return self._shot(self._last(moment))

    def _overlay(self, action: UserAction) -> str:
        screen = self._by_id.get(action.before or "")
        return screen.overlay if screen else ""

    def _before(self, action: UserAction) -> Shot | None:
        screen = self._by_id.get(action.before or "") or self._last(action.at)
        return self._thumbnails.shot(screen, action.bounds) if screen else None

    def _last(self, moment: float) -> ScreenSeen | None:
        """The last screen before the moment that is not of an earlier launch."""
        position = bisect_right(self._moments, moment)
        screen = self._screens[position - 1] if position else None
        launched = bisect_right(self._launches, moment)
        since = self._launches[launched - 1] if launched else 0.0
        return screen if screen is not None and screen.at >= since else None

    def _after(self, moment: float, package: str = "") -> ScreenSeen | None:
        """The first screen after the moment; that of the package before any other."""
        first = bisect_right(self._moments, moment)
        last = bisect_left(self._moments, moment + EFFECT_S)
        seen = self._screens[first:last]
        return next((s for s in seen if s.package == package), seen[0] if seen else None)

    def _shot(self, screen: ScreenSeen | None) -> Shot | None:
        return self._thumbnails.shot(screen) if screen else None
