from __future__ import annotations

import pytest

from harness.model.evidence import Bounds
from harness.ui.marks import find_marks
from harness.ui.picture import Picture, read_picture

from .drawing import GROUNDS, SIZE, STYLES, cross, ground, png, words

CORNER = Bounds(left=680, top=40, right=1080, bottom=360)


def picture(content: bytes) -> Picture:
    read = read_picture(content)
    assert read is not None
    return read


@pytest.mark.parametrize("side", [60, 84, 108])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("behind", ["flat", "photo"])
def test_a_cross_is_found_where_it_is(behind: str, style: str, side: int) -> None:
    image = ground(behind, seed=side, size=SIZE)
    cross(image, 900, 120, side, style)
    (mark, *_) = find_marks(picture(png(image)), CORNER)
    middle = (mark.bounds.left + mark.bounds.right) / 2, (mark.bounds.top + mark.bounds.bottom) / 2
    assert abs(middle[0] - (900 + side / 2)) < side / 4
    assert abs(middle[1] - (120 + side / 2)) < side / 4


@pytest.mark.parametrize("behind", GROUNDS)
def test_a_picture_without_a_cross_has_none(behind: str) -> None:
    assert find_marks(picture(png(ground(behind, seed=5))), CORNER) == []


def test_words_and_other_signs_are_no_crosses() -> None:
    image = ground("flat")
    for row, text in enumerate(["跳过 5", "立即下载", "广告 反馈", "+ > ||"]):
        words(image, 720, 50 + 70 * row, text)
    assert find_marks(picture(png(image)), CORNER) == []


def test_a_zone_outside_of_the_picture_has_none() -> None:
    outside = Bounds(left=5000, top=0, right=5100, bottom=90)
    assert find_marks(picture(png(ground("flat"))), outside) == []
