"""Recognises splash screens and pop-ups, and the way out of them.

A way out is known by text, description or id, and where apps name nothing by its shape and place
relative to the card or the screen. What takes the offer (立即…, 打开, 下载, 更新, 确定) is never a
way out, and on pages of search, agreement or payment nothing is.
"""

from __future__ import annotations

import re

from harness.ui import lexicon
from harness.ui.recognised import NOTHING, Kind, Recognised, Target
from harness.ui.screen import Node, Screen
from harness.ui.stage import PICTURE, Stage, middle, stage_of
from harness.ui.ways_out import choose, ways_out
from harness.ui.wording import any_of

_KINDS: dict[Kind, re.Pattern[str]] = {
    "youth": any_of("(?:青少年|未成年人?|儿童|亲子)(?:模式|守护|保护)", "(?:youth|teen) mode"),
    "update": any_of(
        "(?:发现|检测到|检查到|有|更新至|升级至?|全新|最新)(?:了|可用|重要)?(?:的)?新?版本?",
        "(?:版本|应用|软件|APP)(?:更新|升级)|新版(?:本|上线|来[了啦袭])|更新内容",
        "(?:立即|马上|一键|极速)(?:更新|升级)|^(?:更新|升级)(?:提示|提醒|公告|日志)",
        "升级(?:提示|到)",
        "new version",
        "update (?:available|now)|what.?s new",
    ),
    "rating": any_of(
        "五星|好评|评分",
        "(?:去|应用商店)评价",
        "鼓励(?:一下|我们)|给个鼓励",
        "喜欢.{0,12}(?:吗|么)[？?]",
        "rate (?:us|this|the)",
        "enjoying",
    ),
    "notice": any_of(
        "(?:开启|打开|允许|接收|开通|订阅)(?:消息|推送|系统|后台|本地|手机)*(?:通知|推送|提醒)",
        "通知(?:权限|未开启|提醒|已关闭|服务)|公告|消息通知|推送通知",
        "(?:turn on|enable|allow) notifications?",
    ),
}
"""What a pop-up of each kind speaks of; the first that fits counts."""
_COUPON = any_of("优惠券|红包|礼包|神券|代金券|满减|立减|补贴|折扣|coupon|voucher")
_OFFER = any_of(
    "广告|红包|优惠|限时|福利|领取|抽奖|新人|特惠|赚钱|现金|礼包|大礼|专享|补贴|满减|立减|秒杀|金币|奖励|活动|中奖"
    "|签到|免费|特权|直降|爆款|大促|神券|券",
    r"\bad\b|sponsored|coupon|reward|free|bonus|% off",
)
_AD_IDS = any_of(
    "(?:^|[/_])(?:tt|ksad|gdt|anythink|beizi|sigmob|sig|tianmu|tobid|mbridge|mintegral|hiad|sdm_myoffer|jad|bd_?ad|mimo"
    "|octopus|windmill|tanx|umeng_ad|pangle|csj|ylh|qumeng|vlion|adn|klevin|oset|adset|fancy|ubix|ms|hc|noah)_",
    "interstitial|splash|myoffer|(?:insert|popup|full)_?ad|popad|adpop|addialog",
    "(?:^|[/_])ads?_|_ads?(?:_|$)|(?:^|[/_])ad(?:view|container|layout|image|close|root|content|parent)",
)
"""Prefixes of advert SDKs' resources, and the words that apps use themselves."""
_AD_CLASSES = re.compile(
    r"^com\.(?:byted|bytedance|qq\.e|kwad|baidu\.mobads|sigmob|anythink|beizi|mbridge|huawei\.hms\.ads"
    r"|jd\.ad|windmill|tianmu|miui\.zeus)\."
)
_MARKED = any_of(
    "广告|摇一摇|摇动|扭动|扭一扭|第三方(?:应用|页面)|(?:向上|上)滑|滑动(?:手机|查看|跳转)",
    "(?:点击|滑动)?(?:跳转|了解)(?:至|到)?(?:详情|更多)",
    r"\bads?\b|sponsored",
)
"""What only an advert says of itself."""
_CALLS = any_of(
    "点击(?:即可)?(?:跳转|打开|进入|查看|前往)|查看详情|了解更多|互动",
    "(?:立即|马上)(?:下载|打开|查看|前往|体验|领取|抢购)|learn more",
)
"""What an advert's button says, and that of a page too."""
_IN_USE_IDS = any_of("reward|interstitial|insert_?ad|full_?(?:video|screen|count)")
"""Adverts that come while the app is used, however much of the screen they cover."""
_PAYMENT = any_of(
    "支付(?!宝)|付款|收银台|(?:确认|提交)订单|银行卡|加入购物车|去结算|实付|合计|应付|转账",
    "checkout|payment|place order|add to cart",
)
_PRICE = re.compile(r"[¥￥]\s*\d")
_SEARCH = any_of("搜索|查找|search")
_AGREEMENT = any_of("(?:服务|用户|隐私|许可).{0,6}(?:协议|政策|条款)", "terms of|privacy policy")
_SIGN_IN = any_of("(?:一键|立即|验证码|密码|手机号?|微信|其他方式)登[录陆]|(?:log|sign) ?in")
_NO_PICTURE = ("WebView", "SurfaceView", "TextureView")
"""What also shows pages, cameras, maps and games."""
_MOSTLY = 0.5
"""Of the card or the screen, from which a picture is what it mostly shows."""
_OFF_CENTRE = 0.17
"""Of the screen's height: how far a pop-up's middle is from the screen's."""
_FEW = 10
"""Texts that a pop-up or an advert has at most, where nothing else tells it from a page."""
_TERSE = 4
"""Texts of an advert whose picture is only a background, which no tree shows."""
_SMALL_PRINT = 40
"""Characters of a line that only names rules."""
_LONG_TEXT = 600
"""Characters in one element from which a page is a text to read, not a pop-up."""
_POP_UP_NODES = 150
"""Nodes beyond which nothing is told from places alone."""
_DIALOG_NODES = 40
"""Nodes that a pop-up has at most where no card tells it from a page."""


def recognise_overlay(screen: Screen) -> Recognised:
    """What lies over the app, and the way out of it."""
    stage = stage_of(screen)
    if not stage.nodes or is_forbidden(stage):
        return NOTHING
    for kind, words in _KINDS.items():
        found = _dialog(stage, kind, words)
        if found is not None:
            return found
    return _splash(stage) or _advert(stage) or _other_dialog(stage) or NOTHING


def is_forbidden(stage: Stage) -> bool:
    """A page of search, agreement, payment or signing in: nothing is tapped to close it."""
    text = " ".join(stage.labels)
    if _PAYMENT.search(text) or (_PRICE.search(text) and not _is_offer(stage, text)):
        return True
    if stage.types and _SEARCH.search(text + " ".join(n.id for n in stage.nodes)):
        return True
    if not stage.over and _SIGN_IN.search(text):
        return True
    rules = [label for label in stage.labels if _AGREEMENT.search(label)]
    if not rules:
        return False
    if any(len(label) > _LONG_TEXT for label in stage.labels):
        return True
    # An advert for an app has to name its privacy rules: a short line beside 权限 and 功能.
    small_print = stage.form != "page" and _marks(stage) and max(map(len, rules)) <= _SMALL_PRINT
    return not (stage.over or small_print)


def _is_offer(stage: Stage, text: str) -> bool:
    """A price that is an advert's, not a till's."""
    if stage.form == "card":
        return _OFFER.search(text) is not None or _is_mostly_picture(stage)
    return stage.form == "full" and _marks(stage) is not None and len(stage.labels) <= _FEW


def _dialog(stage: Stage, kind: Kind, words: re.Pattern[str]) -> Recognised | None:
    """A pop-up with text: it speaks of its kind, and offers something or a way out."""
    said = next((label for label in stage.labels if words.search(label)), None)
    if said is None or (stage.form == "page" and not stage.over and _is_busy(stage)):
        return None
    if stage.form == "full" and not stage.over and _marks(stage) is not None:
        return None
    ways = ways_out(stage, unnamed=_may_be_nameless(stage, hinted=False), hinted=False)
    target = choose(ways)
    if not (stage.over or _speaks(stage, kind, target)):
        return None
    reason = f"“{said[:30]}” speaks of {kind}"
    return Recognised(kind, 0.85 if target else 0.7, reason, target, tuple(ways))


def _speaks(stage: Stage, kind: Kind, target: Target | None) -> bool:
    """Buttons tell a dialog from a page where nothing is seen under it."""
    offers = _offers(stage)
    if stage.form == "card" and (offers or target is not None):
        return True
    if target is None:
        return False
    if any(_is_pair(stage, offer, target) for offer in offers) or kind == "youth":
        return True
    few = stage.form == "full" and len(stage.labels) <= _FEW and not _is_at_top(stage, target)
    return few and (bool(offers) or target.action in {"later", "deny"})


def _splash(stage: Stage) -> Recognised | None:
    """A screen of few elements that can be skipped, or that marks itself as an advert."""
    marks = _marks(stage)
    if stage.form == "page" or (stage.form != "full" and not stage.over):
        hinted = False
    else:
        hinted = marks is not None
    if stage.form not in {"full", "page"} or any(_IN_USE_IDS.search(n.id) for n in stage.nodes):
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
    why = _marks(stage)
    if why is None and (stage.over or stage.form == "card") and _OFFER.search(text):
        why = "it speaks of a coupon" if _COUPON.search(text) else "it speaks of an offer"
    if why is None and stage.form in {"card", "sheet"} and _is_mostly_picture(stage):
        why = "it is a picture with few words"
    if why is None:
        return None
    shown = stage.form != "full" or _is_mostly_picture(stage) or _marks(stage) is not None
    ways = ways_out(stage, unnamed=shown and _may_be_nameless(stage, hinted=True), hinted=True)
    target = choose(ways)
    if target is None and not stage.over:
        return None
    return Recognised("popup_ad", 0.75 if target else 0.6, why, target, tuple(ways))


def _other_dialog(stage: Stage) -> Recognised | None:
    """Something that lies over a page, or two buttons that accept and decline."""
    if not stage.over:
        return _two_buttons(stage)
    ways = ways_out(stage, unnamed=_may_be_nameless(stage, hinted=False), hinted=False)
    target = choose(ways)
    if stage.form in {"page", "full"} and target is None:
        return None
    reason = "something that lies over a part of the screen"
    return Recognised("other_dialog", 0.6, reason, target, tuple(ways))


def _two_buttons(stage: Stage) -> Recognised | None:
    """A dialog that stands alone in the tree: what it asks, and a pair of buttons under it."""
    if stage.form not in {"card", "full"} or _is_busy(stage) or len(stage.labels) > _FEW:
        return None
    ways = ways_out(stage, unnamed=False, hinted=False)
    target = choose(ways)
    if target is None or _is_at_top(stage, target):
        return None
    if not any(_is_pair(stage, offer, target) for offer in _offers(stage)):
        return None
    reason = "a question with two buttons"
    return Recognised("other_dialog", 0.6, reason, target, tuple(ways))


def _offers(stage: Stage) -> list[Node]:
    """Buttons that take what is offered."""
    return [n for n in stage.nodes if 0 < len(n.label) <= 16 and lexicon.is_positive(n.label)]


def _is_at_top(stage: Stage, target: Target) -> bool:
    """Where editors have 取消 and 完成."""
    return middle(target.bounds)[1] < 0.15 * stage.screen.height


def _marks(stage: Stage) -> str | None:
    """By what the stage tells that it is an advert, in words."""
    own = _built_as_advert(stage)
    if own is not None:
        return own
    short = [label for label in stage.labels if len(label) <= 24 and "/" not in label]
    said = next((label for label in short if _MARKED.search(label)), None)
    if said is None and (stage.form == "card" or stage.picture >= _MOSTLY):
        said = next((label for label in short if _CALLS.search(label)), None)
    return f"“{said}” marks an advert" if said else None


def _built_as_advert(stage: Stage) -> str | None:
    """By which id or class it is an advert's own layout."""
    for node in stage.nodes:
        if _AD_IDS.search(node.id):
            return f"the id {node.id.rpartition('/')[2][:40]} is an advert's"
        if _AD_CLASSES.match(node.kind) or _AD_CLASSES.match(node.package):
            return "its elements are an advert SDK's"
    return None


def _may_be_nameless(stage: Stage, *, hinted: bool) -> bool:
    """Whether a thing known by its place alone may be tapped here."""
    if stage.form == "page" or stage.types or stage.scrolls or len(stage.nodes) > _POP_UP_NODES:
        return False
    if stage.has_back and _built_as_advert(stage) is None:
        return False
    if stage.form == "full":
        bare = stage.picture >= PICTURE or len(stage.labels) <= _TERSE
        return hinted and (bare or _built_as_advert(stage) is not None)
    if stage.over:
        return hinted or len(stage.labels) <= 12
    few = len(stage.nodes) <= _DIALOG_NODES and len(stage.bare) <= 2
    return few and hinted and _is_central(stage)


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


def _is_busy(stage: Stage) -> bool:
    return stage.scrolls or stage.types or len(stage.nodes) > _DIALOG_NODES


def _is_mostly_picture(stage: Stage) -> bool:
    return stage.picture >= PICTURE and len(stage.labels) <= 5


def _closes_picture(stage: Stage, target: Target) -> bool:
    """A word in a corner closes a screen that is one picture."""
    named = target.confidence >= 0.8 and not stage.over and stage.form == "full"
    return named and stage.picture >= _MOSTLY and len(stage.labels) <= 3 and len(stage.bare) <= 1


def _is_one_picture(stage: Stage) -> bool:
    """The screen is one picture, hardly a word, and one thing to tap in a corner."""
    if stage.picture < _MOSTLY or len(stage.labels) > 2 or len(stage.bare) != 1:
        return False
    if any(node.kind.endswith(_NO_PICTURE) for node in stage.nodes):
        return False
    wide = stage.bare[0].width / stage.screen.width
    return 0.06 <= wide <= 0.14
