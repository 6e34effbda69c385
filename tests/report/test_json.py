"""The report for machines."""

from __future__ import annotations

import json
from pathlib import Path

from harness.model.evidence import parse_evidence
from harness.model.recording import Recording
from harness.report import REPORTS
from harness.report.json import JsonReport
from harness.rules.judge import judge


def test_it_carries_verdict_findings_and_the_evidence_they_cite(recording: Recording) -> None:
    judgement = judge(recording)
    report = json.loads(JsonReport().render(recording, judgement))

    assert report["schema_version"] == 1
    assert report["verdict"] == "violated"
    assert report["verdict_label"] == "不符合要求"
    assert report["problems"][0] == "违规收集个人信息"
    assert [f["rule"] for f in report["findings"]] == [f.rule for f in judgement.findings]
    assert report["not_observed"] == list(judgement.not_observed)
    cited = {e for finding in judgement.findings for e in finding.evidence}
    assert set(report["evidence"]) == cited


def test_cited_evidence_can_be_read_back(recording: Recording) -> None:
    report = json.loads(JsonReport().render(recording, judge(recording)))

    for entry in report["evidence"].values():
        owner = entry.pop("owner", None)
        observation = parse_evidence.validate_python(entry, strict=False)
        assert (owner is not None) == (observation.kind == "api_call")


def test_it_carries_sendings_gaps_jumps_and_walk_like_the_page(recording: Recording) -> None:
    report = json.loads(JsonReport().render(recording, judge(recording)))
    umeng = next(one for one in report["sendings"]["receivers"] if one["host"] == "ulogs.umeng.com")

    assert umeng["receiver"]["owner"]["zh"] == "友盟+"
    assert umeng["receiver"]["party"] == "third"
    assert umeng["receiver"]["country"] == "CN"
    (sending,) = umeng["sendings"]
    assert [found["item"] for found in sending["found"]] == ["android_id", "wifi_mac"]
    assert sending["found"][0]["sentence_zh"].endswith("发现 Android ID。")
    read = report["evidence"][sending["found"][0]["read_by"]]
    assert (read["data_type"], sending["phases"]) == ("Android ID", {"before_consent": 1})
    assert "pin.example.cn:443" in [gap["what"]["zh"] for gap in report["gaps"]]
    assert [jump["target"]["zh"] for jump in report["jumps"]] == ["其他应用"]
    assert report["altered_certificate_checks"] is False
    assert report["walk"]["goals"] == []


def test_it_tells_nothing_of_the_hosts_folders(recording: Recording) -> None:
    text = JsonReport().render(recording, judge(recording))

    assert str(recording.folder) not in text
    assert str(Path.cwd()) not in text


def test_names_and_suffixes_of_reports_are_unique() -> None:
    assert len({report.name for report in REPORTS}) == len(REPORTS)
    assert len({report.suffix for report in REPORTS}) == len(REPORTS)


def test_every_report_writes_the_file_it_says(recording: Recording, tmp_path: Path) -> None:
    judgement = judge(recording)

    for report in REPORTS:
        path = report.write(recording, judgement, tmp_path)
        assert path == tmp_path / f"report{report.suffix}"
        assert path.stat().st_size > 1000
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.html", "report.json"]
