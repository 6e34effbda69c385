"""Compares a judgement of a calibration app with the truth about it."""

from __future__ import annotations

from dataclasses import dataclass

from harness.calibration.truth import CalibrationApp
from harness.model.finding import Finding, Judgement, Verdict

FOUND = (Verdict.VIOLATED, Verdict.SUSPECT)


@dataclass(frozen=True)
class Mismatch:
    """The harness missed a fault, or found one that is not there."""

    app: str
    rule: str
    """Empty when there is no judgement at all."""
    expected: str
    """What the truth says."""
    given: str
    """What the harness said."""

    def __str__(self) -> str:
        """One line for a person."""
        where = f"{self.app}, {self.rule}" if self.rule else self.app
        return f"{where}: expected {self.expected}, got {self.given}"


def compare(app: CalibrationApp, judgement: Judgement | None) -> list[Mismatch]:
    """Misses first, then false alarms; empty when all is as it should be."""
    if judgement is None:
        return [Mismatch(app.name, "", "a judgement", "none, because the run failed")]
    findings = {finding.rule: finding for finding in judgement.findings}
    missed = [
        Mismatch(app.name, fault.rule, f"{fault.verdict} ({fault.because})", _said(found))
        for fault in app.truth.must_find
        if (found := findings.get(fault.rule)) is None or found.verdict is not fault.verdict
    ]
    alarms = [
        Mismatch(app.name, rule, "no finding", _said(found))
        for rule in app.truth.must_not_find
        if (found := findings.get(rule)) is not None and found.verdict in FOUND
    ]
    return missed + alarms


def _said(finding: Finding | None) -> str:
    return "no answer" if finding is None else f"{finding.verdict} ({finding.summary})"
