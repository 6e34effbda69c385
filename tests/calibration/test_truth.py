"""Truth files say something about every app, about real rules only, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.calibration import NAMES, CalibrationApp, apps
from harness.calibration.truth import read_truth
from harness.errors import BadConfiguration
from harness.model.finding import Verdict
from harness.rules import SPECIFICATION

RULES = {rule.id for rule in SPECIFICATION}
each_app = pytest.mark.parametrize("app", apps(), ids=lambda app: app.name)


def test_every_app_has_a_truth_and_is_listed_once() -> None:
    assert tuple(app.name for app in apps()) == NAMES
    assert len(set(NAMES)) == len(NAMES)


@each_app
def test_truth_names_only_rules_of_the_specification(app: CalibrationApp) -> None:
    named = {expected.rule for expected in app.truth.must_find} | set(app.truth.must_not_find)

    assert named - RULES == set()


@each_app
def test_truth_names_a_rule_once(app: CalibrationApp) -> None:
    named = [expected.rule for expected in app.truth.must_find] + list(app.truth.must_not_find)

    assert len(named) == len(set(named))


@each_app
def test_truth_expects_findings_only_where_something_is_found(app: CalibrationApp) -> None:
    verdicts = {expected.verdict for expected in app.truth.must_find}

    assert verdicts <= {Verdict.VIOLATED, Verdict.SUSPECT}
    assert app.truth.observations


def test_wellbehaved_app_allows_no_finding_by_any_rule() -> None:
    truth = next(app.truth for app in apps() if app.name == "wellbehaved")

    assert truth.must_find == ()
    assert set(truth.must_not_find) == RULES


def test_every_chapter_of_the_specification_is_violated_by_some_app() -> None:
    """Chapter 10 is not: an app that starts itself needs minutes, or a restart of the phone.

    What a walk has to find needs an app with many pages; those are in tests/data/explorer.
    """
    found = {expected.rule for app in apps() for expected in app.truth.must_find}
    chapters = {rule.clause.partition(".")[0] for rule in SPECIFICATION if rule.id in found}

    assert chapters == {rule.clause.partition(".")[0] for rule in SPECIFICATION} - {
        *("10", "8", "191号 3", "191号 6", "292号"),
    }


DESCRIBED = "package: p\ndescription: {zh: a, en: b}\n"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("package: p\n", "description"),
        (DESCRIBED + "must_fnd: []\n", "must_fnd"),
        (DESCRIBED + "must_find: [{rule: r, verdict: guilty, because: c}]\n", "verdict"),
        (
            DESCRIBED
            + "must_find: [{rule: r, verdict: violated, because: c}]\nmust_not_find: [r]\n",
            "both in must_find and must_not_find: r",
        ),
        ("package: [\n", "while parsing"),
    ],
)
def test_bad_truth_is_answered_with_file_and_fault(tmp_path: Path, text: str, wrong: str) -> None:
    path = tmp_path / "truth.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadConfiguration, match=wrong) as refused:
        read_truth(path)
    assert "truth.yaml" in refused.value.sentence


def test_missing_truth_is_bad_configuration(tmp_path: Path) -> None:
    with pytest.raises(BadConfiguration, match=r"truth\.yaml"):
        read_truth(tmp_path / "truth.yaml")
