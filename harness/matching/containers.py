"""Opens binary containers inside a layer: compressed data, protobuf, multipart parts.

Like a text decoder, but by the segment: a container begins where its bytes begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.matching.budget import Budget
from harness.matching.compression import MARKED, UNMARKED
from harness.matching.layers import Layer, Piece
from harness.matching.protobuf import fields

PREFIX = 64
"""How far into the data a compressed stream may begin, behind an app's own header."""
SMALLEST = (8, 17)
"""Bytes of a container that may hold an identifier, in layers of few and of many segments."""
FEW = 64
"""Segments of a layer up to which formats without a mark are tried at several offsets."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f\x80-\xff]")
_MARK = re.compile(rb"\x1f\x8b\x08|x[\x01^\x9c\xda]|\x28\xb5\x2f\xfd")


def containers(layer: Layer, budget: Budget) -> Iterator[Piece]:
    """What the layer's segments contain."""
    few = len(layer.segments) <= FEW
    for count, segment in enumerate(layer.segments):
        if count % 256 == 255 and budget.late():
            return
        if segment.end - segment.start < SMALLEST[not few]:
            continue
        head = layer.content[segment.start : min(segment.end, segment.start + PREFIX)]
        if head.startswith(b"--"):
            content = layer.content[segment.start : segment.end]
            yield from _parts(content, segment.start, budget)
        elif _BINARY.search(head):
            content = layer.content[segment.start : segment.end]
            for name, inside in _inside(content, budget, few=few):
                yield Piece(inside, name, segment.start, segment.end)


def _inside(content: bytes, budget: Budget, *, few: bool) -> list[tuple[str, bytes]]:
    """What is packed in the content: an archive's bytes, or a message's fields."""
    limit = budget.room
    for found in _MARK.finditer(content, 0, PREFIX + 4):
        for name, marks, unpack in MARKED:
            if content.startswith(marks, found.start()):
                opened = unpack(content[found.start() :], limit)
                if len(opened) >= 4:
                    return _told(name, opened, limit, budget)
    if messages := fields(content, budget):
        return messages
    if not few and len(content) < PREFIX:
        return []
    for name, unpack in UNMARKED:
        for at in (0, 1, 2, 4, 8, 16) if few and name == "deflate" else (0,):
            opened = unpack(content[at:], limit)
            if len(opened) >= 8:
                return _told(name, opened, limit, budget)
    return []


def _told(name: str, opened: bytes, limit: int, budget: Budget) -> list[tuple[str, bytes]]:
    if len(opened) >= limit:
        budget.note(f"{name} data beyond {len(opened)} bytes")
    return [(name, opened)]


def _parts(content: bytes, start: int, budget: Budget) -> Iterator[Piece]:
    """Binary parts of a multipart body; text is searched where it stands."""
    boundary, newline, _ = content[:256].partition(b"\r\n")
    if not newline or len(boundary) < 4:
        return
    at = content.find(b"\r\n\r\n")
    for _ in range(FEW):
        end = content.find(b"\r\n" + boundary, at + 4)
        if at < 0 or end < 0:
            return
        part = content[at + 4 : end]
        if _BINARY.search(part[:PREFIX]):
            for name, inside in _inside(part, budget, few=True):
                yield Piece(inside, name, start + at + 4, start + end)
        at = content.find(b"\r\n\r\n", end)
    budget.note(f"parts beyond the {FEW}th")
