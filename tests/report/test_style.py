"""The sheet: readable colours, three languages, and room on narrow windows and on paper."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

import harness.report

CSS = (Path(harness.report.__file__).parent / "templates" / "report.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", CSS))
READABLE = 4.5
"""Contrast that WCAG 2.1 asks of text (1.4.3, AA)."""
TEXT = ("ink", "soft", "blue", "violated", "suspect", "inconclusive", "met")
PAPER = ("paper", "wash")
PAIRS = [
    *product(TEXT, PAPER),
    *((name, f"{name}-wash") for name in ("violated", "suspect", "inconclusive", "met")),
    ("ink", "mark"),
]


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "paper"), PAIRS)
def test_text_stands_out_from_what_is_behind_it(text: str, paper: str) -> None:
    lighter, darker = sorted((luminance(COLOURS[text]), luminance(COLOURS[paper])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= READABLE


def test_every_colour_that_is_used_is_defined() -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) <= set(COLOURS)


def test_it_reaches_out_for_nothing() -> None:
    assert not re.search(r"url\(|@import|@font-face|expression\(", CSS)
