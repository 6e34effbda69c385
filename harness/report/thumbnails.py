"""Small pictures of screens, inside the report, within a budget."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from harness.model.evidence import Blob, ScreenSeen
from harness.model.finding import Verdict
from harness.model.recording import Recording

WIDTH, HEIGHT = 220, 480
"""Pixels of the largest thumbnail."""
MOST, EVENLY = 28, 7
"""Screens shown at most, and those of them that are taken at equal steps."""
BUDGET = 1_500_000
"""Bytes of all thumbnails of one report."""
LARGEST_FILE, LARGEST_PICTURE = 16_000_000, 40_000_000
"""Bytes and pixels beyond which a picture is not opened."""
FORMATS = ("PNG", "JPEG", "WEBP")


@dataclass
class Thumbnails:
    """Scales pictures of one recording as long as the budget lasts."""

    recording: Recording
    spent: int = 0
    _kept: dict[str, str] = field(default_factory=dict)

    def uri(self, blob: Blob | None) -> str:
        """A data URI, or an empty text when there is no picture, it is damaged, or too much."""
        if blob is None:
            return ""
        if blob.sha256 not in self._kept:
            picture = _scaled(self.recording.path_of(blob))
            if self.spent + len(picture) > BUDGET:
                picture = b""
            self.spent += len(picture)
            encoded = base64.b64encode(picture).decode("ascii")
            self._kept[blob.sha256] = f"data:image/jpeg;base64,{encoded}" if picture else ""
        return self._kept[blob.sha256]


def telling(screens: Sequence[ScreenSeen], weights: Mapping[str, Verdict]) -> list[ScreenSeen]:
    """The screens worth showing: cited ones, changes of what is in front, then evenly spaced."""
    cited = [screen for screen in screens if screen.id in weights]
    changes = [screen for before, screen in pairwise(screens) if _front(before) != _front(screen)]
    evenly = screens[:: max(1, len(screens) // EVENLY)]
    wanted = {screen.id: screen for screen in [*screens[:1], *cited, *changes, *evenly]}
    return sorted(list(wanted.values())[:MOST], key=lambda screen: screen.at)


def _front(screen: ScreenSeen) -> tuple[str, ...]:
    return (screen.phase, screen.overlay, screen.package, screen.activity)


def _scaled(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            return b""
        with Image.open(path, formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                return b""
            picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
            small = picture.convert("RGB")
            small.thumbnail((WIDTH * 2, HEIGHT * 2))
            out = io.BytesIO()
            small.save(out, "JPEG", quality=72, optimize=True)
            return out.getvalue()
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return b""
