"""What is compiled finds what Python does, and is the present source."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from harness.matching import counted, loops, protobuf, runs
from harness.matching.budget import Budget, Limits
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.matching.runs import BASE32_LOWER, BASE64, ENCODED, HEX
from tests.benchmarks.bodies import SEEDED, as_json, as_protobuf

FOLDER = Path(runs.__file__).parent
COMPILED = ("counted", "loops", "protobuf")
LETTERS = b'abcdef0123456789ABCDEFghijkXYZ+/-_. "\x80\n\x0a\x12='
SIZES = (0, 1, 11, 12, 13, 16, 17, 40, 300, 5000, 70_000)
BODIES = [as_json(6000, 1), as_protobuf(6000, 1), as_protobuf(20_000, 2), as_protobuf(900, 3)]


def test_what_is_compiled_is_of_the_present_source() -> None:
    for name in COMPILED:
        for built in FOLDER.glob(f"{name}.*.so"):
            sources = (FOLDER / f"{name}.py", FOLDER / f"{name}.pxd")
            newest = max(source.stat().st_mtime for source in sources)

            assert built.stat().st_mtime >= newest, "run make setup"


@pytest.mark.parametrize("size", SIZES)
def test_runs_are_the_same(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    content = mixed(size)
    alphabets = (HEX, BASE32_LOWER, BASE64, ENCODED)
    compiled = [one.runs(content) for one in alphabets]

    monkeypatch.setattr(loops, "IS_COMPILED", False)

    assert [one.runs(content) for one in alphabets] == compiled
    python = as_python("loops")
    assert [python.runs(content, one.table, one.shortest) for one in alphabets] == compiled


@pytest.mark.parametrize("size", SIZES)
def test_runs_that_may_be_data_are_those_that_a_decoder_reads(size: int) -> None:
    content = mixed(size)
    python = as_python("loops")
    arguments = (runs.MARKS, ENCODED.shortest, HEX.shortest, BASE32_LOWER.shortest)
    for around in (0, 2):
        found = loops.encoded_runs(content, *arguments, around)
        every = loops.different(content, ENCODED.runs(content), around)

        assert found == python.encoded_runs(content, *arguments, around)
        assert found.items() <= every.items()
        for start, end in set(every.values()) - set(found.values()):
            left = content[start:end]
            assert not HEX.runs(left)
            assert not BASE32_LOWER.runs(left)
            assert left[1:-1] == left[1:-1].lower()


@pytest.mark.parametrize("size", SIZES)
def test_texts_that_lengths_announce_are_the_same(size: int) -> None:
    content = mixed(size)
    spans = ENCODED.runs(content)

    assert counted.announced(content, spans) == as_python("counted").announced(content, spans)


@pytest.mark.parametrize("seed", range(60))
def test_fields_of_sound_and_of_broken_protobuf_are_the_same(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    content = bytearray(as_protobuf(chance.choice((300, 2000, 9000)), seed))
    for _ in range(seed % 5):
        content[chance.randrange(len(content))] = chance.randrange(256)
    body = bytes(content[: len(content) if seed % 3 else chance.randrange(1, len(content))])
    budget = Budget(Limits(), len(body))
    python = as_python("protobuf")

    assert protobuf.fields(body, budget) == python.fields(body, budget)
    for place in range(0, len(body), len(body) // 20 + 1):
        assert protobuf.place_of(body, place) == python.place_of(body, place)


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("last", [b"\x00", b"\x01", b"\x7f", b""])
@pytest.mark.parametrize("before", [b"", b"\x0a", b"\x0a\x03abc\x12"], ids=["tag", "size", "next"])
def test_numbers_beyond_all_bounds_are_read_alike(before: bytes, count: int, last: bytes) -> None:
    body = before + b"\xff" * count + last + b"\x08\x01" * 20
    budget = Budget(Limits(), len(body))

    assert protobuf.fields(body, budget) == as_python("protobuf").fields(body, budget)


@pytest.mark.skipif(not loops.IS_COMPILED, reason="numbers of 64 bits; the sieve uses numpy then")
@pytest.mark.parametrize("width", [4, 8])
def test_known_words_are_found_where_they_stand(width: int) -> None:
    chance = random.Random(width)  # noqa: S311 - repeatable, not secret
    content = chance.randbytes(4000)
    places = range(0, 4000, 7 * width)
    words = sorted(int.from_bytes(content[at : at + width], "little") for at in places)
    shift = 50
    bits = bytearray(1 << 64 - shift - 3)
    for word in words:
        place = (word * loops.SPREAD & (1 << 64) - 1) >> shift
        bits[place >> 3] |= 1 << (place & 7)

    found = loops.places_of(
        np.frombuffer(content, np.uint64),
        width,
        np.array(words, np.uint64),
        np.frombuffer(bits, np.uint8),
        shift,
    )

    assert sorted(found) == [*places]


@pytest.mark.parametrize("body", BODIES, ids=["JSON", "protobuf", "long protobuf", "short"])
def test_a_search_finds_the_same_where_nothing_is_compiled(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = SEEDED.imei.encode().hex().encode() + b" "
    message = MessageParts(body=body[:-9] + value + body[-9:])
    compiled = Matcher(SEEDED).search(message)

    monkeypatch.setattr(loops, "IS_COMPILED", False)

    assert [match.item for match in compiled.matches] == ["imei"]
    assert Matcher(SEEDED).search(message) == compiled


def mixed(size: int) -> bytes:
    """Runs of letters, often interrupted and often repeated."""
    chance = random.Random(size)  # noqa: S311 - repeatable, not secret
    words = [bytes(chance.choices(LETTERS, k=chance.randrange(30))) for _ in range(50)]
    words += [chance.randbytes(chance.randrange(60)).hex().encode() for _ in range(20)]
    return b"".join(chance.choices(words, k=size // 8 + 1))[:size]


def as_python(name: str) -> ModuleType:
    """The module from its source, whether it is compiled or not."""
    spec = importlib.util.spec_from_file_location(f"python_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["IS_COMPILED"] = False
    return module
