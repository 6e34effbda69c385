"""How long a window stood that the harness closed, read off a recording."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.model.evidence import ActivityStarted, ScreenSeen, UserAction
from harness.model.timeline import Timeline

WINDOWS = ("splash", "popup_ad")

MEANT = re.compile(r"(?:skip|close|cancel|later) the ")
"""How the harness begins its reason for a tap on a way out."""


@dataclass(frozen=True)
class Closing:
    """One window that went with the first tap on its way out, in the launch that showed it."""

    on_timeline: float
    """Seconds from the first frame that shows it to the first without it."""
    on_phone: float | None = None
    """The same from the moment at which the phone says that it had drawn the launched app."""


@dataclass
class _Launch:
    """What was seen since the app was launched."""

    at: float
    first: ScreenSeen | None = None
    taps: int = 0
    meant: bool = False
    """Whether a tap was on a way out, in the phase in which the window came."""
    ended: ScreenSeen | None = None


def closings(timeline: Timeline, displayed: Sequence[float] = ()) -> tuple[Closing, ...]:
    """Every such window of a run, whoever closed it: the explorer or the test of windows.

    `displayed` are the moments by the phone's clock at which launched apps had been drawn.
    """
    offset = _offset(timeline)
    drawn = [moment + offset for moment in displayed] if offset is not None else []
    found: list[Closing] = []
    for launch in _launches(timeline):
        if launch.first is None or launch.ended is None or (launch.taps, launch.meant) != (1, True):
            continue
        begun = [at for at in drawn if launch.at <= at <= launch.first.at]
        stood = launch.ended.at - begun[0] if begun else None
        found.append(Closing(launch.ended.at - launch.first.at, stood))
    return tuple(found)


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that so many of a hundred do not exceed."""
    return sorted(values)[max(math.ceil(len(values) * share / 100) - 1, 0)]


def _launches(timeline: Timeline) -> Iterator[_Launch]:
    launch: _Launch | None = None
    for event in timeline:
        if isinstance(event, UserAction) and event.action in {"launch", "stop"}:
            if launch is not None:
                yield launch
            launch = _Launch(event.at)
        elif launch is None or launch.ended is not None:
            continue
        elif isinstance(event, UserAction):
            launch.taps += event.action == "tap"
            launch.meant |= _is_at_once(event, launch.first)
        elif isinstance(event, ScreenSeen):
            if event.overlay in WINDOWS:
                launch.first = launch.first or event
            elif launch.first is not None and event.package == launch.first.package:
                launch.ended = event
    if launch is not None:
        yield launch


def _is_at_once(tap: UserAction, first: ScreenSeen | None) -> bool:
    """Not after a phase in which nothing may be touched."""
    return first is not None and tap.phase is first.phase and bool(MEANT.match(tap.reason))


def _offset(timeline: Timeline) -> float | None:
    """Timeline's clock less the phone's: of all lines of the log, the one that came soonest."""
    told = [
        start.at - start.source_at
        for start in timeline.of(ActivityStarted)
        if start.source_at is not None and start.source == "log"
    ]
    return min(told, default=None)
