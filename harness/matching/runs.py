"""Finds runs of an alphabet in bytes, many times faster than a regular expression does."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from harness.matching import loops
from harness.matching.long_runs import long_runs

CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x1e")
"""What no text has."""
LEVEL = bytes.maketrans(b"-_.$=", b"+/+/=")
"""The symbols of all alphabets of base64 to those of the standard one."""
LONG = 4096
"""Bytes of content in which runs are found faster by arithmetic."""
_OTHER = 0
_MEMBER = 1
Places = dict[bytes, tuple[int, int]]
"""What was found, and where it starts and ends first."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Bytes that an encoding uses, as a translation table: members to 1, others to 0."""

    table: bytes
    shortest: int
    """Bytes; shorter runs are words, not data."""

    def runs(self, content: bytes) -> list[tuple[int, int]]:
        """Start and end of each run that is long enough."""
        if loops.IS_COMPILED:
            return loops.runs(content, self.table, self.shortest)
        marks = content.translate(self.table)
        if len(marks) >= LONG:
            return long_runs(marks, self.shortest)
        return [*_runs(marks, self.shortest)]


def _runs(marks: bytes, shortest: int) -> Iterator[tuple[int, int]]:
    wanted = b"\1" * shortest
    at = 0
    while (inside := marks.find(wanted, at)) >= 0:
        end = marks.find(_OTHER, inside + shortest)
        end = len(marks) if end < 0 else end
        yield inside, end
        at = end


class Runs:
    """Of some content the runs of an alphabet, each different one once.

    This is little, as a session's id comes with each of its events; so the decoders that look
    through it need not look through everything.

    `places` tells where each stands first in the whole content.
    """

    def __init__(self, places: Places) -> None:
        self.content = b" ".join(places)
        """The different runs, with a space between them."""
        self.levelled = self.content.translate(LEVEL)
        """The content with the symbols of all alphabets made those of the standard one."""
        self._places = places
        self._origins = [start for start, _ in places.values()]
        self._starts = list(accumulate((len(run) + 1 for run in places), initial=0))

    def cased(self) -> Runs:
        """Those with an upper-case letter somewhere inside.

        All base64 data have one, and most words, numbers and hexadecimal digits have none.
        """
        if loops.IS_COMPILED:
            return Runs(loops.cased(self._places))
        inside = {run: run[1:-1] for run in self._places}
        return Runs({run: self._places[run] for run, i in inside.items() if i != i.lower()})

    def origin(self, place: int) -> int:
        """Where the byte at this place of the runs stands first in the whole content."""
        run = bisect_right(self._starts, place) - 1
        return self._origins[run] + place - self._starts[run]


def has_control(content: bytes) -> bool:
    """Whether there are control signs; most texts have nothing below a space, which tells soon."""
    if len(content) >= LONG and np.frombuffer(content, np.uint8).min() >= 32:
        return False
    return len(content.translate(None, CONTROL)) < len(content)


def alphabet(members: str, shortest: int) -> Alphabet:
    """The alphabet of these characters."""
    table = bytes(_MEMBER if chr(byte) in members else _OTHER for byte in range(256))
    return Alphabet(table, shortest)


_ALPHANUMERIC = string.ascii_letters + string.digits

BASE64 = alphabet(_ALPHANUMERIC + "+/", 12)
BASE64URL = alphabet(_ALPHANUMERIC + "-_", 12)
BASE32_UPPER = alphabet(string.ascii_uppercase + "234567", 13)
BASE32_LOWER = alphabet(string.ascii_lowercase + "234567", 13)
HEX = alphabet(string.hexdigits, 16)
HEX_OR_DASH = alphabet(string.hexdigits + "-", 16)
ENCODED = alphabet(_ALPHANUMERIC + "+/-_.", 12)
"""Whatever may stand in base64, base32 or hexadecimal digits, whichever alphabet they use."""
WORD = alphabet("".join(map(chr, set(range(256)) - set(b" \t\r\n\"'<>&=,;\x1e"))), 1)
"""What a percent or entity encoding may be part of."""


def encoded(content: bytes, around: int = 0) -> Places:
    """Each different run that may be encoded data, with so many bytes around it."""
    if loops.IS_COMPILED:
        lengths = ENCODED.shortest, HEX.shortest, BASE32_LOWER.shortest
        return loops.encoded_runs(content, MARKS, *lengths, around)
    return loops.different(content, ENCODED.runs(content), around)


MARKS = bytes(
    ENCODED.table[byte]
    + 2 * HEX.table[byte]
    + 4 * BASE32_LOWER.table[byte]
    + 8 * (chr(byte) in string.ascii_uppercase)
    for byte in range(256)
)
