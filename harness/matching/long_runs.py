"""Finds runs in long content by arithmetic on all bytes together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

BLOCK = 1 << 16
"""Bytes that are looked at together, few enough for a processor's cache."""


def long_runs(marks: bytes, shortest: int) -> list[tuple[int, int]]:
    """Start and end of each run of at least `shortest` ones among zeros."""
    found = [*_borders(np.frombuffer(marks, np.uint8), shortest)]
    places = np.concatenate(found)
    ends = places[1::2] + (shortest - 1)
    return list(zip(places[0::2].tolist(), ends.tolist(), strict=True))


def _borders(marks: NDArray[np.uint8], shortest: int) -> Iterator[NDArray[np.intp]]:
    """Where, in turns, so many ones begin to stand in a row, and where they no longer do."""
    before = np.uint8(0)
    for begin in range(0, len(marks), BLOCK):
        block = marks[begin : begin + BLOCK + shortest - 1]
        begun = np.zeros(min(BLOCK, len(marks) - begin) + 1, np.uint8)
        begun[0] = before
        if len(block) >= shortest:
            begun[1 : len(block) - shortest + 2] = _in_a_row(block, shortest)
        before = begun[-1]
        yield (begun[1:] != begun[:-1]).nonzero()[0] + begin


def _in_a_row(marks: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Whether so many ones stand in a row from here on."""
    width = 1
    while width < count:
        step = min(width, count - width)
        marks = marks[:-step] & marks[step:]
        width += step
    return marks
