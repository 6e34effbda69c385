"""Chapter 11, shaking: what motion of the phone is enough to open another app."""

from __future__ import annotations

import re
from collections.abc import Sequence

from harness.model.evidence import ApiCall, MotionFelt, Phase, ScreenSeen, SensorStimulus
from harness.model.finding import Verdict
from harness.rules.coercion import JUMPS
from harness.rules.data_types import data_type
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    met,
    not_applicable,
    rule,
    suspect,
    violated,
)
from harness.rules.jumps import Cause, Jump, jumps
from harness.rules.wording import Words, join

ACCELERATION, ROTATION, DURATION = 15.0, 35.0, 3.0
"""Reference values of the note in T/TAF 078.7-2022: m/s², degrees, seconds."""
ARRIVED = 0.9
"""Part of a motion's peaks that has to reach the app: sensors speak at their own rate."""
AT_ONCE_S = 2.4
"""A jump this soon after a motion began did not wait for the three seconds. Not quite three: an app
counts from the first sample that it takes for a shake."""
_MOTION_WORDS = re.compile(
    r"摇|晃|扭|转动|旋转|倾斜|前倾|(?<![a-z])(?:shak|twist|tilt|turn)", re.IGNORECASE
)
_EFFECT_WORDS = re.compile(
    r"跳转|打开|前往|进入|查看|了解|详情|购买|下载|第三方"
    r"|(?<![a-z])(?:open|go to|view|visit|download|learn more)(?![a-z])",
    re.IGNORECASE,
)


@rule(
    "shake-jump",
    Clause("11.4", JUMPS, "T/TAF 078.7 8, note; 26号"),
    title=(
        "Everyday motion of the phone opens nothing",
        "日常晃动不应触发“摇一摇”跳转",
    ),
    needs={"activities", "api_calls"},
    phases=(Phase.BEFORE_CONSENT, Phase.AFTER_RESTART),
)
def shake_jump(case: Case) -> Answer:
    """Compares the weakest motion that led to a jump with the note's reference values."""
    stimuli = list(case.timeline.of(SensorStimulus))
    if not stimuli:
        return _unmoved(case)
    led = _led(case)
    if not led:
        return _unimpressed(case, stimuli)
    weakest, motion = min(led, key=lambda pair: _strength(pair[1]))
    words = _told(weakest.words, motion)
    if not _reaches(motion):
        brief = motion.duration < DURATION
        weak = motion.acceleration < ACCELERATION or motion.rotation < ROTATION
        answer = violated if motion.daily or (brief and weak) else suspect
        return answer(words, weakest.evidence)
    weaker = [m for m in stimuli if _moved(m) and not _reaches(m) and _arrived(case, m)]
    if not weaker:
        return inconclusive("no weaker motion was tried", "未进行更弱的晃动测试", stimuli)
    took = weakest.start.at - motion.at
    if took < AT_ONCE_S:
        soon = Words(f"it took only {took:.1f} s of the motion", f"晃动开始 {took:.1f} 秒即跳转")
        return suspect(join((words, soon)), weakest.evidence)
    count = len(weaker)
    cleared = Words(f"{count} weaker motion(s) opened nothing", f"{count} 种更弱的晃动未引起跳转")
    return Answer(
        Verdict.MET, join((cleared, words)), tuple(e.id for e in (*weaker, *weakest.evidence))
    )


@rule(
    "shake-told",
    Clause("11.4", JUMPS, "T/TAF 078.7 8"),
    title=(
        "A page that reacts to motion tells which motion, and what it opens",
        "“摇一摇”页面应明示操作方式和跳转后果",
    ),
    needs={"activities", "api_calls", "screens"},
    phases=(Phase.BEFORE_CONSENT, Phase.AFTER_RESTART),
)
def shake_told(case: Case) -> Answer:
    """Looks for words about the motion and its effect; words in a picture are for a person."""
    led = _led(case)
    if not led:
        return not_applicable("no motion of the phone opened another app", "未见晃动引起的跳转")
    for jump, motion in led:
        page = _page_before(case, jump)
        texts = " ".join(page.texts) if page is not None else ""
        if page is None or not (_MOTION_WORDS.search(texts) and _EFFECT_WORDS.search(texts)):
            return suspect(
                Words(
                    f"no text on the page told of {motion.name} and of what it would open",
                    f"页面文字未说明晃动操作及跳转后果（{jump.words.zh}）",
                ),
                [*([page] if page is not None else []), *jump.evidence],
            )
    return met("the page tells which motion opens what", "页面已说明晃动操作及跳转后果")


def _led(case: Case) -> list[tuple[Jump, SensorStimulus]]:
    """Jumps after a motion that a listener got, to what the app does not open by itself."""
    found = jumps(case)
    by_itself = {jump.start.target for jump in found if jump.cause is Cause.NOTHING}
    return [
        (jump, jump.motion)
        for jump in found
        if jump.motion is not None and jump.motion.received and jump.start.target not in by_itself
    ]


def _page_before(case: Case, jump: Jump) -> ScreenSeen | None:
    """What the app showed last before the jump."""
    shown = [
        screen
        for screen in case.timeline.of(ScreenSeen)
        if screen.at <= jump.start.at and screen.package == case.app.package
    ]
    return shown[-1] if shown else None


def _told(words: Words, motion: SensorStimulus) -> Words:
    values = (motion.acceleration, motion.rotation, motion.duration)
    acceleration, rotation, seconds = (f"{value:g}" for value in values)
    daily = f" ({motion.name})" if motion.daily else ""
    return Words(
        f"{words.en} by {acceleration} m/s², {rotation}°, {seconds} s{daily}",
        f"{words.zh}（加速度 {acceleration} m/s²、转动 {rotation}°、{seconds} 秒{daily}）",
    )


def _moved(motion: SensorStimulus) -> bool:
    return motion.received is True and (motion.acceleration > 0 or motion.rotation > 0)


def _arrived(case: Case, motion: SensorStimulus) -> bool:
    """Whether the app got the peaks, as far as that is known."""
    felt = [one for one in case.timeline.of(MotionFelt) if one.stimulus == motion.id]
    return not felt or any(
        one.acceleration >= ARRIVED * motion.acceleration
        and one.rotation >= ARRIVED * motion.rotation
        for one in felt
    )


def _listens(case: Case) -> list[ApiCall]:
    return [
        call
        for call in case.timeline.of(ApiCall)
        if call.data_type is not None and data_type(call.data_type).name == "传感器"
    ]


def _unmoved(case: Case) -> Answer:
    listens = _listens(case)
    if listens:
        return inconclusive(
            "the app listens to motion sensors, but the phone was not moved",
            "应用监听运动传感器，但本次未进行晃动测试",
            listens,
        )
    return not_applicable("the app listens to no motion sensor", "应用未监听运动传感器")


def _unimpressed(case: Case, stimuli: Sequence[SensorStimulus]) -> Answer:
    """No jump: only a page that is known to react to shaking could be cleared by that."""
    received = [motion for motion in stimuli if motion.received]
    if any(_reaches(motion) and _arrived(case, motion) for motion in received):
        return inconclusive(
            "not triggered: not even a motion at the reference values opened another app, so "
            "nothing shows that the page reacts to shaking",
            "未触发：达到参考值的晃动也未引起跳转，无法证实页面支持“摇一摇”",
            received,
        )
    if received:
        return inconclusive(
            "not triggered: weak motion opened nothing, and a motion at the reference values was "
            "not received, or not with its peaks",
            "未触发：轻微晃动未引起跳转，且未收到（或未完整收到）达到参考值的晃动",
            received,
        )
    if all(motion.received is False for motion in stimuli) and not _listens(case):
        return not_applicable("the app listens to no motion sensor", "应用未监听运动传感器")
    return inconclusive(
        "not received: nothing shows that the app got the motion",
        "未收到：无法证实应用收到了晃动信号",
        stimuli,
    )


def _reaches(motion: SensorStimulus) -> bool:
    """Whether the motion has every reference value."""
    return (
        motion.acceleration >= ACCELERATION
        and motion.rotation >= ROTATION
        and motion.duration >= DURATION
    )


def _strength(motion: SensorStimulus) -> float:
    """Puts motions in order of how far they come towards the reference values."""
    return (
        motion.acceleration / ACCELERATION + motion.rotation / ROTATION + motion.duration / DURATION
    )
