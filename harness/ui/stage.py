"""How what lies on top is built: a card, a sheet, the whole screen, or an ordinary page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from harness.model.evidence import Bounds
from harness.ui import lexicon
from harness.ui.layers import Family, family_of
from harness.ui.screen import Node, Screen
from harness.ui.wording import any_of

Form = Literal["card", "sheet", "full", "page"]

FULL_NODES = 48
"""A splash screen has few elements; pages that scroll have hundreds."""
FULL_LABELS = 15
"""Texts that a splash screen shows at most."""
PICTURE = 0.3
"""Of the card's area that a picture covers where the picture is what the card is for."""
_CAPTIONS = 5
"""Texts beside a picture at most where the picture is what is shown."""
_CARD = (0.05, 0.76)
"""Of the screen's area: what a pop-up's card takes."""
_HEAD = 0.15
"""Of the screen's height: where a page's title stands."""
_BACK = any_of("返回|后退|back|navigate up")
_NO_TITLE = any_of(
    "广告|跳过|关闭|反馈|wi-?fi|加载|会员|奖励|领取|秒|观看|免|互动|赞助|^\\W*\\d{1,3}\\s*s?\\W*$",
    "返回|skip|close|back|reward|sponsored",
)
"""What stands beside a close mark at the top of an advert."""
_PICTURES = ("Image", "ImageView", "ImageButton", ".View")
"""Classes whose label is often their file's name, or that of its kind."""
_LOWEST = 0.08
"""Of the screen's height: what is lower than this is a button, and no card."""
_ALONE = 25
"""Nodes of a pop-up at most where nothing is seen under it."""
_EXAMINED = 30
"""Titles, icons and blocks that are compared; an app decides how many there are."""
_BESIDE = 4
"""Things that may be beside the card: its close mark, ribbons and shadows."""
_OUTSIDE = 0.12
"""Of the texts that may stand outside the card."""


@dataclass(frozen=True)
class Stage:
    """The nodes on top, and what they form. All measures are relative to the screen."""

    screen: Screen
    nodes: tuple[Node, ...]
    family: Family

    @cached_property
    def over(self) -> bool:
        """Something lies under it: another window, or a page."""
        return self.screen.is_dialog

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What a person reads on it."""
        return tuple(node.label for node in self.nodes if node.label)

    @cached_property
    def scrolls(self) -> bool:
        """A large part of it can be scrolled, as pages can; a card's text may scroll too."""
        card = self.card
        large = [n for n in self.nodes if n.scrollable and self.screen.share(n) > 0.35]
        return any(card is None or not holds(card, n.bounds) for n in large)

    @cached_property
    def types(self) -> bool:
        """A person can type into it."""
        return any(node.editable for node in self.nodes)

    @cached_property
    def form(self) -> Form:
        """What the nodes form."""
        if self.has_head:
            return "page"
        if self.card is not None:
            return "sheet" if self._is_sheet(self.card) else "card"
        labelled = len(self.labels)
        few = len(self.nodes) <= FULL_NODES and labelled <= FULL_LABELS
        return "full" if few and not self.scrolls and not self.types else "page"

    @cached_property
    def has_head(self) -> bool:
        """A title with an icon beside it at the top of the screen, as pages have."""
        wide, low = self.screen.width, _HEAD * self.screen.height
        row = [n for n in self.nodes if n.leaf and n.bounds.bottom <= low]
        icons = [n for n in row if self.is_small(n) and (not reads(n) or _BACK.search(n.label))]
        aside = [n for n in icons if n.bounds.right < 0.3 * wide or n.bounds.left > 0.7 * wide]
        titles = [n for n in row if len(n.label) > 1 and reads(n) and not _NO_TITLE.search(n.label)]
        return any(
            title is not icon and title.bounds.top < middle(icon.bounds)[1] < title.bounds.bottom
            for title in titles[:_EXAMINED]
            for icon in aside[:_EXAMINED]
        )

    @cached_property
    def has_back(self) -> bool:
        """An icon in the upper left corner of the screen, where pages have the way back."""
        wide, low = self.screen.width, _HEAD * self.screen.height
        return any(
            n.bounds.right < 0.2 * wide
            and n.bounds.bottom <= low
            and lexicon.id_leads_out(n.id) is None
            for n in self.bare
        )

    @cached_property
    def card(self) -> Bounds | None:
        """The largest rectangle with margins, or at the bottom, that holds the texts."""
        texts = [n for n in self.nodes if n.label and n.leaf and n.width < 0.9 * self.screen.width]
        blocks = sorted(filter(self._may_be_card, self.nodes), key=self.screen.share, reverse=True)
        things = [n for n in self.nodes if n.leaf and self.screen.share(n) < 0.5]
        for block in blocks[:_EXAMINED]:
            outside = [n for n in texts if not holds(block.bounds, n.bounds)]
            beside = sum(1 for n in things if not holds(block.bounds, n.bounds))
            if len(outside) <= max(1, _OUTSIDE * len(texts)) and beside <= _BESIDE:
                return block.bounds
        return self._around_texts(texts)

    @cached_property
    def picture(self) -> float:
        """The part of the card, or else of the screen, that its largest picture covers."""
        whole = self.card or Bounds(
            left=0, top=0, right=self.screen.width, bottom=self.screen.height
        )
        area = (whole.right - whole.left) * (whole.bottom - whole.top)
        pictures = [
            n.width * n.height
            for n in self.nodes
            if n.leaf
            and not n.editable
            and holds(whole, n.bounds)
            and n.width * n.height <= 1.05 * area
            and (n.kind.endswith(("Image", "ImageView", "Video", "TextureView")) or not n.label)
        ]
        return max(pictures, default=0) / max(area, 1)

    @property
    def is_mostly_picture(self) -> bool:
        """A picture with a few words is what it shows."""
        return self.picture >= PICTURE and len(self.labels) <= _CAPTIONS

    @cached_property
    def bare(self) -> tuple[Node, ...]:
        """Small clickable things that say nothing: icons."""
        return tuple(n for n in self.nodes if n.clickable and not reads(n) and self.is_small(n))

    @cached_property
    def icons(self) -> int:
        """How many small things there are that say nothing, whether or not they take a tap."""
        return sum(1 for n in self.nodes if n.leaf and not reads(n) and self.is_small(n))

    def is_small(self, node: Node) -> bool:
        """It has the size of an icon that a finger can hit."""
        width, height = self.screen.width, self.screen.height
        return (
            0.015 * width <= node.width <= 0.19 * width
            and 0.015 * width <= node.height <= 0.1 * height
            and 0.4 <= node.width / node.height <= 2.5
        )

    def _may_be_card(self, node: Node) -> bool:
        low, high = _CARD
        if not low <= self.screen.share(node) < high or node.width < 0.4 * self.screen.width:
            return False
        if node.height < _LOWEST * self.screen.height:
            return False
        if self._has_margins(node.bounds):
            return True
        band = self.over or len(self.nodes) <= _ALONE or (node.leaf and not node.label)
        return band and (self._is_sheet(node.bounds) or self._is_band(node.bounds))

    def _has_margins(self, bounds: Bounds) -> bool:
        left, right = bounds.left, self.screen.width - bounds.right
        wide = self.screen.width
        return min(left, right) >= 0.015 * wide and abs(left - right) <= 0.06 * wide

    def _is_sheet(self, bounds: Bounds) -> bool:
        wide, high = self.screen.width, self.screen.height
        across = bounds.left <= 0.02 * wide and bounds.right >= 0.98 * wide
        return across and bounds.bottom >= 0.94 * high and bounds.top >= 0.25 * high

    def _is_band(self, bounds: Bounds) -> bool:
        """Across the whole width, away from the upper and the lower edge."""
        wide, high = self.screen.width, self.screen.height
        across = bounds.left <= 0.02 * wide and bounds.right >= 0.98 * wide
        return across and bounds.top >= 0.1 * high and bounds.bottom <= 0.9 * high

    def _around_texts(self, texts: list[Node]) -> Bounds | None:
        """A card that no node draws: texts that keep away from the edges, over a page."""
        if not self.over or len(texts) < 2:
            return None
        around = Bounds(
            left=min(n.bounds.left for n in texts),
            top=min(n.bounds.top for n in texts),
            right=max(n.bounds.right for n in texts),
            bottom=max(n.bounds.bottom for n in texts),
        )
        tall = (around.bottom - around.top) / self.screen.height
        fits = self._has_margins(around) and around.top > 0.1 * self.screen.height
        return around if fits and tall < 0.7 else None


def stage_of(screen: Screen) -> Stage:
    """What lies on top of a screen, and how it is built."""
    nodes = screen.top
    return Stage(screen, nodes, family_of(nodes))


def holds(outer: Bounds, inner: Bounds) -> bool:
    """The middle of one rectangle lies in the other."""
    x, y = middle(inner)
    return outer.left <= x <= outer.right and outer.top <= y <= outer.bottom


def middle(bounds: Bounds) -> tuple[float, float]:
    """The centre, in pixels."""
    return (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2


def reads(node: Node) -> bool:
    """A person can read it: it has letters or digits, no icon font's signs, no file's name."""
    if node.label and node.kind.endswith(_PICTURES):
        drawn = not node.kind.endswith(".View")
        if lexicon.is_empty_word(node.label) or (drawn and lexicon.is_name(node.label)):
            return False
    return any(c.isalnum() and c < "\ue000" for c in node.label)
