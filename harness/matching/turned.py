"""Undoes what apps do to text as a whole to make it unreadable: reversing, swapping cases.

Each is recognised by what it makes of the ends of a text or of base64.
"""

from __future__ import annotations

import binascii
from collections.abc import Iterator

from harness.matching.layers import Layer, Piece
from harness.matching.runs import BASE64

REVERSED = "reversed text"
FEW = 64
"""Segments of a layer up to which each is looked at."""
SHORT = 8
"""Bytes of a segment that may hold a value."""
SHORTEST = 24
"""Letters of base64 that are worth a try."""
MOST_RUNS = 8
SAMPLE = 32
"""Letters that must turn into text."""
_FIRST = b"}])=>"
_LAST = b"{[(<%\\&"
_NO_TEXT = bytes(range(32)) + bytes(range(127, 256))


def backwards(layer: Layer) -> Iterator[Piece]:
    """Segments that begin as a text ends, or end as one begins."""
    if len(layer.segments) > FEW:
        return
    content = layer.content
    for segment in layer.segments:
        start, end, step = segment[:3]
        if (
            step == REVERSED
            or end - start < SHORT
            or not (content[start] in _FIRST or content[end - 1] in _LAST)
        ):
            continue
        head = content[start : min(end, start + SAMPLE)]
        if head.translate(None, _NO_TEXT) == head:
            yield Piece(content[start:end][::-1], REVERSED, start, end)


def disguised(layer: Layer) -> Iterator[Piece]:
    """Base64 that is text only from right to left, or only with its cases swapped."""
    cased = layer.cased_runs
    left = MOST_RUNS
    for at, to in BASE64.runs(cased.content):
        if to - at < SHORTEST or not left:
            continue
        run = cased.content[at:to]
        if run.isalpha() or _is_text(run):
            continue
        left -= 1
        start = cased.origin(at)
        for name, turned in ((REVERSED, run[::-1]), ("swapped cases", run.swapcase())):
            if _is_text(turned):
                yield Piece(turned, name, start, start + len(run))


def _is_text(run: bytes) -> bool:
    decoded = binascii.a2b_base64(run[: min(SAMPLE, len(run)) & ~3])
    return len(decoded.translate(None, _NO_TEXT)) == len(decoded)
