"""Everything one run observed, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from harness.model.evidence import (
    Blob,
    Observation,
    Phase,
    PhaseBegan,
    PhaseCompleted,
    ProbeBegan,
    ProbeLost,
)

Kind = TypeVar("Kind", bound=Observation)


class Sink(Protocol):
    """Where probes write. Safe to call from any thread."""

    def record(self, observation: Kind) -> Kind:
        """Stamp the observation, write it to disk, and return it as stamped."""
        ...

    def keep(self, content: bytes, media_type: str) -> Blob:
        """Write bytes beside the timeline; equal content is kept once."""
        ...


class Timeline:
    """A sequence of stamped evidence; slicing it gives another timeline."""

    def __init__(self, evidence: Iterable[Observation] = ()) -> None:
        self._evidence = tuple(evidence)

    def __iter__(self) -> Iterator[Observation]:
        return iter(self._evidence)

    def __len__(self) -> int:
        return len(self._evidence)

    def during(self, *phases: Phase) -> Timeline:
        """What was seen in these phases."""
        return Timeline(e for e in self if e.phase in phases)

    def between(self, start: float, end: float) -> Timeline:
        """What was seen from `start` (inclusive) to `end` (exclusive), seconds of the run."""
        return Timeline(e for e in self if start <= e.at < end)

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """Evidence of one kind."""
        return (e for e in self if isinstance(e, kind))

    def find(self, evidence_id: str) -> Observation | None:
        """The evidence that a finding cites."""
        return next((e for e in self if e.id == evidence_id), None)

    def reached(self, phase: Phase) -> bool:
        """Whether the phase was begun."""
        return any(e.phase is phase for e in self.of(PhaseBegan))

    def completed(self, phase: Phase) -> bool:
        """Whether the phase was watched for as long as the procedure asks."""
        return any(e.phase is phase for e in self.of(PhaseCompleted))

    def unwatched_by(self, probes: Iterable[str]) -> frozenset[str]:
        """Those of the probes whose silence proves nothing: never begun, or lost."""
        begun = {began.probe for began in self.of(ProbeBegan)}
        lost = {loss.probe for loss in self.of(ProbeLost)}
        return frozenset(probes) - (begun - lost)
