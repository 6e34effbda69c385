# cython: annotation_typing=False, language_level=3, wraparound=False
"""Reads protobuf without its schema, also in gRPC frames.

https://protobuf.dev/programming-guides/encoding/ and
https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
"""

from __future__ import annotations

from harness.matching.budget import Budget
from harness.matching.loops import IS_COMPILED

DEPTH = 12
"""Messages within messages."""
FIELDS = 20_000
"""Fields of one body that are read."""
LONG = 4096
"""Bytes of a body beyond which all fields are read only if many bytes are no text."""
FIRST_FIELDS = 64
"""Fields that are read of other long bodies: what stands in texts is found without borders."""
FRAMES = 20_000
LONGEST_VARINT = 8
"""Bytes of a tag or a length that is believed; a sum with it cannot overflow a number of C."""
SHORTEST = 4
"""Bytes of a field that may tell anything."""
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r")
"""What no text has."""
_ASCII = bytes(range(128))
_ESCAPES = b"\\;"
"""What stands in escapes, which a border's bytes would be decoded with."""
_IS_CONTROL = bytes(byte in _CONTROL for byte in range(256))
_IS_NOTABLE = bytes(byte in _CONTROL + _ESCAPES for byte in range(256))
"""Translates to 1 what a text lacks whose borders do not matter."""
_JOINS = bytes(chr(byte).isalnum() or chr(byte) in "+/-_" for byte in range(256))
"""Which bytes make one word with a text that they stand beside."""

Field = tuple[str, int, int]
"""Label such as `protobuf:1.3`, and where the field's content starts and ends."""


def fields(content: bytes, budget: Budget) -> list[Field] | None:
    """Fields whose borders matter, in order; None when this is no protobuf.

    These are bytes that are no text, and texts that a border's bytes would be taken for a part of.
    Other texts are found where they stand, and `place_of` names their field.
    """
    if not (_may_begin(content[0]) or content[0] == len(content) - 1):
        return None
    reader = _Reader(content, most=FIELDS if _is_worth_all(content) else FIRST_FIELDS)
    if not reader.read_all():
        return None
    if reader.left <= 0:
        budget.note(f"protobuf fields beyond the {reader.most}th, as far as they are binary")
    return reader.found


def place_of(content: bytes, offset: int) -> str:
    """The field of the byte at this offset, such as `1.3`; empty when there is none."""
    reader = _Reader(content, most=FIELDS, wanted=offset)
    return reader.place if reader.read_all() else ""


def _may_begin(byte: int) -> bool:
    """Whether this is a tag, or the mark of a gRPC frame that is not compressed."""
    return byte == 0 or byte > 127 or (byte > 7 and byte & 7 in {0, 1, 2, 5})


def _is_worth_all(content: bytes) -> bool:
    """Whether it is short, or many of its bytes are no text; one in eight tells."""
    sample = content[::8]
    return len(content) <= LONG or len(sample.translate(None, _ASCII)) > len(sample) // 4


class _Reader:
    """Walks through fields; written for speed, as it looks at every one of them."""

    def __init__(self, content: bytes, most: int, wanted: int = -1) -> None:
        self.most = most
        self.left = most
        self.found: list[Field] = []
        self.place = ""
        self._content = content
        self._wanted = wanted

    def read_all(self) -> bool:
        """Read the content, or each of its frames; False when it is neither."""
        if self._are_messages(_frames(self._content)):
            return True
        self.found.clear()
        return self._are_messages(_delimited(self._content))

    def _are_messages(self, frames: list[tuple[int, int]]) -> bool:
        return bool(frames) and all(
            self._is_message(start, end, "protobuf:", DEPTH) for start, end in frames
        )

    def _is_message(self, start: int, end: int, path: str, depth: int) -> bool:
        try:
            return depth > 0 and self._read(start, end, path, depth)
        except IndexError:  # cut within a number
            return False

    def _read(self, at: int, end: int, path: str, depth: int) -> bool:  # noqa: C901 - speed
        content, reads_all = self._content, self.most == FIELDS
        while at < end and self.left > 0:
            tag = content[at]
            at += 1
            if tag > 127:
                tag, at = _varint(content, at - 1)
            wire = tag & 7
            if tag < 8:
                return False
            if wire == 2:
                self.left -= 1
                size = content[at]
                at += 1
                if size > 127:
                    size, at = _varint(content, at - 1)
                stop = at + size
                if stop > end:
                    return False
                # A message all of whose bytes are printable has one field, which fills it.
                is_filled = size >= SHORTEST and content[at + 1] == size - 2
                is_notable = is_filled or _has_any(content, at, stop, _IS_NOTABLE)
                if size >= SHORTEST and (reads_all or is_notable):
                    self._field(at, stop, f"{path}{tag >> 3}", depth)
                at = stop
            elif wire == 0:
                while content[at] > 127:
                    at += 1
                at += 1
            elif wire == 1:
                at += 8
            elif wire == 5:
                at += 4
            else:
                return False
        return at <= end

    def _field(self, start: int, end: int, path: str, depth: int) -> None:
        content = self._content
        if start <= self._wanted < end:
            self.place = path
        if not _has_any(content, start, end, _IS_CONTROL):
            border = content[end] if end < len(content) else 0
            joins = _JOINS[content[start - 1]] or _JOINS[border]
            if joins and (self.most == FIELDS or _has_any(content, start, end, _IS_NOTABLE)):
                self.found.append((path, start, end))
            if content[start] & 7 != 2 or content[start + 1] != end - start - 2:
                return
        known = len(self.found)
        if not self._is_message(start, end, f"{path}.", depth - 1):
            del self.found[known:]
            if start <= self._wanted < end:
                self.place = path
            self.found.append((path, start, end))


def _has_any(content: bytes, start: int, end: int, table: bytes) -> bool:
    if not IS_COMPILED:
        return 1 in content[start:end].translate(table)
    for at in range(start, end):  # noqa: SIM110 - a generator is no loop of C
        if table[content[at]]:
            return True
    return False


def _frames(content: bytes) -> list[tuple[int, int]]:
    """Where the messages of gRPC frames start and end, or the content itself."""
    frames: list[tuple[int, int]] = []
    at = 0
    while len(content) - at >= 5 and content[at] in {0, 1} and len(frames) < FRAMES:
        end = at + 5 + int.from_bytes(content[at + 1 : at + 5])
        if end > len(content):
            break
        frames.append((at + 5, end))
        at = end
    return frames if frames and at == len(content) else [(0, len(content))]


def _delimited(content: bytes) -> list[tuple[int, int]]:
    """Where messages start and end that each stand behind their length, as streams write them.

    Empty when something else stands there.
    """
    frames: list[tuple[int, int]] = []
    at = 0
    while at < len(content):
        size, at = _varint(content, at)
        frames.append((at, at + size))
        at += size
        if not size or at > len(content) or len(frames) > FRAMES:
            return []
    return frames


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """The number that stands there, and where it ends; one without an end ends nowhere."""
    number = shift = 0
    end = min(at + LONGEST_VARINT, len(content))
    while at < end:
        byte = content[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7
    return 0, len(content) + 1
