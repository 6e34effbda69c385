"""The program: it says when it is ready, and leaves nothing behind when it ends."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from adbutils._utils import adb_path

PACKAGE = "cn.example.calibration.earlyreader"
SAMPLE = Path(__file__).parents[2] / "harness" / "calibration" / "earlyreader" / "earlyreader.apk"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "harness.virtualphone", "--phones", "2", "--name", "lab"]
    with subprocess.Popen(
        [*command, "--cache", str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        yield running
        running.kill()


def read_serials(program: subprocess.Popen[bytes]) -> list[str]:
    assert program.stdout
    phones = json.loads(program.stdout.readline())["phones"]
    assert [phone["name"] for phone in phones] == ["lab-1", "lab-2"]
    return [phone["serial"] for phone in phones]


def reachable(serial: str) -> bool:
    host, _, port = serial.partition(":")
    with socket.socket() as wire:
        return wire.connect_ex((host, int(port))) == 0


def test_all_phones_listen_when_the_line_is_printed(program: subprocess.Popen[bytes]) -> None:
    serials = read_serials(program)

    assert len(set(serials)) == 2
    assert all(reachable(serial) for serial in serials)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(program: subprocess.Popen[bytes], how: signal.Signals) -> None:
    serials = read_serials(program)

    program.send_signal(how)

    assert program.wait(10) == 0
    assert not any(reachable(serial) for serial in serials)


def test_the_end_of_its_input_ends_it(program: subprocess.Popen[bytes]) -> None:
    read_serials(program)
    assert program.stdin

    program.stdin.close()

    assert program.wait(10) == 0


def test_it_ends_with_the_process_it_was_told_to_watch(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as watched:
        command = [sys.executable, "-m", "harness.virtualphone", "--cache", str(tmp_path)]
        with subprocess.Popen(
            [*command, "--parent-pid", str(watched.pid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as running:
            assert running.stdout
            running.stdout.readline()
            os.kill(watched.pid, signal.SIGKILL)
            watched.wait()

            assert running.wait(10) == 0


def test_a_killed_phone_leaves_no_app_running(
    program: subprocess.Popen[bytes], adb_environment: dict[str, str]
) -> None:
    serial = read_serials(program)[0]

    def adb(*words: str) -> str:
        done = subprocess.run(
            [adb_path(), *words], env=adb_environment, capture_output=True, timeout=60, check=False
        )
        return done.stdout.decode().strip()

    adb("connect", serial)
    adb("-s", serial, "install", str(SAMPLE))
    adb("-s", serial, "shell", f"am start -W -n {PACKAGE}/.MainActivity")
    watched = os.pidfd_open(int(adb("-s", serial, "shell", f"pidof {PACKAGE}")))

    program.kill()

    ended, _, _ = select.select([watched], [], [], 10)
    os.close(watched)
    assert ended
