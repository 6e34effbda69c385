"""A layer: bytes at one stage of decoding, made of segments that each know where they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from harness.matching.places import place_in

SEPARATOR = b"\x1e"
"""Stands between segments; belongs to no alphabet that a decoder reads."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes that a decoder made of a part of a layer."""

    content: bytes
    step: str
    """What led here: a decoder's name, or a place such as `query:did`."""
    origin: int = 0
    """Where the part begins in the parent layer."""
    reach: int = 0
    """Where it ends there."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece at its place in a layer."""

    start: int
    end: int
    step: str
    origin: int
    reach: int


class Layer:
    """Pieces joined into one run of bytes, so that one pass searches them all."""

    def __init__(self, pieces: Iterable[Piece], parent: Layer | None = None) -> None:
        contents: list[bytes] = []
        self.segments: list[Segment] = []
        at = 0
        for piece in pieces:
            end = at + len(piece.content)
            contents.append(piece.content)
            self.segments.append(Segment(at, end, piece.step, piece.origin, piece.reach))
            at = end + len(SEPARATOR)
        self.content = SEPARATOR.join(contents)
        self._parent = parent
        self._starts = [segment.start for segment in self.segments]

    def segment_at(self, offset: int) -> Segment:
        """The segment that the byte at this offset belongs to."""
        return self.segments[max(0, bisect_right(self._starts, offset) - 1)]

    def covers(self, offset: int, other: Layer, place: int) -> bool:
        """Whether the byte at `offset` was decoded from the part of `other` around `place`."""
        layer: Layer = self
        while layer is not other:
            segment = layer.segment_at(offset)
            if layer._parent is None:
                return False
            if layer._parent is other:
                return segment.origin <= place < segment.reach
            layer, offset = layer._parent, segment.origin
        return False

    def path_to(self, offset: int) -> tuple[str, ...]:
        """Places and decoders from the outside in, as far as the byte at this offset.

        Worked out only when something was found, which is what makes searching fast.
        """
        segment = self.segment_at(offset)
        above = self._parent.path_to(segment.origin) if self._parent else ()
        # Only what is near tells the place; a far beginning would cost time on each match.
        place = place_in(self.content[segment.start : segment.end], offset - segment.start)
        return (*above, segment.step, place) if place else (*above, segment.step)
