"""Findings with the evidence that decided them, as a person reads them one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from harness.model.evidence import (
    ActivityStarted,
    HttpRequest,
    Observation,
    ScreenSeen,
    UserAction,
)
from harness.model.finding import Finding, Named
from harness.report.describe import describe, kind
from harness.report.thumbnails import Shot
from harness.report.touches import Touches
from harness.report.ways import in_context
from harness.report.wording import Said

LINES, SHOTS, EXCERPTS = 6, 5, 2
"""Lines of evidence that one card shows, pictures, and marked excerpts of one line."""
MOST_CARDS = 120
"""Findings that are told as cards; further ones are rows of a table."""


@dataclass(frozen=True)
class Line:
    """Evidence of one finding that says the same."""

    seen: tuple[Observation, ...]
    kind: Said
    parts: tuple[Said, ...]
    excerpts: tuple[str, ...]

    @property
    def first(self) -> Observation:
        """The first of them."""
        return self.seen[0]


@dataclass(frozen=True)
class Card:
    """One finding."""

    finding: Finding
    lines: tuple[Line, ...]
    left: int
    """Pieces of evidence that no line shows."""
    shots: tuple[Shot, ...]
    """What was on the screen, with what was touched, and what came of it."""


def cards(
    findings: Iterable[Finding],
    evidence: Mapping[str, Observation],
    touches: Touches,
    names: Mapping[str, Named],
) -> list[Card]:
    """In the same order; `names` are words for kinds of data and for seeded values."""
    return [_card(finding, evidence, touches, names) for finding in findings]


def _card(
    finding: Finding,
    evidence: Mapping[str, Observation],
    touches: Touches,
    names: Mapping[str, Named],
) -> Card:
    seen = [evidence[name] for name in finding.evidence if name in evidence]
    groups: dict[tuple[Said, ...], list[Observation]] = {}
    for one in seen:
        groups.setdefault((kind(one), *describe(one, names)), []).append(one)
    lines = tuple(_line(words, group) for words, group in list(groups.items())[:LINES])
    left = len(seen) - sum(len(line.seen) for line in lines)
    return Card(finding, lines, left, _shots(seen, touches))


def _line(words: tuple[Said, ...], group: list[Observation]) -> Line:
    first = group[0]
    excerpts: tuple[str, ...] = ()
    if isinstance(first, HttpRequest):
        excerpts = tuple(in_context(match, first.url) for match in first.matches[:EXCERPTS])
    return Line(tuple(group), words[0], words[1:], tuple(filter(None, excerpts)))


def _shots(seen: Iterable[Observation], touches: Touches) -> tuple[Shot, ...]:
    """In order of time, each screen once; with the target where there is one."""
    found: dict[str, Shot] = {}
    for shot in _around(seen, touches):
        if len(found) >= SHOTS and shot.screen.id not in found:
            break
        known = found.get(shot.screen.id)
        if shot.picture is not None and (known is None or known.target is None):
            found[shot.screen.id] = shot
    return tuple(sorted(found.values(), key=lambda shot: shot.screen.at))


def _around(seen: Iterable[Observation], touches: Touches) -> Iterator[Shot]:
    for one in seen:
        shot: Shot | None = None
        if isinstance(one, UserAction) and one.bounds is not None:
            shot = touches.of(one).before
        elif isinstance(one, ScreenSeen):
            shot = touches.screen(one.id)
        elif isinstance(one, ActivityStarted):
            shot = touches.after(one)
        if shot is not None:
            yield shot
