"""Forced jumps: the app puts another app in front of the user, and what it did so after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from harness.model.evidence import (
    ActivityStarted,
    Observation,
    SensorStimulus,
    UserAction,
)
from harness.rules.interface import Case
from harness.rules.wording import Words, at

WINDOWS = ("splash", "popup_ad", "ad")
"""Overlays that the specification calls information windows (信息窗口)."""
SAME_START_S = 1.5
"""One start shows up in the log, the events and the hooks within this time; one source tells of
it once."""
SETTLE_S = 2.0
"""Seconds after a motion ended within which a jump is its effect."""

_TARGETS = Path(__file__).parent / "data" / "neutral_targets.yaml"
_CLOSE = re.compile(
    r"跳过|关闭|关掉|取消|以后再说|稍后|下次|暂不|不了|不感兴趣|退出|返回"
    r"|[×✕✖╳⨉]|(?<![a-z])(?:skip|close|cancel|later|dismiss|no thanks|not now)(?![a-z])|^x$",
    re.IGNORECASE,
)
_MEANT = re.compile(r"(?:skip|close|cancel|later)\b")
"""How the harness begins its reason when it takes a control without text for a close button."""
_ANNOUNCED = re.compile(
    r"打开|下载|安装|详情|立即|马上|去看看|了解更多|前往|跳转|购买|领取|抢购|浏览器|分享|授权"
    r"|(?<![a-z])(?:open|download|install|details|more|go to|shop|buy|get|share)(?![a-z])",
    re.IGNORECASE,
)


class Cause(Enum):
    """What came just before a jump."""

    CLOSE = Words("after a tap on a close button", "点击关闭按钮后")
    WINDOW = Words("after a touch beside the buttons of a window", "触碰信息窗口按钮以外区域后")
    CHOICE = Words("after the user chose it", "用户主动选择后")
    MOTION = Words("after the phone was moved", "晃动手机后")
    NOTHING = Words("without any action of the user", "用户无任何操作时")


@dataclass(frozen=True)
class Jump:
    """The app opened another app."""

    start: ActivityStarted
    cause: Cause
    touch: UserAction | None = None
    """The touch that it came after."""
    motion: SensorStimulus | None = None
    """The motion of the phone that it came after."""

    @property
    def evidence(self) -> tuple[Observation, ...]:
        """What it came after and the start, in order of time."""
        return tuple(e for e in (self.touch, self.motion, self.start) if e is not None)

    @property
    def words(self) -> Words:
        """Where it went, when and after what."""
        when, target = at(self.start.at), self.start.target[:80]
        return Words(
            f"the app opened {target} at {when.en} {self.cause.value.en}",
            f"{when.zh}，{self.cause.value.zh}跳转至 {target}",
        )


def jumps(case: Case) -> list[Jump]:
    """Every start of a foreign app by the app under test, in order of time."""
    found: list[Jump] = []
    for start in case.timeline.of(ActivityStarted):
        if _leaves(case, start) and not any(_repeats(start, jump.start) for jump in found):
            found.append(_explained(case, start))
    return found


def says_close(text: str) -> bool:
    """Whether a control's text promises to close the window or to go back."""
    return len(text) <= 40 and _CLOSE.search(text) is not None


def closes(touch: UserAction) -> bool:
    """Whether a user who touches so wants the window to close: by its text, or by its look."""
    return (
        touch.action == "back" or says_close(touch.target) or _MEANT.match(touch.reason) is not None
    )


def neutral(package: str, activity: str = "") -> bool:
    """Whether the target belongs to the system rather than to another app."""
    name = package.casefold()
    return any(
        name == entry["package"] or ("prefix" in entry and name.startswith(entry["prefix"]))
        for entry in _neutral_targets()
        if not entry.get("activity") or entry["activity"] in activity
    )


def _leaves(case: Case, start: ActivityStarted) -> bool:
    return (
        start.started
        and start.caller == case.app.package
        and start.target not in {"", case.app.package}
        and not neutral(start.target, start.activity)
    )


def _repeats(start: ActivityStarted, told: ActivityStarted) -> bool:
    return (
        start.target == told.target
        and start.source != told.source
        and start.at - told.at < SAME_START_S
    )


def _explained(case: Case, start: ActivityStarted) -> Jump:
    touch = case.actions.last_touch(start)
    motion = case.actions.last_motion(start, SETTLE_S)
    if motion is not None and (touch is None or motion.at > touch.at):
        return Jump(start, Cause.MOTION, motion=motion)
    if touch is None:
        return Jump(start, Cause.NOTHING)
    screen = case.actions.screen_under(touch)
    if screen is not None and screen.package != case.app.package:
        return Jump(start, Cause.CHOICE, touch)
    if closes(touch):
        return Jump(start, Cause.CLOSE, touch)
    in_window = screen is not None and screen.overlay in WINDOWS
    if in_window and not _ANNOUNCED.search(touch.target):
        return Jump(start, Cause.WINDOW, touch)
    return Jump(start, Cause.CHOICE, touch)


@cache
def _neutral_targets() -> tuple[dict[str, str], ...]:
    rows = YAML(typ="safe", pure=True).load(_TARGETS.read_text(encoding="utf-8"))
    return tuple({"package": "", **row} for row in rows)
