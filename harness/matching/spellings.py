"""The ways in which one value is written as text: case, separators, prefixes, precision."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

_MAC = re.compile(r"(?:[0-9A-Fa-f]{2}[:-]?){5}[0-9A-Fa-f]{2}")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}")
_MOBILE = re.compile(r"(?:\+?86|0086)?[ -]?(1\d{2})[ -]?(\d{4})[ -]?(\d{4})")
_LONG_NUMBER = re.compile(r"\d{14,20}|\d{17}[xX]")
_HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2}){7,8}")
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
    usual: bool = True
    """Whether apps encode, hash or hide the value in this spelling often enough to look for it
    where no decoder reaches."""


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
    known = _is_mac(value) or _UUID.fullmatch(value)
    is_id = _HEXADECIMAL.fullmatch(value) and not value.isdigit()
    return bytes.fromhex(digits) if known or is_id else b""


def is_degrees(value: str) -> bool:
    """Whether the text is a latitude or longitude that tells a place."""
    return _DECIMALS.fullmatch(value) is not None


def _is_mac(value: str) -> bool:
    return _MAC.fullmatch(value) is not None and not value.isdigit()


def _by_shape(item: str, value: str) -> Iterator[Spelling]:
    if _is_mac(value):
        yield from _mac(value)
    elif _UUID.fullmatch(value):
        digits = value.replace("-", "")
        yield Spelling(digits, "without dashes")
        dashed = "-".join(_groups(digits, 8, 4, 4, 4))
        yield Spelling(dashed, "with dashes")
        yield Spelling(f"{{{dashed}}}", "in braces", usual=False)
    elif item in {"phone", "contacts"} and (mobile := _MOBILE.fullmatch(value)):
        yield from _mobile(mobile.groups())
    elif item in COORDINATES and is_degrees(value):
        yield from _coordinate(value)
    elif item == "ssid":
        yield Spelling(f'"{value}"', "in quotes, as Android gives it")
    elif _LONG_NUMBER.fullmatch(value):
        yield from _long_number(item, value)
    elif item == "meid" and _HEXADECIMAL.fullmatch(value):
        decimal = f"{int(value[:8], 16):010}{int(value[8:], 16):08}"
        yield Spelling(decimal, "in decimal, as the radio writes it")


def _cases(spelling: Spelling) -> Iterator[Spelling]:
    for text, case in (
        (spelling.text.lower(), "lower case"),
        (spelling.text.upper(), "upper case"),
    ):
        if text != spelling.text:
            how = f"{spelling.how}, {case}" if spelling.how else case
            yield Spelling(text, how, spelling.coarse, spelling.usual)


def _mac(value: str) -> Iterator[Spelling]:
    digits = re.sub(r"[:-]", "", value)
    pairs = [digits[i : i + 2] for i in range(0, 12, 2)]
    yield Spelling(":".join(pairs), "with colons")
    yield Spelling(digits, "without separators")
    yield Spelling("-".join(pairs), "with dashes")
    for separator, name in ((" ", "spaces"), (".", "dots"), ("_", "underscores")):
        yield Spelling(separator.join(pairs), f"with {name}", usual=False)
    yield Spelling(".".join(_groups(digits, 4, 4, 4)), "in groups of four", usual=False)


def _mobile(groups: tuple[str, ...]) -> Iterator[Spelling]:
    bare = "".join(groups)
    written = {"": bare, "spaces": " ".join(groups), "dashes": "-".join(groups)}
    yield Spelling(".".join(groups), "with dots", usual=False)
    yield Spelling(" ".join(_groups(bare, 4, 4, 3)), "with spaces", usual=False)
    yield Spelling(f"0{bare}", "with 0", usual=False)
    for separator, text in written.items():
        with_separator = f" with {separator}" if separator else ""
        yield Spelling(text, with_separator.strip() or "bare", usual=not separator)
        for prefix in ("+86", "86", "+86 ", "+86-", "86-", "86 ", "0086", "(+86)", "(+86) "):
            how = f"with {prefix.strip(' -')}{with_separator}"
            yield Spelling(prefix + text, how, usual=prefix + text == f"+86{bare}")


def _long_number(item: str, value: str) -> Iterator[Spelling]:
    """IMEI, IMSI, card numbers: in groups, and as what a number loses."""
    if item == "imei":
        yield Spelling(value[:14], "without check digit")
    shapes = {
        "imei": ((2, 6, 6, 1), (6, 2, 6, 1), (8, 6, 1), (8, 7)),
        "imsi": ((3, 2, 10), (3, 3, 9), (5, 10)),
        "id_card": ((6, 8, 4),),
        "iccid": ((5, 5, 5, 5), (6, 4, 4, 6)),
    }
    for sizes in (*shapes.get(item, ()), (3,) * 7, (4,) * 5):
        groups = _groups(value, *sizes)
        for separator, name in ((" ", "spaces"), ("-", "dashes"), ("/", "slashes")):
            yield Spelling(separator.join(groups), f"with {name}", usual=False)


def _groups(text: str, *sizes: int) -> list[str]:
    """The text in groups of these sizes, and what is left."""
    ends = [0, *accumulate(sizes), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if text[start:end]]


def _coordinate(value: str) -> Iterator[Spelling]:
    whole, decimals = value.split(".")
    for places in range(min(8, len(decimals)), 2, -1):
        cut = f"{whole}.{decimals[:places]}"
        coarse = places < 5
        yield Spelling(f"{float(value):.{places}f}", f"rounded to {places} decimals", coarse)
        yield Spelling(cut, f"cut to {places} decimals", coarse)
    for text in _single_precision(float(value)):
        yield Spelling(text, "in single precision", usual=False)
    for power, name in ((6, "millionths"), (7, "ten-millionths")):
        for number in {round(float(value) * 10**power), int(float(value) * 10**power)}:
            yield Spelling(str(number), f"in {name} of a degree")


def _single_precision(number: float) -> Iterator[str]:
    """What a 32-bit float becomes as text: its own shortest, and that of the double made of it."""
    packed = struct.pack("<f", number)
    yield repr(struct.unpack("<f", packed)[0])
    texts = (f"{number:.{digits}g}" for digits in range(6, 10))
    yield next(text for text in texts if struct.pack("<f", float(text)) == packed)
