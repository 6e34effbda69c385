"""Undoes what apps do to text as a whole to make it unreadable: reversing, swapping cases.

Each is recognised by what it makes of the ends of a text or of base64.
"""

from __future__ import annotations

import binascii
import codecs
from collections.abc import Iterator

from harness.matching.alphabets import SAMPLE, clear
from harness.matching.layers import Layer, Piece
from harness.matching.runs import BASE64, alphabet

REVERSED = "reversed text"
REORDERED = "another alphabet"
FEW = 64
"""Segments of a layer up to which each is looked at."""
SHORT = 8
"""Bytes of a segment that may hold a value."""
SHORTEST = 24
"""Letters of base64 that are worth a try."""
MOST_RUNS = 8
LONGEST = 16 * 1024
"""Bytes of a layer in which hexadecimal text after rot13 is looked for."""
FEWEST_LETTERS = 3
"""Letters in hexadecimal text: sixteen digits have six, a number none."""
_DIGITS = b"0123456789"
_ROTATED = alphabet("0123456789nopqrsNOPQRS", 16)
_FIRST = b"}])=>"
_LAST = b"{[(<%\\&"
_MARKS = (b"\x08\x8b\x1f", b"\xfd\x2f\xb5\x28", b"\x01x", b"\x9cx", b"\xdax")
"""How gzip, zstd and zlib data begin, from right to left."""
_ENDS = _LAST + bytes({mark[-1] for mark in _MARKS})
_FIRST_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef"
"""With which four letters of base64 begin when three bytes of ASCII do."""
_NO_TEXT = bytes(range(32)) + bytes(range(127, 256))


def backwards(layer: Layer) -> Iterator[Piece]:
    """Segments that begin as a text ends, or end as one begins."""
    if len(layer.pieces) > FEW:
        return
    for start, (content, step, _, _) in zip(layer.starts, layer.pieces, strict=True):
        if len(content) < SHORT or step == REVERSED:
            continue
        if not (content[-1] in _ENDS or content[0] in _FIRST):
            continue
        packed = content.endswith(_MARKS)
        head = content[:SAMPLE]
        if packed or head.translate(None, _NO_TEXT) == head:
            yield (content[::-1], REVERSED, start, start + len(content))


def disguised(layer: Layer) -> Iterator[Piece]:
    """Base64 that is text only from right to left, or only with its letters in another order."""
    cased = layer.cased_runs
    content = cased.levelled
    left = MOST_RUNS
    for at, to in BASE64.runs(content):
        # More dots than one are those of a class or a host.
        if to - at < SHORTEST or cased.content.count(b".", at, at + SAMPLE) > 1:
            continue
        run = content[at:to]
        if run.isalpha() or _is_text(run):
            continue
        start = cased.origin(at)
        for name, text in _turned(run):
            yield (text, name, start, start + len(run))
        left -= 1
        if not left:
            return


def rotated_hex(layer: Layer) -> Iterator[Piece]:
    """Hexadecimal text after rot13: the digits, and letters from n to s."""
    if len(layer.content) > LONGEST:
        return
    for start, end in _ROTATED.runs(layer.content):
        run = layer.content[start:end]
        if len(run.translate(None, _DIGITS)) >= FEWEST_LETTERS:
            yield (codecs.encode(run.decode(), "rot13").encode(), "rot13", start, end)


def _turned(run: bytes) -> Iterator[tuple[str, bytes]]:
    """What makes text of a run, and the text in standard base64; ends are tried first."""
    if _may_be_text(run[: -SAMPLE - 1 : -4]) and _is_text(run[: -SAMPLE - 1 : -1]):
        yield REVERSED, run[::-1]
    elif _may_be_text(run[:SAMPLE:4].swapcase()) and _is_text(run[:SAMPLE].swapcase()):
        yield "swapped cases", run.swapcase()
    else:
        texts = [text for text in clear(run) if _is_promising(text)]
        if texts and not _is_masked(run):
            yield from ((REORDERED, text) for text in texts)


def _is_masked(run: bytes) -> bool:
    """Whether the bytes are text but for one mask on all of them: XOR, no other alphabet."""
    decoded = binascii.a2b_base64(run[: min(SAMPLE, len(run)) & ~3])
    return decoded.isascii() or min(decoded) > 127


def _is_promising(run: bytes) -> bool:
    return run.startswith(b"H4sIA") or _is_text(run)


def _is_text(run: bytes) -> bool:
    if not _may_be_text(run[:SAMPLE:4]):
        return False
    decoded = binascii.a2b_base64(run[: min(SAMPLE, len(run)) & ~3])
    return decoded.translate(None, _NO_TEXT) == decoded


def _may_be_text(letters: bytes) -> bool:
    """By every fourth letter, of which each has the first six bits of three bytes."""
    return not letters.translate(None, _FIRST_LETTERS)
