"""Finds digests of a value together with a salt that stands in the same message.

Such a match is unproven: it says that the digest can be made of what the message and the phone
have, not that the app made it so.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from harness.matching.budget import Budget
from harness.matching.digests import SIZES, digest
from harness.matching.layers import Layer, Segment

MOST_SALTS = 8
"""Words of one message that are tried, the likeliest first."""
SHORTEST = 6
"""Bytes of a value."""
SHORTEST_SALT = 3
LIKELY_SALTS = 3
"""Of these, that are tried in every way."""
MOST_DIGESTS = 8
FEW_DIGESTS = 1
"""Digests of a message up to which every way is tried; more are a list of ids."""
NEAR = 1024
"""Bytes around a digest that are looked at for its salt."""
JOINTS = (b":", b"|", b"_", b"-", b"&", b"#", b",", b".", b" ", b"+", b"@")
_WORD = re.compile(rb"[\w.:-]{1,64}|[^\s\"'<>&=,;{}()\[\]\\\x00-\x20\x7f-\xff]{1,64}")
_NAMED = re.compile(
    rb"(?i)(?:salt|nonce|rand|secret|seed|key|stamp|time|ts|iv|token|app_?id|pepper)\w{0,12}"
    rb"[\"']?\s{0,2}[:=]\s{0,2}[\"']?([^\s\"'<>&,;{}()\[\]\\\x00-\x20\x7f-\xff]{1,64})"
)
_LABELLED = re.compile(r"(?i)salt|nonce|rand|secret|seed|key|stamp|time|ts$|iv$|token|app_?id")
_USUAL = re.compile(r"(?i)header:(?:accept|content|user-agent|host|connection|referer|cache)")
_TEXT = {"hex": "", "base64": ", base64", "base32": ", base32"}

_Place = tuple[str, Layer, int, int]
"""How a digest is written, its layer, start, end."""
_Way = tuple[str, Callable[[str, bytes, bytes], bytes]]


@dataclass(frozen=True, slots=True)
class Salted:
    """One digest that could be explained."""

    item: str
    form: str
    layer: Layer
    start: int
    end: int


class SaltedSearch:
    """Tries words of a message as salts for the values."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        self._values = tuple(
            (item, text.encode()) for item, text in values if len(text.encode()) >= SHORTEST
        )
        self._texts = frozenset(text for _, text in self._values)

    def find(
        self, layers: Sequence[Layer], known: Callable[[Layer, int], bool], budget: Budget
    ) -> Iterator[Salted]:
        """Digests in the layers that a value and a word of the layers explain.

        `known` tells whether something else explains what stands at a place of a layer.
        """
        digests: dict[bytes, _Place] = {}
        for layer in layers:
            for content, how, place, start, end in _digests(layer):
                if len(digests) < MOST_DIGESTS and not known(place, start):
                    digests.setdefault(content, (how, place, start, end))
        if not digests:
            return
        sizes = set(map(len, digests))
        names = [name for name, size in SIZES.items() if size in sizes]
        salts = self._salts(layers, digests.values())
        for rank, salt in enumerate(salts):
            if budget.late():
                return
            is_likely = rank < LIKELY_SALTS and len(digests) <= FEW_DIGESTS
            ways = _WAYS if is_likely else _WAYS[:2]
            for name in names:
                yield from self._tried(name, salt, ways if name != "sm3" else _WAYS[:2], digests)

    def _tried(
        self, name: str, salt: bytes, ways: Sequence[_Way], digests: dict[bytes, _Place]
    ) -> Iterator[Salted]:
        """Every value with this salt, by one algorithm."""
        for way, made in ways:
            tried = [made(name, text, salt) for _, text in self._values]
            if digests.keys().isdisjoint(tried):
                continue
            for (item, _), result in zip(self._values, tried, strict=True):
                if result in digests:
                    how, layer, start, end = digests[result]
                    shown = salt.decode("utf-8", "replace")
                    form = way.format(name=name, salt=shown) + how
                    yield Salted(item, f"{form}, unproven", layer, start, end)

    def _salts(self, layers: Sequence[Layer], digests: Iterable[_Place]) -> list[bytes]:
        """Words of the message, the likeliest salts by name and place first."""
        digests = list(digests)
        told = {layer.content[start:end] for _, layer, start, end in digests}
        found: dict[bytes, int] = {}
        for layer in layers:
            place = next((start for _, near, start, _ in digests if near is layer), None)
            for word, rank in _words(layer, place):
                if len(word) >= SHORTEST_SALT and word not in told and word not in self._texts:
                    found[word] = min(rank, found.get(word, rank))
        return sorted(found, key=found.__getitem__)[:MOST_SALTS]


def _digests(layer: Layer) -> Iterator[tuple[bytes, str, Layer, int, int]]:
    """What may be a digest: its bytes, how it is written, where."""
    sizes = frozenset(SIZES.values())
    for segment in layer.segments:
        if segment.end - segment.start in sizes:
            content = layer.content[segment.start : segment.end]
            if layer.parent and segment.step in _TEXT:
                how = _TEXT[segment.step]
                yield content, how, layer.parent, segment.origin, segment.reach
            elif not content.isascii():
                yield content, ", raw", layer, segment.start, segment.end


def _words(layer: Layer, digest: int | None) -> Iterator[tuple[bytes, int]]:
    """Words of a layer and how unlikely each is a salt."""
    for segment in layer.segments:
        is_word = 0 < segment.end - segment.start <= 64 and ":" in segment.step
        if is_word and not _USUAL.match(segment.step):
            yield layer.content[segment.start : segment.end], _rank(segment)
    start, end = (0, NEAR) if digest is None else (max(0, digest - NEAR), digest + NEAR)
    for found in _NAMED.finditer(layer.content, start, end):
        yield found[1], 0
    for found in _WORD.finditer(layer.content, start, end):
        distance = NEAR if digest is None else abs(found.start() - digest)
        yield found[0], 20 + distance


def _rank(segment: Segment) -> int:
    """How unlikely a value is a salt by its name alone, in bytes that it might stand away."""
    return 1 if _LABELLED.search(segment.step) else 40 + 40 * segment.step.startswith("header")


def _joined(joint: bytes) -> Iterator[_Way]:
    way = "{name} with salt `{salt}`" + (f" and `{joint.decode()}`" if joint else "")
    yield way, lambda name, text, salt: digest(name, text + joint + salt)
    yield way, lambda name, text, salt: digest(name, salt + joint + text)


def _inner(name: str, text: bytes) -> bytes:
    return digest(name, text).hex().encode()


_WAYS: tuple[_Way, ...] = (
    *_joined(b""),
    ("hmac-{name} with key `{salt}`", lambda name, text, salt: hmac.digest(salt, text, name)),
    (
        "{name} with salt `{salt}` on both sides",
        lambda name, text, salt: digest(name, salt + text + salt),
    ),
    *chain.from_iterable(map(_joined, JOINTS)),
    (
        "{name} of {name} with salt `{salt}`",
        lambda name, text, salt: digest(name, _inner(name, text) + salt),
    ),
    (
        "{name} of salt `{salt}` with {name}",
        lambda name, text, salt: digest(name, salt + _inner(name, text)),
    ),
)
"""How salts are used, in words and as a function of algorithm, text and salt; the usual first."""
