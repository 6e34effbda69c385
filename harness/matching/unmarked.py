"""Opens bytes that no mark explains: compression without a header, XOR with one byte, UTF-16."""

from __future__ import annotations

import string

from harness.matching.compression import guess_brotli, undeflate

HEADERS = (0, 1, 2, 4, 6, 8, 12, 16)
"""Bytes of an app's own header that may stand before compressed data."""
SHORTEST = 8
"""Bytes that tell anything, packed or not: digits, of all there is, hardly become fewer."""
SAMPLE = 24
"""Bytes that must all be text under the right key; by chance fewer than one in 10^8 are."""
HEAD = 256
"""Bytes that must have no control signs then: what is text for a while only is none."""
PACKED = SAMPLE + 1
"""The score of a key that uncovers compressed data."""
LARGEST = 1 << 20
"""Bytes that are worth undoing XOR: nobody hides a file this way."""
_BYTE_ORDERS = {b"\xff\xfe", b"\xfe\xff"}
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\r\n"
_CONTROL = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\r\n")
_LIKELY = (string.digits + string.ascii_letters + '"{}:,=&%\\+/-_. ').encode()
USUAL_KEYS = (0x5A, 0xA5, 0x55, 0xAA, 0xFF, 0x42, 0x66, 0x88, 0x77, 0x37, 0x13, 0x20, 0x7F, 0x80)
"""Keys that people choose, tried first among those that fit equally well."""
MOST_KEYS = 8
_UNDER_KEY = tuple(bytes(byte ^ key for byte in range(256)) for key in range(256))
_MARKS = ("\x1f\x8b\x08".encode("latin-1"), b"\x28\xb5\x2f\xfd")
_MARK_DIFFERENCES = {(mark[0] ^ mark[1], mark[1] ^ mark[2]) for mark in _MARKS}

Opened = tuple[str, bytes]

_SQUEEZED = (
    # Not the kind of block that is reserved (RFC 1951, 3.2.3).
    ("deflate", bytes(byte & 6 != 6 for byte in range(256)), undeflate),
    # A window of 256 KB, 4 MB or 16 MB (RFC 7932, 9.1), which is what encoders announce.
    ("brotli", bytes(byte & 15 in {0x3, 0xB, 0xF} for byte in range(256)), guess_brotli),
)
"""Name, whether data may begin with this byte, and function."""


def utf16(content: bytes) -> Opened | None:
    """The text when every other byte of the beginning is zero, or a byte order mark leads."""
    if content.find(0, 0, 2 * SAMPLE) < 0 and content[:2] not in _BYTE_ORDERS:
        return None
    head = content[: 2 * SAMPLE]
    zeros = head[0::2].count(0), head[1::2].count(0)
    marked = head[:2] in _BYTE_ORDERS
    if len(head) < 8 or not (marked or (max(zeros) * 4 > len(head) and min(zeros) == 0)):
        return None
    is_big = head[:2] == b"\xfe\xff" or (not marked and zeros[0] > zeros[1])
    text = content.decode("utf-16-be" if is_big else "utf-16-le", "replace")
    return "UTF-16", text.lstrip("\ufeff").encode("utf-8", "replace")


def squeezed(content: bytes, limit: int, *, few: bool) -> Opened | None:
    """The content of a raw deflate or brotli stream, which can only be tried."""
    for name, may_begin, unpack in _SQUEEZED:
        for at in HEADERS if few else HEADERS[:1]:
            if at + SHORTEST <= len(content) and may_begin[content[at]]:
                opened = unpack(content[at:], limit)
                if len(opened) >= SHORTEST:
                    return name, opened
    return None


def unhidden(content: bytes) -> list[Opened]:
    """What XOR with one byte turns into text or into compressed data, likeliest first."""
    sample = content[:SAMPLE]
    if not 8 <= len(content) <= LARGEST or not _may_be_hidden(sample):
        return []
    scores: dict[int, int] = {}
    for key in range(1, 256):
        clear = sample.translate(_UNDER_KEY[key])
        if clear.startswith(_MARKS):
            scores[key] = PACKED
        elif len(content) >= 16 and not clear.translate(None, _PRINTABLE):
            scores[key] = len(clear) - len(clear.translate(None, _LIKELY))
    likeliest = sorted(scores, key=lambda key: (-scores[key], key not in USUAL_KEYS))
    head = content[:HEAD]
    return [
        (f"XOR with {key:#04x}", content.translate(_UNDER_KEY[key]))
        for key in likeliest[:MOST_KEYS]
        if scores[key] == PACKED or _has_no_control(head.translate(_UNDER_KEY[key]))
    ]


def _has_no_control(text: bytes) -> bool:
    return text.translate(None, _CONTROL) == text


def _may_be_hidden(sample: bytes) -> bool:
    """What no key changes: that all of a text's bytes are below 128, and how a mark's differ."""
    if sample.isascii() or sample.translate(_UNDER_KEY[128]).isascii():
        return True
    return (sample[0] ^ sample[1], sample[1] ^ sample[2]) in _MARK_DIFFERENCES
