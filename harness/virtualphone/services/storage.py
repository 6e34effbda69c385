"""The disk, and android.app.DownloadManager, whose downloads wait for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler
from harness.virtualphone.services.access import Access

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone


class StorageService:
    """Space, and the queue of downloads, of one phone."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access
        self._last_download = 0

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {"downloads.enqueue": self._enqueue, "storage.stat": self._stat}

    async def _enqueue(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """The download's number."""
        self._access.demand(process, "enqueue", "INTERNET")
        self._last_download += 1
        return [str(self._last_download)]

    async def _stat(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """All bytes, and those that are free."""
        return [str(self._phone.files.quota), str(self._phone.free_bytes())]
