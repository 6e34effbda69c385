"""What a user must be able to find: taps to the policy, lists, switch, cancellation, complaints."""

from __future__ import annotations

import pytest

from harness.model.evidence import Goal, GoalReached, Phase, WalkEnded
from harness.model.finding import Verdict
from harness.rules.testing import Run, screen, tap

USE = Phase.IN_USE
RULES: dict[str, Goal] = {
    "policy-within-four-taps": "privacy_policy",
    "personalisation-off": "personalisation_switch",
    "account-cancellation": "account_cancellation",
    "complaint-channel": "complaint_channel",
    "consent-withdrawal": "consent_withdrawal",
    "collected-list": "collected_list",
    "shared-list": "shared_list",
}
NAMES: dict[Goal, str] = {
    "privacy_policy": "隐私政策",
    "account_cancellation": "注销账号",
    "personalisation_switch": "个性化推荐",
    "collected_list": "已收集个人信息清单",
    "shared_list": "与第三方共享个人信息清单",
    "complaint_channel": "投诉与举报",
    "consent_withdrawal": "撤回同意",
}
every = pytest.mark.parametrize("rule", RULES)


def walk(**more: object) -> WalkEnded:
    """A walk that saw a whole app in which somebody is signed in and things are recommended."""
    told: dict[str, object] = {
        "ended": "time",
        "steps": 90,
        "seconds": 60.0,
        "seed": 1,
        "pages": 20,
        "entries": 31,
        "followed": 31,
        "untaken": ("立即支付", "退出登录"),
        "exhaustive": True,
        "near_exhaustive": True,
        "account": "signed_in",
        "recommends": True,
    }
    return WalkEnded.model_validate({**told, **more})


def goal(kind: Goal, taps: int = 3, **more: object) -> GoalReached:
    told: dict[str, object] = {
        "goal": kind,
        "name": NAMES[kind],
        "reason": "test",
        "screen": "e9",
        "taps": taps,
        "readable": True,
        "switched": "on" if kind == "personalisation_switch" else None,
        "can_be_turned_off": True if kind == "personalisation_switch" else None,
    }
    return GoalReached.model_validate({**told, **more})


def ran(*found: GoalReached, end: WalkEnded | None = None) -> Run:
    run = Run()
    for number, one in enumerate(found):
        run.saw(USE, 10.0 + number, one)
    return run.saw(USE, 90.0, end or walk())


@every
def test_what_was_found_near_is_met(rule: str) -> None:
    finding = ran(goal(RULES[rule])).judged_by(rule)

    assert finding.verdict is Verdict.MET
    assert NAMES[RULES[rule]] in finding.summary_zh


@every
def test_what_is_not_there_in_a_whole_app_is_missing(rule: str) -> None:
    """292号 binds the companies that it names, so lists are for a person."""
    expected = Verdict.SUSPECT if rule.endswith("-list") else Verdict.VIOLATED

    assert ran().judged_by(rule).verdict is expected


@every
def test_what_was_not_found_before_the_time_was_up_accuses_nobody(rule: str) -> None:
    finding = ran(end=walk(followed=12, exhaustive=False)).judged_by(rule)

    assert finding.verdict is Verdict.INCONCLUSIVE
    assert "12 of 31 entries on 20 page(s), 19 left" in finding.summary


@every
def test_what_may_lie_behind_signing_in_accuses_nobody(rule: str) -> None:
    finding = ran(end=walk(untaken=("手机号登录",))).judged_by(rule)

    assert finding.verdict is Verdict.INCONCLUSIVE
    assert "手机号登录" in finding.summary


@every
def test_an_app_that_was_not_walked_is_not_judged(rule: str) -> None:
    assert Run().judged_by(rule).verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("taps", "swipes", "near", "verdict"),
    [
        (4, 0, True, Verdict.MET),
        (3, 1, True, Verdict.MET),
        (4, 1, True, Verdict.SUSPECT),
        (5, 0, True, Verdict.VIOLATED),
        (6, 0, False, Verdict.SUSPECT),
    ],
)
def test_more_than_four_taps_are_too_many_where_no_nearer_entry_was_left(
    taps: int, swipes: int, near: bool, verdict: Verdict
) -> None:
    run = ran(goal("privacy_policy", taps, swipes=swipes), end=walk(near_exhaustive=near))

    assert run.judged_by("policy-within-four-taps").verdict is verdict


def test_the_shortest_way_that_was_found_counts() -> None:
    run = ran(goal("privacy_policy", 6), goal("privacy_policy", 2))

    assert run.judged_by("policy-within-four-taps").verdict is Verdict.MET


def test_a_finding_cites_the_taps_of_the_way_and_the_screen() -> None:
    run = Run().saw(USE, 1.0, tap("我的")).saw(USE, 2.0, tap("隐私政策"))
    run.saw(USE, 3.0, screen(texts=("隐私政策",)))
    ids = [event.id for event in run.timeline() if event.phase is USE and 0 < event.at % 100 < 4]
    finding = run.saw(
        USE, 3.5, goal("privacy_policy", 2, path=tuple(ids[:2]), screen=ids[2])
    ).judged_by("policy-within-four-taps")

    assert set(ids) < set(finding.evidence)


@pytest.mark.parametrize(
    ("readable", "verdict"),
    [(True, Verdict.MET), (None, Verdict.INCONCLUSIVE), (False, Verdict.SUSPECT)],
)
def test_a_policy_has_to_come_up_as_text(readable: bool | None, verdict: Verdict) -> None:
    run = ran(goal("privacy_policy", readable=readable))

    assert run.judged_by("policy-readable").verdict is verdict
    assert ran().judged_by("policy-readable").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("switched", "off", "verdict"),
    [
        ("on", True, Verdict.MET),
        ("off", None, Verdict.MET),
        ("on", False, Verdict.SUSPECT),
        ("on", None, Verdict.INCONCLUSIVE),
    ],
)
def test_a_switch_counts_when_it_turns_off(
    switched: str, off: bool | None, verdict: Verdict
) -> None:
    run = ran(goal("personalisation_switch", switched=switched, can_be_turned_off=off))

    assert run.judged_by("personalisation-off").verdict is verdict


def test_an_app_that_recommends_nothing_needs_no_switch() -> None:
    whole = ran(end=walk(recommends=False))
    part = ran(end=walk(recommends=False, exhaustive=False))

    assert whole.judged_by("personalisation-off").verdict is Verdict.NOT_APPLICABLE
    assert part.judged_by("personalisation-off").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("account", "verdict"),
    [
        ("signed_in", Verdict.VIOLATED),
        ("signed_out", Verdict.INCONCLUSIVE),
        (None, Verdict.NOT_APPLICABLE),
    ],
)
def test_cancellation_is_asked_of_accounts_that_are_signed_in(
    account: str | None, verdict: Verdict
) -> None:
    run = ran(end=walk(account=account))

    assert run.judged_by("account-cancellation").verdict is verdict


def test_a_longer_promise_than_fifteen_working_days_is_for_a_person() -> None:
    for rule in ("account-cancellation", "complaint-channel"):
        short = ran(goal(RULES[rule], working_days=15)).judged_by(rule)
        long = ran(goal(RULES[rule], working_days=30)).judged_by(rule)

        assert (short.verdict, long.verdict) == (Verdict.MET, Verdict.SUSPECT)


def test_feedback_that_names_no_complaints_is_for_a_person() -> None:
    run = ran(goal("complaint_channel", name="意见反馈"))

    assert run.judged_by("complaint-channel").verdict is Verdict.SUSPECT


def test_complaints_may_lie_behind_customer_service() -> None:
    run = ran(end=walk(untaken=("联系客服",)))

    assert run.judged_by("complaint-channel").verdict is Verdict.INCONCLUSIVE
    assert run.judged_by("consent-withdrawal").verdict is Verdict.VIOLATED


def test_a_list_whose_content_did_not_come_up_is_for_a_person() -> None:
    run = ran(goal("shared_list", readable=False))

    assert run.judged_by("shared-list").verdict is Verdict.SUSPECT
