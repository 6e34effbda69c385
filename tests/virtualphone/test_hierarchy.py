"""Windows as XML."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from harness.virtualphone.accessibility import Seen, look
from harness.virtualphone.display import SCREEN
from harness.virtualphone.hierarchy import dump
from harness.virtualphone.node import Node, Rect


def seen(*children: Node, text: str = "", clickable: bool = False) -> Seen:
    root = Node(
        "android.widget.FrameLayout", SCREEN, "com.x", text=text, clickable=clickable,
        children=children,
    )  # fmt: skip
    return look(root, SCREEN)


def leaf(text: str = "", bounds: Rect = Rect(0, 0, 100, 100)) -> Node:  # noqa: B008 - a tuple
    return Node("android.widget.TextView", bounds, "com.x", text=text)


def test_attributes_stand_in_androids_order() -> None:
    node = Node(
        "android.widget.Button", Rect(40, 1200, 520, 1340), "com.x", "com.x:id/no", "不同意",
        clickable=True, focusable=True,
    )  # fmt: skip
    assert dump([look(node, SCREEN)], indented=False, visibility=False) == (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
        '<hierarchy rotation="0"><node index="0" text="不同意" resource-id="com.x:id/no" '
        'class="android.widget.Button" package="com.x" content-desc="" checkable="false" '
        'checked="false" clickable="true" enabled="true" focusable="true" focused="false" '
        'scrollable="false" long-clickable="false" password="false" selected="false" '
        'bounds="[40,1200][520,1340]" /></hierarchy>'
    )


def test_uiautomator2s_form_is_indented_and_tells_visibility() -> None:
    lines = dump([seen(leaf("a"))]).split("\r\n")
    assert lines[1] == '<hierarchy rotation="0">'
    assert lines[2].startswith("  <node index")
    assert lines[3].startswith("    <node index")
    assert 'visible-to-user="true" bounds="[0,0][100,100]" />' in lines[3]
    assert lines[4:] == ["  </node>", "</hierarchy>"]


def test_nothing_on_the_screen_is_an_empty_hierarchy() -> None:
    assert dump([]).endswith('<hierarchy rotation="0" />')


@given(st.text())
def test_any_text_gives_well_formed_xml(text: str) -> None:
    tree = fromstring(dump([seen(leaf(text))]).encode("utf-8"))
    assert len(tree.findall(".//node")) == 2


def test_characters_that_xml_forbids_are_dots_and_the_others_come_back() -> None:
    tree = fromstring(dump([seen(leaf("a\x00b\x1f\x7f\ud800\uffff<&\"'\n😀"))]).encode("utf-8"))
    assert [node.get("text") for node in tree.iterfind("./node/node")] == ["a.b....<&\"'\n😀"]


def test_views_out_of_sight_are_left_out_and_keep_their_index_free() -> None:
    tree = fromstring(dump([seen(leaf("far", Rect(2000, 0, 2100, 50)), leaf("near"))]).encode())
    assert [(n.attrib["text"], n.attrib["index"]) for n in tree.findall("./node/node")] == [
        ("near", "1")
    ]


def test_bounds_are_what_can_be_seen() -> None:
    tree = fromstring(dump([seen(leaf("wide", Rect(-50, 2300, 5000, 2400)))]).encode())
    assert [node.get("bounds") for node in tree.iterfind("./node/node")] == ["[0,2300][1080,2340]"]


def test_depth_is_limited() -> None:
    nested = Node("a", SCREEN, children=(Node("b", SCREEN, children=(Node("c", SCREEN),)),))
    text = dump([look(nested, SCREEN)], max_depth=2)
    assert 'class="b"' in text
    assert 'class="c"' not in text


def test_compressed_leaves_out_frames_that_say_nothing() -> None:
    tree = fromstring(dump([seen(leaf("a"), leaf("b"))], compressed=True).encode())
    assert [node.attrib["text"] for node in tree] == ["a", "b"]


def test_a_clickable_view_without_words_is_marked() -> None:
    assert 'NAF="true"' in dump([seen(clickable=True)])
    assert "NAF" not in dump([seen(leaf("say"), clickable=True)])
