"""frida's own client against the front, as against a frida-server on a phone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frida
import pytest

import harness
from harness.virtualphone.fridafront import FridaFront
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone

PACKAGE = Path(harness.__file__).parent
EARLY = "cn.example.calibration.earlyreader"
BACKGROUND = "cn.example.calibration.backgroundreader"


@pytest.fixture(scope="module")
def front(loop: LoopInThread, phone: Phone) -> Iterator[tuple[FridaFront, str]]:
    for name in ("earlyreader", "backgroundreader"):
        apk = PACKAGE / "calibration" / name / f"{name}.apk"
        loop.run(phone.packages.install(apk.read_bytes()))
    made = FridaFront(phone)
    host, port = loop.run(made.listen())
    yield made, f"{host}:{port}"
    loop.run(made.close())


@pytest.fixture
def device(front: tuple[FridaFront, str]) -> Iterator[Any]:
    manager = frida.get_device_manager()
    yield manager.add_remote_device(front[1])
    manager.remove_remote_device(front[1])


def test_it_says_that_it_is_an_android(device: Any) -> None:
    parameters = device.query_system_parameters()

    assert parameters["os"]["id"] == "android"
    assert parameters["api-level"] == 34


def test_it_lists_the_apps_that_have_code(device: Any) -> None:
    found = {app.identifier: app.pid for app in device.enumerate_applications()}

    assert found == {EARLY: 0, BACKGROUND: 0}


def test_an_unknown_app_cannot_be_spawned(device: Any) -> None:
    with pytest.raises(frida.ExecutableNotFoundError, match="missing"):
        device.spawn(["com.example.missing"])


def test_a_dead_process_is_not_found(device: Any) -> None:
    with pytest.raises(frida.ProcessNotFoundError):
        device.resume(999_999)


def test_hooks_are_in_before_the_first_line_of_the_app(device: Any) -> None:
    """A script of several hundred kilobytes passes, and the first read of the app is seen."""
    pid = device.spawn([EARLY])
    session = device.attach(pid)
    seen = threading.Event()
    script = session.create_script((PACKAGE / "probes" / "agent.js").read_text(encoding="utf-8"))

    def on_message(message: object, _data: object) -> None:
        if "android_id" in str(message):
            seen.set()

    script.on("message", on_message)
    script.load()
    script.exports_sync.install(EARLY)
    script.exports_sync.settle()

    assert not seen.is_set()
    device.resume(pid)
    assert seen.wait(20)

    gone = threading.Event()
    reasons: list[str] = []

    def on_detached(reason: str, _crash: object) -> None:
        reasons.append(reason)
        gone.set()

    session.on("detached", on_detached)
    device.kill(pid)
    assert gone.wait(20)
    assert reasons == ["process-terminated"]


def test_a_gated_process_waits_for_the_client(
    device: Any, loop: LoopInThread, phone: Phone
) -> None:
    added: list[Any] = []
    came = threading.Event()

    def on_added(spawn: object) -> None:
        added.append(spawn)
        came.set()

    device.on("spawn-added", on_added)
    device.enable_spawn_gating()
    package = phone.packages.must(BACKGROUND)

    process = loop.run(
        phone.zygote.start(package, f"{BACKGROUND}:push", frozen=False, cause="service")
    )

    assert came.wait(20)
    assert [(spawn.pid, spawn.identifier) for spawn in added] == [
        (process.pid, f"{BACKGROUND}:push")
    ]
    assert [each.pid for each in device.enumerate_pending_spawn()] == [process.pid]
    assert not process.is_resumed
    device.resume(process.pid)
    assert process.is_resumed
    assert device.enumerate_pending_spawn() == []
    device.disable_spawn_gating()
    device.kill(process.pid)


def test_a_killed_server_loses_its_clients_and_no_app(
    front: tuple[FridaFront, str], device: Any, loop: LoopInThread, phone: Phone
) -> None:
    pid = device.spawn([EARLY])
    session = device.attach(pid)
    reasons: list[str] = []
    lost = threading.Event()

    def on_detached(reason: str, _crash: object) -> None:
        reasons.append(reason)
        lost.set()

    session.on("detached", on_detached)

    loop.call(front[0].stop)

    assert lost.wait(20)
    assert reasons == ["connection-terminated"]
    assert pid in phone.zygote.processes
    front[0].running = True
    loop.call(phone.zygote.processes[pid].kill)


def test_the_protocol_is_the_one_that_this_front_was_written_for() -> None:
    """Spawn's and Attach's signatures move with this number: then read what has changed."""
    library = Path(frida._frida.__file__).read_bytes()

    assert b"re.frida.HostSession17" in library
    assert b"re.frida.HostSession18" not in library
