"""A control's size, place and contrast are measured as a person meets them."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from harness.model.evidence import Bounds
from harness.ui.recognised import Target
from harness.ui.screen import Screen
from harness.ui.visibility import contrast, measure

CORNER = Bounds(left=900, top=100, right=1020, bottom=180)


def drawn(ground: int, control: int | None = None, sign: int | None = None) -> bytes:
    """A page of one grey with a control in its corner, and a cross on it."""
    page = Image.new("L", (1080, 1920), ground)
    pen = ImageDraw.Draw(page)
    if control is not None:
        pen.rectangle((900, 100, 1019, 179), fill=control)
    if sign is not None:
        pen.line((930, 110, 990, 170), fill=sign, width=8)
        pen.line((990, 110, 930, 170), fill=sign, width=8)
    file = io.BytesIO()
    page.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("picture", "least", "most"),
    [
        (drawn(255, 0), 20.9, 21),
        (drawn(255, 255, 0), 20.9, 21),
        (drawn(200, 190), 1.0, 1.2),
        (drawn(128), 1.0, 1.0),
        (drawn(0, 90, 255), 6, 21),
    ],
)
def test_contrast_is_that_of_the_sign_or_of_the_control(
    picture: bytes, least: float, most: float
) -> None:
    told = contrast(picture, CORNER)

    assert told is not None
    assert least <= told <= most


@pytest.mark.parametrize(
    ("picture", "bounds"),
    [
        (b"no picture", CORNER),
        (drawn(0)[:60], CORNER),
        (drawn(0), Bounds(left=5000, top=0, right=6000, bottom=9)),
        (drawn(0), Bounds(left=10, top=10, right=10, bottom=10)),
    ],
)
def test_what_cannot_be_seen_has_no_contrast(picture: bytes, bounds: Bounds) -> None:
    assert contrast(picture, bounds) is None


def test_a_control_that_fills_the_picture_has_no_surroundings() -> None:
    assert contrast(drawn(7), Bounds(left=0, top=0, right=1080, bottom=1920)) == 1.0


def test_size_and_place_are_told_in_dp() -> None:
    target = Target(CORNER, "跳过", "skip", "its text is 跳过", 0.9)
    way_out = measure(target, Screen(width=1080, height=1920, density=480), None)

    assert (way_out.width, way_out.height, way_out.from_edge) == (40.0, 26.7, 20.0)
    assert way_out.contrast is None
    assert (way_out.label, way_out.action) == ("跳过", "skip")
