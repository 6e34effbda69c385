"""Reads bytes that are written one by one: `0x35, 0x36`, `35:36:37`, `[53, 54, 55]`."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from harness.matching.layers import Layer, Piece

FEWEST = 6
"""Bytes of a list that are worth reading."""
LONGEST = 16 * 1024
"""Bytes of a layer that is looked through: this is how a key or an id is written, not a file."""
_SEPARATORS = b" :-,+"
_CLASSES = bytes(
    ord("H") if chr(byte) in string.hexdigits else ord(",") if byte in _SEPARATORS else byte
    for byte in range(256)
)
"""Hexadecimal digits to `H`, separators to `,`."""
_PAIRS = b",".join([b"HH"] * (FEWEST + 2))
"""Two more, as six pairs are a MAC, which is looked for as a text."""
_BARE = re.compile(rb"[0-9A-Fa-f]{2}(?:([ :,+-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2})*+)?")
_MARKED = re.compile(rb"(?:0[xX][0-9A-Fa-f]{2}[ :,+-]{0,3}){6,}")
_MARK = re.compile(rb"0[xX]")
_NUMBERS = re.compile(rb"\[\s{0,9}(-?\d{1,3}(?:\s{0,9},\s{0,9}-?\d{1,3}){5,})\s{0,9}\]")


def hex_pairs(layer: Layer) -> Iterator[Piece]:
    """Two hexadecimal digits a byte, with a separator between bytes."""
    content = layer.content
    if len(content) > LONGEST:
        return
    mapped = content.translate(_CLASSES)
    at = 0
    while (start := mapped.find(_PAIRS, at)) >= 0:
        found = _BARE.match(content, start)
        at = max(found.end() if found else 0, start + 3)
        if found and at - start >= len(_PAIRS):
            digits = found[0].translate(None, _SEPARATORS)
            yield (bytes.fromhex(digits.decode()), "hex", start, at)
    if content.find(b"0x") < 0 and content.find(b"0X") < 0:
        return
    for marked in _MARKED.finditer(content):
        digits = _MARK.sub(b"", marked[0]).translate(None, _SEPARATORS)
        yield (bytes.fromhex(digits.decode()), "hex", *marked.span())


def number_lists(layer: Layer) -> Iterator[Piece]:
    """Decimal numbers from -128 to 255, as JSON libraries write an array of bytes."""
    if len(layer.content) > LONGEST or b"[" not in layer.content:
        return
    for found in _NUMBERS.finditer(layer.content):
        if content := from_numbers(list(map(int, found[1].split(b",")))):
            yield (content, "list of bytes", *found.span(1))


def from_numbers(numbers: list[int]) -> bytes:
    """The bytes, signed or not; empty when they are other numbers."""
    if len(numbers) < FEWEST or min(numbers) < -128 or max(numbers) > 255:
        return b""
    return bytes(number & 255 for number in numbers)
