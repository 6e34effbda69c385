"""Finds the runs of several alphabets in long content at once, by arithmetic on all bytes together.

Each byte becomes a number with one bit for each alphabet that it belongs to; where a bit is set in
as many neighbours as the shortest run has bytes, there is a run.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from harness.matching.runs import BASE32_LOWER, CASED, CONTROL, HEX, Alphabet

BLOCK = 1 << 16
"""Bytes that are looked at together, few enough for a processor's cache."""
SHORTEST = 12
"""Bytes of the shortest run of all these alphabets."""
_BITS = {HEX: 1, BASE32_LOWER: 2, CASED: 4}
_CAPITAL = 8
_CONTROL = 16
_MARKS = bytes(
    sum(bit for one, bit in _BITS.items() if one.has(byte))
    + _CAPITAL * (chr(byte) in string.ascii_uppercase)
    + _CONTROL * (byte in CONTROL)
    for byte in range(256)
)


class LongRuns:
    """The runs of some content."""

    def __init__(self, content: bytes) -> None:
        marks = content.translate(_MARKS)
        self._marks = np.frombuffer(marks, np.uint8)
        self.has_control = bool(np.bitwise_or.reduce(self._marks) & _CONTROL)
        """Whether there are control signs."""
        found = [*_borders(self._marks)]
        self._places = np.concatenate([places for places, _ in found])
        self._changed = np.concatenate([changed for _, changed in found])

    def of(self, alphabet: Alphabet) -> list[tuple[int, int]]:
        """Start and end of each run that is long enough."""
        starts, ends = self._of(alphabet)
        return _pairs(starts, ends, ends - starts >= alphabet.shortest)

    def cased(self) -> list[tuple[int, int]]:
        """Of `CASED` those with an upper-case letter inside."""
        starts, ends = self._of(CASED)
        if not len(starts):
            return []
        inside = np.empty(2 * len(starts), np.intp)
        inside[0::2], inside[1::2] = starts + 1, ends - 1
        letters = np.bitwise_or.reduceat(self._marks, inside)[::2]
        return _pairs(starts, ends, letters & _CAPITAL != 0)

    def _of(self, alphabet: Alphabet) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        places = self._places[self._changed & _BITS[alphabet] != 0]
        return places[0::2], places[1::2] + (SHORTEST - 1)


def _borders(marks: NDArray[np.uint8]) -> Iterator[tuple[NDArray[np.intp], NDArray[np.uint8]]]:
    """Where a run of `SHORTEST` bytes begins to stand or no longer does, and of which alphabets."""
    before = np.uint8(0)
    for begin in range(0, len(marks), BLOCK):
        block = marks[begin : begin + BLOCK + SHORTEST - 1]
        begun = np.zeros(min(BLOCK, len(marks) - begin) + 1, np.uint8)
        begun[0] = before
        if len(block) >= SHORTEST:
            two = block[:-1] & block[1:]
            four = two[:-2] & two[2:]
            begun[1 : len(four) - 7] = four[:-8] & four[4:-4] & four[8:]
        before = begun[-1]
        changed = begun[1:] ^ begun[:-1]
        places = (changed != 0).nonzero()[0]
        yield places + begin, changed[places]


def _pairs(
    starts: NDArray[np.intp], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    return list(zip(starts[kept].tolist(), ends[kept].tolist(), strict=True))
