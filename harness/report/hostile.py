"""Makes text that comes from the app fit to show: bounded, one line, without hidden signs."""

from __future__ import annotations

import re
from itertools import groupby

from markupsafe import Markup, escape

LONGEST = 600
"""Characters shown of one text."""
ROW, DUMPED = 16, 160
"""Bytes of one row of a dump, and of a whole dump."""
_HEX = re.compile("[^0-9a-f]")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def shown(text: str, longest: int = LONGEST) -> str:
    """The text, cut, with control signs, direction marks and lone surrogates made visible."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", cut)


def finalize(value: object) -> object:
    """What Jinja does with every expression before it escapes it."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def dumped(dump: str) -> Markup:
    """Rows of sixteen bytes in hexadecimal and as text, the bytes between « and » highlighted."""
    before, found, after = (_bytes(part) for part in [*re.split("[«»]", dump), "", ""][:3])
    marks = [False] * len(before) + [True] * len(found) + [False] * len(after)
    cells = list(zip(before + found + after, marks, strict=True))[:DUMPED]
    return Markup("\n").join(_row(cells[at : at + ROW]) for at in range(0, len(cells), ROW))


def _bytes(part: str) -> bytes:
    """What hexadecimal there is in the text."""
    digits = _HEX.sub("", part[: 2 * DUMPED])
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _row(cells: list[tuple[int, bool]]) -> Markup:
    pairs = _highlighted([(f"{byte:02x} ", hit) for byte, hit in cells])
    letters = _highlighted(
        [(chr(byte) if 0x20 <= byte < 0x7F else "·", hit) for byte, hit in cells]
    )
    return Markup("{}{} {}").format(pairs, "   " * (ROW - len(cells)), letters)


def _highlighted(cells: list[tuple[str, bool]]) -> Markup:
    """The cells as one text; neighbours that are highlighted share one mark."""
    line = Markup("")
    for hit, group in groupby(cells, key=lambda cell: cell[1]):
        text = "".join(cell for cell, _ in group)
        bare = text.rstrip(" ")
        line += Markup("<mark>{}</mark>{}").format(bare, text[len(bare) :]) if hit else escape(text)
    return line


def marked(excerpt: str) -> Markup:
    """An excerpt with what stands between « and » highlighted."""
    before, found, rest = shown(excerpt).partition("«")
    if not found:
        return escape(before)
    value, _, after = rest.partition("»")
    return Markup("{}<mark>{}</mark>{}").format(before, value, after)
