"""The next motion depends on what the last one led to; the smallest that jumps is found."""

from __future__ import annotations

from collections.abc import Callable

from harness.probes.ladder import RUNGS, Climb, Effect, brief, whole
from harness.probes.motion import DAILY, DELIBERATE, EVERYDAY, Motion


def made(climb: Climb, react: Callable[[Motion], Effect]) -> list[Motion]:
    """The motions that are made with a page that reacts so."""
    motions = []
    try:
        motion = next(climb)
        while True:
            motions.append(motion)
            motion = climb.send(react(motion))
    except StopIteration:
        return motions


def opens_from(acceleration: float) -> Callable[[Motion], Effect]:
    return lambda m: Effect.JUMPED if m.acceleration >= acceleration else Effect.NOTHING


def test_a_brief_test_shakes_weakly_and_then_hard_unless_that_was_enough() -> None:
    assert made(brief(), opens_from(15)) == [EVERYDAY, DELIBERATE]
    assert made(brief(), opens_from(8)) == [EVERYDAY]
    assert made(brief(), lambda _: Effect.UNFELT) == [EVERYDAY]


def test_the_climb_ends_on_the_smallest_rung_that_jumps() -> None:
    motions = made(whole(), opens_from(12))

    assert motions[1:4] == list(DAILY)
    assert motions[4] is DELIBERATE
    assert motions[-1].acceleration == 12
    assert all(motion.acceleration < 12 for motion in motions[5:-1])


def test_a_page_that_not_even_the_control_moves_is_not_climbed() -> None:
    assert made(whole(), lambda _: Effect.NOTHING)[-1] is DELIBERATE


def test_nobody_is_shaken_who_does_not_feel_it() -> None:
    assert len(made(whole(), lambda _: Effect.UNFELT)) == 1


def test_a_page_that_asks_for_all_three_values_is_tried_with_every_rung() -> None:
    motions = made(whole(), lambda m: Effect.JUMPED if m is DELIBERATE else Effect.NOTHING)

    assert motions[-len(RUNGS) :] == list(RUNGS)
