"""Chapter 6: nothing is collected beyond what a function needs."""

from __future__ import annotations

import pytest

from harness.model.evidence import Phase, UserAction
from harness.model.finding import Verdict
from harness.rules.testing import Run, read, tap

OWN = "cn.example.reader.Main.onCreate"
GETUI = "com.igexin.sdk.PushService.onCreate"
both = pytest.mark.parametrize(("who", "by"), [("app", OWN), ("sdk", GETUI)])


@both
def test_reading_in_the_background_is_a_violation(who: str, by: str) -> None:
    run = Run().saw(Phase.BACKGROUND, 20.0, read("位置", by=by))

    assert run.judged_by(f"{who}-background-reads").verdict is Verdict.VIOLATED
    assert run.judged_by(f"{who}-silent-reads").verdict is Verdict.MET
    assert Run().judged_by(f"{who}-background-reads").verdict is Verdict.MET


@both
def test_reading_while_nobody_touches_the_app_is_a_violation(who: str, by: str) -> None:
    run = Run().saw(Phase.SILENT, 20.0, read("剪切板", by=by))

    assert run.judged_by(f"{who}-silent-reads").verdict is Verdict.VIOLATED
    assert run.judged_by(f"{who}-background-reads").verdict is Verdict.MET
    assert Run().judged_by(f"{who}-silent-reads").verdict is Verdict.MET


@both
def test_each_is_charged_only_with_its_own_reads(who: str, by: str) -> None:
    other = "sdk" if who == "app" else "app"
    run = Run().saw(Phase.SILENT, 20.0, read("剪切板", by=by))

    assert run.judged_by(f"{other}-silent-reads").verdict is Verdict.MET


def test_what_a_touch_led_to_is_not_silent() -> None:
    run = Run().saw(Phase.SILENT, 19.0, tap("刷新")).saw(Phase.SILENT, 20.0, read("位置"))

    assert run.judged_by("app-silent-reads").verdict is Verdict.MET


@both
def test_an_immutable_identifier_is_for_a_person(who: str, by: str) -> None:
    run = Run().saw(Phase.IN_USE, 3.0, read("MAC地址", by=by))
    mutable = Run().saw(Phase.IN_USE, 3.0, read("OAID", by=by))

    assert run.judged_by(f"{who}-immutable-identifiers").verdict is Verdict.SUSPECT
    assert mutable.judged_by(f"{who}-immutable-identifiers").verdict is Verdict.MET


@both
def test_a_fixed_period_is_found_from_the_reads(who: str, by: str) -> None:
    run = Run()
    for number in range(5):
        run.saw(Phase.IN_USE, 10.0 + 15.1 * number, read("Android ID", by=by))
    finding = run.judged_by(f"{who}-over-frequency")

    assert finding.verdict is Verdict.VIOLATED
    assert "every 15.1 s" in finding.summary
    assert "周期约 15.1 秒" in finding.summary_zh
    assert len(finding.evidence) == 5


@both
def test_irregular_reads_have_no_period(who: str, by: str) -> None:
    run = Run()
    for second in (1.0, 9.0, 11.0, 40.0, 77.0):
        run.saw(Phase.IN_USE, second, read("Android ID", by=by))

    assert run.judged_by(f"{who}-over-frequency").verdict is Verdict.MET


def test_reads_that_taps_explain_have_no_period() -> None:
    run = Run()
    for number in range(6):
        run.saw(Phase.IN_USE, 10.0 + 5 * number, tap("下一章"))
        run.saw(Phase.IN_USE, 10.5 + 5 * number, read("Android ID"))

    assert run.judged_by("app-over-frequency").verdict is Verdict.MET


def test_periodic_location_on_screen_is_for_a_person_and_behind_it_a_violation() -> None:
    on_screen, behind = Run(), Run()
    for number in range(5):
        on_screen.saw(Phase.IN_USE, 10.0 + 5 * number, read("位置"))
        behind.saw(Phase.BACKGROUND, 10.0 + 5 * number, read("位置"))

    assert on_screen.judged_by("app-over-frequency").verdict is Verdict.SUSPECT
    assert behind.judged_by("app-over-frequency").verdict is Verdict.VIOLATED


def test_very_many_reads_without_a_period_are_for_a_person() -> None:
    many = read("剪切板").model_copy(update={"count": 80})
    run = Run().saw(Phase.IN_USE, 5.0, many)
    finding = run.judged_by("app-over-frequency")

    assert finding.verdict is Verdict.SUSPECT
    assert "80 times" in finding.summary


def test_a_finding_cites_a_bounded_number_of_evidence() -> None:
    run = Run()
    for number in range(90):
        run.saw(Phase.SILENT, 1.0 + number, read("位置"))
    finding = run.judged_by("app-silent-reads")

    assert len(finding.evidence) == 20
    assert "90 次" in finding.summary_zh


def test_one_read_at_each_launch_is_no_period() -> None:
    run = Run()
    for number in range(5):
        launch = UserAction(action="launch", reason="again")
        run.saw(Phase.IN_USE, 10.0 + 15 * number, launch)
        run.saw(Phase.IN_USE, 10.8 + 15 * number, read("Android ID"))

    assert run.judged_by("app-over-frequency").verdict is Verdict.MET
