"""What was tried on windows and by motion, as rows of the report."""

from __future__ import annotations

from dataclasses import dataclass

from harness.model.evidence import (
    ActivityStarted,
    MotionFelt,
    ScreenSeen,
    SensorStimulus,
    UserAction,
    WindowTried,
)
from harness.model.timeline import Timeline

MOST = 60
"""Motions that are listed."""
SETTLE_S = 2.0
"""Seconds after a motion ended within which a start is shown beside it."""


@dataclass(frozen=True)
class WindowRow:
    """One launch of a window test."""

    test: WindowTried
    frames: tuple[ScreenSeen, ...]
    """The window's first frame, what the last touch led to, and the window that came back."""
    touches: tuple[UserAction, ...]
    starts: tuple[ActivityStarted, ...]
    """Other apps that were opened meanwhile."""


@dataclass(frozen=True)
class MotionRow:
    """One motion of the phone, what of it arrived, and what was opened after it."""

    stimulus: SensorStimulus
    felt: MotionFelt | None
    starts: tuple[ActivityStarted, ...]


def window_rows(timeline: Timeline, package: str) -> list[WindowRow]:
    """Launch by launch; those without a window have no frames."""
    rows, began = [], 0.0
    screens = {screen.id: screen for screen in timeline.of(ScreenSeen)}
    launches = [a.at for a in timeline.of(UserAction) if a.action == "launch"]
    for test in timeline.of(WindowTried):
        began = max((at for at in launches if at < test.at), default=0.0)
        named = (test.first, test.last, test.returned)
        rows.append(
            WindowRow(
                test,
                tuple(screens[name] for name in named if name in screens),
                tuple(
                    a
                    for a in timeline.of(UserAction)
                    if began < a.at < test.at and a.action == "tap"
                ),
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
