"""Tells where in long content patterns may stand, so that the rest need not be searched.

A pattern of 15 bytes, wherever it stands, covers eight bytes that begin at a multiple of eight. So
of content it is enough to look at each such word, if the patterns' words are known at all offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind
from numpy.typing import NDArray

from harness.matching import loops

LONG = 128 if loops.IS_COMPILED else 3072
"""Bytes of content below which a sieve takes longer than a search."""
WIDTHS = (8, 4)
"""Bytes of a word; a pattern is known by the widest that it surely covers."""
FEW = 64
"""Patterns that an automaton finds by vector instructions, if it need not tell overlapping ones."""
ROOM = 64
"""Places of the table for each word: enough that few others share one."""
_EIGHT = np.dtype("<u8")
_Numbers = NDArray[np.uint64]


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
        for place, reach in self._places(content):
            if place - reach > end:
                if end:
                    yield begin, end
                begin = place - reach
            end = max(end, min(place + reach, len(content)))
        if end:
            yield begin, end

    def _places(self, content: bytes) -> list[tuple[int, int]]:
        """A place in each pattern, or in one that overlaps it, and how far that reaches at most."""
        numbers = _numbers(content)
        found = [(place, words.reach) for words in self._words for place in words.places(numbers)]
        for automaton in self._short:
            starts = automaton.find_matches_as_indexes(content)
            found += ((start, self._reach) for _, start, _ in starts)
        found.sort()
        return found


class _Words:
    """Words of one width."""

    def __init__(self, width: int, patterns: list[bytes]) -> None:
        self.reach = max(map(len, patterns))
        """Bytes of the longest pattern."""
        words = {pattern[at : at + width] for pattern in patterns for at in range(width)}
        self._width = width
        bits = (ROOM * len(words)).bit_length()
        self._shift = 64 - bits
        padded = (word.ljust(8, b"\0") for word in words)
        self._known = np.sort(_numbers(b"".join(padded)))
        self._table = np.zeros(1 << bits, np.bool_)
        self._table[self._hashed(self._known)] = True
        self._bits = np.packbits(self._table, bitorder="little")

    def places(self, content: _Numbers) -> list[int]:
        """Where one of the words stands, at a multiple of its width."""
        if loops.IS_COMPILED:
            return loops.places_of(content, self._width, self._known, self._bits, self._shift)
        words = content.view(f"<u{self._width}").astype(np.uint64, copy=False)
        places = self._table.take(self._hashed(words)).nonzero()[0]
        words = words[places]
        found = self._known.searchsorted(words)
        found[found == len(self._known)] = 0
        return list((places[self._known[found] == words] * self._width).tolist())

    def _hashed(self, numbers: _Numbers) -> _Numbers:
        hashed: _Numbers = numbers * np.uint64(loops.SPREAD) >> np.uint64(self._shift)
        return hashed


def _numbers(content: bytes) -> _Numbers:
    """Eight bytes in one number each; the last one filled up with zeros."""
    return np.frombuffer(content + bytes(-len(content) % 8), _EIGHT)
