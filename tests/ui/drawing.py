"""Screenshots drawn for tests."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import harness

FONT = Path(harness.__file__).parent / "virtualphone" / "fonts" / "NotoSansCJKsc-GB2312.otf"
SIZE = (1080, 2340)
GROUNDS = ("flat", "noise", "photo")
STYLES = ("bare", "ring", "disc")


def ground(kind: str, seed: int = 0, size: tuple[int, int] = SIZE) -> Image.Image:
    """A background: one shade, noise, or soft blots as of a photograph."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable pattern
    if kind == "flat":
        return Image.new("RGB", size, (dice.randint(0, 255), dice.randint(0, 255), 120))
    small = Image.new("RGB", (size[0] // 24, size[1] // 24))
    for x in range(small.width):
        for y in range(small.height):
            small.putpixel((x, y), tuple(dice.randint(60, 200) for _ in range(3)))
    if kind == "photo":
        return small.resize(size, Image.Resampling.BICUBIC)
    return small.resize(size, Image.Resampling.NEAREST)


def cross(image: Image.Image, left: int, top: int, side: int, style: str = "disc") -> None:
    """A close mark: a cross alone, in a ring, or on a disc."""
    pen = ImageDraw.Draw(image, "RGBA")
    box = (left, top, left + side, top + side)
    wide = max(2, side // 14)
    if style == "disc":
        pen.ellipse(box, fill=(0, 0, 0, 150))
    if style == "ring":
        pen.ellipse(box, fill=(0, 0, 0, 90), outline=(255, 255, 255, 230), width=wide)
    inset = round(side * (0.18 if style == "bare" else 0.3))
    first = (left + inset, top + inset, left + side - inset, top + side - inset)
    second = (first[2], first[1], first[0], first[3])
    for line in (first, second):
        pen.line(line, fill=(255, 255, 255, 240), width=wide)


def words(
    image: Image.Image, left: int, top: int, text: str, *, size: int = 42, ink: str = "white"
) -> None:
    """A line of text."""
    face = ImageFont.truetype(FONT, size)
    ImageDraw.Draw(image).text((left, top), text, font=face, fill=ink)


def png(image: Image.Image) -> bytes:
    """The picture as a file."""
    content = io.BytesIO()
    image.save(content, "PNG", compress_level=1)
    return content.getvalue()
