"""Which words promise consequences: a walk leaves what bears them alone."""

from __future__ import annotations

import re

from harness.model.walk import Goal
from harness.ui.goals import plain, worth_of
from harness.ui.wording import any_of

_CONSEQUENCES = any_of(
    "支付|付款|购买|下单|充值|转账|提现|打赏|订阅|开通|续费|结算|买单|投保|借款|贷款",
    "删除|清空|清除|清理|卸载|注销|退出|解绑|举报|投诉|拉黑|屏蔽|恢复默认|重置",
    "登录|登陆|注册|登入|授权|同意|允许|实名|认证|绑定|撤[回销]|切换账[号户]",
    "发送|发布|提交|评论|回复|分享|转发|邀请|关注|私信|客服|上传|发帖|发表|点赞|投票|签到|打卡",
    "呼叫|拨打|拨号|打电话|致电|报名|预约|兑换|抽奖|参与|加入|加购|拍照|扫一扫|录[音像]",
    "安装|下载|更新|升级|立即|领取|打开|开启|启用|确[定认]|保存|完成|下一步|我已阅读",
    r"\b(?:pay|buy|purchase|order now|checkout|subscribe|transfer|delete|remove|clear|erase)\b",
    r"\b(?:uninstall|install|download|update|upgrade|log ?(?:in|out)|sign ?(?:in|up|out)|reset)\b",
    r"\b(?:register|agree|accept|allow|send|post|submit|share|invite|call|dial|upload|confirm)\b",
    r"\b(?:exit|quit|follow|like|vote|comment|reply|join|save|deactivate|withdraw|revoke|report)\b",
)
_ELSEWHERE = re.compile(
    r"https?://|www\.|\S@\S|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)"
    r"|(?<!\d)[48]00[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)|(?<!\d)(?:9[56]\d{3,4}|123[0-9]{2})(?!\d)",
    re.IGNORECASE,
)
"""Telephone numbers and addresses: a tap on them opens the dialler, the post, or a browser."""
_FOLLOWED: frozenset[Goal] = frozenset({"account_cancellation", "complaint_channel"})
"""Goals whose own name promises consequences, while the entry in a menu only leads to a page."""
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TITLE = 24
_CANCELS = any_of("注销", r"\b(?:delete|close|deactivate|cancel)\b.*\baccount")


def promises(label: str, resource_id: str = "") -> bool:
    """The words promise consequences, or lead out of the app."""
    name = _HUMP.sub(" ", resource_id.rpartition("/")[2]).replace("_", " ")
    said = f"{label} {name}"
    return bool(_CONSEQUENCES.search(said) or _ELSEWHERE.search(label))


def leads_to_description(label: str, page_texts: tuple[str, ...], title: str) -> bool:
    """A menu's entry with the goal's own words, which only leads to the page that describes it.

    On a page that speaks of cancelling an account anywhere else, the words are a button's.
    """
    text = plain(label)
    goals = {goal for goal, _ in worth_of(text).goals} & _FOLLOWED
    if not goals or _CANCELS.search(title):
        return False
    if "account_cancellation" not in goals:
        return True
    return not any(_CANCELS.search(other) and plain(other) != text for other in page_texts)


def cancels(title: str) -> bool:
    """The page describes how an account is cancelled; nothing on it is tapped but the way back."""
    return len(title) <= _TITLE and _CANCELS.search(title) is not None
