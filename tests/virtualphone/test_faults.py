"""Broken phones: every fault shows to an unmodified client, and ends."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from adbutils import AdbClient, AdbDevice, AdbError

from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone

Adb = Callable[..., "subprocess.CompletedProcess[bytes]"]
SAMPLE = Path(__file__).parents[2] / "harness" / "calibration" / "earlyreader" / "earlyreader.apk"

# adbutils leaves sockets to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def mended(phone: Phone, loop: LoopInThread) -> Iterator[None]:
    yield
    loop.call(phone.faults.clear)


def _until_it_answers(device: AdbDevice) -> float:
    began = time.monotonic()
    while time.monotonic() - began < 20:
        try:
            if device.shell("echo back", timeout=5) == "back":
                return time.monotonic() - began
        except AdbError:
            time.sleep(0.02)
    pytest.fail("the phone did not come back")


def test_a_dropped_phone_comes_back_by_itself(device: AdbDevice, client: AdbClient) -> None:
    device.shell("vphone fault drop-adb --for 0.5")
    client.wait_for(device.serial, state="disconnect", timeout=5)

    assert _until_it_answers(device) > 0


def test_a_hanging_shell_answers_late(device: AdbDevice) -> None:
    device.shell("vphone fault hang 0.6")
    began = time.monotonic()

    assert device.shell("echo late") == "late"
    assert time.monotonic() - began > 0.4


def test_a_full_phone_takes_no_file_and_no_app(device: AdbDevice, adb: Adb, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 100_000)
    device.shell("vphone fault fill-storage")

    pushed = adb("push", str(tmp_path / "file"), "/data/local/tmp/file")
    installed = adb("install", str(SAMPLE))

    assert b"No space left on device" in pushed.stdout + pushed.stderr
    assert b"INSTALL_FAILED_INSUFFICIENT_STORAGE" in installed.stderr


def test_an_install_is_refused_as_often_as_asked(device: AdbDevice, adb: Adb) -> None:
    device.shell("vphone fault refuse-install INSTALL_FAILED_USER_RESTRICTED --times 2")

    answers = [adb("install", str(SAMPLE)).returncode for _ in range(3)]

    assert answers == [1, 1, 0]
    adb("uninstall", "cn.example.calibration.earlyreader")


def test_a_low_battery_is_told(device: AdbDevice) -> None:
    device.shell("vphone fault low-battery")
    low = device.shell("dumpsys battery | grep level")
    device.shell("vphone fault clear")

    assert low.strip() == "level: 3"
    assert device.shell("dumpsys battery | grep level").strip() == "level: 85"


def test_a_killed_app_is_noticed(device: AdbDevice, adb: Adb) -> None:
    package = "cn.example.calibration.earlyreader"
    adb("install", str(SAMPLE))
    device.shell(f"am start -W -n {package}/.MainActivity")
    pid = device.shell(f"pidof {package}")

    device.shell(f"vphone fault kill {package}")

    assert f"Process {package} (pid {pid}) has died" in _log_until(device, "has died")
    assert device.shell(f"pidof {package}") == ""
    assert "com.android.launcher3" in device.shell("dumpsys window | grep mCurrentFocus")
    adb("uninstall", package)


def _log_until(device: AdbDevice, words: str) -> str:
    for _ in range(200):
        text = str(device.shell("logcat -d -b system"))
        if words in text:
            return text
        time.sleep(0.02)
    return text


def test_a_reboot_forgets_processes_mounts_and_forwards(
    phone: Phone, device: AdbDevice, adb: Adb, client: AdbClient
) -> None:
    device.shell("su 0 mount -t tmpfs tmpfs /system/etc/security/cacerts")
    device.reverse("tcp:8123", "tcp:1")

    adb("reboot")
    client.wait_for(device.serial, state="disconnect", timeout=5)
    _until_it_answers(device)

    assert device.reverse_list() == []
    assert "cacerts" not in device.shell("mount")
    assert "tcp:8123" not in phone.ports
    assert len(device.shell("ls /system/etc/security/cacerts").splitlines()) == 3
