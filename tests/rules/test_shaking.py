"""Chapter 11, shaking: motion is compared with the reference values, and silence is no pass."""

from __future__ import annotations

import pytest

from harness.model.evidence import MotionFelt, Phase, SensorStimulus
from harness.model.finding import Verdict
from harness.rules.testing import Run, read, screen, start, tap

BEFORE, USE, AGAIN = Phase.BEFORE_CONSENT, Phase.IN_USE, Phase.AFTER_RESTART
SHOP = "com.example.shop"


def shown(*texts: str) -> Run:
    return Run().saw(BEFORE, 1.0, screen("splash", texts=texts or ("广告", "跳过 3")))


def motion(
    acceleration: float, rotation: float, duration: float, *, daily: str = ""
) -> SensorStimulus:
    return SensorStimulus(
        name=daily or "shake",
        daily=bool(daily),
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
    run.saw(AGAIN, 12.9, start(SHOP))

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


def felt(run: Run, after: float, *, acceleration: float, rotation: float) -> Run:
    """What the app got of the run's last stimulus."""
    stimuli = list(run.timeline().of(SensorStimulus))
    told = MotionFelt(
        stimulus=stimuli[-1].id,
        samples=9,
        acceleration=acceleration,
        rotation=rotation,
        duration=1,
    )
    return run.saw(AGAIN, after, told)


def test_a_motion_of_daily_life_that_jumps_is_a_violation_whatever_its_values() -> None:
    walk = motion(4, 8, 3, daily="walking")
    run = shown().saw(AGAIN, 5.0, walk).saw(AGAIN, 6.0, start(SHOP))
    finding = run.judged_by("shake-jump")

    assert finding.verdict is Verdict.VIOLATED
    assert "walking" in finding.summary


def test_what_opens_on_a_still_phone_opens_by_itself() -> None:
    still = motion(0, 0, 3, daily="still")
    run = shown().saw(AGAIN, 5.0, still).saw(AGAIN, 6.0, start(SHOP))
    run.saw(AGAIN, 20.0, motion(10, 0, 1)).saw(AGAIN, 20.5, start(SHOP))

    assert run.judged_by("auto-jump").verdict is Verdict.VIOLATED
    assert run.judged_by("shake-jump").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("acceleration", "verdict"), [(9.7, Verdict.MET), (4.0, Verdict.INCONCLUSIVE)]
)
def test_a_weak_motion_clears_only_when_its_peaks_arrived(
    acceleration: float, verdict: Verdict
) -> None:
    run = shown().saw(AGAIN, 5.0, motion(10, 0, 1))
    felt(run, 7.0, acceleration=acceleration, rotation=0)
    run.saw(AGAIN, 10.0, motion(20, 60, 3)).saw(AGAIN, 12.9, start(SHOP))

    assert run.judged_by("shake-jump").verdict is verdict


def test_a_control_whose_peaks_did_not_arrive_shows_nothing() -> None:
    run = felt(shown().saw(AGAIN, 5.0, motion(20, 60, 3)), 9.0, acceleration=6, rotation=60)
    finding = run.judged_by("shake-jump")

    assert finding.verdict is Verdict.INCONCLUSIVE
    assert "peaks" in finding.summary


def test_a_cleared_page_says_how_many_weaker_motions_were_tried() -> None:
    run = shown()
    for number in range(3):
        run.saw(AGAIN, 5.0 + 5 * number, motion(5 + number, 0, 1))
    run.saw(AGAIN, 40.0, motion(20, 60, 3)).saw(AGAIN, 42.9, start(SHOP))

    assert run.judged_by("shake-jump").summary.startswith("3 weaker motion")


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (("摇一摇 跳转至第三方应用", "跳过"), Verdict.MET),
        (("摇动或扭动手机", "查看详情"), Verdict.MET),
        (("Shake to open the store", "Skip"), Verdict.MET),
        (("摇一摇有惊喜", "跳过"), Verdict.SUSPECT),
        (("查看详情", "跳过"), Verdict.SUSPECT),
        (("广告", "跳过 3"), Verdict.SUSPECT),
    ],
)
def test_a_page_has_to_tell_the_motion_and_what_it_opens(
    texts: tuple[str, ...], verdict: Verdict
) -> None:
    run = shown(*texts).saw(BEFORE, 5.0, motion(20, 60, 3)).saw(BEFORE, 5.8, start(SHOP))

    assert run.judged_by("shake-told").verdict is verdict
    assert shown(*texts).judged_by("shake-told").verdict is Verdict.NOT_APPLICABLE


def test_a_strong_shake_that_jumps_at_once_is_for_a_person() -> None:
    run = shown().saw(AGAIN, 5.0, motion(10, 0, 1)).saw(AGAIN, 10.0, motion(20, 60, 3))
    finding = run.saw(AGAIN, 10.3, start(SHOP)).judged_by("shake-jump")

    assert finding.verdict is Verdict.SUSPECT
    assert "only 0.3 s" in finding.summary
