"""android.location: the last place, and places that are pushed while an app listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler
from harness.virtualphone.services.access import Access, denied

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_COARSE_DIGITS = 2
"""About a kilometre: what an app without the fine permission gets."""
_COARSE_METRES = 2_000.0


class LocationService:
    """Where the phone is."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "location.getProviders": self._providers,
            "location.getLastKnownLocation": self._last,
            "location.requestLocationUpdates": self._request,
            "location.removeUpdates": self._remove,
        }

    def _precise(self, process: AppProcess, provider: str) -> bool:
        """Whether the app gets the exact place; SecurityException when it gets none."""
        fine = self._access.holds(process, "ACCESS_FINE_LOCATION")
        coarse = fine or self._access.holds(process, "ACCESS_COARSE_LOCATION")
        visible = self._access.foreground(process)
        behind = self._access.holds(process, "ACCESS_BACKGROUND_LOCATION")
        if not coarse:
            raise denied(
                f'"{provider}" location provider requires ACCESS_COARSE_LOCATION or '
                "ACCESS_FINE_LOCATION permission."
            )
        op = "FINE_LOCATION" if fine else "COARSE_LOCATION"
        self._access.note(process, op, allowed=visible or behind)
        return fine

    def _place(self, process: AppProcess, provider: str) -> list[Field]:
        """Provider, latitude, longitude, accuracy, time; nothing for an app that may not now."""
        precise = self._precise(process, provider)
        may = self._access.foreground(process) or self._access.holds(
            process, "ACCESS_BACKGROUND_LOCATION"
        )
        if not may:
            return []
        device = self._phone.device
        latitude, longitude, accuracy = device.latitude, device.longitude, device.accuracy
        if not precise:
            latitude, longitude = round(latitude, _COARSE_DIGITS), round(longitude, _COARSE_DIGITS)
            accuracy = max(accuracy, _COARSE_METRES)
        now_ms = int(self._phone.clock.now() * 1000)
        return [provider, str(latitude), str(longitude), str(accuracy), str(now_ms)]

    async def _providers(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if self._phone.settings.get("secure", "location_mode") == "0":
            return ["passive"]
        return ["passive", "network", "fused", "gps"]

    async def _last(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        return self._place(process, str(arguments[0]))

    async def _request(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        return self._place(process, str(arguments[0]))

    async def _remove(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return []
