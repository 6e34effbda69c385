"""Every maker's permission dialog that the virtual phone draws is recognised and answered."""

from __future__ import annotations

import pytest

from harness.ui.permissions import group_of, recognise_permission
from harness.ui.screen import read_screen
from harness.virtualphone.dialog_forms import FORMS, Form, PermissionAnswer
from harness.virtualphone.dialogs import QUESTIONS, permission_window
from harness.virtualphone.display import HEIGHT, WIDTH
from harness.virtualphone.hierarchy import dump

APP = "小厨房"
_ALLOWED = {PermissionAnswer.ALLOW, PermissionAnswer.WHILE_IN_USE}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
each_group = pytest.mark.parametrize("group", QUESTIONS)


@each_form
@each_group
@pytest.mark.parametrize("asked_before", [False, True])
def test_a_dialog_of_any_maker_is_recognised_with_both_buttons(
    form: Form, group: str, asked_before: bool
) -> None:
    answers: list[PermissionAnswer] = []
    window = permission_window(APP, group, answers.append, asked_before=asked_before, form=form)
    screen = read_screen(dump([window.seen]), size=(WIDTH, HEIGHT), density=440)

    dialog = recognise_permission(screen)

    assert dialog is not None
    assert dialog.allow is not None
    assert dialog.deny is not None
    assert dialog.group == group_of(QUESTIONS[group]) != ""
    assert APP in dialog.text
    for button in (dialog.allow, dialog.deny):
        x = (button.bounds.left + button.bounds.right) // 2
        y = (button.bounds.top + button.bounds.bottom) // 2
        pressed = [n for n in window.root.walk() if n.on_tap and n.bounds.holds(x, y)]
        assert pressed[-1].on_tap is not None
        pressed[-1].on_tap()
    assert answers[0] in _ALLOWED
    assert answers[1] is (PermissionAnswer.DENY_FOR_GOOD if asked_before else PermissionAnswer.DENY)


@each_form
def test_a_dialog_shows_whose_it_is(form: Form) -> None:
    window = permission_window(APP, "LOCATION", lambda _: None, asked_before=False, form=form)
    screen = read_screen(dump([window.seen]), size=(WIDTH, HEIGHT), density=440)

    assert screen.package == form.package
