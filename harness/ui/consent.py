"""Recognises a privacy consent prompt: phrases, keywords and buttons, after published detectors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.model.evidence import Button, ConsentDialog
from harness.ui import wording
from harness.ui.screen import Node, Screen
from harness.ui.wording import any_of

CERTAIN_FROM = 0.6
"""Confidence from which a screen counts as a consent prompt."""

_PRIVACY = any_of(
    "隐私(?:权)?(?:政策|协议|条款|声明|保护|指引)",
    "个人信息(?:保护|处理|收集|使用)?(?:政策|规则|声明|指引|协议)",
    "privacy (?:policy|notice|statement|agreement|terms)",
    "data protection|your privacy",
)
_TERMS = any_of(
    "(?:用户|服务|使用|注册|许可)(?:服务|使用|注册|许可)?(?:协议|条款)",
    "terms (?:of|and|&) |user agreement|service agreement",
)
_ASKING = any_of(
    "同意|阅读并|请[你您]?.{0,6}阅读|充分理解|温馨提示|感谢[你您]",
    "为了?更?好?地?(?:保护|保障)您|我们(?:将|会|可能)?(?:收集|使用|处理|申请)",
    r"\b(?:agree|consent|accept)\b|by (?:tapping|clicking|continuing|using)",
    "we (?:collect|value|care)",
)
_LINK = re.compile(r"《[^《》]{2,40}》")
_TICK_WORDS = any_of("同意|已阅读|隐私|协议", "agree|accept|privacy|terms")
_SIGN_IN = any_of(
    "(?:一键|立即|手机号?|验证码|微信)?(?:登录|登陆|注册)(?:/注册)?", "(?:log|sign) ?(?:in|up)"
)
_NEAR_DP = 120
"""How far a tick box's sentence may stand from the box, in dp."""


def recognise_consent(screen: Screen) -> ConsentDialog | None:
    """The consent prompt on the screen, or None. `confidence` is 0.6 to 1."""
    nodes = screen.top
    text = "\n".join(node.label for node in nodes if node.label)
    if not _PRIVACY.search(text):
        return None
    choices = wording.buttons(nodes)
    box = find_box(screen)
    agree, vague = _agree(choices)
    refuse = _refuse(choices)
    if agree is None or (refuse is None and _signs_in(screen, agree, vague=vague)):
        return _tick_box_on_sign_in(choices, box, text)
    if not _ASKING.search(text.replace(agree.text, "", 1)):
        return None
    reasons = ["it names the privacy rules", f"“{agree.text}” goes on"]
    confidence = 0.35 + (0.15 if vague else 0.3) + 0.1
    for holds, more, why in (
        (_TERMS.search(text), 0.05, "it names the terms"),
        (_LINK.search(text), 0.05, "it quotes the rules as 《…》"),
        (refuse is not None, 0.2, f"“{refuse.text if refuse else ''}” refuses"),
        (box is not None, 0.05, "it has a box to tick"),
        (screen.is_dialog, 0.05, "it is a dialog"),
    ):
        if holds:
            confidence += more
            reasons.append(why)
    if confidence < CERTAIN_FROM:
        return None
    return ConsentDialog(
        agree=agree,
        refuse=refuse,
        policy_links=_links(nodes, text),
        preticked=box is not None and box.checked,
        vague=vague and box is None,
        area_ratio=_area_ratio(nodes, agree, refuse) if refuse else None,
        confidence=min(round(confidence, 2), 1.0),
        reason="; ".join(reasons),
    )


def find_box(screen: Screen) -> Node | None:
    """The box whose tick means consent, or None."""
    boxes = [node for node in screen.top if node.checkable]
    near = _NEAR_DP * screen.density / 160
    said = [node for node in screen.top if _TICK_WORDS.search(node.label)]
    for box in boxes:
        beside = [
            node
            for node in said
            if abs(_middle(node) - _middle(box)) <= near
            and node.bounds.left <= box.bounds.right + near
        ]
        if _TICK_WORDS.search(box.label) or beside:
            return box
    return None


def limited_or_exit(screen: Screen) -> Button | None:
    """What to tap when a refusal is questioned: only look on, stay with no, or leave."""
    ranked = {rank: node for node in wording.buttons(screen.top)[::-1] if (rank := _rank(node)) < 3}
    chosen = ranked.get(1) or ranked.get(0) or ranked.get(2)
    return wording.button(chosen) if chosen else None


def _rank(node: Node) -> int:
    rank = wording.refuses(node.label)
    return 9 if rank is None else rank


def _agree(choices: Sequence[Node]) -> tuple[Button | None, bool]:
    """The button that goes on, and whether its wording is vague. The lowest one wins."""
    plain = [node for node in choices if wording.agrees(node.label)]
    vague = [node for node in choices if wording.is_vague(node.label)]
    found = plain or vague
    if not found:
        return None, False
    chosen = max(found, key=lambda node: (node.clickable, node.bounds.top))
    return wording.button(chosen), not plain


def _refuse(choices: Sequence[Node]) -> Button | None:
    refusing = [node for node in choices if wording.refuses(node.label) is not None]
    chosen = min(refusing, key=lambda node: (_rank(node), not node.clickable), default=None)
    return wording.button(chosen) if chosen else None


def _area_ratio(nodes: Sequence[Node], agree: Button, refuse: Button) -> float | None:
    """How many times larger what one can press to agree is than what one can press to refuse."""
    larger, smaller = _pressable(nodes, agree), _pressable(nodes, refuse)
    return round(larger / smaller, 2) if smaller else None


def _pressable(nodes: Sequence[Node], button: Button) -> int:
    """The area of the smallest clickable element around the text, or else of the text."""
    left, top = button.bounds.left, button.bounds.top
    right, bottom = button.bounds.right, button.bounds.bottom
    own = (right - left) * (bottom - top)
    around = [
        node.width * node.height
        for node in nodes
        if node.clickable
        and node.bounds.left <= left
        and node.bounds.top <= top
        and node.bounds.right >= right
        and node.bounds.bottom >= bottom
    ]
    return min((area for area in around if area <= 8 * own), default=own)


def _signs_in(screen: Screen, agree: Button, *, vague: bool) -> bool:
    """The button that seems to agree goes on to an account."""
    typing = any(node.editable for node in screen.top)
    return (typing and vague) or (not screen.is_dialog and bool(_SIGN_IN.search(agree.text)))


def _tick_box_on_sign_in(
    choices: Sequence[Node], box: Node | None, text: str
) -> ConsentDialog | None:
    """A sign-in page asks for consent by a box; only a box ticked beforehand is remarkable."""
    sign_in = next((node for node in choices if wording.fits(_SIGN_IN, node.label)), None)
    if sign_in is None or box is None or not box.checked:
        return None
    return ConsentDialog(
        policy_links=tuple(dict.fromkeys(_LINK.findall(text))),
        preticked=True,
        confidence=CERTAIN_FROM,
        reason=f"a ticked box beside the rules, above “{sign_in.label}”",
    )


def _links(nodes: Sequence[Node], text: str) -> tuple[str, ...]:
    quoted = _LINK.findall(text)
    alone = [
        node.label
        for node in nodes
        if node.clickable and len(node.label) <= 30 and _PRIVACY.search(node.label)
    ]
    return tuple(dict.fromkeys([*quoted, *alone]))[:10]


def _middle(node: Node) -> float:
    return (node.bounds.top + node.bounds.bottom) / 2
