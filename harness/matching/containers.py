"""Opens binary containers inside a layer: compressed data, protobuf, multipart parts.

Like a text decoder, but by the segment: a container begins where its bytes begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.matching.budget import Budget
from harness.matching.compression import MARKED
from harness.matching.layers import Layer, Piece
from harness.matching.protobuf import fields
from harness.matching.schemaless import documents
from harness.matching.unmarked import Opened, squeezed, unhidden, utf16

PREFIX = 64
"""How far into the data a compressed stream may begin, behind an app's own header."""
SMALLEST = (8, 17)
"""Bytes of a container that may hold an identifier, in layers of few and of many segments."""
FEW = 16
"""Segments of a layer up to which formats without a mark are tried at several offsets."""
MESSAGE = 1024
"""Bytes that are not read as protobuf by chance."""
PARTS = 64
"""Parts of a multipart body that are looked at."""
_BINARY = bytes(byte > 127 or (byte < 32 and byte not in b"\t\n\v\f\r") for byte in range(256))
"""Translates what no ASCII text has to 1, all else to 0."""
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r")
_MARK = re.compile(rb"\x1f\x8b\x08|x[\x01^\x9c\xda]|\x28\xb5\x2f\xfd|PK\x03\x04")


def containers(layer: Layer, budget: Budget) -> Iterator[Piece]:
    """What the layer's segments contain."""
    few = len(layer.pieces) <= FEW
    smallest = SMALLEST[not few]
    for count, (content, _, _, _) in enumerate(layer.pieces):
        if count % 256 == 255 and budget.late():
            return
        if len(content) < smallest:
            continue
        head, start = content[:PREFIX], layer.starts[count]
        if head.startswith(b"--"):
            yield from _parts(content, start, budget)
        elif 1 in head.translate(_BINARY) and not _is_text(head):
            yield from _inside(content, start, budget, few=few)


def _is_text(head: bytes) -> bool:
    """Whether this is the beginning of a text in UTF-8 that is not ASCII."""
    if head.translate(None, _CONTROL) != head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(head) == PREFIX  # cut within a character
    return True


def _inside(content: bytes, start: int, budget: Budget, *, few: bool) -> list[Piece]:
    """What is packed in the content, which starts there: an archive's bytes, a message's fields."""
    end = start + len(content)
    opened = _marked(content, budget)
    if not opened:
        found = fields(content, budget)
        messages = [(content[at:to], name, start + at, start + to) for name, at, to in found or ()]
        messages += ((text, name, start, end) for name, text in documents(content, budget))
        if messages or (found is not None and len(content) >= MESSAGE):
            return messages
        opened = _unmarked(content, budget, few=few)
    return [(inside, name, start, end) for name, inside in opened]


def _marked(content: bytes, budget: Budget) -> list[Opened]:
    at = 0
    while found := _MARK.search(content, at, PREFIX + 4):
        at = found.start()
        for name, marks, unpack in MARKED:
            if content.startswith(marks, at):
                opened = unpack(content[at:], budget.room)
                if len(opened) >= 4:
                    return _told(name, opened, budget.room, budget)
        at += 1
    text = utf16(content)
    return [text] if text else []


def _unmarked(content: bytes, budget: Budget, *, few: bool) -> list[Opened]:
    if not few and len(content) < PREFIX:
        return []
    limit = budget.room
    if opened := squeezed(content, limit, few=few):
        return _told(*opened, limit, budget)
    return unhidden(content) if few else []


def _told(name: str, opened: bytes, limit: int, budget: Budget) -> list[Opened]:
    if len(opened) >= limit:
        budget.note(f"{name} data beyond {len(opened)} bytes")
    return [(name, opened)]


def _parts(content: bytes, start: int, budget: Budget) -> Iterator[Piece]:
    """Binary parts of a multipart body; text is searched where it stands."""
    boundary, newline, _ = content[:256].partition(b"\r\n")
    if not newline or len(boundary) < 4:
        return
    at = content.find(b"\r\n\r\n")
    for _ in range(PARTS):
        end = content.find(b"\r\n" + boundary, at + 4)
        if at < 0 or end < 0:
            return
        part = content[at + 4 : end]
        if 1 in part[:PREFIX].translate(_BINARY):
            yield (part, "part", start + at + 4, start + end)
        at = content.find(b"\r\n\r\n", end)
    budget.note(f"parts beyond the {PARTS}th")
