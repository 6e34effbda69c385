"""Makes up a person and a phone that nobody has: test data that no other phone sends by chance."""

from __future__ import annotations

import random

from harness.model.identity import Contact, Identity

TEST_ALLOCATION = "00101700"
"""IMEI type allocation codes that begin with 001 are reserved for tests."""
NUMBER_RANGE = "1990000"
"""Well-formed mobile numbers of a block that is made up here; none is ever dialled."""
NO_REGION = "990101"
"""No place in China has an identity card region that begins with 99."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_COUNT = "一二三四五六七八九十"
# A public square; the decimals behind the first three are made up and tell the phones apart.
_LANDMARK = (39.908, 116.397)


def make_identity(seed: str) -> Identity:
    """An identity with valid check digits; always the same one for the same seed."""
    dice = random.Random(f"identity {seed}")  # noqa: S311 - repeatable, not secret

    def digits(count: int) -> str:
        return "".join(dice.choice("0123456789") for _ in range(count))

    def letters(count: int) -> str:
        return "".join(dice.choice("0123456789abcdef") for _ in range(count))

    def mac() -> str:
        # The second bit of the first byte marks an address that no vendor was given.
        return ":".join(["02", *(letters(2) for _ in range(5))])

    def uuid() -> str:
        return "-".join((letters(8), letters(4), "4" + letters(3), "8" + letters(3), letters(12)))

    marker = f"{letters(4)}{digits(4)}"
    # The owner and the contacts; nobody has another's name or number, or a match would name both.
    names = [f"测试{stem}{dice.choice(_COUNT)}" for stem in dice.sample(_STEMS, 4)]
    numbers = [f"{NUMBER_RANGE}{number:04}" for number in dice.sample(range(10_000), 4)]
    return Identity(
        imei=with_luhn(TEST_ALLOCATION + digits(6)),
        meid="a0" + letters(12),
        imsi="00101" + digits(10),
        iccid=with_luhn("8999900" + digits(11)),
        serial="HT" + letters(10).upper(),
        android_id="f" + letters(15),
        oaid=uuid(),
        gaid=uuid(),
        wifi_mac=mac(),
        bluetooth_mac=mac(),
        ssid=f"test-net-{marker}",
        bssid=mac(),
        phone=numbers[0],
        email=f"person.{marker}@example.com",
        name=names[0],
        id_card=id_card(dice),
        latitude=f"{_LANDMARK[0] + dice.randrange(1, 1000) / 1e6:.6f}",
        longitude=f"{_LANDMARK[1] + dice.randrange(1, 1000) / 1e6:.6f}",
        clipboard=f"clipboard marker {marker}",
        contacts=tuple(
            Contact(name=name, phone=phone)
            for name, phone in zip(names[1:], numbers[1:], strict=True)
        ),
        sms=(f"【测试】验证码 {digits(6)}，标记 {letters(8)}",),
        calendar=(f"测试日程 {letters(8)}",),
    )


def with_luhn(digits: str) -> str:
    """The digits and their check digit (ISO/IEC 7812-1), as in IMEI and ICCID."""
    doubled = [int(digit) * 2 for digit in digits[::-1][::2]]
    plain = sum(int(digit) for digit in digits[::-1][1::2])
    total = plain + sum(number - 9 if number > 9 else number for number in doubled)
    return f"{digits}{-total % 10}"


def with_card_check(digits: str) -> str:
    """Seventeen digits and the check character of an identity card (GB 11643)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return digits + "10X98765432"[total % 11]


def id_card(dice: random.Random) -> str:
    """A well-formed identity card number of a region that does not exist."""
    born = f"{dice.randrange(1960, 2000)}{dice.randrange(1, 13):02}{dice.randrange(1, 29):02}"
    return with_card_check(f"{NO_REGION}{born}{dice.randrange(1000):03}")
