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
EXACT_DEGREES = 1e-6
"""Degrees below which two numbers are one place."""
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
        yield from degrees(item, float(value))


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
        yield Variant(item, "decimal number", str(int.from_bytes(raw)).encode(), Edge.DIGIT, 0.9)
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


def degrees(item: str, number: float) -> Iterator[Variant]:
    """A coordinate as formats write numbers.

    Four bytes alone are believed where a field's mark announces them, and then not quite.
    """
    beside = COORDINATES[item]
    for places in (None, 6, 5, 4, 3):
        rounded = number if places is None else round(number, places)
        exact = abs(rounded - number) < EXACT_DEGREES
        among = "" if exact else f" rounded to {places} decimals"
        for order in "<>":
            packed = struct.pack(f"{order}d", rounded)
            yield Variant(item, f"double{among}", packed, confidence=0.9)
            packed = struct.pack(f"{order}f", rounded)
            yield Variant(item, f"float{among}", packed, confidence=0.7, companion=beside)
            yield Variant(item, f"float{among}", packed, Edge.FIELD_32, 0.5)
    for power, name in ((6, "millionths"), (7, "ten-millionths")):
        yield from _scaled(item, round(number * 10**power), name)


def _scaled(item: str, number: int, unit: str) -> Iterator[Variant]:
    """A number of parts of a degree."""
    forms = [
        (f"32-bit number of {unit}", struct.pack("<i", number), Edge.NONE, Edge.FIELD_32),
        (f"32-bit number of {unit}", struct.pack(">i", number), Edge.NONE, Edge.FIELD_32),
    ]
    varints = {"varint": number % LARGEST, "zigzag varint": abs(number) * 2 - (number < 0)}
    for name, written in varints.items():
        packed = varint(written)
        forms.append((f"{name} of {unit}", packed, Edge.VARINT, Edge.FIELD_VARINT))
    for form, packed, edge, field in forms:
        if len(packed) >= 4:
            yield Variant(item, form, packed, edge, confidence=0.7, companion=COORDINATES[item])
            yield Variant(item, form, packed, field, 0.5)
