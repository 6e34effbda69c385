"""Finds runs of an alphabet in bytes, many times faster than a regular expression does."""

from __future__ import annotations

import string
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x1e")
"""What no text has."""
LEVEL = bytes.maketrans(b"-_.$=", b"+/+/=")
"""The symbols of all alphabets of base64 to those of the standard one."""
_OTHER = 0x20
_MEMBER = 0x41


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Bytes that an encoding uses, as a translation table: members to `A`, others to a space."""

    table: bytes
    shortest: int
    """Bytes; shorter runs are words, not data."""

    def has(self, byte: int) -> bool:
        """Whether the byte belongs to it."""
        return self.table[byte] == _MEMBER

    def runs(self, content: bytes) -> Iterator[tuple[int, int]]:
        """Start and end of each run that is long enough."""
        mapped = content.translate(self.table)
        wanted = b"A" * self.shortest
        at = 0
        while (inside := mapped.find(wanted, at)) >= 0:
            end = mapped.find(b" ", inside + self.shortest)
            end = len(mapped) if end < 0 else end
            yield inside, end
            at = end


class CasedRuns:
    """Of some content the runs that base64 may be: with an upper-case letter somewhere inside.

    All base64 data have one, and most words, numbers and hexadecimal digits have none; so this is
    little, and the decoders that look through it need not look through everything.

    `origins` has each different run, and where it stands first in the whole content.
    """

    def __init__(self, origins: Mapping[bytes, int]) -> None:
        self.content = b" ".join(origins)
        """The different runs, with a space between them."""
        self.levelled = self.content.translate(LEVEL)
        """The content with the symbols of all alphabets made those of the standard one."""
        self._origins = list(origins.values())
        self._places = list(accumulate((len(run) + 1 for run in origins), initial=0))

    def origin(self, place: int) -> int:
        """Where the byte at this place of the runs stands first in the whole content."""
        run = bisect_right(self._places, place) - 1
        return self._origins[run] + place - self._places[run]


def cased_spans(content: bytes) -> Iterator[tuple[int, int]]:
    """Where runs stand for `CasedRuns`."""
    for start, end in CASED.runs(content):
        inside = content[start + 1 : end - 1]
        if inside != inside.lower():
            yield start, end


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
CASED = alphabet(_ALPHANUMERIC + "+/-_.", 12)
"""Whatever may stand in base64, whichever alphabet it uses."""
WORD = alphabet("".join(map(chr, set(range(256)) - set(b" \t\r\n\"'<>&=,;\x1e"))), 1)
"""What a percent or entity encoding may be part of."""
