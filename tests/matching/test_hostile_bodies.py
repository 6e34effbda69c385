"""Bodies made to exhaust a searcher: it gives up in time, says so, and keeps what it found."""

from __future__ import annotations

import base64
import gzip
import random
import time
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import pytest
import zstandard

from harness.matching.budget import Limits
from harness.matching.compression import content_decoded
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.identity import Identity

IMEI = b"001017001234565"
MATCHER = Matcher(Identity(imei=IMEI.decode(), name="测试甲一"), Limits(seconds=0.5))
NOISE = random.Random(1)  # noqa: S311 - repeatable, not secret
SIZE = 2 * 1024 * 1024


def quine_like() -> bytes:
    content = IMEI
    for _ in range(40):
        content = base64.b64encode(content)[: SIZE // 2]
    return content


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
    "identifiers": lambda: b" ".join(b"someIdentifier%d" % n for n in range(SIZE // 20)),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_costs_no_more_than_its_budget(name: str) -> None:
    body = BODIES[name]()
    began = time.process_time()
    MATCHER.search(MessageParts(body=body))

    assert time.process_time() - began < 3


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
