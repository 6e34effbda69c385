"""Every form of one value: text, digest, number, raw bytes, obfuscated."""

from __future__ import annotations

import base64
import codecs
import string
import struct
from collections.abc import Iterator
from urllib.parse import quote_from_bytes

import cbor2
import msgpack

from tests.matching.corpus.digested import digested, salted, twice
from tests.matching.corpus.spelled import degrees, numbers, spelled
from tests.matching.corpus.values import Seeded
from tests.matching.corpus.wrapped import varint

UPPER, LOWER, DIGITS = string.ascii_uppercase, string.ascii_lowercase, string.digits
STANDARD = f"{UPPER}{LOWER}{DIGITS}+/"
ALPHABETS = {
    "lower first": f"{LOWER}{UPPER}{DIGITS}+/",
    "digits first": f"{DIGITS}{UPPER}{LOWER}+/",
    "digits, lower": f"{DIGITS}{LOWER}{UPPER}+/",
    "digits last": f"{LOWER}{DIGITS}{UPPER}-_",
    "crypt": f"./{DIGITS}{UPPER}{LOWER}",
    "bcrypt": f"./{UPPER}{LOWER}{DIGITS}",
    "backwards": STANDARD[::-1],
    "each part backwards": f"{UPPER[::-1]}{LOWER[::-1]}{DIGITS[::-1]}+/",
    "rotated by 1": STANDARD[1:] + STANDARD[:1],
    "rotated by 13": STANDARD[13:] + STANDARD[:13],
    "rot13": codecs.encode(STANDARD, "rot13"),
    "symbols first": f"+/{UPPER}{LOWER}{DIGITS}",
}
UNHASHED = {"tel", "mailto", "with a name"}
"""Spellings that are for people to click on."""
KEYS = (0x01, 0x13, 0x20, 0x5A, 0x7F, 0xAA, 0xFF)

Forms = Iterator[tuple[str, bytes]]


def texts(seeded: Seeded) -> Forms:
    """Spellings in the encodings of text, and weak obfuscation."""
    for name, text in spelled(seeded).items():
        yield name, text.encode()
    yield from ((name, text.encode()) for name, text in numbers(seeded).items())
    for name, halves in degrees(seeded).items():
        yield f"half a place, {name}", halves[0].encode()
        yield f"place, {name}", ",".join(halves).encode()
        if "decimals" in name or "cut" in name:
            yield f"md5 of place, {name}", digested(",".join(halves).encode())["md5 hex"]
        yield f"place in json, {name}", '{{"a":{},"b":{}}}'.format(*halves).encode()
    value = seeded.value
    yield "gbk", value.encode("gbk")
    yield "gbk, percent", quote_from_bytes(value.encode("gbk"), safe="").encode()
    yield "gbk, base64", base64.b64encode(f"n={value}&".encode("gbk"))
    for order in ("le", "be"):
        encoded = f"did={value};".encode(f"utf-16-{order}")
        yield f"utf-16-{order}", encoded
        yield f"utf-16-{order}, base64", base64.b64encode(encoded)
        yield f"utf-16-{order}, hex", encoded.hex().encode()


def obfuscated(seeded: Seeded) -> Forms:
    """Reversed, rot13, XOR and base64 with other alphabets."""
    value = seeded.value
    if value != value[::-1]:
        yield "reversed", value[::-1].encode()
        yield "reversed in base64", base64.b64encode(value[::-1].encode())
    if codecs.encode(value, "rot13") != value:
        yield "rot13", codecs.encode(value, "rot13").encode()
        yield "rot13 in base64", base64.b64encode(codecs.encode(value, "rot13").encode())
    for key in KEYS:
        hidden = bytes(byte ^ key for byte in value.encode())
        yield f"xor {key:#04x}", hidden
        yield f"xor {key:#04x}, base64", base64.b64encode(hidden)
        yield f"xor {key:#04x}, hex", hidden.hex().encode()
    for name, letters in ALPHABETS.items():
        for shift in range(3):
            content = base64.b64encode(b"x" * shift + value.encode()).decode()
            other = content.translate(str.maketrans(STANDARD, letters)).encode()
            yield f"base64 with {name} at {shift}", other
    yield "base64, reversed", base64.b64encode(value.encode())[::-1]
    yield "hex, reversed", value.encode().hex()[::-1].encode()


def hashed(seeded: Seeded) -> Forms:
    """Digests of the value and of its spellings."""
    for name, text in spelled(seeded).items():
        if name in UNHASHED:
            continue
        for how, digest in digested(text.encode()).items():
            yield f"{how} of {name}", digest
    for how, digest in twice(seeded.value.encode()).items():
        yield how, digest
    for how, digest in twice(seeded.value.upper().encode()).items():
        yield f"{how} of upper", digest
    if not seeded.value.isascii():
        for how, digest in digested(seeded.value.encode("gbk")).items():
            yield f"{how} of gbk", digest


def unproven(seeded: Seeded) -> Forms:
    """Digests that need the salt."""
    yield from salted(seeded.value.encode()).items()
    if seeded.kind in {"mac", "hex", "uuid"}:
        for how, digest in salted(seeded.value.upper().encode()).items():
            yield f"{how}, upper", digest


def binary(seeded: Seeded) -> Forms:
    """Messages that carry the value as a number or as raw bytes."""
    if seeded.kind in {"imei", "digits", "mobile"} and int(seeded.value) < 1 << 63:
        yield from _number(int(seeded.value))
    if seeded.kind in {"mac", "uuid", "hex"}:
        digits = seeded.value.replace(":", "").replace("-", "")
        raw = bytes.fromhex(digits)
        yield "raw bytes", b"\x01\x00\x07" + raw + b"\x09\x02"
        yield "raw bytes in protobuf", b"\x08\x01\x1a" + varint(len(raw)) + raw + b"\x20\x05"
        yield "raw bytes in msgpack", msgpack.packb({"id": raw})
        yield "raw bytes in cbor", cbor2.dumps({"id": raw})
        yield "raw bytes, base64", base64.b64encode(raw)
        yield "list of bytes", str(list(raw)).encode()
        yield "list of bytes in msgpack", msgpack.packb({"id": list(raw)})
        yield "raw bytes, base64url", base64.urlsafe_b64encode(raw).rstrip(b"=")
        if seeded.kind == "uuid":
            yield "two longs", b"\x09" + raw[:8][::-1] + b"\x11" + raw[8:][::-1]
            yield "microsoft order", b"\x01\x10" + _microsoft(raw) + b"\x01"
        else:
            yield "backwards", b"\x01\x00\x07" + raw[::-1] + b"\x09\x02"
            yield from _number(int(digits, 16))
    if seeded.kind == "degrees":
        yield from _degrees(float(seeded.value), float(seeded.beside))


def _number(number: int) -> Forms:
    yield "varint", b"\x0a\x02ab\x10" + varint(number) + b"\x18\x01"
    yield "zigzag", b"\x0a\x02ab\x10" + varint(number << 1) + b"\x18\x01"
    packed = varint(number) + varint(7)
    yield "packed varints", b"\x0a\x02ab\x12" + varint(len(packed)) + packed
    for order in "<>":
        yield f"64 bits {order}", b"\x08\x01\x11" + struct.pack(f"{order}Q", number) + b"\x18\x01"
    if number < 1 << 53:
        yield "double", b"\x08\x01\x11" + struct.pack("<d", number) + b"\x18\x01"
        yield "msgpack double", msgpack.packb({"v": float(number)})
    yield "msgpack number", msgpack.packb({"v": number, "w": [1]})
    yield "cbor number", cbor2.dumps({"v": number, "w": [1]})


def _degrees(first: float, second: float) -> Forms:
    millionths = round(first * 1e6), round(second * 1e6)
    tens = round(first * 1e7), round(second * 1e7)
    for order in "<>":
        yield (
            f"doubles {order}",
            b"\x09" + struct.pack(f"{order}d", first) + b"\x11" + struct.pack(f"{order}d", second),
        )
        for name, code, pair in (
            ("floats", "f", (first, second)),
            ("millionths", "i", millionths),
            ("ten-millionths", "i", tens),
        ):
            packed = [struct.pack(f"{order}{code}", half) for half in pair]
            yield f"{name} {order}", b"\x0d" + packed[0] + b"\x15" + packed[1]
    for name, pair in (("millionths", millionths), ("ten-millionths", tens)):
        yield f"{name} as varints", b"\x08" + varint(pair[0]) + b"\x10" + varint(pair[1])
        yield f"{name} as zigzag", b"\x08" + varint(pair[0] * 2) + b"\x10" + varint(pair[1] * 2)
        yield f"{name} in msgpack", msgpack.packb(list(pair))
        yield f"{name} in cbor", cbor2.dumps(list(pair))
    yield "half, float", b"\x0a\x03gps\x15" + struct.pack("<f", first) + b"\x18\x07"
    yield "half, millionths", b"\x0a\x03gps\x18" + varint(millionths[0]) + b"\x20\x07"
    yield "half, float in msgpack", msgpack.packb(["gps", first, 7], use_single_float=True)
    yield "doubles in msgpack", msgpack.packb({"lat": first, "lng": second})
    yield "doubles in cbor", cbor2.dumps([first, second])
    rounded = [struct.pack("<d", round(half, 4)) for half in (first, second)]
    yield "rounded doubles", b"\x09" + rounded[0] + b"\x11" + rounded[1]


def _microsoft(raw: bytes) -> bytes:
    return raw[3::-1] + raw[5:3:-1] + raw[7:5:-1] + raw[8:]
