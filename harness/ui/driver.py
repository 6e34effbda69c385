"""The screen and the finger of one phone; the only place that knows uiautomator2."""

from __future__ import annotations

import base64
import binascii
import contextlib
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import uiautomator2

from harness.devices.interface import Phone
from harness.errors import PhoneDirty, PhoneLost
from harness.model.evidence import Bounds
from harness.ui.screen import Screen, read_screen

CONNECT_S = 60.0
"""The server is 3.7 MB, and pushed the first time."""
ANSWER_S = 8.0
"""A dump of an animated screen can hang for ever; then the picture has to do."""
FOCUS_S = 2.0
"""For a field to get the focus after the tap on it."""
RESTART_EVERY_S = 20.0
"""A screen that hangs the dump hangs it again after a restart; pictures go on meanwhile."""
MAX_DEPTH = 60
"""Levels of the tree that are asked for."""
PICTURE_LIMIT = 32 * 1024 * 1024
_REMOTE_PICTURE = "/data/local/tmp/harness-screen.png"

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Reading:
    """One look at the tree."""

    screen: Screen
    xml: str
    """As the phone gave it; empty when the tree could not be had."""


@dataclass(frozen=True)
class Picture:
    """What a screen looked like."""

    content: bytes
    media_type: str
    """`image/jpeg` from uiautomator2's server, `image/png` from the phone's screencap."""


class _Unanswered(Exception):
    """The server on the phone gave no answer, or an error."""


class Driver:
    """Reads and touches one phone's screen. Its methods raise PhoneLost when the phone is gone."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self._client: Any = None
        self._restart_from = 0.0

    def open(self) -> None:
        """Start the server on the phone. PhoneLost says why it does not run."""
        try:
            self._start()
        except _Unanswered as fault:
            raise self._lost("the uiautomator2 server did not start", fault) from fault

    def read(self) -> Reading:
        """The tree. When the server fails twice, a reading without a tree, marked incomplete."""
        try:
            return self._again(self._read)
        except _Unanswered:
            return Reading(Screen(complete=False), "")

    def picture(self) -> Picture | None:
        """The picture, from the server or else from screencap; None when both fail."""
        with contextlib.suppress(_Unanswered, binascii.Error, TypeError):
            content = base64.b64decode(self._ask("takeScreenshot", 1, 80) or "")
            if 0 < len(content) <= PICTURE_LIMIT:
                return Picture(content, "image/jpeg")
        return self._screencap()

    def tap(self, bounds: Bounds) -> None:
        """Tap the middle of the bounds."""
        self._act("click", (bounds.left + bounds.right) // 2, (bounds.top + bounds.bottom) // 2)

    def swipe(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Draw a finger over the screen, in a quarter of a second."""
        self._act("swipe", *start, *end, 50)

    def press(self, key: str) -> None:
        """Press `back` or `home`."""
        self._act("pressKey", key)

    def type(self, text: str) -> None:
        """Replace the text of the field that has the focus."""
        try:
            client = self._client or self._start()
            _within(ANSWER_S, lambda: client(focused=True).set_text(text, timeout=FOCUS_S))
        except _Unanswered as fault:
            raise self._lost("typing failed", fault) from fault

    def wake_and_unlock(self) -> None:
        """Turn the screen on and push the keyguard away. PhoneDirty when it asks for a secret."""
        self.phone.shell("input keyevent KEYCODE_WAKEUP")
        self.phone.shell("wm dismiss-keyguard")
        if not self._locked():
            return
        screen = self.read().screen
        middle = screen.width // 2
        self.swipe((middle, int(screen.height * 0.8)), (middle, int(screen.height * 0.2)))
        if self._locked():
            raise PhoneDirty(
                self.phone.name,
                "is locked",
                tip="Remove PIN, pattern and password in the phone's settings.",
            )

    def close(self) -> None:
        """Stop the server on the phone. Does not raise."""
        client, self._client = self._client, None
        if client is not None:
            with contextlib.suppress(_Unanswered):
                _within(ANSWER_S, lambda: client.stop_uiautomator(wait=False))

    def _start(self) -> Any:
        self.phone.shell("true")  # a phone that is gone is said at once; the library waits for it
        self._client = _within(CONNECT_S, lambda: uiautomator2.connect(self.phone.serial))
        # An animated splash screen never becomes idle. Old servers know no configurator.
        with contextlib.suppress(_Unanswered, TypeError):
            present = self._ask("getConfigurator")
            self._ask("setConfigurator", {**present, "waitForIdleTimeout": 0})
        return self._client

    def _read(self) -> Reading:
        about = self._ask("deviceInfo")
        xml = self._ask("dumpWindowHierarchy", False, MAX_DEPTH)
        if not isinstance(about, dict) or not isinstance(xml, str) or "<node" not in xml:
            raise _Unanswered("it gave no tree")
        size = (_number(about, "displayWidth"), _number(about, "displayHeight"))
        in_dp = _number(about, "displaySizeDpX")
        density = size[0] / in_dp * 160 if in_dp else 160.0
        focused = str(about.get("currentPackageName") or "")
        return Reading(read_screen(xml, size=size, density=density, focused=focused), xml)

    def _act(self, method: str, *parameters: Any) -> None:
        """Do something once: an answer that was lost may have been obeyed, so no second try."""
        try:
            if self._client is None:
                self._start()
            self._ask(method, *parameters)
        except _Unanswered as fault:
            raise self._lost(f"{method} failed", fault) from fault

    def _again(self, read: Callable[[], Answer]) -> Answer:
        """Try to read; on an error restart the server and try once more, but not every time."""
        try:
            if self._client is not None:
                return read()
        except _Unanswered:
            if time.monotonic() < self._restart_from:
                raise
            self.close()
        self._restart_from = time.monotonic() + RESTART_EVERY_S
        self._start()
        return read()

    def _ask(self, method: str, *parameters: Any) -> Any:
        client = self._client
        if client is None:
            raise _Unanswered("the server does not run")
        return _within(
            ANSWER_S, lambda: client.jsonrpc_call(method, list(parameters), timeout=ANSWER_S)
        )

    def _screencap(self) -> Picture | None:
        self.phone.shell(f"screencap -p {_REMOTE_PICTURE}")
        try:
            content = self.phone.pull(_REMOTE_PICTURE)
        except FileNotFoundError:
            return None
        self.phone.shell(f"rm -f {_REMOTE_PICTURE}")
        return Picture(content, "image/png") if 0 < len(content) <= PICTURE_LIMIT else None

    def _locked(self) -> bool:
        screen = self.read().screen
        return screen.package == "com.android.systemui" and any(
            "keyguard" in node.id for node in screen.nodes
        )

    def _lost(self, sentence: str, fault: _Unanswered) -> PhoneLost:
        said = str(fault)
        tip = "Look at `adb devices`."
        if "already registered" in said:
            tip = "Stop the other accessibility or automation app on the phone."
        elif "INJECT_EVENTS" in said:
            tip = "Turn on “USB调试(安全设置)” in the developer options."
        return PhoneLost(self.phone.name, f"{sentence} ({said[:200]})", tip=tip)


def _within(seconds: float, call: Callable[[], Answer]) -> Answer:
    """Call, but wait no longer: uiautomator2's sockets have no time-out of their own."""
    answers: queue.SimpleQueue[tuple[Answer | None, Exception | None]] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put((call(), None))
        except Exception as error:  # noqa: BLE001 - the library raises of five families
            answers.put((None, error))

    threading.Thread(target=work, name="uiautomator2", daemon=True).start()
    try:
        answer, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise _Unanswered(f"no answer within {seconds:.0f} s") from None
    if error is not None:
        raise _Unanswered(f"{type(error).__name__}: {error}") from error
    return answer  # type: ignore[return-value]  # without an error it is the answer


def _number(about: dict[str, Any], key: str) -> int:
    value = about.get(key)
    return value if isinstance(value, int) and 0 < value < 100_000 else 0
