"""Traces of motion are what sensors would say: consistent, two-way, with gravity."""

from __future__ import annotations

import math

import pytest

from harness.probes.ladder import RUNGS
from harness.probes.motion import (
    DAILY,
    DELIBERATE,
    EVERYDAY,
    GRAVITY,
    REST_S,
    STEP_S,
    Felt,
    Motion,
    Sensor,
    shake,
    still,
    turning,
)

AT_REST = {
    Sensor.ACCELEROMETER: (0, 0, GRAVITY),
    Sensor.GYROSCOPE: (0, 0, 0),
    Sensor.GRAVITY: (0, 0, GRAVITY),
    Sensor.LINEAR_ACCELERATION: (0, 0, 0),
    Sensor.ROTATION_VECTOR: (0, 0, 0, 1),
    Sensor.GAME_ROTATION_VECTOR: (0, 0, 0, 1),
}
MOTIONS = (still(1), *DAILY, *RUNGS, DELIBERATE)


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


@pytest.mark.parametrize("motion", MOTIONS, ids=lambda m: m.name)
def test_a_motion_reaches_the_peaks_that_it_is_named_after(motion: Motion) -> None:
    assert max(abs(motion.pushed(step)) for step in motion.steps) == pytest.approx(
        motion.acceleration, rel=0.1
    )
    assert max(abs(motion.turned(step)) for step in motion.steps) == pytest.approx(
        motion.rotation, rel=0.05
    )


@pytest.mark.parametrize("motion", [*RUNGS, DELIBERATE], ids=lambda m: m.name)
def test_a_shake_goes_both_ways_and_ends_where_it_began(motion: Motion) -> None:
    for values in (
        [motion.pushed(step) for step in motion.steps],
        [motion.turned(step) for step in motion.steps],
    ):
        assert min(values) == pytest.approx(-max(values), abs=0.15 * max(values))
        assert sum(values) == pytest.approx(0, abs=0.5 * max(values))


@pytest.mark.parametrize("motion", MOTIONS, ids=lambda m: m.name)
def test_the_accelerometer_is_gravity_and_linear_acceleration_together(motion: Motion) -> None:
    trace = motion.trace()

    for total, gravity, linear in zip(
        trace[Sensor.ACCELEROMETER],
        trace[Sensor.GRAVITY],
        trace[Sensor.LINEAR_ACCELERATION],
        strict=True,
    ):
        assert total == pytest.approx([g + a for g, a in zip(gravity, linear, strict=True)])
        assert math.hypot(*gravity) == pytest.approx(GRAVITY)


def test_people_push_a_phone_up_and_down_as_they_walk_and_ride() -> None:
    for motion in DAILY:
        pushes = motion.trace()[Sensor.LINEAR_ACCELERATION]
        assert all(row[:2] == (0, 0) for row in pushes), motion.name
        assert max(abs(row[2]) for row in pushes) < 15


@pytest.mark.parametrize("motion", [m for m in MOTIONS if m.rotation], ids=lambda m: m.name)
def test_the_gyroscope_adds_up_to_the_angle_of_the_rotation_vector(motion: Motion) -> None:
    trace = motion.trace()
    turned = 0.0
    for rates, after, row in zip(
        trace[Sensor.GYROSCOPE],
        trace[Sensor.GYROSCOPE][1:],
        trace[Sensor.ROTATION_VECTOR][1:],
        strict=False,
    ):
        turned += math.degrees(rates[1] + after[1]) / 2 * STEP_S
        angle = math.degrees(2 * math.atan2(row[1], row[3]))
        assert turned == pytest.approx(angle, abs=0.1 * motion.rotation)


def test_a_turn_of_the_control_is_as_large_as_it_says() -> None:
    trace = DELIBERATE.trace()
    angles = [math.degrees(2 * math.atan2(row[1], row[3])) for row in trace[Sensor.ROTATION_VECTOR]]

    assert max(angles) == pytest.approx(60, rel=0.01)
    assert min(angles) == pytest.approx(-60, rel=0.01)


def test_one_motion_stays_below_the_reference_values_and_one_reaches_them_all() -> None:
    assert EVERYDAY.acceleration < 15
    assert EVERYDAY.rotation < 35
    assert EVERYDAY.duration_s < 3
    assert DELIBERATE.acceleration >= 15
    assert DELIBERATE.rotation >= 35
    assert DELIBERATE.duration_s >= 3


def test_the_rungs_rise_to_just_below_the_reference_values() -> None:
    for motion in RUNGS:
        assert motion.acceleration < 15 or motion.rotation < 35 or motion.duration_s < 3

    assert RUNGS[0].acceleration + RUNGS[0].rotation < RUNGS[-1].acceleration
    assert {m.acceleration for m in RUNGS} >= {5, 8, 10, 12, 14}
    assert {m.rotation for m in RUNGS} >= {5, 15, 25, 34}


def test_what_was_felt_is_told_by_the_steps_that_arrived() -> None:
    motion = shake(10, 1)
    every_step = {Sensor.ACCELEROMETER: list(motion.steps)}
    first_half = {Sensor.ACCELEROMETER: list(motion.steps)[:25]}
    at_rest = {Sensor.ACCELEROMETER: [0, 1, 2]}

    assert Felt.of(motion, every_step).acceleration == pytest.approx(10, rel=0.02)
    assert Felt.of(motion, every_step).duration_s == pytest.approx(1, abs=0.1)
    assert Felt.of(motion, first_half).duration_s < 0.5
    assert Felt.of(motion, at_rest) == Felt(3, 0, 0, 0, Felt.of(motion, at_rest).pause_s)
    assert Felt.of(motion, {}) == Felt(0, 0, 0, 0)


def test_a_time_without_samples_is_told() -> None:
    motion = shake(10, 1)
    steps = list(motion.steps)
    half_a_second = int(0.5 / STEP_S)

    assert Felt.of(motion, {Sensor.ACCELEROMETER: steps}).pause_s == pytest.approx(STEP_S)
    assert Felt.of(motion, {Sensor.ACCELEROMETER: steps[::10]}).pause_s == pytest.approx(0.2)
    holed = steps[:10] + steps[10 + half_a_second :]
    assert Felt.of(motion, {Sensor.ACCELEROMETER: holed}).pause_s == pytest.approx(0.5, abs=0.03)
    assert Felt.of(motion, {Sensor.ACCELEROMETER: steps[:10]}).pause_s > 0.8


def test_each_sensor_tells_only_what_it_can() -> None:
    motion = turning(30, 1)
    whole = list(motion.steps)

    assert Felt.of(motion, {Sensor.LINEAR_ACCELERATION: whole}).rotation == 0
    assert Felt.of(motion, {Sensor.GYROSCOPE: whole}).rotation == pytest.approx(30, rel=0.05)
    assert Felt.of(DELIBERATE, {Sensor.GYROSCOPE: list(DELIBERATE.steps)}).acceleration == 0


def test_steps_that_the_motion_has_not_are_not_believed() -> None:
    assert Felt.of(shake(10, 1), {Sensor.ACCELEROMETER: [10**9]}).acceleration == 0
