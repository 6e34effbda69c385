"""Undoes compression, never yielding more bytes than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

import brotli  # type: ignore[import-untyped]
import zstandard

BROTLI_STEP = 32
"""Bytes of input at a time: one such step cannot grow beyond a few 16 MB blocks."""
BROTLI_SMALL = 1 << 20
"""Bytes of a block that take little time."""
BROTLI_RATIO = 1024
"""Bytes that one of brotli stands for at most, in what is worth reading."""
SECOND_BLOCK = 1024
"""Bytes of raw deflate data below which the first block is also the last."""
LARGEST_ZIP = 1 << 20
"""Bytes of an archive: all of its directory is read first."""
MOST_FILES = 64
"""Files of one archive that are read."""
ZSTD_WINDOW = 1 << 25
"""Largest window, in bytes, that a frame may ask memory for."""


def inflate(content: bytes, limit: int, *, wbits: int) -> bytes:
    """At most `limit` bytes; what could be read when the data are cut or damaged."""
    decoder = zlib.decompressobj(wbits)
    try:
        return decoder.decompress(content, limit)
    except zlib.error:
        return b""


def gunzip(content: bytes, limit: int) -> bytes:
    """The content of a gzip member."""
    return inflate(content, limit, wbits=31)


def unzlib(content: bytes, limit: int) -> bytes:
    """The content of a zlib stream."""
    return inflate(content, limit, wbits=15)


def undeflate(content: bytes, limit: int) -> bytes:
    """The content of a raw deflate stream that ends where the data end; it has no mark to know."""
    if not _may_be_deflate(content):
        return b""
    decoder = zlib.decompressobj(-15)
    try:
        opened = decoder.decompress(content, limit)
    except zlib.error:
        return b""
    ended = (decoder.eof and not decoder.unused_data) or len(opened) >= limit
    return opened if ended else b""


def _may_be_deflate(content: bytes) -> bool:
    """By the first three bits (RFC 1951, 3.2.3): is it the last block, and of which kind."""
    if len(content) < 5:
        return False
    kind = content[0] & 7
    if kind < 2:  # stored as it was, behind its length and the complement of it
        return content[1] ^ content[3] == 255 == content[2] ^ content[4]
    if kind == 3:  # of one block with the fixed code, whose last symbol is seven zeros
        return content[-1] < 2
    # Compressors begin a second block behind sixteen thousand symbols.
    return kind == 5 or (kind in {2, 4} and len(content) > SECOND_BLOCK)


def unzip(content: bytes, limit: int) -> bytes:
    """The files of a ZIP archive, one behind the other."""
    if len(content) > LARGEST_ZIP:
        return b""
    opened: list[bytes] = []
    try:
        with ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist()[:MOST_FILES]:
                if entry.compress_type in {ZIP_STORED, ZIP_DEFLATED}:
                    with archive.open(entry) as file:
                        opened.append(file.read(limit - sum(map(len, opened))))
    except (BadZipFile, OSError, EOFError, ValueError, RuntimeError, zlib.error):
        pass  # cut, damaged or encrypted
    return b"\n".join(opened)[:limit]


def unzstd(content: bytes, limit: int) -> bytes:
    """The content of zstd frames."""
    decoder = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW)
    try:
        with decoder.stream_reader(content, read_across_frames=True) as reader:
            return reader.read(limit)
    except zstandard.ZstdError:
        return b""


def unbrotli(content: bytes, limit: int) -> bytes:
    """The content of a whole brotli stream."""
    decoder = brotli.Decompressor()
    opened: list[bytes] = []
    size = 0
    try:
        for at in range(0, len(content), BROTLI_STEP):
            opened.append(decoder.process(content[at : at + BROTLI_STEP]))
            size += len(opened[-1])
            if size >= limit:
                return b"".join(opened)[:limit]
    except brotli.error:
        return b""
    return b"".join(opened) if decoder.is_finished() else b""


def guess_brotli(content: bytes, limit: int) -> bytes:
    """The content of what may be a brotli stream; it has no mark to know."""
    return unbrotli(content, limit) if _may_be_brotli(content) else b""


def _may_be_brotli(content: bytes) -> bool:
    """By the size of its first block (RFC 7932, 9.2): by chance a few bytes stand for megabytes."""
    bits = int.from_bytes(content[:5], "little") >> 4
    is_last, is_empty = bits & 1, bits & 2
    if is_last and is_empty:
        return False
    bits >>= 2 if is_last else 1
    nibbles = 4 + (bits & 3)
    size = (bits >> 2) % (1 << 4 * nibbles) + 1
    return nibbles < 7 and (size <= BROTLI_SMALL or size <= BROTLI_RATIO * len(content))


MARKED: tuple[tuple[str, tuple[bytes, ...], Callable[[bytes, int], bytes]], ...] = (
    ("gzip", (b"\x1f\x8b\x08",), gunzip),
    ("zlib", (b"x\x01", b"x^", b"x\x9c", b"x\xda"), unzlib),
    ("zstd", (b"\x28\xb5\x2f\xfd",), unzstd),
    ("zip", (b"PK\x03\x04",), unzip),
)
"""Name, first bytes, and function of the formats that can be recognised."""


def content_decoded(content: bytes, encoding: str, limit: int) -> bytes:
    """What a `Content-Encoding` header names, undone; the content itself when that fails."""
    names = {"gzip": gunzip, "x-gzip": gunzip, "zstd": unzstd, "br": unbrotli}
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name == "deflate":
            content = unzlib(content, limit) or undeflate(content, limit) or content
        elif name in names:
            content = names[name](content, limit) or content
    return content
