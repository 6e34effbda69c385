"""What the harness did, and whether it can have caused what came next."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from harness.model.evidence import (
    Observation,
    PermissionAnswered,
    ScreenSeen,
    SensorStimulus,
    UserAction,
)
from harness.model.timeline import Timeline

TRIGGER_S = 2.0
"""Seconds within which an app answers what a user does; public test practice uses one to two."""
LAUNCH_S = 5.0
"""Seconds after a launch in which what the app does belongs to its start."""
TOUCHES = ("tap", "swipe", "type", "back")
DIALOGS = ("consent", "permission")


class Actions:
    """Everything the harness did in one run, and the screens it did it on."""

    def __init__(self, timeline: Timeline) -> None:
        self._actions = sorted(timeline.of(UserAction), key=lambda action: action.at)
        self._moments = [action.at for action in self._actions]
        self._answers = list(timeline.of(PermissionAnswered))
        self._motions = list(timeline.of(SensorStimulus))
        self._screens = sorted(timeline.of(ScreenSeen), key=lambda screen: screen.at)
        self._screen_moments = [screen.at for screen in self._screens]
        self._by_id = {screen.id: screen for screen in self._screens}

    def last_touch(self, event: Observation) -> UserAction | None:
        """What the harness touched within the last seconds before the event."""
        recent = self._before(event, TRIGGER_S)
        return next((action for action in reversed(recent) if action.action in TOUCHES), None)

    def launched(self, event: Observation) -> bool:
        """Whether the event belongs to the app's start."""
        return any(action.action == "launch" for action in self._before(event, LAUNCH_S))

    def triggered(self, event: Observation, within: float = TRIGGER_S) -> bool:
        """Whether a user's action on the app itself came just before.

        Answering a consent or permission dialog uses no function of the app, so it triggers
        nothing; neither does what was touched before the app was launched anew.
        """
        for action in reversed(self._before(event, within)):
            if action.action == "launch":
                return False
            if action.action in TOUCHES and not self._answers_dialog(action):
                return True
        return False

    def screen_under(self, action: UserAction) -> ScreenSeen | None:
        """The screen that the action was decided on, or the last one before it."""
        if action.before in self._by_id:
            return self._by_id[action.before]
        position = bisect_right(self._screen_moments, action.at)
        return self._screens[position - 1] if position else None

    def screens_between(self, start: float, end: float) -> list[ScreenSeen]:
        """The screens from `start` on and before `end`, seconds of the run."""
        first = bisect_left(self._screen_moments, start)
        return self._screens[first : bisect_left(self._screen_moments, end)]

    def next_after(self, action: UserAction) -> float:
        """When the harness did something next; from then on this action explains nothing."""
        position = bisect_right(self._moments, action.at)
        return self._moments[position] if position < len(self._moments) else math.inf

    def last_motion(self, event: Observation, settle_s: float) -> SensorStimulus | None:
        """The motion of the phone that went on until so many seconds before the event.

        A motion that no listener got was none to the app.
        """
        earlier = [
            motion
            for motion in self._motions
            if motion.received is not False
            and 0 <= _seconds_between(motion, event) <= motion.duration + settle_s
        ]
        return earlier[-1] if earlier else None

    def _answers_dialog(self, action: UserAction) -> bool:
        screen = self.screen_under(action)
        if screen is not None and screen.overlay in DIALOGS:
            return True
        return any(
            answer.button == action.target and 0 <= answer.at - action.at <= TRIGGER_S
            for answer in self._answers
        )

    def _before(self, event: Observation, seconds: float) -> list[UserAction]:
        start = bisect_left(self._moments, event.at - seconds)
        return self._actions[start : bisect_left(self._moments, event.at)]


def _seconds_between(earlier: Observation, later: Observation) -> float:
    """By the phone's own clock where both have it: what comes to us late is not late there."""
    if earlier.source_at is not None and later.source_at is not None:
        return later.source_at - earlier.source_at
    return later.at - earlier.at
