"""What the system noted of guarded reads (app-ops), in place of hooks and as a check on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.model.evidence import (
    ApiCall,
    AppOp,
    HooksInstalled,
    Phase,
    ProbeBegan,
    ProbeLost,
    ProcessEnded,
    ProcessStarted,
)
from harness.model.finding import Verdict
from harness.probes.guarded_ops import GUARDED_OPS
from harness.rules.data_types import data_type
from harness.rules.guarded import _EXPLAINED_BY, BLIND, LASTING, guarded
from harness.rules.judge import judge
from harness.rules.testing import APP, PACKAGE, Run, noted, prompt, read, tap

BY_UMENG = "com.umeng.UMConfigure.init"
RULES = {
    "app-reads-before-consent": Phase.BEFORE_CONSENT,
    "reads-after-refusal": Phase.REFUSED,
    "app-silent-reads": Phase.SILENT,
    "app-background-reads": Phase.BACKGROUND,
}


def refusable(run: Run) -> Run:
    return run.saw(Phase.BEFORE_CONSENT, 1, prompt())


@pytest.mark.parametrize(("rule", "phase"), RULES.items())
def test_without_hooks_a_noted_read_is_a_violation(rule: str, phase: Phase) -> None:
    run = refusable(Run().unhooked()).saw(phase, 20, noted("位置"))

    finding = run.judged_by(rule)

    assert finding.verdict is Verdict.VIOLATED
    assert "location at least once (first at" in finding.summary
    assert "位置 至少 1 次" in finding.summary_zh
    assert [type(run.timeline().find(id_)) for id_ in finding.evidence] == [AppOp]


@pytest.mark.parametrize("rule", RULES)
def test_without_hooks_the_systems_silence_proves_nothing(rule: str) -> None:
    assert refusable(Run().unhooked()).judged_by(rule).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(("rule", "phase"), RULES.items())
def test_a_noted_read_that_hooks_saw_adds_nothing(rule: str, phase: Phase) -> None:
    hooked = refusable(Run()).saw(phase, 20, read("位置", by=BY_UMENG))
    both = hooked.saw(phase, 20.8, noted("位置"))

    case = both.case()

    assert guarded(case.timeline, APP, phase).unwatched == ()
    assert guarded(case.timeline, APP, phase).unexplained == ()
    if rule != "reads-after-refusal":  # there SDKs are judged too
        assert both.judged_by(rule).verdict is Verdict.MET


@pytest.mark.parametrize(("rule", "phase"), RULES.items())
def test_a_noted_read_that_live_hooks_missed_goes_to_a_person(rule: str, phase: Phase) -> None:
    finding = refusable(Run()).saw(phase, 20, noted("联系人")).judged_by(rule)

    assert finding.verdict is Verdict.SUSPECT
    assert "no hook saw it" in finding.summary
    assert "接口监测未见" in finding.summary_zh


@pytest.mark.parametrize("rule", RULES)
def test_with_hooks_and_nothing_noted_the_rule_is_met(rule: str) -> None:
    assert refusable(Run()).judged_by(rule).verdict is Verdict.MET


def test_a_rejected_attempt_counts() -> None:
    attempt = noted("设备唯一标识", outcome="reject")
    finding = (
        Run().unhooked().saw(Phase.BEFORE_CONSENT, 3, attempt).judged_by("app-reads-before-consent")
    )

    assert finding.verdict is Verdict.VIOLATED
    assert "tried to read" in finding.summary
    assert "rejected" in finding.summary


def test_data_that_a_person_decides_about_stays_with_the_person() -> None:
    run = Run().unhooked().saw(Phase.BEFORE_CONSENT, 3, noted("电话状态"))

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.SUSPECT


def test_nobody_is_an_sdk_to_the_system() -> None:
    run = Run().unhooked().saw(Phase.BEFORE_CONSENT, 3, noted("位置"))

    assert run.judged_by("sdk-reads-before-consent").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize("flag", ["tp", "up"])
def test_what_the_app_did_for_another_app_is_not_its_own_read(flag: str) -> None:
    run = Run().unhooked().saw(Phase.BEFORE_CONSENT, 3, noted("位置", flag=flag))

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.INCONCLUSIVE


def test_a_read_before_the_phase_is_none_of_the_phase_though_it_was_found_in_it() -> None:
    run = Run().unhooked().saw(Phase.SILENT, 1.0, noted("位置", age=1.2))
    later = Run().unhooked().saw(Phase.SILENT, 2.0, noted("位置", age=1.2))

    assert run.judged_by("app-silent-reads").verdict is Verdict.INCONCLUSIVE
    assert later.judged_by("app-silent-reads").verdict is Verdict.VIOLATED


def test_a_read_that_a_touch_explains_is_not_silent() -> None:
    run = Run().unhooked().saw(Phase.SILENT, 5, tap("定位"))
    run.saw(Phase.SILENT, 7.5, noted("位置", age=2.0))

    assert run.judged_by("app-silent-reads").verdict is Verdict.INCONCLUSIVE


def test_without_a_prompt_a_noted_read_is_collection_without_consent() -> None:
    run = Run().unhooked().saw(Phase.BEFORE_CONSENT, 3, noted("联系人"))
    shown = refusable(Run().unhooked()).saw(Phase.BEFORE_CONSENT, 3, noted("联系人"))
    run.saw(Phase.BEFORE_CONSENT, 1, prompt().model_copy(update={"consent": None}))

    assert run.judged_by("consent-prompt").verdict is Verdict.VIOLATED
    assert shown.judged_by("consent-prompt").verdict is Verdict.MET


def test_after_hooks_were_lost_the_system_decides() -> None:
    lost = ProbeLost(probe="api_calls", reason="frida-server ended")
    run = Run().saw(Phase.SILENT, 50, lost)

    before = guarded(run.saw(Phase.SILENT, 20, noted("日历")).timeline(), APP, Phase.SILENT)
    after = guarded(run.saw(Phase.SILENT, 60, noted("短信")).timeline(), APP, Phase.SILENT)

    assert [op.data_type for op in before.unexplained] == ["日历"]
    assert [op.data_type for op in after.unwatched] == ["短信"]
    assert run.judged_by("app-silent-reads").verdict is Verdict.VIOLATED


def test_while_a_process_runs_without_hooks_the_system_decides() -> None:
    push = {"process": f"{PACKAGE}:push", "package": PACKAGE, "pid": 7}
    run = Run().saw(Phase.IN_USE, 10, ProcessStarted(**push))
    run.saw(Phase.IN_USE, 30, ProcessEnded(**push, crashed=False))
    run.saw(Phase.IN_USE, 20, noted("日历")).saw(Phase.IN_USE, 40, noted("短信"))

    found = guarded(run.timeline(), APP, Phase.IN_USE)

    assert [op.data_type for op in found.unwatched] == ["日历"]
    assert [op.data_type for op in found.unexplained] == ["短信"]


def test_what_a_process_did_before_its_late_hooks_the_system_tells() -> None:
    push = {"process": f"{PACKAGE}:push", "pid": 7}
    run = Run().saw(Phase.IN_USE, 10, ProcessStarted(package=PACKAGE, **push))
    run.saw(Phase.IN_USE, 20, HooksInstalled(live=9, early=False, **push))
    run.saw(Phase.IN_USE, 15, noted("日历")).saw(Phase.IN_USE, 25, noted("短信"))

    found = guarded(run.timeline(), APP, Phase.IN_USE)

    assert [op.data_type for op in found.unwatched] == ["日历"]
    assert [op.data_type for op in found.unexplained] == ["短信"]


def test_location_that_is_still_given_in_the_background_goes_to_a_person() -> None:
    asked = Run().saw(Phase.IN_USE, 5, read("位置"))
    finding = asked.saw(Phase.BACKGROUND, 30, noted("位置")).judged_by("app-background-reads")

    assert finding.verdict is Verdict.SUSPECT
    assert "had asked for earlier" in finding.summary


def test_location_that_is_still_given_on_screen_is_no_finding() -> None:
    asked = Run().saw(Phase.IN_USE, 5, read("位置"))

    run = asked.saw(Phase.SILENT, 30, noted("位置"))

    assert run.judged_by("app-silent-reads").verdict is Verdict.MET


def test_calls_that_were_counted_together_explain_what_lies_near() -> None:
    calls: ApiCall = read("联系人").model_copy(update={"count": 500})
    run = Run().saw(Phase.IN_USE, 5, calls).saw(Phase.IN_USE, 40, noted("联系人"))

    assert guarded(run.timeline(), APP, Phase.IN_USE).unexplained == ()


def test_a_call_for_something_near_does_not_explain_location_for_ever() -> None:
    run = Run().saw(Phase.IN_USE, 5, read("Wi-Fi列表")).saw(Phase.IN_USE, 20, noted("位置"))

    assert [op.data_type for op in guarded(run.timeline(), APP, Phase.IN_USE).unexplained] == [
        "位置"
    ]


def test_a_wifi_scan_explains_a_noted_location() -> None:
    run = Run().saw(Phase.IN_USE, 5, read("Wi-Fi列表")).saw(Phase.IN_USE, 5.2, noted("位置"))

    assert guarded(run.timeline(), APP, Phase.IN_USE).unexplained == ()


def test_the_judgement_says_what_hooks_missed_and_what_app_ops_cannot_tell(tmp_path: Path) -> None:
    clean = judge(Run().recording(tmp_path)).not_observed
    missed = judge(Run().saw(Phase.IN_USE, 5, noted("联系人")).recording(tmp_path)).not_observed
    blind = judge(Run().unhooked().recording(tmp_path)).not_observed
    neither = judge(
        Run()
        .unhooked()
        .without(lambda e: isinstance(e, ProbeBegan) and e.probe == "appops")
        .recording(tmp_path)
    ).not_observed

    assert not [said for said in clean if "AppOps" in said]
    assert [
        said for said in missed if "contacts at least once" in said and "no hook saw it" in said
    ]
    assert BLIND.both in blind
    assert BLIND.both not in neither
    assert [said for said in neither if "app-ops) not watched at all" in said]


def test_every_word_of_the_tables_is_known() -> None:
    words = {guarded_op.data_type for guarded_op in GUARDED_OPS} | set(LASTING)
    words |= {word for kind, causes in _EXPLAINED_BY.items() for word in (kind, *causes)}

    assert [word for word in sorted(words) if not data_type(word).source] == []


def test_every_op_is_listed_once_with_its_reason() -> None:
    ops = [guarded_op.op for guarded_op in GUARDED_OPS]

    assert len(ops) == len(set(ops))
    assert all(guarded_op.why for guarded_op in GUARDED_OPS)
