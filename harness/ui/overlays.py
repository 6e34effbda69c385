"""Recognises splash screens and pop-ups, and the way out of them.

A way out is known by text, description or id, and where apps name nothing by its shape and place
relative to the card or the screen. What takes the offer (立即…, 打开, 下载, 更新, 确定) is never a
way out, and on pages of search, agreement or payment nothing is.
"""

from __future__ import annotations

import re

from harness.ui import adverts, lexicon
from harness.ui.acknowledged import acknowledgement, is_acknowledgement
from harness.ui.forbidden import is_forbidden
from harness.ui.kinds import KINDS
from harness.ui.recognised import ACT_FROM, NOTHING, Kind, Recognised, Target
from harness.ui.screen import Node, Screen
from harness.ui.stage import PICTURE, Stage, middle, stage_of
from harness.ui.ways_out import choose, ways_out
from harness.ui.wording import any_of

_IN_USE_IDS = any_of("reward|interstitial|insert_?ad|full_?(?:video|screen|count)")
"""Adverts that come while the app is used, however much of the screen they cover."""
_IN_USE = any_of(r"\binterstitial\b")
_NO_PICTURE = ("WebView", "SurfaceView", "TextureView")
"""What also shows pages, cameras, maps and games."""
_OFF_CENTRE = 0.17
"""Of the screen's height: how far a pop-up's middle is from the screen's."""
_FEW = 10
"""Texts that a pop-up or an advert has at most, where nothing else tells it from a page."""
_PILL = 0.22
"""Of the screen's width: a button that skips, its words drawn on it."""
_TERSE = 4
"""Texts of an advert whose picture is only a background, which no tree shows."""
_POP_UP_NODES = 150
"""Nodes beyond which nothing is told from places alone."""
_SPARSE = 9
"""Nodes that are too few for a page."""
_LONE_NODES = 20
"""Nodes of a dialog at most where neither a page under it nor its words tell what it is."""
_WORDED = 0.8
"""Confidence of a way out that was known by a word."""
_PLAIN = 0.85
"""Confidence of words that only lead out."""
_DIALOG_NODES = 40
"""Nodes that a pop-up has at most where no card tells it from a page."""


def recognise_overlay(screen: Screen) -> Recognised:
    """What lies over the app, and the way out of it."""
    stage = stage_of(screen)
    if not stage.nodes or is_forbidden(stage):
        return NOTHING
    for kind, words in KINDS.items():
        found = _dialog(stage, kind, words)
        if found is not None:
            return found
    return _splash(stage) or _advert(stage) or _other_dialog(stage) or NOTHING


def _dialog(stage: Stage, kind: Kind, words: re.Pattern[str]) -> Recognised | None:
    """A pop-up with text: it speaks of its kind, and offers something or a way out."""
    said = next((label for label in stage.labels if words.search(label)), None)
    if said is None or (stage.form == "page" and not stage.over and _is_busy(stage)):
        return None
    if stage.form == "full" and not stage.over and adverts.marks(stage) is not None:
        return None
    asks = stage.form in {"card", "sheet"} and len(_offers(stage)) == 1
    ways = ways_out(stage, unnamed=_may_be_nameless(stage, hinted=asks), hinted=False)
    target = _choose_or_acknowledge(stage, ways) if kind == "notice" else choose(ways)
    if not (stage.over or _speaks(stage, kind, target)):
        return None
    reason = f"“{said[:30]}” speaks of {kind}"
    return Recognised(kind, 0.85 if target else 0.7, reason, target, tuple(ways))


def _speaks(stage: Stage, kind: Kind, target: Target | None) -> bool:
    """Buttons tell a dialog from a page where nothing is seen under it."""
    offers = _offers(stage)
    if stage.form == "card" and (offers or target is not None):
        return True
    if stage.form == "sheet" and offers and target is not None:
        return True
    if target is None:
        return False
    if any(_is_pair(stage, offer, target) for offer in offers) or kind == "youth":
        return True
    few = stage.form == "full" and len(stage.labels) <= _FEW and not _is_at_top(stage, target)
    return few and (bool(offers) or target.action in {"later", "deny"} or _is_sparse(stage))


def _splash(stage: Stage) -> Recognised | None:
    """A screen of few elements that can be skipped, or that marks itself as an advert."""
    marks = adverts.marks(stage)
    if stage.form == "page" or (stage.form != "full" and not stage.over):
        hinted = False
    else:
        hinted = marks is not None
    in_use = any(_IN_USE_IDS.search(n.id) or _IN_USE.search(n.label) for n in stage.nodes)
    if stage.form not in {"full", "page"} or in_use:
        return None
    nameless = _may_be_nameless(stage, hinted=hinted or _is_one_picture(stage))
    ways = [
        way
        for way in ways_out(stage, unnamed=nameless, hinted=hinted)
        if way.action in {"skip", "close"}
    ]
    target = choose(ways)
    if target is not None and (target.action == "skip" or _closes_picture(stage, target)):
        sure = 0.9 if stage.form == "full" else 0.6
        return Recognised("splash", sure, target.reason, target, tuple(ways))
    if stage.form == "page" or stage.over:
        return None
    if hinted:
        sure = 0.75 if target else 0.6
        reason = f"a page of few elements; {marks}"
        return Recognised("splash", sure, reason, target, tuple(ways))
    return None


def _advert(stage: Stage) -> Recognised | None:
    """A pop-up that tells of an offer, is an advert SDK's, or is a picture over a page."""
    if stage.form == "page" and not stage.over:
        return None
    text = " ".join(stage.labels)
    why = adverts.marks(stage)
    if why is None and (stage.over or stage.form == "card") and adverts.OFFER.search(text):
        why = "it speaks of a coupon" if adverts.COUPON.search(text) else "it speaks of an offer"
    if why is None and stage.form in {"card", "sheet"} and stage.is_mostly_picture:
        why = "it is a picture with few words"
    if why is None:
        return None
    shown = stage.form != "full" or stage.is_mostly_picture or adverts.marks(stage) is not None
    ways = ways_out(stage, unnamed=shown and _may_be_nameless(stage, hinted=True), hinted=True)
    target = choose(ways)
    if target is None and not stage.over:
        return None
    return Recognised("popup_ad", 0.75 if target else 0.6, why, target, tuple(ways))


def _other_dialog(stage: Stage) -> Recognised | None:
    """Something that lies over a page, or a dialog that stands alone in the tree."""
    if not stage.over:
        return _lone_dialog(stage)
    ways = ways_out(stage, unnamed=_may_be_nameless(stage, hinted=False), hinted=False)
    target = _choose_or_acknowledge(stage, ways)
    if stage.form in {"page", "full"} and target is None:
        return None
    reason = "something that lies over a part of the screen"
    return Recognised("other_dialog", 0.6, reason, target, tuple(ways))


def _lone_dialog(stage: Stage) -> Recognised | None:
    """A dialog without the page under it: a pair of buttons, or a card with hardly more."""
    if _is_busy(stage) or len(stage.labels) > _FEW:
        return None
    lone = len(stage.nodes) <= _LONE_NODES and stage.form == "card" and _is_central(stage)
    bare = lone and len(stage.bare) <= 1 and stage.icons == 1 and len(stage.labels) <= _TERSE
    ways = ways_out(stage, unnamed=bare and not stage.has_back, hinted=False)
    target = _choose_or_acknowledge(stage, ways) if lone else choose(ways)
    if target is None or (_is_at_top(stage, target) and target.action != "close"):
        return None
    if any(_is_pair(stage, offer, target) for offer in _offers(stage)):
        reason = "a question with two buttons"
    elif _is_sparse(stage):
        reason = "hardly anything but a way out"
        silent = all(label == target.label for label in stage.labels)
        kind: Kind = "popup_ad" if silent and target.action in {"close", "skip"} else "other_dialog"
        return Recognised(kind, 0.55, reason, target, tuple(ways))
    elif lone or (stage.form == "sheet" and len(stage.nodes) <= _LONE_NODES):
        reason = "a card with few elements, and a way out"
        if target.confidence < _PLAIN and not bare and not is_acknowledgement(target):
            return None
    else:
        return None
    wordless = bare and target.label.startswith("×")
    return Recognised("popup_ad" if wordless else "other_dialog", 0.6, reason, target, tuple(ways))


def _choose_or_acknowledge(stage: Stage, ways: list[Target]) -> Target | None:
    """The way to take; where there is none, the dialog's only button, which joins the ways."""
    target = choose(ways)
    if target is None and not any(way.confidence >= ACT_FROM for way in ways):
        target = acknowledgement(stage)
        if target is not None:
            ways.insert(0, target)
    return target


def _offers(stage: Stage) -> list[Node]:
    """Buttons that take what is offered."""
    return [n for n in stage.nodes if 0 < len(n.label) <= 16 and lexicon.is_positive(n.label)]


def _is_at_top(stage: Stage, target: Target) -> bool:
    """Where editors have 取消 and 完成."""
    return middle(target.bounds)[1] < 0.15 * stage.screen.height


def _may_be_nameless(stage: Stage, *, hinted: bool) -> bool:
    """Whether a thing known by its place alone may be tapped here."""
    if stage.form == "page" or stage.types or stage.scrolls or len(stage.nodes) > _POP_UP_NODES:
        return False
    shows_advert = hinted and stage.form == "full" and stage.picture >= adverts.MOSTLY
    if stage.has_back and not shows_advert and adverts.built_as(stage) is None:
        return False
    if stage.form == "full":
        bare = stage.picture >= PICTURE or len(stage.labels) <= _TERSE
        return hinted and (bare or adverts.built_as(stage) is not None)
    if stage.over:
        return hinted or len(stage.labels) <= 12
    few = len(stage.nodes) <= _DIALOG_NODES and len(stage.bare) <= 2
    told = len(stage.nodes) <= _LONE_NODES and adverts.marks(stage) is not None
    return few and hinted and (stage.form == "sheet" or _is_central(stage) or told)


def _is_pair(stage: Stage, offer: Node, way: Target) -> bool:
    """Two buttons of one dialog: side by side, or one under the other."""
    one, other = middle(offer.bounds), middle(way.bounds)
    aside, above = abs(one[0] - other[0]), abs(one[1] - other[1])
    wide, high = stage.screen.width, stage.screen.height
    return above < 0.02 * high or (aside < 0.05 * wide and above < 0.12 * high)


def _is_central(stage: Stage) -> bool:
    """The card hangs in the middle of the screen; the cards of a page begin under its head."""
    card = stage.card
    if card is None:
        return False
    high = stage.screen.height
    return card.top > 0.1 * high and abs(middle(card)[1] - high / 2) < _OFF_CENTRE * high


def _is_sparse(stage: Stage) -> bool:
    """So few elements that no page is made of them."""
    return stage.form in {"card", "full"} and len(stage.nodes) <= _SPARSE and not stage.has_back


def _is_busy(stage: Stage) -> bool:
    return stage.scrolls or stage.types or len(stage.nodes) > _DIALOG_NODES


def _closes_picture(stage: Stage, target: Target) -> bool:
    """A word in a corner closes a screen that is one picture."""
    if stage.over or stage.form != "full" or stage.picture < adverts.MOSTLY:
        return False
    x, y = middle(target.bounds)
    cornered = x > 0.7 * stage.screen.width and y < 0.15 * stage.screen.height
    few = 3 if target.confidence >= _WORDED else int(cornered)
    return len(stage.labels) <= few and len(stage.bare) <= 1


def _is_one_picture(stage: Stage) -> bool:
    """The screen is one picture, hardly a word, and one thing to tap in a corner."""
    if stage.picture < adverts.MOSTLY or len(stage.labels) > 2 or len(stage.bare) != 1:
        return False
    if any(node.kind.endswith(_NO_PICTURE) for node in stage.nodes):
        return False
    wide = stage.bare[0].width / stage.screen.width
    return 0.06 <= wide <= 0.14 or (wide <= _PILL and _is_pill(stage.bare[0]))


def _is_pill(node: Node) -> bool:
    """Wider than high, as a button with a word drawn on it is."""
    return 1.6 <= node.width / node.height <= 3.5
