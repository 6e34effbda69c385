"""Walks an app like a careful user: looks around, and takes nothing that has consequences."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from harness.model.app import App
from harness.ui.answering import Answering, way_out
from harness.ui.eyes import Eyes, Seen
from harness.ui.hand import Hand
from harness.ui.screen import Node, Screen
from harness.ui.wording import any_of

PAUSE_S = 0.6
"""Between two steps; a person needs as long."""
LEAVING_TRIES = 3
"""The last try to return to the app is to open it again; before that, back is pressed."""
LOADING_LOOKS = 3
"""A page that shows nothing is taken to be loading for so many looks."""
_CONSEQUENCES = any_of(
    "支付|付款|购买|下单|充值|转账|提现|打赏|订阅|开通|结算|买单|投保|借款|贷款",
    "删除|清空|清除|卸载|注销|退出|解绑|举报|拉黑",
    "登录|登陆|注册|登入|授权|同意|允许|实名|认证|绑定",
    "发送|发布|提交|评论|分享|邀请|关注|呼叫|拨打|打电话|客服|上传",
    "安装|下载|更新|升级|立即|领取|打开",
    r"\b(?:pay|buy|purchase|order|checkout|subscribe|transfer|delete|remove|clear|erase)\b",
    r"\b(?:uninstall|install|download|update|upgrade|log ?(?:in|out)|sign ?(?:in|up|out))\b",
    r"\b(?:register|agree|accept|allow|send|post|submit|share|invite|call|upload|confirm|exit)\b",
)


class Ended(StrEnum):
    """Why a walk ended."""

    TIME = "time"
    STEPS = "steps"
    STOPPED = "stopped"
    AWAY = "away"
    """The app is no longer in front, and neither back nor its icon leads to it."""


@dataclass(frozen=True)
class Walk:
    """What a walk came to."""

    steps: int
    ended: Ended


@dataclass(frozen=True)
class Budget:
    """How long a walk may be."""

    seconds: float
    seed: int
    steps: int = 400
    until: Callable[[], bool] = field(default=lambda: False)


class Explorer:
    """One walk. Equal screens and an equal seed give equal choices."""

    def __init__(
        self, app: App, eyes: Eyes, hand: Hand, answering: Answering, *, pause_s: float = PAUSE_S
    ) -> None:
        self._pause_s = pause_s
        self._app = app
        self._eyes = eyes
        self._hand = hand
        self._answering = answering
        self._visits: Counter[tuple[str, str, int, int]] = Counter()
        self._away = 0
        self._blank = 0
        """Looks in a row at a page that shows nothing."""
        self._backed_from = ""
        self._outermost: set[str] = set()
        """Activities from which back leaves the app."""

    def walk(self, budget: Budget) -> Walk:
        """Step until time, steps or the app end."""
        chance = random.Random(budget.seed)  # noqa: S311 - it has to be repeatable
        deadline = time.monotonic() + budget.seconds
        for step in range(budget.steps):
            if budget.until():
                return Walk(step, Ended.STOPPED)
            if time.monotonic() >= deadline:
                self._leave_nothing_open()
                return Walk(step, Ended.TIME)
            seen = self._eyes.look()
            if not self._inside(seen) and not self._return(seen):
                return Walk(step, Ended.AWAY)
            if self._inside(seen):
                self._away = 0
                self._step(seen, chance)
            time.sleep(min(self._pause_s, max(deadline - time.monotonic(), 0)))
        self._leave_nothing_open()
        return Walk(budget.steps, Ended.STEPS)

    def _leave_nothing_open(self) -> None:
        """What the last step opened belongs to the walk, not to what is watched after it."""
        self._answering.permissions("deny")

    def _return(self, seen: Seen) -> bool:
        """One try to get back to the app, by the back key, then by its icon."""
        self._away += 1
        self._outermost.add(self._backed_from)
        if self._away < LEAVING_TRIES:
            self._hand.back(seen, "the walk left the app")
            return True
        return self._away == LEAVING_TRIES and self._hand.bring_back(seen, self._app)

    def _step(self, seen: Seen, chance: random.Random) -> None:
        if seen.recognised.permission is not None:
            self._answering.permissions("deny")
        elif seen.consent is not None:
            self._answering.refuse()
        elif way_out(seen, self._app.package) is not None:
            self._answering.overlays(1)
        else:
            self._try_something(seen, chance)

    def _try_something(self, seen: Seen, chance: random.Random) -> None:
        choices = tappable(seen.screen, self._app.package)
        scrolls = any(node.scrollable for node in seen.screen.front)
        if choices and not (scrolls and chance.random() < 0.15):
            node = self._least_visited(choices, seen, chance)
            label = label_of(seen.screen, node)
            self._hand.tap(seen, node.bounds, label or node.id, "walk the app")
        elif scrolls:
            self._hand.scroll(seen, "walk the app")
        elif self._is_loading(seen):
            return
        elif seen.evidence.activity not in self._outermost:
            self._backed_from = seen.evidence.activity
            self._hand.back(seen, "nothing else to try on this page")

    def _is_loading(self, seen: Seen) -> bool:
        """A person waits for a page to appear before leaving it."""
        self._blank = 0 if seen.screen.texts else self._blank + 1
        return 0 < self._blank < LOADING_LOOKS

    def _least_visited(self, choices: list[Node], seen: Seen, chance: random.Random) -> Node:
        def key(node: Node) -> tuple[str, str, int, int]:
            where = " ".join((seen.evidence.activity, *seen.screen.texts[:1]))
            return where, node.id or node.label, node.bounds.left // 64, node.bounds.top // 64

        fewest = min(self._visits[key(node)] for node in choices)
        node = chance.choice([n for n in choices if self._visits[key(n)] == fewest])
        self._visits[key(node)] += 1
        return node

    def _inside(self, seen: Seen) -> bool:
        """The app is in front, or the system asks something on its behalf."""
        return seen.screen.package == self._app.package or seen.recognised.permission is not None


def tappable(screen: Screen, package: str) -> list[Node]:
    """Clickable elements of the app whose words promise no consequence."""
    return [
        node
        for node in screen.top
        if node.clickable
        and node.enabled
        and node.package == package
        and not node.editable
        and screen.share(node) < 0.5
        and not _CONSEQUENCES.search(f"{label_of(screen, node)} {node.id.rpartition('/')[2]}")
    ]


def label_of(screen: Screen, node: Node) -> str:
    """What a person reads on it: its own words, or those inside its bounds."""
    if node.label:
        return node.label[:60]
    inside = [n.label for n in screen.top if n.label and _within(n, node)]
    return " ".join(inside)[:60]


def _within(inner: Node, outer: Node) -> bool:
    a, b = inner.bounds, outer.bounds
    return a.left >= b.left and a.top >= b.top and a.right <= b.right and a.bottom <= b.bottom
