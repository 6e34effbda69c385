"""Made-up identities are valid in form, nobody's in fact, and repeatable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.made_up import make_identity, with_card_check, with_luhn


def luhn_sum(digits: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value // 10 + value % 10
    return total


@given(st.text(max_size=20))
def test_identities_are_valid_in_form_and_nobodys(seed: str) -> None:
    identity = make_identity(seed)

    assert len(identity.imei) == 15
    assert identity.imei.startswith("001")
    assert luhn_sum(identity.imei) % 10 == 0
    assert luhn_sum(identity.iccid) % 10 == 0
    assert with_card_check(identity.id_card[:17]) == identity.id_card
    assert identity.id_card.startswith("99")
    assert identity.email.endswith("@example.com")
    assert int(identity.wifi_mac[:2], base=16) & 0b11 == 0b10
    assert identity.name.startswith("测试")
    assert len(identity.phone) == 11
    assert all(len(contact.phone) == 11 for contact in identity.contacts)


@pytest.mark.parametrize("seed", range(200))
def test_nobody_has_the_name_or_the_number_of_another(seed: int) -> None:
    identity = make_identity(str(seed))
    names = [identity.name, *(contact.name for contact in identity.contacts)]
    numbers = [identity.phone, *(contact.phone for contact in identity.contacts)]

    assert len(set(names)) == len(set(numbers)) == 4


def test_the_same_seed_gives_the_same_identity_and_another_gives_another() -> None:
    assert make_identity("a") == make_identity("a")
    assert make_identity("a") != make_identity("b")


@pytest.mark.parametrize(
    ("digits", "whole"), [("49015420323751", "490154203237518"), ("7992739871", "79927398713")]
)
def test_luhn_digits_are_those_of_published_examples(digits: str, whole: str) -> None:
    assert with_luhn(digits) == whole


def test_the_card_check_is_that_of_the_standards_example() -> None:
    assert with_card_check("11010519491231002") == "11010519491231002X"
