"""Small pictures of screens, each once in the report, within a budget."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from harness.model.evidence import Blob, Bounds, ScreenSeen
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


@dataclass(frozen=True)
class Picture:
    """A thumbnail, drawn in the pixels of the phone's screen."""

    key: str
    """Under which the page holds it, such as `picture-3`."""
    uri: str
    width: int
    height: int


@dataclass(frozen=True)
class Shot:
    """One screen, and what on it the harness touched."""

    screen: ScreenSeen
    picture: Picture | None
    """None when there is none, it is damaged, or the budget is spent."""
    target: Bounds | None = None

    @property
    def cross(self) -> tuple[float, float] | None:
        """The middle of the target, where a tap goes."""
        if self.target is None:
            return None
        middle = (self.target.left + self.target.right) / 2
        return middle, (self.target.top + self.target.bottom) / 2


@dataclass
class Thumbnails:
    """Scales pictures of one recording as long as the budget lasts."""

    recording: Recording
    spent: int = 0
    _kept: dict[str, Picture | None] = field(default_factory=dict)

    def shot(self, screen: ScreenSeen, target: Bounds | None = None) -> Shot:
        """The screen as a figure of the report."""
        return Shot(screen, self._picture(screen.picture), target)

    @property
    def pictures(self) -> list[Picture]:
        """All that the page has to hold."""
        return [picture for picture in self._kept.values() if picture is not None]

    def _picture(self, blob: Blob | None) -> Picture | None:
        if blob is None:
            return None
        if blob.sha256 not in self._kept:
            self._kept[blob.sha256] = self._small(blob)
        return self._kept[blob.sha256]

    def _small(self, blob: Blob) -> Picture | None:
        if self.spent >= BUDGET:
            return None
        content, (width, height) = _scaled(self.recording.path_of(blob))
        if not content or self.spent + len(content) > BUDGET:
            return None
        self.spent += len(content)
        uri = f"data:image/jpeg;base64,{base64.b64encode(content).decode('ascii')}"
        return Picture(f"picture-{len(self._kept)}", uri, width, height)


def telling(screens: Sequence[ScreenSeen], weights: Mapping[str, Verdict]) -> list[ScreenSeen]:
    """The screens worth showing: cited ones, changes of what is in front, then evenly spaced."""
    cited = [screen for screen in screens if screen.id in weights]
    changes = [screen for before, screen in pairwise(screens) if _front(before) != _front(screen)]
    evenly = screens[:: max(1, len(screens) // EVENLY)]
    wanted = {screen.id: screen for screen in [*screens[:1], *cited, *changes, *evenly]}
    return sorted(list(wanted.values())[:MOST], key=lambda screen: screen.at)


def _front(screen: ScreenSeen) -> tuple[str, ...]:
    return (screen.phase, screen.overlay, screen.package, screen.activity)


def _scaled(path: Path) -> tuple[bytes, tuple[int, int]]:
    """The thumbnail's bytes, none when it cannot be made, and the size of the original."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return b"", (0, 0)
        with Image.open(path, formats=FORMATS) as picture:
            size = picture.size
            if not 0 < size[0] * size[1] <= LARGEST_PICTURE:
                return b"", (0, 0)
            picture.draft("RGB", (WIDTH * 2, HEIGHT * 2))
            small = picture.convert("RGB")
            small.thumbnail((WIDTH * 2, HEIGHT * 2))
            out = io.BytesIO()
            small.save(out, "JPEG", quality=72, optimize=True)
            return out.getvalue(), size
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return b"", (0, 0)
