"""What content is put into on its way: text encodings, compression, structures."""

from __future__ import annotations

import base64
import codecs
import gzip
import html
import io
import json
import string
import struct
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote, quote_from_bytes
from xml.sax.saxutils import escape, quoteattr

import brotli  # type: ignore[import-untyped]
import cbor2
import msgpack
import zstandard

DIGITS_FIRST = bytes.maketrans(
    f"{string.ascii_uppercase}{string.ascii_lowercase}{string.digits}+/".encode(),
    f"{string.digits}{string.ascii_uppercase}{string.ascii_lowercase}+/".encode(),
)
Wrap = Callable[[bytes], bytes]


def is_text(content: bytes) -> bool:
    """Whether the content can stand in a text as it is."""
    try:
        return content.decode().isprintable()
    except UnicodeDecodeError:
        return False


def varint(number: int) -> bytes:
    low = number & 127
    return bytes([low]) if number < 128 else bytes([low | 128]) + varint(number >> 7)


def protobuf(content: bytes, number: int = 6) -> bytes:
    """A message with numbers and strings around a field of the content."""
    field = varint(number << 3 | 2) + varint(len(content)) + content
    return b"\x08\x96\x01\x11" + struct.pack("<d", 2.5) + field + b"\x32\x03abc\x38\x01"


def grpc(content: bytes, *, compressed: bool = False) -> bytes:
    message = protobuf(content)
    if compressed:
        message = gzip.compress(message, mtime=0)
    return bytes([compressed]) + struct.pack(">I", len(message)) + message


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def zipped(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.log", content)
    return file.getvalue()


def json_of(content: bytes) -> bytes:
    document = {"os": "android", "ext": {"ids": [{"t": 1, "v": content.decode()}]}, "n": 3.5}
    return json.dumps(document, ensure_ascii=False).encode()


def multipart(content: bytes, *headers: str) -> bytes:
    extra = "".join(f"{header}\r\n" for header in headers).encode()
    return (
        b'--frontier42\r\nContent-Disposition: form-data; name="v"\r\n\r\n7\r\n--frontier42\r\n'
        b'Content-Disposition: form-data; name="did"; filename="d.bin"\r\n'
        + extra
        + b"\r\n"
        + content
        + b"\r\n--frontier42--\r\n"
    )


def inside_base64(content: bytes, shift: int) -> bytes:
    return base64.b64encode(b'{"' + b"n" * (shift + 1) + b'":"' + content + b'","m":1}')


def every_letter(form: str) -> Wrap:
    """Each character of the text by its number."""
    return lambda content: "".join(form.format(ord(c)) for c in content.decode()).encode()


TEXTUAL: dict[str, Wrap] = {
    "json": json_of,
    "json in json": lambda content: json.dumps({"d": json_of(content).decode()}).encode(),
    "json in json in json": lambda content: json.dumps(
        {"d": json.dumps({"e": [json_of(content).decode()]})}
    ).encode(),
    "json, ascii": lambda content: json.dumps({"p": [content.decode()]}).encode(),
    "json in a list of lines": lambda c: b'{"a":1}\n' + json_of(c) + b'\n{"b":2}\n',
    "json in a callback": lambda content: b"cb(" + json_of(content) + b");",
    "json with escaped slashes": lambda content: json_of(content).replace(b"/", b"\\/"),
    "unicode escapes": every_letter("\\u{:04x}"),
    "UNICODE ESCAPES": every_letter("\\u{:04X}"),
    "percent u": every_letter("%u{:04X}"),
    "entities": every_letter("&#{};"),
    "hexadecimal entities": every_letter("&#x{:x};"),
    "form": lambda content: b"v=1&did=" + quote(content.decode(), safe="").encode() + b"&w=2",
    "form of json": lambda content: b"v=1&data=" + quote(json_of(content).decode()).encode(),
    "xml": lambda content: (
        f'<?xml version="1.0"?><r><d n="1">{escape(content.decode())}</d></r>'.encode()
    ),
    "xml attribute": lambda c: f"<r><d v={quoteattr(c.decode())} w='1'/></r>".encode(),
    "cdata": lambda c: b"<x><![CDATA[" + c + b"]]></x>",
    "lines of base64": lambda c: base64.encodebytes(b"n=1;" * 20 + c + b";m=2" * 20),
    "lines of base64, \\r\\n": lambda c: base64.encodebytes(b"q" * 58 + b"=" + c).replace(
        b"\n", b"\r\n"
    ),
    "base64 at 0": lambda content: inside_base64(content, 0),
    "base64 at 1": lambda content: inside_base64(content, 1),
    "base64 at 2": lambda content: inside_base64(content, 2),
    "jwt": lambda content: b".".join(
        base64.urlsafe_b64encode(part).rstrip(b"=")
        for part in (b'{"alg":"HS256"}', b'{"sub":"' + content + b'"}', b"\x9f" * 32)
    ),
    "soap": lambda c: (
        b'<s:Envelope xmlns:s="urn:s"><s:Body><m:in>'
        + html.escape(f"<dev id='{c.decode()}'/>").encode()
        + b"</m:in></s:Body></s:Envelope>"
    ),
    "plist": lambda c: b"<plist><dict><key>d</key><string>" + c + b"</string></dict></plist>",
    "socket.io": lambda content: b'42["up",' + json_of(content) + b"]",
    "log lines": lambda content: b"12:00 I/App: did=" + content + b", os=14\n12:01 I/App: x\n",
    "utf-16 json": lambda content: json_of(content).decode().encode("utf-16"),
    "utf-16 big json": lambda content: json_of(content).decode().encode("utf-16-be"),
    "tabs": lambda content: b"a\tb\t" + content + b"\tc\n",
    "pipes": lambda content: b"1|" + content + b"|x",
}
"""These hold text."""

ENCODED: dict[str, Wrap] = {
    "percent": lambda content: quote_from_bytes(content, safe="").encode(),
    "percent, all": lambda content: "".join(f"%{byte:02x}" for byte in content).encode(),
    "percent twice": lambda c: quote(quote_from_bytes(c, safe=""), safe="").encode(),
    "percent twice, all": lambda c: "".join(f"%25{byte:02X}" for byte in c).encode(),
    "base64": base64.b64encode,
    "base64, no padding": lambda content: base64.b64encode(content).rstrip(b"="),
    "base64url": base64.urlsafe_b64encode,
    "base64url, no padding": lambda content: base64.urlsafe_b64encode(content).rstrip(b"="),
    "base64 in lines": base64.encodebytes,
    "base64 twice": lambda content: base64.b64encode(base64.b64encode(content)),
    "base64, percent": lambda content: quote(base64.b64encode(content).decode(), safe="").encode(),
    "data url": lambda content: b"data:text/plain;base64," + base64.b64encode(content),
    "base32": base64.b32encode,
    "base32, no padding": lambda content: base64.b32encode(content).rstrip(b"="),
    "base32, lower": lambda content: base64.b32encode(content).rstrip(b"=").lower(),
    "hex": lambda content: content.hex().encode(),
    "HEX": lambda content: content.hex().upper().encode(),
    "hex in pairs": lambda content: content.hex(" ").encode(),
    "hex in pairs with colons": lambda content: content.hex(":").upper().encode(),
    "hex of each byte": lambda content: ", ".join(f"0x{byte:02x}" for byte in content).encode(),
    "byte escapes": lambda content: "".join(f"\\x{byte:02x}" for byte in content).encode(),
    "list of bytes": lambda content: json.dumps(list(content)).encode(),
    "list of signed bytes": lambda content: json.dumps(
        {"b": [byte - 256 if byte > 127 else byte for byte in content]}
    ).encode(),
    "hex with 0x": lambda content: b"0x" + content.hex().encode(),
}
"""These make text of anything."""

PACKED: dict[str, Wrap] = {
    "gzip": lambda content: gzip.compress(content, mtime=0),
    "zlib": zlib.compress,
    "zlib, fast": lambda content: zlib.compress(content, 1),
    "deflate": raw_deflate,
    "brotli": lambda content: brotli.compress(content, quality=5),
    "brotli, fast": lambda content: brotli.compress(content, quality=1),
    "zstd": lambda content: zstandard.ZstdCompressor().compress(content),
    "gzip behind 4 bytes": lambda c: struct.pack(">I", len(c)) + gzip.compress(c, mtime=0),
    "gzip behind text": lambda content: b"GZ1.0\0\0" + gzip.compress(content, mtime=0),
    "zlib behind 8 bytes": lambda content: (
        b"\x07\x00\x00\x01\x00\x00\x00\x10" + zlib.compress(content)
    ),
    "zstd behind 1 byte": lambda content: b"\x02" + zstandard.compress(content),
    "deflate behind 4 bytes": lambda content: (
        struct.pack("<I", len(content)) + raw_deflate(content)
    ),
    "brotli behind 4 bytes": lambda c: struct.pack(">I", len(c)) + brotli.compress(c, quality=5),
    "zip": zipped,
    "protobuf": protobuf,
    "protobuf in protobuf": lambda content: protobuf(protobuf(content, 1), 2),
    "protobuf, one field": lambda content: b"\x0a" + varint(len(content)) + content,
    "protobuf behind its length": lambda c: varint(len(protobuf(c))) + protobuf(c),
    "grpc": grpc,
    "grpc, two frames": lambda content: grpc(b"first") + grpc(content),
    "grpc, gzip": lambda content: grpc(content, compressed=True),
    "grpc-web text": lambda content: base64.b64encode(grpc(content)),
    "msgpack": lambda c: msgpack.packb({"v": 1, "d": [_text(c), 2.5], "z": None}),
    "msgpack list": lambda c: msgpack.packb([7, _text(c), {"k": b"\x01"}]),
    "msgpack bytes": lambda content: msgpack.packb({"data": content, "t": 1700000000}),
    "cbor": lambda c: cbor2.dumps({"v": 1, "d": [_text(c), 2.5], "z": None}),
    "cbor bytes": lambda content: cbor2.dumps([1, {"data": content}]),
    "multipart": lambda content: multipart(content, "Content-Type: application/octet-stream"),
    "thrift compact": lambda c: b"\x82\x21\x01\x03put\x18" + varint(len(c)) + c + b"\x15\x02\x00",
    "length and text": lambda content: b"\x00\x01\x00" + struct.pack(">H", len(content)) + content,
}
"""These make bytes of anything."""

HIDDEN: dict[str, Wrap] = {
    "reversed": lambda c: c.decode()[::-1].encode() if is_text(c) else c[::-1],
    "rot13": lambda content: codecs.encode(content.decode(), "rot13").encode(),
    "xor 0x01": lambda content: bytes(byte ^ 0x01 for byte in content),
    "xor 0x5a": lambda content: bytes(byte ^ 0x5A for byte in content),
    "xor 0xff": lambda content: bytes(byte ^ 0xFF for byte in content),
    "base64, cases swapped": lambda content: base64.b64encode(content).swapcase(),
    "base64, digits first": lambda content: base64.b64encode(b'{"d":"' + content + b'"}').translate(
        DIGITS_FIRST
    ),
    "hex, rot13": lambda content: codecs.encode(content.hex(), "rot13").encode(),
    "gzip, reversed": lambda content: gzip.compress(content, mtime=0)[::-1],
}
"""Weak obfuscation of a whole text."""


def _text(content: bytes) -> str | bytes:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content
