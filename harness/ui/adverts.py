"""What tells an advert: its own words, the words of its button, the names of its layout."""

from __future__ import annotations

import re

from harness.ui.stage import Stage
from harness.ui.wording import any_of

MOSTLY = 0.5
"""Of the card or the screen, from which a picture is what it mostly shows."""
COUPON = any_of("优惠券|红包|礼包|神券|代金券|满减|立减|补贴|折扣|coupon|voucher")
OFFER = any_of(
    "广告|红包|优惠|限时|福利|领取|抽奖|新人|特惠|赚钱|现金|礼包|大礼|专享|补贴|满减|立减|秒杀|金币|奖励|活动|中奖"
    "|签到|免费|特权|直降|爆款|大促|神券|券|会员|特价|首单|返场|VIP",
    r"\bad\b|sponsored|coupon|reward|\bfree\b|bonus|% off",
)
"""What a pop-up offers."""
_IDS = any_of(
    "(?:^|[/_])(?:tt|ksad|gdt|csj|anythink|beizi|sigmob|sig|tianmu|tobid|mbridge|mintegral|hiad|sdm_myoffer|jad|bd_?ad"
    "|mimo|octopus|windmill|tanx|umeng_ad|pangle|ylh|qumeng|vlion|adn|klevin|oset|adset|fancy|ubix|ms|hc|noah|mery"
    "|inmobi|tp_splash|tangram)[_-]",
    "interstitial|splash|spalsh|myoffer|(?:insert|popup|full|native|interact|third|start|welcome|open)_?ad|popad"
    "|adpop|addialog|advert(?!ising_?id)",
    "(?:^|[/_])adv?s?_|_adv?s?(?:_|$)|(?:^|[/_])adv?(?:view|container|layout|image|close|root|content|parent|area)",
)
"""Prefixes of advert SDKs' resources, and the words that apps use themselves."""
_CLASSES = re.compile(
    r"^com\.(?:byted|bytedance|qq\.e|kwad|baidu\.mobads|sigmob|anythink|beizi|mbridge|huawei\.hms\.ads"
    r"|jd\.ad|windmill|tianmu|miui\.zeus)\."
)
_MARKED = any_of(
    "广告|摇一摇|摇动|扭动|扭一扭|第三方(?:应用|页面)|(?:向上|上)滑|滑动(?:手机|查看|跳转)",
    "(?:点击|滑动)?(?:跳转|了解)(?:至|到)?(?:详情|更多)|跳转微信|去微信看看|优量汇|穿山甲|endcard",
    r"\bads?\b|sponsored",
)
"""What only an advert says of itself."""
_CALLS = any_of(
    "点击(?:即可)?(?:跳转|打开|进入|查看|前往)|查看详情|了解更多|了解详情|互动",
    "(?:立即|马上)(?:下载|打开|查看|前往|体验|领取|抢购)|learn more",
    "^立即.{1,5}$|^(?:打开|下载)(?:快)?应用$|^进入小程序$|^领取优惠$|^去逛逛$|^反馈$",
)
"""What an advert's button says, and that of a page too."""


def marks(stage: Stage) -> str | None:
    """By what the stage tells that it is an advert, in words."""
    own = built_as(stage)
    if own is not None:
        return own
    short = [label for label in stage.labels if len(label) <= 24 and "/" not in label]
    said = next((label for label in short if _MARKED.search(label)), None)
    if said is None and (stage.form == "card" or stage.picture >= MOSTLY):
        said = next((label for label in short if _CALLS.search(label)), None)
    return f"“{said}” marks an advert" if said else None


def built_as(stage: Stage) -> str | None:
    """By which id or class it is an advert's own layout."""
    for node in stage.nodes:
        if _IDS.search(node.id.rpartition(":")[2]):
            return f"the id {node.id.rpartition('/')[2][:40]} is an advert's"
        if _CLASSES.match(node.kind) or _CLASSES.match(node.package):
            return "its elements are an advert SDK's"
    return None
