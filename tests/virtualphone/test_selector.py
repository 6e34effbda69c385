"""Selectors against one screen, as UiSelector finds views."""

from __future__ import annotations

from typing import Any

import pytest

from harness.virtualphone.accessibility import look
from harness.virtualphone.display import SCREEN
from harness.virtualphone.node import Node, Rect
from harness.virtualphone.selector import BadSelector, Selector

_FIELDS = (
    "text", "textContains", "textMatches", "textStartsWith", "className", "classNameMatches",
    "description", "descriptionContains", "descriptionMatches", "descriptionStartsWith",
    "checkable", "checked", "clickable", "longClickable", "scrollable", "enabled", "focusable",
    "focused", "selected", "packageName", "packageNameMatches", "resourceId",
    "resourceIdMatches", "index", "instance",
)  # fmt: skip
"""The client's own order of the mask's bits."""


def wire(*parts: tuple[str, dict[str, Any]], **criteria: Any) -> dict[str, Any]:
    mask = sum(1 << _FIELDS.index(name) for name in criteria)
    return {
        **criteria,
        "mask": mask,
        "childOrSibling": [kind for kind, _ in parts],
        "childOrSiblingSelector": [part for _, part in parts],
    }


def view(name: str, text: str = "", *children: Node, **more: Any) -> Node:
    more.setdefault("package", "com.x")
    return Node(
        f"android.widget.{name}", Rect(0, 0, 100, 100), text=text, children=children, **more
    )


SCREENFUL = look(
    Node(
        "android.widget.FrameLayout",
        SCREEN,
        "com.x",
        children=(
            view("LinearLayout", "",
                 view("TextView", "隐私政策", description="Policy"),
                 view("Button", "同意", resource_id="com.x:id/yes", clickable=True),
                 view("Button", "不同意", resource_id="com.x:id/no", clickable=True)),
            view("LinearLayout", "",
                 view("TextView", "Skip 5"),
                 view("CheckBox", "记住", checkable=True, checked=True, focusable=True),
                 view("ScrollView", "", view("TextView", "deep", selected=True),
                      scrollable=True, long_clickable=True)),
            view("ImageView", description="关闭", package="com.ad", enabled=False, focused=True),
        ),
    ),
    SCREEN,
)  # fmt: skip


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        (wire(text="同意"), ["同意"]),
        (wire(textContains="同意"), ["同意", "不同意"]),
        (wire(textContains="SKIP"), ["Skip 5"]),
        (wire(textStartsWith="skip"), ["Skip 5"]),
        (wire(textMatches=r".*同意"), ["同意", "不同意"]),
        (wire(textMatches="同"), []),
        (wire(className="android.widget.Button"), ["同意", "不同意"]),
        (wire(classNameMatches=r".*\.(Check|Scroll).*"), ["记住", ""]),
        (wire(description="Policy"), ["隐私政策"]),
        (wire(description="policy"), []),
        (wire(descriptionContains="poli"), ["隐私政策"]),
        (wire(descriptionStartsWith="关"), [""]),
        (wire(descriptionMatches="P.*y"), ["隐私政策"]),
        (wire(checkable=True), ["记住"]),
        (wire(checked=True), ["记住"]),
        (wire(clickable=True), ["同意", "不同意"]),
        (wire(longClickable=True), [""]),
        (wire(scrollable=True), [""]),
        (wire(enabled=False), [""]),
        (wire(focusable=True), ["记住"]),
        (wire(focused=True), [""]),
        (wire(selected=True), ["deep"]),
        (wire(packageName="com.ad"), [""]),
        (wire(packageNameMatches=r"com\.a.*"), [""]),
        (wire(resourceId="com.x:id/no"), ["不同意"]),
        (wire(resourceIdMatches=".*/(yes|no)"), ["同意", "不同意"]),
        (wire(className="android.widget.TextView", index=0), ["隐私政策", "Skip 5", "deep"]),
        (wire(className="android.widget.Button", instance=1), ["不同意"]),
        (wire(className="android.widget.Button", instance=2), []),
        (wire(clickable=True, text="不同意"), ["不同意"]),
        # A chain tries every match of its first part.
        (wire(("child", wire(text="deep")), className="android.widget.LinearLayout"), ["deep"]),
        (wire(("sibling", wire(text="同意")), text="不同意"), ["同意"]),
        (wire(("sibling", wire(text="deep")), text="同意"), []),
        (
            wire(("child", wire(className="android.widget.TextView", instance=1)),
                 className="android.widget.LinearLayout"),
            ["deep"],
        ),
        (
            wire(("child", wire(className="android.widget.TextView")),
                 className="android.widget.LinearLayout", instance=1),
            ["Skip 5", "deep"],
        ),
        (
            wire(("sibling", wire(className="android.widget.ScrollView")),
                 ("child", wire(text="deep")), text="记住"),
            ["deep"],
        ),
    ],
)  # fmt: skip
def test_a_selector_means_these_views(selector: dict[str, Any], texts: list[str]) -> None:
    assert [seen.node.text for seen in Selector(selector).all(SCREENFUL)] == texts


def test_a_view_without_text_matches_no_pattern() -> None:
    found = Selector(wire(textMatches=".*", className="android.widget.ImageView")).all(SCREENFUL)
    assert found == []


def test_criteria_whose_bit_is_not_set_do_not_count() -> None:
    assert Selector({"mask": 1, "text": "同意", "clickable": False}).first(SCREENFUL) is not None


def test_it_prints_as_uiselector_does() -> None:
    selector = Selector(wire(("child", wire(text="a")), className="B"))
    assert str(selector) == "UiSelector[CLASS_NAME=B, child TEXT=a]"


@pytest.mark.parametrize(
    "bad",
    [{}, {"mask": "1"}, [], wire(textMatches="("),
     {"mask": 0, "childOrSibling": ["child"] * 50, "childOrSiblingSelector": [wire()] * 50}],
)  # fmt: skip
def test_what_is_no_selector_is_refused(bad: Any) -> None:
    with pytest.raises(BadSelector):
        Selector(bad)


def test_thousands_of_siblings_of_siblings_are_found_in_time() -> None:
    crowd = tuple(view("TextView", str(number)) for number in range(4_000))
    root = look(Node("android.widget.FrameLayout", SCREEN, children=crowd), SCREEN)
    anything = wire(className="android.widget.TextView")
    found = Selector(wire(("sibling", anything), className="android.widget.TextView")).all(root)
    assert len(found) == 4_000
