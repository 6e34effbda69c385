"""Finds close marks (×, bare or in a circle) in a picture by their shape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from harness.model.evidence import Bounds
from harness.ui.picture import Picture

SURE = 0.6
"""Likeness from which a shape counts as a close mark, 0 to 1."""
_SIDES = (14, 18, 23, 29, 37, 47)
"""Sides of the marks that are looked for, in 1/540 of the screen's shorter side."""
_STROKES = (0.08, 0.14)
"""Of the mark's side: how thick its strokes are."""
_UNIT = 540
"""Zones are brought to this scale: larger pixels tell no more."""
_AROUND = 0.14
"""Of the mark's side: how far around it nothing else may stand."""
_STRAY = 0.07
"""Of what is beside the strokes: the part that may have their shade."""
_CONTRAST = 28.0
"""Levels of grey, of 256, between the strokes and what lies between them."""


@dataclass(frozen=True)
class Mark:
    """A shape that looks like a close mark."""

    bounds: Bounds
    likeness: float


def find_marks(picture: Picture, zone: Bounds) -> list[Mark]:
    """Marks within the zone, the likeliest first; at most five, none of which overlap."""
    shown = picture.inside(zone)
    if shown is None:
        return []
    scale = _UNIT / max(min(picture.width, picture.height), 1)
    part = picture.grey[shown.top : shown.bottom, shown.left : shown.right]
    resized = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = np.asarray(resized, np.uint8)
    found: list[tuple[float, int, int, int]] = []
    for side in _SIDES:
        if min(small.shape) <= side + 2:
            continue
        for stroke in _STROKES:
            likeness = np.abs(cv2.matchTemplate(small, _cross(side, stroke), cv2.TM_CCOEFF_NORMED))
            found += _peaks(small, likeness, side)
    found.sort(reverse=True)
    kept: list[tuple[float, int, int, int]] = []
    for mark in found:
        if all(_apart(mark, other) for other in kept):
            kept.append(mark)
    return [Mark(_on_screen(shown, mark, scale), mark[0]) for mark in kept[:5]]


def _peaks(
    small: NDArray[np.uint8], likeness: NDArray[np.float32], side: int
) -> list[tuple[float, int, int, int]]:
    """The best places for one template, checked stroke by stroke."""
    peaks: list[tuple[float, int, int, int]] = []
    left = likeness.copy()
    for _ in range(6):
        _, top, _, (x, y) = cv2.minMaxLoc(left)
        if not top >= SURE:  # a flat zone gives no number
            break
        left[
            max(y - side // 2, 0) : y + side // 2 + 1, max(x - side // 2, 0) : x + side // 2 + 1
        ] = 0
        if _has_strokes(small[y : y + side, x : x + side]) and _stands_alone(small, x, y, side):
            peaks.append((round(float(top), 3), x, y, side))
    return peaks


def _has_strokes(part: NDArray[np.uint8]) -> bool:
    """Both diagonals are of one shade, and the four fields between them of another."""
    side = part.shape[0]
    steps = np.linspace(0.22, 0.78, 9)
    at = np.rint(steps * (side - 1)).astype(int)
    smooth = cv2.blur(part, (3, 3)).astype(np.float32)
    falling, rising = smooth[at, at], smooth[at, side - 1 - at]
    near, far, middle = (np.rint(np.array([0.2, 0.8, 0.5]) * (side - 1))).astype(int)
    fields = np.array(
        [smooth[near, middle], smooth[far, middle], smooth[middle, near], smooth[middle, far]]
    )
    strokes = np.concatenate([falling, rising])
    apart = abs(float(np.median(strokes)) - float(np.median(fields)))
    if apart < _CONTRAST:
        return False
    even = float(np.abs(strokes - np.median(strokes)).mean()) < 0.35 * apart
    return even and float(np.abs(fields - np.median(fields)).max()) < 0.6 * apart


def _stands_alone(small: NDArray[np.uint8], x: int, y: int, side: int) -> bool:
    """Nothing of the strokes' shade is beside the cross, as it is in letters and signs."""
    around = round(_AROUND * side)
    top, left = max(y - around, 0), max(x - around, 0)
    part = small[top : y + side + around, left : x + side + around].astype(np.float32)
    rows, columns = np.indices(part.shape, dtype=np.float32)
    down = (rows + top - y) / (side - 1) - 0.5
    across = (columns + left - x) / (side - 1) - 0.5
    off = np.minimum(np.abs(down - across), np.abs(down + across)) / np.sqrt(2)
    reach = np.maximum(np.abs(down), np.abs(across))
    stroke = np.median(part[(off < 0.05) & (reach < 0.3)])
    field = np.median(part[(off > 0.2) & (reach < 0.45)])
    like = np.abs(part - stroke) < 0.45 * abs(stroke - field)
    return bool(like[(off > 0.17)].mean() < _STRAY)


@lru_cache(maxsize=32)
def _cross(side: int, stroke: float) -> NDArray[np.uint8]:
    """A light cross on dark ground, four times finer and made small."""
    fine = 4 * side
    image = np.zeros((fine, fine), np.uint8)
    edge = round(0.14 * fine)
    wide = max(round(stroke * fine), 1)
    cv2.line(image, (edge, edge), (fine - edge, fine - edge), 255, wide, cv2.LINE_AA)
    cv2.line(image, (fine - edge, edge), (edge, fine - edge), 255, wide, cv2.LINE_AA)
    return np.asarray(cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA), np.uint8)


def _apart(one: tuple[float, int, int, int], other: tuple[float, int, int, int]) -> bool:
    reach = (one[3] + other[3]) / 2
    x = abs((one[1] + one[3] / 2) - (other[1] + other[3] / 2))
    y = abs((one[2] + one[3] / 2) - (other[2] + other[3] / 2))
    return max(x, y) > reach


def _on_screen(zone: Bounds, mark: tuple[float, int, int, int], scale: float) -> Bounds:
    _, x, y, side = mark
    return Bounds(
        left=zone.left + round(x / scale),
        top=zone.top + round(y / scale),
        right=zone.left + round((x + side) / scale),
        bottom=zone.top + round((y + side) / scale),
    )
