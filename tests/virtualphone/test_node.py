"""View trees as apps send them, hostile ones too."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from harness.virtualphone.accessibility import look
from harness.virtualphone.display import SCREEN
from harness.virtualphone.hierarchy import dump
from harness.virtualphone.node import FIELDS, MAX_DEPTH, MAX_NODES, MAX_TEXT, Node, Rect, parse_tree


def fields(depth: str, text: str = "", bounds: str = "0,0,100,100", flags: str = "e") -> list[str]:
    return [
        depth, "android.widget.TextView", "com.x:id/a", text, "", bounds, flags,
        "42", "#FF000000", "", "0", "start",
    ]  # fmt: skip


def parse(*rows: list[str]) -> Node:
    return parse_tree([word for row in rows for word in row], package="com.x", screen=SCREEN)


def depth_of(node: Node) -> int:
    return 1 + max(map(depth_of, node.children), default=0)


def test_all_twelve_fields_are_read() -> None:
    row = [
        "0", "android.widget.CheckBox", "com.x:id/agree", "同意", "勾选", "1,2,30,40",
        "cCxefFslpSh", "50", "#80102030", "FF405060", "12", "center",
    ]  # fmt: skip
    node = parse(row)
    assert (node.class_name, node.resource_id) == ("android.widget.CheckBox", "com.x:id/agree")
    assert (node.text, node.description, node.bounds) == ("同意", "勾选", Rect(1, 2, 30, 40))
    flags = (
        node.clickable, node.checkable, node.checked, node.enabled, node.focusable, node.focused,
        node.scrollable, node.long_clickable, node.password, node.selected, node.showing_hint,
    )  # fmt: skip
    assert all(flags)
    assert node.style.text_colour == "#80102030"
    assert node.style.background == "#FF405060"
    assert (node.style.text_size, node.style.radius, node.style.centred) == (50, 12, True)


def test_depths_make_a_tree() -> None:
    root = parse(fields("0", "a"), fields("1", "b"), fields("2", "c"), fields("1", "d"))
    assert [child.text for child in root.children] == ["b", "d"]
    assert [child.text for child in root.children[0].children] == ["c"]


def test_no_node_is_an_empty_frame_as_large_as_the_window() -> None:
    root = parse_tree([], package="com.x", screen=SCREEN)
    assert root.class_name == "android.widget.FrameLayout"
    assert root.bounds == SCREEN


def test_null_fields_are_empty() -> None:
    root = parse_tree(["0", *[None] * (FIELDS - 1)], package="com.x", screen=SCREEN)
    assert (root.text, root.resource_id, root.bounds) == ("", "", Rect(0, 0, 0, 0))
    assert not root.enabled


def test_a_node_that_is_cut_off_is_left_out() -> None:
    root = parse(fields("0", "whole"), fields("1", "half")[:7])
    assert root.children == ()


def test_five_thousand_nodes_are_kept_and_no_more() -> None:
    row = fields("1")
    root = parse(fields("0"), *[row] * (MAX_NODES + 500))
    assert sum(1 for _ in root.walk()) == MAX_NODES


def test_a_tree_deeper_than_sixty_goes_on_at_the_last_level() -> None:
    root = parse(*[fields(str(depth)) for depth in range(300)])
    assert depth_of(root) == MAX_DEPTH + 1
    assert sum(1 for _ in root.walk()) == 300


def test_a_depth_that_jumps_is_one_level_deeper() -> None:
    root = parse(fields("0"), fields("40", "far"))
    assert root.children[0].text == "far"


def test_a_second_root_is_a_child_of_the_first() -> None:
    root = parse(fields("0", "first"), fields("0", "second"), fields("-7", "third"))
    assert [child.text for child in root.children] == ["second", "third"]


def test_absurd_bounds_are_bounded_and_never_inside_out() -> None:
    far = "9" * 11
    assert parse(fields("0", bounds=f"-{far},0,{far},10")).bounds == Rect(-100_000, 0, 100_000, 10)
    assert parse(fields("0", bounds="50,50,10,10")).bounds == Rect(50, 50, 50, 50)
    assert parse(fields("0", bounds="a,b,c,d")).bounds == Rect(0, 0, 0, 0)
    assert parse(fields("0", bounds="1,2,3")).bounds == Rect(0, 0, 0, 0)


def test_long_texts_are_cut() -> None:
    assert len(parse(fields("0", "长" * (MAX_TEXT + 1))).text) == MAX_TEXT


def test_accessibility_tells_a_password_as_dots_and_its_hint_in_words() -> None:
    assert parse(fields("0", "secret", flags="ep")).reported_text == "••••••"
    assert parse(fields("0", "密码", flags="eph")).reported_text == "密码"


_words = st.one_of(
    st.none(),
    st.text(max_size=20),
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(["0", "1", "2", "0,0,50,50", "-1,-1,99999999,5", "#FFFFFFFF", "٣", "²", "--1"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_words, max_size=FIELDS * 12))
def test_whatever_an_app_sends_becomes_a_tree_that_can_be_dumped(words: list[str | None]) -> None:
    root = parse_tree(words, package="com.x", screen=SCREEN)
    nodes = list(root.walk())
    assert len(nodes) == max(1, len(words) // FIELDS)
    assert all(node.bounds.width >= 0 and node.bounds.height >= 0 for node in nodes)
    assert "<node" in dump([look(root, SCREEN)])
