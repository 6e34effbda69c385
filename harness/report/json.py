"""The whole judgement for machines, with the evidence that it cites."""

from __future__ import annotations

import json
from typing import Any

from harness.model.evidence import Observation
from harness.model.finding import Finding, Judgement, Verdict
from harness.model.recording import Recording
from harness.report.interface import Report
from harness.report.summary import cited, problems

SCHEMA_VERSION = 1
"""Raised when a field is renamed, removed, or means something else."""


class JsonReport(Report):
    """One JSON object; keys are stable within a schema version."""

    name = "json"
    suffix = ".json"

    def render(self, recording: Recording, judgement: Judgement) -> str:
        """See `docs/rules.md` for the rules' ids and `docs/evidence.md` for kinds of evidence."""
        provenance = recording.provenance
        evidence = cited(recording.timeline, judgement)
        report = {
            "schema_version": SCHEMA_VERSION,
            "run": provenance.run,
            "began": provenance.began,
            "ended": recording.ended,
            "verdict": judgement.verdict.value,
            "verdict_label": judgement.verdict.label,
            "specification": judgement.specification,
            "problems": list(problems(judgement)),
            "counts": {v.value: _count(judgement, v) for v in Verdict},
            "app": provenance.app.model_dump(mode="json", exclude={"path"}),
            "device": provenance.device.model_dump(mode="json"),
            "procedure": provenance.procedure.model_dump(mode="json"),
            "tools": dict(sorted(provenance.tools.items())),
            "findings": [_finding(finding) for finding in judgement.findings],
            "not_observed": list(judgement.not_observed),
            "evidence": {e.id: _evidence(e, judgement) for e in evidence},
        }
        return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _count(judgement: Judgement, verdict: Verdict) -> int:
    return sum(finding.verdict is verdict for finding in judgement.findings)


def _finding(finding: Finding) -> dict[str, Any]:
    return {**finding.model_dump(mode="json"), "verdict_label": finding.verdict.label}


def _evidence(observation: Observation, judgement: Judgement) -> dict[str, Any]:
    content = observation.model_dump(mode="json")
    owner = judgement.owners.get(observation.id)
    return {**content, "owner": owner.model_dump(mode="json")} if owner else content
