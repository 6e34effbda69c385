"""Tells a match that stands alone from one that is part of something longer."""

from __future__ import annotations

import re

from harness.matching.encoded import from_base64, from_hex
from harness.matching.layers import Segment
from harness.matching.variant import Edge, Inside, Variant

_LONGEST_CHARACTER = {"utf-8": 4, "gbk": 2}
NEAR = 8
"""Letters on each side of a match in encoded text that are decoded with it."""
_WHITE_SPACE = b"\t\n\r"
_ANNOUNCED = {Edge.FIELD_32: (5, b"\xca\xce\xd2\xfa\x1a"), Edge.FIELD_VARINT: (0, b"")}
"""What stands before a number: protobuf's wire type, and marks of MessagePack and CBOR."""
EXACT = 6
"""Decimals of a degree that tell places apart; what follows is noise of arithmetic."""
_STRUCTURE = re.compile(rb"[ -~]{4}|\0\0")
"""What records have and digests mostly not: words, and zeros."""
_DIGITS_AFTER = re.compile(rb"(\d{0,20})(\.\d)?")


def stands_alone(content: bytes, start: int, end: int, variant: Variant) -> bool:
    """Whether nothing next to the match makes it part of something longer."""
    if variant.inside is not None:
        return holds(content, start, end, variant.inside)
    if variant.edge is Edge.NONE:
        return True
    if variant.edge is Edge.VARINT:
        return start == 0 or content[start - 1] < 128
    if variant.edge in _ANNOUNCED:
        return _is_announced(content, start, *_ANNOUNCED[variant.edge])
    return _is_counted(content, start, end) or _is_whole(content, start, end, variant)


def _is_whole(content: bytes, start: int, end: int, variant: Variant) -> bool:
    if variant.edge is Edge.WORD:
        return _is_word(content, start, end, variant.encoding)
    width = 2 if variant.encoding.startswith("utf-16") else 1
    before = content[max(0, start - width) : start].replace(b"\0", b"")
    after = content[end : end + width].replace(b"\0", b"")
    if variant.edge is Edge.DEGREES:
        is_start = not before.isdigit() and before != b"."  # 10.31.234 is an address or a version
        return is_start and _is_same_place(content, end, variant.pattern)
    if variant.edge is Edge.BEGINNING:
        return not before.isdigit()
    outside = variant.edge.value.encode()
    return not any(byte in outside for byte in before + after)


def _is_announced(content: bytes, start: int, wire: int, marks: bytes) -> bool:
    """Whether a tag of this wire type stands before the match, or a mark."""
    if not start:
        return False
    before = content[start - 1]
    if before in marks:
        return True
    if start > 1 and content[start - 2] > 127:  # a tag of two bytes
        return 0 < before < 128 and content[start - 2] & 7 == wire
    return 7 < before < 128 and before & 7 == wire


def holds(text: bytes, start: int, end: int, inside: Inside) -> bool:
    """Whether the text that matches here decodes to the content, standing alone."""
    content = inside.content
    begin = max(0, start - NEAR)
    text, start, end = text[begin : end + NEAR], start - begin, end - begin
    if inside.backwards:
        text, start = text[::-1], len(text) - end
    if inside.encoding == "hex":
        decoded, at = from_hex(text, start, len(content))
    else:
        decoded, at = from_base64(text, start, len(content), inside.shift)
    end = at + len(content)
    found = decoded[at:end] == content
    return found and stands_alone(decoded, at, end, Variant("", "", content, inside.edge))


def is_amid_digits(content: bytes, start: int, end: int, piece: Segment) -> bool:
    """Whether the bytes, decoded from hexadecimal digits, stand among others of no structure.

    Then the digits are a longer value, of which these are a part by chance or as a prefix is.
    """
    before, behind = content[piece.start : start], content[end : piece.end]
    has_half = (piece.reach - piece.origin) % 2 == 1  # one digit more
    is_counted = before.endswith(bytes([end - start]))
    return bool(before or behind or has_half) and not (
        is_counted or _STRUCTURE.search(before) or _STRUCTURE.search(behind)
    )


def _is_counted(content: bytes, start: int, end: int) -> bool:
    """Whether a length stands before the match, as binary formats write it: it ends there."""
    size = end - start
    before = content[start - 1] if start else 0
    return size < 32 and (
        before == 0xA0 | size  # MessagePack
        or (before == size and before not in _WHITE_SPACE)
    )


def _is_same_place(content: bytes, end: int, pattern: bytes) -> bool:
    """Whether the digits behind the match are below its precision.

    31.2339070000002 is the same place as 31.233907, and 31.234000 as 31.234; 31.2341 is not.
    """
    found = _DIGITS_AFTER.match(content, end)
    if found is None or found[2]:
        return False
    decimals = len(pattern.partition(b".")[2])
    below = max(0, EXACT - decimals)
    return not found[1][:below].strip(b"0") and found[1][below : below + 1] < b"5"


def _is_word(content: bytes, start: int, end: int, encoding: str) -> bool:
    try:
        match = content[start:end].decode(encoding)
    except UnicodeDecodeError:
        return True
    before = _character_before(content, start, encoding)
    after = _character_after(content, end, encoding)
    return not (_continues(match[0], before) or _continues(match[-1], after))


def _continues(letter: str, beside: str) -> bool:
    """Whether both are letters of one script: a Chinese name may stand next to Latin letters."""
    return beside.isalnum() and beside.isascii() == letter.isascii()


def _character_before(content: bytes, place: int, encoding: str) -> str:
    for size in _sizes(encoding):
        if size <= place and (character := _decoded(content[place - size : place], encoding)):
            return character
    return ""


def _character_after(content: bytes, place: int, encoding: str) -> str:
    for size in _sizes(encoding):
        if character := _decoded(content[place : place + size], encoding):
            return character
    return ""


def _sizes(encoding: str) -> range:
    """How many bytes a character may have."""
    if encoding in _LONGEST_CHARACTER:
        return range(1, _LONGEST_CHARACTER[encoding] + 1)
    return range(2, 3)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return ""
