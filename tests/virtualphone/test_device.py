"""A phone's identity: made up, valid in form, and always the same."""

from __future__ import annotations

from harness.virtualphone.device import luhn_digit, make_device
from harness.virtualphone.properties import make_properties


def test_a_name_gives_the_same_identity_every_time() -> None:
    assert make_device("a") == make_device("a")
    assert make_device("a").imei != make_device("b").imei


def test_numbers_are_valid_and_belong_to_nobody() -> None:
    device = make_device("a")

    assert len(device.imei) == 15
    assert device.imei.startswith("001")
    assert device.imei[-1] == luhn_digit(device.imei[:-1])
    assert device.iccid[-1] == luhn_digit(device.iccid[:-1])
    assert len(device.imsi) == 15
    assert int(device.wifi_mac[:2], 16) & 2


def test_the_check_digit_is_luhns() -> None:
    assert luhn_digit("7992739871") == "3"


def test_it_says_as_emulators_do_that_it_is_no_hardware() -> None:
    properties = make_properties(make_device("a"), "a")

    assert properties["ro.boot.qemu"] == properties["ro.kernel.qemu"] == "1"
