"""A motion goes over an emulator's console to whoever listens on it, and what arrived is told."""

from __future__ import annotations

import math
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.devices.interface import ShellResult
from harness.errors import ProbeError
from harness.model.evidence import MotionFelt, Note, SensorStimulus
from harness.model.identity import Identity
from harness.probes.emulator_console import EmulatorConsole
from harness.probes.emulator_motion import EmulatorMotion, steps_of
from harness.probes.interface import Watch
from harness.probes.motion import STEP_S, Motion, Sensor, shake, still
from harness.probes.sensor_service import Reading
from harness.probes.shaking import _is_whole
from harness.virtualphone.app_process import AppProcess
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone
from harness.virtualphone.shell.call import Streams
from harness.virtualphone.streams import Bytes, Gathered
from tests.probes.conftest import MemorySink, ScriptedPhone, app_of

UID, PID = 10185, 4711
APP = "com.example.app"
GAME = "1"
MOTION = shake(12, 0.6, 40)
TRIES = 10


class Listener:
    """An app's process that keeps what its sensors tell it."""

    def __init__(self) -> None:
        self.pid, self.name, self.is_dead = PID, APP, False
        self.package = SimpleNamespace(package=APP, uid=UID)
        self.heard: list[tuple[str, ...]] = []

    def send(self, *fields: str) -> None:
        self.heard.append(fields)


class Emulator(ScriptedPhone):
    """A virtual phone with one app that listens, as far as motions go."""

    def __init__(self, loop: LoopInThread, phone: Phone) -> None:
        super().__init__()
        self.loop, self.phone = loop, phone
        self.listener = Listener()
        self.console_port = phone.console.port

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        if command.startswith("pm list packages"):
            return ShellResult(f"package:{APP} uid:{UID}", 0)
        out = Gathered()
        streams = Streams(Bytes(b""), out, out)
        code = self.loop.run(self.phone.new_shell().run(command, streams), timeout_s)
        return ShellResult(bytes(out.data).decode(), code)

    def wall_clock(self) -> float:
        return self.phone.clock.now()

    def listen(self, *kinds: Sensor) -> None:
        process = cast("AppProcess", self.listener)
        self.loop.call(lambda: self.phone.zygote.processes.__setitem__(PID, process))
        for kind in kinds:
            register = self.phone.sensors.handlers()["sensors.register"]
            self.loop.run(cast("Any", register)(process, [str(int(kind)), GAME]))

    def leave(self) -> None:
        self.listener.is_dead = True
        self.loop.call(lambda: self.phone.zygote.processes.pop(PID, None))


@pytest.fixture(scope="module")
def loop() -> Iterator[LoopInThread]:
    made = LoopInThread()
    yield made
    made.close()


@pytest.fixture
def emulator(loop: LoopInThread, tmp_path: Path) -> Iterator[Emulator]:
    phone = Phone("phone-1", tmp_path)
    loop.run(phone.boot())
    made = Emulator(loop, phone)
    yield made
    made.leave()
    loop.run(phone.close())


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


@pytest.fixture
def watch(emulator: Emulator, sink: MemorySink) -> Watch:
    return Watch(emulator, app_of(APP), sink, Identity())


def test_a_motion_reaches_the_listener_and_is_told_whole(
    emulator: Emulator, watch: Watch, sink: MemorySink
) -> None:
    emulator.listen(Sensor.ACCELEROMETER, Sensor.LINEAR_ACCELERATION, Sensor.ROTATION_VECTOR)
    moving = EmulatorMotion(watch, emulator.phone.console.port)

    for _ in range(TRIES):  # as a busy host drops steps
        stimulus = moving.stimulate(MOTION)
        felt = moving.confirm(MOTION, stimulus)
        assert stimulus.received is True
        assert felt is not None
        assert felt.stimulus == stimulus.id
        if _is_whole(felt, MOTION):
            break

    assert felt is not None
    assert _is_whole(felt, MOTION), felt
    pushes = [abs(float(f[4])) for f in emulator.listener.heard if f[1] == "10"]
    assert max(pushes) == pytest.approx(MOTION.acceleration, rel=0.1)
    turns = [abs(float(f[5])) for f in emulator.listener.heard if f[1] == "11"]
    assert max(turns) == pytest.approx(0.342, rel=0.1), "the sine of half of 40°"
    assert not sink.of(Note)


def test_nobody_who_listens_gets_nothing(
    emulator: Emulator, watch: Watch, sink: MemorySink
) -> None:
    moving = EmulatorMotion(watch, emulator.phone.console.port)

    stimulus = moving.stimulate(MOTION)

    assert stimulus.received is False
    assert moving.confirm(MOTION, stimulus) is None
    assert sink.of(SensorStimulus) == [stimulus]


def test_a_phone_is_laid_down_slowly_and_put_back_as_it_was(
    emulator: Emulator, watch: Watch
) -> None:
    upright = (0.0, 9.77622, 0.81309)
    emulator.loop.call(lambda: emulator.phone.sensors.measure("1", upright))
    emulator.listen(Sensor.ACCELEROMETER)
    moving = EmulatorMotion(watch, emulator.phone.console.port)

    moving.lay_down()
    lying = emulator.phone.sensors.values("1")
    moving.put_back()

    assert [float(value) for value in lying] == pytest.approx([0, 0, 9.80665])
    assert [float(v) for v in emulator.phone.sensors.values("1")] == pytest.approx(list(upright))
    felt = [tuple(map(float, f[4:7])) for f in emulator.listener.heard if f[1] == "1"]
    assert len(felt) > 50
    assert all(math.hypot(*values) == pytest.approx(9.8, abs=0.1) for values in felt)


def test_a_console_that_is_not_there_is_unknown(
    emulator: Emulator, watch: Watch, sink: MemorySink
) -> None:
    emulator.listen(Sensor.ACCELEROMETER)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    stimulus = EmulatorMotion(watch, port).stimulate(MOTION)

    assert stimulus.received is None
    assert "does not answer" in sink.of(Note)[0].text


def test_a_console_that_goes_in_the_middle_leaves_what_arrived(
    emulator: Emulator, watch: Watch, sink: MemorySink
) -> None:
    emulator.listen(Sensor.ACCELEROMETER)
    moving = EmulatorMotion(watch, emulator.phone.console.port)
    stimulus = moving.stimulate(shake(12, 1))
    emulator.loop.call(emulator.phone.console.drop)

    felt = moving.confirm(shake(12, 1), stimulus)

    assert felt is not None
    assert not _is_whole(felt, shake(12, 1))
    assert sink.of(MotionFelt) == [felt]
    assert "cut short" in sink.of(Note)[0].text


def answered(*lines: bytes) -> tuple[int, threading.Thread]:
    """A console that says this to whoever comes, and ends."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with server, server.accept()[0] as wire, suppress(ConnectionError):
            wire.sendall(b"".join(lines))
            wire.shutdown(socket.SHUT_WR)
            while wire.recv(4096):
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    return server.getsockname()[1], thread


def test_a_console_without_a_token_asks_for_none() -> None:
    port, serving = answered(b"Android Console: type 'help' for a list of commands\r\nOK\r\n")
    with EmulatorConsole(port):
        pass
    serving.join()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"Android Console: busy\r\nKO: no\r\n", "refused: KO: no"),
        (b"x" * 70_000, "says too much"),
        (b"", "ended the connection"),
        (
            b"Android Console: Authentication required\r\n'/etc/passwd'\r\nOK\r\n",
            "token .* cannot be read",
        ),
    ],
)
def test_a_strange_console_is_no_console(
    said: bytes, reason: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    port, serving = answered(said)
    with pytest.raises(ProbeError, match=reason):
        EmulatorConsole(port)
    serving.join()


def readings(motion: Motion, kind: Sensor, *, late: float = 0.0) -> list[Reading]:
    rows = motion.trace()[kind]
    return [Reading(100 + late + step * STEP_S, row) for step, row in enumerate(rows)]


def test_events_are_told_apart_by_step_wherever_they_begin() -> None:
    told = readings(MOTION, Sensor.LINEAR_ACCELERATION, late=0.007)

    assert steps_of(MOTION, Sensor.LINEAR_ACCELERATION, told[10:20]) != []
    whole = steps_of(MOTION, Sensor.LINEAR_ACCELERATION, told)
    assert len(whole) == len(told)
    assert max(abs(step - number) for number, step in enumerate(whole)) <= 4


def test_events_of_another_motion_are_none_of_it() -> None:
    weaker = readings(shake(3, 0.6), Sensor.ACCELEROMETER)

    pushed = [MOTION.pushed(s) for s in steps_of(MOTION, Sensor.ACCELEROMETER, weaker)]
    assert max(map(abs, pushed), default=0) <= 3.6


def test_a_phone_at_rest_feels_no_push() -> None:
    rest = readings(still(1), Sensor.ACCELEROMETER)

    assert steps_of(MOTION, Sensor.ACCELEROMETER, rest) == []
    assert len(steps_of(still(1), Sensor.ACCELEROMETER, rest)) == len(rest)
