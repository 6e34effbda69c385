"""Recognises splash screens and pop-ups, and the way out of them.

A way out is known by text, description or id, and where apps name nothing by its shape and place
relative to the screen. What takes the offer (立即…, 打开, 下载, 更新, 确定) is never a way out, and
on pages of search, agreement or payment nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from harness.ui import lexicon
from harness.ui.recognised import NOTHING, Action, Kind, Recognised, Target
from harness.ui.screen import Node, Screen
from harness.ui.wording import any_of

_KINDS: dict[Kind, re.Pattern[str]] = {
    "youth": any_of("(?:青少年|未成年人?|儿童|亲子)(?:模式|守护|保护)", "(?:youth|teen) mode"),
    "update": any_of(
        "(?:发现|检测到|有)(?:了)?新版本?",
        "(?:版本|应用)(?:更新|升级)",
        "(?:立即|马上)(?:更新|升级)",
        "升级(?:提示|到)",
        "new version",
        "update (?:available|now)",
    ),
    "rating": any_of(
        "五星|好评|评分",
        "(?:去|应用商店)评价",
        "鼓励(?:一下|我们)|给个鼓励",
        "rate (?:us|this|the)",
        "enjoying",
    ),
    "notice": any_of(
        "(?:开启|打开|允许|接收)(?:消息|推送|系统)?(?:通知|推送|提醒)",
        "通知权限|公告",
        "(?:turn on|enable|allow) notifications?",
    ),
}
"""What a pop-up of each kind speaks of; the first that fits counts."""
_OFFER = any_of(
    "广告|红包|优惠券|限时|福利|领取|抽奖|新人|特惠|赚钱|现金",
    r"\bad\b|sponsored|coupon|reward",
)
_AD_IDS = any_of(
    "(?:^|[/_])(?:tt|ksad|gdt|anythink|beizi|sigmob|tianmu|tobid|mbridge|hiad|sdm_myoffer)_",
    "interstitial|splash",
    "(?:^|[/_])ad_|_ad(?:_|$)",
)
"""Prefixes of advert SDKs' resources, and the words that apps use themselves."""
_SPLASH = any_of(
    "广告|摇一摇|扭动|第三方应用|向上滑动",
    "(?:点击|滑动)?(?:跳转|查看|了解)(?:至)?详情",
    r"\bad\b",
)
_PAYMENT = any_of(
    "支付|付款|收银台|确认订单|提交订单|银行卡",
    r"[¥￥]\s*\d",
    "checkout|payment|place order",
)
_SEARCH = any_of("搜索|查找|search")
_AGREEMENT = any_of("(?:服务|用户|隐私|许可).{0,6}(?:协议|政策|条款)", "terms of|privacy policy")
_LONG_TEXT = 600
"""Characters in one element from which a page is a text to read, not a pop-up."""
_SPLASH_NODES = 40
"""A splash screen has few elements; pages that scroll have hundreds."""


def recognise_overlay(screen: Screen) -> Recognised:
    """What lies over the app, and the way out of it."""
    nodes = screen.top
    if not nodes or _is_forbidden(screen):
        return NOTHING
    for kind, words in _KINDS.items():
        found = _dialog(screen, kind, words)
        if found is not None:
            return found
    splash = _splash(screen)
    if splash is not None:
        return splash
    found = _advert(screen)
    if found is not None:
        return found
    return _other_dialog(screen) if screen.is_dialog else NOTHING


def _is_forbidden(screen: Screen) -> bool:
    text = " ".join(node.label for node in screen.top)
    if _PAYMENT.search(text):
        return True
    typing = any(node.editable for node in screen.top)
    if typing and _SEARCH.search(text + " ".join(n.id for n in screen.top)):
        return True
    long = any(len(node.label) > _LONG_TEXT for node in screen.top)
    return _AGREEMENT.search(text) is not None and (long or not screen.is_dialog)


def _dialog(screen: Screen, kind: Kind, words: re.Pattern[str]) -> Recognised | None:
    """A pop-up with text: it speaks of its kind, and offers something or a way out."""
    said = next((n.label for n in screen.top if words.search(n.label)), None)
    if said is None:
        return None
    offers = any(_is_offer(node) for node in screen.top)
    ways = _ways_out(screen, unnamed=screen.is_dialog)
    if not (screen.is_dialog or (ways and offers) or (ways and kind == "youth")):
        return None
    reason = f"“{said[:30]}” speaks of {kind}"
    return Recognised(kind, 0.85 if ways else 0.7, reason, _best(ways), tuple(ways))


def _splash(screen: Screen) -> Recognised | None:
    nodes = screen.top
    labelled = sum(1 for node in nodes if node.label)
    if len(nodes) > _SPLASH_NODES or labelled > 15 or any(n.editable for n in nodes):
        return None
    if screen.is_dialog or any(n.scrollable for n in nodes):
        return None
    ways = [way for way in _ways_out(screen, unnamed=True) if way.action in {"skip", "close"}]
    short = [node.label for node in nodes if len(node.label) <= 20 and "/" not in node.label]
    marked = any(map(_SPLASH.search, short)) or any(_AD_IDS.search(n.id) for n in nodes)
    named = [way for way in ways if way.action == "skip" and way.confidence >= 0.7]
    if named:
        return Recognised("splash", 0.9, named[0].reason, named[0], tuple(ways))
    if marked:
        reason = "a page of few elements that marks itself as an advert"
        return Recognised("splash", 0.75 if ways else 0.6, reason, _best(ways), tuple(ways))
    return None


def _advert(screen: Screen) -> Recognised | None:
    by_id = any(_AD_IDS.search(node.id) for node in screen.top)
    said = any(_OFFER.search(node.label) for node in screen.top)
    if not by_id and not (said and screen.is_dialog):
        return None
    ways = _ways_out(screen, unnamed=True)
    if not ways and not screen.is_dialog:
        return None
    reason = "its ids are an advert SDK's" if by_id else "a dialog that speaks of an offer"
    return Recognised("popup_ad", 0.75 if ways else 0.6, reason, _best(ways), tuple(ways))


def _other_dialog(screen: Screen) -> Recognised:
    ways = _ways_out(screen, unnamed=True)
    reason = "a window that leaves a part of the screen free"
    return Recognised("other_dialog", 0.6, reason, _best(ways), tuple(ways))


def _is_offer(node: Node) -> bool:
    return len(node.label) <= 16 and lexicon.is_positive(node.label)


def _best(ways: list[Target]) -> Target | None:
    return ways[0] if ways else None


def _ways_out(screen: Screen, *, unnamed: bool) -> list[Target]:
    """All ways out, best first; those known by shape alone only where `unnamed`."""
    found = [
        way
        for node in screen.top
        if node.enabled and not node.editable and not lexicon.is_positive(node.label)
        for way in _way_out(screen, node, unnamed=unnamed)
    ]
    return sorted(found, key=lambda way: -way.confidence)[:10]


def _way_out(screen: Screen, node: Node, *, unnamed: bool) -> Iterator[Target]:
    width, height = node.width / screen.width, node.height / screen.height
    if width > 0.9 or height > 0.2:
        return
    for label, what in ((node.text, "text"), (node.description, "description")):
        named = lexicon.leads_out(label)
        if named:
            action, sure = named
            yield Target(node.bounds, label, action, f"its {what} is “{label}”", sure)
            return
    by_id = lexicon.id_leads_out(node.id) if not node.label or len(node.label) <= 4 else None
    if by_id and width <= 0.47 and height <= 0.13:
        action, sure = by_id
        name = node.id.rpartition("/")[2]
        yield Target(node.bounds, f"× ({name})", action, f"its id is {name}", sure)
    elif unnamed and _is_small_corner(screen, node):
        action = _by_place(screen)
        yield Target(node.bounds, "× (unnamed)", action, "a small, unnamed, clickable corner", 0.5)


def _by_place(screen: Screen) -> Action:
    return "close" if screen.is_dialog else "skip"


def _frame(screen: Screen) -> tuple[int, int, int, int]:
    """What places are relative to: the screen, or of a dialog the rectangle around its content."""
    bounds = [n.bounds for n in screen.top if screen.is_dialog and screen.share(n) < 0.8]
    if not bounds:
        return 0, 0, screen.width, screen.height
    return (
        min(b.left for b in bounds),
        min(b.top for b in bounds),
        max(b.right for b in bounds),
        max(b.bottom for b in bounds),
    )


def _is_small_corner(screen: Screen, node: Node) -> bool:
    """Childless, clickable, at most 25 % x 8 % of the screen, at the right, top or bottom."""
    readable = any(character.isalpha() for character in node.label if character < "\ue000")
    if readable or not node.leaf or not node.clickable:
        return False
    if node.width > 0.25 * screen.width or node.height > 0.08 * screen.height:
        return False
    middle_x = (node.bounds.left + node.bounds.right) / 2
    middle_y = (node.bounds.top + node.bounds.bottom) / 2
    left, top, right, bottom = _frame(screen)
    from_left = (middle_x - left) / max(right - left, 1)
    from_top = (middle_y - top) / max(bottom - top, 1)
    centred_below = 0.4 <= from_left <= 0.6 and from_top > 0.8 and screen.is_dialog
    return (from_left >= 0.6 and (from_top <= 0.2 or from_top >= 0.8)) or centred_below
