"""What holds for every rule."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import harness.rules
from harness.model.evidence import (
    HookMissing,
    HooksInstalled,
    Phase,
    PhaseBegan,
    PhaseCompleted,
    ProbeBegan,
    ProbeLost,
    ProcessEnded,
    ProcessStarted,
    TlsRefused,
)
from harness.model.finding import Verdict
from harness.model.timeline import Timeline
from harness.rules import SPECIFICATION
from harness.rules.interface import Case, Rule
from harness.rules.testing import APP, DEVICE, PACKAGE, PROCEDURE, Run

FOLDER = Path(harness.rules.__file__).parent
SILENCE = (Verdict.MET, Verdict.NOT_APPLICABLE)
every_rule = pytest.mark.parametrize("rule", SPECIFICATION, ids=lambda rule: rule.id)


def never_began(probe: str) -> Run:
    return Run().without(lambda e: isinstance(e, ProbeBegan) and e.probe == probe)


def cut_short(phase: Phase) -> Run:
    return Run().without(lambda e: isinstance(e, PhaseCompleted) and e.phase is phase)


@every_rule
def test_an_empty_recording_proves_nothing(rule: Rule) -> None:
    finding = rule.judge(Case(Timeline(), APP, DEVICE, PROCEDURE))

    assert finding.verdict is Verdict.INCONCLUSIVE


@every_rule
def test_the_silence_of_a_quiet_fully_watched_run_is_no_violation(rule: Rule) -> None:
    assert rule.judge(Run().case()).verdict in (*SILENCE, Verdict.INCONCLUSIVE)


@every_rule
def test_silence_of_a_probe_that_was_lost_proves_nothing(rule: Rule) -> None:
    for probe in rule.needs:
        run = Run()
        for phase in rule.phases:
            run.saw(phase, 1.0, ProbeLost(probe=probe, reason="cable pulled"))

        assert rule.judge(run.case()).verdict is Verdict.INCONCLUSIVE, probe


@every_rule
def test_silence_of_a_probe_that_never_began_proves_nothing(rule: Rule) -> None:
    for probe in rule.needs:
        run = never_began(probe)

        assert rule.judge(run.case()).verdict is Verdict.INCONCLUSIVE, probe


@every_rule
def test_silence_of_a_phase_that_was_cut_short_proves_nothing(rule: Rule) -> None:
    for phase in rule.phases:
        run = cut_short(phase)

        assert rule.judge(run.case()).verdict is Verdict.INCONCLUSIVE, phase


@every_rule
def test_silence_after_an_unrecovered_crash_proves_nothing(rule: Rule) -> None:
    for phase in rule.phases:
        crash = ProcessEnded(process=PACKAGE, package=PACKAGE, pid=100, crashed=True)
        finding = rule.judge(Run().saw(phase, 50.0, crash).case())

        assert finding.verdict not in SILENCE, phase


@pytest.mark.parametrize(
    "rule", [r for r in SPECIFICATION if "api_calls" in r.needs], ids=lambda rule: rule.id
)
def test_silence_without_working_hooks_proves_nothing(rule: Rule) -> None:
    phase = rule.phases[0]
    late = HooksInstalled(process=f"{PACKAGE}:push", pid=101, live=300, early=False)
    failed = HookMissing(api="telephony.imei", process=PACKAGE, pid=1, reason="x", absent=False)
    bare = ProcessStarted(process=f"{PACKAGE}:push", package=PACKAGE, pid=101)
    runs = {
        "no hooks": Run().without(lambda e: isinstance(e, HooksInstalled)),
        "late hooks": Run().saw(phase, 1.0, late),
        "failed hooks": Run().saw(phase, 1.0, failed),
        "a process without hooks": Run().saw(phase, 1.0, bare),
    }
    for name, run in runs.items():
        assert rule.judge(run.case()).verdict is Verdict.INCONCLUSIVE, name


def test_a_class_that_this_android_does_not_have_is_no_blind_spot() -> None:
    absent = HookMissing(api="oaid.honor", process=PACKAGE, pid=1, reason="x", absent=True)
    run = Run().saw(Phase.BEFORE_CONSENT, 1.0, absent)

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.MET


def test_tls_refused_in_another_phase_leaves_the_rule_alone() -> None:
    refused = TlsRefused(host="pinned.example.cn", port=443, reason="unknown ca")

    before = Run().saw(Phase.BEFORE_CONSENT, 5.0, refused).judged_by("sends-before-consent")
    after = Run().saw(Phase.IN_USE, 5.0, refused).judged_by("sends-before-consent")

    assert before.verdict is Verdict.INCONCLUSIVE
    assert "pinned.example.cn" in before.summary
    assert after.verdict is Verdict.MET


def test_what_is_lost_after_the_phase_does_not_matter() -> None:
    lost = ProbeLost(probe="api_calls", reason="cable pulled")
    run = Run().saw(Phase.BACKGROUND, 5.0, lost)

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.MET
    assert run.judged_by("app-background-reads").verdict is Verdict.INCONCLUSIVE


def test_a_probe_that_began_after_the_phase_did_proves_nothing() -> None:
    run = never_began("traffic")
    run.saw(Phase.BEFORE_CONSENT, 20.0, ProbeBegan(probe="traffic"))

    assert run.judged_by("sends-before-consent").verdict is Verdict.INCONCLUSIVE


def test_a_phase_that_was_not_reached_proves_nothing() -> None:
    run = Run().without(
        lambda e: isinstance(e, PhaseBegan | PhaseCompleted) and e.phase is Phase.BACKGROUND
    )
    finding = run.judged_by("sdk-background-reads")

    assert finding.verdict is Verdict.INCONCLUSIVE
    assert "后台" in finding.summary_zh


def test_ids_are_unique_and_every_clause_is_known() -> None:
    rows = YAML(typ="safe").load((FOLDER / "data" / "clauses.yaml").read_text(encoding="utf-8"))
    labels = {row["clause"]: row["label"] for row in rows}

    assert len({rule.id for rule in SPECIFICATION}) == len(SPECIFICATION)
    assert [r.id for r in SPECIFICATION if labels.get(r.clause) != r.label] == []


def test_every_rule_says_how_it_decides_and_on_what_it_rests() -> None:
    assert [r.id for r in SPECIFICATION if not (r.how and r.basis and r.phases and r.needs)] == []


def test_rules_import_only_the_model() -> None:
    allowed = {"model", "errors", "rules"}
    for file in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("harness."):
                assert (node.module or "").split(".")[1] in allowed, file


def test_why_a_probe_could_not_begin_is_said() -> None:
    run = never_began("traffic")
    run.saw(Phase.SETUP, 1.0, ProbeLost(probe="traffic", reason="the port is taken"))

    assert "the port is taken" in run.judged_by("sends-before-consent").summary
