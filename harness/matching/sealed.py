"""Finds encrypted bytes that are known from elsewhere in a message: whole or a part, also encoded.

The first 16 bytes of each are looked for in every decoded layer, raw, in base64 at its three
offsets and in hexadecimal, and the last 16 raw; what is found so is compared to its end.
Ciphertexts of one key and one start often begin alike, so the longest agreement at a place tells
which one it is.
"""

from __future__ import annotations

import binascii
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from harness.matching.budget import Budget, Limits
from harness.matching.containers import containers
from harness.matching.decoders import (
    base64_runs,
    base64url_runs,
    entities,
    escapes,
    hex_runs,
    percent,
)
from harness.matching.encoded import base64_inside
from harness.matching.layers import Layer, Piece
from harness.matching.placement import MessageParts, placed

NEEDLE = 16
"""Bytes at an end of a ciphertext that are looked for: no chance in a world of requests."""
SHORTEST = 8
"""Bytes of a ciphertext that is looked for at all."""
GROUP = 64
"""Ciphertexts of one automaton."""
CHUNK = 1 << 20
"""Bytes that are searched for beginnings at once."""
WORTH = Limits(depth=6, decoded=8 << 20, layer=4 << 20, seconds=0.5)
"""Of looking for ciphertexts in one message."""

_DECODERS = (percent, entities, escapes, base64_runs, base64url_runs, hex_runs)
_URL_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_LETTERS = re.compile(rb"[A-Za-z0-9+/_-]*+")
_DIGITS = re.compile(rb"(?:[0-9A-Fa-f]{2})*+")


@dataclass(frozen=True)
class Found:
    """A ciphertext, or a part of it, at one place of a message."""

    number: int
    """Of the ciphertext, as `add` gave it."""
    path: tuple[str, ...]
    """Decoders from the outside in."""
    start: int
    """The part of the ciphertext that is there."""
    end: int


@dataclass(frozen=True)
class _Needle:
    number: int
    form: str
    """`head` and `tail` are raw, `base64` and `hex` text."""
    shift: int = 0
    """Offset in its group of three bytes, for base64."""


@dataclass(frozen=True)
class _Place:
    """Where a ciphertext begins in a layer, and the part of it that is there."""

    number: int
    layer: Layer
    at: int
    start: int = 0
    end: int = 0
    step: tuple[str, ...] = ()
    """The decoder of a needle in text."""

    @property
    def size(self) -> int:
        return self.end - self.start

    def found(self) -> Found:
        """With the way to it, which takes longer to tell than to find."""
        path = (*self.layer.path_to(self.at), *self.step)
        return Found(self.number, path, self.start, self.end)


def budget_of(message: MessageParts) -> Budget:
    """What one message is worth; its `reasons` say what was left out."""
    return Budget(WORTH, message.size)


def layers_of(message: MessageParts, budget: Budget) -> list[Layer]:
    """The message and what decoders make of it, from the outside in, as far as the budget goes."""
    layers: list[Layer] = []
    seen: set[int] = set()
    waiting = [(layer, 0) for layer in placed(message)]
    while waiting:
        layer, depth = waiting.pop(0)
        fingerprint = hash(layer.content)
        if fingerprint in seen:
            continue
        seen.add(fingerprint)
        layers.append(layer)
        if len(layer.content) <= budget.limits.layer and budget.allows(depth + 1):
            pieces = _pieces(layer, budget)
            waiting += [(Layer(pieces, layer), depth + 1)] if pieces else []
    return layers


def _pieces(layer: Layer, budget: Budget) -> list[Piece]:
    kept: dict[bytes, Piece] = {}
    decoded = chain.from_iterable(decode(layer) for decode in _DECODERS)
    for piece in chain(decoded, containers(layer, budget)):
        content = piece[0]
        if len(content) < SHORTEST or content in kept:
            continue
        if len(content) > budget.room or budget.late():
            break
        budget.spend(len(content))
        kept[content] = piece
    return list(kept.values())


class Sealed:
    """Ciphertexts to be found, more and more of them. For one thread."""

    def __init__(self) -> None:
        self._groups = [_Group()]
        self._numbers = itertools.count()

    def add(self, content: bytes) -> int:
        """One more; its number."""
        if len(self._groups[-1].contents) >= GROUP:
            self._groups.append(_Group())
        number = next(self._numbers)
        self._groups[-1].add(number, content)
        return number

    def forget_oldest(self) -> list[int]:
        """The numbers of those that are not looked for any more."""
        return list(self._groups.pop(0).contents) if len(self._groups) > 1 else []

    def find(self, layers: Sequence[Layer], budget: Budget) -> list[Found]:
        """Each ciphertext once: whole where it is whole, else its longest part."""
        longest: dict[tuple[int, int], _Place] = {}
        places = (group.places(layer) for group in self._groups for layer in layers)
        for count, place in enumerate(chain.from_iterable(places)):
            if count % 64 == 63 and budget.late():
                break
            key = (id(place.layer), place.at)
            if key not in longest or longest[key].size <= place.size:
                longest[key] = place
        best: dict[int, _Place] = {}
        for place in longest.values():
            known = best.get(place.number)
            if place.size and (known is None or known.size < place.size):
                best[place.number] = place
        return [place.found() for place in best.values()]


class _Group:
    """Some of the ciphertexts in one automaton, small enough to be built anew for one more."""

    def __init__(self) -> None:
        self.contents: dict[int, bytes] = {}
        self._needles: tuple[list[_Needle], ...] = ()
        self._automaton: BytesAhoCorasick | None = None
        self._longest = 0

    def add(self, number: int, content: bytes) -> None:
        self.contents[number] = content
        self._automaton = None

    def places(self, layer: Layer) -> Iterator[_Place]:
        """Everywhere that one begins or ends, and how much of it is there: nothing, mostly."""
        automaton = self._automaton or self._built()
        for begin in range(0, len(layer.content), CHUNK):
            window = layer.content[begin : begin + CHUNK + self._longest]
            for index, at, _ in automaton.find_matches_as_indexes(window, overlapping=True):
                if at < CHUNK:
                    for needle in self._needles[index]:
                        yield _compared(layer, begin + at, needle, self.contents[needle.number])

    def _built(self) -> BytesAhoCorasick:
        needles: dict[bytes, list[_Needle]] = {}
        for number, content in self.contents.items():
            if len(content) >= SHORTEST:
                for pattern, needle in _needles(number, content):
                    needles.setdefault(pattern, []).append(needle)
        self._needles = tuple(needles.values())
        self._longest = max(map(len, needles), default=0)
        self._automaton = BytesAhoCorasick(list(needles), matchkind=MatchKind.Standard)
        return self._automaton


def _needles(number: int, content: bytes) -> Iterator[tuple[bytes, _Needle]]:
    head = content[:NEEDLE]
    yield head, _Needle(number, "head")
    if len(content) > NEEDLE:
        yield content[-NEEDLE:], _Needle(number, "tail")
    for altchars in (b"+/", b"-_"):
        for shift in range(3):
            yield base64_inside(head, shift, altchars), _Needle(number, "base64", shift)
    yield head.hex().encode(), _Needle(number, "hex")
    yield head.hex().upper().encode(), _Needle(number, "hex")


def _compared(layer: Layer, at: int, needle: _Needle, content: bytes) -> _Place:
    """How much of the content is there where its needle is; of less than a needle nothing."""
    text, number = layer.content, needle.number
    if needle.form == "tail":
        end = at + NEEDLE
        size = _most(lambda n: n <= end and text.endswith(content[-n:], end - n, end), len(content))
        return _Place(number, layer, end - size, len(content) - size, len(content))
    read, begin, step = _read(text, at, needle, len(content))
    skipped = begin if read is text else 0
    size = _most(lambda n: read.startswith(content[:n], skipped), len(content))
    return _Place(number, layer, begin, 0, size if size >= min(NEEDLE, len(content)) else 0, step)


def _read(text: bytes, at: int, needle: _Needle, size: int) -> tuple[bytes, int, tuple[str, ...]]:
    """What the text stands for from the needle on, where it begins, and by which decoder."""
    if needle.form == "head":
        return text, at, ()
    if needle.form == "hex":
        digits = _DIGITS.match(text, at, at + 2 * size)
        return binascii.unhexlify(digits[0] if digits else b""), at, ("hex",)
    begin = at - (needle.shift * 8 + 5) // 6
    if begin < 0:
        return b"", 0, ()
    found = _LETTERS.match(text, begin, begin + (needle.shift + size) * 4 // 3 + 4)
    letters = (found[0] if found else b"").translate(_URL_TO_STANDARD)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    decoded = binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    return decoded[needle.shift :], begin, ("base64",)


def _most(agree: Callable[[int], bool], size: int) -> int:
    """The most bytes, up to `size`, that agree; the first difference is mostly near."""
    if agree(size):
        return size
    least, most = 0, min(NEEDLE, size)
    while most < size and agree(most):
        least, most = most, min(2 * most, size)
    while most - least > 1:
        middle = (least + most) // 2
        least, most = (middle, most) if agree(middle) else (least, middle)
    return least
