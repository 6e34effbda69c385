"""The permission dialog."""

from __future__ import annotations

from itertools import pairwise

import pytest

from harness.virtualphone.dialog_forms import PermissionAnswer
from harness.virtualphone.dialogs import QUESTIONS, permission_window
from harness.virtualphone.display import CONTENT
from harness.virtualphone.node import Node

PREFIX = "com.android.permissioncontroller:id/permission_"


def buttons(group: str, *, asked_before: bool = False) -> dict[str, Node]:
    root = permission_window("应用", group, lambda _: None, asked_before=asked_before).root
    return {
        node.resource_id.removeprefix(PREFIX): node
        for node in root.walk()
        if node.resource_id.startswith(PREFIX) and not node.checkable
    }


@pytest.mark.parametrize("group", ["LOCATION", "CAMERA", "android.permission-group.MICROPHONE"])
def test_sensors_of_a_person_are_allowed_in_use_or_once(group: str) -> None:
    assert [(name, node.text) for name, node in buttons(group).items()][1:] == [
        ("allow_foreground_only_button", "仅在使用该应用时允许"),
        ("allow_one_time_button", "仅限这一次"),
        ("deny_button", "不允许"),
    ]


def test_other_groups_are_allowed_or_not() -> None:
    assert [(name, node.text) for name, node in buttons("CONTACTS").items()] == [
        ("message", "要允许“应用”访问您的通讯录吗？"),
        ("allow_button", "允许"),
        ("deny_button", "不允许"),
    ]


def test_the_second_time_a_refusal_is_for_good() -> None:
    again = buttons("PHONE", asked_before=True)
    assert "deny_button" not in again
    assert again["deny_and_dont_ask_again_button"].text == "不允许"


@pytest.mark.parametrize("group", [*QUESTIONS, "UNKNOWN"])
def test_every_dialog_lies_between_the_bars_with_buttons_apart(group: str) -> None:
    found = list(buttons(group).values())
    for above, below in pairwise(found):
        assert above.bounds.bottom <= below.bounds.top
    assert all(node.bounds.clipped(CONTENT) == node.bounds for node in found)


def test_each_button_gives_its_answer() -> None:
    answers: list[PermissionAnswer] = []
    root = permission_window("应用", "LOCATION", answers.append, asked_before=True).root
    for node in root.walk():
        if node.on_tap:
            node.on_tap()
    assert answers == [
        PermissionAnswer.WHILE_IN_USE,
        PermissionAnswer.ONCE,
        PermissionAnswer.DENY_FOR_GOOD,
    ]


def test_an_endless_label_is_cut() -> None:
    root = permission_window("长" * 5_000, "SMS", lambda _: None, asked_before=False).root
    assert all(node.bounds.bottom <= CONTENT.bottom for node in root.children[0].walk())
