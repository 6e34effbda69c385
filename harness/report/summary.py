"""What every report says first: the problems, the findings by weight, the evidence they cite."""

from __future__ import annotations

from harness.model.evidence import Observation
from harness.model.finding import Finding, Judgement, Named, Verdict
from harness.model.timeline import Timeline

BY_WEIGHT = (
    Verdict.VIOLATED,
    Verdict.SUSPECT,
    Verdict.INCONCLUSIVE,
    Verdict.MET,
    Verdict.NOT_APPLICABLE,
)
"""Worst first."""


def problems(judgement: Judgement) -> tuple[str, ...]:
    """The notice's labels (所涉问题) of all violations, each once, in the specification's order."""
    violated = (f.label for f in judgement.findings if f.verdict is Verdict.VIOLATED)
    return tuple(dict.fromkeys(violated))


def by_weight(judgement: Judgement) -> list[Finding]:
    """Findings, worst first; within a verdict in the specification's order."""
    return sorted(judgement.findings, key=lambda finding: BY_WEIGHT.index(finding.verdict))


def cited(timeline: Timeline, judgement: Judgement) -> list[Observation]:
    """The evidence that findings cite, in order of time."""
    ids = {cited for finding in judgement.findings for cited in finding.evidence}
    return [observation for observation in timeline if observation.id in ids]


def weight_of(judgement: Judgement) -> dict[str, Verdict]:
    """Evidence id -> the worst verdict that cites it."""
    worst: dict[str, Verdict] = {}
    for finding in reversed(by_weight(judgement)):
        worst.update(dict.fromkeys(finding.evidence, finding.verdict))
    return worst


def names(judgement: Judgement) -> dict[str, Named]:
    """Words for kinds of data, as calls name them, and for seeded values."""
    return {**judgement.items, **judgement.data_types}
