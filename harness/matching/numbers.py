"""A value as formats carry it that have more than text: numbers and raw bytes."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator

from harness.matching.spellings import COORDINATES, is_degrees, raw_bytes
from harness.matching.variant import Edge, Variant

LARGEST = 1 << 64
EXACT = 1 << 53
"""Larger numbers share their double with others."""
SMALLEST = 1_000_000_000
"""Numbers below are no identifiers."""

TAGS = tuple(bytes([number << 3 | 1]) for number in range(2, 16))
"""What stands before a protobuf field of 64 bits, by its number."""


def numeric(item: str, value: str) -> Iterator[Variant]:
    """Forms of the value that are no text, or the text of another number than it looks like."""
    if raw := raw_bytes(value):
        yield from _raw(item, raw)
        yield from _number(item, int.from_bytes(raw))
    elif len(value) <= 20 and value.isascii() and value.isdigit():
        yield from _number(item, int(value))
    elif item in COORDINATES and is_degrees(value):
        yield from _degrees(item, float(value))


def varint(number: int) -> bytes:
    """The number as protobuf writes it."""
    content = bytearray()
    while number > 127:
        content.append(number & 127 | 128)
        number >>= 7
    content.append(number)
    return bytes(content)


def _raw(item: str, raw: bytes) -> Iterator[Variant]:
    yield Variant(item, "raw bytes", raw, confidence=0.9, raw=True)
    yield Variant(item, "raw bytes, reversed", raw[::-1], confidence=0.9, raw=True)
    if len(raw) == 16:
        mixed = raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:]
        yield Variant(item, "raw bytes, as Windows orders them", mixed, confidence=0.9, raw=True)
        form = "raw bytes, as two 64-bit numbers"
        for between in (b"", *TAGS):
            halves = raw[:8][::-1] + between + raw[8:][::-1]
            yield Variant(item, form, halves, confidence=0.9, raw=True)
        for between in (b"\xcf", b"\x1b"):  # MessagePack and CBOR
            yield Variant(item, form, raw[:8] + between + raw[8:], confidence=0.9, raw=True)
    else:
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            text = encode(raw).rstrip(b"=")
            yield Variant(item, "raw bytes, base64", text, Edge.BASE64, 0.9)


def _number(item: str, number: int) -> Iterator[Variant]:
    if not SMALLEST <= number < LARGEST:
        return
    yield Variant(item, "decimal number", str(number).encode(), Edge.DIGIT, 0.9)
    if number >= LARGEST >> 1:
        yield Variant(item, "decimal number", str(number - LARGEST).encode(), Edge.DIGIT, 0.9)
    for text in (f"{number:x}", f"{number:X}"):
        yield Variant(item, "hexadecimal number", text.encode(), Edge.HEX, 0.9)
    for order in "<>":
        packed = struct.pack(f"{order}Q", number)
        yield Variant(item, "64-bit number", packed, confidence=0.9)
        if number <= EXACT:
            packed = struct.pack(f"{order}d", number)
            yield Variant(item, "double", packed, confidence=0.9)
    if number <= EXACT:
        yield Variant(item, "decimal number", _exponential(number), Edge.DIGIT, 0.9)
    yield Variant(item, "varint", varint(number), Edge.VARINT, 0.9)
    yield Variant(item, "zigzag varint", varint(number << 1), Edge.VARINT, 0.9)


def _exponential(number: int) -> bytes:
    """As Java writes a double: 1.017001234565E12."""
    digits = repr(float(number)).partition("e")[0].replace(".", "").rstrip("0")
    return f"{digits[0]}.{digits[1:] or '0'}E{len(str(number)) - 1}".encode()


def _degrees(item: str, degrees: float) -> Iterator[Variant]:
    beside = COORDINATES[item]
    for places in (None, 6, 5, 4, 3):
        number = degrees if places is None else round(degrees, places)
        exact = abs(number - degrees) < 1e-6
        for order in "<>":
            packed = struct.pack(f"{order}d", number)
            form = "double" if exact else f"double rounded to {places} decimals"
            yield Variant(item, form, packed, confidence=0.9, companion="" if exact else beside)
    for order in "<>":
        packed = struct.pack(f"{order}f", degrees)
        yield Variant(item, "float", packed, confidence=0.7, companion=beside)
    for power, name in ((6, "millionths"), (7, "ten-millionths")):
        yield from _scaled(item, round(degrees * 10**power), name)


def _scaled(item: str, number: int, unit: str) -> Iterator[Variant]:
    """A number of parts of a degree."""
    forms = [
        (f"32-bit number of {unit}", struct.pack("<i", number), Edge.NONE),
        (f"32-bit number of {unit}", struct.pack(">i", number), Edge.NONE),
        (f"varint of {unit}", varint(number % LARGEST), Edge.VARINT),
        (f"zigzag varint of {unit}", varint(abs(number) * 2 - (number < 0)), Edge.VARINT),
    ]
    for form, packed, edge in forms:
        if len(packed) >= 4:
            yield Variant(item, form, packed, edge, confidence=0.7, companion=COORDINATES[item])
