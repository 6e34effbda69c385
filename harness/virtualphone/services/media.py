"""Cameras, microphone, accounts and overlays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.services.access import Access, denied

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_OLD_API = "1"


class MediaService:
    """What sees and hears, and who is signed in."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "media.openCamera": self._open_camera,
            "media.mayRecord": self._may_record,
            "media.record": self._record,
            "accounts.getAccounts": self._accounts,
            "window.addOverlay": self._overlay,
        }

    async def _open_camera(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        camera, api = str(arguments[0]), arguments[1]
        allowed = self._access.holds(process, "CAMERA")
        self._access.note(process, "CAMERA", allowed=allowed)
        if allowed:
            return []
        if api == _OLD_API:
            raise Throw("java.lang.RuntimeException", "Fail to connect to camera service")
        raise denied(
            f'Caller "{process.package.package}" (PID {process.pid}, UID {process.package.uid}) '
            f'cannot open camera "{camera}" without camera permission'
        )

    async def _may_record(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        allowed = self._access.holds(process, "RECORD_AUDIO")
        if not allowed:
            self._access.note(process, "RECORD_AUDIO", allowed=False)
        return ["1" if allowed else "0"]

    async def _record(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._access.demand(process, "startRecording", "RECORD_AUDIO")
        return []

    async def _accounts(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """Without the permission, an empty list: apps see their own accounts only."""
        allowed = self._access.holds(process, "GET_ACCOUNTS")
        self._access.note(process, "GET_ACCOUNTS", allowed=allowed)
        if not allowed:
            return []
        wanted = arguments[0]
        return [
            field
            for name, kind in self._phone.device.accounts
            if wanted in (None, kind)
            for field in (name, kind)
        ]

    async def _overlay(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        allowed = self._access.holds(process, "SYSTEM_ALERT_WINDOW")
        self._access.note(process, "SYSTEM_ALERT_WINDOW", allowed=allowed)
        if not allowed:
            raise Throw(
                "android.view.WindowManager$BadTokenException",
                "Unable to add window -- permission denied for window type 2038",
            )
        return []
