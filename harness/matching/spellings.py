"""The ways in which one value is written as text: case, separators, prefixes, precision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MAC = re.compile(r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_MOBILE = re.compile(r"1\d{10}")
_IMEI = re.compile(r"\d{15}")
_DECIMALS = re.compile(r"-?\d{1,3}\.\d{3,}")

COORDINATES = {"latitude": "longitude", "longitude": "latitude"}
"""Half of a place says little: each is believed at low precision only beside the other."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a value."""

    text: str
    how: str
    """In words, such as `upper case`; empty for the value as it was seeded."""
    coarse: bool = False
    """True when the text is too short to identify anything by itself."""


def spellings(item: str, value: str) -> tuple[Spelling, ...]:
    """All ways to write the value, as seeded first, none twice."""
    found: dict[str, Spelling] = {}
    for spelling in (Spelling(value, ""), *_by_shape(item, value)):
        for one in (spelling, *_cases(spelling)):
            found.setdefault(one.text, one)
    return tuple(found.values())


def significant(text: str) -> int:
    """How many characters of the text tell it from others: letters and digits."""
    return sum(character.isalnum() for character in text)


def raw_bytes(value: str) -> bytes:
    """The bytes that a MAC, a UUID or a hexadecimal id stands for; empty for anything else."""
    digits = re.sub(r"[:-]", "", value)
    known = _MAC.fullmatch(value) or _UUID.fullmatch(value)
    is_id = re.fullmatch(r"[0-9A-Fa-f]{16}", value) and not value.isdigit()
    return bytes.fromhex(digits) if known or is_id else b""


def _by_shape(item: str, value: str) -> Iterator[Spelling]:
    if _MAC.fullmatch(value):
        yield from _mac(value)
    elif _UUID.fullmatch(value):
        yield Spelling(value.replace("-", ""), "without dashes")
    elif _MOBILE.fullmatch(value):
        yield from _mobile(value)
    elif _IMEI.fullmatch(value) and item == "imei":
        yield from _imei(value)
    elif item in COORDINATES and _DECIMALS.fullmatch(value):
        yield from _coordinate(value)
    elif item == "ssid":
        yield Spelling(f'"{value}"', "in quotes, as Android gives it")


def _cases(spelling: Spelling) -> Iterator[Spelling]:
    for text, case in (
        (spelling.text.lower(), "lower case"),
        (spelling.text.upper(), "upper case"),
    ):
        if text != spelling.text:
            how = f"{spelling.how}, {case}" if spelling.how else case
            yield Spelling(text, how, spelling.coarse)


def _mac(value: str) -> Iterator[Spelling]:
    digits = re.sub(r"[:-]", "", value)
    pairs = [digits[i : i + 2] for i in range(0, 12, 2)]
    yield Spelling(":".join(pairs), "with colons")
    yield Spelling("-".join(pairs), "with dashes")
    yield Spelling(digits, "without separators")
    yield Spelling(".".join(digits[i : i + 4] for i in range(0, 12, 4)), "in groups of four")


def _mobile(value: str) -> Iterator[Spelling]:
    groups = (value[:3], value[3:7], value[7:])
    written = {"": value, "spaces": " ".join(groups), "dashes": "-".join(groups)}
    for separator, text in written.items():
        with_separator = f" with {separator}" if separator else ""
        if separator:
            yield Spelling(text, with_separator.strip())
        for prefix in ("+86", "+86 ", "+86-", "86", "86-", "0086"):
            yield Spelling(prefix + text, f"with {prefix.strip(' -')}{with_separator}")


def _imei(value: str) -> Iterator[Spelling]:
    groups = (value[:2], value[2:8], value[8:14], value[14:])
    yield Spelling(" ".join(groups), "with spaces")
    yield Spelling("-".join(groups), "with dashes")
    yield Spelling(value[:14], "without check digit")


def _coordinate(value: str) -> Iterator[Spelling]:
    whole, decimals = value.split(".")
    for places in range(min(6, len(decimals)), 2, -1):
        cut = f"{whole}.{decimals[:places]}"
        coarse = places < 5
        yield Spelling(f"{float(value):.{places}f}", f"rounded to {places} decimals", coarse)
        yield Spelling(cut, f"cut to {places} decimals", coarse)
    yield Spelling(str(round(float(value) * 1_000_000)), "in millionths of a degree")
