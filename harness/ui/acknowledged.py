"""The only button of a dialog that tells something and asks nothing."""

from __future__ import annotations

from harness.ui.recognised import Target
from harness.ui.screen import Node
from harness.ui.stage import Stage
from harness.ui.wording import any_of

_SURE = 0.6
_UNDERSTOOD = any_of("确\\s?[定认認]|好\\s?的?|继续使用|知晓风险[，,]?继续使用|收到|ok(?:ay)?")
_CONSEQUENCES = any_of(
    "[?？吗]|是否|同意|授权|允许|权限|更新|升级|下载|安装|删除|清[空除]|退出|注销|开通|购买|支付|付款|订单|格式化|登[录陆]"
    "|解绑|重置|提交|发送|绑定",
    "agree|accept|permission|update|install|delete|erase|reset|sign|log ?in|pay|purchase",
    "subscri|send",
)
"""Of a dialog whose only button may do more than close it."""
_AROUND = " ！!。"
_LONGEST = 20
"""Characters of a button."""


def acknowledgement(stage: Stage) -> Target | None:
    """The button, where the dialog has no other and speaks of nothing that it could set off."""
    if stage.form not in {"card", "sheet"} or stage.types:
        return None
    if any(_CONSEQUENCES.search(label) for label in stage.labels):
        return None
    pressed = [node for node in stage.nodes if _is_pressed(node)]
    buttons = [n for n in stage.nodes if n.leaf and _UNDERSTOOD.fullmatch(n.label.strip(_AROUND))]
    if len(buttons) != 1 or any(node.label and node != buttons[0] for node in pressed):
        return None
    button = buttons[0]
    reason = f"“{button.label}” is the only button of a dialog that asks nothing"
    return Target(button.bounds, button.label, "close", reason, _SURE)


def is_acknowledgement(target: Target) -> bool:
    """The target was chosen for being the only button."""
    return _UNDERSTOOD.fullmatch(target.label.strip(_AROUND)) is not None


def _is_pressed(node: Node) -> bool:
    return node.checkable or node.editable or (node.clickable and len(node.label) <= _LONGEST)
