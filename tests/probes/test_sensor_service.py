"""Who listens to which sensor, and what it told, is read off `dumpsys sensorservice`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.probes.motion import Sensor
from harness.probes.sensor_service import Reading, read_report

TREES = Path(__file__).parents[1] / "data" / "sensorservice"
LISTED = (TREES / "emulator-14.txt").read_text(encoding="utf-8")
LINES = LISTED.splitlines()


def test_an_app_hears_the_motion_sensors_of_its_connections() -> None:
    report = read_report(LISTED)

    assert report.hears(10185) == {Sensor.ACCELEROMETER, Sensor.ROTATION_VECTOR}
    assert report.hears(1000) == {Sensor.ACCELEROMETER}
    assert report.hears(10186) == frozenset()


def test_the_last_events_of_motion_sensors_are_read() -> None:
    events = read_report(LISTED).events

    assert set(events) == {Sensor.ACCELEROMETER}
    assert events[Sensor.ACCELEROMETER][1] == Reading(712.06, (6.18, 0.0, 9.81))


def test_masked_values_are_no_events_but_listeners_are_known() -> None:
    report = read_report((TREES / "masked.txt").read_text(encoding="utf-8"))

    assert report.events == {}
    assert report.hears(10185)


@pytest.mark.parametrize("text", ["", "Can't find service: sensorservice", "\n" * 1000])
def test_a_phone_that_tells_nothing_has_no_listeners(text: str) -> None:
    report = read_report(text)

    assert report.listening == {}
    assert report.events == {}


@given(
    st.lists(
        st.one_of(
            st.sampled_from(LINES),
            st.text(max_size=60),
            st.builds(lambda a, b: a[:20] + b[10:], st.sampled_from(LINES), st.sampled_from(LINES)),
        ),
        max_size=30,
    )
)
def test_no_listing_makes_the_reader_raise(lines: list[str]) -> None:
    report = read_report("\n".join(lines))

    assert set(report.events) <= set(Sensor)
