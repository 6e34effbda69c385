"""Undoes text encodings inside a layer: percent, entities, escapes, base64, base32, hex.

A decoder yields the pieces it could decode. None raises.
"""

from __future__ import annotations

import binascii
import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from harness.matching.byte_lists import hex_pairs, number_lists
from harness.matching.layers import SEPARATOR, Layer, Piece
from harness.matching.runs import (
    BASE32_LOWER,
    BASE32_UPPER,
    BASE64,
    BASE64URL,
    HEX,
    HEX_OR_DASH,
    WORD,
)
from harness.matching.turned import backwards, disguised, rotated_hex

Decoder = Callable[[Layer], Iterator[Piece]]

LINE_LENGTHS = (76, 64)
"""Android's Base64.DEFAULT and MIME break lines after 76 characters, PEM after 64."""
LONGEST_ENTITY = 9
"""Bytes from the ampersand to the semicolon."""
FEW = 64
"""Signs of an encoding that are tried one by one."""
_PERCENT = re.compile(rb"%(?:u[0-9A-Fa-f]{2})?[0-9A-Fa-f]{2}")
_PERCENT_U = re.compile(rb"%u([0-9A-Fa-f]{4})")
_ENTITY = re.compile(rb"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_ESCAPE = re.compile(rb"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[/\"\\nrt])")
_BYTE_ESCAPE = re.compile(rb"\\x([0-9A-Fa-f]{2})")
_HIGH_BYTE = re.compile(rb"\\x[89A-Fa-f]")
_ESCAPES = re.compile(rb"(?:" + _ESCAPE.pattern + rb")+")
_STRING_ENDS = (b'"', SEPARATOR)
_REST_OF_STRING = re.compile(rb'(?:[^"\\\x1e]|\\[^\x1e])*+')
_LETTERS = re.compile(rb"[A-Za-z0-9+/]+")
_TEXT_ENDS = (b">", b'"', b"\n", SEPARATOR)
_TEXT_END = re.compile(rb"[<>\"'\n\x1e]")
_CONTROL = bytes.maketrans(b"nrt", b"\n\r\t")
_BASE32_DIGITS = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz234567",
    b"0123456789abcdefghijklmnop0123456789abcdefghijklmnopqrstuv",
)
_URL_TO_STANDARD = bytes.maketrans(b"-_", b"+/")


def percent(layer: Layer) -> Iterator[Piece]:
    """`%41` -> `A`, by the word."""
    if not _first(_PERCENT, b"%", layer.content):
        return
    marks = layer.content.translate(WORD.table)
    at = 0
    while found := _first(_PERCENT, b"%", layer.content, at):
        start = marks.rfind(0, 0, found.start()) + 1
        at = marks.find(0, found.start())
        at = len(marks) if at < 0 else at
        for begin, end in layer.parted(start, at):
            word = layer.content[begin:end]
            if b"%u" in word:  # as JavaScript's escape() writes it
                word = _PERCENT_U.sub(rb"\\u\1", word)
                word = _ESCAPES.sub(_unescaped, word)
            yield (unquote_to_bytes(word), "percent", begin, end)
            if b"+" in word:
                yield (unquote_to_bytes(word.replace(b"+", b" ")), "percent", begin, end)


def entities(layer: Layer) -> Iterator[Piece]:
    """`&#65;` -> `A`, from one tag, quote or line end to the next."""
    content = layer.content
    if not _may_have_entities(content):
        return
    at = 0
    while found := _ENTITY.search(content, at):
        start = max(content.rfind(end, at, found.start()) for end in _TEXT_ENDS) + 1
        start = max(start, at)
        stop = _TEXT_END.search(content, found.start())
        at = stop.start() if stop else len(content)
        text = content[start:at].decode("utf-8", "surrogateescape")
        yield (_encoded(html.unescape(text)), "html entities", start, at)


def escapes(layer: Layer) -> Iterator[Piece]:
    r"""`\u0041` -> `A`, by the quoted string."""
    content = layer.content
    at = 0
    while found := _first(_ESCAPE, b"\\", content, at):
        start = max(*(content.rfind(end, at, found.start()) + 1 for end in _STRING_ENDS), at)
        rest = _REST_OF_STRING.match(content, found.start())
        at = max(rest.end() if rest else 0, found.end())
        text = content[start:at]
        yield (_ESCAPES.sub(_unescaped, text), "escapes", start, at)
        if _HIGH_BYTE.search(text):  # bytes of UTF-8, as web servers and Python write them
            inside = _BYTE_ESCAPE.sub(lambda one: bytes.fromhex(one[1].decode()), text)
            yield (inside, "escapes", start, at)


def base64_runs(layer: Layer) -> Iterator[Piece]:
    """Standard alphabet, with or without padding and line breaks."""
    cased = layer.cased_runs
    begun = done = 0
    for at, to in BASE64.runs(cased.content):
        run = cased.content[at:to]
        start = cased.origin(at)
        if begun < start < done:
            continue
        if len(run) in LINE_LENGTHS:
            begun = start
            run, done = _unwrapped(layer.content, start, start + len(run))
        if not _is_word(run):
            yield (_from_base64(run), "base64", start, start + len(run))


def base64url_runs(layer: Layer) -> Iterator[Piece]:
    """The alphabet of URLs and file names, where it differs from the standard one."""
    cased = layer.cased_runs
    if b"-" not in cased.content and b"_" not in cased.content:
        return
    for at, to in BASE64URL.runs(cased.content):
        run = cased.content[at:to]
        if (b"-" in run or b"_" in run) and not _is_word(run):
            start = cased.origin(at)
            yield (_from_base64url(run), "base64", start, start + len(run))


def base32_runs(layer: Layer) -> Iterator[Piece]:
    """Upper or lower case."""
    cased = layer.cased_runs
    for at, to in BASE32_UPPER.runs(cased.content):
        start = cased.origin(at)
        yield (_from_base32(cased.content[at:to]), "base32", start, start + to - at)
    runs = layer.runs
    for at, to in BASE32_LOWER.runs(runs.content):
        start = runs.origin(at)
        yield (_from_base32(runs.content[at:to]), "base32", start, start + to - at)


def hex_runs(layer: Layer) -> Iterator[Piece]:
    """Two digits a byte."""
    runs = layer.runs
    for at, to in HEX.runs(runs.content):
        start = runs.origin(at)
        digits = runs.content[at : to - (to - at) % 2]
        yield (binascii.unhexlify(digits), "hex", start, start + to - at)


DECODERS: tuple[Decoder, ...] = (
    percent,
    entities,
    escapes,
    base64_runs,
    base64url_runs,
    base32_runs,
    hex_runs,
    hex_pairs,
    number_lists,
    backwards,
    disguised,
    rotated_hex,
)


def _first(
    form: re.Pattern[bytes], sign: bytes, content: bytes, at: int = 0
) -> re.Match[bytes] | None:
    """What `search` finds of a form that begins with the sign, sooner where signs are few."""
    for _ in range(FEW):
        at = content.find(sign, at)
        if at < 0:
            return None
        if found := form.match(content, at):
            return found
        at += 1
    return form.search(content, at)


def _may_have_entities(content: bytes) -> bool:
    """Whether an ampersand stands near before one of the first semicolons, or there are many."""
    at = -1
    for _ in range(FEW):
        at = content.find(b";", at + 1)
        if at < 0:
            return False
        if content.find(b"&", max(0, at - LONGEST_ENTITY), at) >= 0:
            return True
    return True


def _is_word(run: bytes) -> bool:
    """Whether this is no base64: letters all of one case, or hexadecimal digits and dashes.

    The bytes at both ends may belong to what stands beside the run in a binary message. Of random
    base64 one run in two hundred looks like this at the shortest, and none when it is longer.
    """
    inside = run[1:-1]
    if inside.islower() or inside.isupper():
        return True
    return 0 not in run.translate(HEX_OR_DASH.table)


def _unwrapped(content: bytes, start: int, end: int) -> tuple[bytes, int]:
    """A run with the lines that follow it, and where the last one ends."""
    width = end - start
    lines = [content[start:end]]
    while content[end : end + 1] in {b"\n", b"\r"}:
        begin = end + (2 if content[end : end + 2] == b"\r\n" else 1)
        letters = _LETTERS.match(content, begin, begin + width)
        if letters is None:
            break
        line = letters[0]
        lines.append(line)
        end = begin + len(line)
        if len(line) < width:
            break
    return b"".join(lines), end


def _unescaped(found: re.Match[bytes]) -> bytes:
    """Neighbouring escapes together: two of them may form one character beyond U+FFFF."""
    units = b"".join(_unit(escape[0]) for escape in _ESCAPE.finditer(found[0]))
    return units.decode("utf-16-be", "replace").encode()


def _unit(escape: bytes) -> bytes:
    if escape[1:2] in {b"u", b"x"}:
        return binascii.unhexlify(escape[2:]).rjust(2, b"\0")
    return b"\0" + escape[1:].translate(_CONTROL)


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # an entity that stands for half a character
        return text.encode("utf-8", "replace")


def _from_base64(run: bytes) -> bytes:
    plain = run[:-1] if len(run) % 4 == 1 else run
    return binascii.a2b_base64(plain + b"=" * (-len(plain) % 4))


def _from_base64url(run: bytes) -> bytes:
    return _from_base64(run.translate(_URL_TO_STANDARD))


def _from_base32(run: bytes) -> bytes:
    # int() reads 32 digits too, only that it calls them 0 to v; it is much the fastest way.
    number = int(run.translate(_BASE32_DIGITS), 32)
    size = len(run) * 5 // 8
    return (number >> (len(run) * 5 - size * 8)).to_bytes(size)
