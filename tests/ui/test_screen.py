from __future__ import annotations

import time
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.ui.recognise import recognise
from harness.ui.screen import NODE_LIMIT, TEXTS_LIMIT, read_screen

APP = 'package="com.example.app"'


def tree(*nodes: str) -> str:
    return f'<hierarchy rotation="0">{"".join(nodes)}</hierarchy>'


def node(text: str, bounds: str = "[0,0][100,100]", rest: str = "") -> str:
    return f'<node text={quoteattr(text)} {APP} bounds="{bounds}" {rest}/>'


def test_texts_come_in_reading_order() -> None:
    window = f'<node {APP} bounds="[0,0][1080,2340]">'
    inner = node("three", "[0,900][10,950]") + node("two", "[500,100][600,200]")
    inner += node("one", "[0,100][100,200]")
    assert read_screen(tree(window + inner + "</node>")).texts == ("one", "two", "three")


def test_an_entity_bomb_is_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE h [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<hierarchy><node text="&b;" {APP} bounds="[0,0][9,9]"/></hierarchy>'
    )
    screen = read_screen(bomb)
    assert screen.nodes == ()
    assert not screen.complete


def test_an_external_entity_is_not_read() -> None:
    xml = (
        '<!DOCTYPE h [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f"<hierarchy>{node('&x;')}</hierarchy>"
    )
    assert not read_screen(xml).complete


def test_what_stands_before_the_break_of_a_broken_tree_is_kept() -> None:
    screen = read_screen(f"<hierarchy>{node('kept')}<node text='lost")
    assert screen.texts == ("kept",)
    assert not screen.complete


def test_fifty_thousand_nodes_are_cut_in_bounded_time() -> None:
    began = time.monotonic()
    screen = read_screen(
        tree(f'<node {APP} bounds="[0,0][1080,2340]">', node("x") * 50_000, "</node>")
    )
    recognise(screen)
    assert len(screen.nodes) == NODE_LIMIT
    assert len(screen.texts) == TEXTS_LIMIT
    assert not screen.complete
    assert time.monotonic() - began < 20


def test_more_words_than_anybody_reads_are_cut() -> None:
    window = f'<node {APP} bounds="[0,0][1080,2340]">'
    screen = read_screen(tree(window, node("同意" * 2000) * 1000, "</node>"))
    recognise(screen)
    assert not screen.complete
    assert sum(len(n.text) for n in screen.nodes) < 110_000


def test_twenty_thousand_levels_do_not_overflow_the_stack() -> None:
    opening = f'<node {APP} bounds="[0,0][9,9]">' * 20_000
    screen = read_screen(f"<hierarchy>{opening}{'</node>' * 20_000}</hierarchy>")
    assert len(screen.nodes) == NODE_LIMIT


def test_nodes_with_wrong_or_empty_bounds_are_not_visible() -> None:
    xml = tree(
        node("window", "[0,0][1080,2340]"),
        node("turned", "[100,100][0,0]"),
        node("no numbers", "here"),
        node("huge", "[99999999999,0][1,1]"),
        node("outside", "[2000,0][2100,50]"),
    )
    assert read_screen(xml, size=(1080, 2340)).texts == ("window",)


@pytest.mark.parametrize(
    "head",
    ["\ufeff", "\n  ", '<?xml version="1.0" encoding="GBK"?>', "\n<?xml version='1.0'?>\n", ""],
)
def test_what_stands_before_the_tree_does_no_harm(head: str) -> None:
    screen = read_screen(head + tree(node("跳过")))
    assert screen.texts == ("跳过",)
    assert screen.complete


def test_what_the_tree_calls_invisible_is_not_visible() -> None:
    hidden = node("hidden", rest='visible-to-user="false"')
    xml = tree(node("window", "[0,0][1080,2340]"), hidden)
    assert read_screen(xml).texts == ("window",)


def test_bounds_are_cut_at_the_edge_of_the_screen() -> None:
    screen = read_screen(tree(node("x", "[-50,-50][5000,5000]")), size=(1080, 2340))
    bounds = screen.nodes[0].bounds
    assert (bounds.left, bounds.top, bounds.right, bounds.bottom) == (0, 0, 1080, 2340)


def test_control_and_direction_characters_are_cleaned_from_text() -> None:
    xml = tree(f'<node text="a\x00&#0;b\u202e&#x1F;同\u200b意" {APP} bounds="[0,0][9,9]"/>')
    screen = read_screen(xml)
    assert screen.complete
    assert screen.texts == ("a b 同 意",)


def test_the_window_in_front_is_not_the_status_bar_and_a_system_dialog_wins() -> None:
    bar = '<node package="com.android.systemui" bounds="[0,0][1080,90]"/>'
    app = node("app", "[0,0][1080,2340]")
    dialog = '<node package="com.android.permissioncontroller" bounds="[90,900][990,1500]"/>'
    assert read_screen(tree(bar, app)).package == "com.example.app"
    assert read_screen(tree(bar, app, dialog)).package == "com.android.permissioncontroller"
    assert read_screen(tree(dialog, app, bar)).package == "com.android.permissioncontroller"


def test_of_a_packages_windows_the_dialog_is_in_front_whatever_the_order() -> None:
    app, dialog = node("page", "[0,0][1080,2340]"), node("dialog", "[90,900][990,1500]")
    for screen in (read_screen(tree(app, dialog)), read_screen(tree(dialog, app))):
        assert [n.text for n in screen.top] == ["dialog"]
        assert screen.is_dialog


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_at_all_makes_it_raise(xml: str) -> None:
    recognise(read_screen(xml))


ATTRIBUTE = st.sampled_from(
    ["text", "content-desc", "resource-id", "class", "package", "bounds", "clickable", "checked"]
)
VALUE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["[0,0][1080,2340]", "[900,100][1000,180]", "true", "跳过", "隐私政策", "同意"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(ATTRIBUTE, VALUE, max_size=8), max_size=20))
def test_no_attributes_make_it_raise(nodes: list[dict[str, str]]) -> None:
    xml = "".join(
        "<node " + " ".join(f"{k}={quoteattr(v)}" for k, v in attributes.items()) + "/>"
        for attributes in nodes
    )
    recognise(read_screen(tree(xml), size=(1080, 2340)))
