"""Finds values that an app hid by XOR with one byte, whatever the byte.

The XOR of two neighbouring bytes does not depend on the key, so one pass over these differences
finds a value under all 255 keys at once.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from harness.matching.digests import digests
from harness.matching.layers import Layer

SHORTEST = 10
"""Bytes; differences of shorter values are found by chance."""
SHORT = 6
"""Bytes of a value that is believed where it stands between other kinds of bytes."""
LONGEST_LAYER = 1 << 20
"""Bytes of a layer that are worth it: nobody hides a file this way."""
LONGEST_TEXT = 8 * 1024
"""Bytes of a layer that is a text: what XOR makes of a text hardly ever is one."""
LONGEST_ENCODED = 8 * 1024
"""Bytes of a layer in which values are looked for that were encoded or hashed before."""

Found = tuple[str, str, int, int]
"""Item, form, start, end."""


class XorSearch:
    """Searches for values, given as pairs of item and text."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        values = tuple((item, text) for item, text in values if len(text.encode()) >= SHORT)
        self._plain = _Differences((item, "", text.encode()) for item, text in values)
        self._encoded = _Differences(
            (item, form, content)
            for item, text in values
            for form, content in _encoded(text.encode())
        )

    def find(self, layer: Layer) -> Iterator[Found]:
        """Hidden values."""
        size = len(layer.content)
        if SHORT <= size <= (LONGEST_TEXT if layer.is_text else LONGEST_LAYER):
            mixed = differences(layer.content)
            yield from self._plain.find(layer.content, mixed)
            if not layer.is_text and size <= LONGEST_ENCODED:
                yield from self._encoded.find(layer.content, mixed)


class _Differences:
    """Contents, by their differences."""

    def __init__(self, contents: Iterable[tuple[str, str, bytes]]) -> None:
        self._contents = tuple(contents)
        patterns = [differences(content) for _, _, content in self._contents]
        # Leftmost matches of few patterns are searched for by vector instructions.
        self._automaton = (
            BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostFirst) if patterns else None
        )

    def find(self, content: bytes, mixed: bytes) -> Iterator[Found]:
        if self._automaton is None:
            return
        for index, start, _ in self._automaton.find_matches_as_indexes(mixed):
            item, form, clear = self._contents[index]
            end = start + len(clear)
            key = content[start] ^ clear[0]
            if key and (len(clear) >= SHORTEST or _stands_apart(content, start, end)):
                yield item, f"{form}XOR with {key:#04x}", start, end


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


def differences(content: bytes) -> bytes:
    """The XOR of each byte with the next, one byte fewer than there are."""
    number = int.from_bytes(content)
    return (number ^ (number >> 8)).to_bytes(len(content))[1:]
