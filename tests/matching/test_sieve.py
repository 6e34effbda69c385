"""What a sieve leaves of long content holds every value that the whole of it does."""

from __future__ import annotations

import random

import pytest

from harness.matching.counted import announced
from harness.matching.long_runs import LongRuns
from harness.matching.runs import BASE32_LOWER, HEX, cased_spans
from harness.matching.sieve import LONG, Sieve
from harness.matching.variants import pool
from tests.benchmarks.bodies import SEEDED, as_json, as_protobuf

PATTERNS = sorted({variant.pattern for variant in pool(SEEDED)})
SIEVE = Sieve(PATTERNS)
BODIES = [as_json(6000, 1), as_protobuf(6000, 1)]


@pytest.mark.parametrize("body", BODIES, ids=["JSON", "protobuf"])
@pytest.mark.parametrize("place", [0, 1, 2, 3, 2501, 2504, 2507, 6000])
def test_no_pattern_is_sifted_out_wherever_it_stands(body: bytes, place: int) -> None:
    for pattern in PATTERNS[::7]:
        content = body[:place] + pattern + body[place:]
        start = content.index(pattern)

        assert len(content) >= LONG
        assert any(
            begin <= start and start + len(pattern) <= end for begin, end in SIEVE.spans(content)
        )


def test_little_of_a_body_without_values_is_left() -> None:
    for body in BODIES:
        assert sum(end - begin for begin, end in SIEVE.spans(body)) < len(body) / 4


def test_runs_of_long_content_are_those_of_short_content() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    letters = b'abcdef0123456789ABCDEFghijkXYZ+/-_. "\x80\n'
    for size in (*range(1, 60), 70_000):
        content = bytes(
            chance.choice(letters if chance.random() < 0.1 else b"abcdef01ABz") for _ in range(size)
        )
        runs = LongRuns(content)

        assert runs.of(HEX) == list(HEX.runs(content))
        assert runs.of(BASE32_LOWER) == list(BASE32_LOWER.runs(content))
        assert runs.cased() == list(cased_spans(content))


@pytest.mark.parametrize("tag", [b"\n", b"2", b"z", b"\x82\x01"])
@pytest.mark.parametrize("behind", [b"", b"z\x01", b"\x18\x01"])
@pytest.mark.parametrize("size", [16, 48, 65, 100, 300])
def test_a_text_among_letters_that_are_tag_and_length_is_cut_out(
    tag: bytes, behind: bytes, size: int
) -> None:
    length = bytes([size]) if size < 128 else bytes([size & 127 | 128, size >> 7])
    content = tag + length + b"a" * size + behind
    start = len(tag + length)
    spans = [*HEX.runs(content), *cased(content)]

    assert (start, start + size) in [*spans, *announced(content, spans)]


def cased(content: bytes) -> list[tuple[int, int]]:
    """All letters and digits around the text."""
    letters = [at for at, byte in enumerate(content) if chr(byte).isalnum() and byte < 128]
    first = letters[0] if letters else 0
    return [(first, letters[-1] + 1)]
