# cython: annotation_typing=False, language_level=3, wraparound=False
"""Loops over every byte of content, many times faster when a C compiler was there to compile them.

`loops.pxd` gives their variables the types of C; indices stay checked, as the bytes are hostile.
Where this module runs as Python, its callers have ways of their own, by arithmetic on whole arrays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SPREAD = 0x9E3779B97F4A7C15
"""Times a word its hash: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing"""
IS_COMPILED = not __file__.endswith(".py")


def runs(content: bytes, table: bytes, shortest: int) -> list[tuple[int, int]]:
    """Start and end of each run of at least so many bytes that the table translates to 1."""
    found = []
    size = len(content)
    at = _begin(content, 0, size, table, 1, shortest)
    while at >= 0:
        end = at + shortest
        while end < size and table[content[end]]:
            end += 1
        found.append((at, end))
        at = _begin(content, end + 1, size, table, 1, shortest)
    return found


def _begin(content: bytes, at: int, end: int, marks: bytes, bit: int, count: int) -> int:
    """Where so many bytes that are marked with this bit stand in a row first; -1 for nowhere."""
    while at + count <= end:
        last = at + count - 1
        while last >= at and marks[content[last]] & bit:
            last -= 1
        if last < at:
            return at
        at = last + 1  # no run reaches over this byte
    return -1


def encoded_runs(
    content: bytes, marks: bytes, shortest: int, digits: int, letters: int, around: int
) -> dict[bytes, tuple[int, int]]:
    """Of the runs of bytes with the mark 1 the different ones that may be encoded data.

    These have so many hexadecimal digits (bit 2 of their marks) or lower-case letters of base32
    (bit 4) in a row, or an upper-case letter (bit 8) inside.
    """
    found = {}
    size = len(content)
    at = _begin(content, 0, size, marks, 1, shortest)
    while at >= 0:
        inside = before = 0
        end = at + 1
        while end < size:
            mark = marks[content[end]]
            if not mark:
                break
            inside |= before
            before = mark
            end += 1
        if (
            inside & 8
            or _begin(content, at, end, marks, 2, digits) >= 0
            or _begin(content, at, end, marks, 4, letters) >= 0
        ):
            near = content[at - around if at > around else 0 : end + around]
            if near not in found:
                found[near] = (at, end)
        at = _begin(content, end + 1, size, marks, 1, shortest)
    return found


def different(
    content: bytes, spans: list[tuple[int, int]], around: int
) -> dict[bytes, tuple[int, int]]:
    """What stands in the spans and so near them, and where it stands first."""
    found: dict[bytes, tuple[int, int]] = {}
    for span in spans:
        start, end = span
        near = content[start - around if start > around else 0 : end + around]
        if near not in found:
            found[near] = span
    return found


def cased(places: dict[bytes, tuple[int, int]]) -> dict[bytes, tuple[int, int]]:
    """Those of the runs that have an upper-case letter somewhere inside."""
    found = {}
    for run, span in places.items():
        for at in range(1, len(run) - 1):
            if 65 <= run[at] <= 90:
                found[run] = span
                break
    return found


def places_of(
    content: NDArray[np.uint64],
    width: int,
    known: NDArray[np.uint64],
    table: NDArray[np.uint8],
    shift: int,
) -> list[int]:
    """Where, at a multiple of its width, one of the known words of 8 or 4 bytes stands.

    They are in order. Of them alone the table has the bit that their hash tells: what is left when
    all but its highest bits are shifted out. It is small, so that it fits a processor's cache.
    """
    found = []
    parts = 8 // width
    spread = SPREAD
    mask = (1 << 32) - 1 if width == 4 else (1 << 64) - 1
    for part in range(parts):
        down = 32 * part
        for at in range(len(content)):
            word = content[at] >> down & mask
            place = word * spread >> shift
            if not table[place >> 3] >> (place & 7) & 1:
                continue
            first = 0
            last = len(known)
            while first < last:
                middle = (first + last) // 2
                if known[middle] < word:
                    first = middle + 1
                else:
                    last = middle
            if first < len(known) and known[first] == word:
                found.append(8 * at + width * part)
    return found
