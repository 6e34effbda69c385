"""What a report is: one way to tell a judgement, as a file."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from harness.model.finding import Judgement
from harness.model.recording import Recording


class Report(ABC):
    """Writes one recording and its judgement as one file."""

    name: ClassVar[str]
    """As a person asks for it, such as `html`."""
    suffix: ClassVar[str]
    """Of the file, such as `.html`."""

    def write(self, recording: Recording, judgement: Judgement, folder: Path) -> Path:
        """Write `report<suffix>` into the folder, whole or not at all; equal input, equal bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"report{self.suffix}"
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        text = self.render(recording, judgement)
        unfinished.write_bytes(text.encode("utf-8", errors="replace"))
        unfinished.replace(path)
        return path

    @abstractmethod
    def render(self, recording: Recording, judgement: Judgement) -> str:
        """The file's text. Everything that comes from the app is hostile."""
