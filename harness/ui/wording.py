"""The words on buttons: which agree, which refuse, which only lead away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from harness.model.evidence import Button
from harness.ui.screen import Node


def any_of(*words: str) -> re.Pattern[str]:
    """One pattern for all of these, upper and lower case alike."""
    return re.compile("|".join(words), re.IGNORECASE | re.DOTALL)


_AGREE = any_of(
    "我?已?(?:阅读|知悉|知晓|了解)?[并且]?(?:同意|接受)"
    "(?:以上|上述|全部|所有|协议|授权|隐私政策)?[并且，]?(?:继续|使用|进入|登录|开启|授权)?"
    "(?:使用|应用|APP)?",
    r"\b(?:i )?(?:agree|accept|consent)(?: (?:all|and|to|continue|cookies|terms))*\b",
)
_NO = any_of(
    "不|暂|拒|别|勿|未|仅|取消",
    r"\b(?:dis\w+|don.?t|do not|not|no|decline|reject|without)\b",
)
_REFUSE = (
    any_of(
        "我?(?:暂|仍|坚持|还是)?不(?:同意|接受|授权)[并，]?(?:退出|使用|关闭)?(?:应用|APP)?",
        "(?:残忍|狠心)?拒绝并?(?:退出)?(?:应用)?",
        r"\b(?:i )?(?:disagree|decline|reject|refuse|deny|don.?t agree|do not agree)(?: all)?"
        r"(?: and (?:quit|exit|leave|close))?\b",
    ),
    any_of(
        "(?:进入)?[仅只](?:浏览|使用基本功能|使用基础功能)(?:模式)?",
        "(?:进入)?基[本础]功能模式",
        "(?:进入)?(?:游客|访客|浏览)模式|游客(?:身份)?(?:浏览|进入)",
        r"\b(?:guest|basic|browse) (?:mode|only)\b",
    ),
    any_of(
        "(?:直接|确认|确定|放弃(?:使用)?并?)?退出(?:应用|APP|程序)?|关闭(?:应用|APP)",
        "放弃使用|不再?使用|暂不使用",
        r"\b(?:exit|quit)(?: (?:the )?app)?\b",
    ),
    any_of(
        "暂不|取消|再想想|下次再说|以后再说|稍后再说", r"\b(?:cancel|not now|no,? thanks|later)\b"
    ),
)
"""Most plainly first: refuses, uses only what needs no data, leaves, puts off."""
_ACCOUNT = any_of("登录|登陆|账[号户]|订单|支付|注销|删除")
_VAGUE = any_of(
    "好的?|我?已?(?:知道|了解|明白)了?|确[定认]|继续(?:使用)?|下一步",
    "(?:立即|马上)?(?:进入|体验)(?:应用|APP)?|(?:开始|立即)使用",
    r"\b(?:ok|okay|got it|continue|next|start|i see|understood|confirm)\b",
)


def fits(pattern: re.Pattern[str], label: str) -> bool:
    """The label is about what the pattern means: no more than twice as long as the match."""
    found = max((m.group() for m in pattern.finditer(label)), key=len, default="")
    return bool(found) and len(label) <= 2 * len(found)


def agrees(label: str) -> bool:
    """The label gives consent; a negation, or the quoted name of the rules, vetoes."""
    return fits(_AGREE, label) and not _NO.search(label) and "《" not in label


def refuses(label: str) -> int | None:
    """How plainly the label refuses: 0 refuses, 1 limits, 2 exits, 3 puts off; None does not."""
    if agrees(label) or _ACCOUNT.search(label):
        return None
    return next((rank for rank, words in enumerate(_REFUSE) if fits(words, label)), None)


def is_vague(label: str) -> bool:
    """The label goes on, but says no consent."""
    return _VAGUE.fullmatch(label.strip(" !！。.~～")) is not None


def button(node: Node) -> Button:
    """The node as evidence names it."""
    return Button(text=node.label[:100], bounds=node.bounds)


def buttons(nodes: Iterable[Node]) -> list[Node]:
    """Labelled nodes short enough for a button, whether or not the tree calls them clickable."""
    return [
        node
        for node in nodes
        if 0 < len(node.label) <= 24
        and node.enabled
        and not node.editable
        and not node.checkable
        and (node.leaf or node.clickable)
    ]
