"""Tells where in long content patterns may stand, so that the rest need not be searched.

A pattern of 15 bytes, wherever it stands, covers eight bytes that begin at a multiple of eight. So
of content it is enough to look at each such word, if the patterns' words are known at all offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from numpy.typing import NDArray

LONG = 3072
"""Bytes of content below which a sieve takes longer than a search."""
WIDTHS = (8, 4)
"""Bytes of a word; a pattern is known by the widest that it surely covers."""
FEW = 64
"""Patterns that an automaton finds by vector instructions, if it need not tell overlapping ones."""
ROOM = 64
"""Places of the table for each word: enough that few others share one."""
_SPREAD = {8: 0x9E3779B97F4A7C15, 4: 0x9E3779B1}
_Numbers = NDArray[np.unsignedinteger]


class Sieve:
    """Patterns of any length."""

    def __init__(self, patterns: Iterable[bytes]) -> None:
        by_width: dict[int, list[bytes]] = {width: [] for width in (*WIDTHS, 0)}
        for pattern in patterns:
            by_width[next((one for one in WIDTHS if len(pattern) >= 2 * one - 1), 0)].append(
                pattern
            )
        short = by_width.pop(0)
        if len(short) + len(by_width[WIDTHS[-1]]) <= FEW:
            short += by_width.pop(WIDTHS[-1])
        self._words = tuple(_Words(width, known) for width, known in by_width.items() if known)
        self._short = tuple(
            BytesAhoCorasick(short[at : at + FEW], matchkind=MatchKind.LeftmostFirst)
            for at in range(0, len(short), FEW)
        )
        self._reach = 2 * max(map(len, short), default=0)

    def spans(self, content: bytes) -> Iterator[tuple[int, int]]:
        """Start and end of the parts that hold whatever pattern there is, in order, apart."""
        if len(content) < LONG:
            yield 0, len(content)
            return
        begin = end = 0
        for place, reach in sorted(self._places(content)):
            if place - reach > end:
                if end:
                    yield begin, end
                begin = place - reach
            end = max(end, min(place + reach, len(content)))
        if end:
            yield begin, end

    def _places(self, content: bytes) -> Iterator[tuple[int, int]]:
        """A place in each pattern, or in one that overlaps it, and how far that reaches at most."""
        for words in self._words:
            yield from ((place, words.reach) for place in words.places(content))
        for automaton in self._short:
            for _, start, _ in automaton.find_matches_as_indexes(content):
                yield start, self._reach


class _Words:
    """Words of one width."""

    def __init__(self, width: int, patterns: list[bytes]) -> None:
        self.reach = max(map(len, patterns))
        """Bytes of the longest pattern."""
        words = {pattern[at : at + width] for pattern in patterns for at in range(width)}
        self._width = width
        number = np.dtype(f"<u{width}").type
        bits = (ROOM * len(words)).bit_length()
        self._spread = number(_SPREAD[width]), number(8 * width - bits)
        known = np.sort(self._numbers(b"".join(words)))
        self._known = np.append(known, known[-1])
        """In order, the last one twice: so there is one where a larger number would stand."""
        self._table = np.zeros(1 << bits, np.bool_)
        self._table[self._hashed(known)] = True

    def places(self, content: bytes) -> list[int]:
        """Where one of the words stands, at a multiple of its width."""
        numbers = self._numbers(content)
        places = self._table.take(self._hashed(numbers)).nonzero()[0]
        numbers = numbers[places]
        found = self._known[:-1].searchsorted(numbers)
        places = places[self._known[found] == numbers] * self._width
        return list(places.tolist())

    def _numbers(self, content: bytes) -> _Numbers:
        return np.frombuffer(content, f"<u{self._width}", len(content) // self._width)

    def _hashed(self, numbers: _Numbers) -> _Numbers:
        spread, shift = self._spread
        hashed: _Numbers = numbers * spread >> shift
        return hashed
