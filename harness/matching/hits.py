"""Chooses, of all hits in a message, the ones that are told as evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.matching.layers import Layer
from harness.matching.variants import Variant
from harness.matching.wording import dump, excerpt, sentence
from harness.model.evidence import DataMatch

Path = tuple[str, ...]

_OPPOSITES = {
    "XOR with": "XOR with",
    "reversed text": "reversed",
    "swapped cases": "another alphabet",
    "another alphabet": "another alphabet",
}
"""Step -> what a form says that is this step once more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A variant at one place of one layer."""

    variant: Variant
    layer: Layer
    path: Path
    start: int
    end: int


def told(hits: list[Hit]) -> Iterator[DataMatch]:
    """Hits without chance, without parts of longer ones, and each place in its best words."""
    hits = [hit for hit in hits if not _is_undone(hit)]
    present = {hit.variant.item for hit in hits}
    hits = [hit for hit in hits if not hit.variant.companion or hit.variant.companion in present]
    kept = [hit for layer in _by_layer(hits) for hit in _longest(layer)]
    of_item: dict[str, list[Hit]] = {}
    for hit in kept:
        of_item.setdefault(hit.variant.item, []).append(hit)
    seen: set[tuple[str, str, Path]] = set()
    for hit in kept:
        variant = hit.variant
        key = (variant.item, variant.form, hit.path)
        if key in seen or _told_better(hit, of_item[variant.item]):
            continue
        seen.add(key)
        segment = hit.layer.segment_at(hit.start)
        place = (hit.layer.content, hit.start, hit.end, (segment.start, segment.end))
        yield DataMatch(
            item=variant.item,
            form=variant.form,
            path=hit.path,
            where=sentence(variant.item, variant.form, hit.path),
            excerpt=excerpt(*place),
            dump=dump(*place),
            confidence=variant.confidence,
        )


def _is_undone(hit: Hit) -> bool:
    """Whether the form only takes back what a decoder did to plain bytes."""
    return any(
        undone in hit.variant.form and any(step.startswith(done) for step in hit.path)
        for done, undone in _OPPOSITES.items()
    )


def _by_layer(hits: Iterable[Hit]) -> Iterable[list[Hit]]:
    layers: dict[int, list[Hit]] = {}
    for hit in hits:
        layers.setdefault(id(hit.layer), []).append(hit)
    return layers.values()


def _longest(hits: list[Hit]) -> Iterator[Hit]:
    """Hits that are not inside a longer hit of the same item."""
    reach: dict[str, int] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        item = hit.variant.item
        if hit.end > reach.get(item, 0):
            reach[item] = hit.end
            yield hit


def _told_better(hit: Hit, others: list[Hit]) -> bool:
    """Whether the same bytes were decoded further, or are a text that needs no decoding.

    A value in a quoted JSON document is found in the quoted text and in the document; the digest
    that a hexadecimal text stands for is found as text and as bytes. One of them is enough.
    """
    if hit.variant.raw:
        return any(hit.layer.covers(hit.start, other.layer, other.start) for other in others)
    return any(
        not other.variant.raw
        and not other.variant.fallback
        and other.layer.covers(other.start, hit.layer, hit.start)
        for other in others
    )
