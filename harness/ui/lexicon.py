"""Words and ids of ways out of splash screens and pop-ups, with the noise of real apps.

Drawn from the statistics of public skip rules for 886 Chinese apps (top texts, descriptions, ids).
"""

from __future__ import annotations

import re

from harness.ui.recognised import Action
from harness.ui.wording import any_of

_COUNT = r"\s*[\d０-９]{0,2}\s*[sS秒]?\s*"
_SKIP = any_of(
    rf"[(（]?{_COUNT}[|｜丨·]?\s*(?:点击|点我)?跳\s*过(?:广告|视频|此步)?"
    rf"\s*[|｜丨·>》＞]*{_COUNT}[>》)）]?",
    rf"{_COUNT}[|｜]?\s*skip(?: ads?| intro)?\s*[|｜>]*{_COUNT}",
)
_WORDS: tuple[tuple[Action, float, re.Pattern[str]], ...] = (
    (
        "later",
        0.9,
        any_of(
            "(?:以后|下次|稍后)(?:再说|再?更新|再?升级|再?提醒)?",
            "暂不(?:开启|更新|升级|需要|处理|评价)?|暂时不(?:用|要|更新|升级)",
            "再想想",
            "忽略(?:此|该|本)?(?:版本|次)?(?:的)?(?:更新)?",
            "(?:不再|别再)(?:提醒|显示|提示)",
            "(?:maybe |remind me )?later|not now|ignore",
        ),
    ),
    (
        "close",
        0.9,
        any_of(
            "关闭(?:广告|弹窗|按钮|页面|窗口)?",
            "[×✕✖╳⨯xX]",
            "我?(?:知道|了解)了|不感兴趣|收起",
            "(?:interstitial )?close(?: (?:ad|button|dialog))?|top_close_button|dismiss",
        ),
    ),
    (
        "deny",
        0.85,
        any_of(
            "(?:残忍|狠心)?拒绝|不允许|不了(?:，?谢谢)?|不用了|不需要|放弃",
            "no,? thanks|deny|decline",
        ),
    ),
    ("cancel", 0.8, any_of("取消(?:更新|升级)?", "cancel")),
)
_HARD_VETO = any_of(
    "订单|支付|付款|购买|退款|注销|删除|登录|登陆|关注|收藏|订阅|预约|会员",
    "并(?:打开|下载|安装|领取)|后?立即|反馈|第三方应用|扭动|摇",
    "order|pay|buy|purchase|subscri|delete|sign|log ?in",
)
"""A tap on “取消订单” by such a rule once cancelled an order."""
_POSITIVE = any_of(
    "同意|允许|立即|马上|打开|下载|更新|升级|支付|确[定认]|安装|领取|去|开启|查看|详情|进入",
    r"agree|allow|accept|open|download|update|install|confirm|\bok\b|\bgo\b|get|claim|rate",
)
_ID_WORDS: dict[str, tuple[Action, float]] = {
    **dict.fromkeys(("skip", "jump", "tiaoguo", "countdown", "dumiao"), ("skip", 0.7)),
    **dict.fromkeys(
        ("close", "colse", "cloes", "guanbi", "dismiss", "dislike", "exit", "cross"),
        ("close", 0.75),
    ),
    **dict.fromkeys(
        ("cancel", "cancle", "cacel", "undo", "ignore", "negative", "later"), ("cancel", 0.7)
    ),
}
_WIDGETS = re.compile(
    r"^(?:iv|img|ib|btn|bt|tv|ll|rl|fl|v|ad|pop|dialog|icon|image|view|button|text|ms|top)+"
    r"(?=[a-z]{4})|(?<=[a-z]{4})(?:iv|img|ib|btn|bt|tv|ll|rl|icon|image|view|button|text)$"
)
_ID_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def is_skip(label: str) -> bool:
    """The label skips a splash screen, with or without a count-down."""
    return len(label) <= 14 and _SKIP.fullmatch(label.strip()) is not None


def leads_out(label: str) -> tuple[Action, float] | None:
    """What tapping the label does and how sure that is; None when it is no way out."""
    text = label.strip(" \u3000!！。.~～")
    if not text or len(text) > 16 or _HARD_VETO.search(text):
        return None
    if is_skip(text):
        return "skip", 0.9
    return next(((action, sure) for action, sure, words in _WORDS if words.fullmatch(text)), None)


def is_positive(label: str) -> bool:
    """The label takes what is offered; it is never tapped to close something."""
    if leads_out(label) is not None:
        return False
    return bool(_POSITIVE.search(label) or _HARD_VETO.search(label))


def id_leads_out(resource_id: str) -> tuple[Action, float] | None:
    """What the id says the node does, noise spellings included."""
    name = resource_id.rpartition("/")[2]
    parts = [part.casefold() for part in _ID_PARTS.findall(name)]
    if "down" in parts and "count" in parts:
        return _ID_WORDS["countdown"]
    for part in parts:
        found = _ID_WORDS.get(part) or _ID_WORDS.get(_WIDGETS.sub("", part))
        if found:
            return found
    return None
