"""The ways out of what lies on top: by words, by ids, and by shape and place.

Precision comes first: where two nameless things are as likely, none is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harness.model.evidence import Bounds
from harness.ui import lexicon
from harness.ui.places import place_of
from harness.ui.recognised import ACT_FROM, Action, Target
from harness.ui.screen import Node
from harness.ui.stage import Stage, holds, middle, reads

MOST = 10
"""Candidates that are told."""
MARGIN = 0.08
"""By how much the best of two nameless candidates must be surer than the other."""
_LONGEST = 30
"""Characters of what a button says at most."""
_WIDEST_SKIP = 0.6
"""Of the screen's width: a wider line that says “skip” is a row of a list."""
_COVERS = 0.7
"""Of the screen: a picture that leaves nothing of a page under it."""
_ROW = 2
"""Things of its size and on its line from which an icon belongs to a row."""
_EXAMINED = 60
"""Candidates that are compared with each other; an app decides how many there are."""
_NAMED = 0.65
"""Confidence from which a candidate was known by a word or an id."""


@dataclass(frozen=True)
class Way:
    """A candidate, and what it was known by."""

    target: Target
    by: str
    """`text`, `id`, `count` or `place`."""


def ways_out(stage: Stage, *, unnamed: bool, hinted: bool) -> list[Target]:
    """All candidates, surest first; those known by shape alone only where `unnamed`.

    `hinted` says that words, ids or pictures tell of an advert.
    """
    ways: list[Way] = []
    for index, node in enumerate(stage.nodes):
        if not _may_be_tapped(stage, node):
            continue
        way = _by_name(stage, node) or _by_count(stage, node, hinted=hinted)
        if way is None and unnamed:
            way = _by_place(stage, index, hinted=hinted)
        if way is not None:
            ways.append(way)
    ways.sort(key=lambda way: -way.target.confidence)
    return [way.target for way in _apart(ways[:_EXAMINED])][:MOST]


def choose(ways: Sequence[Target]) -> Target | None:
    """The way to take: the surest, unless another is as likely and they are no equal words."""
    if not ways or ways[0].confidence < ACT_FROM:
        return None
    best, rivals = ways[0], ways[1:]
    for rival in rivals:
        if rival.confidence <= best.confidence - MARGIN:
            break
        same_words = rival.label == best.label
        if same_words or rival.confidence < _NAMED:
            return None
    return best


def _may_be_tapped(stage: Stage, node: Node) -> bool:
    if not node.enabled or node.editable or node.checkable or len(node.label) > _LONGEST:
        return False
    if node.height > 0.2 * stage.screen.height:
        return False
    return not (node.label and lexicon.is_positive(node.label))


def _by_name(stage: Stage, node: Node) -> Way | None:
    width = node.width / stage.screen.width
    height = node.height / stage.screen.height
    for label, what in ((node.text, "text"), (node.description, "description")):
        named = lexicon.leads_out(label)
        if named and height <= 0.13:
            action, sure = named
            sure += _trust(stage, node, action)
            sure -= 0.5 * (action == "skip" and not stage.over and width > _WIDEST_SKIP)
            target = Target(node.bounds, label, action, f"its {what} is “{label}”", _round(sure))
            return Way(target, "text")
    name, by_id = _name_of(node)
    widest = 0.75 if stage.form in {"card", "sheet"} else 0.47
    if by_id is None or width > widest or height > 0.13 or _spoken_for(node):
        return None
    action, sure = by_id
    if reads(node) and not lexicon.is_count(node.label):
        sure -= 0.1
    sure += _trust(stage, node, action) * 1.4 - (0.0 if node.leaf or node.clickable else 0.03)
    label = node.label if reads(node) and name != node.label else f"× ({name})"
    return Way(Target(node.bounds, label, action, f"its id is {name}", _round(sure)), "id")


def _name_of(node: Node) -> tuple[str, tuple[Action, float] | None]:
    """The id, or the label that is one, and what it says."""
    for name in (node.id.rpartition("/")[2], node.text, node.description):
        if name == node.text and not lexicon.is_name(name):
            continue
        if name == node.description and not lexicon.is_name(name):
            continue
        found = lexicon.id_leads_out(name)
        if found is not None:
            return name, found
    return "", None


def _spoken_for(node: Node) -> bool:
    """Its words say something else than its id."""
    if lexicon.is_name(node.label):
        return False
    return len(node.label) > 8 or "退出" in node.label or "返回" in node.label


def _trust(stage: Stage, node: Node, action: Action) -> float:
    """How much less a name means on a page than on what lies over one."""
    if stage.form in {"card", "sheet"}:
        return 0.0
    x, y = middle(node.bounds)
    from_top, from_left = y / stage.screen.height, x / stage.screen.width
    cornered = (from_top < 0.16 or from_top > 0.8) and (from_left > 0.55 or from_left < 0.2)
    if stage.form == "full":
        return 0.0 if cornered or action == "skip" else -0.1
    if action == "skip":
        return -0.25 if cornered else -0.35
    return -0.35 if stage.over and not stage.scrolls else -0.45


def _by_count(stage: Stage, node: Node, *, hinted: bool) -> Way | None:
    """A bare count-down in the corner of a splash screen: a tap on it skips."""
    counts = lexicon.is_count(node.label)
    by_id = not counts and not reads(node) and lexicon.id_counts(node.id)
    if stage.form != "full" or not (counts or by_id) or node.width > 0.3 * stage.screen.width:
        return None
    if not hinted and stage.picture < 0.5:
        return None
    x, y = middle(node.bounds)
    if x < 0.7 * stage.screen.width or 0.15 < y / stage.screen.height < 0.85:
        return None
    sure = 0.5 + 0.1 * hinted + 0.05 * node.clickable - 0.05 * (len(stage.labels) > 6)
    name = node.id.rpartition("/")[2] if by_id else node.label
    reason = f"a count-down, “{name}”, in the corner"
    label = f"× ({name})" if by_id else name
    return Way(Target(node.bounds, label, "skip", reason, _round(sure)), "count")


def _by_place(stage: Stage, index: int, *, hinted: bool) -> Way | None:
    node = stage.nodes[index]
    if not _is_silent(stage, index):
        return None
    place = place_of(stage, index)
    if place is None or _is_one_of_a_row(stage, node):
        return None
    sure = place.sure + 0.04 * hinted
    pressed = node.clickable or _pressed_around(stage, index)
    sure += 0.05 if pressed else -0.08
    sure += 0.03 * (0.8 <= node.width / node.height <= 1.25)
    sure += 0.03 * (0.04 <= node.width / stage.screen.width <= 0.13)
    sure += 0.03 * node.kind.endswith(("ImageView", "ImageButton", ".Image"))
    sure -= 0.06 * max(0, len(stage.bare) - 2)
    sure += 0.08 * (hinted and stage.form == "full" and _is_alone(stage, node))
    covers = not stage.over or stage.picture >= _COVERS
    action: Action = "skip" if stage.form == "full" and covers else "close"
    reason = f"a small nameless thing {place.words}"
    return Way(Target(node.bounds, "× (unnamed)", action, reason, _round(min(sure, 0.84))), "place")


def _is_silent(stage: Stage, index: int) -> bool:
    """An icon without a word, alone or in a small frame of its own."""
    node = stage.nodes[index]
    wide_skip = (
        stage.form == "full"
        and node.clickable
        and node.width <= 0.28 * stage.screen.width
        and node.height <= 0.07 * stage.screen.height
    )
    if reads(node) or node.scrollable or not (stage.is_small(node) or wide_skip):
        return False
    inside = stage.nodes[index + 1 : stage.family.ends[index]]
    return not any(reads(child) for child in inside) and len(inside) <= 4


def _is_one_of_a_row(stage: Stage, node: Node) -> bool:
    """Two more things of its size stand on its line, as icons of a page do."""
    like = 0
    for other in stage.nodes:
        same = abs(other.width - node.width) + abs(other.height - node.height) <= 0.2 * node.width
        level = abs(other.bounds.top - node.bounds.top) <= 0.2 * node.height
        beside = abs(other.bounds.left - node.bounds.left) >= node.width
        like += same and level and beside and not reads(other)
    return like >= _ROW


def _is_alone(stage: Stage, node: Node) -> bool:
    """No other icon stands in its quarter of the screen."""
    wide, high = stage.screen.width, stage.screen.height
    x, y = middle(node.bounds)
    others = (
        other
        for other in stage.nodes
        if other.leaf
        and not reads(other)
        and stage.is_small(other)
        and not holds(node.bounds, other.bounds)
    )
    return not any(
        (a > wide / 2) == (x > wide / 2) and (b > high / 2) == (y > high / 2)
        for a, b in (middle(other.bounds) for other in others)
    )


def _pressed_around(stage: Stage, index: int) -> bool:
    """A small parent takes the tap."""
    parent = stage.family.parents[index]
    return parent >= 0 and stage.nodes[parent].clickable and stage.is_small(stage.nodes[parent])


def _apart(ways: Sequence[Way]) -> list[Way]:
    """Each spot once: what is a part, or the frame, of another confirms it; names go first."""
    kept: list[Way] = []
    for way in sorted(ways, key=lambda way: way.by == "place"):
        twins = (
            place
            for place, other in enumerate(kept)
            if _same_spot(other.target.bounds, way.target.bounds)
        )
        twin = next(twins, None)
        if twin is None:
            kept.append(way)
        elif kept[twin].by != way.by and way.target.action == kept[twin].target.action:
            first = kept[twin].target
            sure = min(max(first.confidence, way.target.confidence) + 0.03, 0.97)
            kept[twin] = replace(kept[twin], target=replace(first, confidence=_round(sure)))
    return sorted(kept, key=lambda way: -way.target.confidence)


def _same_spot(one: Bounds, other: Bounds) -> bool:
    return holds(one, other) or holds(other, one)


def _round(confidence: float) -> float:
    return round(max(0.0, min(confidence, 1.0)), 2)
