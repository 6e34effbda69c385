"""Reads protobuf without its schema, also in gRPC frames.

https://protobuf.dev/programming-guides/encoding/ and
https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
"""

from __future__ import annotations

from harness.matching.budget import Budget

DEPTH = 12
"""Messages within messages."""
FIELDS = 20_000
"""Fields of one body that are read."""


class _NotProtobuf(ValueError):
    """The bytes are something else."""


def fields(content: bytes, budget: Budget) -> list[tuple[str, bytes]]:
    """Strings and byte fields, labelled with their field numbers such as `protobuf:1.3`."""
    found: list[tuple[str, bytes]] = []
    for message in _frames(content):
        try:
            _message(message, "", found, DEPTH)
        except _NotProtobuf:
            return []
        if len(found) >= FIELDS:
            budget.note(f"protobuf fields beyond the {FIELDS}th")
            break
    return found


def _frames(content: bytes) -> list[bytes]:
    """The messages of gRPC frames, or the content itself."""
    frames: list[bytes] = []
    at = 0
    while len(content) - at >= 5 and content[at] in {0, 1} and len(frames) < FIELDS:
        end = at + 5 + int.from_bytes(content[at + 1 : at + 5])
        if end > len(content):
            break
        frames.append(content[at + 5 : end])
        at = end
    return frames if frames and at == len(content) else [content]


def _message(content: bytes, path: str, found: list[tuple[str, bytes]], depth: int) -> None:
    at = 0
    while at < len(content) and len(found) < FIELDS:
        tag, at = _varint(content, at)
        number, wire = tag >> 3, tag & 7
        if not 0 < number < 1 << 29:
            raise _NotProtobuf
        if wire == 2:
            size, at = _varint(content, at)
            if at + size > len(content):
                raise _NotProtobuf
            _field(content[at : at + size], f"{path}{number}", found, depth)
            at += size
        elif wire in {1, 5}:
            at += 8 if wire == 1 else 4
        elif wire == 0:
            _, at = _varint(content, at)
        else:
            raise _NotProtobuf
    if at > len(content):
        raise _NotProtobuf


def _field(content: bytes, path: str, found: list[tuple[str, bytes]], depth: int) -> None:
    if len(content) < 4:
        return
    found.append((f"protobuf:{path}", content))
    if depth and len(content) > 6:
        known = len(found)
        try:
            _message(content, f"{path}.", found, depth - 1)
        except _NotProtobuf:
            del found[known:]


def _varint(content: bytes, at: int) -> tuple[int, int]:
    number = 0
    for shift in range(0, 70, 7):
        if at >= len(content):
            break
        byte = content[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
    raise _NotProtobuf
