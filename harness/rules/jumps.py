"""Forced jumps: the app puts another app in front of the user, and what it did so after."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    Observation,
    SensorStimulus,
    UserAction,
)
from harness.rules.interface import Case
from harness.rules.targets import Lead, Target, kind_of
from harness.rules.wording import Words, at

WINDOWS = ("splash", "popup_ad", "ad")
"""Overlays that the specification calls information windows (信息窗口)."""
SAME_START_S = 1.5
"""One start shows up in the log, the events and the hooks within this time; one source tells of
it once."""
JUMP_APIS = ("jump.activity", "jump.pending")
"""Hooks that see a start inside the app: with its whole address, and whose code makes it."""
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
_DATA = re.compile(r"\baction=\S.*?\bdata=(\S+)")
"""How the agent tells the URI of an intent."""
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
    """The app opened another app, or a landing page of an advert inside itself."""

    start: ActivityStarted
    cause: Cause
    target: Target
    touch: UserAction | None = None
    """The touch that it came after."""
    motion: SensorStimulus | None = None
    """The motion of the phone that it came after."""
    call: ApiCall | None = None
    """The call inside the app that made it; its stack tells whose code it was."""

    @property
    def evidence(self) -> tuple[Observation, ...]:
        """What it came after, the call and the start, in order of time."""
        parts = (self.touch, self.motion, self.call, self.start)
        return tuple(e for e in parts if e is not None)

    @property
    def words(self) -> Words:
        """Where it went, when and after what."""
        when, name, kind = at(self.start.at), self._name, self.target.value
        return Words(
            f"the app opened {kind.en} ({name}) at {when.en} {self.cause.value.en}",
            f"{when.zh}，{self.cause.value.zh}跳转至{kind.zh}（{name}）",
        )

    @property
    def _name(self) -> str:
        inside = self.target is Target.LANDING
        return (self.start.activity if inside else self.start.target)[:80]


def jumps(case: Case) -> list[Jump]:
    """Every start of a foreign app by the app under test, in order of time."""
    return _told_once(case, (s for s in case.timeline.of(ActivityStarted) if _leaves(case, s)))


def landings(case: Case) -> list[Jump]:
    """Every landing page of an advert inside the app: no jump, but no way out of a window."""
    inside = (s for s in case.timeline.of(ActivityStarted) if _stays(case, s))
    return [jump for jump in _told_once(case, inside) if jump.target is Target.LANDING]


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


def _stays(case: Case, start: ActivityStarted) -> bool:
    own = case.app.package
    return start.started and start.target == own and start.caller in {own, "unknown"}


def _told_once(case: Case, starts: Iterable[ActivityStarted]) -> list[Jump]:
    found: list[Jump] = []
    calls = [call for call in case.timeline.of(ApiCall) if call.api in JUMP_APIS]
    for start in starts:
        if not _is_told(start, found):
            found.append(_explained(case, start, _call_of(case, start, calls)))
    return found


def _is_told(start: ActivityStarted, found: Sequence[Jump]) -> bool:
    """Whether another source told of the same start just before."""
    for jump in reversed(found):
        if start.at - jump.start.at >= SAME_START_S:
            return False
        if start.target == jump.start.target and start.source != jump.start.source:
            return True
    return False


def _call_of(case: Case, start: ActivityStarted, calls: Sequence[ApiCall]) -> ApiCall | None:
    """The call nearest in time that can have made the start; starts inside the app have none."""
    if start.target == case.app.package:
        return None
    first = bisect_left(calls, start.at - SAME_START_S, key=lambda call: call.at)
    last = bisect_right(calls, start.at + SAME_START_S, key=lambda call: call.at)
    return min(calls[first:last], key=lambda call: abs(start.at - call.at), default=None)


def _explained(case: Case, start: ActivityStarted, call: ApiCall | None) -> Jump:
    lead = Lead(start.target, start.activity, _address(start, call), start.raw)
    target = kind_of(lead, own=start.target == case.app.package)
    touch = case.actions.last_touch(start)
    motion = case.actions.last_motion(start, SETTLE_S)
    if motion is not None and _moves(motion) and (touch is None or motion.at > touch.at):
        return Jump(start, Cause.MOTION, target, motion=motion, call=call)
    cause = Cause.NOTHING if touch is None else _cause_of(case, touch)
    return Jump(start, cause, target, touch, call=call)


def _address(start: ActivityStarted, call: ApiCall | None) -> str:
    """The intent's URI: the log shortens it, the call inside the app does not."""
    told = _DATA.search(" ".join(call.arguments)) if call else None
    return told[1] if told else start.data


def _moves(motion: SensorStimulus) -> bool:
    """Whether it is more than a phone that lies on a table."""
    return motion.acceleration > 0 or motion.rotation > 0


def _cause_of(case: Case, touch: UserAction) -> Cause:
    screen = case.actions.screen_under(touch)
    if screen is not None and screen.package != case.app.package:
        return Cause.CHOICE
    if closes(touch):
        return Cause.CLOSE
    in_window = screen is not None and screen.overlay in WINDOWS
    if in_window and not _ANNOUNCED.search(touch.target):
        return Cause.WINDOW
    return Cause.CHOICE


@cache
def _neutral_targets() -> tuple[dict[str, str], ...]:
    rows = YAML(typ="safe", pure=True).load(_TARGETS.read_text(encoding="utf-8"))
    return tuple({"package": "", **row} for row in rows)
