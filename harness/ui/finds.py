"""Recognises what a walk looks for on one screen: pages, switches, and sentences of a policy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from harness.model.walk import Goal
from harness.ui.entries import EXAMINED, is_switch, on_line
from harness.ui.goals import LONGEST, NOTHING, Worth, plain, signs, titled, worth_of
from harness.ui.pages import leads_back, title_of
from harness.ui.screen import Node, Screen

READABLE = 60
"""Chinese characters from which a page counts as a text; a title or an error is shorter, a policy
has thousands."""
_HEADS = 4
"""Texts from the top among which a web page's title stands."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_TRADITIONAL = re.compile("[個隱資訊收據關於應與為無說條]")
_FAILED = re.compile(
    "(?:网络|加载|页面|服务器|请求)[^。]{0,12}(?:错误|失败|异常|不存在|超时|出错|走丢)|无法(?:打开|加载|访问)"
    r"|(?<!\d)(?:404|500|502|503)(?!\d)|not found|err_[a-z_]+|web ?page not available",
    re.IGNORECASE,
)
_REACHES = re.compile(
    r"\S@\S|\d{3,4}[- ]?\d{7,8}|1[3-9]\d{9}|[48]00[- ]?\d{3}|9[56]\d{3}|123\d\d|邮箱|邮件|电话|热线"
    "|联系方式|客服|地址|e-?mail|phone|hotline",
    re.IGNORECASE,
)
_COMPLAINS = re.compile("投诉|举报|complain|report abuse", re.IGNORECASE)
_WITHDRAWS = re.compile(
    "(?:撤回|撤销|改变|取消)[^。；;]{0,24}(?:同意|授权)|(?:同意|授权)[^。；;]{0,16}(?:撤回|撤销)"
    "|(?:withdraw|revoke)[^.;]{0,40}consent",
    re.IGNORECASE,
)
_CANCELS = re.compile("注销|删除|delete|close|deactivate", re.IGNORECASE)
_ENTRY = 0.3
"""Of the screen's area: what takes a tap and is larger is a page and no entry."""
_CANVAS = ("WebView", "SurfaceView", "TextureView", "FlutterView", "UnityPlayer", "view.View")
_LARGE = 0.3
_SENTENCE = re.compile("[^。；;！!\n]+")
_DAYS = re.compile(
    "(?P<days>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})\\s*个?(?:工作日|working days|business days)"
)
_ANSWERS = re.compile("答复|回复|处理|响应|反馈|核实|完成|注销|respond|reply|handle", re.IGNORECASE)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True)
class Find:
    """One goal on one screen."""

    goal: Goal
    name: str
    reason: str
    readable: bool | None = None
    switched: Literal["on", "off"] | None = None
    switch: Node | None = None
    """What to tap to turn it."""
    working_days: int | None = None


def finds_on(screen: Screen, via: Worth = NOTHING) -> list[Find]:
    """All goals that the top of the screen shows; `via` is what the tap that led here promised.

    Pure. The words come from the app, so each may be a trick: what they led to is kept as evidence.
    """
    texts = _texts(screen)
    expected = {goal for goal, weight in via.goals if weight > _VARIANT}
    found: list[Find] = []
    for goal, name in _named(screen, expected).items():
        page = _Page(screen, goal, name, texts)
        find = _PAGES[goal](page)
        itself = goal in expected or not page.short or not _is_menu(screen, name)
        if find is not None and itself:
            found.append(find)
    seen = {find.goal for find in found}
    rest = (*_switches(screen), *_withdrawals(screen), *_sentences(texts))
    for find in rest:
        if find.goal not in seen:
            seen.add(find.goal)
            found.append(find)
    return found


_VARIANT = 5.0
"""Up to this worth the words of an entry may mean something else."""
_ALONE: frozenset[Goal] = frozenset({"privacy_policy", "collected_list", "shared_list"})
"""Goals whose words in the first lines are enough, without an entry that said so."""


@dataclass(frozen=True)
class _Page:
    """A screen that is headed by the words of a goal."""

    screen: Screen
    goal: Goal
    name: str
    texts: tuple[str, ...]

    @property
    def body(self) -> str:
        """All its words."""
        return "\n".join(self.texts)

    @property
    def short(self) -> bool:
        """It has fewer words than a text."""
        return len(_CHINESE.findall(self.body)) < READABLE


def told_by(screen: Screen) -> tuple[Literal["signed_in", "signed_out"] | None, bool]:
    """Whether somebody is signed in, by the words on the screen; whether it recommends things."""
    texts = [text for text in _texts(screen) if len(text) <= LONGEST]
    recommends = any(signs(text, "recommends") for text in texts)
    if any(signs(text, "signed_in") for text in texts):
        return "signed_in", recommends
    return ("signed_out" if any(signs(t, "signed_out") for t in texts) else None), recommends


def working_days(text: str) -> int | None:
    """The longest promise of an answer, in working days; None where there is none."""
    promises = [
        _number(found["days"])
        for sentence in _SENTENCE.findall(text)
        if _ANSWERS.search(sentence)
        for found in _DAYS.finditer(sentence)
    ]
    return max(promises, default=None)


def _named(screen: Screen, expected: set[Goal]) -> dict[Goal, str]:
    """Goals whose words head the screen, or that the entry announced: with the words."""
    title = title_of(screen)
    taps = [n for n in screen.top if n.clickable and screen.share(n) < _ENTRY][:EXAMINED]
    heads = (n.label for n in _ordered(screen) if not any(_within(n, tap) for tap in taps))
    found: dict[Goal, str] = {}
    for head in islice(heads, _HEADS):
        for goal in titled(head):
            if head.startswith(title) or goal in expected | _ALONE:
                found.setdefault(goal, plain(head))
    if "account_cancellation" in expected:
        found.setdefault("account_cancellation", title)
    return found


def _policy(page: _Page) -> Find:
    readable = _readable(page.screen, page.body)
    how = {True: "its text came up", False: "its text did not come up", None: "a web page"}
    reason = f"a page with this title; {how[readable]}"
    return Find(page.goal, page.name, reason, readable=readable)


def _complaint(page: _Page) -> Find | None:
    form = any(node.editable for node in page.screen.top)
    contact = _COMPLAINS.search(page.body) and _REACHES.search(page.body)
    if not form and not contact:
        return None
    reason = "a page with a form" if form else "a page with a contact"
    return Find(page.goal, page.name, reason, working_days=working_days(page.body))


def _cancellation(page: _Page) -> Find | None:
    if not _CANCELS.search(page.body):
        return None
    days = working_days(page.body)
    return Find(page.goal, page.name, "a page that describes it", working_days=days)


def _list(page: _Page) -> Find | None:
    content = [text for text in page.texts if plain(text) != page.name and not leads_back(text)]
    if not content and not _has_web(page.screen):
        return None
    failed = page.short and _FAILED.search(page.body) is not None
    return Find(page.goal, page.name, "a page with this title", readable=not failed)


_PAGES: dict[Goal, Callable[[_Page], Find | None]] = {
    "privacy_policy": _policy,
    "account_cancellation": _cancellation,
    "collected_list": _list,
    "shared_list": _list,
    "complaint_channel": _complaint,
}
"""What has to be on a page besides its title."""


def _switches(screen: Screen) -> Iterator[Find]:
    """The switch beside the words that the lexicon knows, or the only one on their page."""
    every = [node for node in screen.top if is_switch(node)]
    for node in screen.top:
        goals = [goal for goal, _ in worth_of(node.label).goals] if node.label else []
        if "personalisation_switch" not in goals:
            continue
        beside = [switch for switch in every if on_line(node, switch)]
        beside = beside or (every if len(every) == 1 else [])
        if beside:
            state: Literal["on", "off"] = "on" if beside[0].checked else "off"
            reason = "a switch stands beside these words"
            name = plain(node.label)
            goal: Goal = "personalisation_switch"
            yield Find(goal, name, reason, switched=state, switch=beside[0])
            return


def _withdrawals(screen: Screen) -> Iterator[Find]:
    """An entry that withdraws consent; it is not tapped, so seeing it is finding it."""
    for node in screen.top:
        if node.label and "consent_withdrawal" in [g for g, _ in worth_of(node.label).goals]:
            yield Find("consent_withdrawal", plain(node.label), "an entry with these words")
            return


def _sentences(texts: tuple[str, ...]) -> Iterator[Find]:
    """What a page tells in its text: how to complain, and how to take consent back."""
    for text in texts:
        for sentence in _SENTENCE.findall(text):
            said = sentence.strip()[:80]
            if _COMPLAINS.search(sentence) and _REACHES.search(sentence):
                days = working_days(text)
                yield Find("complaint_channel", said, "a sentence names it", working_days=days)
            if _WITHDRAWS.search(sentence) and len(sentence) > LONGEST // 2:
                yield Find("consent_withdrawal", said, "a sentence tells the way")


def _readable(screen: Screen, body: str) -> bool | None:
    """Whether the text came up, in simplified Chinese; None where the tree has none of it."""
    chinese = len(_CHINESE.findall(body))
    if chinese >= READABLE:
        return len(_TRADITIONAL.findall(body)) < chinese / 20
    if _FAILED.search(body):
        return False
    return None if has_canvas(screen) and len(body) < READABLE else False


def has_canvas(screen: Screen) -> bool:
    """A large part of it is drawn by the app itself, so the tree says nothing of what it shows."""
    return any(
        node.leaf and not node.label and node.kind.endswith(_CANVAS) and screen.share(node) > _LARGE
        for node in screen.top
    )


def _has_web(screen: Screen) -> bool:
    return any(n.kind.endswith("WebView") and screen.share(n) > _LARGE for n in screen.top)


def _is_menu(screen: Screen, title: str) -> bool:
    """Entries of menus stand on it, so that its first lines are entries too."""
    worths = [worth_of(n.label) for n in screen.top if n.label and plain(n.label) != title]
    return sum(1 for worth in worths if worth.goals or worth.direction) >= 2


def _ordered(screen: Screen) -> list[Node]:
    """The nodes with words on top, from the top line to the bottom."""
    shown = [node for node in screen.top if node.label]
    return sorted(shown, key=lambda node: (node.bounds.top, node.bounds.left))


def _texts(screen: Screen) -> tuple[str, ...]:
    return tuple(node.label for node in _ordered(screen))


def _within(inner: Node, outer: Node) -> bool:
    return (
        outer.bounds.left <= inner.bounds.left < inner.bounds.right <= outer.bounds.right
        and outer.bounds.top <= inner.bounds.top < inner.bounds.bottom <= outer.bounds.bottom
    )


def _number(digits: str) -> int:
    """15 of `15` and of `十五`."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    value = _DIGITS.get(ones, 0)
    return value + (_DIGITS.get(tens, 1) * 10 if ten else 0)
