"""Calibration apps in real Java processes, over the real bridge and services."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import harness
from harness.virtualphone.app_process import AppProcess
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.node import Node
from harness.virtualphone.phone import Phone

CALIBRATION = Path(harness.__file__).parent / "calibration"
Launch = Callable[[str], AppProcess]


def until(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.02)


@pytest.fixture
def launch(loop: LoopInThread, phone: Phone) -> Iterator[Launch]:
    used = []

    def start(name: str) -> AppProcess:
        apk = (CALIBRATION / name / f"{name}.apk").read_bytes()
        package = loop.run(phone.packages.install(apk)).package
        used.append(package)
        return loop.run(phone.activities.launch(package))

    yield start
    for package in used:
        loop.run(phone.packages.uninstall(package))


def find(phone: Phone, text: str) -> Node | None:
    return next((each for each in phone.screen.active().root.walk() if each.text == text), None)


def tap(loop: LoopInThread, phone: Phone, text: str) -> None:
    until(lambda: find(phone, text) is not None, f"{text} is on the screen")
    node = find(phone, text)
    assert node is not None
    loop.run(phone.screen.tap(*node.bounds.centre))


def ops(phone: Phone, package: str) -> set[str]:
    return {op.name for op in phone.packages.ops.of(package)}


def test_an_app_shows_its_dialog_and_answers_a_touch(
    loop: LoopInThread, phone: Phone, launch: Launch
) -> None:
    process = launch("wellbehaved")

    tap(loop, phone, "不同意")

    until(lambda: find(phone, "不同意") is None, "the dialog is gone")
    assert phone.activities.focused()[0] == process.package.package
    assert not process.is_dead


def test_a_refused_read_is_an_exception_in_the_app_and_an_app_op(
    loop: LoopInThread, phone: Phone, launch: Launch
) -> None:
    process = launch("ignoresrefusal")
    tap(loop, phone, "拒绝")

    until(
        lambda: "READ_DEVICE_IDENTIFIERS" in ops(phone, process.package.package),
        "the app has tried to read the IMEI",
    )

    op = phone.packages.ops.get(process.package.package, "READ_DEVICE_IDENTIFIERS")
    assert op.rejected["top"].count == 1
    assert op.accessed == {}
    assert not process.is_dead


def test_a_killed_app_is_gone_from_screen_and_table(
    loop: LoopInThread, phone: Phone, launch: Launch
) -> None:
    process = launch("wellbehaved")
    until(lambda: find(phone, "同意") is not None, "the dialog is shown")

    loop.call(process.kill)

    until(lambda: process.pid not in phone.zygote.processes, "the process is reaped")
    assert process.death == "signal 9"
    assert find(phone, "同意") is None
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_a_frozen_process_does_nothing_until_it_is_resumed(
    loop: LoopInThread, phone: Phone
) -> None:
    apk = (CALIBRATION / "earlyreader" / "earlyreader.apk").read_bytes()
    package = loop.run(phone.packages.install(apk)).package
    process = loop.run(phone.activities.launch(package, frozen=True))

    assert not process.is_connected
    assert ops(phone, package) == set()

    loop.run(process.resume())
    until(lambda: find(phone, "同意") is not None, "the app runs")
    loop.run(phone.packages.uninstall(package))
