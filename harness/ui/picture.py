"""A screenshot as numbers, read as hostile input, and the colours of what it shows."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from harness.model.evidence import Bounds

LARGEST = 40_000_000
"""Pixels beyond which a picture is not opened."""
_SHADES = 32
"""Levels of a channel that count as one colour."""


@dataclass(frozen=True)
class Picture:
    """A picture's pixels."""

    colours: NDArray[np.uint8]
    """Rows of columns of red, green, blue."""
    grey: NDArray[np.uint8]

    @property
    def width(self) -> int:
        """Pixels."""
        return int(self.grey.shape[1])

    @property
    def height(self) -> int:
        """Pixels."""
        return int(self.grey.shape[0])

    def inside(self, bounds: Bounds) -> Bounds | None:
        """The part of the bounds that the picture shows, or None."""
        left, top = max(bounds.left, 0), max(bounds.top, 0)
        right, bottom = min(bounds.right, self.width), min(bounds.bottom, self.height)
        if right - left < 4 or bottom - top < 4:
            return None
        return Bounds(left=left, top=top, right=right, bottom=bottom)


def read_picture(content: bytes, size: tuple[int, int] = (0, 0)) -> Picture | None:
    """Read a PNG or JPEG file; None when it is none, or too large.

    `size` is the screen's in pixels: the picture is brought to it, so that bounds fit both.
    """
    if size[0] * size[1] > LARGEST:
        return None
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
            if opened.width * opened.height > LARGEST:
                return None
            image = opened.convert("RGB")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    if min(size) > 0 and image.size != size:
        image = image.resize(size)
    colours = np.asarray(image, dtype=np.uint8)
    grey = np.asarray(image.convert("L"), dtype=np.uint8)
    return Picture(colours, grey)


def colour_difference(picture: Picture, one: Bounds, other: Bounds) -> float | None:
    """CMC(1:1) difference of what two buttons mostly are; None when the picture lacks one."""
    first, second = _dominant(picture, one), _dominant(picture, other)
    return round(_cmc(first, second), 1) if first and second else None


def _dominant(picture: Picture, bounds: Bounds) -> tuple[float, float, float] | None:
    """The most frequent colour as L*, a*, b*."""
    shown = picture.inside(bounds)
    if shown is None:
        return None
    part = picture.colours[shown.top : shown.bottom, shown.left : shown.right].reshape(-1, 3)
    coarse = part.astype(np.uint32) // _SHADES
    keys = coarse[:, 0] << 16 | coarse[:, 1] << 8 | coarse[:, 2]
    values, counts = np.unique(keys, return_counts=True)
    mean = part[keys == values[counts.argmax()]].mean(axis=0).astype(np.float32) / 255
    lightness, green_red, blue_yellow = cv2.cvtColor(mean.reshape(1, 1, 3), cv2.COLOR_RGB2LAB)[0, 0]
    return float(lightness), float(green_red), float(blue_yellow)


def _cmc(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Colour difference after the CMC l:c formula of 1984 (BS 6923), with l = c = 1."""
    chroma, chroma_other = math.hypot(*one[1:]), math.hypot(*other[1:])
    hue = math.degrees(math.atan2(one[2], one[1])) % 360
    turned = math.cos(math.radians(hue + (168 if 164 <= hue <= 345 else 35)))
    base, swing = (0.56, 0.2) if 164 <= hue <= 345 else (0.36, 0.4)
    factor = base + abs(swing * turned)
    fourth = math.sqrt(chroma**4 / (chroma**4 + 1900))
    light = 0.511 if one[0] < 16 else 0.040975 * one[0] / (1 + 0.01765 * one[0])
    colour = 0.0638 * chroma / (1 + 0.0131 * chroma) + 0.638
    tint = colour * (fourth * factor + 1 - fourth)
    apart = chroma - chroma_other
    across = (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2 - apart**2
    return math.sqrt(
        ((one[0] - other[0]) / light) ** 2 + (apart / colour) ** 2 + max(across, 0) / tint**2
    )
