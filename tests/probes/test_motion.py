"""Traces of motion are what sensors would say: consistent, two-way, with gravity."""

from __future__ import annotations

import math

import pytest

from harness.probes.motion import (
    DELIBERATE,
    EVERYDAY,
    GRAVITY,
    REST_S,
    STEP_S,
    Motion,
    Sensor,
    shake,
    still,
)

AT_REST = {
    Sensor.ACCELEROMETER: (0, 0, GRAVITY),
    Sensor.GYROSCOPE: (0, 0, 0),
    Sensor.GRAVITY: (0, 0, GRAVITY),
    Sensor.LINEAR_ACCELERATION: (0, 0, 0),
    Sensor.ROTATION_VECTOR: (0, 0, 0, 1),
    Sensor.GAME_ROTATION_VECTOR: (0, 0, 0, 1),
}
MOTIONS = (still(1), EVERYDAY, DELIBERATE)


@pytest.mark.parametrize("motion", MOTIONS, ids=lambda m: m.name)
def test_every_sensor_has_a_row_for_every_step(motion: Motion) -> None:
    trace = motion.trace()

    assert set(trace) == set(Sensor)
    assert {len(rows) for rows in trace.values()} == {round(motion.span_s / STEP_S)}


def test_a_phone_on_a_table_feels_gravity_and_nothing_else() -> None:
    for sensor, rows in still(0.5).trace().items():
        assert all(row == pytest.approx(AT_REST[sensor]) for row in rows), sensor.name


@pytest.mark.parametrize("motion", MOTIONS, ids=lambda m: m.name)
def test_motion_begins_and_ends_at_rest(motion: Motion) -> None:
    for sensor, rows in motion.trace().items():
        for row in (*rows[: round(REST_S / STEP_S) - 1], rows[-1]):
            assert row == pytest.approx(AT_REST[sensor]), sensor.name


@pytest.mark.parametrize(("peak", "seconds"), [(10, 1), (20, 3), (8, 0.5)])
def test_a_shake_reaches_its_peak_both_ways_for_as_long_as_it_says(
    peak: float, seconds: float
) -> None:
    along = [row[0] for row in shake(peak, seconds).trace()[Sensor.LINEAR_ACCELERATION]]
    moving = [step for step, push in enumerate(along) if abs(push) > peak / 10]

    assert max(along) == pytest.approx(peak, rel=0.01)
    assert min(along) == pytest.approx(-peak, rel=0.01)
    assert (moving[-1] - moving[0]) * STEP_S == pytest.approx(seconds, abs=3 * STEP_S)


def test_the_accelerometer_is_gravity_and_linear_acceleration_together() -> None:
    trace = DELIBERATE.trace()

    for total, gravity, linear in zip(
        trace[Sensor.ACCELEROMETER],
        trace[Sensor.GRAVITY],
        trace[Sensor.LINEAR_ACCELERATION],
        strict=True,
    ):
        assert total == pytest.approx([g + a for g, a in zip(gravity, linear, strict=True)])
        assert math.hypot(*gravity) == pytest.approx(GRAVITY)


def test_the_gyroscope_adds_up_to_the_angle_of_the_rotation_vector() -> None:
    trace = DELIBERATE.trace()
    angles = [math.degrees(2 * math.atan2(row[1], row[3])) for row in trace[Sensor.ROTATION_VECTOR]]
    rates = [math.degrees(row[1]) for row in trace[Sensor.GYROSCOPE]]

    assert max(angles) == pytest.approx(60, rel=0.01)
    assert min(angles) == pytest.approx(-60, rel=0.01)
    for step in range(10, 100):
        turned = (rates[step] + rates[step + 1]) / 2 * STEP_S
        assert angles[step + 1] - angles[step] == pytest.approx(turned, abs=0.5)


def test_one_motion_stays_below_the_reference_values_and_one_reaches_them_all() -> None:
    assert EVERYDAY.acceleration < 15
    assert EVERYDAY.rotation < 35
    assert EVERYDAY.duration_s < 3
    assert DELIBERATE.acceleration >= 15
    assert DELIBERATE.rotation >= 35
    assert DELIBERATE.duration_s >= 3
