"""The whole specification over one recording."""

from __future__ import annotations

from pathlib import Path

from harness.model.evidence import OpaqueTraffic, Phase, ProbeLost, TlsRefused
from harness.model.finding import Verdict
from harness.rules import SPECIFICATION
from harness.rules.judge import judge
from harness.rules.testing import Run, prompt, read, request, screen


def eventful() -> Run:
    run = Run().saw(Phase.BEFORE_CONSENT, 2.0, screen()).saw(Phase.BEFORE_CONSENT, 5.0, prompt())
    for number in range(6):
        run.saw(Phase.BACKGROUND, 10.0 + 5 * number, read("位置", by="com.igexin.A.b"))
        run.saw(Phase.IN_USE, 10.0 + 5 * number, request("a.umeng.com", "imei", "oaid"))
    return run


def test_the_same_recording_judged_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = judge(eventful().recording(tmp_path)).model_dump_json()
    second = judge(eventful().recording(tmp_path)).model_dump_json()

    assert first == second


def test_every_rule_answers_once_in_the_order_of_the_specification(tmp_path: Path) -> None:
    judgement = judge(eventful().recording(tmp_path))

    assert [f.rule for f in judgement.findings] == [rule.id for rule in SPECIFICATION]
    assert judgement.verdict is Verdict.VIOLATED
    assert all(f.summary.endswith(".") and f.summary_zh for f in judgement.findings)


def test_every_call_gets_an_owner(tmp_path: Path) -> None:
    judgement = judge(eventful().recording(tmp_path))

    assert {owner.name for owner in judgement.owners.values()} == {"个推"}
    assert len(judgement.owners) == 6


def test_what_was_not_observed_is_said_in_words(tmp_path: Path) -> None:
    run = eventful()
    run.saw(Phase.IN_USE, 1.0, TlsRefused(host="pin.example.cn", port=443, reason="x"))
    run.saw(Phase.IN_USE, 1.0, OpaqueTraffic(protocol="tcp", host="203.0.113.9", port=9, size=70))
    run.saw(Phase.SILENT, 1.0, ProbeLost(probe="api_calls", reason="agent died"))
    said = "\n".join(judge(run.recording(tmp_path, ended=False)).not_observed)

    for part in ("pin.example.cn", "203.0.113.9", "agent died", "中途终止", "Build.SERIAL"):
        assert part in said


def test_a_virtual_phone_is_flagged(tmp_path: Path) -> None:
    recording = eventful().recording(tmp_path)
    device = recording.provenance.device.model_copy(update={"virtual": True})
    provenance = recording.provenance.model_copy(update={"device": device})
    virtual = type(recording)(tmp_path, provenance, recording.timeline, ended=True)

    assert "077.13" in judge(virtual).not_observed[0]
    assert all("077.13" not in line for line in judge(recording).not_observed)
