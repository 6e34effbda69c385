"""Finds a phone's seeded values in messages, whatever form they travel in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from harness.matching.budget import Budget, Limits
from harness.matching.containers import containers
from harness.matching.decoders import DECODERS
from harness.matching.disguises import DisguiseSearch
from harness.matching.edges import is_amid_digits, stands_alone
from harness.matching.hits import Hit, told
from harness.matching.known_digests import KnownDigests
from harness.matching.layers import Layer, Piece
from harness.matching.needles import Needles
from harness.matching.placement import MessageParts, placed
from harness.matching.salted import SaltedSearch
from harness.matching.salts import MOST_DIGESTS, unexplained
from harness.matching.spellings import spellings
from harness.matching.variants import Variant, items, pool
from harness.matching.xor import XorSearch
from harness.model.evidence import DataMatch
from harness.model.identity import Identity

CHUNK = 1 << 20
"""Bytes that the automaton reads between two looks at the clock."""
MOST_DECODED = 16 << 20
"""Bytes of a layer that decoders look at; the automaton reads all of it."""
MOST_HITS = 500
"""Hits told of one message; one more tells nobody anything."""
SHORTEST = 4
"""Bytes that may tell anything."""
SALTED = 16 * 1024
"""Bytes of a message up to which its words are tried as salts."""
COMMON_SPELLINGS = 2
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
        self._needles = Needles(pool(identity))
        self._hidden = XorSearch(items(identity))
        self._known = KnownDigests(items(identity))
        self._disguised = DisguiseSearch(items(identity))
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
        search.hits.extend(self._explain(search, message.size))
        return Result(tuple(told(search.hits)), tuple(search.budget.reasons))

    def _descend(self, layer: Layer, depth: int, search: _Search) -> None:
        if not search.is_new(layer.content):
            return
        search.layers.append(layer)
        budget = search.budget
        search.hits.extend(self._scan(layer, search))
        search.hits.extend(self._unhide(layer))
        if (pieces := _decoded(layer, budget)) and budget.allows(depth + 1):
            self._descend(Layer(pieces, layer), depth + 1, search)

    def _scan(self, layer: Layer, search: _Search) -> list[Hit]:
        """One pass over the layer, then the edges."""
        content, text = layer.content, layer.is_text
        seen: Counter[tuple[int, int]] = Counter()
        found: list[Hit] = []
        for begin in range(0, len(content), CHUNK):
            if search.budget.late():
                break
            window = content[begin : begin + CHUNK + self._needles.longest]
            for variant, start, end in self._needles.find(window, text=text):
                segment = layer.segment_at(begin + start)
                if seen[id(variant), segment.start] >= SAME_FORM or start >= CHUNK:
                    continue
                if not stands_alone(content, begin + start, begin + end, variant):
                    continue
                is_id = segment.step == "hex" and variant.raw and not variant.digest
                if is_id and is_amid_digits(content, begin + start, begin + end, segment):
                    continue
                if search.budget.late():  # naming the place takes longer than finding it
                    return found
                seen[id(variant), segment.start] += 1
                found.append(_hit(layer, variant, begin + start, begin + end))
                if len(search.hits) + len(found) >= MOST_HITS:
                    search.budget.note(f"matches beyond the first {MOST_HITS}")
                    return found
        return found

    def _unhide(self, layer: Layer) -> Iterator[Hit]:
        """What no pattern finds: XOR, digests of digests, base64 in other alphabets."""
        for item, form, start, end in self._hidden.find(layer):
            yield _hit(layer, Variant(item, form, b"", confidence=0.9), start, end)
        for known in self._known.find(layer):
            variant = Variant(known.item, known.form, b"", raw=known.form.endswith(", raw"))
            yield _hit(known.layer, variant, known.start, known.end)
        if len(layer.content) > MOST_DECODED:
            return
        for item, form, start, end in self._disguised.find(layer):
            yield _hit(layer, Variant(item, form, b"", confidence=0.9), start, end)

    def _explain(self, search: _Search, size: int) -> Iterator[Hit]:
        """Digests that nothing else explained: with a salt from the same message."""
        places = {(id(hit.layer), hit.start) for hit in search.hits}
        most = MOST_DIGESTS if size <= SALTED else 1
        digests = unexplained(search.layers, lambda layer, at: (id(layer), at) in places, most)
        if digests and size > SALTED:
            search.budget.note(f"salts of digests in a message of more than {SALTED} bytes")
        elif digests:
            for salted in self._salted.find(search.layers, digests, search.budget):
                variant = Variant(salted.item, salted.form, b"", confidence=0.5)
                yield _hit(salted.layer, variant, salted.start, salted.end)


class _Search:
    """What is known while one message is searched."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.hits: list[Hit] = []
        self.layers: list[Layer] = []
        """All that were searched."""

    def is_new(self, content: bytes) -> bool:
        """Whether this content was not searched before: data may decode to themselves."""
        known = any(layer.content == content for layer in self.layers)
        return len(content) >= SHORTEST and not known


def _hit(layer: Layer, variant: Variant, start: int, end: int) -> Hit:
    return Hit(variant, layer, layer.path_to(start), start, end)


def _decoded(layer: Layer, budget: Budget) -> list[Piece]:
    """What all decoders make of the layer, as much as the budget has room for.

    One layer for all of them: its fixed costs are paid once, however many decoders there are.
    """
    if len(layer.content) > MOST_DECODED:
        budget.note(f"encodings behind the first {MOST_DECODED >> 20} MB")
        layer = layer.beginning(MOST_DECODED)
    kept: dict[bytes, Piece] = {}
    left = room = budget.room
    pieces = chain.from_iterable(decode(layer) for decode in DECODERS)
    for count, piece in enumerate(chain(pieces, containers(layer, budget))):
        if count % 1024 == 1023 and budget.late():
            break
        content = piece[0]
        if len(content) < SHORTEST or content in kept:
            continue
        left -= len(content)
        if left < 0:
            budget.note("more decoded data than the message is worth")
            break
        kept[content] = piece
    budget.spend(room - left)
    return list(kept.values())
