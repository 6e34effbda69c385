"""The whole judgement for machines, with the evidence that it cites."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from harness.model.app_map import map_of
from harness.model.evidence import GoalReached, Observation, WalkEnded
from harness.model.finding import Finding, Judgement, Verdict
from harness.model.recording import Recording
from harness.report.interface import Report
from harness.report.sendings import MOST_IDS, Call, Found, Received, Sending, sendings
from harness.report.summary import cited, problems
from harness.report.unseen import Gap, gaps

SCHEMA_VERSION = 1
"""Raised when a field is renamed, removed, or means something else."""
MOST_PAGES, MOST_STEPS = 500, 2_000
"""Of the map."""


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
            "gaps": [_gap(gap) for gap in gaps(recording.timeline)],
            "altered_certificate_checks": provenance.procedure.bypass_pinning,
            "sendings": _sendings(recording, judgement),
            "jumps": [jump.model_dump(mode="json") for jump in judgement.jumps],
            "walk": _walk(recording),
            "evidence": {e.id: _evidence(e, judgement) for e in evidence},
        }
        return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _gap(gap: Gap) -> dict[str, Any]:
    words = {"channel": gap.channel, "what": gap.what, "detail": gap.detail}
    return {**asdict(gap), **{name: said._asdict() for name, said in words.items()}}


def _sendings(recording: Recording, judgement: Judgement) -> dict[str, Any]:
    told = sendings(recording.timeline, judgement)
    return {
        "receivers": [_received(one) for one in told.received],
        "receivers_left": told.receivers_left,
    }


def _received(one: Received) -> dict[str, Any]:
    return {
        "host": one.host,
        "receiver": one.receiver.model_dump(mode="json"),
        "requests": one.requests,
        "requests_in_plain_http": one.plain,
        "sendings": [_sending(sending) for sending in one.sendings],
        "sendings_left": one.left,
    }


def _sending(sending: Sending) -> dict[str, Any]:
    first = sending.first
    return {
        "method": first.method,
        "url": first.url[:2000],
        "tls": first.tls,
        "first_at": first.at,
        "count": len(sending.requests),
        "phases": {phase.value: count for phase, count in sending.phases.items()},
        "evidence": [request.id for request in sending.requests[:MOST_IDS]],
        "sent_by": _id(sending.sent_by),
        "found": [_found(found) for found in sending.found],
        "found_left": sending.left,
    }


def _found(found: Found) -> dict[str, Any]:
    return {
        **found.match.model_dump(mode="json"),
        "item_label": found.item.zh,
        "sentence": found.sentence.en,
        "sentence_zh": found.sentence.zh,
        "encrypted_by": _id(found.encrypted_by),
        "read_by": _id(found.read_by),
    }


def _id(call: Call | None) -> str | None:
    return call.call.id if call else None


def _walk(recording: Recording) -> dict[str, Any]:
    told = map_of(recording.timeline, recording.provenance.app.package)
    return {
        "ended": [walk.model_dump(mode="json") for walk in recording.timeline.of(WalkEnded)][-1:],
        "goals": [goal.model_dump(mode="json") for goal in recording.timeline.of(GoalReached)][
            :100
        ],
        "home": told.home,
        "pages": [
            {"page": page.key, "first": page.first.id, "taps": page.taps, "goals": page.goals}
            for page in told.pages[:MOST_PAGES]
        ],
        "steps": [
            {
                "from": step.origin,
                "to": step.target,
                "action": step.action.action,
                "target": step.action.target,
                "evidence": step.action.id,
                "count": step.count,
            }
            for step in told.steps[:MOST_STEPS]
        ],
    }


def _count(judgement: Judgement, verdict: Verdict) -> int:
    return sum(finding.verdict is verdict for finding in judgement.findings)


def _finding(finding: Finding) -> dict[str, Any]:
    return {**finding.model_dump(mode="json"), "verdict_label": finding.verdict.label}


def _evidence(observation: Observation, judgement: Judgement) -> dict[str, Any]:
    content = observation.model_dump(mode="json")
    owner = judgement.owners.get(observation.id)
    return {**content, "owner": owner.model_dump(mode="json")} if owner else content
