"""Finds a phone's seeded values in messages, whatever form they travel in."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import BytesAhoCorasick

from harness.matching.budget import Budget, Limits
from harness.matching.containers import containers
from harness.matching.decoders import DECODERS
from harness.matching.hits import Hit, told
from harness.matching.layers import Layer, Piece
from harness.matching.placement import MessageParts, placed
from harness.matching.salted import SaltedSearch
from harness.matching.spellings import spellings
from harness.matching.variants import Edge, Variant, items, pool
from harness.matching.wording import excerpt
from harness.matching.xor import XorSearch
from harness.model.evidence import DataMatch
from harness.model.identity import Identity

CHUNK = 1 << 20
"""Bytes that the automaton reads between two looks at the clock."""
MOST_HITS = 500
"""Hits told of one message; one more tells nobody anything."""
SALTED_LAYER = 16 * 1024
"""Bytes of a layer up to which its words are tried as salts."""
COMMON_SPELLINGS = 3
"""Of each value, that are tried with salts: as seeded, and by case."""
SAME_FORM = 3
"""Hits of one variant that are told of one segment."""


@dataclass(frozen=True)
class Result:
    """What a search found, and what it left out."""

    matches: tuple[DataMatch, ...] = ()
    skipped: tuple[str, ...] = ()
    """What was not searched, in words; empty when everything was."""


class Matcher:
    """Searches messages for one identity. Safe to use from several threads."""

    def __init__(self, identity: Identity, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._variants = pool(identity)
        self._longest = max((len(variant.pattern) for variant in self._variants), default=1)
        self._automaton = BytesAhoCorasick([variant.pattern for variant in self._variants])
        self._hidden = XorSearch(tuple(items(identity)))
        self._salted = SaltedSearch(
            (item, spelling.text)
            for item, value in items(identity)
            for spelling in spellings(item, value)[:COMMON_SPELLINGS]
        )

    def search(self, message: MessageParts) -> Result:
        """Every seeded value in the message, in the order of places. Does not raise."""
        search = _Search(Budget(self._limits, message.size))
        for layer in placed(message):
            self._descend(layer, 0, search)
        return Result(tuple(told(search.hits)), tuple(search.budget.reasons))

    def _descend(self, layer: Layer, depth: int, search: _Search) -> None:
        if not search.is_new(layer.content):
            return
        budget = search.budget
        search.hits.extend(self._scan(layer, search))
        search.hits.extend(self._unhide(layer))
        search.hits.extend(self._explain(layer, search))
        for child in _children(layer, budget):
            if not budget.allows(depth + 1):
                return
            self._descend(child, depth + 1, search)

    def _scan(self, layer: Layer, search: _Search) -> list[Hit]:
        """One pass of the automaton, then the edges."""
        content = layer.content
        seen: Counter[tuple[int, int]] = Counter()
        found: list[Hit] = []
        for begin in range(0, len(content), CHUNK):
            if search.budget.late():
                break
            window = content[begin : begin + CHUNK + self._longest]
            for index, start, end in self._automaton.find_matches_as_indexes(
                window, overlapping=True
            ):
                segment = layer.segment_at(begin + start)
                if seen[index, segment.start] >= SAME_FORM or start >= CHUNK:
                    continue
                variant = self._variants[index]
                if not _stands_alone(content, begin + start, begin + end, variant):
                    continue
                if search.budget.late():  # naming the place takes longer than finding it
                    return found
                seen[index, segment.start] += 1
                found.append(_hit(layer, variant, begin + start, begin + end))
                if len(search.hits) + len(found) >= MOST_HITS:
                    search.budget.note(f"matches beyond the first {MOST_HITS}")
                    return found
        return found

    def _unhide(self, layer: Layer) -> Iterator[Hit]:
        for item, start, end, key in self._hidden.find(layer.content):
            variant = Variant(item, f"XOR with {key:#04x}", b"", confidence=0.9)
            yield _hit(layer, variant, start, end)

    def _explain(self, layer: Layer, search: _Search) -> Iterator[Hit]:
        """Digests that nothing else explained: with a salt from the same layer."""
        if len(layer.content) > SALTED_LAYER:
            return
        known = {hit.start for hit in search.hits if hit.layer is layer}
        for salted in self._salted.find(layer.content, search.budget):
            if salted.start not in known:
                variant = Variant(salted.item, salted.form, b"", confidence=0.5)
                yield _hit(layer, variant, salted.start, salted.end)


class _Search:
    """What is known while one message is searched."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.hits: list[Hit] = []
        self._seen: set[bytes] = set()

    def is_new(self, content: bytes) -> bool:
        """Whether this content was not searched before: data may decode to themselves."""
        fingerprint = hashlib.blake2b(content, digest_size=16).digest()
        known = fingerprint in self._seen
        self._seen.add(fingerprint)
        return bool(content) and not known


def _hit(layer: Layer, variant: Variant, start: int, end: int) -> Hit:
    around = excerpt(layer.content, start, end)
    return Hit(variant, layer, layer.path_to(start), start, end, around)


def _children(layer: Layer, budget: Budget) -> Iterator[Layer]:
    """One child layer for each decoder that found anything to decode."""
    for decode in DECODERS:
        if pieces := _bounded(decode(layer), budget):
            yield Layer(pieces, layer)
    if pieces := _bounded(containers(layer, budget), budget):
        yield Layer(pieces, layer)


def _bounded(pieces: Iterable[Piece], budget: Budget) -> list[Piece]:
    """As many pieces as the budget has room for."""
    kept: list[Piece] = []
    known: set[bytes] = set()
    room = budget.room
    for count, piece in enumerate(pieces):
        if count % 1024 == 1023 and budget.late():
            break
        if len(piece.content) < 4 or piece.content in known:
            continue
        known.add(piece.content)
        room -= len(piece.content)
        if room < 0:
            budget.note("more decoded data than the message is worth")
            break
        budget.spend(len(piece.content))
        kept.append(piece)
    return kept


def _stands_alone(content: bytes, start: int, end: int, variant: Variant) -> bool:
    """Whether nothing next to the match makes it part of something longer."""
    edge = variant.edge
    if edge is Edge.NONE:
        return True
    before = content[max(0, start - variant.width) : start].replace(b"\0", b"")
    after = content[end : end + variant.width].replace(b"\0", b"")
    if edge is Edge.WORD:
        return not any(byte > 127 or chr(byte).isalnum() for byte in before + after)
    around = before if edge is Edge.DIGIT_BEFORE else before + after
    digits = edge.value.encode()
    return not any(byte in digits for byte in around)
