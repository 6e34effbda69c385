"""Measures how fast personal data are looked for: `python -m tests.benchmarks.matching`.

Twenty seeded items, on one core, in processor time. Beside our search, which decodes and names
what it finds, stand plain ways to look for the same variants in the same bytes, undecoded. Each
body is made anew and searched once by each of several matchers, so that nothing remembered from it
helps; the search counts that the machine's other work disturbed least.
"""

from __future__ import annotations

import os
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import ahocorasick
from rich.console import Console
from rich.table import Table

from harness.matching import loops
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.matching.variants import pool
from tests.benchmarks.bodies import SEEDED, as_json, as_protobuf

KILOBYTE, MEGABYTE = 10**3, 10**6
ROUNDS = 5
"""Of our search over all bodies of a kind."""
LEAST_S = 0.5
"""Seconds that each of the other ways is given at least."""
SAMPLE = 20 * KILOBYTE
"""Bytes that the slow ways are measured on."""
Way = Callable[[bytes], object]


@dataclass(frozen=True)
class Kind:
    """One row of the table."""

    name: str
    bodies: Sequence[bytes]


def kinds() -> list[Kind]:
    """Small, typical and large bodies."""
    return [
        Kind("JSON, 1 kB", [as_json(KILOBYTE, seed) for seed in range(200)]),
        Kind("JSON, 20 kB", [as_json(20 * KILOBYTE, seed) for seed in range(40)]),
        Kind("protobuf, 20 kB", [as_protobuf(20 * KILOBYTE, seed) for seed in range(40)]),
        Kind("JSON, 1 MB", [as_json(MEGABYTE, 1)]),
        Kind("JSON, 10 MB", [as_json(10 * MEGABYTE, 1)]),
        Kind("protobuf, 1 MB", [as_protobuf(MEGABYTE, 1)]),
        Kind("protobuf, 10 MB", [as_protobuf(10 * MEGABYTE, 1)]),
    ]


def ours(bodies: Sequence[bytes]) -> float:
    """Processor seconds of the harness's search, of each body in its fastest round."""
    fastest = [float("inf")] * len(bodies)
    for _ in range(ROUNDS):
        matcher = Matcher(SEEDED)
        matcher.search(MessageParts(body=b"the first search loads what all need"))
        for number, body in enumerate(bodies):
            began = time.process_time()
            matcher.search(MessageParts(body=body))
            fastest[number] = min(fastest[number], time.process_time() - began)
    return sum(fastest)


def plain_ways() -> dict[str, Way]:
    """Other ways to look for the variants, without decoding anything."""
    patterns = [variant.pattern for variant in pool(SEEDED)]
    texts = [pattern.decode("latin-1") for pattern in patterns]
    automaton = ahocorasick.Automaton()
    for text in texts:
        automaton.add_word(text, text)
    automaton.make_automaton()
    expression = re.compile(b"|".join(map(re.escape, patterns)))
    return {
        "pyahocorasick": lambda body: list(automaton.iter(body.decode("latin-1"))),
        "regex": lambda body: expression.findall(body[:SAMPLE]),
        "naive loop": lambda body: [one for one in patterns if one in body[:SAMPLE]],
    }


def rate(way: Way, bodies: Sequence[bytes], *, most: int = 10**12) -> float:
    """Megabytes a second; of each body no more than `most` bytes count."""
    done = 0
    began = time.process_time()
    while time.process_time() - began < LEAST_S:
        for body in bodies:
            way(body)
            done += min(len(body), most)
    return done / (time.process_time() - began) / MEGABYTE


def peak(kind: Kind) -> float:
    """Megabytes of Python's memory at most while one body is searched, the matcher included."""
    tracemalloc.start()
    Matcher(SEEDED).search(MessageParts(body=kind.bodies[0]))
    _, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest / MEGABYTE


def main() -> int:
    """Print one row for each kind of body."""
    others = plain_ways()
    table = Table(title="Personal data in bodies, MB/s on one core, 20 items")
    for heading in ("body", "harness", "ms a body", *others, "peak MB"):
        table.add_column(heading, justify="left" if heading == "body" else "right")
    for kind in kinds():
        seconds = ours(kind.bodies)
        rates = [
            rate(way, kind.bodies, most=10**12 if name == "pyahocorasick" else SAMPLE)
            for name, way in others.items()
        ]
        table.add_row(
            kind.name,
            f"{sum(map(len, kind.bodies)) / seconds / MEGABYTE:.3g}",
            f"{seconds / len(kind.bodies) * 1000:.3g}",
            *(f"{one:.3g}" for one in rates),
            f"{peak(kind):.0f}",
        )
    console = Console()
    console.print(table)
    console.print(
        "Compiled loops" if loops.IS_COMPILED else "Nothing is compiled: see harness doctor"
    )
    console.print(
        f"Processes that wanted {os.cpu_count()} cores, of late: {os.getloadavg()[0]:.1f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
