"""Every form in which a value may travel is found, and equal shapes of other values are not."""

from __future__ import annotations

import base64
import codecs
import gzip
import html
import itertools
import json
import struct
import urllib.parse
import zlib
from collections.abc import Callable
from functools import partial
from hashlib import new, sha256, sha512

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard
from cryptography.hazmat.primitives import hashes

from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.identity import Contact, Identity

OURS = Identity(
    imei="001017001234565",
    imsi="001010123456789",
    iccid="8999900123456789014",
    serial="HT0A1B2C3D4E",
    android_id="f01a2b3c4d5e6f78",
    oaid="1b2c3d4e-1111-4222-8333-444455556666",
    wifi_mac="02:1a:2b:3c:4d:5e",
    ssid="test-net-4711",
    phone="19900001234",
    email="person.k7@example.com",
    name="测试甲一",
    id_card="990101197503074219",
    latitude="39.908431",
    longitude="116.397862",
    clipboard="clipboard marker 4711",
    contacts=(Contact(name="测试乙二", phone="19900005678"),),
    sms=("【测试】验证码 471100",),
)
OTHERS = Identity(
    imei="001017007654323",
    imsi="001010987654321",
    iccid="8999900987654321094",
    serial="HT9F8E7D6C5B",
    android_id="f98a7b6c5d4e3f21",
    oaid="9b8c7d6e-9999-4888-8777-000011112222",
    wifi_mac="02:9a:8b:7c:6d:5e",
    ssid="test-net-0815",
    phone="19900009876",
    email="person.x3@example.com",
    name="测试丙三",
    id_card="990101198811224327",
    latitude="31.230551",
    longitude="121.473917",
    clipboard="clipboard marker 0815",
    contacts=(Contact(name="测试丁四", phone="19900008765"),),
    sms=("【测试】验证码 081500",),
)

Form = Callable[[bytes], bytes]

md5 = partial(new, "md5", usedforsecurity=False)
sha1 = partial(new, "sha1", usedforsecurity=False)


def sm3(content: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


def rawdeflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def protobuf(content: bytes) -> bytes:
    return b"\x08\x96\x01\x12" + varint(len(content)) + content + b"\x32\x03abc"


def varint(number: int) -> bytes:
    low = number & 127
    return bytes([low]) if number < 128 else bytes([low | 128]) + varint(number >> 7)


def percent(content: bytes) -> bytes:
    return "".join(f"%{byte:02x}" for byte in content).encode()


def escaped(content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    return "".join(f"\\u{ord(character):04x}" for character in text).encode()


def rot13(content: bytes) -> bytes:
    return codecs.encode(content.decode(), "rot13").encode()


DIGESTS: dict[str, Form] = {
    "md5": lambda content: md5(content).hexdigest().encode(),
    "md5 upper": lambda content: md5(content).hexdigest().upper().encode(),
    "md5 raw": lambda content: md5(content).digest(),
    "md5 of 16": lambda content: md5(content).hexdigest()[8:24].encode(),
    "sha1": lambda content: sha1(content).hexdigest().encode(),
    "sha256": lambda content: sha256(content).hexdigest().encode(),
    "sha256 base64": lambda content: base64.b64encode(sha256(content).digest()),
    "sha512": lambda content: sha512(content).hexdigest().encode(),
    "sm3": lambda content: sm3(content).hex().encode(),
    "md5 of md5": lambda c: md5(md5(c).hexdigest().encode()).hexdigest().encode(),
    "sha256 of md5": lambda content: sha256(md5(content).hexdigest().encode()).hexdigest().encode(),
}
TEXT: dict[str, Form] = {
    "plain": lambda content: content,
    "upper case": lambda content: content.decode().upper().encode(),
    "lower case": lambda content: content.decode().lower().encode(),
    "gbk": lambda content: content.decode().encode("gbk"),
    "utf-16": lambda content: content.decode().encode("utf-16-le"),
}
ENCODINGS: dict[str, Form] = {
    "percent": percent,
    "percent twice": lambda content: percent(percent(content)),
    "json": lambda content: json.dumps({"a": [{"v": content.decode("utf-8", "replace")}]}).encode(),
    "json in json": lambda content: json.dumps(
        {"v": json.dumps({"w": content.decode("utf-8", "replace")})}
    ).encode(),
    "escapes": escaped,
    "entities": lambda content: "".join(
        f"&#{ord(character)};" for character in content.decode("utf-8", "replace")
    ).encode(),
    "html": lambda content: html.escape(f"<a b='{content.decode('utf-8', 'replace')}'>").encode(),
    "form": lambda content: b"v=1&did=" + urllib.parse.quote_from_bytes(content).encode() + b"&x=2",
    "multipart": lambda content: (
        b'--frontier\r\nContent-Disposition: form-data; name="did"\r\n\r\n'
        + content
        + b"\r\n--frontier--\r\n"
    ),
    "xml": lambda content: b'<?xml version="1.0"?><r><did>' + content + b"</did></r>",
    "base64": base64.b64encode,
    "base64 inside": lambda content: base64.b64encode(b'{"x":"' + content + b'","y":2}'),
    "base64url": lambda content: base64.urlsafe_b64encode(b"\xff\xfe?>" + content).rstrip(b"="),
    "base64 lines": lambda content: base64.encodebytes(b"x" * 70 + b" " + content + b" " * 70),
    "base32": base64.b32encode,
    "hex": lambda content: content.hex().encode(),
    "hex upper": lambda content: content.hex().upper().encode(),
    "gzip": gzip.compress,
    "gzip behind a prefix": lambda content: b"\x01\x02\x00\x00\x00\x09" + gzip.compress(content),
    "zlib": zlib.compress,
    "deflate": rawdeflate,
    "brotli": brotli.compress,
    "zstd": lambda content: zstandard.ZstdCompressor().compress(content),
    "protobuf": protobuf,
    "protobuf in protobuf": lambda content: protobuf(protobuf(content)),
    "grpc": lambda c: b"\0" + struct.pack(">I", len(protobuf(c))) + protobuf(c),
}
OBFUSCATIONS: dict[str, Form] = {
    "reversed": lambda content: content.decode()[::-1].encode(),
    "rot13": rot13,
    "xor": lambda content: bytes(byte ^ 0x5A for byte in content),
}
TEXT_ONLY = {"json", "json in json", "escapes", "html", "entities", "xml"} | {
    "base64 inside",
    "base64url",
    "base64 lines",
}
"""These carry text, or put text around what they carry."""


LAYERS: dict[str, Form] = {**ENCODINGS, **DIGESTS}


def values(identity: Identity) -> list[tuple[str, str]]:
    fields = identity.model_dump(exclude={"extra", "contacts", "sms"})
    listed = [(name, value) for name, value in fields.items() if value]
    listed += [("contacts", identity.contacts[0].name), ("contacts", identity.contacts[0].phone)]
    return [*listed, ("sms", identity.sms[0])]


def is_binary(content: bytes) -> bool:
    try:
        return not content.decode().isprintable()
    except UnicodeDecodeError:
        return True


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(OURS)


def found(matcher: Matcher, body: bytes) -> set[str]:
    return {match.item for match in matcher.search(MessageParts(body=body)).matches}


SINGLE: dict[str, Form] = {**TEXT, **DIGESTS, **ENCODINGS}
ALL: dict[str, Form] = {**SINGLE, **OBFUSCATIONS}


@pytest.mark.parametrize("form", SINGLE)
def test_each_item_is_found_in_this_form(matcher: Matcher, form: str) -> None:
    missed = [
        (item, value)
        for item, value in values(OURS)
        if item not in found(matcher, b" " + SINGLE[form](value.encode()) + b" ")
        and item not in found(matcher, SINGLE[form](value.encode()))
    ]

    assert missed == []


@pytest.mark.parametrize("form", OBFUSCATIONS)
def test_long_items_are_found_when_weakly_obfuscated(matcher: Matcher, form: str) -> None:
    long = [(item, value) for item, value in values(OURS) if value.isascii() and len(value) >= 10]
    changed = [
        (item, hidden)
        for item, value in long
        if (hidden := OBFUSCATIONS[form](value.encode())) != value.encode()
    ]
    missed = [item for item, hidden in changed if item not in found(matcher, b"v=" + hidden)]

    assert changed
    assert missed == []


@pytest.mark.parametrize(("inner", "outer"), [*itertools.product(LAYERS, ENCODINGS)])
def test_forms_are_found_inside_each_other(matcher: Matcher, inner: str, outer: str) -> None:
    missed = []
    for item, value in values(OURS):
        content = LAYERS[inner](value.encode())
        if outer in TEXT_ONLY and is_binary(content):
            continue
        if item not in found(matcher, ENCODINGS[outer](content)):
            missed.append(item)

    assert missed == []


@pytest.mark.parametrize("form", ALL)
def test_another_phones_values_in_the_same_form_are_no_match(matcher: Matcher, form: str) -> None:
    hits = [
        match
        for _, value in values(OTHERS)
        for match in matcher.search(MessageParts(body=ALL[form](value.encode()))).matches
    ]

    assert hits == []
