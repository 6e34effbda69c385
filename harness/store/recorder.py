"""Writes a run to disk as it happens, so that a crash costs nothing already seen."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from harness.errors import LabError
from harness.model.evidence import Blob, Note, Observation, Phase, PhaseBegan, PhaseCompleted
from harness.model.timeline import Kind

BLOB_LIMIT = 64 * 1024 * 1024
"""Bytes kept of one body or picture; what is longer is cut and says so."""
RUN_LIMIT = 2 * 1024 * 1024 * 1024
"""Bytes kept of one run's blobs; a hostile app cannot fill the disk."""
LINE_LIMIT = 1_000_000
"""Lines of one timeline. A last one says that it is full; what comes after is counted, not kept, so
that no later phase counts as watched."""


class Recorder:
    """The open timeline of one run: stamps evidence and appends it, one JSON line each.

    A `Sink`. Any thread may record; lines are flushed to the kernel before `record` returns.
    LabError when the folder cannot be written, such as for a full disk.
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
            try:
                path.parent.mkdir(exist_ok=True)
                unfinished = path.with_suffix(f".{os.getpid()}")
                unfinished.write_bytes(kept)
                unfinished.replace(path)
            except OSError as error:
                raise self._unwritable(error) from error
            self._kept += len(kept)
        return blob

    def close(self) -> None:
        """No more evidence comes."""
        with self._lock:
            try:
                self._file.close()
            except OSError as error:
                raise self._unwritable(error) from error

    def _append(self, observation: Kind) -> Kind:
        self._count += 1
        stamped = observation.model_copy(
            update={"id": f"e{self._count}", "at": round(self.now(), 4), "phase": self._phase}
        )
        if self._count <= LINE_LIMIT:
            self._write(stamped)
        else:
            self.overflow += 1
            if self.overflow == 1:
                self._write(self._full(stamped))
        return stamped

    def _write(self, stamped: Observation) -> None:
        if self._file.closed:
            return
        try:
            self._file.write(stamped.model_dump_json() + "\n")
            self._file.flush()
        except OSError as error:
            raise self._unwritable(error) from error

    def _full(self, first: Observation) -> Note:
        text = f"The timeline is full at {LINE_LIMIT} lines; nothing after this was kept."
        return Note(id=first.id, at=first.at, phase=first.phase, text=text)

    def _unwritable(self, error: OSError) -> LabError:
        return LabError(
            f"{self.folder}: cannot be written ({error.strerror})",
            tip="Free some space, or give another folder with --out.",
        )
