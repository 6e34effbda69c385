"""Text in the phone's typeface: how wide it is, and where its lines break."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from pathlib import Path

from PIL import ImageFont

_TYPEFACE = Path(__file__).parent / "fonts" / "NotoSansCJKsc-GB2312.otf"
_WORDS = re.compile(r"\n|[^\W\u2e80-\uffff]+|.", re.DOTALL)
"""A word of letters and digits stays together; every other character may end a line."""
_STAND_INS = str.maketrans(
    {**dict.fromkeys("✕✖✗✘❌╳⨯", "×"), "✔": "✓", "❯": "›", "☰": "≡", "⋮": ":", "\t": " "}
)
_NEVER_FIRST = frozenset("，。！？、；：”’》）】…,.!?;:)]}%")


@lru_cache(maxsize=64)
def typeface(size: int) -> ImageFont.FreeTypeFont:
    """The phone's typeface, `size` pixels high."""
    return ImageFont.truetype(str(_TYPEFACE), size, layout_engine=ImageFont.Layout.BASIC)


def drawable(text: str) -> str:
    """The text with the nearest signs that the typeface has."""
    return text.translate(_STAND_INS)


def line_height(size: int) -> int:
    """Pixels from one line to the next, as Android's own typeface has it."""
    return size * 1172 // 1000


def baseline(size: int) -> int:
    """Pixels from a line's top to the foot of its letters."""
    return size * 29 // 30


@lru_cache(maxsize=30_000)
def _advance(character: str, size: int) -> float:
    return typeface(size).getlength(character)


def width(text: str, size: int) -> float:
    """Pixels of one line of text."""
    return sum(_advance(character, size) for character in text)


def wrap(text: str, size: int, room: int, most: int) -> list[str]:
    """The first lines, at most `most`, of text broken to fit `room` pixels."""
    lines: list[str] = []
    line, used = "", 0.0
    # No line holds more characters than its pixels, so the rest need not be looked at.
    for word in _pieces(text[: most * (max(1, room) + 1)], size, room):
        if len(lines) >= most:
            return lines
        if word == "\n":
            lines.append(line)
            line, used = "", 0.0
            continue
        needs = width(word, size)
        if line and used + needs > room and word not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line, used = "", 0.0
            if word == " ":
                continue
        line += word
        used += needs
    return list(islice((*lines, line), most))


def fit(text: str, size: int, room: int, height: int) -> tuple[int, list[str]]:
    """The size and lines with which a text is drawn in its room.

    Apps measure their texts more coarsely than this; what is a little too long for its room is
    made a little smaller, and what is much too long is cut.
    """
    for tried in (size, size * 19 // 20, size * 9 // 10, size * 17 // 20):
        most = max(1, height // line_height(tried))
        lines = wrap(text, tried, room, most + 1)
        if len(lines) <= most:
            return tried, lines
    return size, wrap(text, size, room, max(1, height // line_height(size)))


def _pieces(text: str, size: int, room: int) -> list[str]:
    """Words, and words wider than a line as single characters."""
    pieces: list[str] = []
    for word in _WORDS.findall(text):
        if len(word) > 1 and width(word, size) > room:
            pieces.extend(word)
        else:
            pieces.append(word)
    return pieces
