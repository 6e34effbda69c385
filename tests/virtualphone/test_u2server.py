"""uiautomator2's server, asked over HTTP as its client asks."""

from __future__ import annotations

import asyncio
import base64
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from PIL import Image

from harness.virtualphone.screen import Screen
from harness.virtualphone.u2server import U2Server, UiAutomationBusy


@dataclass
class Device:
    clipboard: str | None = None


@dataclass
class Host:
    sdk: int = 34
    properties: dict[str, str] = field(default_factory=lambda: {"ro.product.name": "virtual"})
    ports: dict[str, Any] = field(default_factory=dict)
    device: Device = field(default_factory=Device)


@dataclass
class Package:
    package: str = "com.x"


class App:
    """An app with a form: a list that scrolls, a field that takes text, a button that counts."""

    def __init__(self, screen: Screen) -> None:
        self.package = Package()
        self.sent: list[tuple[str, ...]] = []
        self.focused = False
        self.text = ""
        self.scrolled = 0
        self._screen = screen
        self._from = 0
        screen.focus(self)
        self.draw()

    def send(self, *fields: str) -> None:
        self.sent.append(fields)
        loop = asyncio.get_running_loop()
        if fields[:2] == ("touch", "down"):
            self._from = int(fields[3])
            self.focused = 900 <= self._from < 1000
        elif fields[:2] == ("touch", "up"):
            moved = self._from - int(fields[3])
            self.scrolled = max(0, min(3, self.scrolled + (moved > 100) - (moved < -100)))
        elif fields[0] == "text":
            self.text = fields[1]
        loop.call_later(0.005, self.draw)

    def draw(self) -> None:
        flags = "efF" if self.focused else "ef"
        rows = [
            ("0", "FrameLayout", "", "", "0,0,1080,2340", "e"),
            ("1", "TextView", "title", "登录", "0,100,1080,200", "e"),
            ("1", "EditText", "phone", self.text or "手机号", "0,900,1080,1000",
             flags + ("" if self.text else "h")),
            ("1", "Button", "yes", "同意", "100,1100,500,1200", "ec"),
            ("1", "ListView", "list", "", "0,1300,1080,2200", "es"),
            ("2", "LinearLayout", "", "", "0,1300,1080,1600", "ec"),
            ("3", "TextView", "", f"行 {self.scrolled}", "0,1300,1080,1450", "e"),
            ("2", "LinearLayout", "", "", "0,1600,1080,1900", "ec"),
            ("3", "TextView", "", f"行 {self.scrolled + 1}", "0,1600,1080,1750", "e"),
        ]  # fmt: skip
        fields: list[str | None] = ["1", "activity", "", "com.x.Main"]
        for depth, widget, name, text, bounds, letters in rows:
            resource = name and f"com.x:id/{name}"
            fields += [depth, f"android.widget.{widget}", resource, text, "", bounds, letters]
            fields += ["42", "", "", "0", "start"]
        self._screen.window(self, fields)


class Connection:
    """One end of a connection to the phone's port."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def read(self) -> bytes:
        return await self.reader.read(65536)

    async def write(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def close(self) -> None:
        self.writer.close()


class Client:
    """A phone with one app, and what speaks to its server."""

    def __init__(self) -> None:
        self.screen = Screen(lambda: 1_700_000_000.0)
        self.host = Host()
        self.server = U2Server(self.screen, self.host)
        self.app = App(self.screen)
        self.port = 0

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Connection]:
        connection = Connection(*await asyncio.open_connection("127.0.0.1", self.port))
        try:
            yield connection
        finally:
            await connection.close()
            with suppress(ConnectionError):
                await connection.writer.wait_closed()

    async def call(self, method: str, *params: Any) -> Any:
        answer = await self.answer(json.dumps({"id": 1, "method": method, "params": params}))
        assert "error" not in answer, answer
        return answer["result"]

    async def error(self, method: str, *params: Any) -> Any:
        return (await self.answer(json.dumps({"method": method, "params": params})))["error"]

    async def answer(self, body: str) -> Any:
        """As the client does it: header and body apart, the connection closed afterwards."""
        async with self.connect() as connection:
            data = body.encode()
            head = f"POST /jsonrpc/0 HTTP/1.1\r\nHost: x\r\nContent-Length: {len(data)}\r\n\r\n"
            await connection.write(head.encode())
            assert (
                await connection.reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
            )
            await connection.write(data)
            head_lines = (await connection.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            assert head_lines[0] == "HTTP/1.1 200 OK"
            length = next(
                int(line[15:]) for line in head_lines if line.startswith("Content-Length")
            )
            return json.loads(await connection.reader.readexactly(length))


@asynccontextmanager
async def running() -> AsyncIterator[Client]:
    client = Client()
    client.server.start()
    listener = await asyncio.start_server(
        lambda reader, writer: client.server.handle(Connection(reader, writer)), "127.0.0.1", 0
    )
    client.port = listener.sockets[0].getsockname()[1]
    try:
        async with asyncio.timeout(30):
            yield client
    finally:
        await client.server.stop()
        listener.close()


def play(action: Callable[[Client], Awaitable[None]]) -> None:
    async def within() -> None:
        async with running() as client:
            await action(client)

    asyncio.run(within())


def by(**criteria: Any) -> dict[str, Any]:
    bits = {"text": 1, "textContains": 2, "className": 16, "focused": 0x20000,
            "resourceId": 0x200000, "instance": 0x1000000}  # fmt: skip
    mask = sum(bits[name] for name in criteria)
    return {**criteria, "mask": mask, "childOrSibling": [], "childOrSiblingSelector": []}


SENT_BY_THE_CLIENT = [
    "childByDescription", "childByInstance", "childByText", "clearInputText", "clearLastToast",
    "clearLastTraversedText", "clearTextField", "click", "count", "deviceInfo", "drag",
    "dragTo", "dumpWindowHierarchy", "exist", "flingBackward", "flingForward",
    "flingToBeginning", "flingToEnd", "freezeRotation", "gesture", "getClipboard",
    "getLastToast", "getLastTraversedText", "getText", "injectInputEvent", "longClick",
    "makeToast", "objInfo", "objInfoOfAllInstances", "openNotification", "openQuickSettings",
    "pasteClipboard", "pinchIn", "pinchOut", "pressKey", "pressKeyCode", "scrollBackward",
    "scrollForward", "scrollTo", "scrollToBeginning", "scrollToEnd", "setClipboard",
    "setOrientation", "setText", "sleep", "swipe", "swipePoints", "takeScreenshot",
    "waitForExists", "waitUntilGone", "wakeUp",
]  # fmt: skip

YES, FIELD, MISSING = by(text="同意"), by(resourceId="com.x:id/phone"), by(text="没有")
LIST, ROW = by(resourceId="com.x:id/list"), by(className="android.widget.LinearLayout")


def test_ping_is_answered() -> None:
    async def action(client: Client) -> None:
        async with client.connect() as connection:
            await connection.write(b"GET /ping HTTP/1.1\r\nConnection: close\r\n\r\n")
            assert (await connection.reader.read()).endswith(b"\r\n\r\npong")

    play(action)


def test_one_connection_carries_several_requests() -> None:
    async def action(client: Client) -> None:
        async with client.connect() as connection:
            await connection.write(b"GET /ping HTTP/1.1\r\n\r\nGET /nowhere HTTP/1.1\r\n\r\n")
            assert await connection.reader.readuntil(b"pong")
            assert (await connection.reader.readline()).startswith(b"HTTP/1.1 404")

    play(action)


@pytest.mark.parametrize(
    "junk",
    [b"\r\n\r\n", b"POST /jsonrpc/0 HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
     b"POST / HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n", b"\x00" * 200_000,
     b"POST /jsonrpc/0 HTTP/1.1\r\nContent-Length: \xc2\xb2\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_http_is_hung_up_on(junk: bytes) -> None:
    async def action(client: Client) -> None:
        async with client.connect() as connection:
            await connection.write(junk)
            connection.writer.write_eof()
            with suppress(ConnectionResetError):
                assert await connection.reader.read() == b""
            assert await client.call("exist", YES)

    play(action)


def test_the_port_is_open_as_long_as_the_server_runs() -> None:
    async def action(client: Client) -> None:
        assert client.host.ports == {"tcp:9008": client.server.handle}
        await client.server.stop()
        assert client.host.ports == {}

    play(action)


def test_a_server_that_does_not_run_hangs_up() -> None:
    async def action(client: Client) -> None:
        await client.server.stop()
        async with client.connect() as connection:
            assert await connection.read() == b""

    play(action)


def test_stopping_drops_open_connections() -> None:
    async def action(client: Client) -> None:
        async with client.connect() as connection:
            await connection.write(b"GET /ping HTTP/1.1\r\n\r\n")
            await connection.reader.readuntil(b"pong")
            await client.server.stop()
            assert await connection.read() == b""

    play(action)


def test_there_is_one_uiautomation_at_a_time() -> None:
    async def action(client: Client) -> None:
        with pytest.raises(UiAutomationBusy, match="already registered"):
            client.server.start()
        await client.server.stop()
        client.server.start()

    play(action)


@pytest.mark.parametrize(
    ("body", "code"),
    [("{", -32700), ("[]", -32600), ('{"method": "noSuchThing"}', -32601),
     ('{"method": "exist", "params": []}', -32602), ('{"method": "exist", "params": [7]}', -32001),
     ('{"method": "exist", "params": {"wrong": 1}}', -32602),
     ('{"method": "pressKeyCode", "params": ["x"]}', -32001), ("[" * 100_000, -32700)],
)  # fmt: skip
def test_bad_calls_are_answered_with_an_error(body: str, code: int) -> None:
    async def action(client: Client) -> None:
        assert (await client.answer(body))["error"]["code"] == code

    play(action)


def test_a_missing_view_is_named_as_the_real_server_names_it() -> None:
    async def action(client: Client) -> None:
        error = await client.error("objInfo", MISSING)
        assert error["code"] == -32002
        assert "uiautomator.UiObjectNotFoundException" in error["message"]
        assert "UiSelector[TEXT=没有]" in error["message"]

    play(action)


def test_device_info_tells_screen_and_package() -> None:
    async def action(client: Client) -> None:
        info = await client.call("deviceInfo")
        assert (info["displayWidth"], info["displayHeight"]) == (1080, 2340)
        assert (info["displaySizeDpX"], info["displaySizeDpY"]) == (393, 851)
        assert (info["currentPackageName"], info["sdkInt"]) == ("com.x", 34)
        assert (info["productName"], info["screenOn"]) == ("virtual", True)

    play(action)


def test_views_are_found_counted_and_described() -> None:
    async def action(client: Client) -> None:
        assert await client.call("exist", YES)
        assert not await client.call("exist", MISSING)
        assert await client.call("count", by(className="android.widget.TextView")) == 3
        info = await client.call("objInfo", YES)
        assert info["bounds"] == {"left": 100, "top": 1100, "right": 500, "bottom": 1200}
        assert (info["resourceName"], info["packageName"]) == ("com.x:id/yes", "com.x")
        every = await client.call("objInfoOfAllInstances", by(textContains="行"))
        assert [each["text"] for each in every] == ["行 0", "行 1"]
        assert await client.call("getText", by(resourceId="com.x:id/title")) == "登录"

    play(action)


def test_the_hierarchy_holds_the_app_and_the_bars() -> None:
    async def action(client: Client) -> None:
        whole = await client.call("dumpWindowHierarchy", False, 50)
        active = await client.call("dumpWindowHierarchy", False, 50, True)
        assert 'package="com.android.systemui"' in whole
        assert 'package="com.android.systemui"' not in active
        assert 'text="同意"' in active
        assert 'text="同意"' not in await client.call("dumpWindowHierarchy", False, 1)

    play(action)


def test_a_click_is_a_touch() -> None:
    async def action(client: Client) -> None:
        assert await client.call("click", 300, 1150.5)
        assert await client.call("click", YES)
        assert await client.call("click", YES, "tl")
        assert await client.call("click", 300, 1150, 10)
        assert [each[2:] for each in client.app.sent if each[1] == "up"] == [
            ("300", "1150"), ("300", "1150"), ("105", "1105"), ("300", "1150"),
        ]  # fmt: skip

    play(action)


def test_waiting_ends_when_the_screen_changes() -> None:
    async def action(client: Client) -> None:
        appears = asyncio.create_task(client.call("waitForExists", by(text="123"), 20_000))
        await client.call("waitUntilGone", MISSING, 0)
        client.app.text = "123"
        client.app.draw()
        assert await appears
        gone = asyncio.create_task(client.call("waitUntilGone", by(text="123"), 20_000))
        assert await client.call("exist", by(text="123"))
        client.app.text = ""
        client.app.draw()
        assert await gone

    play(action)


def test_waiting_in_vain_ends_in_time() -> None:
    async def action(client: Client) -> None:
        assert not await client.call("waitForExists", MISSING, 20)
        assert not await client.call("waitUntilGone", YES, 20)

    play(action)


def test_text_is_set_read_and_cleared_in_a_field_that_had_no_focus() -> None:
    async def action(client: Client) -> None:
        assert await client.call("getText", FIELD) == "手机号"
        assert await client.call("setText", FIELD, "13800")
        assert await client.call("getText", FIELD) == "13800"
        assert await client.call("exist", by(focused=True))
        await client.call("clearTextField", FIELD)
        assert client.app.text == ""

    play(action)


def test_text_cannot_be_set_where_nothing_takes_the_focus() -> None:
    async def action(client: Client) -> None:
        assert await client.call("setText", YES, "x") is False

    play(action)


def test_the_clipboard_is_kept_and_pasted() -> None:
    async def action(client: Client) -> None:
        assert await client.call("getClipboard") is None
        await client.call("setClipboard", None, "abc")
        assert await client.call("getClipboard") == "abc"
        client.app.focused = True
        client.app.draw()
        assert await client.call("pasteClipboard")
        assert client.app.text == "abc"
        await client.call("clearInputText")
        assert client.app.text == ""

    play(action)


def test_a_screenshot_is_a_jpeg_of_the_wanted_size() -> None:
    async def action(client: Client) -> None:
        for scale, size in ((1, (1080, 2340)), (0.5, (540, 1170))):
            data = base64.b64decode(await client.call("takeScreenshot", scale, 80))
            picture = Image.open(io.BytesIO(data))
            assert (picture.format, picture.size) == ("JPEG", size)

    play(action)


def test_keys_are_pressed_by_name_and_code() -> None:
    async def action(client: Client) -> None:
        assert await client.call("pressKey", "enter")
        assert not await client.call("pressKey", "nothing")
        assert await client.call("pressKeyCode", 82)
        assert client.app.sent == [("key", "66"), ("key", "82")]
        await client.call("sleep")
        assert not (await client.call("deviceInfo"))["screenOn"]
        await client.call("wakeUp")
        assert client.screen.on

    play(action)


def test_toasts_are_shown_told_and_forgotten() -> None:
    async def action(client: Client) -> None:
        assert await client.call("getLastToast") is None
        await client.call("makeToast", "已复制", 1000.0)
        assert await client.call("getLastToast") == "已复制"
        await client.call("clearLastToast")
        assert await client.call("getLastToast") is None

    play(action)


def test_fingers_swipe_drag_and_move() -> None:
    async def action(client: Client) -> None:
        assert await client.call("swipe", 500, 2000, 500, 1400, 2)
        assert await client.call("swipePoints", [1, 300, 2, 400, 3, 500], 2)
        assert await client.call("drag", 10, 300, 10, 400, 2)
        assert await client.call("dragTo", YES, 10, 300, 2)
        assert await client.call("dragTo", YES, FIELD, 2)
        ups = [each[2:] for each in client.app.sent if each[1] == "up"]
        assert ups == [("500", "1400"), ("3", "500"), ("10", "400"), ("10", "300"), ("540", "950")]
        client.app.sent.clear()
        assert await client.call("injectInputEvent", 0, 5, 300, 0)
        assert await client.call("injectInputEvent", 2, 6, 300, 0)
        assert await client.call("injectInputEvent", 1, 7, 300, 0)
        assert not await client.call("injectInputEvent", 9, 7, 300, 0)
        assert [each[1:3] for each in client.app.sent] == [
            ("down", "5"),
            ("move", "6"),
            ("up", "7"),
        ]

    play(action)


def test_a_list_is_scrolled_to_its_end_and_searched() -> None:
    async def action(client: Client) -> None:
        assert await client.call("scrollForward", LIST, True, 5)
        assert client.app.scrolled == 1
        assert await client.call("scrollToEnd", LIST, True, 10, 5)
        assert client.app.scrolled == 3
        assert not await client.call("flingForward", LIST, True)
        assert await client.call("flingToBeginning", LIST, True, 10)
        assert client.app.scrolled == 0
        assert await client.call("scrollTo", LIST, by(text="行 3"), True)
        assert await client.call("exist", by(text="行 3"))

    play(action)


def test_children_found_by_text_are_objects_of_their_own() -> None:
    async def action(client: Client) -> None:
        row = await client.call("childByText", LIST, ROW, "行 1")
        assert isinstance(row, str)
        assert (await client.call("objInfo", row))["bounds"]["top"] == 1600
        assert await client.call("waitForExists", row, 10)
        second = await client.call("childByInstance", LIST, ROW, 1)
        assert (await client.call("objInfo", second))["bounds"]["top"] == 1600
        assert (await client.error("childByText", LIST, ROW, "无"))["code"] == -32002
        assert (await client.error("objInfo", "no such object"))["code"] == -32002

    play(action)


def test_what_needs_two_fingers_is_an_error() -> None:
    async def action(client: Client) -> None:
        for method in ("pinchIn", "pinchOut", "gesture"):
            assert (await client.error(method, LIST, 100, 5))["code"] == -32001

    play(action)


def test_the_shade_opens() -> None:
    async def action(client: Client) -> None:
        assert await client.call("openNotification")
        assert (await client.call("deviceInfo"))["currentPackageName"] == "com.android.systemui"

    play(action)


def test_every_method_that_the_client_sends_is_known() -> None:
    async def action(client: Client) -> None:
        for name in SENT_BY_THE_CLIENT:
            # Fifteen parameters fit none of them; a method that is not there is another error.
            error = await client.error(name, *[None] * 15)
            assert (name, error["code"] == -32601) == (name, False)

    play(action)
