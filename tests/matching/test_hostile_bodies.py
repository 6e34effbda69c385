"""Bodies made to exhaust a searcher: it gives up in time, says so, and keeps what it found."""

from __future__ import annotations

import base64
import gzip
import random
import time
import tracemalloc
import zlib
from collections.abc import Callable
from functools import reduce

import brotli  # type: ignore[import-untyped]
import msgpack
import pytest
import zstandard

from harness.matching.budget import Limits
from harness.matching.compression import content_decoded
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.identity import Identity

IMEI = b"001017001234565"
OURS = Identity(imei=IMEI.decode(), name="测试甲一")
MATCHER = Matcher(OURS, Limits(seconds=0.5))
NOISE = random.Random(1)  # noqa: S311 - repeatable, not secret
SIZE = 2 * 1024 * 1024


def quine_like() -> bytes:
    content = IMEI
    for _ in range(40):
        content = base64.b64encode(content)[: SIZE // 2]
    return content


def protobuf(content: bytes, _: int) -> bytes:
    """A message around the content."""
    size = len(content)
    return bytes([10, size & 127 | 128, size >> 7 & 127 | 128, size >> 14]) + content


BODIES: dict[str, Callable[[], bytes]] = {
    "gzip bomb": lambda: gzip.compress(bytes(1 << 28)),
    "gzip in gzip bomb": lambda: gzip.compress(gzip.compress(bytes(1 << 27))),
    "zlib bomb": lambda: zlib.compress(bytes(1 << 27)),
    "brotli bomb": lambda: brotli.compress(bytes(1 << 27), quality=5),
    "zstd bomb": lambda: zstandard.ZstdCompressor().compress(bytes(1 << 27)),
    "deep json": lambda: b"[" * SIZE,
    "deep json in strings": lambda: b'{"a":"' * (SIZE // 6),
    "many json strings": lambda: b"[" + b'"aGVsbG8gd29ybGQgYWdhaW4=",' * (SIZE // 27) + b"1]",
    "recursive base64": quine_like,
    "percent": lambda: b"%41" * (SIZE // 3),
    "percent of percent": lambda: b"%25" * (SIZE // 3),
    "escapes": lambda: b'"\\u0041' * (SIZE // 7),
    "entities": lambda: b"&#65;" * (SIZE // 5),
    "many matches": lambda: (IMEI + b" ") * (SIZE // 16),
    "many matches in json": lambda: b"[" + (b'{"a":"' + IMEI + b'"},') * (SIZE // 24) + b"1]",
    "many matches in base64": lambda: b",".join(
        b'"%s"' % base64.b64encode(b"%06d " % n + IMEI) for n in range(SIZE // 34)
    ),
    "names without end": lambda: b'{"":' * 4000 + b'"' + IMEI + b'"',
    "form": lambda: b"a=b&" * (SIZE // 4),
    "protobuf of lengths": lambda: b"\x0a\x7f" * (SIZE // 2),
    "protobuf cut off": lambda: b"\x0a\xff\xff\xff\xff\x0f" + bytes(100),
    "endless varint": lambda: b"\xff" * SIZE,
    "grpc of nothing": lambda: b"\0\0\0\0\0" * (SIZE // 5),
    "multipart of nothing": lambda: b"--x\r\n\r\n\r\n" * (SIZE // 10),
    "gzip cut off": lambda: gzip.compress(IMEI * 1000)[:40],
    "noise": lambda: NOISE.randbytes(SIZE),
    "invalid UTF-8": lambda: b'{"a":"' + b"\xff\xfe\xc3\x28\xed\xa0\x80" * (SIZE // 7) + b'"}',
    "half characters in UTF-16": lambda: "a\ud7ff".encode("utf-16-le") * (SIZE // 4),
    "gzip in base64, fifty times": lambda: b",".join(
        base64.b64encode(gzip.compress(bytes(1 << 22) + b"%d" % n)) for n in range(50)
    ),
    "protobuf in protobuf": lambda: reduce(protobuf, range(400), IMEI),
    "protobuf behind lengths": lambda: b"\x04\x0a\x02ab" * (SIZE // 5),
    "MessagePack lists in lists": lambda: b"\x91" * (SIZE // 4),
    "MessagePack lists that promise much": lambda: (
        b"\xdd\x00\x00\x4e\x20" * 500 + b"\xc0" * (SIZE // 5)
    ),
    "MessagePack maps of nothing": lambda: (
        b"\xdc\x26\xac" + (b"\xdc\x00\x31" + b"\x80" * 49) * 9900
    ),
    "MessagePack cut off": lambda: msgpack.packb([IMEI] * 1000)[:-5],
    "CBOR lists in lists": lambda: b"\x9f" * (SIZE // 4),
    "CBOR that promises much": lambda: b"\x9b\x00\x00\x00\x7f\xff\xff\xff\xff" * 1000,
    "CBOR maps of nothing": lambda: b"\x9f" + b"\xa0" * (SIZE // 4 - 2) + b"\xff",
    "CBOR that holds itself": lambda: b"\xd8\x1c\x9f" + b"\xd8\x1d\x00" * 170_000 + b"\xff",
    "CBOR text in pieces": lambda: b"\x81\x7f" + b"\x61a" * (SIZE // 8) + b"\xff",
    "escapes of JavaScript": lambda: b"%u0041" * (SIZE // 6),
    "beginnings of values": lambda: IMEI[:6] * (SIZE // 6),
    "digests without meaning": lambda: b" ".join(b"salt%d %032x" % (n, n) for n in range(300)),
    "identifiers": lambda: b" ".join(b"someIdentifier%d" % n for n in range(SIZE // 20)),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_costs_no_more_than_its_budget(name: str) -> None:
    body = BODIES[name]()
    began = time.process_time()
    MATCHER.search(MessageParts(body=body))

    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gzip bomb", "gzip data beyond 16777216 bytes"),
        ("zstd bomb", "zstd data beyond"),
        ("recursive base64", "decoders nested more than 8 deep"),
        ("gzip in base64, fifty times", "more decoded data than the message is worth"),
        ("many matches in base64", "matches beyond the first 500"),
        ("protobuf in protobuf", "decoders nested more than 8 deep"),
    ],
)
def test_what_a_hostile_body_made_it_leave_out_is_said(name: str, reason: str) -> None:
    patient = Matcher(OURS, Limits(seconds=60))
    skipped = patient.search(MessageParts(body=BODIES[name]())).skipped

    assert any(text.startswith(reason) for text in skipped), skipped


def test_documents_too_large_to_read_are_said_to_be_left_out() -> None:
    skipped = MATCHER.search(MessageParts(body=b"\x91" * SIZE)).skipped

    assert any("msgpack" in text for text in skipped), skipped
    assert any("cbor" in text for text in skipped), skipped


@pytest.mark.parametrize("depth", [1000, 10_000])
@pytest.mark.parametrize("hide", [bytes, base64.b64encode], ids=["plain", "base64"])
def test_a_value_deep_in_json_is_found(depth: int, hide: Callable[[bytes], bytes]) -> None:
    body = b'{"a":[' * depth + b'"' + hide(IMEI) + b'"' + b"]}" * depth

    assert [match.item for match in MATCHER.search(MessageParts(body=body)).matches] == ["imei"]


@pytest.mark.parametrize("encode", [base64.b64encode, bytes.hex], ids=["base64", "hex"])
def test_megabytes_of_noise_end_in_time_and_in_memory(
    encode: Callable[[bytes], bytes | str],
) -> None:
    noise = encode(NOISE.randbytes(48 << 20))
    message = MessageParts(
        body=IMEI + b" " + (noise if isinstance(noise, bytes) else noise.encode())
    )
    del noise
    tracemalloc.start()
    began = time.process_time()
    result = MATCHER.search(message)
    took = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert took < 5  # tracing makes it several times slower
    assert peak < 200 << 20
    assert [match.item for match in result.matches] == ["imei"]
    assert result.skipped


def test_what_was_left_out_is_said() -> None:
    result = MATCHER.search(MessageParts(body=gzip.compress(bytes(1 << 26))))

    assert result.skipped[0].startswith("gzip data beyond ")


def test_a_value_before_the_end_of_the_budget_is_kept() -> None:
    result = MATCHER.search(MessageParts(body=IMEI + b" " + b"%25" * SIZE))

    assert [match.item for match in result.matches] == ["imei"]


def test_data_cut_off_are_decoded_as_far_as_they_go() -> None:
    packed = gzip.compress(b"imei=" + IMEI + NOISE.randbytes(2000))
    result = MATCHER.search(MessageParts(body=packed[:-200]))

    assert [match.item for match in result.matches] == ["imei"]


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.ZstdCompressor().compress),
    ],
)
def test_a_content_encoding_is_undone_up_to_its_limit(
    encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    assert content_decoded(pack(b"hello" * 100), encoding, 1000) == b"hello" * 100
    assert len(content_decoded(pack(bytes(100_000)), encoding, 1000)) == 1000
    assert content_decoded(b"not packed", encoding, 1000) == b"not packed"
