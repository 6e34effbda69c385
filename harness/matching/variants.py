"""Every byte sequence under which a known value may leave the phone, computed once per phone."""

from __future__ import annotations

import base64
import codecs
import string
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from harness.matching.digests import digests
from harness.matching.spellings import COORDINATES, Spelling, raw_bytes, significant, spellings
from harness.model.identity import Identity

SHORT = 6
"""Values with fewer significant characters are believed only as whole words or as digests."""

_UPPER, _LOWER = string.ascii_uppercase.encode(), string.ascii_lowercase.encode()
_DIGITS = string.digits.encode()
STANDARD = _UPPER + _LOWER + _DIGITS + b"+/"
OTHER_ALPHABETS = (
    _LOWER + _UPPER + _DIGITS + b"+/",
    _DIGITS + _UPPER + _LOWER + b"+/",
    _DIGITS + _LOWER + _UPPER + b"+/",
    b"./" + _DIGITS + _UPPER + _LOWER,
    b"./" + _UPPER + _LOWER + _DIGITS,
    STANDARD[::-1],
)
"""Orders of the letters that apps use to make base64 unreadable."""


class Edge(Enum):
    """What must not stand next to a match, or it is part of something longer."""

    NONE = ""
    DIGIT = "0123456789"
    DIGIT_BEFORE = "9876543210"
    HEX = "0123456789abcdefABCDEF"
    WORD = "letters, digits and every byte above 127"


@dataclass(frozen=True, slots=True)
class Variant:
    """One value in one form."""

    item: str
    form: str
    pattern: bytes
    edge: Edge = Edge.NONE
    confidence: float = 1.0
    width: int = 1
    """Bytes per character, to look at the neighbours."""
    companion: str = ""
    """Item that must be in the same message, or this is chance."""
    raw: bool = False
    """Bytes that a text form in the layer above may stand for."""
    fallback: bool = False
    """An encoding that a decoder may undo: told only when the decoder did not find the item."""


def items(identity: Identity) -> Iterator[tuple[str, str]]:
    """Name and value of everything that was seeded."""
    fields = identity.model_dump()
    extra: dict[str, str] = fields.pop("extra")
    for name, value in fields.items():
        if isinstance(value, str):
            yield name, value
        else:
            for entry in value:
                texts = entry.values() if isinstance(entry, dict) else (entry,)
                yield from ((name, text) for text in texts)
    yield from extra.items()


def pool(identity: Identity) -> tuple[Variant, ...]:
    """All variants of the identity; of equal patterns of one item the plainest is kept."""
    found: dict[tuple[str, bytes], Variant] = {}
    for item, value in items(identity):
        if not value.strip():
            continue
        for variant in _variants(item, value):
            found.setdefault((item, variant.pattern), variant)
    return tuple(found.values())


def _variants(item: str, value: str) -> Iterator[Variant]:
    written = spellings(item, value)
    for spelling in written:
        yield from _plain(item, spelling)
    yield from _binary(item, value)
    for spelling in written:
        if spelling.coarse:
            continue
        yield from (
            Variant(
                item,
                _named(form, spelling),
                pattern,
                Edge.HEX if bounded else Edge.NONE,
                raw=form.endswith("raw"),
            )
            for form, pattern, bounded in digests(spelling.text)
        )
        if significant(spelling.text) >= SHORT:
            yield from _encoded(item, spelling)


def _plain(item: str, spelling: Spelling) -> Iterator[Variant]:
    text = spelling.text
    short = significant(text) < SHORT
    companion = COORDINATES.get(item, "") if spelling.coarse else ""
    edge = _edge(item, text, short=short)
    confidence = 0.6 if short else 0.8 if companion else 1.0
    form = spelling.how or "plain"
    for encoding, width in (("utf-8", 1), ("gbk", 1), ("utf-16-le", 2), ("utf-16-be", 2)):
        try:
            pattern = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(pattern) < 4:
            continue
        if b" " in pattern and width == 1:
            # A form writes spaces as plus signs.
            yield Variant(item, form, pattern.replace(b" ", b"+"), edge, confidence)
        in_encoding = form if encoding == "utf-8" else f"{form}, {encoding.upper()}"
        yield Variant(item, in_encoding, pattern, edge, confidence, width, companion)


def _edge(item: str, text: str, *, short: bool) -> Edge:
    if item in COORDINATES:
        # 31.2339070000002 is the same place as 31.233907; 31.2341 is not 31.234.
        return Edge.DIGIT_BEFORE if len(text.partition(".")[2]) >= 6 else Edge.DIGIT
    if short:
        return Edge.WORD
    if text.lstrip("+").replace("-", "").replace(" ", "").isdigit():
        return Edge.DIGIT
    if all(character in Edge.HEX.value for character in text) and len(text) < 32:
        return Edge.HEX
    return Edge.NONE


def _encoded(item: str, spelling: Spelling) -> Iterator[Variant]:
    """Encodings that a decoder usually undoes, and weak obfuscation, which none does."""
    text = spelling.text
    content = text.encode()
    for shift in range(3):
        for altchars in (b"+/", b"-_"):
            pattern = _base64_inside(content, shift, altchars)
            yield Variant(item, _named("base64", spelling), pattern, fallback=True)
        if not spelling.how:
            standard = _base64_inside(content, shift, b"+/")
            for letters in OTHER_ALPHABETS:
                pattern = standard.translate(bytes.maketrans(STANDARD, letters))
                yield Variant(item, "base64 with another alphabet", pattern, Edge.NONE, 0.9)
    for pattern in (content.hex().encode(), content.hex().upper().encode()):
        yield Variant(item, _named("hex", spelling), pattern, fallback=True)
    backwards = text[::-1]
    if backwards != text:
        edge = _edge(item, backwards, short=False)
        yield Variant(item, _named("reversed", spelling), backwards.encode(), edge, 0.9)
    rotated = codecs.encode(text, "rot13")
    if rotated != text and sum(character.isalpha() for character in text) >= 3:
        yield Variant(item, _named("rot13", spelling), rotated.encode(), Edge.NONE, 0.9)


def _base64_inside(content: bytes, shift: int, altchars: bytes) -> bytes:
    """The part of base64 text that does not depend on what stands around the content."""
    encoded = base64.b64encode(bytes(shift) + content, altchars).rstrip(b"=")
    first = (shift * 8 + 5) // 6
    last = (shift + len(content)) * 8 // 6
    return encoded[first:last]


def _binary(item: str, value: str) -> Iterator[Variant]:
    """A value as binary formats carry it: numbers and raw bytes instead of text."""
    raw = raw_bytes(value)
    if raw:
        yield Variant(item, "raw bytes", raw, confidence=0.9, raw=True)
        yield Variant(item, "raw bytes, reversed", raw[::-1], confidence=0.9, raw=True)
        number = int.from_bytes(raw)
    elif _is_number(value):
        number = int(value)
        yield Variant(item, "hexadecimal number", f"{number:x}".encode(), Edge.HEX, 0.9)
        yield Variant(item, "hexadecimal number", f"{number:X}".encode(), Edge.HEX, 0.9)
        yield Variant(item, "double", struct.pack("<d", number), confidence=0.9)
        yield Variant(item, "double", struct.pack(">d", number), confidence=0.9)
    elif item in COORDINATES:
        yield from _coordinate_numbers(item, float(value))
        return
    else:
        return
    if number.bit_length() <= 64:
        yield Variant(item, "decimal number", str(number).encode(), Edge.DIGIT, 0.9)
        yield Variant(item, "varint", _varint(number), confidence=0.9)
        yield Variant(item, "64-bit number", struct.pack("<Q", number), confidence=0.9)
        yield Variant(item, "64-bit number", struct.pack(">Q", number), confidence=0.9)


def _is_number(value: str) -> bool:
    """Digits that are long enough to identify, and that fit 64 bits."""
    is_short = len(value) <= 20 and value.isascii() and value.isdigit()
    return is_short and 1_000_000_000 <= int(value) < 1 << 64


def _coordinate_numbers(item: str, degrees: float) -> Iterator[Variant]:
    beside = COORDINATES[item]
    millionths = round(degrees * 1_000_000)
    for order in "<>":
        yield Variant(item, "double", struct.pack(f"{order}d", degrees), confidence=0.9)
        for form, pattern in (
            ("float", struct.pack(f"{order}f", degrees)),
            ("32-bit number of millionths", struct.pack(f"{order}i", millionths)),
        ):
            yield Variant(item, form, pattern, confidence=0.7, companion=beside)
    for number, form in ((millionths, "varint of millionths"), (millionths * 2, "zigzag varint")):
        if number > 0:
            pattern = _varint(number)
            yield Variant(item, form, pattern, confidence=0.7, companion=beside)


def _varint(number: int) -> bytes:
    content = bytearray()
    while number > 127:
        content.append(number & 127 | 128)
        number >>= 7
    content.append(number)
    return bytes(content)


def _named(form: str, spelling: Spelling) -> str:
    return f"{form} of {spelling.how}" if spelling.how else form
