"""How long a window stood is read off the timeline, and off the phone's own log."""

from __future__ import annotations

import pytest

from harness.model.evidence import ActivityStarted, Observation, Phase, ScreenSeen, UserAction
from harness.model.timeline import Timeline
from tests.end_to_end.closing import closings, percentile

APP = "com.example.app"
LAUNCH = UserAction(action="launch", target=APP, reason="first launch")
SKIP = UserAction(action="tap", target="跳过", reason="skip the splash: its text is “跳过”")
BESIDE = UserAction(action="tap", target="(50 %, 12 %)", reason="touch the splash")
SPLASH = ScreenSeen(package=APP, overlay="splash")
PAGE = ScreenSeen(package=APP)
STORE = ScreenSeen(package="com.example.store")
BEGUN = ActivityStarted(caller="uid 2000", target=APP, activity="Main", source="log")


def timeline(*told: tuple[float, Observation]) -> Timeline:
    """Evidence of one phase, at these seconds."""
    return Timeline(
        tuple(
            event.model_copy(update={"id": f"e{number}", "at": at, "phase": Phase.AFTER_RESTART})
            for number, (at, event) in enumerate(told)
        )
    )


def test_a_window_stands_from_its_first_frame_to_the_first_without_it() -> None:
    run = timeline((1, LAUNCH), (2, SPLASH), (2.1, SKIP), (2.4, PAGE), (9, SPLASH))

    (closing,) = closings(run)
    assert closing.on_timeline == pytest.approx(0.4)
    assert closing.on_phone is None


def test_the_phones_log_tells_when_the_window_was_there() -> None:
    begun = BEGUN.model_copy(update={"source_at": 1000.9})
    run = timeline((1, LAUNCH), (1, begun), (2, SPLASH), (2.1, SKIP), (2.4, PAGE))

    (closing,) = closings(run, displayed=[1001.2])
    assert closing.on_phone == pytest.approx(1.1)


@pytest.mark.parametrize(
    "told",
    [
        ((1, LAUNCH), (2, SPLASH), (3, PAGE)),
        ((1, LAUNCH), (2, SPLASH), (2.1, BESIDE), (3, PAGE)),
        ((1, LAUNCH), (2, SPLASH), (2.1, SKIP), (2.5, SKIP), (3, PAGE)),
        ((1, LAUNCH), (2, SPLASH), (2.1, SKIP), (2.3, STORE)),
        ((1, LAUNCH), (2, SPLASH), (2.1, SKIP), (2.2, LAUNCH), (2.3, PAGE)),
    ],
)
def test_what_no_single_tap_closed_is_left_out(told: tuple[tuple[float, Observation], ...]) -> None:
    assert closings(timeline(*told)) == ()


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile([1.0], 95) == 1.0
    assert percentile([float(n) for n in range(1, 101)], 95) == 95.0
