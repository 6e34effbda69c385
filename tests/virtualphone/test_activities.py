"""What is started, by whom, and what the log says about it, with a real app."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from adbutils import AdbDevice

from harness.virtualphone.activities import ABORTED, Activities
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.intents import Intent
from harness.virtualphone.phone import Phone

Adb = Callable[..., "subprocess.CompletedProcess[bytes]"]
PACKAGE = "cn.example.calibration.earlyreader"
SAMPLE = Path(__file__).parents[2] / "harness" / "calibration" / "earlyreader" / "earlyreader.apk"

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module", autouse=True)
def installed(adb: Adb) -> Iterator[None]:
    adb("install", str(SAMPLE))
    yield
    adb("uninstall", PACKAGE)


@pytest.fixture
def started(device: AdbDevice) -> None:
    device.shell(f"am force-stop {PACKAGE}; logcat -b all -c")
    output = device.shell(f"am start -W -n {PACKAGE}/.MainActivity")
    assert "Status: ok" in output


def focus(device: AdbDevice) -> str:
    return str(device.shell("dumpsys window windows | grep mCurrentFocus")).strip()


def wait_for_focus(device: AdbDevice, package: str) -> None:
    for _ in range(200):
        if package in focus(device):
            return
        time.sleep(0.02)
    pytest.fail(f"{package} did not come to the front: {focus(device)}")


@pytest.mark.usefixtures("started")
def test_a_cold_start_is_logged_as_android_14_logs_it(device: AdbDevice) -> None:
    system = device.shell("logcat -d -b system -v raw")
    events = device.shell("logcat -d -b events -v brief")
    pid = device.shell(f"pidof {PACKAGE}")

    assert (
        f"START u0 {{flg=0x10000000 cmp={PACKAGE}/.MainActivity}} with LAUNCH_MULTIPLE from uid "
        "2000 (com.android.shell) (BAL_ALLOW_PERMISSION) result code=0"
    ) in system
    assert f"Start proc {pid}:{PACKAGE}/u0a" in system
    assert re.search(rf"Displayed {PACKAGE}/\.MainActivity for user 0: \+\d", system)
    assert re.search(rf"wm_create_activity\( 1204\): \[0,\w+,\d+,{PACKAGE}/\.MainActivity,", events)
    assert "am_proc_start" in events
    assert f"wm_set_resumed_activity( 1204): [0,{PACKAGE}/.MainActivity," in events
    assert f"{PACKAGE}/{PACKAGE}.MainActivity" in focus(device)


@pytest.mark.usefixtures("started")
def test_a_second_start_brings_the_task_to_the_front(device: AdbDevice) -> None:
    device.shell("input keyevent HOME")
    wait_for_focus(device, "com.android.launcher3")

    output = device.shell(f"monkey -p {PACKAGE} -c android.intent.category.LAUNCHER 1")

    assert "Events injected: 1" in output
    wait_for_focus(device, PACKAGE)
    assert device.shell(f"pidof {PACKAGE}").count(" ") == 0


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize(
    ("uri", "package"),
    [
        ("https://example.com/path?q=1", "com.android.browser"),
        ("market://details?id=x", "com.android.vending"),
        ("exampleshop://goods/1", "com.example.shop"),
        ("tel:10086", "com.android.dialer"),
    ],
)
def test_an_app_in_front_may_jump_and_the_log_names_it(
    device: AdbDevice, phone: Phone, loop: LoopInThread, uri: str, package: str
) -> None:
    process = next(iter(phone.zygote.processes.values()))
    intent = Intent(action="android.intent.action.VIEW", data=uri)

    assert loop.run(phone.activities.start(intent, process)) == 0

    uid = process.package.uid
    log = device.shell("logcat -d -b system -v raw | grep START | tail -n 1")
    assert f"from uid {uid} ({PACKAGE}) (BAL_ALLOW_VISIBLE_WINDOW) result code=0" in log
    assert f"cmp={package}/" in log
    assert "path?q" not in log
    wait_for_focus(device, package)
    device.shell("input keyevent BACK")
    wait_for_focus(device, PACKAGE)


@pytest.mark.usefixtures("started")
def test_an_app_in_the_background_is_blocked(
    device: AdbDevice, phone: Phone, loop: LoopInThread
) -> None:
    process = next(iter(phone.zygote.processes.values()))
    device.shell("input keyevent HOME")
    wait_for_focus(device, "com.android.launcher3")
    intent = Intent(action="android.intent.action.VIEW", data="https://example.com/")

    assert loop.run(phone.activities.start(intent, process)) == ABORTED

    log = device.shell("logcat -d -b system -v raw")
    assert "Background activity launch blocked" in log
    assert "(BAL_BLOCK) result code=0" in log
    assert "com.android.launcher3" in focus(device)


@pytest.mark.usefixtures("started")
def test_a_stopped_app_is_gone_and_the_launcher_is_back(device: AdbDevice) -> None:
    device.shell(f"am force-stop {PACKAGE}")

    wait_for_focus(device, "com.android.launcher3")
    assert device.shell(f"pidof {PACKAGE}") == ""
    assert f"Force stopping {PACKAGE}" in device.shell("logcat -d -b system -v raw")


def test_a_frozen_app_runs_nothing_until_it_is_resumed(
    device: AdbDevice, phone: Phone, loop: LoopInThread
) -> None:
    activities: Activities = phone.activities
    process = loop.run(activities.launch(PACKAGE, frozen=True))
    device.shell("logcat -b main -c")
    assert device.shell(f"pidof {PACKAGE}") == str(process.pid)
    assert not process.is_connected

    loop.run(process.resume())

    for _ in range(200):
        if "Displayed" in device.shell("logcat -d -b system -v raw | tail -n 3"):
            break
        time.sleep(0.02)
    assert process.is_connected
