"""How well a control can be seen and hit: its size, its place, its contrast. Pure."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, UnidentifiedImageError

from harness.model.evidence import Bounds, WayOut
from harness.ui.recognised import Target
from harness.ui.screen import Screen

MARGIN = 0.6
"""How far around a control its surroundings are looked at, in its own sizes."""
DARKEST, BRIGHTEST = 0.02, 0.98
"""Parts of a control's pixels that count as its ground and its sign; a sign has thin strokes."""
LARGEST_PICTURE = 40_000_000
"""Pixels beyond which a picture is not opened."""
_LEVELS = 256


def measure(target: Target, screen: Screen, picture: bytes | None) -> WayOut:
    """What a user has to find and hit."""
    bounds, dp = target.bounds, 160 / screen.density
    gaps = (
        bounds.left,
        bounds.top,
        screen.width - bounds.right,
        screen.height - bounds.bottom,
    )
    return WayOut(
        label=target.label[:60],
        action=target.action,
        width=round((bounds.right - bounds.left) * dp, 1),
        height=round((bounds.bottom - bounds.top) * dp, 1),
        from_edge=round(max(min(gaps), 0) * dp, 1),
        contrast=contrast(picture, bounds) if picture else None,
    )


def contrast(picture: bytes, bounds: Bounds) -> float | None:
    """1 to 21, as WCAG 2 computes it: of a sign on its ground, or of a control and what is around.

    The larger of the two. None when the picture cannot be read, or does not show the place.
    """
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > LARGEST_PICTURE:
                return None
            grey = opened.convert("L")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    box = _inside(bounds, grey.size)
    if box is None:
        return None
    within = grey.crop(box).histogram()
    around = _around(grey, box)
    inner = _ratio(_level(within, DARKEST), _level(within, BRIGHTEST))
    outer = _ratio(_level(within, 0.5), _level(around, 0.5)) if sum(around) else 1.0
    return round(max(inner, outer), 2)


def _around(grey: Image.Image, box: tuple[int, int, int, int]) -> list[int]:
    """How often each level of grey is beside the control."""
    left, top, right, bottom = box
    aside, above = int((right - left) * MARGIN) + 1, int((bottom - top) * MARGIN) + 1
    wide = (
        max(left - aside, 0),
        max(top - above, 0),
        min(right + aside, grey.width),
        min(bottom + above, grey.height),
    )
    mask = Image.new("L", (wide[2] - wide[0], wide[3] - wide[1]), 255)
    inner = (left - wide[0], top - wide[1], right - wide[0] - 1, bottom - wide[1] - 1)
    ImageDraw.Draw(mask).rectangle(inner, fill=0)
    return grey.crop(wide).histogram(mask)


def _inside(bounds: Bounds, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    left, top = max(bounds.left, 0), max(bounds.top, 0)
    right, bottom = min(bounds.right, size[0]), min(bounds.bottom, size[1])
    return (left, top, right, bottom) if right > left and bottom > top else None


def _level(histogram: list[int], share: float) -> int:
    """The level of grey below which this share of the pixels lies."""
    wanted, seen = share * sum(histogram), 0
    for level, count in enumerate(histogram):
        seen += count
        if seen >= wanted and count:
            return level
    return _LEVELS - 1


def _ratio(one: int, other: int) -> float:
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(level: int) -> float:
    share = level / (_LEVELS - 1)
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
