"""The probe moves the phone for the app's own listeners, and says what of it they felt."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from harness.model.evidence import MotionFelt, SensorStimulus
from harness.model.identity import Identity
from harness.probes.interface import Watch
from harness.probes.motion import EVERYDAY, STEP_S, Sensor

from .conftest import MemorySink
from .test_api_calls import APP, Desk, DeskProbe


@pytest.fixture
def desk(subject_classes: Path) -> Iterator[Desk]:
    desk = Desk(subject_classes)
    yield desk
    for process in desk.started:
        process.end()


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


@pytest.fixture
def probe(desk: Desk, sink: MemorySink) -> Iterator[DeskProbe]:
    probe = DeskProbe(Watch(phone=desk, app=APP, sink=sink, identity=Identity()))
    probe.start()
    yield probe
    probe.stop()


def test_a_motion_is_recorded_as_it_reaches_the_first_listener(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.launch()
    app = desk.started[0]
    with ThreadPoolExecutor(1) as pool:
        stimulus = pool.submit(probe.stimulate, EVERYDAY, 20)
        while not stimulus.done():  # the test's own time limit ends this
            app.say("feel 1 20")

    assert sink.of(SensorStimulus) == [stimulus.result()]
    assert stimulus.result().received is True
    assert stimulus.result().acceleration == EVERYDAY.acceleration
    felt = probe.felt()
    assert set(felt) == {Sensor.ACCELEROMETER}
    steps = felt[Sensor.ACCELEROMETER]
    assert 1 <= len(steps) <= EVERYDAY.span_s / STEP_S
    assert set(steps) <= set(EVERYDAY.steps)
    told = probe.confirm(EVERYDAY, stimulus.result())
    assert told is not None
    assert sink.of(MotionFelt) == [told]
    assert told.stimulus == stimulus.result().id
    assert told.samples == len(steps)
    assert told.acceleration <= EVERYDAY.acceleration


def test_a_motion_that_nobody_feels_is_recorded_as_such(probe: DeskProbe, sink: MemorySink) -> None:
    assert probe.stimulate(EVERYDAY).received is False, "the app does not run"
    probe.launch()

    assert probe.stimulate(EVERYDAY, patience_s=0).received is False
    assert probe.felt() == {}
    assert probe.confirm(EVERYDAY, sink.of(SensorStimulus)[-1]) is None
    assert len(sink.of(SensorStimulus)) == 2


def test_the_probe_knows_whether_the_app_listens_to_motion(desk: Desk, probe: DeskProbe) -> None:
    probe.launch()
    desk.started[0].say("sensor 5")  # light
    probe.flush()
    assert not probe.listens_to_motion

    desk.started[0].say("sensor 1")
    probe.flush()
    assert probe.listens_to_motion
