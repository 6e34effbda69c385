"""What is printed: the worst first, and text from apps as text and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.calibration import apk_path
from harness.campaign import Outcome
from harness.devices.pool import Listed
from harness.errors import BadApp, ExitCode, HarnessError, LabError
from harness.model.finding import Verdict
from harness.terminal import plain, tables

APP = read_app(apk_path("earlyreader"))
HOSTILE = "[/red]\x1b]0;owned\x07\x1b[2J[link=file:///]\u202elabel"


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict.MET, ExitCode.MET),
        (Verdict.VIOLATED, ExitCode.VIOLATED),
        (Verdict.SUSPECT, ExitCode.VIOLATED),
        (Verdict.INCONCLUSIVE, ExitCode.INCONCLUSIVE),
        (Verdict.NOT_APPLICABLE, ExitCode.INCONCLUSIVE),
    ],
)
def test_a_verdict_has_its_exit_code(verdict: Verdict, code: ExitCode) -> None:
    assert tables.exit_code(verdict) is code


@pytest.mark.parametrize(
    ("errors", "code"),
    [
        ((LabError("no phone"), None), ExitCode.LAB_FAULT),
        ((None, LabError("no phone"), BadApp("no app")), ExitCode.USAGE),
        ((None,), ExitCode.INCONCLUSIVE),
    ],
)
def test_the_worst_of_all_runs_decides(
    errors: tuple[HarnessError | None, ...], code: ExitCode
) -> None:
    assert tables.overall([Outcome(APP, error=error) for error in errors]) is code


def test_control_signs_and_markup_stay_text() -> None:
    text = plain(HOSTILE)

    assert "\x1b" not in text.plain
    assert "\u202e" not in text.plain
    assert "[/red]" in text.plain
    assert text.spans == []


def test_outcomes_show_hostile_text_without_obeying_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app = APP.model_copy(update={"label": HOSTILE})
    error = LabError(f"it said {HOSTILE}", tip=HOSTILE)
    report = Path("runs/[bold]/report.html")
    tables.print_outcomes([Outcome(app, phone="desk-1", reports=(report,), error=error)])

    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "report: runs/[bold]/report.html" in out


def test_phones_are_listed_with_labels_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_phones([Listed("desk-1", "0A1B2C", "ready", ("[/b]", "rooted"), "")])

    assert "[/b], rooted" in capsys.readouterr().out
