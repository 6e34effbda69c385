"""Reads MessagePack and CBOR, which describe themselves: their strings with their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import cbor2
import msgpack

from harness.matching.budget import Budget
from harness.matching.byte_lists import from_numbers

LARGEST = 1 << 19
"""Bytes of a document that is read: in memory its values may take seventy times as much."""
DEPTH = 64
"""Lists within lists."""
ENTRIES = 20_000
"""Values of one document that are read, and entries of one list."""
_MSGPACK = frozenset((*range(0x80, 0xA0), *range(0xDC, 0xE0)))
_CBOR = frozenset((*range(0x80, 0xC0), 0xD9))
"""First bytes of lists and maps, and of the tag that says "this is CBOR"."""
_TAGS = frozenset((*range(6), *range(21, 40), 52, 54, 100, 258, 260, 261, 1004, 43000, 55799))
"""Tags that the library would make objects of; what they hold is all that matters here."""

Fields = list[tuple[str, bytes]]


def documents(content: bytes, budget: Budget) -> Fields:
    """Strings and keys, labelled such as `msgpack:ids[0]`; none when it is neither format."""
    found: Fields = []
    for name, beginnings, read in (("msgpack", _MSGPACK, _msgpack), ("cbor", _CBOR, _cbor)):
        if len(content) < 6 or content[0] not in beginnings:
            continue
        if len(content) > LARGEST:
            budget.note(f"what may be {name} data of more than {LARGEST} bytes")
            continue
        values = _strings(read(content))
        found += ((f"{name}:{place}", text) for place, text in values)
        if len(found) >= ENTRIES:
            budget.note(f"{name} values beyond the {ENTRIES}th")
    return found


def _msgpack(content: bytes) -> object:
    # A list's announced length reserves memory at once, in each list within lists.
    most = min(len(content), ENTRIES)
    try:
        return msgpack.unpackb(
            content,
            raw=True,
            strict_map_key=False,
            max_array_len=most,
            max_map_len=most,
            object_pairs_hook=_Pairs,
        )
    except (ValueError, TypeError, OverflowError, msgpack.UnpackException):
        return None


def _cbor(content: bytes) -> object:
    try:
        return cbor2.loads(
            content,
            max_depth=DEPTH,
            str_errors="surrogateescape",
            semantic_decoders=_SEMANTICS,
        )
    except (cbor2.CBORError, ValueError, TypeError, OverflowError, RecursionError):
        return None


class _Pairs(list[tuple[Any, Any]]):
    """A map's entries, whose keys need not be hashable."""


_NUMBERS, _TEXTS, _MAPS, _LISTS = (int, float), (bytes, str), (_Pairs, Mapping), (list, tuple)


def _untagged(value: object, immutable: bool) -> object:  # noqa: ARG001 - the library's order
    return value


_SEMANTICS = dict.fromkeys(_TAGS, _untagged)


def _strings(document: object) -> Iterator[tuple[str, bytes]]:
    """Place and text of strings and keys, depth first."""
    left = ENTRIES
    waiting: list[tuple[str, object]] = [("", document)]
    while waiting and left:
        place, value = waiting.pop()
        left -= 1
        if isinstance(value, _NUMBERS):
            continue
        if isinstance(value, _TEXTS):
            yield place, _bytes(value)
        elif isinstance(value, msgpack.ExtType):
            yield place, value.data
        elif isinstance(value, cbor2.CBORTag):
            waiting.append((place, value.value))
        elif isinstance(value, _MAPS):
            pairs = list(value if isinstance(value, _Pairs) else value.items())
            for key, inside in reversed(pairs[:left]):
                name = _bytes(key).decode("utf-8", "replace")[:40]
                waiting.append((f"{place}.{name}".lstrip(".")[-200:], inside))
                waiting.append((place, key))
        elif isinstance(value, _LISTS):
            if all(isinstance(inside, int) for inside in value):
                yield place, from_numbers(list(value))
            waiting += [
                (f"{place}[{number}]"[-200:], inside)
                for number, inside in reversed(list(enumerate(value[:left])))
            ]


def _bytes(value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else "").encode("utf-8", "surrogateescape")
