"""Every byte sequence under which a known value may leave the phone, computed once per phone."""

from __future__ import annotations

import base64
import codecs
from collections.abc import Iterator

from harness.matching.coordinates import maps
from harness.matching.digests import digests
from harness.matching.encoded import base64_inside
from harness.matching.numbers import numeric
from harness.matching.spellings import COORDINATES, Spelling, significant, spellings
from harness.matching.variant import Edge, Inside, Variant
from harness.model.identity import Identity

__all__ = ["Edge", "Variant", "items", "pool"]

PLACEHOLDERS = frozenset({"02:00:00:00:00:00", "unknown", "<unknown ssid>", "null", "none"})
"""What apps read in place of a value that they may not have."""
SHORT = 6
"""Values with fewer significant characters are believed only as whole words or as digests."""

ALONE = 5
"""Digits from which a rounded coordinate is believed a little without the other one."""


def items(identity: Identity) -> Iterator[tuple[str, str]]:
    """Name and value of everything that was seeded."""
    fields = identity.model_dump()
    extra: dict[str, str] = fields.pop("extra")
    for name, value in fields.items():
        for entry in (value,) if isinstance(value, str) else value:
            texts = entry.values() if isinstance(entry, dict) else (entry,)
            yield from ((name, text) for text in texts if is_telling(text))
    yield from ((name, text) for name, text in extra.items() if is_telling(text))


def is_telling(value: str) -> bool:
    """Whether the value tells a phone or a person, and is not what Android gives everybody."""
    letters = [character for character in value.lower() if character.isalnum()]
    is_blank = len(set(letters)) < 2 and (len(letters) > 3 or not letters)
    return not is_blank and value.strip().lower() not in PLACEHOLDERS


def pool(identity: Identity) -> tuple[Variant, ...]:
    """All variants of the identity; of equal patterns of one item the plainest is kept."""
    found: dict[tuple[str, bytes, str], Variant] = {}
    for item, value in items(identity):
        for variant in _variants(item, value):
            found.setdefault((item, variant.pattern, variant.companion), variant)
    for variant in maps(identity.latitude, identity.longitude):
        found.setdefault((variant.item, variant.pattern, variant.companion), variant)
    return tuple(found.values())


def _variants(item: str, value: str) -> Iterator[Variant]:
    written = spellings(item, value)
    for spelling in written:
        if spelling.text != f'"{value}"':  # as JSON writes any text
            yield from _plain(item, spelling)
    yield from numeric(item, value)
    for spelling in written:
        if spelling.coarse or not spelling.usual:
            continue
        yield from _digested(item, spelling)
        yield from _hidden(item, spelling)
        if len(spelling.text.encode()) >= SHORT:
            yield from _encoded(item, spelling)


def _plain(item: str, spelling: Spelling) -> Iterator[Variant]:
    text = spelling.text
    short = significant(text) < SHORT
    companion = COORDINATES.get(item, "") if spelling.coarse else ""
    edge = edge_of(item, text)
    confidence = 0.8 if companion else 0.6 if short else 1.0
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
    if companion and significant(text) >= ALONE:
        yield Variant(item, form, text.encode(), edge, 0.5)


def edge_of(item: str, text: str) -> Edge:
    """What must not stand next to the text, or it is part of another value."""
    if item in COORDINATES and "." in text:
        return Edge.DEGREES
    if significant(text) < SHORT:
        return Edge.WORD
    if all(character.isdigit() or character in "+- ()" for character in text):
        return Edge.DIGIT
    if all(character in Edge.HEX.value for character in text):
        return Edge.HEX
    return Edge.NONE


def _digested(item: str, spelling: Spelling) -> Iterator[Variant]:
    """The usual digests, which are found also where no decoder cuts them out."""
    for name, digest in digests(spelling.text.encode()):
        form = _named(name, spelling)
        text = digest.hex()
        yield Variant(item, form, text.encode())
        yield Variant(item, form, text.upper().encode())
        yield Variant(item, f"{form}, raw", digest, raw=True, digest=True)
        if name == "md5":
            middle = _named("16-character md5", spelling)
            yield Variant(item, middle, text[8:24].encode(), Edge.HEX)
            yield Variant(item, middle, text[8:24].upper().encode(), Edge.HEX)


def _encoded(item: str, spelling: Spelling) -> Iterator[Variant]:
    """Encodings that a decoder usually undoes."""
    content = spelling.text.encode()
    edge = edge_of(item, spelling.text)
    sure = 0.6 if significant(spelling.text) < SHORT else 1.0
    for shift in range(3):
        inside = Inside("base64", content, edge, shift)
        for altchars in (b"+/", b"-_"):
            pattern = base64_inside(content, shift, altchars)
            form = _named("base64", spelling)
            yield Variant(item, form, pattern, Edge.NONE, sure, fallback=True, inside=inside)
    if not spelling.text.isascii():
        whole = base64.b64encode(spelling.text.encode("gbk", "replace")).rstrip(b"=")
        yield Variant(item, _named("base64 of GBK", spelling), whole, Edge.BASE64, 0.9)
    for pattern in (content.hex().encode(), content.hex().upper().encode()):
        inside = Inside("hex", content, edge)
        form = _named("hex", spelling)
        yield Variant(item, form, pattern, Edge.NONE, sure, fallback=True, inside=inside)


def _hidden(item: str, spelling: Spelling) -> Iterator[Variant]:
    """Weak obfuscation, which no decoder undoes."""
    text = spelling.text
    short = significant(text) < SHORT
    for form, hidden in (("reversed", text[::-1]), ("rot13", codecs.encode(text, "rot13"))):
        if hidden != text and len(hidden.encode()) >= SHORT:
            edge = edge_of(item, hidden)
            edge = Edge.DIGIT if edge is Edge.DEGREES else edge
            confidence = 0.5 if short else 0.9
            # A form writes spaces as plus signs.
            for content in {hidden.encode(), hidden.replace(" ", "+").encode()}:
                yield Variant(item, _named(form, spelling), content, edge, confidence)
    if not spelling.how:
        content = text.encode()
        inside = Inside("hex", content, edge_of(item, text), backwards=True)
        for written in (content.hex(), content.hex().upper()) if len(content) >= SHORT else ():
            backwards = written[::-1].encode()
            yield Variant(item, "hex, reversed", backwards, confidence=0.9, inside=inside)
        for name, digest in digests(content):
            rotated = codecs.encode(digest.hex(), "rot13")
            yield Variant(item, f"{name}, rot13", rotated.encode(), confidence=0.9)
            if name == "md5":
                middle = rotated[8:24].encode()
                yield Variant(item, "16-character md5, rot13", middle, confidence=0.9)


def _named(form: str, spelling: Spelling) -> str:
    return f"{form} of {spelling.how}" if spelling.how else form
