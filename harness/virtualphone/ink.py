"""Drawing on a picture: colours with transparency, soft corners, wrapped text, small signs."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from harness.virtualphone.node import Rect
from harness.virtualphone.typesetting import baseline, drawable, fit, line_height, typeface, width

Colour = tuple[int, int, int, int]
"""Red, green, blue, alpha."""
_PAGES_OF_INK = 40
"""How often the whole picture may be covered."""
_TEXT_COSTS = 4
"""A pixel of text takes that much longer than one of a surface."""
_SMOOTH = 4
"""Corners are drawn this much larger and made smaller."""
_PALETTES = ("#A8C7FA", "#C4EED0", "#FFDF99", "#F6BBD0", "#C2E7FF", "#E1D5F8", "#FFD8B8")


def colour(text: str) -> Colour:
    """`#AARRGGBB` as numbers."""
    alpha, red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue, alpha


class Ink:
    """Draws inside the picture; what lies outside of it is cut off.

    An app may ask for more than anybody could see; when the ink is used up no more is drawn.
    """

    def __init__(self, picture: Image.Image) -> None:
        self.picture = picture
        self.draw = ImageDraw.Draw(picture, "RGBA")
        self._page = Rect(0, 0, picture.width, picture.height)
        self._left = _PAGES_OF_INK * picture.width * picture.height

    def fill(self, bounds: Rect, fill: Colour, radius: int = 0) -> None:
        """A rectangle, with round corners if wanted."""
        if fill[3] == 0 or not self._afford(bounds.clipped(self._page)):
            return
        radius = min(radius, bounds.width // 2, bounds.height // 2)
        if radius < 2:
            inside = bounds.clipped(self._page)
            if fill[3] == 255:  # much faster than to blend it
                self.picture.paste(fill[:3], inside)
                return
            box = (inside.left, inside.top, inside.right - 1, inside.bottom - 1)
            self.draw.rectangle(box, fill)
            return
        # A view much larger than the screen is drawn as if it ended a little outside.
        seen = bounds.clipped(
            Rect(-radius, -radius, self._page.right + radius, self._page.bottom + radius)
        )
        mask = _rounded(seen.width, seen.height, min(radius, seen.width // 2, seen.height // 2))
        if fill[3] < 255:
            mask = mask.point([level * fill[3] // 255 for level in range(256)])
        self.picture.paste(fill[:3], (seen.left, seen.top), mask)

    def only(self, visible: Rect, bounds: Rect, draw: Callable[[], None]) -> None:
        """Keep what is drawn in `bounds` to what is `visible` of them, as parents cut views off."""
        whole = bounds.clipped(self._page)
        if whole == visible:
            draw()
        elif self._afford(whole):
            before = self.picture.crop(whole)
            draw()
            shown = self.picture.crop(visible)
            self.picture.paste(before, (whole.left, whole.top))
            self.picture.paste(shown, (visible.left, visible.top))

    def dim(self) -> None:
        """Darken all that is there, as behind a dialog."""
        self.picture.paste(self.picture.point([level // 2 for level in range(256)] * 3))

    def shadow(self, bounds: Rect, radius: int) -> None:
        """A faint rim below a surface."""
        rim = Rect(bounds.left - 3, bounds.top, bounds.right + 3, bounds.bottom + 8)
        self.fill(rim, (0, 0, 0, 36), radius + 3)

    def text(self, bounds: Rect, text: str, size: int, ink: Colour, *, centred: bool) -> None:
        """Text wrapped and cut to its bounds, in the middle of their height."""
        inside = bounds.clipped(self._page)
        if ink[3] == 0 or not self._afford(inside, times=_TEXT_COSTS):
            return
        room = min(bounds.width, 2 * self._page.width)
        size, lines = fit(drawable(text), size, room, bounds.height)
        face, step = typeface(size), line_height(size)
        top = bounds.top + max(0, bounds.height - len(lines) * step) // 2
        for number, line in enumerate(lines):
            x, y = bounds.left, top + number * step
            if centred:
                x += max(0, int(bounds.width - width(line, size)) // 2)
            if -step < y < self._page.bottom and x < self._page.right:
                self.draw.text((x, y + baseline(size)), line, ink, face, anchor="ls")

    def gradient(self, bounds: Rect, name: str) -> None:
        """A picture's place: soft colours that depend on the picture's name."""
        inside = bounds.clipped(self._page)
        if not self._afford(inside):
            return
        choice = zlib.crc32(name.encode(errors="replace"))
        first = ImageColor.getrgb(_PALETTES[choice % len(_PALETTES)])
        second = ImageColor.getrgb(_PALETTES[(choice // 7 + 1) % len(_PALETTES)])
        patch = Image.new("RGB", (1, 2))
        patch.putpixel((0, 0), first)
        patch.putpixel((0, 1), second)
        size = (inside.width, inside.height)
        self.picture.paste(patch.resize(size, Image.Resampling.BILINEAR), (inside.left, inside.top))

    def _afford(self, bounds: Rect, *, times: int = 1) -> bool:
        """Take ink for these pixels; False when there are none of them, or no ink is left."""
        self._left -= bounds.width * bounds.height * times
        return not bounds.empty and self._left > 0

    def cross(self, bounds: Rect, ink: Colour) -> None:
        """An x, as on buttons that close."""
        arm = min(bounds.width, bounds.height) // 5
        x, y = bounds.centre
        weight = max(3, arm // 4)
        self.draw.line((x - arm, y - arm, x + arm, y + arm), ink, weight)
        self.draw.line((x - arm, y + arm, x + arm, y - arm), ink, weight)

    def tick(self, bounds: Rect, ink: Colour) -> None:
        """A tick, as in check boxes."""
        x, y, unit = bounds.left, bounds.top, bounds.width / 10
        corners = ((2.4, 5.2), (4.3, 7.1), (7.8, 3.2))
        self.draw.line(
            [(x + unit * across, y + unit * down) for across, down in corners],
            ink,
            max(3, int(unit)),
            joint="curve",
        )


@lru_cache(maxsize=128)
def _quarter(radius: int) -> Image.Image:
    """The top left corner of a disc."""
    size = radius * _SMOOTH
    large = Image.new("L", (size, size))
    ImageDraw.Draw(large).ellipse((0, 0, 2 * size, 2 * size), 255)
    return large.resize((radius, radius), Image.Resampling.BOX)


@lru_cache(maxsize=32)
def _rounded(across: int, down: int, radius: int) -> Image.Image:
    mask = Image.new("L", (across, down), 255)
    corner = _quarter(radius)
    turned = corner.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    mask.paste(corner, (0, 0))
    mask.paste(turned, (across - radius, 0))
    mask.paste(corner.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, down - radius))
    mask.paste(turned.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (across - radius, down - radius))
    return mask
