"""Moves an emulator by its console; its sensor service says who listens, and what they were given.

No hooks are needed, and listeners in native code are reached as well.
"""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Callable, Iterable

from harness.errors import HarnessError
from harness.model.evidence import MotionFelt, Note, SensorStimulus
from harness.probes.activities import look_around
from harness.probes.emulator_console import EmulatorConsole
from harness.probes.interface import Watch
from harness.probes.motion import GRAVITY, STEP_S, Felt, Motion, Sensor, Values
from harness.probes.sensor_service import LISTING, Reading, SensorReport, read_report

PLAYED = {"acceleration": Sensor.ACCELEROMETER, "gyroscope": Sensor.GYROSCOPE}
"""What is set; gravity, linear acceleration and rotation follow from it on the emulator."""
LISTEN_S = 2.0
"""How long a launched app is given to begin to listen."""
LOOK_EVERY_S = 0.1
"""The sensor service remembers ten events of a sensor, and gives apps up to fifty a second."""
NEAR = 0.05
"""Part of a motion's peak by which an event may differ from the step that it is of."""
DRIFT = 4
"""Steps by which it may come too early or too late."""
TURN_S = 1.5
"""To lay the phone down, and to put it back as it was, so slowly that it is no shake."""

LYING = (0.0, 0.0, GRAVITY)
_SAME = 0.2
"""m/s² by which two directions of gravity may differ and be the same."""


class EmulatorMotion:
    """Moves the emulator that one app runs on."""

    def __init__(self, watch: Watch, port: int) -> None:
        self._watch = watch
        self._port = port
        self._uid = look_around(watch.phone, watch.app).uid
        self._hears: frozenset[Sensor] = frozenset()
        self._playing: _Playing | None = None
        self._before: Values = LYING

    def lay_down(self) -> None:
        """Turn the phone slowly until it lies on its back, where motions begin. ProbeError."""
        with EmulatorConsole(self._port) as console:
            self._before = console.sensor("acceleration")
            _turn(console, self._before, LYING)

    def put_back(self) -> None:
        """Turn it to where it was. Does not raise."""
        with contextlib.suppress(HarnessError), EmulatorConsole(self._port) as console:
            _turn(console, console.sensor("acceleration"), self._before)

    @property
    def listens(self) -> bool:
        """Whether the app begins to listen to a motion sensor within LISTEN_S."""
        deadline = time.monotonic() + LISTEN_S
        while True:
            self._hears = self._report().hears(self._uid)
            if self._hears or time.monotonic() >= deadline:
                return bool(self._hears)
            time.sleep(LOOK_EVERY_S)

    def stimulate(self, motion: Motion) -> SensorStimulus:
        """Begin the motion, and record it; it goes on by itself for `motion.span_s`.

        `received` is None when the emulator's console cannot be used.
        """
        received: bool | None = self.listens
        if received:
            try:
                self._playing = _Playing(self._port, motion, self._report)
            except HarnessError as error:
                self._watch.sink.record(Note(text=f"{motion.name} failed: {error.sentence}"))
                received = None
        return self._watch.sink.record(
            SensorStimulus(
                source_at=self._watch.phone.wall_clock() if received else None,
                name=motion.name,
                acceleration=motion.acceleration,
                rotation=motion.rotation,
                duration=motion.duration_s,
                daily=motion.daily,
                received=received,
            )
        )

    def confirm(self, motion: Motion, stimulus: SensorStimulus) -> MotionFelt | None:
        """Record what of the motion the app's sensors gave; None when the phone does not say."""
        if self._playing is None:
            return None
        readings, failure = self._playing.end()
        if failure:
            self._watch.sink.record(Note(text=f"{motion.name} was cut short: {failure}"))
        if not readings and not failure:
            return None  # some phones mask the values
        heard = {kind: told for kind, told in readings.items() if kind in self._hears}
        steps = {kind: steps_of(motion, kind, told) for kind, told in heard.items()}
        return self._watch.sink.record(Felt.of(motion, steps).evidence(stimulus))

    def _report(self) -> SensorReport:
        return read_report(self._watch.phone.shell(LISTING).output)


class _Playing:
    """A motion that goes on: one thread sets the sensors, another collects what they tell."""

    def __init__(self, port: int, motion: Motion, report: Callable[[], SensorReport]) -> None:
        """Connect, and begin. ProbeError when the console cannot be used."""
        self._console = EmulatorConsole(port)
        self._motion = motion
        self._report = report
        self._told: dict[Sensor, dict[float, Reading]] = {}
        self._failure = ""
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=work, name="motion", daemon=True)
            for work in (self._play, self._collect)
        ]
        for thread in self._threads:
            thread.start()

    def end(self) -> tuple[dict[Sensor, list[Reading]], str]:
        """Wait for the end; what each sensor told, and what went wrong."""
        for thread in self._threads:
            thread.join()
        return {kind: list(told.values()) for kind, told in self._told.items()}, self._failure

    def _play(self) -> None:
        """Set each step at its time; one whose time has gone by is left out."""
        trace = self._motion.trace()
        try:
            with self._console as console:
                began = time.monotonic()
                for step in self._motion.steps:
                    late = time.monotonic() - began - step * STEP_S
                    if late > STEP_S:
                        continue
                    time.sleep(max(-late, 0))
                    for name, kind in PLAYED.items():
                        console.set_sensor(name, trace[kind][step])
                for name, kind in PLAYED.items():
                    console.set_sensor(name, trace[kind][0])
        except HarnessError as error:
            self._failure = error.sentence
        finally:
            self._over.set()

    def _collect(self) -> None:
        """Read the last events again and again, and once more when the motion is over."""
        going_on = True
        while going_on:
            going_on = not self._over.wait(LOOK_EVERY_S)
            try:
                events = self._report().events
            except HarnessError as error:
                self._failure = error.sentence
                return
            for kind, readings in events.items():
                self._told.setdefault(kind, {}).update((each.at, each) for each in readings)


def _turn(console: EmulatorConsole, start: Values, end: Values) -> None:
    """Lead gravity from one direction to another, evenly."""
    if _apart(start, end) < _SAME:
        return
    whole = round(TURN_S / STEP_S)
    for step in range(1, whole + 1):
        share = step / whole
        mixed = tuple(a + (b - a) * share for a, b in zip(start, end, strict=False))
        size = math.hypot(*mixed)
        even = math.hypot(*start) * (1 - share) + math.hypot(*end) * share
        if size > _SAME:  # halfway between opposite directions there is none
            console.set_sensor("acceleration", [value * even / size for value in mixed])
        time.sleep(STEP_S)
    console.set_sensor("acceleration", end)


def steps_of(motion: Motion, kind: Sensor, readings: Iterable[Reading]) -> list[int]:
    """Which steps of a motion a sensor's events are of, in order of time."""
    rows = motion.trace()[kind]
    furthest = max(_apart(row, rows[0]) for row in rows)
    near = NEAR * furthest + NEAR
    told = sorted(readings, key=lambda reading: reading.at)
    moving = [step for step, row in enumerate(rows) if _apart(row, rows[0]) > near]
    first = next((reading for reading in told if _apart(reading.values, rows[0]) > near), None)
    if not moving:
        return list(range(min(len(told), len(rows))))
    if first is None:
        return []
    steps: list[int] = []
    for reading in told:
        about = moving[0] + round((reading.at - first.at) / STEP_S)
        nearby = range(max(about - DRIFT, 0), min(about + DRIFT + 1, len(rows)))
        step = min(nearby, key=lambda step: _apart(reading.values, rows[step]), default=None)
        if step is not None and _apart(reading.values, rows[step]) <= near:
            steps.append(step)
    return steps


def _apart(one: Values, other: Values) -> float:
    return math.dist(one[: len(other)], other[: len(one)])
