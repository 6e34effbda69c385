from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from harness.model.evidence import Bounds
from harness.ui.picture import LARGEST, colour_difference, read_picture

from .drawing import png

LEFT = Bounds(left=0, top=0, right=100, bottom=60)
RIGHT = Bounds(left=120, top=0, right=220, bottom=60)


def two_buttons(one: str, other: str) -> bytes:
    image = Image.new("RGB", (220, 60), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 99, 59), fill=one)
    pen.rectangle((120, 0, 219, 59), fill=other)
    return png(image)


def difference(one: str, other: str) -> float:
    picture = read_picture(two_buttons(one, other))
    assert picture is not None
    apart = colour_difference(picture, LEFT, RIGHT)
    assert apart is not None
    return apart


def test_buttons_of_one_colour_do_not_differ() -> None:
    assert difference("#1677ff", "#1677ff") == 0


def test_a_bright_button_beside_a_grey_one_is_striking() -> None:
    assert difference("#1677ff", "#f2f2f2") > 30


def test_two_shades_of_grey_are_not() -> None:
    assert difference("#dddddd", "#cccccc") < 30


def test_a_button_outside_of_the_picture_has_no_colour() -> None:
    picture = read_picture(two_buttons("red", "blue"))
    assert picture is not None
    outside = Bounds(left=900, top=0, right=990, bottom=60)
    assert colour_difference(picture, LEFT, outside) is None


def test_a_picture_is_brought_to_the_size_of_the_screen() -> None:
    picture = read_picture(two_buttons("red", "blue"), (440, 120))
    assert picture is not None
    assert (picture.width, picture.height) == (440, 120)


def test_a_bomb_of_a_picture_is_not_opened() -> None:
    content = io.BytesIO()
    side = int(LARGEST**0.5) + 200
    Image.new("1", (side, side)).save(content, "PNG")
    assert read_picture(content.getvalue()) is None
    assert read_picture(two_buttons("red", "blue"), (900_000, 900_000)) is None


@pytest.mark.parametrize("cut", [0, 1, 20, 100])
def test_a_file_that_was_cut_is_no_picture(cut: int) -> None:
    assert read_picture(two_buttons("red", "blue")[:cut]) is None


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    read_picture(content)
    read_picture(b"\x89PNG\r\n\x1a\n" + content)
