# cython: annotation_typing=False, language_level=3, wraparound=False
"""Finds texts in binary messages by the length that stands before them.

In protobuf a tag and a length stand before each text and another tag behind it. Often these are
letters themselves, so that a run of letters is longer than the text in it, or holds several texts.
"""

from __future__ import annotations

AROUND = 2
"""Bytes at most that a tag and a length add before a text, and the next ones behind it."""
Spans = list[tuple[int, int]]


def announced(content: bytes, spans: Spans) -> Spans:
    """The texts inside the spans that lengths announce, where one is not all of its span."""
    found: Spans = []
    for start, end in spans:
        if start and content[start - 1] == end - start:
            continue
        padded = end
        while padded < min(end + AROUND, len(content)) and content[padded] == 61:  # =
            padded += 1
        for begin in range(max(1, start), start + AROUND + 1):
            _add_texts(content, begin, start, end, padded, found)
    return found


def _add_texts(content: bytes, begin: int, start: int, end: int, padded: int, found: Spans) -> None:
    """Add one text behind the other, each announced, if the last one ends where the span does."""
    known = len(found)
    while begin < padded:
        size = content[begin - 1]
        if begin > 1 and content[begin - 2] > 127:
            size = size << 7 | content[begin - 2] & 127
        stop = begin + size
        if stop > padded or not size:
            break
        if begin > start or stop < end:
            found.append((begin, min(stop, end)))
        if stop >= end - AROUND:
            return
        begin = stop + AROUND
    del found[known:]
