"""A private adb server, and a virtual phone in a thread of its own."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from adbutils import AdbClient, AdbDevice
from adbutils._utils import adb_path

from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone

Adb = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="module")
def loop() -> Iterator[LoopInThread]:
    made = LoopInThread()
    yield made
    made.close()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def adb_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An adb server of our own, which sees neither USB nor anybody else's devices."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {
        "ADB_USB": "0",
        "ADB_MDNS": "0",
        "HOME": str(tmp_path_factory.mktemp("home")),
        "ANDROID_ADB_SERVER_PORT": str(port),
    }
    subprocess.run([adb_path(), "start-server"], env=environment, check=True, capture_output=True)
    yield environment
    subprocess.run([adb_path(), "kill-server"], env=environment, check=True, capture_output=True)


@pytest.fixture(scope="module")
def client(adb_environment: dict[str, str]) -> AdbClient:
    return AdbClient("127.0.0.1", int(adb_environment["ANDROID_ADB_SERVER_PORT"]))


@pytest.fixture(scope="module")
def phone(loop: LoopInThread, cache: Path) -> Iterator[Phone]:
    made = Phone("phone-1", cache)
    loop.run(made.boot())
    yield made
    loop.run(made.close())


@pytest.fixture(scope="module")
def device(phone: Phone, client: AdbClient) -> AdbDevice:
    client.connect(phone.serial, timeout=10)
    return client.device(phone.serial)


@pytest.fixture(scope="module")
def adb(adb_environment: dict[str, str], device: AdbDevice) -> Adb:
    """The unmodified adb program, for our phone."""

    def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [adb_path(), "-s", device.serial, *words],
            env=adb_environment,
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run
