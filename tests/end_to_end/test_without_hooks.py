"""Where frida is not there, what the system notes of guarded reads still decides about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.calibration import apps
from harness.errors import ExitCode
from harness.model.evidence import ApiCall, AppOp, Phase, ProbeLost
from harness.model.finding import Finding, Verdict
from harness.model.recording import Recording
from harness.rules import SPECIFICATION
from harness.rules.guarded import BLIND
from harness.rules.judge import judge
from harness.store import runs
from tests.end_to_end.bench import bench

SAMPLES = {sample.name: sample for sample in apps()}
GUARDED = {
    # App and rule -> what the truth says that the app reads and that app-ops guards.
    ("ignoresrefusal", "reads-after-refusal"): "设备唯一标识",
    ("backgroundreader", "app-silent-reads"): "剪切板",
}
CHOSEN = ("ignoresrefusal", "backgroundreader", "wellbehaved")

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def recordings(
    tmp_path_factory: pytest.TempPathFactory, state: Path
) -> Iterator[dict[str, Recording]]:
    """The apps' recordings, made on phones whose frida-server does not answer."""
    with bench(tmp_path_factory.mktemp("unhooked") / "lab", state, len(CHOSEN)) as lab:
        for serial in lab.serials:
            lab.shell("vphone fault kill frida", serial)
        run = lab.run("all", *(SAMPLES[name].apk for name in CHOSEN))
        code = run.wait(250)
        found = [runs.load(folder) for folder in run.out.glob("2*")]
        assert code == ExitCode.VIOLATED, run.said
        yield {found.provenance.app.package.rpartition(".")[2]: found for found in found}


def findings(recording: Recording) -> dict[str, Finding]:
    return {finding.rule: finding for finding in judge(recording).findings}


@pytest.mark.parametrize(("name", "rule"), GUARDED)
def test_a_guarded_read_is_judged_as_the_truth_says(
    recordings: dict[str, Recording], name: str, rule: str
) -> None:
    recording, truth = recordings[name], SAMPLES[name].truth
    expected = next(fault.verdict for fault in truth.must_find if fault.rule == rule)

    finding = findings(recording)[rule]

    assert finding.verdict is expected, finding.summary
    cited = [recording.timeline.find(evidence) for evidence in finding.evidence]
    assert {type(one) for one in cited} == {AppOp}
    assert {one.data_type for one in cited if isinstance(one, AppOp)} == {GUARDED[name, rule]}


@pytest.mark.parametrize("name", CHOSEN)
def test_the_run_goes_through_all_phases_and_says_what_was_not_watched(
    recordings: dict[str, Recording], name: str
) -> None:
    recording = recordings[name]
    lost = [loss.probe for loss in recording.timeline.of(ProbeLost)]

    assert recording.ended
    assert lost == ["api_calls"]
    assert list(recording.timeline.of(ApiCall)) == []
    assert recording.timeline.completed(Phase.BACKGROUND)
    assert BLIND.both in judge(recording).not_observed


@pytest.mark.parametrize("name", CHOSEN)
def test_no_rule_about_reads_is_met_by_the_systems_silence(
    recordings: dict[str, Recording], name: str
) -> None:
    judged = findings(recordings[name])
    hooked = [rule.id for rule in SPECIFICATION if "api_calls" in rule.needs]

    assert [
        rule for rule in hooked if judged[rule].verdict is Verdict.MET and not judged[rule].evidence
    ] == []


def test_an_app_that_keeps_the_rules_is_not_accused(recordings: dict[str, Recording]) -> None:
    judged = findings(recordings["wellbehaved"]).values()

    assert [f.summary for f in judged if f.verdict in {Verdict.VIOLATED, Verdict.SUSPECT}] == []
