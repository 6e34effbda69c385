"""The console of a virtual phone speaks as an emulator's, and what it sets reaches listeners."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from harness.virtualphone.console import TOKEN_FILE, Console
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone
from harness.virtualphone.services.access import Access
from harness.virtualphone.services.sensors import SensorService


class Line:
    """A terminal on the console."""

    def __init__(self, port: int) -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
            self._file = wire.makefile("rw")
        self.greeting = self._answer()

    def ask(self, command: str) -> list[str]:
        self._file.write(f"{command}\r\n")
        self._file.flush()
        return self._answer()

    def _answer(self) -> list[str]:
        lines: list[str] = []
        while not lines or not lines[-1].startswith(("OK", "KO")):
            line = self._file.readline()
            assert line, lines
            lines.append(line.rstrip("\n"))
        return lines

    def close(self) -> None:
        self._file.close()


@pytest.fixture
def loop() -> Iterator[LoopInThread]:
    made = LoopInThread()
    yield made
    made.close()


@pytest.fixture
def console(loop: LoopInThread, tmp_path: Path) -> Iterator[Console]:
    clock = SimpleNamespace(uptime=time.monotonic)
    sensors = SensorService(cast("Phone", SimpleNamespace(clock=clock)), cast("Access", None))
    made = Console(sensors, tmp_path / "state")
    loop.run(made.listen())
    yield made
    loop.call(made.close)


@pytest.fixture
def line(console: Console) -> Iterator[Line]:
    made = Line(console.port)
    yield made
    made.close()


def token(tmp_path: Path) -> str:
    return (tmp_path / "state" / TOKEN_FILE).read_text(encoding="ascii")


def test_nothing_is_set_before_the_token_was_given(line: Line, tmp_path: Path) -> None:
    assert line.greeting[0] == "Android Console: Authentication required"
    assert f"'{tmp_path / 'state' / TOKEN_FILE}'" in line.greeting
    assert line.ask("sensor get acceleration")[-1].startswith("KO")
    assert line.ask("auth wrong")[-1].startswith("KO")
    assert line.ask("sensor set acceleration 1:2:3")[-1].startswith("KO")
    assert line.ask(f"auth {token(tmp_path)}")[-1] == "OK"
    assert line.ask("sensor get acceleration") == ["acceleration = 0:0:9.80665", "OK"]


def test_what_is_set_is_measured(line: Line, tmp_path: Path) -> None:
    line.ask(f"auth {token(tmp_path)}")

    assert line.ask("sensor set acceleration 12.5:-1:9.8") == ["OK"]
    assert line.ask("sensor get acceleration")[0] == "acceleration = 12.5:-1:9.8"
    assert "gyroscope: enabled." in line.ask("sensor status")


@pytest.mark.parametrize(
    "command",
    [
        "sensor set acceleration 1:2",
        "sensor set acceleration 1:2:x",
        "sensor set acceleration nan:0:0",
        "sensor set acceleration 1e99:0:0",
        "sensor set nosuch 1:2:3",
        "sensor set acceleration",
        "sensor",
        "nosuch",
        "",
    ],
)
def test_what_makes_no_sense_is_refused(line: Line, tmp_path: Path, command: str) -> None:
    line.ask(f"auth {token(tmp_path)}")

    assert line.ask(command)[-1].startswith("KO")
    assert line.ask("sensor get acceleration")[0] == "acceleration = 0:0:9.80665"


def test_a_line_without_end_ends_only_its_own_connection(console: Console, tmp_path: Path) -> None:
    with socket.create_connection(("127.0.0.1", console.port), timeout=10) as flood:
        flood.sendall(b"x" * 100_000)
        with suppress(ConnectionError):
            while flood.recv(4096):
                pass
    line = Line(console.port)

    assert line.ask(f"auth {token(tmp_path)}")[-1] == "OK"
    line.close()


def test_the_token_is_for_its_owner_alone(line: Line, tmp_path: Path) -> None:
    assert line.greeting
    assert (tmp_path / "state" / TOKEN_FILE).stat().st_mode & 0o077 == 0
