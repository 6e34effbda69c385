"""Measures how long one screen takes without OCR: `python -m tests.benchmarks.screens`."""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from harness.ui.recognise import recognise
from harness.ui.screen import read_screen
from tests.ui.outlines import read_outlines

DATA = Path(__file__).parents[1] / "data" / "screens"
ROUNDS = 20
BUDGET_MS = 20.0


def main() -> int:
    """Print the median and the slowest twentieth; 1 when that is over the budget."""
    outlines = [
        o for name in ("ways-out", "no-way-out") for o in read_outlines(DATA / f"{name}.txt")
    ]
    times_ms: list[float] = []
    for _ in range(ROUNDS):
        for outline in outlines:
            began = time.process_time()
            recognise(read_screen(outline.xml, size=outline.size))
            times_ms.append((time.process_time() - began) * 1000)
    slow = statistics.quantiles(times_ms, n=20)[-1]
    sys.stdout.write(
        f"{len(outlines)} screens, processor time: median {statistics.median(times_ms):.2f} ms, "
        f"p95 {slow:.2f} ms\n"
    )
    return 1 if slow > BUDGET_MS else 0


if __name__ == "__main__":
    sys.exit(main())
