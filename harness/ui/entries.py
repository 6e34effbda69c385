"""What on a page can be followed: tabs, rows, buttons and icons, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from harness.model.evidence import Bounds
from harness.ui.consequences import leads_to_description, promises
from harness.ui.goals import Worth, plain, worth_of
from harness.ui.layers import Family, family_of
from harness.ui.pages import FOOT, is_volatile, leads_back, title_of
from harness.ui.screen import Node, Screen

_SWITCHES = ("Switch", "SwitchCompat", "SwitchMaterial", "SwitchButton", "CheckBox", "ToggleButton")
_LARGEST = 0.5
"""Of the screen's area: what is larger is a page and no entry."""
_TABS = 3
"""Labels in a row at the foot of the screen from which it is a tab bar."""
_ROW_LABEL = 12
"""Characters of a list's row up to which it is a menu's entry; longer ones are content."""
ROWS = 2
"""Rows of content that stand for all of their list."""
EXAMINED = 300
"""Things to tap that are looked at on one screen; an app decides how many there are."""
_GRID = 96
"""Pixels: a nameless thing is known by the square of this size that it lies in."""


@dataclass(frozen=True)
class Entry:
    """Something that can be tapped and, by its words, leads somewhere without consequences."""

    key: str
    """The same for the same thing on the next look."""
    label: str
    """What a person reads on it; its id or place where it has no words."""
    bounds: Bounds
    worth: Worth
    tab: bool = False
    """It is part of the bar at the foot of the screen, the same on each main page."""
    row: bool = False
    """It is one of a list's rows of content."""


@dataclass(frozen=True)
class Offered:
    """All that a page offers at one moment."""

    entries: tuple[Entry, ...]
    untaken: tuple[str, ...]
    """Labels of what is left alone."""
    feed: bool
    """Most of it is a list of content, which has no end that a person would look for."""
    complete: bool = True
    """The tree was read to its end, and everything in it looked at."""


def tappable(screen: Screen, package: str) -> list[Node]:
    """Clickable elements of the app whose words promise no consequence."""
    return [
        node
        for node in _clickable(screen, package)
        if not promises(label_of(screen, node), node.id)
    ]


def offered(screen: Screen, package: str) -> Offered:
    """What the page on top offers. Pure."""
    title, texts = title_of(screen), screen.texts
    family = family_of(screen.top)
    bar = _tab_bar(screen)
    found: dict[str, Entry] = {}
    untaken: dict[str, None] = {}
    rows = 0
    nodes = (*_clickable(screen, package), *_bare_words(screen, package, bar))
    for node in nodes[:EXAMINED]:
        label = label_of(screen, node)
        if leads_back(label) or (not label and leads_back(node.id.rpartition("/")[2])):
            continue
        if promises(label, node.id) and not leads_to_description(label, texts, title):
            untaken[label or node.id.rpartition("/")[2]] = None
            continue
        entry = _entry(screen, family, node, label, tab=bar is not None and _in(bar, node))
        rows += entry.row
        if not entry.row or rows <= ROWS:
            found.setdefault(entry.key, entry)
    complete = screen.complete and len(nodes) < EXAMINED
    return Offered(tuple(found.values()), tuple(untaken), rows > ROWS, complete)


def label_of(screen: Screen, node: Node) -> str:
    """What a person reads on it: its own words, or those inside its bounds."""
    if node.label:
        return node.label[:60]
    inside = [n.label for n in screen.top if n.label and _within(n, node)]
    return " ".join(inside)[:60]


def is_switch(node: Node) -> bool:
    """It can be turned on and off."""
    return node.kind.endswith(_SWITCHES) or (
        node.checkable and not node.kind.endswith(("RadioButton", "CheckedTextView"))
    )


def on_line(one: Node, other: Node) -> bool:
    """The middle of one is level with the other."""
    middle = (one.bounds.top + one.bounds.bottom) / 2
    return other.bounds.top <= middle <= other.bounds.bottom


def _clickable(screen: Screen, package: str) -> list[Node]:
    """Things of the app that take a tap; switches, fields and their rows are none of them."""
    switches = [n for n in screen.top if is_switch(n)][:EXAMINED]
    found = (
        node
        for node in screen.top
        if node.clickable
        and node.enabled
        and node.package == package
        and not node.editable
        and not is_switch(node)
        and screen.share(node) < _LARGEST
        and not any(_within(switch, node) for switch in switches)
    )
    return list(islice(found, EXAMINED))


def _bare_words(screen: Screen, package: str, bar: Bounds | None) -> Iterator[Node]:
    """Words of menus and tab bars that the tree does not call clickable; many take a tap."""
    clickable = [n for n in screen.top if n.clickable and screen.share(n) < _LARGEST][:EXAMINED]
    for node in screen.top:
        if not node.label or node.clickable or node.package != package or not node.enabled:
            continue
        if any(_within(node, around) for around in clickable) or node.editable:
            continue
        known = worth_of(plain(node.label)) if plain(node.label) else None
        named = known is not None and (known.goals or known.direction)
        titled = node.bounds.top < 0.1 * screen.height
        if (named and not titled) or (bar is not None and _in(bar, node)):
            yield node


def _tab_bar(screen: Screen) -> Bounds | None:
    """The row of short labels at the foot of the screen."""
    low = FOOT * screen.height
    labels = [n for n in screen.top if 0 < len(n.label) <= 6 and n.bounds.top >= low]
    for node in labels:
        beside = [n for n in labels if on_line(n, node)]
        if len(beside) >= _TABS:
            height = max(n.height for n in beside)
            return Bounds(
                left=0,
                top=min(n.bounds.top for n in beside) - 3 * height,
                right=screen.width,
                bottom=screen.height,
            )
    return None


def _entry(screen: Screen, family: Family, node: Node, label: str, *, tab: bool) -> Entry:
    index = next(i for i, n in enumerate(screen.top) if n is node)
    in_list = any(is_volatile(screen.top[above]) for above in family.ancestors(index))
    name = node.id.rpartition("/")[2]
    worth = worth_of(_first_words(screen, node, label), node.id)
    valued = bool(worth.goals or worth.direction)
    row = in_list and not valued and not tab and len(label) > _ROW_LABEL
    square = f"{node.bounds.left // _GRID},{node.bounds.top // _GRID}"
    known = f"{label}|{name}" if label or name else square
    return Entry(
        f"tab {label or name or square}" if tab else known,
        label or name or f"({square})",
        node.bounds,
        worth,
        tab,
        row,
    )


def _first_words(screen: Screen, node: Node, label: str) -> str:
    """A row's own name, without the value or the explanation that stands beside it."""
    if node.label or worth_of(label) != worth_of(""):
        return label
    inside = [n for n in screen.top if n.label and _within(n, node)]
    return min(inside, key=lambda n: (n.bounds.left, n.bounds.top)).label if inside else label


def _in(bar: Bounds, node: Node) -> bool:
    return node.bounds.top >= bar.top and node.height < (bar.bottom - bar.top) * 1.2


def _within(inner: Node, outer: Node) -> bool:
    a, b = inner.bounds, outer.bounds
    return a.left >= b.left and a.top >= b.top and a.right <= b.right and a.bottom <= b.bottom
