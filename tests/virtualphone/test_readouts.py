"""What a phone tells its shell about itself, as the harness reads it before a run."""

from __future__ import annotations

import pytest

from harness.calibration import apk_path
from harness.virtualphone.in_thread import LoopInThread
from harness.virtualphone.phone import Phone
from harness.virtualphone.play_services import ADVERTISING_ID

from .conftest import Adb

APP = "cn.example.calibration.backgroundreader"
SERVICE = f"{APP}.PushService"


@pytest.mark.parametrize(
    ("command", "fact"),
    [
        ("content query --uri content://telephony/siminfo", "icc_id={device.iccid},"),
        ("content query --uri content://telephony/siminfo", "imsi={device.imsi}"),
        ("content query --uri content://telephony/siminfo", "number={device.phone_number},"),
        ("cmd wifi status", "BSSID: {device.bssid},"),
        ("cmd wifi status", 'Wifi is connected to "{device.ssid}"'),
        ("settings get secure bluetooth_address", "{device.bluetooth_mac}"),
        ("settings get global pps_oaid", "{device.oaid}"),
        (f"su 0 cat {ADVERTISING_ID}", ">{device.gaid}<"),
    ],
)
def test_an_identifier_is_told_to_the_shell(
    adb: Adb, phone: Phone, command: str, fact: str
) -> None:
    assert fact.format(device=phone.device) in adb("shell", command).stdout.decode()


def test_a_service_comes_to_the_foreground_and_leaves_it(
    adb: Adb, phone: Phone, loop: LoopInThread
) -> None:
    adb("install", str(apk_path("backgroundreader")))
    adb("shell", f"am start-service -n {APP}/.PushService")
    background = phone.activities.background
    name = f"{APP}/{SERVICE}"

    async def state(*, foreground: bool) -> str:
        background.show(background.services[name], SERVICE, foreground=foreground)
        return phone.activities.app_state(APP)

    assert loop.run(state(foreground=True)) == "fgsvc"
    assert "isForeground=true" in adb("shell", "dumpsys activity services").stdout.decode()
    assert loop.run(state(foreground=False)) == "bg"
    adb("shell", f"am stop-service -n {APP}/.PushService")
    assert name not in background.services
