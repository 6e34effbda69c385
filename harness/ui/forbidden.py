"""Pages on which nothing is tapped to close them: search, agreement, payment, signing in."""

from __future__ import annotations

import re

from harness.ui import adverts
from harness.ui.stage import Stage
from harness.ui.wording import any_of

_PAYMENT = any_of(
    "支付(?!宝)|付款|收银台|(?:确认|提交)订单|银行卡|加入购物车|去结算|实付|合计|应付|转账",
    "checkout|payment|place order|add to cart",
)
_PRICE = re.compile(r"[¥￥]\s*\d")
_SEARCH = any_of("搜索|查找|search")
_AGREEMENT = any_of("(?:服务|用户|隐私|许可).{0,6}(?:协议|政策|条款)", "terms of|privacy policy")
_SIGN_IN = any_of("(?:一键|立即|验证码|密码|手机号?|微信|其他方式)登[录陆]|(?:log|sign) ?in")
_FEW = 10
"""Texts that an advert has at most, where nothing else tells it from a page."""
_SMALL_PRINT = 40
"""Characters of a line that only names rules."""
_LONG_TEXT = 600
"""Characters in one element from which a page is a text to read, not a pop-up."""


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
    small_print = (
        stage.form != "page"
        and adverts.marks(stage) is not None
        and max(map(len, rules)) <= _SMALL_PRINT
    )
    return not (stage.over or small_print)


def _is_offer(stage: Stage, text: str) -> bool:
    """A price that is an advert's, not a till's."""
    if stage.form == "card":
        return adverts.OFFER.search(text) is not None or stage.is_mostly_picture
    return stage.form == "full" and adverts.marks(stage) is not None and len(stage.labels) <= _FEW
