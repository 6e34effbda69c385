"""What only the picture shows."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from harness.ui import ocr
from harness.ui.recognise import recognise
from harness.ui.screen import Screen, read_screen

from .drawing import SIZE, cross, ground, png, words

needs_ocr = pytest.mark.skipif(not ocr.is_installed(), reason="RapidOCR is not installed")


def element(bounds: str, text: str = "", rest: str = "") -> str:
    return f'<node package="com.example.shop" text="{text}" bounds="{bounds}" {rest}/>'


def window(*inside: str, bounds: str = "[0,0][1080,2340]") -> str:
    return f'<node package="com.example.shop" bounds="{bounds}">{"".join(inside)}</node>'


def screen(*windows: str) -> Screen:
    return read_screen(f"<hierarchy>{''.join(windows)}</hierarchy>", size=SIZE)


PAGE = window(
    *(element(f"[40,{y}][1040,{y + 90}]", f"第 {y} 行") for y in range(200, 2000, 200)),
)
CANVAS = element("[0,0][1080,2340]", rest='class="android.view.View"')


def test_a_cross_drawn_beside_a_card_is_seen() -> None:
    poster = window(element("[140,600][940,1600]"), bounds="[140,600][940,1600]")
    image = ground("photo")
    cross(image, 486, 1660, 100)
    told = recognise(screen(PAGE, poster), png(image))
    assert told.kind == "popup_ad"
    assert told.target is not None
    assert told.target.label == "× (seen)"
    assert 486 < (told.target.bounds.left + told.target.bounds.right) / 2 < 586
    assert "picture" in told.target.reason


def test_the_cross_decides_between_two_nameless_elements() -> None:
    poster = window(
        element("[140,600][940,1600]"),
        element("[850,612][930,692]", rest='clickable="true"'),
        element("[500,1500][580,1580]", rest='clickable="true"'),
        bounds="[140,600][940,1600]",
    )
    image = ground("flat", seed=3)
    cross(image, 850, 612, 80, "ring")
    told = recognise(screen(PAGE, poster), png(image))
    assert told.target is not None
    assert told.target.bounds.left == 850
    assert "the picture shows a cross on it" in told.target.reason


def test_without_a_cross_the_picture_adds_nothing() -> None:
    poster = window(element("[140,600][940,1600]"), bounds="[140,600][940,1600]")
    told = recognise(screen(PAGE, poster), png(ground("photo", seed=8)))
    assert told.kind == "popup_ad"
    assert told.target is None


def test_two_crosses_are_one_too_many() -> None:
    poster = window(element("[140,600][940,1600]"), bounds="[140,600][940,1600]")
    image = ground("flat")
    cross(image, 486, 1660, 100)
    cross(image, 890, 560, 80)
    assert recognise(screen(PAGE, poster), png(image)).target is None


def test_a_cross_on_a_page_is_not_tapped() -> None:
    image = ground("flat")
    cross(image, 950, 120, 80)
    assert recognise(screen(PAGE), png(image)).target is None


def test_a_cross_on_a_page_of_payment_is_not_tapped() -> None:
    till = window(element("[140,600][940,700]", "确认支付"), bounds="[100,500][980,1600]")
    image = ground("flat")
    cross(image, 900, 510, 70)
    assert recognise(screen(PAGE, till), png(image)).target is None


@needs_ocr
def test_a_word_drawn_in_the_corner_of_a_splash_screen_is_read() -> None:
    image = ground("photo")
    ImageDraw.Draw(image, "RGBA").rounded_rectangle((850, 110, 1050, 190), 40, (0, 0, 0, 130))
    words(image, 880, 120, "跳过 5")
    told = recognise(screen(window(CANVAS)), png(image))
    assert told.kind == "splash"
    assert told.target is not None
    assert told.target.action == "skip"
    assert 850 < (told.target.bounds.left + told.target.bounds.right) / 2 < 1050


@needs_ocr
def test_a_lost_tree_leaves_the_picture() -> None:
    image = ground("flat")
    words(image, 880, 120, "跳过")
    told = recognise(Screen(complete=False), png(image))
    assert told.kind == "splash"
    assert told.target is not None


@needs_ocr
def test_words_that_take_the_offer_are_not_tapped() -> None:
    image = ground("flat")
    words(image, 820, 120, "立即下载")
    assert recognise(screen(window(CANVAS)), png(image)).target is None


@needs_ocr
def test_a_refusal_drawn_on_a_card_is_read() -> None:
    card = window(element("[140,600][940,1600]"), bounds="[140,600][940,1600]")
    image = Image.new("RGB", SIZE, "#444444")
    ImageDraw.Draw(image).rectangle((140, 600, 940, 1600), fill="white")
    words(image, 260, 700, "发现新版本", ink="black")
    words(image, 200, 1480, "以后再说", ink="black")
    words(image, 640, 1480, "立即更新", ink="black")
    told = recognise(screen(PAGE, card), png(image))
    assert told.target is not None
    assert told.target.action == "later"
    assert told.target.bounds.right < 540


def test_the_colours_of_a_prompts_buttons_are_compared() -> None:
    prompt = window(
        element("[160,700][920,1200]", "请阅读《用户协议》和《隐私政策》"),
        element("[160,1400][520,1500]", "不同意", 'clickable="true"'),
        element("[560,1400][920,1500]", "同意", 'clickable="true"'),
        bounds="[120,640][960,1560]",
    )
    image = Image.new("RGB", SIZE, "white")
    ImageDraw.Draw(image).rectangle((560, 1400, 920, 1500), fill="#1677ff")
    told = recognise(screen(PAGE, prompt), png(image))
    assert told.consent is not None
    assert told.consent.colour_difference is not None
    assert told.consent.colour_difference > 30


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_broken_picture_changes_nothing(content: bytes) -> None:
    poster = screen(PAGE, window(element("[140,600][940,1600]"), bounds="[140,600][940,1600]"))
    assert recognise(poster, content) == recognise(poster)
