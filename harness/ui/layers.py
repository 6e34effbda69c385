"""Finds what lies over a page inside one window: the part of its tree that is drawn last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from harness.model.evidence import Bounds

FULL = 0.85
"""Of the screen's area, from which an element covers it; bars take the rest."""
PAGE_NODES = 7
"""Nodes that a page has at least; a background and its shade have fewer."""
_BLOCK = 0.06
"""Of the screen's area: the least that a pop-up's card takes."""
_LAST = 40
"""Siblings that are looked at, from the one that is drawn last."""
_OVERLAPPED = 2
"""Elements of the page that a card without a shade around it has to cover."""


class Placed(Protocol):
    """What is needed of a node here."""

    @property
    def bounds(self) -> Bounds:
        """Where it is."""

    @property
    def depth(self) -> int:
        """1 is a window's root."""

    @property
    def leaf(self) -> bool:
        """It has no children."""

    @property
    def label(self) -> str:
        """What a person reads on it."""


@dataclass(frozen=True)
class Family:
    """Who is whose parent among nodes in document order, as indices."""

    parents: tuple[int, ...]
    """-1 for a root."""
    ends: tuple[int, ...]
    """The index after a node's last descendant."""

    def children(self, parent: int) -> Iterator[int]:
        """A node's own children."""
        child = parent + 1
        while child < self.ends[parent]:
            yield child
            child = self.ends[child]

    def ancestors(self, node: int) -> Iterator[int]:
        """Parent, its parent, and so on."""
        parent = self.parents[node]
        while parent >= 0:
            yield parent
            parent = self.parents[parent]

    def size(self, node: int) -> int:
        """Nodes of the subtree, the node itself among them."""
        return self.ends[node] - node


def family_of(nodes: Sequence[Placed]) -> Family:
    """Read the relations from the depths; levels that were left out do no harm."""
    parents: list[int] = []
    ends = [len(nodes)] * len(nodes)
    line: list[int] = []
    for index, node in enumerate(nodes):
        while line and nodes[line[-1]].depth >= node.depth:
            ends[line.pop()] = index
        parents.append(line[-1] if line else -1)
        line.append(index)
    return Family(tuple(parents), tuple(ends))


def layer_of(nodes: Sequence[Placed], width: int, height: int) -> range:
    """The indices of what lies over a page; empty when the window is one page.

    Later siblings are drawn over earlier ones. A layer covers the screen, or is a card with a
    margin that covers elements of the page; small things that float over a page are none.
    """
    if not nodes or width <= 0 or height <= 0:
        return range(0)
    search = _Search(nodes, family_of(nodes), width, height)
    found, at = range(0), 0
    while True:
        children = list(search.family.children(at))
        start = search.first_over(children)
        if start is not None:
            found = range(start, search.family.ends[at])
        inner = [c for c in children if search.share(c) >= FULL and (start is None or c >= start)]
        if not inner:
            return found
        at = inner[-1]


@dataclass(frozen=True)
class _Search:
    nodes: Sequence[Placed]
    family: Family
    width: int
    height: int

    def share(self, index: int) -> float:
        bounds = self.nodes[index].bounds
        area = (bounds.right - bounds.left) * (bounds.bottom - bounds.top)
        return area / (self.width * self.height)

    def first_over(self, children: Sequence[int]) -> int | None:
        """The first of the siblings that belongs to a layer over those before it."""
        for place in range(len(children) - 1, max(len(children) - _LAST, 0), -1):
            child = children[place]
            before = child - children[0]
            if before < PAGE_NODES:
                return None
            if self.share(child) >= FULL:
                shows = any(self._shows(c) for c in children[place:])
                if shows and self._is_page(children[0], child):
                    return child
            elif self._is_card(child) and self._covers(child, children[0]):
                return child
        return None

    def _is_page(self, start: int, stop: int) -> bool:
        """The nodes reach from the top to the bottom, and say or show several things."""
        shown = [self.nodes[i] for i in range(start, stop) if self.nodes[i].leaf]
        if len(shown) < PAGE_NODES // 2:
            return False
        top = min(node.bounds.top for node in shown)
        bottom = max(node.bounds.bottom for node in shown)
        return bottom - top > 0.5 * self.height

    def _shows(self, index: int) -> bool:
        """It has something on it that is not tiny: an empty layer only catches touches."""
        share, own = self.share, self.share(index)
        inside = range(index + 1, self.family.ends[index])
        return (
            bool(self.nodes[index].label)
            or (own > 0.01 and own < FULL)
            or any(share(i) > 0.01 and (self.nodes[i].leaf or share(i) < FULL) for i in inside)
        )

    def _is_card(self, index: int) -> bool:
        bounds = self.nodes[index].bounds
        left, right = bounds.left, self.width - bounds.right
        margins = min(left, right) >= 0.02 * self.width and abs(left - right) < 0.06 * self.width
        return margins and _BLOCK <= self.share(index) < FULL

    def _covers(self, card: int, start: int) -> bool:
        """The card hides the middle of several elements that come before it."""
        hidden = 0
        for index in range(start, card):
            node = self.nodes[index]
            if node.leaf and self.share(index) < 0.3 and _holds(self.nodes[card], node):
                hidden += 1
        return hidden >= _OVERLAPPED


def _holds(outer: Placed, inner: Placed) -> bool:
    x = (inner.bounds.left + inner.bounds.right) / 2
    y = (inner.bounds.top + inner.bounds.bottom) / 2
    around = outer.bounds
    return around.left < x < around.right and around.top < y < around.bottom
