"""Writes a run to disk as it happens, so that a crash costs nothing already seen."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from harness.model.evidence import Blob, Phase, PhaseBegan, PhaseCompleted
from harness.model.timeline import Kind

BLOB_LIMIT = 64 * 1024 * 1024
"""Bytes kept of one body or picture; what is longer is cut and says so."""
RUN_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes kept of one run's blobs; a hostile app cannot fill the disk."""
LINE_LIMIT = 1_000_000
"""Lines of one timeline; what comes after is counted, not kept."""


class Recorder:
    """The open timeline of one run: stamps evidence and appends it, one JSON line each.

    A `Sink`. Any thread may record; lines are flushed to the kernel before `record` returns.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.folder = folder
        self._clock = clock
        self._began = clock()
        self._lock = threading.Lock()
        self._phase = Phase.SETUP
        self._count = 0
        self._kept = 0
        self.overflow = 0
        """Lines that came after LINE_LIMIT and were not kept."""
        (folder / "blobs").mkdir(parents=True, exist_ok=True)
        self._file = (folder / "timeline.jsonl").open("a", encoding="utf-8")

    def record(self, observation: Kind) -> Kind:
        """Stamp, write, return as stamped."""
        with self._lock:
            return self._append(observation)

    def begin(self, phase: Phase, because: str) -> None:
        """From the next line on, evidence belongs to this phase."""
        with self._lock:
            self._phase = phase
            self._append(PhaseBegan(because=because))

    def complete(self) -> None:
        """The present phase was watched for as long as the procedure asks."""
        self.record(PhaseCompleted())

    @property
    def phase(self) -> Phase:
        """The present phase."""
        return self._phase

    def now(self) -> float:
        """Seconds since the run began."""
        return self._clock() - self._began

    def keep(self, content: bytes, media_type: str) -> Blob:
        """Write bytes beside the timeline, named by their hash; equal content is kept once."""
        kept = content[:BLOB_LIMIT]
        sha256 = hashlib.sha256(kept).hexdigest()
        blob = Blob(
            sha256=sha256,
            media_type=media_type,
            size=len(kept),
            truncated=len(kept) < len(content),
        )
        path = self.folder / "blobs" / sha256[:2] / sha256
        with self._lock:
            if path.exists():
                return blob
            if self._kept + len(kept) > RUN_LIMIT:
                return Blob(sha256=sha256, media_type=media_type, size=0, truncated=True)
            self._kept += len(kept)
            path.parent.mkdir(exist_ok=True)
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(kept)
            unfinished.replace(path)
        return blob

    def close(self) -> None:
        """No more evidence comes."""
        with self._lock:
            self._file.close()

    def _append(self, observation: Kind) -> Kind:
        self._count += 1
        stamped = observation.model_copy(
            update={"id": f"e{self._count}", "at": round(self.now(), 4), "phase": self._phase}
        )
        if self._count > LINE_LIMIT:
            self.overflow += 1
        elif not self._file.closed:
            self._file.write(stamped.model_dump_json(exclude_defaults=False) + "\n")
            self._file.flush()
        return stamped
