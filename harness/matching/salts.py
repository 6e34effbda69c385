"""Finds in a message what may be a digest with a salt, and which of its words may be the salt."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from harness.matching.digests import SIZES
from harness.matching.layers import Layer
from harness.matching.turned import REORDERED, REVERSED

MOST_SALTS = 8
"""Words of one message that are tried, the likeliest first."""
SHORTEST_SALT = 3
MOST_DIGESTS = 8
NAMED = 0
"""Rank of a word that has a salt's name."""
FAR = 4096
"""Rank of a word that was only guessed at, behind all others."""
NEAR = 1024
"""Bytes around a digest that are looked at for its salt."""
_WORD = re.compile(rb"[\w.:-]{1,64}|[^\s\"'<>&=,;|{}()\[\]\\\x00-\x20\x7f-\xff]{1,64}")
_SALT = r"salt|nonce|rand|secret|seed|(?<![</])key|pepper"
_LIKE_SALT = r"stamp|time|ts|iv|token|app_?id"
_NAMED = re.compile(
    rf"(?i)(?:({_SALT})|{_LIKE_SALT})\w{{0,12}}"
    r"(?:[\"']?\s{0,2}[:=>]\s{0,2}[\"']?|</key>\s{0,9}<string>)"
    r"([^\s\"'<>&,;{}()\[\]\\\x00-\x20\x7f-\xff]{1,64})".encode()
)
_LABELS = (re.compile(f"(?i){_SALT}"), re.compile(r"(?i)stamp|time|ts$|iv$|token|app_?id"))
_USUAL = re.compile(r"(?i)header:(?:accept|content|user-agent|host|connection|referer|cache)")
_TEXT = {"hex": "", "base64": ", base64", "base32": ", base32"}

_GUESSED = ("XOR with", REVERSED, REORDERED, "swapped cases", "rot13")
"""How steps begin that are tried wherever they might make sense."""
_LENGTHS = frozenset(SIZES.values())

_Place = tuple[str, Layer, int, int]
"""How a digest is written, its layer, start, end."""
Digests = Mapping[bytes, _Place]


def unexplained(
    layers: Iterable[Layer], known: Callable[[Layer, int], bool], most: int = MOST_DIGESTS
) -> Digests:
    """The first few digests in the layers; guesses only when there are no others.

    `known` tells whether something else explains what stands at a place of a layer.
    """
    digests: dict[bytes, _Place] = {}
    guessed: dict[bytes, _Place] = {}
    for layer in layers:
        for content, how, place, start, end in _digests(layer):
            if not known(place, start):
                into = guessed if _is_guessed(place, start) else digests
                into.setdefault(content, (how, place, start, end))
                if len(digests) == most:
                    return digests
    return digests or dict(islice(guessed.items(), most))


def _digests(layer: Layer) -> Iterator[tuple[bytes, str, Layer, int, int]]:
    """What may be a digest: its bytes, how it is written, where."""
    for start, (content, step, origin, reach) in layer.digests:
        if len(content) in _LENGTHS:
            if layer.parent and step in _TEXT:
                if content.hex().isdecimal():  # a number
                    continue
                yield content, _TEXT[step], layer.parent, origin, reach
            elif not content.isascii():
                yield content, ", raw", layer, start, start + len(content)


def likely_salts(
    layers: Sequence[Layer], digests: Digests, values: Container[bytes]
) -> list[tuple[int, bytes]]:
    """Words of the message with their ranks, the likeliest salts first; not the values."""
    places: dict[int, list[int]] = {}
    for _, layer, start, _ in digests.values():
        places.setdefault(id(layer), []).append(start)
    told = {layer.content[start:end] for _, layer, start, end in digests.values()}
    ranked = (word for layer in layers for word in _words(layer, places.get(id(layer), [])))
    salts: dict[bytes, int] = {}
    for rank, _, word in sorted(ranked, key=lambda one: one[:2]):
        if len(word) >= SHORTEST_SALT and word not in told and word not in values:
            salts.setdefault(word, rank)
            if len(salts) == MOST_SALTS:
                break
    return [(rank, word) for word, rank in salts.items()]


def _words(layer: Layer, digests: list[int]) -> Iterator[tuple[int, int, bytes]]:
    """How unlikely a salt each word of a layer is, how far it is from a digest, and the word.

    `digests` are the places of those in this layer.
    """
    for content, step, _, _ in layer.pieces:
        if 0 < len(content) <= 64 and ":" in step and not _USUAL.match(step):
            yield _rank(step), 0, content
    guessed = FAR * any(step.startswith(_GUESSED) for _, step, _, _ in layer.pieces)
    for found in _NAMED.finditer(layer.content):
        near = _distance(found.start(2), digests)
        yield (NAMED if found[1] else NAMED + 1) + guessed, near, found[2]
    least = 20 + NEAR * (not digests) + guessed
    for start in digests[:1] or [0]:
        around = layer.content[max(0, start - NEAR) : start + NEAR]
        offset = max(0, start - NEAR)
        for found in _WORD.finditer(around):
            # Marks and lengths of binary formats may look like letters.
            word = found[0].strip(b"_$@") if layer.is_binary else found[0]
            yield least + abs(offset + found.start() - start), 0, word


def _distance(place: int, digests: list[int]) -> int:
    return min((abs(place - start) for start in digests), default=NEAR)


def _is_guessed(layer: Layer, place: int) -> bool:
    """Whether what stands at this place was made by one of the decoders that try what they can."""
    here: Layer | None = layer
    while here is not None:
        segment = here.segment_at(place)
        if segment.step.startswith(_GUESSED):
            return True
        here, place = here.parent, segment.origin
    return False


def _rank(step: str) -> int:
    """How unlikely a value is a salt by its name alone, in bytes that it might stand away."""
    for rank, label in enumerate(_LABELS, start=NAMED):
        if label.search(step):
            return rank
    return 40 + 40 * step.startswith("header")
