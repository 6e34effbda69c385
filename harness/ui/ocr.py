"""Reads words in a picture, where RapidOCR is installed: the only place that knows it.

RapidOCR ships its models (PP-OCR) inside its package, so that nothing is fetched at run time.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from harness.model.evidence import Bounds
from harness.ui.picture import Picture

SURE = 0.8
"""Certainty from which a word counts as read."""
_LONGEST = 640
"""Pixels of a zone's longer side; what is larger is made smaller before words are looked for."""
_MOST = 30
"""Words of one zone that are kept."""


@dataclass(frozen=True)
class Word:
    """A line of text in a picture."""

    text: str
    bounds: Bounds


def is_installed() -> bool:
    """Whether words can be read here: `pip install app-privacy-harness[ocr]`."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def read_words(picture: Picture, zone: Bounds) -> list[Word]:
    """The words within the zone; none where RapidOCR is not installed."""
    shown = picture.inside(zone)
    if shown is None or not is_installed():
        return []
    part = picture.colours[shown.top : shown.bottom, shown.left : shown.right, ::-1]
    read = _reader()(np.ascontiguousarray(part), use_cls=False)
    if read.boxes is None or read.txts is None:
        return []
    lines = zip(read.boxes, read.txts, read.scores, strict=False)
    return [Word(text, _bounds(shown, corners)) for corners, text, sure in lines if sure >= SURE][
        :_MOST
    ]


@lru_cache(maxsize=1)
def _reader() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    options = {"Global.log_level": "error", "Det.limit_type": "max", "Det.limit_side_len": _LONGEST}
    reader = import_module("rapidocr").RapidOCR(params=options)
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return reader


def _bounds(zone: Bounds, corners: Any) -> Bounds:
    points = np.asarray(corners)
    left, top = points.min(axis=0)
    right, bottom = points.max(axis=0)
    return Bounds(
        left=zone.left + int(left),
        top=zone.top + int(top),
        right=zone.left + int(right),
        bottom=zone.top + int(bottom),
    )
