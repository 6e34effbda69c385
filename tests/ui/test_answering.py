from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from harness.model.evidence import PermissionAnswered, PermissionAsked, ScreenSeen, UserAction
from harness.ui import answering
from harness.ui.answering import Answered, Outcome

Draw = Callable[..., Any]


def test_refusing_taps_the_refusal_and_confirms_that_the_prompt_went(draw: Draw) -> None:
    paper = draw("consent-agree-refuse", {("consent-agree-refuse", "不同意"): "decoy-home-page"})
    assert paper.answering.refuse() == Answered(Outcome.GONE, ("不同意",))


def test_a_second_question_is_answered_by_only_looking_on(draw: Draw) -> None:
    leads = {
        ("consent-agree-refuse", "不同意"): "consent-second-step",
        ("consent-second-step", "仅浏览"): "decoy-home-page",
    }
    paper = draw("consent-agree-refuse", leads)
    assert paper.answering.refuse() == Answered(Outcome.GONE, ("不同意", "仅浏览"))


def test_a_tap_that_came_too_early_is_repeated_once(draw: Draw) -> None:
    paper = draw("consent-agree-refuse", {("consent-agree-refuse", "不同意"): "decoy-home-page"})
    paper.driver.deaf = 1
    assert paper.answering.refuse().outcome is Outcome.GONE
    assert paper.driver.taps == ["不同意", "不同意"]


def test_a_prompt_that_ignores_its_button_is_still_there(draw: Draw) -> None:
    assert draw("consent-agree-refuse").answering.refuse().outcome is Outcome.STILL_THERE


def test_a_prompt_without_refusal_is_not_touched(draw: Draw) -> None:
    paper = draw("consent-vague-no-refuse")
    assert paper.answering.refuse() == Answered(Outcome.NO_BUTTON)
    assert paper.driver.taps == []


def test_without_a_prompt_nothing_is_touched(draw: Draw) -> None:
    paper = draw("decoy-home-page")
    assert paper.answering.agree() == Answered(Outcome.NOT_FOUND)
    assert paper.driver.taps == []


def test_agreeing_taps_the_agreement(draw: Draw) -> None:
    leads = {("consent-agree-refuse", "同意并继续"): "decoy-home-page"}
    paper = draw("consent-agree-refuse", leads)
    assert paper.answering.agree() == Answered(Outcome.GONE, ("同意并继续",))


def test_every_tap_is_written_with_the_screen_it_was_decided_on(draw: Draw) -> None:
    leads = {("consent-agree-refuse", "不同意"): "decoy-home-page"}
    paper = draw("consent-agree-refuse", leads)
    paper.answering.refuse()
    evidence = paper.timeline()
    (tap,) = evidence.of(UserAction)
    assert tap.before is not None
    before = evidence.find(tap.before)
    assert isinstance(before, ScreenSeen)
    assert before.overlay == "consent"
    assert before.picture is not None
    assert before.tree is not None
    assert tap.target == "不同意"


def test_permission_dialogs_are_answered_and_written_once_each(draw: Draw) -> None:
    leads = {
        ("permission-android9-contacts", "拒绝"): "permission-android14-english-camera",
        ("permission-android14-english-camera", "Don’t allow"): "decoy-home-page",
    }
    paper = draw("permission-android9-contacts", leads)
    for _ in range(3):
        paper.eyes.look(fresh=True)
    assert paper.answering.permissions("deny") == 2
    evidence = paper.timeline()
    assert [(a.group, a.permissions) for a in evidence.of(PermissionAsked)] == [
        ("通讯录", ("android.permission.READ_CONTACTS",)),
        ("相机", ("android.permission.CAMERA",)),
    ]
    assert [(a.granted, a.button) for a in evidence.of(PermissionAnswered)] == [
        (False, "拒绝"),
        (False, "Don’t allow"),
    ]


def test_a_dialog_that_ignores_the_tap_is_tried_twice_and_counts_as_asked_once(
    draw: Draw,
) -> None:
    paper = draw("permission-android9-contacts")
    assert paper.answering.permissions("deny") == 0
    assert paper.driver.taps == ["拒绝", "拒绝"]
    assert len(list(paper.timeline().of(PermissionAsked))) == 1


def test_an_app_that_asks_for_ever_is_answered_a_bounded_number_of_times(draw: Draw) -> None:
    leads = {
        ("permission-android9-contacts", "拒绝"): "permission-android14-english-camera",
        ("permission-android14-english-camera", "Don’t allow"): "permission-android9-contacts",
    }
    paper = draw("permission-android9-contacts", leads)
    assert paper.answering.permissions("deny") == answering.PERMISSIONS
    assert len(list(paper.timeline().of(PermissionAsked))) == answering.PERMISSIONS + 1


@pytest.mark.parametrize(
    ("name", "told"),
    [("permission-with-purpose", True), ("permission-android12-location", False)],
)
def test_a_purpose_beside_the_dialog_is_seen(draw: Draw, name: str, *, told: bool) -> None:
    paper = draw(name)
    paper.eyes.look()
    (asked,) = paper.timeline().of(PermissionAsked)
    assert asked.purpose_shown is told


def test_overlays_are_closed_one_after_the_other_up_to_the_limit(draw: Draw) -> None:
    leads = {
        ("splash-skip-countdown", "跳过 5"): "update-later",
        ("update-later", "以后再说"): "decoy-home-page",
    }
    assert draw("splash-skip-countdown", leads).answering.overlays(5) == ("跳过 5", "以后再说")
    assert draw("splash-skip-countdown", leads).answering.overlays(1) == ("跳过 5",)


def test_no_overlay_is_closed_where_there_is_none(draw: Draw) -> None:
    paper = draw("decoy-payment-page")
    assert paper.answering.overlays(5) == ()
    assert paper.driver.taps == []
