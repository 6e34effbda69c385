"""Whatever dies in the middle of a run: nothing seen is lost, nothing unseen is "met", and the
phone is clean before it is used again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path

import pytest

from harness.calibration import apk_path
from harness.errors import ExitCode
from harness.model.evidence import AnyObservation, Phase, PhaseBegan, PhaseCompleted, ProbeLost
from harness.model.finding import Finding, Judgement, Verdict
from harness.model.recording import Recording
from harness.rules import SPECIFICATION
from harness.rules.interface import Rule
from harness.rules.judge import judge
from harness.rules.watching import PROBES
from harness.store import runs
from tests.end_to_end.bench import Bench, Run, bench, until

AT_ONCE = 6
"""Runs side by side; most of a run is waiting."""
PACKAGE = "cn.example.calibration.wellbehaved"

pytestmark = pytest.mark.timeout(600)


def kill_harness(_bench: Bench, run: Run) -> None:
    run.kill()


def interrupt(_bench: Bench, run: Run) -> None:
    run.interrupt()


def kill_adb_server(lab: Bench, _run: Run) -> None:
    assert lab.server
    lab.server.kill()
    lab.server.wait()


def kill_phone(lab: Bench, _run: Run) -> None:
    assert lab.phones
    lab.phones.kill()
    lab.phones.wait()


def kill_app(lab: Bench, _run: Run) -> None:
    assert "no process" not in lab.shell(f"vphone fault kill {PACKAGE}")


def kill_frida(lab: Bench, _run: Run) -> None:
    lab.shell("vphone fault kill frida")


def kill_relay(_bench: Bench, run: Run) -> None:
    os.kill(run.relay, signal.SIGKILL)


@dataclass(frozen=True)
class Case:
    """What breaks, and in which phase."""

    name: str
    breaks: Callable[[Bench, Run], None]
    phase: Phase
    exit_codes: tuple[int, ...]
    loses: str = ""
    """The probe that must be said to be lost."""

    def __str__(self) -> str:
        return f"{self.name}-{self.phase}"


BEFORE, IN_USE, SILENT, BACKGROUND = (
    Phase.BEFORE_CONSENT,
    Phase.IN_USE,
    Phase.SILENT,
    Phase.BACKGROUND,
)
UNCLEAR = (ExitCode.INCONCLUSIVE,)
UNHURT = (ExitCode.MET, ExitCode.INCONCLUSIVE)
"""No rule may need what was lost at the end."""
SUSPECT = (ExitCode.VIOLATED,)
FAULT = (ExitCode.LAB_FAULT,)
KILLED = (-signal.SIGKILL,)

CASES = (
    *(Case("harness-killed", kill_harness, p, KILLED) for p in (BEFORE, IN_USE, BACKGROUND)),
    *(Case("interrupted", interrupt, p, UNCLEAR) for p in (BEFORE, IN_USE, BACKGROUND)),
    *(Case("adb-server-killed", kill_adb_server, p, FAULT) for p in (BEFORE, SILENT)),
    *(Case("phone-killed", kill_phone, p, FAULT) for p in (BEFORE, SILENT)),
    *(Case("app-killed", kill_app, p, UNCLEAR, "api_calls") for p in (BEFORE, BACKGROUND)),
    # A person is asked where the walk had refused a permission just before.
    Case("app-killed", kill_app, SILENT, (*UNCLEAR, *SUSPECT), "api_calls"),
    Case("relay-killed", kill_relay, BEFORE, UNCLEAR, "traffic"),
    Case("relay-killed", kill_relay, BACKGROUND, UNHURT, "traffic"),
    *(Case("frida-killed", kill_frida, p, UNCLEAR, "api_calls") for p in (IN_USE, BACKGROUND)),
)
ENDED_AFTER_REFUSAL = Case("app-killed", kill_app, Phase.REFUSED, SUSPECT, "api_calls")
"""An app that ends itself by a signal looks the same, so a person is asked."""
FAULTS = (
    (Case("harness-killed", kill_harness, BEFORE, KILLED), KILLED),
    (Case("interrupted", interrupt, BEFORE, UNCLEAR), UNHURT),
    (Case("adb-server-killed", kill_adb_server, BEFORE, FAULT), FAULT),
    (Case("phone-killed", kill_phone, BEFORE, FAULT), FAULT),
    (Case("app-killed", kill_app, BEFORE, UNCLEAR, "api_calls"), UNHURT),
    (Case("relay-killed", kill_relay, BEFORE, UNCLEAR, "traffic"), UNHURT),
    (Case("frida-killed", kill_frida, BEFORE, UNCLEAR, "api_calls"), UNHURT),
)
"""Each fault, and the exit codes that it may have in the phases that no case above names."""
OTHER_CASES = (
    ENDED_AFTER_REFUSAL,
    *(
        replace(fault, phase=phase, exit_codes=exit_codes)
        for fault, exit_codes in FAULTS
        for phase in Phase
        if phase is not Phase.SETUP
        and (fault.name, phase)
        not in {(case.name, case.phase) for case in (*CASES, ENDED_AFTER_REFUSAL)}
    ),
)
"""The rest of each fault in each phase; `make test-slow` runs them."""
ALL_CASES = (*CASES, *OTHER_CASES)
SURVIVED_BY_PHONE = [c for c in ALL_CASES if c.breaks is not kill_phone]
NEEDS_NEXT_LEASE = [c for c in ALL_CASES if c.breaks in (kill_harness, kill_adb_server, kill_frida)]


@dataclass(frozen=True)
class Aftermath:
    """What was there after the fault, after the run, and after the next run."""

    case: Case
    seen: list[AnyObservation]
    """On the disk just before the fault."""
    recording: Recording
    judgement: Judgement
    exit_code: int
    said: str
    left: list[str]
    """What differs on the phone after the run or, where that cannot restore it, the next one."""
    next_exit_code: int
    next_recording: Recording | None


def live_through(case: Case, folder: Path, state: Path) -> Aftermath:
    """Run an app, break something, and have another app run on the same phone."""
    with bench(folder, state) as lab:
        run = lab.run("broken", apk_path("wellbehaved"))
        run.wait_for(case.phase)
        seen = run.timeline()
        case.breaks(lab, run)
        code = run.wait()
        recording = runs.load(run.folder)
        left, next_code, following = [], 0, None
        if case in NEEDS_NEXT_LEASE:
            lab.shell("vphone fault clear")
            after = lab.run("next", apk_path("noprompt"))
            after.wait_for(BEFORE)
            left = _app_left(lab)
            until(lambda: _completed(after, BEFORE), f"{BEFORE} again; it said: {after.said}")
            after.interrupt()
            next_code = after.wait()
            following = runs.load(after.folder)
        if case in SURVIVED_BY_PHONE:
            left += sorted(set(lab.leftovers()) ^ set(lab.before[lab.serials[0]]))
        verdicts = judge(recording)
        return Aftermath(
            case, seen, recording, verdicts, code, run.said, left, next_code, following
        )


def _app_left(lab: Bench) -> list[str]:
    """The app of the run before, if it is still there while the next one runs."""
    listed = lab.shell("pm list packages").split()
    return [name for name in listed if name == f"package:{PACKAGE}"]


def _completed(run: Run, phase: Phase) -> bool:
    return any(isinstance(e, PhaseCompleted) and e.phase is phase for e in run.timeline())


@pytest.fixture(scope="module")
def aftermaths(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, state: Path
) -> Iterator[dict[Case, Future[Aftermath]]]:
    """Begin every case that a chosen test asks for, a few at once; tests wait for theirs."""
    wanted = {
        item.callspec.params.get("case")
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == request.path
    }
    root = tmp_path_factory.mktemp("faults")
    with ThreadPoolExecutor(AT_ONCE) as workers:
        yield {
            case: workers.submit(live_through, case, root / str(case), state)
            for case in ALL_CASES
            if case in wanted
        }
        workers.shutdown(cancel_futures=True)


@pytest.fixture
def aftermath(aftermaths: dict[Case, Future[Aftermath]], case: Case) -> Aftermath:
    return aftermaths[case].result()


def each(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """One test for each case."""
    marked = [
        pytest.param(case, id=str(case), marks=pytest.mark.slow if case in OTHER_CASES else ())
        for case in cases
    ]
    return pytest.mark.parametrize("case", marked)


every_case = each(ALL_CASES)


@every_case
def test_what_was_seen_is_on_the_disk(aftermath: Aftermath) -> None:
    kept = list(aftermath.recording.timeline)

    assert len(aftermath.seen) > 5
    assert kept[: len(aftermath.seen)] == aftermath.seen


@every_case
def test_a_rule_whose_watch_was_broken_is_not_met(aftermath: Aftermath) -> None:
    assert met_unwatched(aftermath.recording, aftermath.judgement) == []


@every_case
def test_the_app_is_not_accused_of_what_broke(aftermath: Aftermath) -> None:
    """The app breaks no rule, so whatever is found against it is the fault's work."""
    accused = [f for f in aftermath.judgement.findings if f.verdict is Verdict.VIOLATED]

    assert [f"{finding.rule}: {finding.summary}" for finding in accused] == []


@every_case
def test_the_exit_code_says_what_happened(aftermath: Aftermath) -> None:
    assert aftermath.exit_code in aftermath.case.exit_codes, aftermath.said


@every_case
def test_only_the_end_of_an_app_that_was_killed_is_left_to_a_person(aftermath: Aftermath) -> None:
    """No log tells who ended it, and it may have been the app itself, over a refusal."""
    asked = {f.rule for f in aftermath.judgement.findings if f.verdict is Verdict.SUSPECT}
    ended = {"stays-after-refusal", "permission-refusal-exit"}

    assert asked <= (ended if aftermath.case.breaks is kill_app else set())
    assert (aftermath.exit_code == ExitCode.VIOLATED) is bool(asked)


@each(c for c in ALL_CASES if c.loses)
def test_a_lost_probe_is_on_the_timeline_and_in_the_report(aftermath: Aftermath) -> None:
    losses = [
        loss
        for loss in aftermath.recording.timeline.of(ProbeLost)
        if loss.probe == aftermath.case.loses
    ]

    assert losses
    assert losses[0].phase is aftermath.case.phase
    told = f"{PROBES[aftermath.case.loses].en} lost at".lower()
    assert any(told in sentence.lower() for sentence in aftermath.judgement.not_observed)


@each(SURVIVED_BY_PHONE)
def test_the_phone_is_as_it_was_found(aftermath: Aftermath) -> None:
    assert aftermath.left == [], aftermath.said


@each(NEEDS_NEXT_LEASE)
def test_the_next_run_on_the_phone_watches_from_its_first_line(aftermath: Aftermath) -> None:
    assert aftermath.next_recording
    timeline = aftermath.next_recording.timeline

    assert list(timeline.of(ProbeLost)) == []
    assert timeline.completed(BEFORE)
    assert aftermath.next_exit_code in (ExitCode.VIOLATED, ExitCode.INCONCLUSIVE)


def met_unwatched(recording: Recording, judgement: Judgement) -> list[str]:
    """Rules that are said to be met for silence of a probe that did not watch all the time."""
    findings = {finding.rule: finding for finding in judgement.findings}
    return [
        f"{rule.id}: {findings[rule.id].summary}"
        for rule in SPECIFICATION
        if _rests_on_silence(findings[rule.id]) and not _watched(rule, recording)
    ]


def _rests_on_silence(finding: Finding) -> bool:
    return finding.verdict is Verdict.MET and not finding.evidence


def _watched(rule: Rule, recording: Recording) -> bool:
    """Whether every phase that the rule needs was over before a probe it needs was lost."""
    timeline = recording.timeline
    lost = min((e.at for e in timeline.of(ProbeLost) if e.probe in rule.needs), default=inf)
    phases = rule.phases or tuple({e.phase for e in timeline.of(PhaseBegan)})
    ends = {e.phase: e.at for e in timeline.of(PhaseCompleted)}
    return all(ends.get(phase, inf) < lost for phase in phases)
