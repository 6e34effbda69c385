"""Encrypted bytes are found wherever they travel, and only they."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest

from harness.matching.placement import MessageParts
from harness.matching.sealed import (
    GROUP,
    NEEDLE,
    SHORTEST,
    Found,
    Sealed,
    budget_of,
    layers_of,
)


def noise(seed: str, size: int) -> bytes:
    """As ciphertexts look."""
    return hashlib.shake_128(seed.encode()).digest(size)


SEALED = b"\xff\xfe\xff" + noise("sealed", 197)
"""Its base64 begins with slashes, which JSON may escape."""
OTHER = noise("other", 200)


def search(message: MessageParts, *contents: bytes) -> list[Found]:
    budget = budget_of(message)
    return sealed_of(*(contents or (SEALED,))).find(layers_of(message, budget), budget)


def sealed_of(*contents: bytes) -> Sealed:
    sealed = Sealed()
    assert [sealed.add(content) for content in contents] == list(range(len(contents)))
    return sealed


def standard(content: bytes) -> str:
    return base64.b64encode(content).decode()


BODIES: dict[str, tuple[bytes, tuple[str, ...] | None]] = {
    "raw": (SEALED, ("body",)),
    "base64 in JSON": (
        json.dumps({"a": 1, "d": standard(SEALED)}).encode(),
        ("body", "json:d", "base64"),
    ),
    "base64 with escaped slashes": (
        json.dumps({"d": standard(SEALED)}).replace("/", "\\/").encode(),
        ("body", "json:d", "escapes", "base64"),
    ),
    "base64 for URLs, unpadded": (
        base64.urlsafe_b64encode(SEALED).rstrip(b"="),
        ("body", "base64"),
    ),
    "base64 behind a prefix": (b"v1." + base64.b64encode(SEALED), ("body", "base64")),
    "base64 behind letters": (b"v1" + base64.b64encode(SEALED), ("body", "base64")),
    "behind a start in one base64": (
        base64.b64encode(OTHER[:16] + SEALED + OTHER[16:32]),
        ("body", "base64"),
    ),
    "base64 in lines": (base64.encodebytes(SEALED), ("body", "base64")),
    "hex": (b'{"d":"' + SEALED.hex().encode() + b'"}', ("body", "json:d", "hex")),
    "upper-case hex": (SEALED.hex().upper().encode(), ("body", "hex")),
    "a form": (b"e=" + quote(standard(SEALED)).encode(), None),
    "compressed": (gzip.compress(base64.b64encode(SEALED)), ("body", "gzip", "base64")),
    "binary": (b"\x0a\xc8\x01" + SEALED + b"\x10\x01", None),
}


@pytest.mark.parametrize(("body", "path"), BODIES.values(), ids=BODIES.keys())
def test_a_ciphertext_is_found_with_the_way_to_it(
    body: bytes, path: tuple[str, ...] | None
) -> None:
    (found,) = search(MessageParts(body=body))

    assert (found.start, found.end) == (0, len(SEALED))
    assert path is None or found.path == path


def test_url_headers_and_cookies_are_looked_at() -> None:
    text = quote(standard(SEALED), safe="")
    in_url = search(MessageParts(f"https://a.example/x?data={text}"))
    in_header = search(MessageParts(headers=(("X-Data", SEALED.hex()),)))

    assert in_url[0].path[:1] == ("query:data",)
    assert in_header[0].path == ("header:X-Data", "hex")


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        (SEALED[:-16], 0, 184),
        (SEALED[16:], 16, 200),
        (base64.b64encode(SEALED[:100]), 0, 100),
        (SEALED[150:] + b"|more", 150, 200),
    ],
    ids=["without its tag", "without its first block", "a first piece", "a last piece"],
)
def test_a_part_is_found_as_a_part(body: bytes, start: int, end: int) -> None:
    (found,) = search(MessageParts(body=body))

    assert (found.start, found.end) == (start, end)


def test_of_ciphertexts_that_begin_alike_the_one_that_agrees_longest_is_meant() -> None:
    twin = SEALED[:64] + OTHER[:100]
    body = base64.b64encode(twin)

    assert [found.number for found in search(MessageParts(body=body), SEALED, twin)] == [1]
    assert [found.number for found in search(MessageParts(body=body), twin, SEALED)] == [0]


def test_any_of_many_is_found_until_it_is_forgotten() -> None:
    sealed = sealed_of(*(noise(f"{number}", 40) for number in range(GROUP + 3)))
    message = MessageParts(body=noise("1", 40) + noise(f"{GROUP + 1}", 40))
    budget = budget_of(message)
    layers = layers_of(message, budget)

    assert [found.number for found in sealed.find(layers, budget)] == [1, GROUP + 1]
    assert sealed.forget_oldest() == list(range(GROUP))
    assert [found.number for found in sealed.find(layers, budget)] == [GROUP + 1]
    assert sealed.forget_oldest() == []


def test_a_short_ciphertext_is_found_whole_or_not_at_all() -> None:
    short = SEALED[: NEEDLE - 1]

    assert len(search(MessageParts(body=b"{" + short + b"}"), short)) == 1
    assert search(MessageParts(body=short[:-1]), short) == []
    assert search(MessageParts(body=SEALED), SEALED[: SHORTEST - 1]) == []


@pytest.mark.parametrize(
    "body",
    [OTHER, base64.b64encode(OTHER), SEALED[:15], SEALED[::-1], SEALED[20:60], b""],
    ids=["another", "another in base64", "15 bytes", "backwards", "the middle", "nothing"],
)
def test_what_is_another_is_not_found(body: bytes) -> None:
    assert search(MessageParts(body=body)) == []


@pytest.mark.parametrize("encoded", [bytes, bytes.hex, standard])
@pytest.mark.parametrize("filled", ["beginnings", "one letter"])
def test_a_body_full_of_beginnings_ends_within_its_budget(
    encoded: Callable[[bytes], bytes | str], filled: str
) -> None:
    contents = [SEALED[:NEEDLE] + noise(f"{number}", 60_000) for number in range(30)]
    body = SEALED[:NEEDLE] * 100_000
    if filled == "one letter":
        contents, body = [b"x" * 60_000, b"x" * 50_000], b"x" * 1_600_000
    text = encoded(body)
    message = MessageParts(body=text.encode() if isinstance(text, str) else text)
    sealed, budget = sealed_of(*contents), budget_of(message)
    began = time.thread_time()

    sealed.find(layers_of(message, budget), budget)

    assert time.thread_time() - began < 5  # ten times the budget, for a machine of many tests
    assert budget.reasons
