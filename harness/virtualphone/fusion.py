"""How the phone lies, fused from what its accelerometer and gyroscope measure."""

from __future__ import annotations

import math

Vector = tuple[float, float, float]

GRAVITY = 9.80665
_TRUST = 0.3
"""1/s: how fast the direction of the accelerometer corrects that of the gyroscope."""
_STEP_S = 0.1
"""A longer step would correct too much."""
_SETTLED_S = 60.0
"""After this long nothing is left to correct."""

_FACE = 1e-3
"""Cosine of half the angle to lying on the back, below which every way to turn is as short."""


class Attitude:
    """A turn from the phone's axes to the world's, kept up to date by `advance`."""

    def __init__(self) -> None:
        self._turn = (1.0, 0.0, 0.0, 0.0)
        """Quaternion: cosine of half the angle, and the axis times its sine."""

    @classmethod
    def resting(cls, acceleration: Vector) -> Attitude:
        """Of a phone that lies still: gravity tells all but where its head points."""
        attitude = cls()
        strength = math.hypot(*acceleration)
        if strength > 0:
            x, y, z = (a / strength for a in acceleration)
            w = math.sqrt(max(1 + z, 0) / 2)
            if w < _FACE:
                attitude._turn = (0.0, 1.0, 0.0, 0.0)
            else:
                attitude._turn = (w, y / 2 / w, -x / 2 / w, 0.0)
        return attitude

    @property
    def rotation_vector(self) -> tuple[float, ...]:
        """As Android gives it: the axis times the sine of half the angle, then the cosine."""
        w, x, y, z = self._turn
        return (x, y, z, w)

    @property
    def gravity(self) -> Vector:
        """m/s² along the phone's axes."""
        w, x, y, z = self._turn
        return (
            GRAVITY * 2 * (x * z - w * y),
            GRAVITY * 2 * (y * z + w * x),
            GRAVITY * (1 - 2 * (x * x + y * y)),
        )

    def linear(self, acceleration: Vector) -> Vector:
        """An acceleration without gravity."""
        x, y, z = (a - g for a, g in zip(acceleration, self.gravity, strict=True))
        return (x, y, z)

    def advance(self, seconds: float, acceleration: Vector, rate: Vector) -> None:
        """Time went by while the sensors measured this: m/s² and rad/s."""
        seconds = min(seconds, _SETTLED_S)
        steps = math.ceil(seconds / _STEP_S)
        for _ in range(steps):
            self._step(seconds / steps, acceleration, rate)

    def _step(self, seconds: float, acceleration: Vector, rate: Vector) -> None:
        strength = math.hypot(*acceleration)
        if strength > 0:
            measured = tuple(a / strength for a in acceleration)
            expected = tuple(g / GRAVITY for g in self.gravity)
            wrong = _cross(measured, expected)
            rate = (
                rate[0] + _TRUST * wrong[0],
                rate[1] + _TRUST * wrong[1],
                rate[2] + _TRUST * wrong[2],
            )
        speed = math.hypot(*rate)
        if speed * seconds == 0:
            return
        sine = math.sin(speed * seconds / 2) / speed
        step = (math.cos(speed * seconds / 2), rate[0] * sine, rate[1] * sine, rate[2] * sine)
        turn = _product(self._turn, step)
        size = math.hypot(*turn)
        self._turn = (turn[0] / size, turn[1] / size, turn[2] / size, turn[3] / size)


def _cross(one: tuple[float, ...], other: tuple[float, ...]) -> Vector:
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def _product(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    a, b, c, d = one
    w, x, y, z = other
    return (
        a * w - b * x - c * y - d * z,
        a * x + b * w + c * z - d * y,
        a * y - b * z + c * w + d * x,
        a * z + b * y - c * x + d * w,
    )
