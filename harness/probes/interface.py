"""What a probe is: something that watches one source from start to stop."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from harness.devices.interface import Phone
from harness.model.app import App
from harness.model.evidence import ProbeBegan, ProbeLost
from harness.model.identity import Identity
from harness.model.timeline import Sink


@dataclass(frozen=True)
class Watch:
    """What is watched: this app, on this phone, by one run."""

    phone: Phone
    app: App
    sink: Sink
    identity: Identity


class Probe(ABC):
    """Watches one source. Started in order, stopped in reverse order."""

    name: ClassVar[str]
    """As rules name it in `needs`."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    @abstractmethod
    def start(self) -> None:
        """Begin to watch and record ProbeBegan. ProbeError says why it could not."""

    @abstractmethod
    def flush(self) -> None:
        """Return when everything seen so far is on the timeline. Does not raise."""

    @abstractmethod
    def stop(self) -> None:
        """Stop watching and leave the phone as it was. Handles any error and does not raise."""

    def began(self, detail: str = "") -> None:
        """Record that this probe watches from here on."""
        self.watch.sink.record(ProbeBegan(probe=self.name, detail=detail))

    def lost(self, reason: str) -> None:
        """Record that this probe no longer watches."""
        self.watch.sink.record(ProbeLost(probe=self.name, reason=reason))
