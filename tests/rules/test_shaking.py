"""Chapter 11, shaking: motion is compared with the reference values, and silence is no pass."""

from __future__ import annotations

import pytest

from harness.model.evidence import Phase, SensorStimulus
from harness.model.finding import Verdict
from harness.rules.testing import Run, read, screen, start, tap

BEFORE, USE, AGAIN = Phase.BEFORE_CONSENT, Phase.IN_USE, Phase.AFTER_RESTART
SHOP = "com.example.shop"


def shown(*texts: str) -> Run:
    return Run().saw(BEFORE, 1.0, screen("splash", texts=texts or ("广告", "跳过 3")))


def motion(acceleration: float, rotation: float, duration: float) -> SensorStimulus:
    return SensorStimulus(
        name="shake",
        acceleration=acceleration,
        rotation=rotation,
        duration=duration,
        received=True,
    )


@pytest.mark.parametrize(
    ("stimulus", "verdict"),
    [
        (motion(8, 10, 1), Verdict.VIOLATED),
        (motion(20, 20, 1), Verdict.VIOLATED),
        (motion(20, 40, 1), Verdict.SUSPECT),
        (motion(8, 10, 4), Verdict.SUSPECT),
        (motion(16, 40, 3), Verdict.INCONCLUSIVE),
    ],
)
def test_a_shake_is_compared_with_the_reference_values(
    stimulus: SensorStimulus, verdict: Verdict
) -> None:
    run = shown().saw(BEFORE, 5.0, stimulus).saw(BEFORE, 5.8, start(SHOP))
    finding = run.judged_by("shake-jump")

    assert finding.verdict is verdict
    if verdict is not Verdict.INCONCLUSIVE:
        assert f"{stimulus.acceleration:g} m/s²" in finding.summary
    assert run.judged_by("auto-jump").verdict is Verdict.MET


def test_a_page_that_only_a_strong_shake_opens_meets_the_rule() -> None:
    run = shown().saw(AGAIN, 5.0, motion(10, 0, 1)).saw(AGAIN, 10.0, motion(20, 60, 3))
    run.saw(AGAIN, 12.0, start(SHOP))

    finding = run.judged_by("shake-jump")

    assert finding.verdict is Verdict.MET
    assert "20 m/s²" in finding.summary


@pytest.mark.parametrize(
    ("after", "verdict"), [(2.9, Verdict.VIOLATED), (3.1, Verdict.INCONCLUSIVE)]
)
def test_a_jump_belongs_to_a_motion_for_two_seconds_after_it_ended(
    after: float, verdict: Verdict
) -> None:
    run = shown().saw(AGAIN, 5.0, motion(10, 0, 1)).saw(AGAIN, 5.0 + after, start(SHOP))

    assert run.judged_by("shake-jump").verdict is verdict


def test_a_page_that_opens_the_same_app_by_itself_is_not_accused_of_shaking() -> None:
    run = shown().saw(USE, 5.0, start(SHOP))
    run.saw(AGAIN, 5.0, motion(10, 0, 1)).saw(AGAIN, 5.5, start(SHOP))

    assert run.judged_by("auto-jump").verdict is Verdict.VIOLATED
    assert run.judged_by("shake-jump").verdict is Verdict.INCONCLUSIVE


def test_a_touch_after_the_motion_explains_the_jump() -> None:
    run = shown("查看详情").saw(AGAIN, 5.0, motion(10, 0, 1))
    run.saw(AGAIN, 5.5, tap("查看详情")).saw(AGAIN, 5.8, start(SHOP))

    assert run.judged_by("shake-jump").verdict is Verdict.INCONCLUSIVE


def test_the_weakest_motion_that_jumps_decides() -> None:
    run = shown().saw(BEFORE, 5.0, motion(16, 40, 3)).saw(BEFORE, 6.0, start(SHOP))
    run.saw(BEFORE, 30.0, motion(8, 10, 1)).saw(BEFORE, 30.5, start(SHOP))

    assert run.judged_by("shake-jump").verdict is Verdict.VIOLATED


def test_a_listening_app_on_an_unmoved_phone_is_inconclusive() -> None:
    listening = shown().saw(BEFORE, 2.0, read("传感器"))

    assert listening.judged_by("shake-jump").verdict is Verdict.INCONCLUSIVE
    assert shown().judged_by("shake-jump").verdict is Verdict.NOT_APPLICABLE


def test_motion_that_nobody_received_proves_nothing() -> None:
    unheard = motion(16, 40, 3).model_copy(update={"received": None})

    assert shown().saw(BEFORE, 5.0, unheard).judged_by("shake-jump").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("stimulus", [motion(10, 0, 1), motion(20, 60, 3)])
def test_motion_that_triggers_nothing_is_no_pass(stimulus: SensorStimulus) -> None:
    finding = shown().saw(BEFORE, 5.0, stimulus).judged_by("shake-jump")

    assert finding.verdict is Verdict.INCONCLUSIVE
    assert finding.summary.startswith("Not triggered")


def test_an_app_that_feels_no_motion_is_out_of_scope_unless_it_asked_to() -> None:
    unfelt = motion(10, 0, 1).model_copy(update={"received": False})
    deaf = shown().saw(AGAIN, 5.0, unfelt)
    listening = shown().saw(AGAIN, 5.0, unfelt).saw(USE, 5.0, read("传感器"))

    assert deaf.judged_by("shake-jump").verdict is Verdict.NOT_APPLICABLE
    assert listening.judged_by("shake-jump").verdict is Verdict.INCONCLUSIVE
