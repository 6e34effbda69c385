"""Values inside text encodings, at every offset: what to look for, and whether it is all there.

Base64 writes three bytes as four letters, so that the letters at both ends of a value depend on
its neighbours, too. A search for the letters between them finds values that merely resemble;
only decoding tells.
"""

from __future__ import annotations

import base64
import binascii

_URL_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_LETTERS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
AROUND = 4
"""Letters decoded on each side of a value, to see what stands next to it."""


def base64_inside(content: bytes, shift: int, altchars: bytes = b"+/") -> bytes:
    """The part of base64 text that does not depend on what stands around the content.

    `shift` is the offset of the content in its group of three bytes.
    """
    encoded = base64.b64encode(bytes(shift) + content, altchars).rstrip(b"=")
    return encoded[_first(shift) : (shift + len(content)) * 8 // 6]


def from_base64(text: bytes, start: int, size: int, shift: int) -> tuple[bytes, int]:
    """The bytes around a match of `base64_inside`, and where the content begins in them.

    `start` is where the match begins, `size` the bytes of the content. Empty when there are too
    few letters for all of the content.
    """
    begin = start - _first(shift)
    needed = -(-(shift + size) * 8 // 6)
    lead = AROUND if begin >= AROUND and _are_letters(text[begin - AROUND : begin]) else 0
    window = text[max(0, begin) - lead : begin + needed + AROUND].translate(_URL_TO_STANDARD)
    letters = window[: next((at for at, one in enumerate(window) if one not in _LETTERS), None)]
    if begin < 0 or len(letters) < lead + needed:
        return b"", 0
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    decoded = binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    return decoded, lead // 4 * 3 + shift


def from_hex(text: bytes, start: int, size: int) -> tuple[bytes, int]:
    """The bytes around hexadecimal text, and where the content begins in them."""
    before = _unhexed(text[max(0, start - 2) : start])
    inside = _unhexed(text[start : start + size * 2])
    after = _unhexed(text[start + size * 2 : start + size * 2 + 2])
    return before + inside + after, len(before)


def _first(shift: int) -> int:
    return (shift * 8 + 5) // 6


def _are_letters(text: bytes) -> bool:
    return _LETTERS.issuperset(text.translate(_URL_TO_STANDARD))


def _unhexed(text: bytes) -> bytes:
    try:
        return binascii.unhexlify(text)
    except ValueError:
        return b""
