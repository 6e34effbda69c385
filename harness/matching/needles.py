"""Finds every variant in bytes, at the speed of one pass.

An automaton knows only the first bytes of each variant; what follows is compared where a beginning
was found. Of long content it reads no more than the parts that a sieve leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, Implementation

from harness.matching.sieve import Sieve
from harness.matching.variant import Variant

HEAD = 4
"""Bytes of a variant that the automata know: few enough to be small, enough to be rare."""
Found = tuple[Variant, int, int]
"""A variant, and where it starts and ends."""


class Needles:
    """All variants of one identity. Safe to use from several threads."""

    def __init__(self, variants: tuple[Variant, ...]) -> None:
        self.longest = max((len(variant.pattern) for variant in variants), default=1)
        """Bytes of the longest variant."""
        self._texts = _Heads(variant for variant in variants if _is_text(variant))
        self._all = _Heads(variants)

    def find(self, content: bytes, *, text: bool) -> Iterator[Found]:
        """Every occurrence, overlapping ones too.

        `text` says that the content is part of valid UTF-8, where raw bytes need no search.
        """
        return (self._texts if text else self._all).find(content)


class _Heads:
    """Variants by their first bytes."""

    def __init__(self, variants: Iterable[Variant]) -> None:
        variants = tuple(variants)
        by_head: dict[bytes, list[Variant]] = {}
        for variant in variants:
            by_head.setdefault(variant.pattern[:HEAD], []).append(variant)
        self._variants = tuple(map(tuple, by_head.values()))
        self._automaton = BytesAhoCorasick(
            list(by_head), implementation=Implementation.ContiguousNFA
        )
        self._sieve = Sieve({variant.pattern for variant in variants})

    def find(self, content: bytes) -> Iterator[Found]:
        for begin, end in self._sieve.spans(content):
            for variant, start, stop in self._find(content[begin:end]):
                yield variant, begin + start, begin + stop

    def _find(self, content: bytes) -> Iterator[Found]:
        for index, start, _ in self._automaton.find_matches_as_indexes(content, overlapping=True):
            for variant in self._variants[index]:
                if content.startswith(variant.pattern, start):
                    yield variant, start, start + len(variant.pattern)


def _is_text(variant: Variant) -> bool:
    try:
        variant.pattern.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
