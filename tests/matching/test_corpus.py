"""The corpus: every item in every form and place is found, and equal shapes of others are not.

Whole it is some seventy thousand messages; each run takes a part of each family, always the same.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import NamedTuple

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
DECOYS = 3
"""One of so many messages is sent with others' values: nearly all must be searched to the end."""
PART = 97
"""One of so many pairs of wraps is sent."""
OF_A_FORM = 0.6
"""Share of each form by itself: no class is lost among the others."""
FEW = 4
"""Sendings of a form from which its share says something."""


class Sending(NamedTuple):
    """A message with a value in it."""

    item: str
    form: str
    message: MessageParts
    place: str = ""


WRAPS = {**TEXTUAL, **ENCODED, **PACKED, **HIDDEN}


def placed(one: Seeded, forms: Forms, places: dict[str, Place]) -> Iterator[Sending]:
    """Each form in two places, so that all forms together go through all places."""
    for form, content in forms:
        for turn in (0, 7):
            number = zlib.crc32(f"{one.item} {form}".encode()) + turn
            place = list(places)[number % len(places)]
            yield Sending(one.item, form, places[place](content), place)


def wrapped(one: Seeded) -> Iterator[Sending]:
    """The value in each wrap."""
    value = one.value.encode()
    for name, wrap in WRAPS.items():
        if wrap(value) != value:  # rot13 of digits
            yield Sending(one.item, name, MessageParts(body=wrap(value)))


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
                yield Sending(one.item, how, MessageParts(body=body))


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
    sent: Counter[str] = Counter()
    misses: dict[str, list[str]] = {}
    for one in sendings(OURS, family):
        sent[one.form] += 1
        if one.item not in {match.item for match in MATCHER.search(one.message).matches}:
            misses.setdefault(one.form, []).append(f"{one.item} {one.place}".strip())
    missed = sum(map(len, misses.values()))
    told = "\n".join(f"{form}: {', '.join(items)}" for form, items in misses.items())
    lost = [
        form
        for form, items in misses.items()
        if sent[form] >= FEW and len(items) > sent[form] * (1 - OF_A_FORM)
    ]

    assert sent.total() >= 300
    assert missed <= sent.total() * (1 - FOUND), f"{missed} of {sent.total()} missed:\n{told}"
    assert lost == [], told


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("whose", [neighbour(OURS), FAR], ids=["neighbour", "stranger"])
def test_no_value_of_another_phone_is_a_match(whose: Identity, family: str) -> None:
    ours = {one.value for one in seeded(OURS)}
    hits = [
        (one.form, one.place, match.item, match.form, match.excerpt)
        for one in islice(sendings(whose, family), 0, None, DECOYS)
        for match in MATCHER.search(one.message).matches
    ]

    assert not ours & {one.value for one in seeded(whose)}
    assert hits == []


def test_the_corpus_has_every_item_of_the_model() -> None:
    lists = {"contacts", "sms", "calendar"}
    items = {one.item for one in seeded(OURS)}

    assert items >= (Identity.model_fields.keys() - {"extra"})
    assert items >= lists | OURS.extra.keys()
