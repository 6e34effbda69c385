"""What every report says first, and what reports may import."""

from __future__ import annotations

import ast
from pathlib import Path

import harness.report
from harness.model.finding import Finding, Judgement, Verdict
from harness.report.summary import by_weight, problems, weight_of


def finding(rule: str, verdict: Verdict, label: str = "甲", *evidence: str) -> Finding:
    return Finding(
        rule=rule,
        clause="5",
        label=label,
        title="",
        title_zh="",
        verdict=verdict,
        summary="",
        evidence=evidence,
    )


JUDGEMENT = Judgement(
    specification="test",
    findings=(
        finding("a", Verdict.MET, "甲", "e1"),
        finding("b", Verdict.SUSPECT, "乙", "e1", "e2"),
        finding("c", Verdict.VIOLATED, "丙", "e2"),
        finding("d", Verdict.VIOLATED, "丁"),
        finding("e", Verdict.VIOLATED, "丙"),
    ),
)


def test_problems_are_labels_of_violations_each_once() -> None:
    assert problems(JUDGEMENT) == ("丙", "丁")


def test_findings_come_worst_first_and_else_in_order() -> None:
    assert [f.rule for f in by_weight(JUDGEMENT)] == ["c", "d", "e", "b", "a"]


def test_evidence_weighs_as_its_worst_finding() -> None:
    assert weight_of(JUDGEMENT) == {"e1": Verdict.SUSPECT, "e2": Verdict.VIOLATED}


def test_reports_import_only_the_model() -> None:
    for file in Path(harness.report.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("harness."):
                assert (node.module or "").split(".")[1] in {"model", "errors", "report"}, file
