"""Which motion comes next while a phone is shaken, given what the last one led to."""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum

from harness.probes.motion import DAILY, DELIBERATE, EVERYDAY, Motion, shake, still, turning

REFERENCE = (15.0, 35.0, 3.0)
"""m/s², degrees and seconds of the note in T/TAF 078.7-2022."""


class Effect(Enum):
    """What a motion led to."""

    NOTHING = "nothing"
    JUMPED = "jumped"
    """Another app came to the front."""
    UNFELT = "unfelt"
    """No listener of the app got it."""


Climb = Generator[Motion, Effect, None]
"""Gives motions to make; is sent what each of them led to."""


def _strength(motion: Motion) -> float:
    """How far a motion comes towards the reference values."""
    values = (motion.acceleration, motion.rotation, motion.duration_s)
    return sum(value / reference for value, reference in zip(values, REFERENCE, strict=True))


RUNGS: tuple[Motion, ...] = tuple(
    sorted(
        (
            *(shake(a, s) for a in (5, 8, 10, 12, 14) for s in (0.3, 1, 2, 2.9)),
            *(turning(degrees, s) for degrees in (5, 15, 25, 34) for s in (1, 2.9)),
            # Short of one or two of the reference values: which of them the page asks for.
            *(shake(20, 1), shake(10, 3, 60), shake(20, 1, 60), shake(20, 3, 20)),
        ),
        key=_strength,
    )
)
"""From the weakest to just below the reference values."""


def brief() -> Climb:
    """One motion of daily life, then one that shows that the page reacts at all."""
    if (yield EVERYDAY) is Effect.NOTHING:
        yield DELIBERATE


def whole() -> Climb:
    """Daily life, then the control, and where that jumps the rungs up to the first that does."""
    for motion in (still(3), *DAILY):
        if (yield motion) is Effect.UNFELT:
            return
    if (yield DELIBERATE) is not Effect.JUMPED:
        return
    for motion in RUNGS:
        if (yield motion) is not Effect.NOTHING:
            return
