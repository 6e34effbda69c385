"""Where on a pop-up or a splash screen a nameless close mark can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.evidence import Bounds
from harness.ui.stage import Stage, holds, middle

_REACH = 0.15
"""Of a card's side: how far from a corner a mark may be."""
_HIGHEST = 0.12
"""Of the screen's height: how far above its card a mark may float."""
_BELOW = 0.17
"""Of the screen's height: how far under its card a mark may hang."""
_CENTRED = 0.05
"""Of the screen's width: how far from the middle line."""


@dataclass(frozen=True)
class Place:
    """How likely a close mark is there, and how to say it."""

    sure: float
    words: str


def place_of(stage: Stage, index: int) -> Place | None:
    """The best reading of where the node is; None when nothing is closed from there."""
    if stage.form == "page":
        return None
    if stage.form == "full":
        return _on_screen(stage, index)
    places = [place for around in _cards(stage, index) if (place := _on_card(stage, index, around))]
    best = max(places, key=lambda place: place.sure, default=None)
    return best or (_on_shade(stage, index) if stage.over else None)


def _on_screen(stage: Stage, index: int) -> Place | None:
    node = stage.nodes[index]
    x, y = middle(node.bounds)
    from_left, from_top = x / stage.screen.width, y / stage.screen.height
    if from_left >= 0.78 and from_top <= 0.15:
        return Place(0.5, "in the upper right corner of the screen")
    if from_left <= 0.16 and from_top <= 0.15:
        return Place(0.3, "in the upper left corner of the screen")
    if from_left >= 0.75 and from_top >= 0.8:
        return Place(0.28, "in the lower right corner of the screen")
    if stage.over and abs(from_left - 0.5) <= _CENTRED and from_top >= 0.78:
        return Place(0.38, "at the foot of the screen")
    return None


def _on_shade(stage: Stage, index: int) -> Place | None:
    """Away from the card, on the shade around it."""
    node, card = stage.nodes[index], stage.card
    if card is None or not node.clickable or holds(card, node.bounds):
        return None
    x, y = middle(node.bounds)
    from_left, from_top = x / stage.screen.width, y / stage.screen.height
    if from_left >= 0.8 and from_top <= 0.2:
        return Place(0.5, "in the upper right corner of the shade")
    if abs(from_left - 0.5) <= _CENTRED and y > card.bottom:
        return Place(0.5, "on the shade, below the middle of the card")
    return None


def _cards(stage: Stage, index: int) -> Iterator[Bounds]:
    """What can be closed from the node: the card, the largest thing beside it, what it lies in."""
    screen = stage.screen
    if stage.card is not None:
        yield stage.card
    around = set(stage.family.ancestors(index))
    beside = [
        n
        for i, n in enumerate(stage.nodes)
        if i not in around and i != index and 0.05 <= screen.share(n) < 0.76
    ]
    if beside:
        yield max(beside, key=screen.share).bounds
    for i in around:
        if 0.05 <= screen.share(stage.nodes[i]) < 0.76:
            yield stage.nodes[i].bounds


def _on_card(stage: Stage, index: int, card: Bounds) -> Place | None:
    node, high = stage.nodes[index], stage.screen.height
    x, y = middle(node.bounds)
    size = max(node.width, node.height)
    wide, tall = card.right - card.left, card.bottom - card.top
    reach = max(_REACH * wide, 1.1 * size)
    low = min(max(_REACH * tall, 1.2 * size), 0.12 * high)
    if -max(_HIGHEST * high, size) <= y - card.top <= low:
        if -1.2 * size <= card.right - x <= reach:
            return Place(0.6, "at the upper right corner of the card")
        if -1.2 * size <= x - card.left <= reach and node.clickable and stage.icons == 1:
            return Place(0.38, "at the upper left corner of the card")
    centred = abs(x - (card.left + card.right) / 2) <= _CENTRED * stage.screen.width
    below = y - card.bottom
    if centred and 0 <= below <= _BELOW * high:
        return Place(0.62, "below the middle of the card")
    if centred and -1.2 * size <= below < 0 and _ends(stage, index, card):
        return Place(0.56, "at the foot of what holds the card")
    if 0 <= below <= _HIGHEST * high and -1.2 * size <= card.right - x <= reach:
        return Place(0.46, "below the right corner of the card")
    return None


def _ends(stage: Stage, index: int, card: Bounds) -> bool:
    """Nothing else of the card is on the same line or under it."""
    top = stage.nodes[index].bounds.top
    inside = stage.family.ends[index]
    return not any(
        holds(card, n.bounds) and (n.bounds.top + n.bounds.bottom) / 2 > top
        for i, n in enumerate(stage.nodes)
        if n.leaf and not index <= i < inside and stage.screen.share(n) < 0.76
    )
