"""One screen as a value: what uiautomator's tree says, read as hostile input."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from harness.model.evidence import Bounds
from harness.ui.layers import FULL, layer_of

XML_LIMIT = 8 * 1024 * 1024
"""Characters of a tree that are read; an app decides how long its tree is."""
NODE_LIMIT = 4000
"""Visible nodes kept; a screen that a person can read has a few hundred."""
TEXT_LIMIT = 4000
"""Characters kept of one node's text; a privacy prompt is one node of 300 to 2,000."""
WORDS_LIMIT = 100_000
"""Characters of all texts of one screen together; nodes after that are left out."""
TEXTS_LIMIT = 100
"""Texts of one screen that go into evidence."""

LAYER_NODES = 60
"""Nodes that a layer over a page has at most; a page over another has more."""

DIALOG_OWNERS = frozenset(
    {
        "android",
        "com.android.permissioncontroller",
        "com.google.android.permissioncontroller",
        "com.android.packageinstaller",
        "com.google.android.packageinstaller",
        "com.samsung.android.permissioncontroller",
        "com.samsung.android.packageinstaller",
        "com.lbe.security.miui",
        "com.huawei.systemmanager",
        "com.hihonor.systemmanager",
        "com.coloros.securitypermission",
        "com.oplus.securitypermission",
        "com.coloros.safecenter",
        "com.vivo.permissionmanager",
        "com.iqoo.secure",
        "com.meizu.safe",
    }
)
"""Packages whose windows lie over the app when they show at all."""
_DECORATION = re.compile(r"com\.android\.systemui|inputmethod|\.ime(\.|$)|com\.baidu\.input")
_BOUNDS = re.compile(r"\[(-?\d{1,6}),(-?\d{1,6})\]\[(-?\d{1,6}),(-?\d{1,6})\]")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x?)([0-9a-f]{1,8});", re.IGNORECASE)
_DECLARATION = re.compile(r"\A[\s\ufeff]*(?:<\?xml[^>]{0,200}\?>)?\s*")
"""What stands before the tree; the text is no longer in the encoding that it names."""
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Node:
    """One visible element. Text is cleaned of invisible characters and cut."""

    bounds: Bounds
    text: str = ""
    description: str = ""
    id: str = ""
    """Resource id, such as `com.example.app:id/skip`; empty in much obfuscated code."""
    kind: str = ""
    """Class, such as `android.widget.Button`."""
    package: str = ""
    clickable: bool = False
    checkable: bool = False
    checked: bool = False
    enabled: bool = True
    scrollable: bool = False
    password: bool = False
    selected: bool = False
    leaf: bool = True
    """It has no children."""
    window: int = 0
    """Which of the screen's windows it belongs to; the order of windows means nothing."""
    depth: int = 1
    """1 is a window's root."""

    @property
    def label(self) -> str:
        """What a person reads on it."""
        return self.text or self.description

    @property
    def width(self) -> int:
        """Pixels."""
        return self.bounds.right - self.bounds.left

    @property
    def height(self) -> int:
        """Pixels."""
        return self.bounds.bottom - self.bounds.top

    @property
    def editable(self) -> bool:
        """A person can type into it."""
        return self.kind.endswith(("EditText", "AutoCompleteTextView")) or self.password


@dataclass(frozen=True)
class Screen:
    """What is on the screen at one moment."""

    nodes: tuple[Node, ...] = ()
    """Visible nodes, parents before their children."""
    width: int = 0
    """Pixels, in the present rotation."""
    height: int = 0
    density: float = 160.0
    """Dots per inch; 160 means that one dp is one pixel."""
    focused: str = ""
    """Package that the system says is active, where it was asked."""
    complete: bool = True
    """False when the tree was broken, cut, or could not be had."""
    windows: tuple[Node, ...] = ()
    """The root of each window."""

    @cached_property
    def package(self) -> str:
        """Whose window is in front: a system dialog's if one shows, else the app's."""
        return self._front().package if self.windows else self.focused

    @cached_property
    def front(self) -> tuple[Node, ...]:
        """The nodes of the package in front, those of its dialogs and of what lies under them."""
        return tuple(node for node in self.nodes if node.package == self.package)

    @cached_property
    def top(self) -> tuple[Node, ...]:
        """The nodes that lie on top: of a dialog's window, of a layer over a page, or of a page."""
        return self._layer or self._window

    @cached_property
    def is_dialog(self) -> bool:
        """Something lies under what is on top: another window, or a page under a layer."""
        if not self.windows:
            return False
        front = self._front()
        over = any(
            w.package == front.package and w.window != front.window and self.share(w) >= FULL
            for w in self.windows
        )
        return (
            self.share(front) < 0.8
            or 0 < len(self._layer) <= LAYER_NODES
            or (over and len(self._window) <= LAYER_NODES)
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What a person reads, in reading order, from the top line to the bottom."""
        shown = [n for n in self.nodes if n.package == self.package or not is_decoration(n.package)]
        shown.sort(key=lambda node: (node.bounds.top, node.bounds.left))
        return tuple(node.label for node in shown if node.label)[:TEXTS_LIMIT]

    def share(self, node: Node) -> float:
        """The node's part of the screen's area, 0 to 1."""
        return node.width * node.height / max(self.width * self.height, 1)

    @cached_property
    def _window(self) -> tuple[Node, ...]:
        """The nodes of the window in front."""
        index = self._front().window if self.windows else 0
        return tuple(node for node in self.nodes if node.window == index)

    @cached_property
    def _layer(self) -> tuple[Node, ...]:
        """What lies over the page within the window in front."""
        over = layer_of(self._window, self.width, self.height)
        return self._window[over.start : over.stop]

    def _front(self) -> Node:
        shown = [w for w in self.windows if not is_decoration(w.package)]
        dialogs = [w for w in shown if w.package in DIALOG_OWNERS and self.share(w) > 0.02]
        if dialogs:
            return min(dialogs, key=self.share)
        owned = [w for w in shown if w.package == self.focused and self.share(w) > 0.02]
        if owned:
            return min(owned, key=self._lies_over)
        if not shown:
            return max(self.windows, key=self.share)
        largest = max(shown, key=self.share)
        same = [w for w in shown if w.package == largest.package and self.share(w) > 0.02]
        return min(same or [largest], key=self._lies_over)

    def _lies_over(self, window: Node) -> tuple[float, int]:
        """Sorts a package's windows: a dialog is smaller than the page, or has fewer nodes."""
        return round(self.share(window), 1), self._counts[window.window]

    @cached_property
    def _counts(self) -> Counter[int]:
        """How many nodes each window has."""
        return Counter(node.window for node in self.nodes)


def is_decoration(package: str) -> bool:
    """Whether the package draws bars or a keyboard around what a person looks at."""
    return _DECORATION.search(package) is not None


def read_screen(
    xml: str, *, size: tuple[int, int] = (0, 0), density: float = 160.0, focused: str = ""
) -> Screen:
    """Read a tree as uiautomator writes it. Never raises: what cannot be read is left out.

    `size` is the screen's in pixels; (0, 0) takes the largest window for the screen.
    """
    raw, complete = _elements(xml)
    width, height = size if min(size) > 0 else _size_of(raw)
    nodes: list[Node] = []
    windows: list[Node] = []
    words = 0
    for element in raw:
        bounds = _visible(element.bounds, width, height)
        if bounds is None or element.attributes.get("visible-to-user") == "false":
            continue
        node = _node(element, bounds)
        if element.depth == 1:
            windows.append(node)
        nodes.append(node)
        words += len(node.text) + len(node.description)
        if len(nodes) >= NODE_LIMIT or words > WORDS_LIMIT:
            complete = False
            break
    return Screen(tuple(nodes), width, height, density, focused, complete, tuple(windows))


@dataclass
class _Element:
    attributes: dict[str, str]
    depth: int
    window: int
    leaf: bool = True

    @property
    def bounds(self) -> tuple[int, int, int, int] | None:
        found = _BOUNDS.fullmatch(self.attributes.get("bounds", "").strip())
        if found is None:
            return None
        left, top, right, bottom = (int(group) for group in found.groups())
        return left, top, right, bottom


def _elements(xml: str) -> tuple[list[_Element], bool]:
    """All `node` elements in document order, as far as the tree can be read."""
    text = _REFERENCE.sub(_legal, _ILLEGAL.sub(" ", _DECLARATION.sub("", xml[:XML_LIMIT], count=1)))
    complete = len(xml) <= XML_LIMIT
    found: list[_Element] = []
    open_ones: list[_Element | None] = []
    windows = 0
    content = io.BytesIO(text.encode("utf-8", "replace"))
    try:
        for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
            if event == "end":
                open_ones.pop()
                element.clear()
                continue
            if len(open_ones) == 1:
                windows += 1
            read = _Element(_attributes(element), len(open_ones), windows)
            if open_ones and open_ones[-1] is not None:
                open_ones[-1].leaf = False
            open_ones.append(read)
            if open_ones[0] is not read:
                found.append(read)
            if len(found) >= NODE_LIMIT * 16:
                return found, False
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        complete = False
    return found, complete


def _legal(reference: re.Match[str]) -> str:
    """The character reference, or a space where XML forbids the character."""
    mark, digits = reference.groups()
    if not mark and not digits.isdecimal():
        return " "
    number = int(digits, 16 if mark else 10)
    allowed = number <= sys.maxunicode and not _ILLEGAL.match(chr(number))
    return reference.group() if allowed else " "


def _attributes(element: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _size_of(elements: list[_Element]) -> tuple[int, int]:
    roots = [e.bounds for e in elements if e.depth == 1 and e.bounds is not None]
    return max((r[2] for r in roots), default=0), max((r[3] for r in roots), default=0)


def _visible(bounds: tuple[int, int, int, int] | None, width: int, height: int) -> Bounds | None:
    """The part of the bounds that is on the screen, or None."""
    if bounds is None:
        return None
    left, top = max(bounds[0], 0), max(bounds[1], 0)
    right, bottom = min(bounds[2], width), min(bounds[3], height)
    if right <= left or bottom <= top:
        return None
    return Bounds(left=left, top=top, right=right, bottom=bottom)


def _node(element: _Element, bounds: Bounds) -> Node:
    attribute = element.attributes.get
    return Node(
        bounds=bounds,
        text=_clean(attribute("text", "")),
        description=_clean(attribute("content-desc", "")),
        id=_clean(attribute("resource-id", ""))[:200],
        kind=_clean(attribute("class", ""))[:200],
        package=_clean(attribute("package", ""))[:200],
        clickable=attribute("clickable") == "true",
        checkable=attribute("checkable") == "true",
        checked=attribute("checked") == "true",
        enabled=attribute("enabled", "true") != "false",
        scrollable=attribute("scrollable") == "true",
        password=attribute("password") == "true",
        selected=attribute("selected") == "true",
        leaf=element.leaf,
        window=element.window,
        depth=element.depth,
    )


def _clean(text: str) -> str:
    return _SPACE.sub(" ", _UNSEEN.sub(" ", text[:TEXT_LIMIT])).strip()
