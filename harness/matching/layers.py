"""A layer: bytes at one stage of decoding, made of segments that each know where they came from."""

from __future__ import annotations

from bisect import bisect_right
from codecs import getincrementaldecoder
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from harness.matching.counted import AROUND, Spans, announced
from harness.matching.digests import SIZES
from harness.matching.loops import different
from harness.matching.places import place_in
from harness.matching.runs import Runs, encoded, has_control

DIGEST_SIZES = frozenset({8, *SIZES.values()})
"""Bytes of a digest, or of half an MD5."""
WINDOW = 1 << 20
"""Bytes that are decoded at a time: text takes more memory than its bytes."""
SEPARATOR = b"\x1e"
"""Stands between segments; belongs to no alphabet that a decoder reads."""


Piece = tuple[bytes, str, int, int]
"""Bytes that a decoder made of a part of a layer, and what led to them: the decoder's name, or a
place such as `query:did`; where the part begins and ends in the parent layer.

A plain tuple, as most pieces come to nothing and are as many as there are words.
"""


class Segment(NamedTuple):
    """A piece at its place in a layer."""

    start: int
    end: int
    step: str
    origin: int
    reach: int


def whole(content: bytes, step: str) -> Piece:
    """Bytes that are a place of the message."""
    return (content, step, 0, 0)


class Layer:
    """Pieces joined into one run of bytes, so that one pass searches them all."""

    def __init__(self, pieces: Iterable[Piece], parent: Layer | None = None) -> None:
        self.pieces = [*pieces]
        contents = [piece[0] for piece in self.pieces]
        self.content = SEPARATOR.join(contents)
        lengths = (len(content) + len(SEPARATOR) for content in contents)
        self.starts = [*accumulate(lengths, initial=0)][:-1]
        """Where each piece starts in the content."""
        self.is_text = _is_text(self.content)
        """Whether the content is valid UTF-8; hardly anything binary is."""
        self.is_binary = not self.is_text or has_control(self.content)
        """Whether the content has control signs, as lengths and tags are."""
        placed = zip(self.starts, self.pieces, strict=True)
        self.digests = [(at, piece) for at, piece in placed if len(piece[0]) in DIGEST_SIZES]
        """Where pieces start that have the length of a digest, and these pieces."""
        self.parent = parent

    @cached_property
    def runs(self) -> Runs:
        """Where encoded data may stand; several decoders ask."""
        content = self.content
        if not self.is_binary:
            return Runs(encoded(content))
        # What stands beside a run may tell where a text in it ends.
        spans = [*encoded(content, AROUND).values()]
        return Runs(different(content, announced(content, spans) + spans, 0))

    @cached_property
    def cased_runs(self) -> Runs:
        """Of these the ones that may be base64."""
        return self.runs.cased()

    def parted(self, start: int, end: int) -> Spans:
        """The span, and the text in it that a length announces."""
        span = (start, end)
        return [span, *announced(self.content, [span])] if self.is_binary else [span]

    def beginning(self, size: int) -> Layer:
        """So many bytes of this layer, which has one piece."""
        _, step, origin, reach = self.pieces[0]
        return Layer([(self.content[:size], step, origin, reach)], self.parent)

    def segment_at(self, offset: int) -> Segment:
        """The segment that the byte at this offset belongs to."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        start = self.starts[number]
        content, step, origin, reach = self.pieces[number]
        return Segment(start, start + len(content), step, origin, reach)

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
    decoder = getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), WINDOW):
            decoder.decode(content[at : at + WINDOW], final=at + WINDOW >= len(content))
    except UnicodeDecodeError:
        return False
    return True
