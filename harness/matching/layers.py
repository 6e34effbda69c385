"""A layer: bytes at one stage of decoding, made of segments that each know where they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from harness.matching.counted import Spans, announced
from harness.matching.long_runs import LongRuns
from harness.matching.places import place_in
from harness.matching.runs import CONTROL, Alphabet, CasedRuns, cased_spans

SEPARATOR = b"\x1e"
"""Stands between segments; belongs to no alphabet that a decoder reads."""
LONG = 2048
"""Bytes of content in which runs are found faster all at once."""


class Piece(NamedTuple):
    """Bytes that a decoder made of a part of a layer."""

    content: bytes
    step: str
    """What led here: a decoder's name, or a place such as `query:did`."""
    origin: int = 0
    """Where the part begins in the parent layer."""
    reach: int = 0
    """Where it ends there."""


class Segment(NamedTuple):
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
        for content, step, origin, reach in pieces:
            end = at + len(content)
            contents.append(content)
            self.segments.append(Segment(at, end, step, origin, reach))
            at = end + len(SEPARATOR)
        self.content = SEPARATOR.join(contents)
        self.is_text = _is_text(self.content)
        """Whether the content is valid UTF-8; hardly anything binary is."""
        self.parent = parent
        self._starts = [segment.start for segment in self.segments]

    @cached_property
    def cased_runs(self) -> CasedRuns:
        """Where data in base64 may stand; several decoders ask."""
        long = self._long_runs
        return CasedRuns(self._different(long.cased() if long else [*cased_spans(self.content)]))

    def runs(self, alphabet: Alphabet) -> Mapping[bytes, int]:
        """Each different run of the alphabet, and where it stands first."""
        long = self._long_runs
        return self._different(long.of(alphabet) if long else [*alphabet.runs(self.content)])

    def parted(self, start: int, end: int) -> Spans:
        """The span, and the text in it that a length announces."""
        span = (start, end)
        return (span, *announced(self.content, (span,))) if self.is_binary else (span,)

    @cached_property
    def is_binary(self) -> bool:
        """Whether the content has control signs, as lengths and tags are."""
        long = self._long_runs
        if long:
            return long.has_control
        return len(self.content.translate(None, CONTROL)) < len(self.content)

    def _different(self, spans: list[tuple[int, int]]) -> dict[bytes, int]:
        """What stands in the spans; a session's id comes with each of its events."""
        content = self.content
        places: dict[bytes, int] = {}
        for start, end in spans:
            places.setdefault(content[start:end], start)
        for start, end in announced(content, spans) if self.is_binary else ():
            places.setdefault(content[start:end], start)
        return places

    @cached_property
    def _long_runs(self) -> LongRuns | None:
        return LongRuns(self.content) if len(self.content) >= LONG else None

    def beginning(self, size: int) -> Layer:
        """So many bytes of this layer, which has one segment."""
        _, _, step, origin, reach = self.segments[0]
        return Layer([Piece(self.content[:size], step, origin, reach)], self.parent)

    def segment_at(self, offset: int) -> Segment:
        """The segment that the byte at this offset belongs to."""
        return self.segments[max(0, bisect_right(self._starts, offset) - 1)]

    def covers(self, offset: int, other: Layer, place: int) -> bool:
        """Whether the byte at `offset` was decoded from the part of `other` around `place`."""
        layer: Layer = self
        while layer is not other:
            segment = layer.segment_at(offset)
            if layer.parent is None:
                return False
            if layer.parent is other:
                return segment.origin <= place < segment.reach
            layer, offset = layer.parent, segment.origin
        return False

    def path_to(self, offset: int) -> tuple[str, ...]:
        """Places and decoders from the outside in, as far as the byte at this offset.

        Worked out only when something was found, which is what makes searching fast.
        """
        segment = self.segment_at(offset)
        above = self.parent.path_to(segment.origin) if self.parent else ()
        # Only what is near tells the place; a far beginning would cost time on each match.
        place = place_in(self.content[segment.start : segment.end], offset - segment.start)
        return (*above, segment.step, place) if place else (*above, segment.step)


def _is_text(content: bytes) -> bool:
    if content.isascii():
        return True
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
