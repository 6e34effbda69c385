"""Cameras, microphone, protected media, accounts and overlays."""

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
            "media.drmId": self._drm_id,
            "accounts.getAccounts": self._accounts,
            "window.addOverlay": self._overlay,
        }

    async def _open_camera(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        camera, api = str(arguments[0]), arguments[1]
        if self._access.may(process, "CAMERA"):
            return []
        if api == _OLD_API:
            raise Throw("java.lang.RuntimeException", "Fail to connect to camera service")
        raise denied(
            f'Caller "{process.package.package}" (PID {process.pid}, UID {process.package.uid}) '
            f'cannot open camera "{camera}" without camera permission'
        )

    async def _may_record(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return ["1" if self._access.holds(process, "RECORD_AUDIO") else "0"]

    async def _record(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._access.demand(process, "startRecording", "RECORD_AUDIO")
        return []

    async def _drm_id(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """Needs no permission, and is the same for all apps."""
        return [self._phone.device.drm_id]

    async def _accounts(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """Without the permission, an empty list: apps see their own accounts only."""
        if not self._access.may(process, "GET_ACCOUNTS"):
            return []
        wanted = arguments[0]
        return [
            field
            for name, kind in self._phone.device.accounts
            if wanted in (None, kind)
            for field in (name, kind)
        ]

    async def _overlay(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if not self._access.may(process, "SYSTEM_ALERT_WINDOW"):
            raise Throw(
                "android.view.WindowManager$BadTokenException",
                "Unable to add window -- permission denied for window type 2038",
            )
        return []
