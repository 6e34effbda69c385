"""Chapter 5: nothing is collected before the user was told and agreed."""

from __future__ import annotations

import pytest

from harness.model.evidence import (
    Phase,
    PhaseBegan,
    PhaseCompleted,
    ProcessEnded,
    UserAction,
)
from harness.model.finding import Verdict
from harness.rules.testing import PACKAGE, Run, prompt, read, request, screen

BEFORE, REFUSED = Phase.BEFORE_CONSENT, Phase.REFUSED
UMENG = "com.umeng.commonsdk.UMConfigure.init"


def prompted() -> Run:
    return Run().saw(BEFORE, 5.0, prompt())


def test_collecting_without_any_prompt_is_a_violation() -> None:
    run = Run().saw(BEFORE, 5.0, screen()).saw(Phase.IN_USE, 5.0, read("IMEI"))
    finding = run.judged_by("consent-prompt")

    assert finding.verdict is Verdict.VIOLATED
    assert "IMEI" in finding.summary_zh


def test_an_app_that_collects_nothing_needs_no_prompt() -> None:
    assert Run().saw(BEFORE, 5.0, screen()).judged_by("consent-prompt").verdict is Verdict.MET


def test_a_prompt_that_was_seen_counts_although_hooks_were_lost() -> None:
    run = prompted().without(lambda e: getattr(e, "probe", "") == "api_calls")

    assert run.judged_by("consent-prompt").verdict is Verdict.MET


def test_without_a_screen_of_the_app_nobody_knows_about_its_prompt() -> None:
    assert Run().judged_by("consent-prompt").verdict is Verdict.INCONCLUSIVE


def test_a_prompt_without_a_link_is_for_a_person() -> None:
    bare = Run().saw(BEFORE, 5.0, prompt(links=()))

    assert bare.judged_by("policy-link").verdict is Verdict.SUSPECT
    assert prompted().judged_by("policy-link").verdict is Verdict.MET


def test_an_early_read_is_charged_to_whose_code_made_it() -> None:
    own = Run().saw(BEFORE, 1.0, read("IMEI"))
    sdk = Run().saw(BEFORE, 1.0, read("IMEI", by=UMENG))

    assert own.judged_by("app-reads-before-consent").verdict is Verdict.VIOLATED
    assert own.judged_by("sdk-reads-before-consent").verdict is Verdict.MET
    assert sdk.judged_by("app-reads-before-consent").verdict is Verdict.MET
    finding = sdk.judged_by("sdk-reads-before-consent")
    assert finding.verdict is Verdict.VIOLATED
    assert finding.summary == "Before consent, 友盟+ read IMEI once (first at 101.0 s)."
    assert finding.summary_zh == "同意前，友盟+ 读取 IMEI 1 次（首次 101.0 秒）。"


def test_an_attempt_that_the_system_denied_counts() -> None:
    run = Run().saw(BEFORE, 1.0, read("IMEI", outcome="denied"))
    finding = run.judged_by("app-reads-before-consent")

    assert finding.verdict is Verdict.VIOLATED
    assert "tried to read IMEI" in finding.summary


@pytest.mark.parametrize("word", ["网络类型", "运营商", "设备信息", "IP地址"])
def test_basic_device_information_may_be_read(word: str) -> None:
    run = Run().saw(BEFORE, 1.0, read(word))

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.MET


@pytest.mark.parametrize("word", ["传感器", "运行进程", "一个没有列出的词"])
def test_data_that_is_listed_with_conditions_is_for_a_person(word: str) -> None:
    run = Run().saw(BEFORE, 1.0, read(word))

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.SUSPECT


def test_reading_after_consent_is_allowed() -> None:
    run = Run().saw(Phase.AGREED, 1.0, read("IMEI"))

    assert run.judged_by("app-reads-before-consent").verdict is Verdict.MET


def test_sending_before_consent_is_a_violation_that_names_host_and_form() -> None:
    run = Run().saw(BEFORE, 1.0, request("ulogs.umeng.com", "android_id"))
    finding = run.judged_by("sends-before-consent")

    assert finding.verdict is Verdict.VIOLATED
    assert "Android ID (plain)" in finding.summary
    assert "ulogs.umeng.com (友盟+)" in finding.summary


def test_a_request_without_personal_data_is_allowed() -> None:
    run = Run().saw(BEFORE, 1.0, request("ulogs.umeng.com"))

    assert run.judged_by("sends-before-consent").verdict is Verdict.MET


def test_an_unproven_match_is_for_a_person() -> None:
    run = Run().saw(BEFORE, 1.0, request("a.example.cn", "imei", confidence=0.4))

    assert run.judged_by("sends-before-consent").verdict is Verdict.SUSPECT


def test_reading_after_refusal_is_a_violation() -> None:
    run = prompted().saw(REFUSED, 4.0, read("软件安装列表", by=UMENG))

    assert run.judged_by("reads-after-refusal").verdict is Verdict.VIOLATED
    assert prompted().judged_by("reads-after-refusal").verdict is Verdict.MET


def test_without_a_way_to_refuse_nothing_can_be_said_of_refusal() -> None:
    run = Run().saw(BEFORE, 5.0, prompt(refuse=""))
    run.without(lambda e: isinstance(e, PhaseBegan | PhaseCompleted) and e.phase is REFUSED)

    for rule in ("reads-after-refusal", "sends-after-refusal", "stays-after-refusal"):
        assert run.judged_by(rule).verdict is Verdict.NOT_APPLICABLE


def test_a_way_to_refuse_that_was_not_taken_leaves_refusal_open() -> None:
    run = prompted()
    run.without(lambda e: isinstance(e, PhaseBegan | PhaseCompleted) and e.phase is REFUSED)

    assert run.judged_by("reads-after-refusal").verdict is Verdict.INCONCLUSIVE


def test_a_prompt_must_offer_to_refuse() -> None:
    run = Run().saw(BEFORE, 5.0, prompt(refuse=""))

    assert run.judged_by("refuse-button").verdict is Verdict.VIOLATED
    assert prompted().judged_by("refuse-button").verdict is Verdict.MET
    assert Run().judged_by("refuse-button").verdict is Verdict.NOT_APPLICABLE


def test_a_vague_agree_button_is_no_consent() -> None:
    run = Run().saw(BEFORE, 5.0, prompt(agree="我知道了", vague=True))
    finding = run.judged_by("consent-wording")

    assert finding.verdict is Verdict.VIOLATED
    assert "我知道了" in finding.summary
    assert prompted().judged_by("consent-wording").verdict is Verdict.MET


def test_a_ticked_box_that_nobody_touched_is_no_consent() -> None:
    run = Run().saw(BEFORE, 5.0, prompt(preticked=True))

    assert run.judged_by("consent-not-preticked").verdict is Verdict.VIOLATED
    assert prompted().judged_by("consent-not-preticked").verdict is Verdict.MET


def test_an_app_that_closes_itself_after_refusal_is_for_a_person() -> None:
    ended = ProcessEnded(process=PACKAGE, package=PACKAGE, pid=100, crashed=False)
    by_itself = prompted().saw(REFUSED, 2.0, ended)
    stop = UserAction(action="stop", reason="next launch")
    by_us = prompted().saw(REFUSED, 1.5, stop).saw(REFUSED, 2.0, ended)

    assert by_itself.judged_by("stays-after-refusal").verdict is Verdict.SUSPECT
    assert by_us.judged_by("stays-after-refusal").verdict is Verdict.MET
