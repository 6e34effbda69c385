"""What the harness did, and what it can have caused."""

from __future__ import annotations

import pytest

from harness.model.evidence import Phase, ScreenSeen, SensorStimulus, UserAction
from harness.rules.jumps import Cause, jumps
from harness.rules.testing import Run, asked, denied, read, screen, start, tap

BEFORE, USE = Phase.BEFORE_CONSENT, Phase.IN_USE


def triggered(run: Run, second: float = 20.0) -> bool:
    case = run.saw(USE, second, read("IMEI")).case()
    call = next(e for e in case.timeline if getattr(e, "kind", "") == "api_call")
    return case.actions.triggered(call)


@pytest.mark.parametrize(("seconds_before", "answer"), [(0.5, True), (1.9, True), (2.5, False)])
def test_a_touch_triggers_what_follows_shortly(seconds_before: float, answer: bool) -> None:
    assert triggered(Run().saw(USE, 20.0 - seconds_before, tap("刷新"))) is answer


@pytest.mark.parametrize("action", ["wait", "home", "stop", "launch"])
def test_what_is_no_touch_triggers_nothing(action: str) -> None:
    done = UserAction.model_validate({"action": action, "reason": "test"})

    assert not triggered(Run().saw(USE, 19.5, done))


def test_answering_a_dialog_triggers_nothing() -> None:
    by_button = Run().saw(USE, 18.8, asked("电话")).saw(USE, 19.0, tap("不允许"))
    by_screen = Run().saw(USE, 18.8, screen("permission")).saw(USE, 19.0, tap("拒绝"))

    assert not triggered(by_button.saw(USE, 19.1, denied()))
    assert not triggered(by_screen)


def test_an_action_knows_the_screen_it_was_decided_on() -> None:
    run = Run().saw(USE, 10.0, screen("splash")).saw(USE, 12.0, screen())
    run.saw(USE, 13.0, tap("跳过"))
    case = run.case()
    splash = next(case.timeline.of(ScreenSeen))
    action = next(case.timeline.of(UserAction))

    assert case.actions.screen_under(action) != splash
    named = action.model_copy(update={"before": splash.id})
    assert case.actions.screen_under(named) == splash


def test_a_jump_that_was_written_before_its_motion_still_came_after_it_on_the_phone() -> None:
    shake = SensorStimulus(
        name="shake", acceleration=10, rotation=0, duration=1, received=True, source_at=1000.0
    )
    jump = start("com.example.shop")
    run = Run().saw(BEFORE, 8.0, jump.model_copy(update={"source_at": 1000.2}))
    run.saw(BEFORE, 8.01, shake)
    later = Run().saw(BEFORE, 8.0, jump.model_copy(update={"source_at": 999.9}))
    later.saw(BEFORE, 8.01, shake)

    assert cause(run) is Cause.MOTION
    assert cause(later) is Cause.NOTHING


def cause(run: Run) -> Cause:
    return jumps(run.case())[0].cause
