"""Properties of the picture: colours where they should be, ink where there is text."""

from __future__ import annotations

import time

import pytest
from PIL import Image, ImageChops

from harness.virtualphone.display import SCREEN, STATUS_BAR
from harness.virtualphone.node import Node, Rect, Style
from harness.virtualphone.render import render
from harness.virtualphone.typesetting import fit, line_height, width, wrap
from harness.virtualphone.window import Kind, Window

BOX = Rect(200, 800, 880, 960)
BLUE = (26, 115, 232)


def window(*nodes: Node, kind: Kind = Kind.ACTIVITY, title: str = "", top: int = 0) -> Window:
    bounds = Rect(0, top, SCREEN.right, SCREEN.bottom)
    root = Node("android.widget.FrameLayout", bounds, children=nodes)
    return Window("com.x", "1", kind, title, "", root)


def view(widget: str, text: str = "", bounds: Rect = BOX, **more: object) -> Node:
    return Node(f"android.widget.{widget}", bounds, text=text, **more)  # type: ignore[arg-type]


def draw(*windows: Window) -> Image.Image:
    return render(windows, "09:41", 85)


def ink(picture: Image.Image, bounds: Rect) -> tuple[int, int, int, int] | None:
    """The box of what differs from an empty page, within these bounds."""
    differs = ImageChops.difference(picture, draw(window()))
    found = differs.crop(bounds).convert("L").point([0] * 40 + [255] * 216).getbbox()
    return found and (
        found[0] + bounds.left, found[1] + bounds.top, found[2] + bounds.left, found[3] + bounds.top
    )  # fmt: skip


def test_a_button_has_its_colour_and_its_words_in_the_middle() -> None:
    look = Style(44, "#FFFFFFFF", "#FF1A73E8", 60, centred=True)
    picture = draw(window(view("Button", "同意", style=look)))
    assert picture.getpixel((BOX.left + 100, BOX.top + 8)) == BLUE
    white = picture.crop(BOX).convert("L").point([0] * 200 + [255] * 56)
    # Corners show the page, which is white too.
    box = white.crop((60, 20, BOX.width - 60, BOX.height - 20)).getbbox()
    assert box is not None
    middle = (box[0] + box[2]) / 2 + 60
    assert abs(middle - BOX.width / 2) < 8


def test_round_corners_show_what_is_behind() -> None:
    look = Style(background="#FF1A73E8", radius=80)
    picture = draw(window(view("View", style=look)))
    assert picture.getpixel((BOX.left + 2, BOX.top + 2)) == (250, 250, 250)
    assert picture.getpixel(BOX.centre) == BLUE


def test_text_stays_within_its_bounds() -> None:
    words = "我们非常重视您的个人信息和隐私保护。" * 20
    found = ink(draw(window(view("TextView", words))), SCREEN)
    assert found is not None
    assert found[0] >= BOX.left - 2
    assert found[1] >= BOX.top
    # A closing sign may hang over the edge by its own width.
    assert found[2] <= BOX.right + 42
    assert found[3] <= BOX.bottom
    assert found[2] - found[0] > BOX.width * 0.9


@pytest.mark.parametrize("widget", ["CheckBox", "RadioButton", "Switch", "AppCompatCheckBox"])
def test_a_checked_box_looks_different(widget: str) -> None:
    off = draw(window(view(widget, "记住", checkable=True)))
    on = draw(window(view(widget, "记住", checkable=True, checked=True)))
    changed = ImageChops.difference(off, on).getbbox()
    assert changed is not None
    assert Rect(*changed).clipped(BOX) == Rect(*changed)


def test_a_small_clickable_picture_is_an_x_on_a_disc() -> None:
    spot = Rect(900, 200, 990, 290)
    picture = draw(window(view("ImageView", bounds=spot, clickable=True)))
    assert picture.getpixel(spot.centre) == (255, 255, 255)
    assert picture.getpixel((spot.left + 45, spot.top + 8)) != (250, 250, 250)


def test_an_unnamed_disc_that_can_be_tapped_has_an_x() -> None:
    spot = Rect(900, 200, 1005, 305)
    look = Style(background="#80000000", radius=52)
    picture = draw(window(view("View", bounds=spot, clickable=True, style=look)))
    still = draw(window(view("View", bounds=spot, style=look)))
    assert picture.getpixel(spot.centre) == (255, 255, 255)
    assert still.getpixel(spot.centre) != (255, 255, 255)


def test_a_view_is_cut_off_by_its_parent() -> None:
    look = Style(background="#FF1A73E8", radius=40)
    child = view("View", bounds=Rect(200, 700, 880, 1100), style=look)
    gone = view("View", bounds=Rect(200, 300, 880, 500), style=look)
    picture = draw(window(view("ScrollView", children=(child, gone))))
    assert picture.getpixel((540, BOX.top + 5)) == BLUE
    assert picture.getpixel((540, BOX.top - 5)) == (250, 250, 250)
    assert picture.getpixel((540, BOX.bottom + 5)) == (250, 250, 250)
    assert picture.getpixel((540, 400)) == (250, 250, 250)


def test_a_picture_shows_its_description() -> None:
    plain = draw(window(view("ImageView")))
    described = draw(window(view("ImageView", description="双十一")))
    assert ImageChops.difference(plain, described).getbbox() is not None


def test_behind_a_dialog_the_page_is_dim_and_the_dialog_is_not() -> None:
    panel = view("LinearLayout", bounds=Rect(90, 700, 990, 1500))
    picture = draw(window(), window(panel, kind=Kind.DIALOG))
    assert picture.getpixel((540, 400)) == (125, 125, 125)
    assert picture.getpixel((540, 1100)) == (255, 255, 255)


def test_a_toast_lies_over_all() -> None:
    toast = Window("com.x", "t", Kind.TOAST, "", "", view("TextView", "已复制"))
    assert ink(draw(window(), toast), Rect(300, 1850, 780, 2020)) is not None


def test_a_title_is_drawn_where_the_content_leaves_room_for_it() -> None:
    content = Node("android.widget.FrameLayout", Rect(0, 230, 1080, 2208),
                   resource_id="android:id/content")  # fmt: skip
    bar = Rect(0, STATUS_BAR.bottom, 1080, 225)
    assert ink(draw(window(content, title="演示应用")), bar) is not None
    assert ink(draw(window(title="演示应用")), bar) is None


def test_the_status_bar_is_light_on_dark_pages() -> None:
    dark = view("FrameLayout", bounds=SCREEN, style=Style(background="#FF000000"))
    corner = STATUS_BAR
    light, black = (draw(window(*nodes)).crop(corner).convert("L") for nodes in ((), (dark,)))
    assert light.histogram()[:100] != [0] * 100
    assert black.histogram()[200:] != [0] * 56


def test_absurd_trees_are_drawn_in_time() -> None:
    hostile = [
        view("TextView", "字" * 10_000, Rect(-100_000, -100_000, 100_000, 100_000),
             style=Style(8 + number % 290, background="#40123456", radius=1_000))
        for number in range(5_000)
    ]  # fmt: skip
    started = time.process_time()
    picture = draw(window(*hostile))
    assert picture.size == (1080, 2340)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "bounds", [Rect(5, 5, 5, 5), Rect(0, 0, 1, 1), Rect(1079, 2339, 9999, 9999)]
)
@pytest.mark.parametrize(
    "widget",
    ["CheckBox", "RadioButton", "Switch", "ImageView", "EditText", "ProgressBar", "Button", "View"],
)  # fmt: skip
def test_views_of_no_size_draw_nothing_that_breaks(widget: str, bounds: Rect) -> None:
    node = view(widget, "字\n\t\x00😀", bounds, clickable=True, checked=True, focused=True)
    assert draw(window(node)).size == (1080, 2340)


def test_lines_break_between_han_characters_and_not_inside_words() -> None:
    lines = wrap("我们重视隐私 privacy policy", 40, 250, 10)
    assert "privacy" in " ".join(lines).split()
    assert "policy" in " ".join(lines).split()
    assert all(width(line, 40) <= 250 + 40 for line in lines)


def test_a_line_never_begins_with_a_closing_sign() -> None:
    lines = wrap("一二三四五，六七八九十。", 40, 200, 10)
    assert all(line[0] not in "，。" for line in lines)


def test_a_word_wider_than_its_line_is_cut() -> None:
    assert len(wrap("a" * 100, 40, 200, 50)) > 1


def test_lines_are_higher_than_their_text() -> None:
    assert line_height(42) > 42


def test_a_text_a_little_too_long_for_its_room_is_made_smaller_and_not_cut() -> None:
    text = "我们重视您的个人信息"
    size, lines = fit(text, 50, 475, line_height(50))
    assert 40 < size < 50
    assert lines == [text]


def test_a_text_much_too_long_is_cut() -> None:
    assert fit("字" * 100, 50, 500, 2 * line_height(50)) == (50, ["字" * 10] * 2)
