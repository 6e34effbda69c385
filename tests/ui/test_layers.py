from __future__ import annotations

import pytest

from harness.ui.layers import family_of, layer_of
from harness.ui.screen import Screen, read_screen

PAGE = "".join(
    f'<node package="a.b" text="第 {y} 行" bounds="[40,{y}][1040,{y + 90}]"/>'
    for y in range(200, 2200, 250)
)
POSTER = '<node package="a.b" text="" bounds="[140,600][940,1600]"/>'
CROSS = '<node package="a.b" clickable="true" bounds="[490,1660][590,1760]"/>'


def full(*inside: str) -> str:
    return f'<node package="a.b" bounds="[0,0][1080,2340]">{"".join(inside)}</node>'


def read(xml: str) -> Screen:
    return read_screen(f"<hierarchy>{xml}</hierarchy>", size=(1080, 2340))


def on_top(xml: str) -> list[int]:
    """The left edges of what lies on top; they differ."""
    return [node.bounds.left for node in read(xml).top]


def test_a_full_screen_layer_over_a_page_is_on_top() -> None:
    screen = read(full(full(PAGE), full(POSTER, CROSS)))
    assert [node.bounds.left for node in screen.top] == [0, 140, 490]
    assert screen.is_dialog


def test_a_card_beside_its_shade_is_on_top_without_it() -> None:
    assert on_top(full(full(PAGE), full(), POSTER, CROSS)) == [140, 490]


def test_a_card_that_covers_a_page_needs_no_shade() -> None:
    assert on_top(full(PAGE, POSTER, CROSS)) == [140, 490]


def test_a_layer_may_lie_deeper_in_the_tree() -> None:
    assert on_top(full(full(full(full(PAGE), full(POSTER, CROSS))))) == [0, 140, 490]


@pytest.mark.parametrize(
    "over",
    [
        full(),
        full('<node package="a.b" clickable="true" bounds="[950,1700][1050,1800]"/>'),
        '<node package="a.b" text="首页" bounds="[0,2200][1080,2340]"/>',
        '<node package="a.b" clickable="true" bounds="[950,1700][1050,1800]"/>',
    ],
    ids=["an empty layer", "a floating ball in a layer", "a bar", "a floating ball"],
)
def test_what_covers_nothing_leaves_the_page_on_top(over: str) -> None:
    screen = read(full(full(PAGE), over))
    assert not screen.is_dialog
    assert any(node.text == "第 200 行" for node in screen.top)


def test_a_background_is_no_page() -> None:
    assert not read(full(full(), full(POSTER, CROSS))).is_dialog


def test_relations_are_read_from_depths() -> None:
    nodes = read(full(full(POSTER), CROSS)).nodes
    family = family_of(nodes)
    assert family.parents == (-1, 0, 1, 0)
    assert family.ends == (4, 3, 3, 4)
    assert list(family.children(0)) == [1, 3]
    assert list(family.ancestors(2)) == [1, 0]


def test_no_nodes_have_no_layer() -> None:
    assert layer_of((), 1080, 2340) == range(0)
    assert layer_of(read(full(PAGE)).nodes, 0, 0) == range(0)
