"""The search stays near the speed of one plain pass, linear in bytes, and within its memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ahocorasick_rs import BytesAhoCorasick

from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.matching.variants import pool
from tests.benchmarks.bodies import SEEDED, as_json, as_protobuf

PASSES = 12
"""Times as long as one pass of an automaton over the bytes: about three on an idle machine."""
ROUNDS = 15
MEMORY = 200 * 1024
"""Kilobytes that a process with a matcher may have held at most, a body of 10 MB included."""
MATCHER = Matcher(SEEDED)
PLAIN = BytesAhoCorasick([variant.pattern for variant in pool(SEEDED)])
STATUS = Path("/proc/self/status")
SEARCHES_ONE = """
from pathlib import Path
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from tests.benchmarks.bodies import SEEDED, as_json
result = Matcher(SEEDED).search(MessageParts(body=as_json(10_000_000, 1)))
status = Path("/proc/self/status").read_text()
print(status.partition("VmHWM:")[2].split()[0], *result.skipped)
"""


def least(work: Callable[[], object]) -> float:
    """Processor seconds of the fastest of several rounds, the one that was disturbed least."""
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def search(body: bytes) -> None:
    MATCHER.search(MessageParts(body=body))


@pytest.mark.parametrize("make", [as_json, as_protobuf])
def test_a_typical_body_takes_few_times_as_long_as_one_plain_pass(
    make: Callable[[int, int], bytes],
) -> None:
    bodies = [make(20_000, seed) for seed in range(10)]

    def plain() -> None:
        for body in bodies:
            PLAIN.find_matches_as_indexes(body, overlapping=True)

    def ours() -> None:
        for body in bodies:
            search(body)

    assert least(ours) < PASSES * least(plain)


@pytest.mark.parametrize("make", [as_json, as_protobuf])
def test_ten_times_the_bytes_take_about_ten_times_as_long(
    make: Callable[[int, int], bytes],
) -> None:
    one, ten = make(100_000, 1), make(1_000_000, 1)

    assert least(lambda: search(ten)) < 20 * least(lambda: search(one))


@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells a process's own peak")
def test_a_large_body_is_searched_whole_within_the_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SEARCHES_ONE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    held, _, skipped = done.stdout.strip().partition(" ")

    assert int(held) < MEMORY
    assert skipped == "salts of digests in a message of more than 16384 bytes"
