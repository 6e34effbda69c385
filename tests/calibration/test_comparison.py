"""A judgement that differs from the truth is told as a miss or as a false alarm."""

from __future__ import annotations

from harness.calibration import apps, compare
from harness.calibration.truth import CalibrationApp
from harness.model.finding import Finding, Judgement, Verdict
from harness.rules import SPECIFICATION


def app_named(name: str) -> CalibrationApp:
    return next(app for app in apps() if app.name == name)


def judgement(**verdicts: Verdict) -> Judgement:
    """Everything met but what is named; `_` stands for `-`."""
    given = {name.replace("_", "-"): verdict for name, verdict in verdicts.items()}
    return Judgement(
        specification="test",
        findings=tuple(
            Finding(
                rule=rule.id,
                clause=rule.clause,
                label=rule.label,
                title=rule.title,
                title_zh=rule.title_zh,
                verdict=given.get(rule.id, Verdict.MET),
                summary="it was so",
                summary_zh="如此",
            )
            for rule in SPECIFICATION
        ),
    )


def test_judgement_as_the_truth_says_has_no_mismatch() -> None:
    assert compare(app_named("wellbehaved"), judgement()) == []


def test_missed_fault_is_told_with_its_reason() -> None:
    missed = compare(app_named("pinned"), judgement())

    assert {mismatch.rule for mismatch in missed} == {
        "plain-http",
        "third-party-sends",
        "app-immutable-identifiers",
    }
    assert "pinned, plain-http: expected violated (Android id" in str(missed[0])
    assert "got met (it was so)" in str(missed[0])


def test_false_alarm_is_told() -> None:
    alarms = compare(app_named("wellbehaved"), judgement(auto_jump=Verdict.SUSPECT))

    assert [str(alarm) for alarm in alarms] == [
        "wellbehaved, auto-jump: expected no finding, got suspect (it was so)"
    ]


def test_inconclusive_is_no_false_alarm_but_a_miss() -> None:
    unclear = judgement(plain_http=Verdict.INCONCLUSIVE)

    assert compare(app_named("wellbehaved"), unclear) == []
    assert "plain-http" in {m.rule for m in compare(app_named("pinned"), unclear)}


def test_failed_run_is_a_mismatch() -> None:
    assert [str(m) for m in compare(app_named("splash"), None)] == [
        "splash: expected a judgement, got none, because the run failed"
    ]
