"""The unmodified uiautomator2 client against a phone, through a real adb server."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import adbutils
import pytest
import uiautomator2

from harness.virtualphone.phone import Phone
from harness.virtualphone.screen import Screen


@dataclass
class Package:
    package: str = "com.example.demo"


class App:
    """An app that asks for consent, then shows a field."""

    def __init__(self, screen: Screen) -> None:
        self.package = Package()
        self.page = "consent"
        self.text = ""
        self.focused = False
        self._screen = screen
        screen.focus(self)
        self.draw()

    def send(self, *fields: str) -> None:
        if fields[:2] == ("touch", "up"):
            height = int(fields[3])
            if self.page == "consent" and 1200 <= height < 1340:
                self.page = "home"
            elif self.page == "home":
                self.focused = 500 <= height < 640
        elif fields[0] == "text":
            self.text = fields[1]
        asyncio.get_running_loop().call_later(0.01, self.draw)

    def draw(self) -> None:
        field = "efF" if self.focused else "ef"
        rows = {
            "consent": [
                ("0", "LinearLayout", "dialog", "", "0,66,1080,2208", "e"),
                ("1", "TextView", "title", "个人信息保护指引", "40,140,1040,240", "e"),
                ("1", "Button", "no", "不同意", "40,1200,520,1340", "ecf"),
                ("1", "Button", "yes", "同意", "560,1200,1040,1340", "ecf"),
            ],
            "home": [
                ("0", "LinearLayout", "root", "", "0,66,1080,2208", "e"),
                ("1", "TextView", "title", "首页", "40,140,1040,240", "e"),
                ("1", "EditText", "input", self.text, "40,500,1040,640", field),
            ],
        }[self.page]
        fields: list[str | None] = ["1", "activity", "演示", "com.example.demo.Main"]
        for depth, widget, name, text, bounds, flags in rows:
            fields += [depth, f"android.widget.{widget}", f"com.example.demo:id/{name}", text, ""]
            fields += [bounds, flags, "42", "", "", "0", "start"]
        self._screen.window(self, fields)


class Lab:
    """One phone on a loop of its own, and an adb server that knows it."""

    def __init__(self, folder: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._environment = os.environ | {
            "HOME": str(folder), "ADB_USB": "0", "ADB_MDNS": "0",
            "ANDROID_ADB_SERVER_PORT": str(self._port),
        }  # fmt: skip
        self.phone = Phone("u2", folder)
        self.run(self.phone.boot())
        self.screen = self.phone.screen
        self._adb("start-server")
        client = adbutils.AdbClient("127.0.0.1", self._port)
        client.connect(self.phone.serial)
        self.device = client.device(self.phone.serial)

    def run(self, action: Coroutine[Any, Any, Any]) -> Any:
        """Do something on the phone's loop."""
        return asyncio.run_coroutine_threadsafe(action, self.loop).result(30)

    def close(self) -> None:
        self._adb("kill-server")
        self.run(self.phone.close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    def _adb(self, command: str) -> None:
        subprocess.run(
            [adbutils.adb_path(), command], env=self._environment, check=True, capture_output=True
        )


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    lab = Lab(tmp_path_factory.mktemp("adb"))
    yield lab
    lab.close()


@pytest.fixture(scope="module")
def client(lab: Lab) -> uiautomator2.Device:
    return uiautomator2.Device(lab.device)


@pytest.fixture
def app(lab: Lab) -> App:
    """The app, freshly opened."""

    async def open_app() -> App:
        return App(lab.screen)

    opened = lab.run(open_app())
    assert isinstance(opened, App)
    return opened


def test_connecting_starts_the_server_on_the_phone(lab: Lab, client: uiautomator2.Device) -> None:
    assert lab.phone.u2.running
    assert client.info["sdkInt"] == lab.phone.sdk


def test_a_server_that_was_killed_is_started_again_by_the_next_call(
    lab: Lab, client: uiautomator2.Device
) -> None:
    lab.loop.call_soon_threadsafe(lab.phone.kill_u2)
    while lab.phone.u2.running:
        lab.run(asyncio.sleep(0))
    assert client.info["screenOn"]
    assert lab.phone.u2.running


def test_a_server_that_the_client_stops_is_gone(lab: Lab, client: uiautomator2.Device) -> None:
    client.stop_uiautomator()
    assert not lab.phone.u2.running
    client.start_uiautomator()
    assert lab.phone.u2.running


def test_the_client_reads_size_and_focus_from_the_shell(client: uiautomator2.Device) -> None:
    assert client.window_size() == (1080, 2340)
    client.press("home")
    assert client.app_current()["package"] == "com.android.launcher3"


@pytest.mark.usefixtures("app")
def test_the_phone_and_its_screen_are_described(client: uiautomator2.Device) -> None:
    assert client.info["currentPackageName"] == "com.example.demo"
    assert 'text="个人信息保护指引"' in client.dump_hierarchy()
    assert client.dump_hierarchy(pretty=True).count("<node") >= 4


@pytest.mark.usefixtures("app")
def test_views_are_found_by_selector_and_xpath(client: uiautomator2.Device) -> None:
    assert client(text="同意").exists
    assert not client(text="没有").exists
    assert client(className="android.widget.Button").count == 2
    assert client(className="android.widget.Button", instance=1).info["text"] == "同意"
    assert client(className="android.widget.LinearLayout").child(textContains="信息").get_text()
    assert client(text="不同意").sibling(text="同意").info["resourceName"].endswith("id/yes")
    assert [each["text"] for each in client(textMatches=".*同意").info_list()] == ["不同意", "同意"]
    assert client(text="不同意").right(className="android.widget.Button").info["text"] == "同意"
    assert client.xpath('//*[@text="同意"]').exists
    assert client.xpath("%信息%").get().text == "个人信息保护指引"


@pytest.mark.usefixtures("app")
def test_a_missing_view_is_the_clients_own_error(client: uiautomator2.Device) -> None:
    with pytest.raises(uiautomator2.UiObjectNotFoundError):
        client(text="没有").click(timeout=0.05)


def test_clicking_consent_leads_on_and_text_is_typed(client: uiautomator2.Device, app: App) -> None:
    client(text="同意").click()
    assert client(text="首页").wait(timeout=5)
    assert client(text="同意").wait_gone(timeout=5)
    field = client(resourceId="com.example.demo:id/input")
    field.set_text("13800138000")
    assert field.get_text() == "13800138000"
    field.clear_text()
    assert app.text == ""


@pytest.mark.usefixtures("app")
def test_xpath_clicks_and_waits(client: uiautomator2.Device) -> None:
    client.xpath("同意").click()
    assert client.xpath("首页").wait(timeout=5)


@pytest.mark.usefixtures("app")
def test_a_watcher_clicks_a_dialog_away(client: uiautomator2.Device) -> None:
    with client.watch_context() as context:
        context.when("同意").click()
        context.wait_stable(seconds=0.2, timeout=10)
    assert client(text="首页").exists


def test_a_permission_dialog_is_answered(lab: Lab, client: uiautomator2.Device, app: App) -> None:
    answers: list[str] = []

    async def ask() -> None:
        lab.screen.permission_dialog(app, "演示应用", "LOCATION", answers.append)

    lab.run(ask())
    prefix = "com.android.permissioncontroller:id/permission_"
    assert "获取此设备的位置信息" in client(resourceId=f"{prefix}message").get_text()
    client(resourceId=f"{prefix}deny_button").click()
    assert client(text="同意").wait(timeout=5)
    assert answers == ["deny"]


@pytest.mark.usefixtures("app")
def test_a_screenshot_comes_as_a_picture(client: uiautomator2.Device) -> None:
    assert client.screenshot().size == (1080, 2340)


@pytest.mark.usefixtures("app")
def test_clipboard_keys_and_toasts(lab: Lab, client: uiautomator2.Device) -> None:
    client.set_clipboard("abc")
    assert client.clipboard == "abc"
    assert client.press("enter")
    client.toast.show("已复制", 1)
    assert client.toast.get_message() == "已复制"
    client.clear_toast()
    assert client.last_toast is None
    client.screen_off()
    assert not client.info["screenOn"]
    client.screen_on()
    assert lab.screen.on


@pytest.mark.parametrize(
    "gesture",
    [
        lambda client: client.swipe(500, 2000, 500, 1500, steps=2),
        lambda client: client.drag(500, 1500, 500, 1600, duration=0.02),
        lambda client: client.swipe_points([(10, 300), (10, 400)], duration=0.01),
        lambda client: client.touch.down(500, 1500).move(500, 1550).up(500, 1600),
        lambda client: client.long_click(500, 1600, duration=0.01),
        lambda client: client(className="android.widget.LinearLayout").swipe("up", steps=2),
    ],
    ids=["swipe", "drag", "points", "touch", "long click", "view"],
)
@pytest.mark.usefixtures("app")
def test_gestures_reach_the_app(
    lab: Lab, client: uiautomator2.Device, gesture: Callable[[uiautomator2.Device], object]
) -> None:
    lab.screen.touches.clear()
    gesture(client)
    assert (lab.screen.touches[0].action, lab.screen.touches[-1].action) == ("down", "up")
    assert {touch.package for touch in lab.screen.touches} == {"com.example.demo"}
