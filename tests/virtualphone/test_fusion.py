"""Gravity, linear acceleration and rotation follow from what accelerometer and gyroscope say."""

from __future__ import annotations

import math

import pytest

from harness.virtualphone.fusion import GRAVITY, Attitude

DOWN = (0.0, 0.0, GRAVITY)


def test_a_phone_on_a_table_feels_gravity_alone() -> None:
    attitude = Attitude()
    attitude.advance(10, DOWN, (0.0, 0.0, 0.0))

    assert attitude.gravity == pytest.approx(DOWN)
    assert attitude.linear(DOWN) == pytest.approx((0, 0, 0))
    assert attitude.rotation_vector == pytest.approx((0, 0, 0, 1))


def test_a_turn_that_the_gyroscope_tells_turns_gravity_and_rotation() -> None:
    attitude = Attitude()
    for step in range(50):
        angle = math.radians(60) * step / 50
        felt = (-GRAVITY * math.sin(angle), 0.0, GRAVITY * math.cos(angle))
        attitude.advance(0.02, felt, (0.0, math.radians(60), 0.0))

    assert attitude.rotation_vector == pytest.approx((0, 0.5, 0, math.cos(math.pi / 6)), abs=0.01)
    assert attitude.gravity == pytest.approx((-GRAVITY * 0.866, 0, GRAVITY / 2), abs=0.1)


def test_a_push_is_linear_acceleration() -> None:
    attitude = Attitude()

    assert attitude.linear((12.0, 0.0, GRAVITY)) == pytest.approx((12, 0, 0))


def test_a_phone_that_lies_differently_is_believed_in_time() -> None:
    attitude = Attitude()
    for _ in range(3000):
        attitude.advance(0.02, (0.0, GRAVITY, 0.0), (0.0, 0.0, 0.0))

    assert attitude.gravity == pytest.approx((0, GRAVITY, 0), abs=0.1)


@pytest.mark.parametrize("seconds", [1, 5, 10, 30, 100_000])
def test_a_phone_that_nobody_asked_for_long_lies_no_more_askew_than_before(seconds: float) -> None:
    attitude = Attitude()
    attitude.advance(0.1, DOWN, (0.0, 2.0, 0.0))
    askew = math.dist(attitude.gravity, DOWN)
    attitude.advance(seconds, DOWN, (0.0, 0.0, 0.0))

    assert askew > 0.1
    assert math.dist(attitude.gravity, DOWN) < askew * math.exp(-0.25 * min(seconds, 60))


@pytest.mark.parametrize(
    "down", [DOWN, (GRAVITY, 0, 0), (0, -GRAVITY, 0), (3, -4, 8.4), (0, 0, -GRAVITY), (1, 2, -9.6)]
)
def test_a_phone_at_rest_feels_its_own_gravity(down: tuple[float, float, float]) -> None:
    attitude = Attitude.resting(down)

    assert attitude.linear(down) == pytest.approx((0, 0, 0), abs=0.1)
    assert math.hypot(*attitude.rotation_vector) == pytest.approx(1)
