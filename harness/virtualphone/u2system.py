"""uiautomator2's methods about the phone itself: keys, clipboard, toasts, pictures."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any, Protocol

from harness.virtualphone.display import DENSITY, HEIGHT, WIDTH
from harness.virtualphone.keys import NAMES, SLEEP, WAKE_UP
from harness.virtualphone.screen import Screen

_DP = DENSITY / 160


class HasClipboard(Protocol):
    """The device's state, as far as the server needs it."""

    clipboard: str | None


class Host(Protocol):
    """The phone, as far as the server needs it."""

    sdk: int
    properties: dict[str, str]
    ports: dict[str, Any]
    """What answers on which port, such as `tcp:9008`."""

    @property
    def device(self) -> HasClipboard:
        """What system services answer."""


class System:
    """The methods that concern no view."""

    def __init__(self, screen: Screen, host: Host) -> None:
        self._screen = screen
        self._host = host

    def methods(self) -> dict[str, Callable[..., Any]]:
        """The JSON-RPC methods by name."""
        return {
            "deviceInfo": self._device_info,
            "takeScreenshot": self._screenshot,
            "pressKey": self._press_name,
            "pressKeyCode": self._press,
            "wakeUp": lambda: self._screen.key(WAKE_UP),
            "sleep": lambda: self._screen.key(SLEEP),
            "setClipboard": self._set_clipboard,
            "getClipboard": lambda: self._host.device.clipboard,
            "pasteClipboard": self._paste,
            "clearInputText": lambda: self._screen.replace_text(""),
            "getLastToast": lambda: self._screen.last_toast,
            "clearLastToast": self._clear_toast,
            "makeToast": self._make_toast,
            "openNotification": self._open_shade,
            "openQuickSettings": self._open_shade,
            # Every app of this phone is locked to portrait, so the display never turns.
            "setOrientation": lambda _direction: None,
            "freezeRotation": lambda _freeze: None,
            "getLastTraversedText": lambda: None,
            "clearLastTraversedText": lambda: None,
            "waitForIdle": lambda _ms: None,
        }

    def _device_info(self) -> dict[str, Any]:
        return {
            "currentPackageName": self._screen.active().package,
            "displayHeight": HEIGHT,
            "displayRotation": 0,
            "displaySizeDpX": round(WIDTH / _DP),
            "displaySizeDpY": round(HEIGHT / _DP),
            "displayWidth": WIDTH,
            "naturalOrientation": True,
            "productName": self._host.properties.get("ro.product.name", ""),
            "screenOn": self._screen.on,
            "sdkInt": self._host.sdk,
        }

    def _screenshot(self, scale: float = 1, quality: int = 80) -> str:
        picture = self._screen.picture()
        if scale != 1:
            factor = max(0.05, min(float(scale), 1.0))
            picture = picture.resize((int(WIDTH * factor), int(HEIGHT * factor)))
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=max(1, min(int(quality), 95)))
        return base64.b64encode(file.getvalue()).decode()

    async def _press_name(self, name: str) -> bool:
        code = NAMES.get(name.lower())
        if code is None:
            return False
        await self._screen.key(code)
        return True

    async def _press(self, code: int, _meta: int = 0) -> bool:
        await self._screen.key(code)
        return True

    def _set_clipboard(self, _label: str | None, text: str) -> None:
        self._host.device.clipboard = text

    def _paste(self) -> bool:
        self._screen.type(self._host.device.clipboard or "")
        return True

    def _clear_toast(self) -> None:
        self._screen.last_toast = None

    def _make_toast(self, text: str, ms: float) -> bool:
        self._screen.toast(text, seconds=ms / 1000)
        return True

    def _open_shade(self) -> bool:
        self._screen.open_shade()
        return True
