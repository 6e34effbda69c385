"""Finds digests of a value together with a salt that stands in the same message.

Such a match is unproven: it says that the digest can be made of what the message and the phone
have, not that the app made it so.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from harness.matching.budget import Budget
from harness.matching.digests import SIZES, digest, digested
from harness.matching.layers import Layer

MOST_SALTS = 8
"""Words of one message that are tried, the likeliest first."""
SHORTEST = 6
"""Bytes of a value."""
SHORTEST_SALT = 3
RARE = "sm3"
LIKELY_SALTS = 3
"""Of these, that are tried with SM3, and in every way where a message has one digest."""
REMEMBERED = 512, 64
"""Salts whose digests are kept, 10 kB each, and in every way, 150 kB: most words of an app come in
all its messages."""
MOST_DIGESTS = 8
FEW_DIGESTS = 4
"""Digests of a message up to which what has a salt's name is tried in every way; more are a list
of ids."""
NAMED = 0
"""Rank of a word that has a salt's name."""
NEAR = 1024
"""Bytes around a digest that are looked at for its salt."""
JOINTS = (b":", b"|", b"_", b"-", b"&", b"#", b",", b".", b" ", b"+", b"@")
_WORD = re.compile(rb"[\w.:-]{1,64}|[^\s\"'<>&=,;{}()\[\]\\\x00-\x20\x7f-\xff]{1,64}")
_SALT = r"salt|nonce|rand|secret|seed|key|pepper|\bts\b"
_LIKE_SALT = r"stamp|time|ts|iv|token|app_?id"
_NAMED = re.compile(
    rf"(?i)(?:({_SALT})|{_LIKE_SALT})\w{{0,12}}"
    r"(?:[\"']?\s{0,2}[:=>]\s{0,2}[\"']?|</key>\s{0,9}<string>)"
    r"([^\s\"'<>&,;{}()\[\]\\\x00-\x20\x7f-\xff]{1,64})".encode()
)
_LABELS = (re.compile(f"(?i){_SALT}"), re.compile(r"(?i)stamp|time|ts$|iv$|token|app_?id"))
_USUAL = re.compile(r"(?i)header:(?:accept|content|user-agent|host|connection|referer|cache)")
_TEXT = {"hex": "", "base64": ", base64", "base32": ", base32"}

_LENGTHS = frozenset(SIZES.values())

_Place = tuple[str, Layer, int, int]
"""How a digest is written, its layer, start, end."""
Digests = Mapping[bytes, _Place]
_Way = tuple[str, Callable[[str, bytes, bytes], bytes]]
_Meanings = Mapping[bytes, tuple[bytes, str]]
"""Digest -> the value's text, and how the salt was used."""


@dataclass(frozen=True, slots=True)
class Salted:
    """One digest that could be explained."""

    item: str
    form: str
    layer: Layer
    start: int
    end: int


def unexplained(
    layers: Iterable[Layer], known: Callable[[Layer, int], bool], most: int = MOST_DIGESTS
) -> Digests:
    """The first few digests in the layers.

    `known` tells whether something else explains what stands at a place of a layer.
    """
    digests: dict[bytes, _Place] = {}
    for layer in layers:
        for content, how, place, start, end in _digests(layer):
            if not known(place, start):
                digests.setdefault(content, (how, place, start, end))
                if len(digests) == most:
                    return digests
    return digests


class SaltedSearch:
    """Tries words of a message as salts for the values."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        items: dict[bytes, list[str]] = {}
        for item, text in values:
            if len(content := text.encode()) >= SHORTEST:
                items.setdefault(content, []).append(item)
        self._items = items
        """Each text, and the items whose value it is."""
        self._joined = lru_cache(REMEMBERED[0])(self._joined_anew)
        self._otherwise = lru_cache(REMEMBERED[1])(self._otherwise_anew)

    def find(self, layers: Sequence[Layer], digests: Digests, budget: Budget) -> Iterator[Salted]:
        """Those of the digests that a value and a word of the layers explain."""
        sizes = set(map(len, digests))
        names = [name for name, size in SIZES.items() if size in sizes]
        for place, (rank, salt) in enumerate(self._salts(layers, digests.values())):
            if budget.late():
                return
            is_likely = place < LIKELY_SALTS
            most = FEW_DIGESTS if rank == NAMED else 1
            for name in names:
                if is_likely or name != RARE:
                    yield from self._told(self._joined(name, salt), name, salt, digests)
                if is_likely and len(digests) <= most:
                    yield from self._told(self._otherwise(name, salt), name, salt, digests)

    def _joined_anew(self, name: str, salt: bytes) -> _Meanings:
        """What becomes of every value with this salt before or behind it, by one algorithm."""
        texts = [*self._items]
        made = digested(name, [text + salt for text in texts] + [salt + text for text in texts])
        return {one: (text, _WITH_SALT) for one, text in zip(made, texts * 2, strict=True)}

    def _otherwise_anew(self, name: str, salt: bytes) -> _Meanings:
        """The same in all other ways."""
        ways = _WAYS if name in hashlib.algorithms_available else _WAYS[1:]  # all but HMAC
        return {made(name, text, salt): (text, way) for way, made in ways for text in self._items}

    def _told(
        self, meanings: _Meanings, name: str, salt: bytes, digests: Digests
    ) -> Iterator[Salted]:
        """The digests of a message that have a meaning."""
        for content, (how, layer, start, end) in digests.items():
            if content in meanings:
                text, way = meanings[content]
                form = way.format(name=name, salt=salt.decode("utf-8", "replace")) + how
                for item in self._items[text]:
                    yield Salted(item, f"{form}, unproven", layer, start, end)

    def _salts(self, layers: Sequence[Layer], digests: Iterable[_Place]) -> list[tuple[int, bytes]]:
        """Words of the message with their ranks, the likeliest salts first."""
        places = {id(layer): start for _, layer, start, _ in reversed([*digests])}
        ranked = [word for layer in layers for word in _words(layer, places.get(id(layer)))]
        told = {layer.content[start:end] for _, layer, start, end in digests}
        salts: dict[bytes, int] = {}
        for rank, word in sorted(ranked, key=itemgetter(0)):
            if len(word) >= SHORTEST_SALT and word not in told and word not in self._items:
                salts.setdefault(word, rank)
                if len(salts) == MOST_SALTS:
                    break
        return [(rank, word) for word, rank in salts.items()]


def _digests(layer: Layer) -> Iterator[tuple[bytes, str, Layer, int, int]]:
    """What may be a digest: its bytes, how it is written, where."""
    for start, (content, step, origin, reach) in layer.digests:
        if len(content) in _LENGTHS:
            if layer.parent and step in _TEXT:
                yield content, _TEXT[step], layer.parent, origin, reach
            elif not content.isascii():
                yield content, ", raw", layer, start, start + len(content)


def _words(layer: Layer, digest: int | None) -> Iterator[tuple[int, bytes]]:
    """How unlikely a salt each word of a layer is, and the word."""
    for content, step, _, _ in layer.pieces:
        if 0 < len(content) <= 64 and ":" in step and not _USUAL.match(step):
            yield _rank(step), content
    start, end = (0, NEAR) if digest is None else (max(0, digest - NEAR), digest + NEAR)
    for found in _NAMED.finditer(layer.content, start, end):
        yield (NAMED if found[1] else NAMED + 1), found[2]
    place = digest or 0
    least = 20 + NEAR * (digest is None)
    for found in _WORD.finditer(layer.content, start, end):
        yield least + abs(found.start() - place), found[0]


def _rank(step: str) -> int:
    """How unlikely a value is a salt by its name alone, in bytes that it might stand away."""
    for rank, label in enumerate(_LABELS, start=NAMED):
        if label.search(step):
            return rank
    return 40 + 40 * step.startswith("header")


_WITH_SALT = "{name} with salt `{salt}`"


def _joined_by(joint: bytes) -> Iterator[_Way]:
    way = f"{_WITH_SALT} and `{joint.decode()}`"
    yield way, lambda name, text, salt: digest(name, text + joint + salt)
    yield way, lambda name, text, salt: digest(name, salt + joint + text)


def _inner(name: str, text: bytes) -> bytes:
    return digest(name, text).hex().encode()


_WAYS: tuple[_Way, ...] = (
    ("hmac-{name} with key `{salt}`", lambda name, text, salt: hmac.digest(salt, text, name)),
    (
        f"{_WITH_SALT} on both sides",
        lambda name, text, salt: digest(name, salt + text + salt),
    ),
    *chain.from_iterable(map(_joined_by, JOINTS)),
    (
        "{name} of {name} with salt `{salt}`",
        lambda name, text, salt: digest(name, _inner(name, text) + salt),
    ),
    (
        "{name} of salt `{salt}` with {name}",
        lambda name, text, salt: digest(name, salt + _inner(name, text)),
    ),
)
"""How salts are used besides, HMAC first: in words, and as a function of algorithm, text, salt."""
