"""Measures how well and how fast screens are told: `python -m tests.benchmarks.screens`.

`--labelled FILE.jsonl` takes screens of your own, a line for each:
{"id", "xml", "size": [w, h], "kind", "ways": [[l, t, r, b], ...]}; `ways` holds the bounds of what
leads out, and is empty where nothing may be tapped; `"target": [l, t, r, b]` or null does as well.
A tap counts as right when its middle lies in one of them.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.ui.recognise import recognise
from harness.ui.recognised import Recognised
from harness.ui.screen import read_screen
from tests.ui.outlines import read_outlines

DATA = Path(__file__).parents[1] / "data" / "screens"
BUDGET_MS = 20.0
WRONG_LIMIT = 0.01
"""Of all screens: taps on what is no way out."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Labelled:
    """One screen, and what a careful person would tap on it."""

    id: str
    xml: str
    size: tuple[int, int]
    kind: str
    ways: tuple[Box, ...]


@dataclass
class Score:
    """What came of the screens of one kind."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: int = 0
    """Of how many the kind was told as labelled."""

    @property
    def all(self) -> int:
        """Screens."""
        return self.outcomes.total()


def main() -> int:
    """Print a line for each kind; 1 when taps are wrong or slow beyond the limits."""
    parser = argparse.ArgumentParser(description="Measure the recognisers on labelled screens.")
    parser.add_argument("--labelled", type=Path, help="a .jsonl file; default: the tests' outlines")
    parser.add_argument("--misses", action="store_true", help="name each screen that is not right")
    arguments = parser.parse_args()
    screens = _labelled(arguments.labelled) if arguments.labelled else _outlines()
    scores: dict[str, Score] = {}
    times_ms: list[float] = []
    for screen in screens:
        began = time.process_time()
        answer = recognise(read_screen(screen.xml, size=screen.size))
        times_ms.append((time.process_time() - began) * 1000)
        came = outcome(answer, screen.ways)
        score = scores.setdefault(screen.kind, Score())
        score.outcomes[came] += 1
        score.kinds += answer.kind == screen.kind
        if arguments.misses and came in {"missed", "wrong"}:
            label = answer.target.label if answer.target else "nothing"
            _say(f"{came}: {screen.id}: {answer.kind}, {label} ({answer.reason})")
    return _report(scores, times_ms)


def outcome(answer: Recognised, ways: tuple[Box, ...]) -> str:
    """`right`, `missed`, `wrong`, or `left alone` where nothing leads out and nothing is tapped."""
    if answer.target is None:
        return "missed" if ways else "left alone"
    bounds = answer.target.bounds
    x, y = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    hit = any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in ways)
    return "right" if hit else "wrong"


def _report(scores: dict[str, Score], times_ms: list[float]) -> int:
    count = sum(score.all for score in scores.values())
    wrong = sum(score.outcomes["wrong"] for score in scores.values())
    for kind, score in sorted(scores.items()):
        parts = ", ".join(
            f"{name} {score.outcomes[name] / score.all:.1%}"
            for name in ("right", "left alone", "missed", "wrong")
            if score.outcomes[name]
        )
        _say(f"{kind:13} {score.all:5} screens: {parts}; kind told {score.kinds / score.all:.1%}")
    slow = statistics.quantiles(times_ms, n=20)[-1]
    _say(
        f"{count} screens, wrong taps {wrong / count:.2%}; processor time: "
        f"median {statistics.median(times_ms):.2f} ms, p95 {slow:.2f} ms"
    )
    return 1 if slow > BUDGET_MS or wrong > WRONG_LIMIT * count else 0


def _outlines() -> Iterator[Labelled]:
    for name in ("ways-out", "no-way-out"):
        for one in read_outlines(DATA / f"{name}.txt"):
            yield Labelled(one.title, one.xml, one.size, one.kind, one.ways)


def _labelled(path: Path) -> Iterator[Labelled]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield _read(json.loads(line))


def _read(said: dict[str, Any]) -> Labelled:
    target = said.get("target")
    ways = said.get("ways") or ([target] if target else [])
    width, height = said.get("size") or (0, 0)
    boxes = tuple((int(a), int(b), int(c), int(d)) for a, b, c, d in ways)
    kind = str(said.get("kind") or "none")
    return Labelled(str(said.get("id")), str(said["xml"]), (int(width), int(height)), kind, boxes)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
