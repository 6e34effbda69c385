"""Finds values that an app hid by XOR with one byte, whatever the byte.

The XOR of two neighbouring bytes does not depend on the key, so one pass over these differences
finds a value under all 255 keys at once.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from harness.matching.digests import digests
from harness.matching.layers import Layer
from harness.matching.sieve import Sieve

SHORTEST = 10
"""Bytes; differences of shorter values are found by chance."""
SHORT = 6
"""Bytes of a value that is believed where it stands between other kinds of bytes."""
CHUNK = 1 << 20
"""Bytes looked at together."""
FEW = 1024
"""Bytes up to which one long number is faster than an array."""
LONGEST = 128
"""Bytes of the longest that is looked for."""
LONGEST_TEXT = 8 * 1024
"""Bytes of a text up to which short values are believed: in a longer one stand many numbers."""

Found = tuple[str, str, int, int]
"""Item, form, start, end."""


class XorSearch:
    """Searches for values, given as pairs of item and text."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        self._contents = tuple(_contents(values))
        patterns = [differences(content) for _, _, content in self._contents]
        self._sieve = Sieve(patterns)
        self._automaton = BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostFirst)

    def find(self, layer: Layer) -> Iterator[Found]:
        """Hidden values."""
        size = len(layer.content)
        shortest = SHORTEST if layer.is_text and size > LONGEST_TEXT else SHORT
        for begin in range(0, size if size >= SHORT else 0, CHUNK):
            content = layer.content[begin : begin + CHUNK + LONGEST]
            for item, form, start, end in self._find(content):
                if end - start >= shortest and start < CHUNK:
                    yield item, form, begin + start, begin + end

    def _find(self, content: bytes) -> Iterator[Found]:
        mixed = differences(content)
        for begin, limit in self._sieve.spans(mixed):
            for index, at, _ in self._automaton.find_matches_as_indexes(mixed[begin:limit]):
                item, form, clear = self._contents[index]
                start, end = begin + at, begin + at + len(clear)
                key = content[start] ^ clear[0]
                if key and (len(clear) >= SHORTEST or _stands_apart(content, start, end)):
                    yield item, f"{form}XOR with {key:#04x}", start, end


def _contents(values: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, bytes]]:
    """What is looked for: item, form before it was hidden, bytes; plain values first."""
    known = [(item, text.encode()) for item, text in values]
    known = [(item, content) for item, content in known if len(content) >= SHORT]
    for item, content in known:
        yield item, "", content
    for item, content in known:
        for form, made in _encoded(content):
            yield item, form, made


def _stands_apart(content: bytes, start: int, end: int) -> bool:
    """Whether the bytes are binary, or a word of their own."""
    is_text = content[start:end].isascii() and content[start:end].decode("ascii").isprintable()
    beside = content[max(0, start - 1) : start], content[end : end + 1]
    return not is_text or not any(byte.isalnum() for byte in beside)


def _encoded(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What an app may have made of a value before it hid it."""
    whole = base64.b64encode(content).rstrip(b"=")
    if len(whole) >= SHORTEST:
        yield "base64, ", whole
    yield "hex, ", content.hex().encode()
    for name, digest in digests(content):
        yield f"{name}, ", digest.hex().encode()
        yield f"{name}, ", digest.hex().upper().encode()
        if name == "md5":
            yield "16-character md5, ", digest.hex()[8:24].encode()


def differences(content: bytes) -> bytes:
    """The XOR of each byte with the next, one byte fewer than there are."""
    if len(content) < FEW:
        number = int.from_bytes(content)
        return (number ^ number >> 8).to_bytes(len(content))[1:]
    codes = np.frombuffer(content, np.uint8)
    return (codes[:-1] ^ codes[1:]).tobytes()
