"""Finds values in text that was made unreadable: base64 in another alphabet or from right to left.

Only runs of letters that could be such text are looked at, by an automaton of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick, Implementation

from harness.matching.alphabets import TABLES
from harness.matching.edges import NEAR, holds
from harness.matching.encoded import base64_inside
from harness.matching.layers import Layer
from harness.matching.sieve import Sieve
from harness.matching.variant import Edge, Inside
from harness.matching.variants import SHORT, edge_of

LONGEST = 64 * 1024
"""Bytes of runs in one layer that are looked at: nobody hides a file this way."""
HEAD = 6
"""Bytes of a pattern that the automaton knows: thousands of whole ones fit no processor's cache."""
_FROM_BASE64 = bytes(range(256))

Found = tuple[str, str, int, int]
"""Item, form, start, end."""


@dataclass(frozen=True, slots=True)
class Disguise:
    """What a pattern stands for."""

    item: str
    form: str
    standard: bytes
    """Translates the letters to those of standard base64."""
    inside: Inside


class DisguiseSearch:
    """Searches for values, given as pairs of item and text."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        patterns: dict[bytes, Disguise] = {}
        for item, text in values:
            if len(text.encode()) >= SHORT:
                for pattern, disguise in _disguised(item, text):
                    patterns.setdefault(pattern, disguise)
        self._sieve = Sieve(patterns)
        by_head: dict[bytes, list[tuple[bytes, Disguise]]] = {}
        for pattern, disguise in patterns.items():
            by_head.setdefault(pattern[:HEAD], []).append((pattern, disguise))
        self._meanings = tuple(by_head.values())
        self._automaton = BytesAhoCorasick(
            list(by_head), implementation=Implementation.ContiguousNFA
        )

    def find(self, layer: Layer) -> Iterator[Found]:
        """Disguised values in the layer."""
        content = layer.cased_runs.levelled[:LONGEST]
        for start, end, disguise in self._places(content):
            begin = max(0, start - NEAR)
            near = content[begin : end + NEAR].translate(disguise.standard)
            if holds(near, start - begin, end - begin, disguise.inside):
                origin = layer.cased_runs.origin(start)
                yield disguise.item, disguise.form, origin, origin + end - start

    def _places(self, content: bytes) -> Iterator[tuple[int, int, Disguise]]:
        """Where a pattern starts and ends, and what it stands for."""
        for begin, end in self._sieve.spans(content):
            part = content[begin:end]
            for index, at, _ in self._automaton.find_matches_as_indexes(part, overlapping=True):
                for pattern, disguise in self._meanings[index]:
                    if part.startswith(pattern, at):
                        yield begin + at, begin + at + len(pattern), disguise


def _disguised(item: str, text: str) -> Iterator[tuple[bytes, Disguise]]:
    """Patterns and what they stand for."""
    content = text.encode()
    edge = edge_of(item, text)
    for shift in range(3):
        standard = base64_inside(content, shift)
        inside = Inside("base64", content, edge, shift)
        for disguise, clear in TABLES:
            form = "base64 with another alphabet"
            yield standard.translate(disguise), Disguise(item, form, clear, inside)
        inside = Inside("base64", content, edge, shift, backwards=True)
        yield standard[::-1], Disguise(item, "base64, reversed", _FROM_BASE64, inside)
        inside = Inside("base64", content[::-1], Edge.NONE, shift)
        backwards = base64_inside(content[::-1], shift)
        yield backwards, Disguise(item, "reversed, base64", _FROM_BASE64, inside)
