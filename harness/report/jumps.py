"""Jumps out of the app: what came before each, and what was in front after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harness.model.evidence import (
    ActivityStarted,
    Observation,
    SensorStimulus,
    UserAction,
)
from harness.model.finding import Finding, Judgement, Jump
from harness.model.timeline import Timeline
from harness.report.thumbnails import Shot
from harness.report.touches import Touches

MOST = 40
"""Kinds of jumps that are told."""


@dataclass(frozen=True)
class JumpRow:
    """Jumps to the same place after the same thing; the pictures are of the first."""

    jump: Jump
    starts: tuple[ActivityStarted, ...]
    touch: UserAction | None
    motions: tuple[SensorStimulus, ...]
    before: Shot | None
    after: Shot | None

    @property
    def start(self) -> ActivityStarted:
        """The first."""
        return self.starts[0]

    @property
    def seconds(self) -> float | None:
        """From what the harness did to the jump, by the phone's own clock where both have it."""
        cause = self.touch or next(iter(self.motions), None)
        if cause is None:
            return None
        if cause.source_at is not None and self.start.source_at is not None:
            return self.start.source_at - cause.source_at
        return self.start.at - cause.at

    def accused(self, accusers: Mapping[str, list[Finding]]) -> list[Finding]:
        """The findings that cite any of the jumps, each once."""
        found = [finding for start in self.starts for finding in accusers.get(start.id, ())]
        return list({finding.rule: finding for finding in found}.values())


def jump_rows(timeline: Timeline, judgement: Judgement, touches: Touches) -> list[JumpRow]:
    """Those that nobody chose first, then by time; the like of them as one."""
    wanted = {name for j in judgement.jumps for name in (j.start, j.touch, j.motion) if name}
    known = {e.id: e for e in timeline if e.id in wanted}
    groups: dict[object, list[Jump]] = {}
    for jump in sorted(judgement.jumps, key=lambda jump: not jump.forced):
        start, touch = known.get(jump.start), known.get(jump.touch or "")
        if isinstance(start, ActivityStarted):
            touched = touch.target if isinstance(touch, UserAction) else ""
            alike = (jump.cause.en, touched, start.target, start.activity)
            groups.setdefault(alike, []).append(jump)
    return [_row(jumps, known, touches) for jumps in list(groups.values())[:MOST]]


def _row(jumps: list[Jump], known: Mapping[str, Observation], touches: Touches) -> JumpRow:
    seen = [known[jump.start] for jump in jumps]
    starts = tuple(start for start in seen if isinstance(start, ActivityStarted))
    touch = known.get(jumps[0].touch or "")
    moved = [known.get(jump.motion or "") for jump in jumps]
    motions = tuple(motion for motion in moved if isinstance(motion, SensorStimulus))
    by = touch if isinstance(touch, UserAction) else None
    since = motions[0].at if motions else starts[0].at
    before = touches.of(by).before if by else touches.before(since)
    return JumpRow(jumps[0], starts, by, motions, before, touches.after(starts[0]))
