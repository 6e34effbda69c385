"""Chapter 11, shaking: what motion of the phone is enough to open another app."""

from __future__ import annotations

from collections.abc import Sequence

from harness.model.evidence import ApiCall, Phase, SensorStimulus
from harness.model.finding import Verdict
from harness.rules.coercion import JUMPS
from harness.rules.data_types import data_type
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    not_applicable,
    rule,
    suspect,
    violated,
)
from harness.rules.jumps import Cause, jumps
from harness.rules.wording import Words

ACCELERATION, ROTATION, DURATION = 15.0, 35.0, 3.0
"""Reference values of the note in T/TAF 078.7-2022: m/s², degrees, seconds."""


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
    found = jumps(case)
    by_itself = {jump.start.target for jump in found if jump.cause is Cause.NOTHING}
    led = [
        (jump, jump.motion)
        for jump in found
        if jump.motion is not None and jump.motion.received and jump.start.target not in by_itself
    ]
    if not led:
        return _unimpressed(case, stimuli)
    weakest, motion = min(led, key=lambda pair: _strength(pair[1]))
    words = Words(
        f"{weakest.words.en} by {motion.acceleration:g} m/s², {motion.rotation:g}°, "
        f"{motion.duration:g} s",
        f"{weakest.words.zh}（加速度 {motion.acceleration:g} m/s²、转动 {motion.rotation:g}°、"
        f"{motion.duration:g} 秒）",
    )
    if _reaches(motion):
        if any(other.received and not _reaches(other) for other in stimuli):
            return Answer(Verdict.MET, words, tuple(e.id for e in weakest.evidence))
        return inconclusive("no weaker motion was tried", "未进行更弱的晃动测试", stimuli)
    brief = motion.duration < DURATION
    weak = motion.acceleration < ACCELERATION or motion.rotation < ROTATION
    answer = violated if brief and weak else suspect
    return answer(words, weakest.evidence)


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
    if any(_reaches(motion) for motion in received):
        return inconclusive(
            "not triggered: not even a motion at the reference values opened another app, so "
            "nothing shows that the page reacts to shaking",
            "未触发：达到参考值的晃动也未引起跳转，无法证实页面支持“摇一摇”",
            received,
        )
    if received:
        return inconclusive(
            "not triggered: weak motion opened nothing, and a motion at the reference values was "
            "not received",
            "未触发：轻微晃动未引起跳转，且未收到达到参考值的晃动",
            received,
        )
    if all(motion.received is False for motion in stimuli) and not _listens(case):
        return not_applicable("the app listens to no motion sensor", "应用未监听运动传感器")
    return inconclusive(
        "nothing shows that the app received the motion", "无法证实应用收到了晃动信号", stimuli
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
