"""Windows as the XML that `uiautomator dump` and dumpWindowHierarchy write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from harness.virtualphone.accessibility import Seen
from harness.virtualphone.node import Node, Rect

_HEADER = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>"
_NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufddf\ufffe\uffff]"
)
"""Android's dumper writes a dot for each of these, and so does this one."""
_CONTAINERS = ("GridView", "GridLayout", "ListView", "TableLayout")
"""Clickable containers that need no text of their own to be called friendly."""


def dump(
    roots: Sequence[Seen],
    *,
    max_depth: int = 50,
    compressed: bool = False,
    indented: bool = True,
    visibility: bool = True,
) -> str:
    """The windows' views, deeper than `max_depth` left out.

    uiautomator2's server indents and tells `visible-to-user`; the shell's command does neither.
    `compressed` leaves out views that say nothing and do nothing.
    """
    writer = _Writer(max_depth, compressed, indented, visibility)
    for root in roots:
        writer.write(root, 0, 1)
    opening = '<hierarchy rotation="0"'
    newline = "\r\n" if indented else ""
    if not writer.lines:
        return newline.join((_HEADER, opening + " />"))
    return newline.join((_HEADER, opening + ">", *writer.lines, "</hierarchy>"))


def bounds_text(bounds: Rect) -> str:
    """Bounds as `[left,top][right,bottom]`."""
    return f"[{bounds.left},{bounds.top}][{bounds.right},{bounds.bottom}]"


class _Writer:
    def __init__(self, max_depth: int, compressed: bool, indented: bool, visibility: bool) -> None:
        self.lines: list[str] = []
        self._max_depth = max_depth
        self._compressed = compressed
        self._indent = "  " if indented else ""
        self._visibility = visibility

    def write(self, seen: Seen, index: int, depth: int) -> None:
        if depth > self._max_depth:
            return
        if self._compressed and seen.children and not _speaks(seen.node):
            for child in seen.children:
                self.write(child, child.index, depth)
            return
        attributes = " ".join(
            f"{name}={quoteattr(_NO_XML.sub('.', value))}"
            for name, value in _attributes(seen, index, visibility=self._visibility)
        )
        margin = self._indent * depth
        if not seen.children or depth == self._max_depth:
            self.lines.append(f"{margin}<node {attributes} />")
            return
        self.lines.append(f"{margin}<node {attributes}>")
        for child in seen.children:
            self.write(child, child.index, depth + 1)
        self.lines.append(f"{margin}</node>")


def _attributes(seen: Seen, index: int, *, visibility: bool) -> list[tuple[str, str]]:
    node = seen.node
    flags = (
        ("checkable", node.checkable),
        ("checked", node.checked),
        ("clickable", node.clickable),
        ("enabled", node.enabled),
        ("focusable", node.focusable),
        ("focused", node.focused),
        ("scrollable", node.scrollable),
        ("long-clickable", node.long_clickable),
        ("password", node.password),
        ("selected", node.selected),
        *((("visible-to-user", True),) if visibility else ()),
    )
    return [
        *([("NAF", "true")] if _unfriendly(node) else []),
        ("index", str(index)),
        ("text", node.reported_text or ""),
        ("resource-id", node.resource_id),
        ("class", node.class_name),
        ("package", node.package),
        ("content-desc", node.description),
        *((name, "true" if flag else "false") for name, flag in flags),
        ("bounds", bounds_text(seen.visible)),
    ]


def _speaks(node: Node) -> bool:
    """Whether a view is important to accessibility."""
    acts = node.clickable or node.long_clickable or node.focusable or node.scrollable
    return bool(acts or node.text or node.description or node.checkable)


def _unfriendly(node: Node) -> bool:
    """Whether the dumper marks it NAF: it can be clicked, and no word says what it is."""
    if not (node.clickable and node.enabled) or node.simple_class.endswith(_CONTAINERS):
        return False
    return not any(each.text or each.description for each in node.walk())
