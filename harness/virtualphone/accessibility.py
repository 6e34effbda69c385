"""What accessibility sees of a window: its visible views and how much of each is visible."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.virtualphone.node import Node, Rect


@dataclass(frozen=True, eq=False)
class Seen:
    """One visible view."""

    node: Node
    index: int
    """Its place among its parent's children, invisible ones counted."""
    visible: Rect
    """Its bounds without what its parents and the screen cut off."""
    children: tuple[Seen, ...]

    def walk(self) -> Iterator[Seen]:
        """The view and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def look(node: Node, screen: Rect, index: int = 0) -> Seen:
    """A window's root as it is seen through `screen`; the root itself is always seen."""
    visible = node.bounds.clipped(screen)
    children = tuple(
        look(child, visible, place)
        for place, child in enumerate(node.children)
        if not child.bounds.clipped(visible).empty
    )
    return Seen(node, index, visible, children)
