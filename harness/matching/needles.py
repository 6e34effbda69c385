"""Finds every variant in bytes, at the speed of one pass.

An automaton knows only the first bytes of each variant; what follows is compared where a beginning
was found. So it stays small enough for a processor's cache, however many and long the variants.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, Implementation

from harness.matching.variant import Variant

HEAD = 6
"""Bytes of a variant that the automata know: few enough to be small, enough to be rare."""
Found = tuple[Variant, int, int]
"""A variant, and where it starts and ends."""


class Needles:
    """All variants of one identity. Safe to use from several threads."""

    def __init__(self, variants: tuple[Variant, ...]) -> None:
        self.longest = max((len(variant.pattern) for variant in variants), default=1)
        """Bytes of the longest variant."""
        self._texts = _Heads(variant for variant in variants if _is_text(variant))
        self._others = _Heads(variant for variant in variants if not _is_text(variant))

    def find(self, content: bytes, *, text: bool) -> Iterator[Found]:
        """Every occurrence, overlapping ones too.

        `text` says that the content is part of valid UTF-8, where raw bytes need no search.
        """
        yield from self._texts.find(content)
        if not text:
            yield from self._others.find(content)


class _Heads:
    """Variants by their first bytes."""

    def __init__(self, variants: Iterable[Variant]) -> None:
        by_head: dict[bytes, list[Variant]] = {}
        for variant in variants:
            by_head.setdefault(variant.pattern[:HEAD], []).append(variant)
        self._variants = tuple(map(tuple, by_head.values()))
        self._automaton = BytesAhoCorasick(list(by_head), implementation=Implementation.DFA)

    def find(self, content: bytes) -> Iterator[Found]:
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
