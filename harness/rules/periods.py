"""Finds a fixed period in moments, such as one read every 30 seconds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

FEWEST = 4
"""Moments that make a period; three intervals of equal length are no chance."""
BURST_S = 0.3
"""Moments this close together are one: several APIs tell the same thing."""
SHORTEST_S, LONGEST_S = 0.5, 600.0
TOLERANCE = 0.2
"""Share of the period by which an interval may differ; timers on phones drift."""
REGULAR = 0.75
"""Share of the intervals that must fit."""


def period(moments: Sequence[float]) -> float | None:
    """Seconds between the moments when they come regularly, or None."""
    single = _without_bursts(sorted(moments))
    if len(single) < FEWEST:
        return None
    intervals = [later - earlier for earlier, later in pairwise(single)]
    middle = median(intervals)
    if not SHORTEST_S <= middle <= LONGEST_S:
        return None
    allowed = max(TOLERANCE * middle, BURST_S)
    fitting = [i for i in intervals if abs(i - middle) <= allowed]
    if len(fitting) < max(FEWEST - 1, REGULAR * len(intervals)):
        return None
    return sum(fitting) / len(fitting)


def _without_bursts(moments: Sequence[float]) -> list[float]:
    single: list[float] = []
    for moment in moments:
        if not single or moment - single[-1] > BURST_S:
            single.append(moment)
    return single
