"""What a sieve leaves of long content holds every value that the whole of it does."""

from __future__ import annotations

import pytest

from harness.matching.counted import announced
from harness.matching.runs import HEX
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


@pytest.mark.parametrize("tag", [b"\n", b"2", b"z", b"\x82\x01"])
@pytest.mark.parametrize("behind", [b"", b"z\x01", b"\x18\x01"])
@pytest.mark.parametrize("size", [16, 48, 65, 100, 300])
def test_a_text_among_letters_that_are_tag_and_length_is_cut_out(
    tag: bytes, behind: bytes, size: int
) -> None:
    length = bytes([size]) if size < 128 else bytes([size & 127 | 128, size >> 7])
    content = tag + length + b"a" * size + behind
    start = len(tag + length)
    spans = [*HEX.runs(content), *letters(content)]

    assert (start, start + size) in [*spans, *announced(content, spans)]


@pytest.mark.parametrize("tag", [b"\n", b"z"])
def test_several_texts_in_a_row_of_letters_are_cut_out(tag: bytes) -> None:
    texts = [b"a" * 50, b"B" * 66, b"c" * 48]
    content = b"".join(tag + bytes([len(text)]) + text for text in texts) + b"\x18\x01"

    found = announced(content, letters(content))

    assert set(texts) <= {content[start:end] for start, end in found}


def letters(content: bytes) -> list[tuple[int, int]]:
    """All letters and digits, from the first to the last."""
    places = [at for at, byte in enumerate(content) if chr(byte).isalnum() and byte < 128]
    return [(places[0], places[-1] + 1)]
