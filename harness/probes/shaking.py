"""Shakes an app step by step: again on a fresh page where it did not feel all of a motion."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from harness.model.evidence import MotionFelt, SensorStimulus
from harness.probes.ladder import Climb, Effect, brief, whole
from harness.probes.motion import Motion

EFFECT_S = 1.0
"""How long an app that was moved is given to react."""
TRIES = 3
"""Launches in a row without a page that feels the motion, after which there is none."""
ENOUGH = 0.9
"""Part of a motion's peaks and time that has to arrive: sensors speak at their own rate."""
SLACK_S = 0.1
"""Of a motion's time, whose first and last moments are hardly a motion."""
PAUSE_S = 0.3
"""Sensors at their slowest speak every 0.2 s; an app may take a longer silence for the end."""


class Mover(Protocol):
    """What moves the phone, as far as the app can tell."""

    def stimulate(self, motion: Motion) -> SensorStimulus:
        """Begin the motion, and record it."""
        ...

    def confirm(self, motion: Motion, stimulus: SensorStimulus) -> MotionFelt | None:
        """Record what of it arrived; None when that is unknown."""
        ...


class Ground(Protocol):
    """What goes on around it."""

    def relaunch(self, reason: str) -> None:
        """Stop the app and launch it again."""
        ...

    def watch(self, seconds: float, *, complete: bool = True) -> None:
        """Look on without touching anything."""
        ...

    def in_front(self) -> str:
        """Package of the app in front."""
        ...


class Shaking:
    """Moves one app's phone as a climb asks."""

    def __init__(self, mover: Mover, ground: Ground, package: str) -> None:
        self._mover = mover
        self._ground = ground
        self._package = package
        self._by_itself: set[str] = set()
        """What the app opens while nobody moves the phone."""

    def brief(self) -> None:
        """A daily motion and a control, on the page that is there now."""
        self._climb(brief(), returns=False)

    def whole(self) -> None:
        """Daily motions, the control, and the smallest motion that jumps; takes minutes."""
        self._climb(whole(), returns=True)

    def _climb(self, climb: Climb, *, returns: bool) -> None:
        with suppress(StopIteration):
            motion = next(climb)
            while True:
                motion = climb.send(self._moved(motion, returns=returns))

    def _moved(self, motion: Motion, *, returns: bool) -> Effect:
        """Move, and see what comes of it. `returns`: an app that went away is launched again."""
        effect = Effect.UNFELT
        for attempt in range(TRIES):
            if self._ground.in_front() != self._package:
                if not returns:
                    return effect
                self._ground.relaunch(f"to feel: {motion.name}")
            elif attempt:
                self._ground.relaunch(f"the page did not feel all of it: {motion.name}")
            stimulus = self._mover.stimulate(motion)
            if not stimulus.received:
                continue
            self._ground.watch(motion.span_s + EFFECT_S, complete=False)
            cut_short, effect = effect is Effect.NOTHING, self._effect(motion)
            felt = self._mover.confirm(motion, stimulus)
            is_whole = felt is None or _is_whole(felt, motion)
            if effect is Effect.JUMPED or is_whole or cut_short:
                return effect
        return effect

    def _effect(self, motion: Motion) -> Effect:
        opened = self._ground.in_front()
        if opened in {self._package, "", *self._by_itself}:
            return Effect.NOTHING
        if not _moves(motion):
            self._by_itself.add(opened)
            return Effect.NOTHING
        return Effect.JUMPED


def _is_whole(felt: MotionFelt, motion: Motion) -> bool:
    return (
        felt.acceleration >= ENOUGH * motion.acceleration
        and felt.rotation >= ENOUGH * motion.rotation
        and (felt.duration >= ENOUGH * motion.duration_s - SLACK_S or not _moves(motion))
        and felt.pause <= PAUSE_S
    )


def _moves(motion: Motion) -> bool:
    return motion.acceleration > 0 or motion.rotation > 0
