"""One value in one form, as the bytes to look for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Edge(Enum):
    """What must not stand next to a match, or it is part of something longer."""

    NONE = ""
    DIGIT = "0123456789"
    DEGREES = "digits that would make it another place"
    HEX = "0123456789abcdefABCDEF"
    BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"
    WORD = "letters and digits of any script"
    VARINT = "a byte that continues"
    BEGINNING = "a digit before it"
    FIELD_32 = "what does not announce 32 bits"
    FIELD_VARINT = "what does not announce a varint"


@dataclass(frozen=True, slots=True)
class Inside:
    """What a text encoding must turn out to hold, once the match is decoded."""

    encoding: str
    """`base64` or `hex`."""
    content: bytes
    edge: Edge
    """Of the content among its decoded neighbours."""
    shift: int = 0
    """Offset of the content in its group of three bytes, in base64."""
    backwards: bool = False
    """Whether the text runs from right to left."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One value in one form."""

    item: str
    form: str
    pattern: bytes
    edge: Edge = Edge.NONE
    confidence: float = 1.0
    encoding: str = "utf-8"
    """Of the text around the match, to look at the neighbours."""
    companion: str = ""
    """Item that must be in the same message, or this is chance."""
    raw: bool = False
    """Bytes that a text form in the layer above may stand for."""
    fallback: bool = False
    """An encoding that a decoder may undo: told only when the decoder did not find the item."""
    inside: Inside | None = None
    """To be checked by decoding, where the pattern alone does not prove the value."""
    digest: bool = False
    """Whether it is one: so many bytes are none by chance, whatever stands beside them."""
