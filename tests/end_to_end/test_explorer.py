"""A walk finds what the rules ask for in a realistic app, and touches nothing with consequences."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.config import Lab
from harness.devices.cleaning import Lease
from harness.devices.pool import Pool
from harness.model.evidence import GoalReached, Phase, UserAction
from harness.model.recording import Recording
from harness.rules.judge import judge
from harness.session import Plan, opened
from harness.store import runs
from tests.end_to_end.explorer_apps import Sample, build, samples
from tests.end_to_end.trying import BRIEF

pytestmark = pytest.mark.timeout(300)
WALK_S = 40.0
SAMPLES = {sample.id: sample for sample in samples()}
SEEN_TO_THE_END = "deep"
"""What is missing there is missing for sure only when all was looked at: half a minute's walk."""
each = pytest.mark.parametrize(
    "sample",
    [
        pytest.param(one, id=one.id, marks=pytest.mark.slow if one.id == SEEN_TO_THE_END else ())
        for one in SAMPLES.values()
    ],
)


@pytest.fixture(scope="module")
def pool(state: Path) -> Iterator[Pool]:
    """One embedded phone for all of them."""
    with Pool(Lab(virtual=1), state, wanted=()) as pool:
        yield pool


def walked(sample: Sample, pool: Pool, state: Path, out: Path) -> tuple[Recording, str]:
    """The recording of a walk, and what the app's traps wrote into the phone's log."""
    with pool.lease(prepare=lambda leased: Lease(leased).begin()) as phone:
        plan = Plan(app=read_app(sample.apk), procedure=BRIEF, out=out, state=state)
        with opened(plan, phone, Lease(phone)) as session:
            session.first_launch()
            session.watch(0.5)
            session.recorder.begin(Phase.IN_USE, "the harness walks the app")
            lines = session.folder / "timeline.jsonl"
            whole = sample.id == SEEN_TO_THE_END
            session.ui.explore(
                WALK_S,
                seed=1,
                until=lambda: (
                    not whole and lines.read_text().count('"goal_reached"') >= len(sample.expected)
                ),
            )
            session.recorder.complete()
            log = phone.shell("logcat -d -s ExplorerTrap").output
    return runs.load(session.folder), log


@each
def test_a_walk_finds_all_that_there_is_and_springs_no_trap(
    sample: Sample, pool: Pool, state: Path, tmp_path: Path
) -> None:
    recording, log = walked(sample, pool, state, tmp_path)
    timeline = recording.timeline
    taps: dict[str, int] = {}
    for goal in timeline.of(GoalReached):
        taps[goal.goal] = min(goal.taps, taps.get(goal.goal, goal.taps))
    findings = {f.rule: f for f in judge(recording).findings}

    assert taps == sample.expected
    assert {action.target for action in timeline.of(UserAction)} & sample.traps == set()
    assert "ExplorerTrap" not in log
    assert {rule: findings[rule].verdict for rule in sample.verdicts} == sample.verdicts, [
        findings[rule].summary for rule in sample.verdicts
    ]


@pytest.mark.skipif(shutil.which("aapt") is None, reason="needs Debian's aapt and libsmali-java")
def test_the_committed_apps_are_what_the_template_gives() -> None:
    sample = SAMPLES["deep"]

    assert sample.apk.read_bytes() == build(sample)
