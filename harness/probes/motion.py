"""Motions of a phone as its sensors would tell them, computed rather than recorded."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from harness.model.evidence import MotionFelt, SensorStimulus

GRAVITY = 9.80665
"""m/s²."""
STEP_S = 0.02
"""The sensors' own rate need not be the same: each event gets the values of its moment."""
REST_S = 0.1
"""Still before and after each motion, so that an app can tell gravity from motion."""
SWINGS_HZ = 2.0
"""To and fro in a second, about as fast as people shake a phone."""
RATE_OVER_S = 0.001
"""How far around a moment a turn is looked at to tell how fast it goes."""
STILL = 0.05
"""Part of a motion's peaks up to which the phone counts as at rest."""

Values = tuple[float, ...]
Shape = Callable[[float, float], float]
"""From seconds since the motion began, and its whole duration, to a part of the peak, -1 to 1."""


class Sensor(IntEnum):
    """Android's numbers of the sensors that feel motion, and the unit of each value."""

    ACCELEROMETER = 1
    """m/s² along x, y, z, gravity included."""
    GYROSCOPE = 4
    """rad/s about x, y, z."""
    GRAVITY = 9
    """m/s²."""
    LINEAR_ACCELERATION = 10
    """m/s² without gravity."""
    ROTATION_VECTOR = 11
    """Axis times the sine of half the angle, and the cosine of half the angle."""
    GAME_ROTATION_VECTOR = 15


def to_and_fro(at_s: float, whole_s: float) -> float:
    """Whole swings, so that the phone ends where it began."""
    swings = max(1, round(SWINGS_HZ * whole_s))
    return math.sin(2 * math.pi * swings * at_s / whole_s)


def stride(at_s: float, whole_s: float) -> float:
    """Steps: short pushes, with little between them."""
    return to_and_fro(at_s, whole_s) ** 3


def road(at_s: float, whole_s: float) -> float:
    """A seat's trembling, stronger over each uneven place."""
    tremble = math.sin(2 * math.pi * 11 * at_s)
    return tremble * (0.4 + 0.6 * to_and_fro(at_s, whole_s) ** 2)


def held_up(at_s: float, whole_s: float) -> float:
    """Up in the first quarter, held, and down again in the last."""
    share = at_s / whole_s
    return (1 - math.cos(math.pi * min(4 * share, 1, 4 * (1 - share)))) / 2


def lift_and_drop(at_s: float, whole_s: float) -> float:
    """A push upwards in the first quarter, and the table's answer at the end."""
    share = at_s / whole_s
    if share < 1 / 4:
        return 0.5 * math.sin(8 * math.pi * share)
    return -math.sin(math.pi * (share - 0.9) / 0.1) if share > 0.9 else 0.0


@dataclass(frozen=True)
class Motion:
    """A phone that lies on its back, is pushed along an axis while it turns about y, and rests.

    Pushes go both ways from where it was: the 2026 edition of T/TAF 078.7 asks that a shake be
    two-way.
    """

    name: str
    acceleration: float
    """Peak, m/s², without gravity."""
    rotation: float
    """Peak angle, degrees."""
    duration_s: float
    push: Shape = to_and_fro
    turn: Shape = to_and_fro
    axis: int = 0
    """Along which it is pushed: 0 sideways, 2 up and down."""
    daily: bool = False
    """Something people do with a phone every day, whatever its values."""

    @property
    def span_s(self) -> float:
        """With the rest before and after."""
        return self.duration_s + 2 * REST_S

    @property
    def steps(self) -> range:
        """Numbers of its steps of STEP_S."""
        return range(round(self.span_s / STEP_S))

    def trace(self) -> dict[Sensor, list[Values]]:
        """Each sensor's values, one row per step."""
        moments = [self._at(step) for step in self.steps]
        return {sensor: [moment[sensor] for moment in moments] for sensor in Sensor}

    def pushed(self, step: int) -> float:
        """Acceleration along the axis, m/s²."""
        return self.acceleration * self._part(self.push, step * STEP_S - REST_S)

    def turned(self, step: int) -> float:
        """Angle about y, degrees."""
        return self.rotation * self._part(self.turn, step * STEP_S - REST_S)

    def _part(self, shape: Shape, moving_s: float) -> float:
        return shape(moving_s, self.duration_s) if 0 <= moving_s <= self.duration_s else 0.0

    def _at(self, step: int) -> dict[Sensor, Values]:
        linear = tuple(self.pushed(step) if axis == self.axis else 0.0 for axis in range(3))
        angle = math.radians(self.turned(step))
        down = (-GRAVITY * math.sin(angle), 0.0, GRAVITY * math.cos(angle))
        vector = (0.0, math.sin(angle / 2), 0.0, math.cos(angle / 2))
        return {
            Sensor.ACCELEROMETER: tuple(g + a for g, a in zip(down, linear, strict=True)),
            Sensor.GYROSCOPE: (0.0, self._rate(step), 0.0),
            Sensor.GRAVITY: down,
            Sensor.LINEAR_ACCELERATION: linear,
            Sensor.ROTATION_VECTOR: vector,
            Sensor.GAME_ROTATION_VECTOR: vector,
        }

    def _rate(self, step: int) -> float:
        """How fast it turns, rad/s; where a turn begins or ends, the mean of before and after."""
        moving_s = step * STEP_S - REST_S
        before, after = (
            self._part(self.turn, moving_s + aside) for aside in (-RATE_OVER_S, RATE_OVER_S)
        )
        return math.radians(self.rotation) * (after - before) / (2 * RATE_OVER_S)


@dataclass(frozen=True)
class Felt:
    """What of a motion was handed to an app's listeners."""

    samples: int
    acceleration: float
    """Largest, m/s²."""
    rotation: float
    """Largest, degrees."""
    duration_s: float
    """From the first sample that was not at rest to the last."""
    pause_s: float = 0.0
    """The longest time within the motion in which no sample came."""

    @classmethod
    def of(cls, motion: Motion, steps: Mapping[Sensor, Collection[int]]) -> Felt:
        """From the steps that were handed over, by sensor."""
        pushes = _steps(motion, steps, (Sensor.ACCELEROMETER, Sensor.LINEAR_ACCELERATION))
        turns = _steps(motion, steps, tuple(set(Sensor) - {Sensor.LINEAR_ACCELERATION}))
        moving = [
            step
            for step in sorted({*pushes, *turns})
            if abs(motion.pushed(step)) > STILL * motion.acceleration
            or abs(motion.turned(step)) > STILL * motion.rotation
        ]
        return cls(
            samples=sum(map(len, steps.values())),
            acceleration=max((abs(motion.pushed(step)) for step in pushes), default=0.0),
            rotation=max((abs(motion.turned(step)) for step in turns), default=0.0),
            duration_s=(moving[-1] - moving[0]) * STEP_S if moving else 0.0,
            pause_s=max((_pause(motion, told) for told in (pushes, turns) if told), default=0.0),
        )

    def evidence(self, stimulus: SensorStimulus) -> MotionFelt:
        """As it stands on the timeline."""
        return MotionFelt(
            stimulus=stimulus.id,
            samples=self.samples,
            acceleration=round(self.acceleration, 2),
            rotation=round(self.rotation, 1),
            duration=round(self.duration_s, 2),
            pause=round(self.pause_s, 2),
        )


def _steps(
    motion: Motion, steps: Mapping[Sensor, Collection[int]], by: tuple[Sensor, ...]
) -> list[int]:
    """The steps that one of these sensors told of."""
    told = {step for sensor in by for step in steps.get(sensor, ())}
    return sorted(told & set(motion.steps))


def _pause(motion: Motion, told: Sequence[int]) -> float:
    """The longest time between two steps that were told, in seconds."""
    moments = (motion.steps[0], *told, motion.steps[-1])
    return max(later - sooner for sooner, later in pairwise(moments)) * STEP_S


def still(duration_s: float) -> Motion:
    """A phone that lies on a table."""
    return Motion(f"still for {duration_s:g} s", 0.0, 0.0, duration_s, daily=True)


def shake(acceleration: float, duration_s: float, rotation: float = 0.0) -> Motion:
    """A shake of so many m/s² and degrees at its peaks."""
    turn = f", {rotation:g}°" if rotation else ""
    name = f"shake {acceleration:g} m/s² for {duration_s:g} s{turn}"
    return Motion(name, acceleration, rotation, duration_s)


def turning(rotation: float, duration_s: float) -> Motion:
    """A turn to each side and back, in one place."""
    return Motion(f"turn {rotation:g}° for {duration_s:g} s", 0.0, rotation, duration_s)


EVERYDAY = shake(10, 1)
"""Below the note in T/TAF 078.7-2022, 15 m/s², 35° and 3 s: nothing may happen."""
DELIBERATE = shake(20, 3, 60)
"""Beyond each of its values: shows that a page reacts to shaking at all."""

DAILY = (
    Motion("walking", 4, 8, 3, push=stride, axis=2, daily=True),
    Motion("riding", 5, 4, 3, push=road, axis=2, daily=True),
    Motion("picking up and putting down", 6, 50, 2, lift_and_drop, held_up, axis=2, daily=True),
)
"""What the note names as motions that must not trigger anything."""
