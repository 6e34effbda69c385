"""android.content.ClipboardManager."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler
from harness.virtualphone.services.access import Access, Q

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone


class ClipboardService:
    """The one clip of the phone."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "clipboard.get": self._get,
            "clipboard.has": self._has,
            "clipboard.set": self._set,
        }

    def _may_read(self, process: AppProcess) -> bool:
        """From Android 10 on, only the app in front, and that is noted."""
        if self._phone.sdk < Q:
            return True
        allowed = self._access.foreground(process)
        if allowed:
            self._access.note(process, "READ_CLIPBOARD", allowed=True)
        return allowed

    async def _get(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if not self._may_read(process):
            text = f"Denying clipboard access to {process.package.package}, application is not in"
            self._phone.logs.write("main", "E", "ClipboardService", f"{text} focus", pid=1204)
            return [None]
        return [self._phone.device.clipboard]

    async def _has(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        visible = self._phone.sdk < Q or self._access.foreground(process)
        return ["1" if visible and self._phone.device.clipboard is not None else "0"]

    async def _set(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        self._access.note(process, "WRITE_CLIPBOARD", allowed=True)
        self._phone.device.clipboard = arguments[0]
        return []
