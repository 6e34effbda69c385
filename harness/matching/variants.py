"""Every byte sequence under which a known value may leave the phone, computed once per phone."""

from __future__ import annotations

import base64
import codecs
from collections.abc import Iterator

from harness.matching.digests import digests
from harness.matching.encoded import base64_inside
from harness.matching.numbers import numeric
from harness.matching.spellings import COORDINATES, Spelling, significant, spellings
from harness.matching.variant import Edge, Inside, Variant
from harness.model.identity import Identity

__all__ = ["Edge", "Variant", "items", "pool"]

SHORT = 6
"""Values with fewer significant characters are believed only as whole words or as digests."""


def items(identity: Identity) -> Iterator[tuple[str, str]]:
    """Name and value of everything that was seeded."""
    fields = identity.model_dump()
    extra: dict[str, str] = fields.pop("extra")
    for name, value in fields.items():
        if isinstance(value, str):
            yield name, value
        else:
            for entry in value:
                texts = entry.values() if isinstance(entry, dict) else (entry,)
                yield from ((name, text) for text in texts)
    yield from extra.items()


def pool(identity: Identity) -> tuple[Variant, ...]:
    """All variants of the identity; of equal patterns of one item the plainest is kept."""
    found: dict[tuple[str, bytes], Variant] = {}
    for item, value in items(identity):
        if not value.strip():
            continue
        for variant in _variants(item, value):
            found.setdefault((item, variant.pattern), variant)
    return tuple(found.values())


def _variants(item: str, value: str) -> Iterator[Variant]:
    written = spellings(item, value)
    for spelling in written:
        yield from _plain(item, spelling)
    yield from numeric(item, value)
    for spelling in written:
        if spelling.coarse or not spelling.usual:
            continue
        yield from _digested(item, spelling)
        yield from _hidden(item, spelling)
        if significant(spelling.text) >= SHORT or len(spelling.text.encode()) >= 2 * SHORT:
            yield from _encoded(item, spelling)


def _plain(item: str, spelling: Spelling) -> Iterator[Variant]:
    text = spelling.text
    short = significant(text) < SHORT
    companion = COORDINATES.get(item, "") if spelling.coarse else ""
    edge = edge_of(item, text)
    confidence = 0.6 if short else 0.8 if companion else 1.0
    form = spelling.how or "plain"
    encodings = ("utf-8", "gbk", "utf-16-le", "utf-16-be") if spelling.usual else ("utf-8",)
    for encoding in encodings:
        try:
            pattern = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(pattern) < 4:
            continue
        if b" " in pattern and not encoding.startswith("utf-16"):
            # A form writes spaces as plus signs.
            yield Variant(item, form, pattern.replace(b" ", b"+"), edge, confidence)
        in_encoding = form if encoding == "utf-8" else f"{form}, {encoding.upper()}"
        yield Variant(item, in_encoding, pattern, edge, confidence, encoding, companion)


def edge_of(item: str, text: str) -> Edge:
    """What must not stand next to the text, or it is part of another value."""
    if item in COORDINATES and "." in text:
        return Edge.DEGREES
    if significant(text) < SHORT:
        return Edge.WORD
    if all(character.isdigit() or character in "+- ()" for character in text):
        return Edge.DIGIT
    if all(character in Edge.HEX.value for character in text) and len(text) < 32:
        return Edge.HEX
    return Edge.NONE


def _digested(item: str, spelling: Spelling) -> Iterator[Variant]:
    """The usual digests, which are found also where no decoder cuts them out."""
    for name, digest in digests(spelling.text.encode()):
        form = _named(name, spelling)
        text = digest.hex()
        yield Variant(item, form, text.encode())
        yield Variant(item, form, text.upper().encode())
        yield Variant(item, f"{form}, raw", digest, raw=True)
        if not spelling.how:
            yield Variant(item, f"{form}, rot13", codecs.encode(text, "rot13").encode())
        if name == "md5":
            middle = _named("16-character md5", spelling)
            yield Variant(item, middle, text[8:24].encode(), Edge.HEX)
            yield Variant(item, middle, text[8:24].upper().encode(), Edge.HEX)


def _encoded(item: str, spelling: Spelling) -> Iterator[Variant]:
    """Encodings that a decoder usually undoes."""
    content = spelling.text.encode()
    edge = edge_of(item, spelling.text)
    for shift in range(3):
        inside = Inside("base64", content, edge, shift)
        for altchars in (b"+/", b"-_"):
            pattern = base64_inside(content, shift, altchars)
            form = _named("base64", spelling)
            yield Variant(item, form, pattern, fallback=True, inside=inside)
    if not spelling.text.isascii():
        whole = base64.b64encode(spelling.text.encode("gbk", "replace")).rstrip(b"=")
        yield Variant(item, _named("base64 of GBK", spelling), whole, Edge.BASE64, 0.9)
    for pattern in (content.hex().encode(), content.hex().upper().encode()):
        inside = Inside("hex", content, edge)
        yield Variant(item, _named("hex", spelling), pattern, fallback=True, inside=inside)
        if not spelling.how:
            yield Variant(item, "hex, reversed", pattern[::-1])


def _hidden(item: str, spelling: Spelling) -> Iterator[Variant]:
    """Weak obfuscation, which no decoder undoes."""
    text = spelling.text
    short = significant(text) < SHORT
    for form, hidden in (("reversed", text[::-1]), ("rot13", codecs.encode(text, "rot13"))):
        if hidden != text and len(hidden.encode()) >= SHORT:
            edge = edge_of(item, hidden)
            edge = Edge.DIGIT if edge is Edge.DEGREES else edge
            confidence = 0.5 if short else 0.9
            yield Variant(item, _named(form, spelling), hidden.encode(), edge, confidence)
    if not spelling.how:
        content = text.encode()
        inside = Inside("hex", content, edge_of(item, text), backwards=True)
        backwards = content.hex()[::-1].encode()
        yield Variant(item, "hex, reversed", backwards, confidence=0.9, inside=inside)
        for name, digest in digests(content):
            rotated = codecs.encode(digest.hex(), "rot13")
            yield Variant(item, f"{name}, rot13", rotated.encode(), confidence=0.9)


def _named(form: str, spelling: Spelling) -> str:
    return f"{form} of {spelling.how}" if spelling.how else form
