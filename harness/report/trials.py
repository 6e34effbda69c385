"""What was tried on windows and by motion, as rows of the report."""

from __future__ import annotations

from dataclasses import dataclass

from harness.model.evidence import (
    ActivityStarted,
    MotionFelt,
    SensorStimulus,
    UserAction,
    WindowTried,
)
from harness.model.timeline import Timeline
from harness.report.thumbnails import Shot
from harness.report.touches import Touch, Touches

MOST, MOST_TOUCHES = 60, 3
"""Launches and motions that are listed; touches of one launch that are shown in pictures."""
TOUCHES = ("tap", "swipe")
SETTLE_S = 2.0
"""Seconds after a motion ended within which a start is shown beside it."""


@dataclass(frozen=True)
class WindowRow:
    """One launch of a window test."""

    test: WindowTried
    frames: tuple[Shot, ...]
    """The window's first frame, what the last touch led to, and the window that came back."""
    touches: tuple[UserAction, ...]
    taps: tuple[Touch, ...]
    """The first touches with the screens before and after them."""
    starts: tuple[ActivityStarted, ...]
    """Other apps that were opened meanwhile."""


@dataclass(frozen=True)
class MotionRow:
    """One motion of the phone, what of it arrived, and what was opened after it."""

    stimulus: SensorStimulus
    felt: MotionFelt | None
    starts: tuple[ActivityStarted, ...]


def window_rows(timeline: Timeline, package: str, screens: Touches) -> list[WindowRow]:
    """Launch by launch; those without a window have no frames."""
    rows = []
    actions = list(timeline.of(UserAction))
    launches = [action.at for action in actions if action.action == "launch"]
    for test in list(timeline.of(WindowTried))[:MOST]:
        began = max((at for at in launches if at < test.at), default=0.0)
        named = [name for name in (test.first, test.last, test.returned) if name]
        frames = (screens.screen(name) for name in named)
        touches = [a for a in actions if began < a.at < test.at and a.action in TOUCHES]
        rows.append(
            WindowRow(
                test,
                tuple(frame for frame in frames if frame is not None),
                tuple(touches),
                tuple(screens.of(touch) for touch in touches[:MOST_TOUCHES]),
                _opened(timeline, package, began, test.at),
            )
        )
    return rows


def motion_rows(timeline: Timeline, package: str) -> list[MotionRow]:
    """In order of time."""
    felt = {one.stimulus: one for one in timeline.of(MotionFelt)}
    return [
        MotionRow(
            motion,
            felt.get(motion.id),
            _opened(timeline, package, motion.at, motion.at + motion.duration + SETTLE_S),
        )
        for motion in list(timeline.of(SensorStimulus))[:MOST]
    ]


def _opened(
    timeline: Timeline, package: str, after: float, before: float
) -> tuple[ActivityStarted, ...]:
    return tuple(
        start
        for start in timeline.of(ActivityStarted)
        if after <= start.at <= before
        and start.started
        and start.caller == package
        and start.target not in {"", package}
    )
