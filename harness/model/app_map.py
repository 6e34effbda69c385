"""The map that a walk leaves: pages, and the actions that lead from one to the next."""

from __future__ import annotations

from dataclasses import dataclass

from harness.model.evidence import ScreenSeen, UserAction
from harness.model.timeline import Timeline
from harness.model.walk import Goal, GoalReached, WalkEnded


@dataclass(frozen=True)
class MapPage:
    """One page: all screens that the walk took for the same."""

    key: str
    """`ScreenSeen.page`."""
    first: ScreenSeen
    """The first screen of it."""
    taps: int | None
    """The fewest taps that lead to it from the main page; None when no way was seen."""
    goals: tuple[Goal, ...]
    """What was found on it."""


@dataclass(frozen=True)
class MapStep:
    """Actions that led from one page to another, or left it as it was."""

    origin: str
    target: str
    action: UserAction
    """The first of them."""
    count: int


@dataclass(frozen=True)
class AppMap:
    """Pages in the order they were first seen, and the steps between them."""

    home: str | None
    """Key of the main page."""
    pages: tuple[MapPage, ...] = ()
    steps: tuple[MapStep, ...] = ()


def map_of(timeline: Timeline, package: str) -> AppMap:
    """Derive the map of an app from what was seen and done.

    An action leads from the screen that it was decided on to the screen of the next decision.
    """
    firsts: dict[str, ScreenSeen] = {}
    pages_of: dict[str, str] = {}
    for screen in timeline.of(ScreenSeen):
        if screen.page and screen.package == package:
            firsts.setdefault(screen.page, screen)
            pages_of[screen.id] = screen.page
    steps = _steps(timeline, pages_of)
    home = _home(timeline, pages_of, firsts)
    taps = _distances(home, steps)
    goals: dict[str, dict[Goal, None]] = {}
    for goal in timeline.of(GoalReached):
        if goal.screen in pages_of:
            goals.setdefault(pages_of[goal.screen], {})[goal.goal] = None
    pages = tuple(
        MapPage(key, first, taps.get(key), tuple(goals.get(key, ())))
        for key, first in firsts.items()
    )
    return AppMap(home, pages, steps)


def _steps(timeline: Timeline, pages_of: dict[str, str]) -> tuple[MapStep, ...]:
    found: dict[tuple[str, str, str, str], list[UserAction]] = {}
    pending: UserAction | None = None
    shown: str | None = None
    for event in timeline:
        if isinstance(event, ScreenSeen):
            shown = event.id
        elif isinstance(event, UserAction):
            _join(pending, event.before or shown, pages_of, found)
            pending = event if event.before in pages_of else None
    _join(pending, shown, pages_of, found)
    return tuple(
        MapStep(origin, target, actions[0], len(actions))
        for (origin, target, _, _), actions in found.items()
    )


def _join(
    action: UserAction | None,
    after: str | None,
    pages_of: dict[str, str],
    found: dict[tuple[str, str, str, str], list[UserAction]],
) -> None:
    """Add the step, where the app's pages are known on both of its sides."""
    if action is None or action.before is None or after is None:
        return
    origin, target = pages_of.get(action.before), pages_of.get(after)
    if origin is not None and target is not None:
        found.setdefault((origin, target, action.action, action.target), []).append(action)


def _home(
    timeline: Timeline, pages_of: dict[str, str], firsts: dict[str, ScreenSeen]
) -> str | None:
    """The page that the walk counts from, or else the first that was seen."""
    told = next((end.home for end in timeline.of(WalkEnded) if end.home in pages_of), None)
    return pages_of[told] if told is not None else next(iter(firsts), None)


def _distances(home: str | None, steps: tuple[MapStep, ...]) -> dict[str, int]:
    """Fewest taps from the main page; a swipe costs none, and where back leads is not fixed."""
    if home is None:
        return {}
    best = {home: 0}
    changed = True
    while changed:
        changed = False
        for step in steps:
            if step.origin not in best or step.action.action not in {"tap", "swipe"}:
                continue
            taps = best[step.origin] + (step.action.action != "swipe")
            if taps < best.get(step.target, taps + 1):
                best[step.target] = taps
                changed = True
    return best
