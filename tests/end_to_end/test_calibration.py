"""Every calibration app, from its APK to its reports, is judged as its truth says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.calibration import DEMO_PHONES, NAMES, CalibrationApp, apps, compare
from harness.errors import ExitCode
from harness.model.finding import Judgement
from harness.model.recording import Recording
from harness.report import REPORTS
from harness.rules.judge import judge
from harness.store import runs
from tests.end_to_end.bench import Bench, bench

PHONES = DEMO_PHONES
SAMPLES = {sample.name: sample for sample in apps()}

pytestmark = pytest.mark.timeout(600)


@dataclass(frozen=True)
class Campaign:
    """What one harness process left behind that ran all the apps."""

    exit_code: int
    said: str
    recordings: dict[str, Recording]
    """Package -> its recording."""
    bench: Bench

    def judged(self, sample: CalibrationApp) -> tuple[Recording, Judgement]:
        """The app's recording and what the rules say of it."""
        assert sample.truth.package in self.recordings, self.said
        recording = self.recordings[sample.truth.package]
        return recording, judge(recording)


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory, state: Path) -> Iterator[Campaign]:
    """Run all apps once, on a few virtual phones, as `harness run` does on a shelf of real ones."""
    with bench(tmp_path_factory.mktemp("calibration") / "lab", state, PHONES) as lab:
        run = lab.run("all", *(sample.apk for sample in SAMPLES.values()), brief=False)
        code = run.wait(500)
        recordings = map(runs.load, run.out.glob("2*"))
        found = {recording.provenance.app.package: recording for recording in recordings}
        yield Campaign(code, run.said, found, lab)


@pytest.mark.parametrize("name", NAMES)
def test_an_app_is_judged_as_its_truth_says(campaign: Campaign, name: str) -> None:
    _, judgement = campaign.judged(SAMPLES[name])

    assert [str(mismatch) for mismatch in compare(SAMPLES[name], judgement)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_recording_is_sealed_and_has_its_reports(campaign: Campaign, name: str) -> None:
    recording, _ = campaign.judged(SAMPLES[name])

    runs.verify(recording.folder)
    assert recording.ended
    written = [recording.folder / f"report{report.suffix}" for report in REPORTS]
    assert [path for path in written if not path.stat().st_size] == []


def test_a_recording_says_that_the_phone_was_virtual(campaign: Campaign) -> None:
    recording, judgement = campaign.judged(SAMPLES["wellbehaved"])

    assert recording.provenance.device.virtual
    assert any("virtual" in sentence for sentence in judgement.not_observed)


def test_violations_in_some_apps_are_the_exit_code_of_all(campaign: Campaign) -> None:
    assert campaign.exit_code == ExitCode.VIOLATED


@pytest.mark.parametrize("number", range(PHONES))
def test_a_phone_is_left_as_it_was_found(campaign: Campaign, number: int) -> None:
    campaign.bench.assert_clean(campaign.bench.serials[number])
