"""Tells pages apart: screens of one page share a key, whatever its lists and counters show."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from harness.ui.goals import GOALS, worth_of
from harness.ui.layers import Family, family_of
from harness.ui.screen import Node, Screen

VOLATILE = (
    *("RecyclerView", "ListView", "GridView", "ViewPager", "ViewPager2", "ViewFlipper"),
    *("TextSwitcher", "ViewSwitcher", "HorizontalScrollView", "Banner"),
)
"""Containers whose content changes from one look to the next."""
HEAD = 0.18
"""Of the screen's height: where a title stands."""
FOOT = 0.86
"""Of the screen's height: from where on a tab bar stands."""
LONGEST_TITLE = 20
ALIKE, ALIKE_WITH_TITLE = 0.6, 0.25
"""Of two sets of marks: the part that they share when both are of one page."""
VARIANTS = 12
"""Sets of marks that are kept of one page: scrolled, loading, with another tab's content."""
PAGES = 500
"""Pages that are told apart; an app that shows more is made to waste our time."""
_NUMBER = re.compile(r"[(（\[]?\s*\d+[\d.,:/+%\s]*[)）\]]?")
_NO_TITLE = re.compile("搜|search|query|keyword|hot_?word|city|weather|clock|time", re.IGNORECASE)
"""What stands in search boxes and beside them, and changes."""
_SHORT = 12


@dataclass(frozen=True)
class Marks:
    """What a page is known by."""

    place: tuple[str, str, bool]
    """Package, activity, and whether it lies over another page: equal for screens of one page."""
    title: str
    """Its title without numbers; empty where it has none."""
    tabs: frozenset[str]
    """Labels of its tab bar that are selected, where the app says so."""
    soft: frozenset[str]
    """Ids and short words outside of lists; most of them stay."""


def marks_of(screen: Screen, activity: str = "") -> Marks:
    """What the page on top of the screen is known by. Pure."""
    nodes = screen.top
    family = family_of(nodes)
    inside = [_is_volatile(nodes, family, index) for index in range(len(nodes))]
    return Marks(
        (screen.package, activity, screen.is_dialog),
        title_of(screen),
        frozenset(_plain(n.label) for n in nodes if n.selected and _at_foot(screen, n)),
        frozenset(_soft(nodes, inside)),
    )


def title_of(screen: Screen) -> str:
    """The first short line at the top that stands alone, without its numbers."""
    nodes = screen.top
    family = family_of(nodes)
    top = min((n.bounds.top for n in nodes), default=0)
    low = top + HEAD * screen.height
    lines = [
        (index, n) for index, n in enumerate(nodes) if n.label and n.bounds.top < low and n.leaf
    ]
    for index, node in sorted(lines, key=lambda line: (line[1].bounds.top, line[1].bounds.left)):
        text = _plain(node.label)
        if not 1 < len(text) <= LONGEST_TITLE or _NO_TITLE.search(f"{text} {node.id}"):
            continue
        if node.editable or _BACK.fullmatch(text):
            continue
        beside = [n for _, n in lines if _on_line(n, node) and not _BACK.fullmatch(n.label)]
        if len(beside) <= 2 and not _is_volatile(nodes, family, index):
            return text
    return ""


_BACK = re.compile(
    r"返回(?:按钮|上一页)?|后退|关闭|转到上一层级|navigate up|back|close|[<＜‹←×✕]", re.IGNORECASE
)


def leads_back(label: str) -> bool:
    """The label is that of a page's own way back."""
    return _BACK.fullmatch(label.strip()) is not None


def is_volatile(node: Node) -> bool:
    """The node is a list, a pager or a carousel."""
    return node.kind.endswith(VOLATILE)


@dataclass
class Pages:
    """Every page seen so far. Equal screens in equal order get equal keys."""

    _known: dict[str, list[Marks]] = field(default_factory=dict)
    _scrolled: str = ""

    def place(self, marks: Marks) -> str:
        """The key of the page with these marks; empty for one that shows nothing."""
        if not marks.soft and not marks.title:
            return ""
        scrolled, self._scrolled = self._scrolled, ""
        if scrolled and self._known[scrolled][0].place == marks.place:
            return self._join(scrolled, marks)
        best, most = "", 0.0
        for key, variants in self._known.items():
            alike = max(_alike(marks, variant) for variant in variants)
            if alike > most:
                best, most = key, alike
        if best:
            return self._join(best, marks) if most < 1 else best
        if len(self._known) >= PAGES:
            return ""
        told = repr((marks.place, marks.title, sorted(marks.tabs), sorted(marks.soft)))
        key = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:10]
        self._known.setdefault(key, [marks])
        return key

    def scrolled(self, key: str) -> None:
        """The page is being scrolled: what comes next in its place is the same page."""
        self._scrolled = key if key in self._known else ""

    def _join(self, key: str, marks: Marks) -> str:
        variants = self._known[key]
        if marks not in variants and len(variants) < VARIANTS:
            variants.append(marks)
        return key


def _alike(one: Marks, other: Marks) -> float:
    """0 for two pages; else how much they share, to 1."""
    if one.place != other.place or one.title != other.title:
        return 0.0
    if one.tabs and other.tabs and one.tabs != other.tabs:
        return 0.0
    both = len(one.soft | other.soft)
    share = len(one.soft & other.soft) / both if both else 1.0
    enough = ALIKE_WITH_TITLE if one.title else ALIKE
    return max(share, 0.01) if share >= enough else 0.0


def _soft(nodes: tuple[Node, ...], inside: list[bool]) -> Iterator[str]:
    for node, in_list in zip(nodes, inside, strict=True):
        name = node.id.rpartition("/")[2]
        if name:
            yield f"{'row' if in_list else 'id'} {name}"
        if is_volatile(node) or node.kind.endswith("WebView"):
            yield f"kind {node.kind.rpartition('.')[2]}"
        text = _plain(node.label)
        if text and len(text) <= _SHORT and (not in_list or _is_known(text)):
            yield f"word {text}"


def _is_known(text: str) -> bool:
    """A word of menus; others in a list come and go."""
    worth = worth_of(text)
    return worth.of(frozenset(GOALS)) > 0


def _is_volatile(nodes: tuple[Node, ...], family: Family, index: int) -> bool:
    return any(is_volatile(nodes[above]) for above in family.ancestors(index))


def _at_foot(screen: Screen, node: Node) -> bool:
    return bool(node.label) and node.bounds.top >= FOOT * screen.height


def _on_line(one: Node, other: Node) -> bool:
    middle = (one.bounds.top + one.bounds.bottom) / 2
    return other.bounds.top <= middle <= other.bounds.bottom


def _plain(label: str) -> str:
    """A short label without numbers; empty for a long one, which is content."""
    return _NUMBER.sub("", label).strip() if len(label) <= 2 * LONGEST_TITLE else ""
