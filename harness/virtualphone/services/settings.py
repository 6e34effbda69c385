"""android.provider.Settings and SystemProperties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.services.access import Access, S, denied
from harness.virtualphone.settings import SPACES

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_FOR_SYSTEM = {"bluetooth_address"}
_PRIVATE_PROPERTIES = {"ro.serialno", "ro.boot.serialno"}


class SettingsService:
    """The three tables, and the properties, as apps may read them."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "settings.get": self._get,
            "settings.put": self._put,
            "properties.get": self._property,
        }

    async def _get(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        return [self.read(process, str(arguments[0]), str(arguments[1]))]

    def read(self, process: AppProcess, space: str, key: str) -> str | None:
        """A setting as this app sees it: the Android id is its own."""
        if space not in SPACES:
            raise Throw("java.lang.IllegalArgumentException", f"no table {space[:20]}")
        if key == "android_id":
            # System.getString has passed this key on to Secure since Android 4.2.
            return self._phone.packages.android_id(process.package.package)
        if key in _FOR_SYSTEM and process.package.target_sdk >= S:
            raise denied(
                f"Settings key: <{key}> is only readable to apps with targetSdkVersion lower than "
                f"or equal to: {S - 1}"
            )
        return self._phone.settings.get(space, key)

    async def _put(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        space = str(arguments[0])
        permission = "WRITE_SETTINGS" if space == "system" else "WRITE_SECURE_SETTINGS"
        if not self._access.holds(process, permission):
            raise denied(
                f"Permission denial: writing to settings requires:android.permission.{permission}"
            )
        self._phone.settings.put(space, str(arguments[1]), arguments[2] or "")
        return []

    async def _property(self, _process: AppProcess, arguments: list[Field]) -> list[Field]:
        key = str(arguments[0])
        # The policy of the system hides these from apps, which read them as empty.
        return [None if key in _PRIVATE_PROPERTIES else self._phone.properties.get(key)]
