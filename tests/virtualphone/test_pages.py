"""Pages of built-in apps."""

from __future__ import annotations

from itertools import pairwise

from harness.virtualphone.display import CONTENT
from harness.virtualphone.node import Node, Rect
from harness.virtualphone.pages import Column, Icon, page
from harness.virtualphone.typesetting import line_height


def nothing() -> None:
    """What a tap in these tests does."""


def filled() -> Column:
    column = Column("com.android.settings", CONTENT)
    column.text("设置", size=72, resource_id="com.android.settings:id/title")
    column.row("WLAN", "已连接", nothing).row("关于手机")
    column.button("重置", nothing, resource_id="com.android.settings:id/reset")
    return column.image("横幅", 300).icons([Icon(f"应用{n}", nothing) for n in range(6)])


def named(column: Column, name: str) -> Node:
    nodes = column.finish().walk()
    return next(node for node in nodes if node.resource_id.endswith(f":id/{name}"))


def test_views_lie_one_below_the_other_within_the_room() -> None:
    views = filled().finish().children
    rows = [view for view in views if view.bounds.width > CONTENT.width // 2]
    assert all(above.bounds.bottom <= below.bounds.top for above, below in pairwise(rows))
    assert all(view.bounds.clipped(CONTENT) == view.bounds for view in views)


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    room = Rect(0, 0, 500, 2_000)
    column = Column("com.x", room, margin=0).text("一二三四五六七八九十" * 5, size=50)
    assert column.finish().children[0].bounds.height == 5 * line_height(50)


def test_what_can_be_tapped_says_so() -> None:
    column = filled()
    reset = named(column, "reset")
    assert (reset.clickable, reset.enabled, reset.on_tap) == (True, True, nothing)
    silent = next(
        view for view in column.finish().children
        if any(child.text == "关于手机" for child in view.children)
    )  # fmt: skip
    assert not silent.clickable


def test_icons_stand_in_a_grid_and_are_named_by_their_description() -> None:
    icons = [view for view in filled().finish().children if view.description.startswith("应用")]
    assert [icon.description for icon in icons] == [f"应用{n}" for n in range(6)]
    assert icons[3].bounds.top == icons[0].bounds.top
    assert icons[4].bounds.top >= icons[0].bounds.bottom


def test_a_page_is_a_window_of_its_app() -> None:
    window = page(filled(), window_id="main", class_name="com.android.settings.Settings")
    assert window.package == "com.android.settings"
    assert window.root.children[0].bounds == CONTENT
