from __future__ import annotations

from collections.abc import Iterator

import pytest

from harness.devices.interface import Phone
from harness.ui.awake import StayAwake

SETTING = "settings {} global stay_on_while_plugged_in"


@pytest.fixture
def phone(virtual_phone: Phone) -> Iterator[Phone]:
    virtual_phone.shell(SETTING.format("put") + " 0")
    yield virtual_phone
    StayAwake(virtual_phone).end()


def setting(phone: Phone) -> str:
    return phone.shell(SETTING.format("get")).output.strip()


def test_the_screen_is_kept_on_and_the_setting_put_back(phone: Phone) -> None:
    awake = StayAwake(phone)
    awake.begin()
    assert setting(phone) == "7"
    awake.end()
    assert setting(phone) == "0"
    awake.end()
    assert setting(phone) == "0"


def test_what_a_killed_run_left_is_put_back_by_the_next(phone: Phone) -> None:
    StayAwake(phone).begin()
    following = StayAwake(phone)
    following.begin()
    following.end()
    assert setting(phone) == "0"


def test_a_setting_that_was_not_there_is_removed_again(phone: Phone) -> None:
    phone.shell(SETTING.format("delete"))
    awake = StayAwake(phone)
    awake.begin()
    awake.end()
    assert setting(phone) == "null"
