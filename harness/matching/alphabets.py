"""Orders in which apps put the letters of base64 to hide it, and which one a text is in."""

from __future__ import annotations

import codecs
import string
from collections.abc import Iterator
from itertools import permutations

SAMPLE = 32
"""Letters that must turn into text."""
_UPPER, _LOWER, _DIGITS = string.ascii_uppercase, string.ascii_lowercase, string.digits
STANDARD = f"{_UPPER}{_LOWER}{_DIGITS}+/"
_PACKED = "H4sIA"
"""How base64 of gzip begins."""


def alphabets() -> tuple[str, ...]:
    """The orders; the symbols are `+` and `/`.

    The parts in every order, each also from right to left; the whole rotated.
    """
    parts = (_UPPER, _LOWER, _DIGITS, "+/")
    orders = ["".join(order) for order in permutations(parts)]
    backwards = ["".join(part[::-1] for part in order) for order in permutations(parts[:3])]
    known = [*orders, *(f"{letters}+/" for letters in backwards), codecs.encode(STANDARD, "rot13")]
    known += [letters[::-1] for letters in known[:24]]
    known += [STANDARD[turn:] + STANDARD[:turn] for turn in range(1, 64)]
    known += [_part_rotated(3), _part_rotated(23)]
    return tuple(letters for letters in dict.fromkeys(known) if letters != STANDARD)


def _part_rotated(turn: int) -> str:
    """Upper and lower case each rotated, as by a Caesar cipher."""
    return "".join(part[turn:] + part[:turn] for part in (_UPPER, _LOWER)) + f"{_DIGITS}+/"


def _tables(letters: str) -> tuple[bytes, bytes]:
    standard, other = STANDARD.encode(), letters.encode()
    return bytes.maketrans(standard, other), bytes.maketrans(other, standard)


TABLES = tuple(_tables(letters) for letters in alphabets())
"""Of each order: translations from the standard one, and back."""


def _excluded(place: int) -> list[int]:
    """Of each byte, the orders that it rules out at this place of four letters, one bit an order.

    ASCII text has no byte above 127, which leaves some bits of the letters unset.
    """
    unset = (0b100000, 0b001000, 0b000010)[place]
    return [
        sum(
            1 << order
            for order, (_, clear) in enumerate(TABLES)
            if (value := STANDARD.find(chr(clear[byte]))) < 0 or value & unset
        )
        for byte in range(256)
    ]


_EXCLUDED = [_excluded(place) for place in range(3)]
_ALL = (1 << len(TABLES)) - 1
_PACKED_IN = {
    _PACKED.encode().translate(disguise): order for order, (disguise, _) in enumerate(TABLES)
}


def clear(run: bytes) -> Iterator[bytes]:
    """The run in standard base64, by each order that may make text or gzip data of it."""
    order = _PACKED_IN.get(run[: len(_PACKED)])
    if order is not None:
        yield run.translate(TABLES[order][1])
        return
    first, second, third = _EXCLUDED
    left = _ALL
    for at in range(0, min(SAMPLE, len(run)) & ~3, 4):
        left &= ~(first[run[at]] | second[run[at + 1]] | third[run[at + 2]])
        if not left:
            return
    while left:
        lowest = left & -left
        left ^= lowest
        yield run.translate(TABLES[lowest.bit_length() - 1][1])
