"""Finds texts in binary messages by the length that stands before them.

In protobuf a tag and a length stand before each text and another tag behind it. Often these are
letters themselves, so that a run of letters is longer than the text in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

BEFORE = 2
"""Bytes at most that a tag and a length add before a text."""
BEHIND = 2
"""Bytes at most that the next tag adds behind it."""
Spans = Iterable[tuple[int, int]]


def announced(content: bytes, spans: Spans) -> Iterator[tuple[int, int]]:
    """The texts inside the spans that a length announces, where they are not all of the span.

    Of spans that hold the same, with the same beside them, only the first is looked into.
    """
    known: set[bytes] = set()
    for start, end in spans:
        if start and content[start - 1] == end - start:
            continue
        around = content[start - BEFORE if start > BEFORE else 0 : end + BEHIND]
        if around in known:
            continue
        known.add(around)
        padded = end + content.count(b"=", end, end + 2)
        for begin in range(max(1, start), start + BEFORE + 1):
            stop = begin + _size(content, begin)
            if end - BEHIND <= stop <= padded:
                if begin > start or stop < end:
                    yield begin, min(stop, end)
                break


def _size(content: bytes, begin: int) -> int:
    """The number that stands before this place, as protobuf writes it."""
    last = content[begin - 1]
    if begin > 1 and content[begin - 2] > 127:
        return last << 7 | content[begin - 2] & 127
    return last
