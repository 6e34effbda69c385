"""The corpus: every item in every form and place is found, and equal shapes of others are not.

Whole it is some seventy thousand messages; each run takes a part of each family, always the same.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import chain, islice

import pytest

from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.identity import Identity
from tests.matching.corpus.forms import Forms, binary, hashed, obfuscated, texts, unproven
from tests.matching.corpus.places import PLACES, TOGETHER, Place
from tests.matching.corpus.values import FAR, OURS, Seeded, neighbour, seeded
from tests.matching.corpus.wrapped import ENCODED, HIDDEN, PACKED, TEXTUAL, is_text

MATCHER = Matcher(OURS)
FOUND = 0.98
"""Share of all sendings that must be found."""
PART = 97
"""One of so many pairs of wraps is sent."""
Sending = tuple[str, str, MessageParts]
"""Item, how it was sent, message."""

WRAPS = {**TEXTUAL, **ENCODED, **PACKED, **HIDDEN}


def placed(one: Seeded, forms: Forms, places: dict[str, Place]) -> Iterator[Sending]:
    """Each form in two places, so that all forms together go through all places."""
    for form, content in forms:
        for turn in (0, 7):
            number = zlib.crc32(f"{one.item} {form}".encode()) + turn
            place = list(places)[number % len(places)]
            yield one.item, f"{form}, {place}", places[place](content)


def wrapped(one: Seeded) -> Iterator[Sending]:
    """The value in each wrap."""
    value = one.value.encode()
    for name, wrap in WRAPS.items():
        if wrap(value) != value:  # rot13 of digits
            yield one.item, name, MessageParts(body=wrap(value))


def nested(one: Seeded) -> Iterator[Sending]:
    """The value within a wrap within a wrap, where the outer one can hold the inner."""
    value = one.value.encode()
    for inside, wrap in WRAPS.items():
        content = wrap(value)
        for outside, around in WRAPS.items():
            fits = is_text(content) or outside in PACKED | ENCODED
            how = f"{outside} of {inside}"
            if around is wrap or not fits or zlib.crc32(f"{one.item} {how}".encode()) % PART:
                continue
            if content not in {value, body := around(content)}:
                yield one.item, how, MessageParts(body=body)


FAMILIES: dict[str, tuple[Callable[[Seeded], Iterator[Sending]], int]] = {
    "texts": (lambda one: placed(one, texts(one), PLACES), 1),
    "obfuscated": (lambda one: placed(one, obfuscated(one), PLACES), 3),
    "hashed": (lambda one: placed(one, hashed(one), PLACES), 11),
    "unproven": (lambda one: placed(one, unproven(one), TOGETHER), 3),
    "binary": (lambda one: placed(one, binary(one), PLACES), 1),
    "wrapped": (wrapped, 1),
    "nested": (nested, 1),
}
"""How to make the messages of one value, and one of how many is sent."""


def sendings(identity: Identity, family: str) -> Iterator[Sending]:
    """Messages with the values of this identity."""
    make, step = FAMILIES[family]
    return islice(chain.from_iterable(map(make, seeded(identity))), 0, None, step)


@pytest.mark.parametrize("family", FAMILIES)
def test_nearly_every_sending_is_found(family: str) -> None:
    count = 0
    misses: dict[str, list[str]] = {}
    for item, how, message in sendings(OURS, family):
        count += 1
        if item not in {match.item for match in MATCHER.search(message).matches}:
            misses.setdefault(how, []).append(item)
    missed = sum(map(len, misses.values()))
    told = "\n".join(f"{how}: {', '.join(items)}" for how, items in misses.items())

    assert count >= 300
    assert missed <= count * (1 - FOUND), f"{missed} of {count} missed:\n{told}"


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("whose", [neighbour(OURS), FAR], ids=["neighbour", "stranger"])
def test_no_value_of_another_phone_is_a_match(whose: Identity, family: str) -> None:
    ours = {one.value for one in seeded(OURS)}
    hits = [
        (how, match.item, match.form, match.excerpt)
        for item, how, message in sendings(whose, family)
        for match in MATCHER.search(message).matches
    ]

    assert not ours & {one.value for one in seeded(whose)}
    assert hits == []


def test_the_corpus_has_every_item_of_the_model() -> None:
    lists = {"contacts", "sms", "calendar"}
    items = {one.item for one in seeded(OURS)}

    assert items >= (Identity.model_fields.keys() - {"extra"})
    assert items >= lists | OURS.extra.keys()
