"""Motions of a phone as its sensors would tell them, computed rather than recorded."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

GRAVITY = 9.80665
"""m/s²."""
STEP_S = 0.02
"""The sensors' own rate need not be the same: each event gets the values of its moment."""
REST_S = 0.1
"""Still before and after each motion, so that an app can tell gravity from motion."""
SWINGS_HZ = 2.0
"""To and fro in a second, about as fast as people shake a phone."""

Values = tuple[float, ...]


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


@dataclass(frozen=True)
class Motion:
    """A phone that lies on its back, is moved to and fro along x while it turns about y, and rests.

    Both ways from where it was: the 2026 edition of T/TAF 078.7 asks that a shake be two-way.
    """

    name: str
    acceleration: float
    """Peak along x, m/s², without gravity."""
    rotation: float
    """Peak angle to each side, degrees."""
    duration_s: float

    @property
    def span_s(self) -> float:
        """With the rest before and after."""
        return self.duration_s + 2 * REST_S

    def trace(self) -> dict[Sensor, list[Values]]:
        """Each sensor's values, one row per step of STEP_S."""
        moments = [self._at(swing) for swing in self._swings()]
        return {sensor: [moment[sensor] for moment in moments] for sensor in Sensor}

    def _swings(self) -> Iterator[float | None]:
        """Where in its swings the phone is at each step, in radians; None while it rests."""
        for step in range(round(self.span_s / STEP_S)):
            moving_s = step * STEP_S - REST_S
            is_moving = 0 <= moving_s <= self.duration_s
            yield 2 * math.pi * SWINGS_HZ * moving_s if is_moving else None

    def _at(self, swing: float | None) -> dict[Sensor, Values]:
        to_side = 0.0 if swing is None else math.sin(swing)
        push = self.acceleration * to_side
        most = math.radians(self.rotation)
        angle = most * to_side
        rate = 0.0 if swing is None else most * math.cos(swing) * 2 * math.pi * SWINGS_HZ
        down = (-GRAVITY * math.sin(angle), 0.0, GRAVITY * math.cos(angle))
        turned = (0.0, math.sin(angle / 2), 0.0, math.cos(angle / 2))
        return {
            Sensor.ACCELEROMETER: (down[0] + push, down[1], down[2]),
            Sensor.GYROSCOPE: (0.0, rate, 0.0),
            Sensor.GRAVITY: down,
            Sensor.LINEAR_ACCELERATION: (push, 0.0, 0.0),
            Sensor.ROTATION_VECTOR: turned,
            Sensor.GAME_ROTATION_VECTOR: turned,
        }


def still(duration_s: float) -> Motion:
    """A phone that lies on a table."""
    return Motion(f"still for {duration_s:g} s", 0.0, 0.0, duration_s)


def shake(acceleration: float, duration_s: float, rotation: float = 0.0) -> Motion:
    """A shake of so many m/s² and degrees at its peaks."""
    turn = f", {rotation:g}°" if rotation else ""
    name = f"shake {acceleration:g} m/s² for {duration_s:g} s{turn}"
    return Motion(name, acceleration, rotation, duration_s)


EVERYDAY = shake(10, 1)
"""Below the note in T/TAF 078.7-2022, 15 m/s², 35° and 3 s: nothing may happen."""
DELIBERATE = shake(20, 3, 60)
"""Beyond each of its values: shows that a page reacts to shaking at all."""
