"""Undoes text encodings inside a layer: percent, entities, escapes, base64, base32, hex.

A decoder yields the pieces it could decode. None raises.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from harness.matching.layers import Layer, Piece
from harness.matching.runs import (
    BASE32_LOWER,
    BASE32_UPPER,
    BASE64,
    BASE64URL,
    HEX,
    HEX_OR_DASH,
    WORD,
    Alphabet,
)

Decoder = Callable[[Layer], Iterator[Piece]]

LINE_LENGTHS = (76, 64)
"""Android's Base64.DEFAULT and MIME break lines after 76 characters, PEM after 64."""
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_ENTITY = re.compile(rb"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
_ESCAPE = re.compile(rb"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[/\"\\nrt])")
_ESCAPES = re.compile(rb"(?:" + _ESCAPE.pattern + rb")+")
_REST_OF_STRING = re.compile(rb'(?:[^"\\]|\\.)*+', re.DOTALL)
_CONTROL = bytes.maketrans(b"nrt", b"\n\r\t")
_URL_TO_STANDARD = bytes.maketrans(b"-_", b"+/")


def percent(layer: Layer) -> Iterator[Piece]:
    """`%41` -> `A`, by the word."""
    mapped = layer.content.translate(WORD.table)
    at = 0
    while found := _PERCENT.search(layer.content, at):
        start = mapped.rfind(b" ", 0, found.start()) + 1
        at = mapped.find(b" ", found.start())
        at = len(mapped) if at < 0 else at
        word = layer.content[start:at]
        yield Piece(unquote_to_bytes(word), "percent", start, at)
        if b"+" in word:
            yield Piece(unquote_to_bytes(word.replace(b"+", b" ")), "percent", start, at)


def entities(layer: Layer) -> Iterator[Piece]:
    """`&#65;` -> `A`, from one tag, quote or line end to the next."""
    content = layer.content
    ends = re.compile(rb"[<>\"'\n\x1e]")
    at = 0
    while found := _ENTITY.search(content, at):
        start = max(content.rfind(end, at, found.start()) for end in (b">", b'"', b"\n")) + 1
        start = max(start, at)
        stop = ends.search(content, found.start())
        at = stop.start() if stop else len(content)
        text = content[start:at].decode("utf-8", "surrogateescape")
        yield Piece(_encoded(html.unescape(text)), "html entities", start, at)


def escapes(layer: Layer) -> Iterator[Piece]:
    r"""`\u0041` -> `A`, by the quoted string."""
    content = layer.content
    at = 0
    while found := _ESCAPE.search(content, at):
        start = max(content.rfind(b'"', at, found.start()) + 1, at)
        rest = _REST_OF_STRING.match(content, found.start())
        at = max(rest.end() if rest else 0, found.end())
        yield Piece(_ESCAPES.sub(_unescaped, content[start:at]), "escapes", start, at)


def base64_runs(layer: Layer) -> Iterator[Piece]:
    """Standard alphabet, with or without padding and line breaks."""
    content = layer.content
    done = 0
    for start, end in BASE64.runs(content):
        if start < done:
            continue
        run = content[start:end]
        if len(run) in LINE_LENGTHS:
            run, done = _unwrapped(content, start, end)
        if not _is_word(run):
            yield from _decoded(run, "base64", start, _from_base64)


def base64url_runs(layer: Layer) -> Iterator[Piece]:
    """The alphabet of URLs and file names, where it differs from the standard one."""
    if b"-" not in layer.content and b"_" not in layer.content:
        return
    for start, end in BASE64URL.runs(layer.content):
        run = layer.content[start:end]
        if (b"-" in run or b"_" in run) and not _is_word(run):
            yield from _decoded(run, "base64", start, _from_base64url)


def base32_runs(layer: Layer) -> Iterator[Piece]:
    """Upper or lower case."""
    yield from _all_runs(layer, BASE32_UPPER, "base32", _from_base32)
    yield from _all_runs(layer, BASE32_LOWER, "base32", _from_base32)


def hex_runs(layer: Layer) -> Iterator[Piece]:
    """Two digits a byte."""
    yield from _all_runs(layer, HEX, "hex", _from_hex)


DECODERS: tuple[Decoder, ...] = (
    percent,
    entities,
    escapes,
    base64_runs,
    base64url_runs,
    base32_runs,
    hex_runs,
)


def _all_runs(
    layer: Layer, letters: Alphabet, name: str, decode: Callable[[bytes], bytes]
) -> Iterator[Piece]:
    for start, end in letters.runs(layer.content):
        yield from _decoded(layer.content[start:end], name, start, decode)


def _decoded(
    run: bytes, name: str, start: int, decode: Callable[[bytes], bytes]
) -> Iterator[Piece]:
    try:
        yield Piece(decode(run), name, start, start + len(run))
    except (ValueError, binascii.Error):
        return


def _is_word(run: bytes) -> bool:
    """Whether this is no base64: letters all of one case, or hexadecimal digits and dashes."""
    if run.isalpha():
        return run.islower() or run.isupper()
    return not run.translate(HEX_OR_DASH.table).strip(b"A")


def _unwrapped(content: bytes, start: int, end: int) -> tuple[bytes, int]:
    """A run with the lines that follow it, and where the last one ends."""
    width = end - start
    lines = [content[start:end]]
    while content[end : end + 1] in {b"\n", b"\r"}:
        begin = end + (2 if content[end : end + 2] == b"\r\n" else 1)
        line = content[begin : begin + width].split(b"\n")[0].rstrip(b"\r=")
        if not line or line.translate(BASE64.table).strip(b"A"):
            break
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
    plain = run.upper()
    plain = plain[: len(plain) - (len(plain) % 8 in {1, 3, 6})]
    return base64.b32decode(plain + b"=" * (-len(plain) % 8))


def _from_hex(run: bytes) -> bytes:
    return binascii.unhexlify(run[: len(run) & ~1])
