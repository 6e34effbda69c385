"""android.net, android.net.wifi and android.bluetooth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.services.access import Access, Q, S, denied

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_HIDDEN = "02:00:00:00:00:00"
_MARSHMALLOW = 23


class NetworkService:
    """Networks, access points and Bluetooth devices around the phone."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "network.getActive": self._active,
            "network.sendDatagram": self._send_datagram,
            "wifi.getConnectionInfo": self._connection,
            "wifi.getScanResults": self._scan_results,
            "wifi.getConfiguredNetworks": self._configured,
            "wifi.startScan": self._start_scan,
            "bluetooth.getAddress": self._address,
            "bluetooth.getName": self._name,
            "bluetooth.startDiscovery": self._discover,
            "bluetooth.startLeScan": self._discover,
            "bluetooth.getBondedDevices": self._bonded,
        }

    async def _active(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if self._phone.settings.get("global", "airplane_mode_on") == "1":
            return []
        wifi = self._phone.settings.get("global", "wifi_on") != "0"
        return ["1", "WIFI"] if wifi else ["0", "MOBILE"]

    async def _send_datagram(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """A UDP packet is about to leave; the exception of Android's libcore where it may not."""
        address, port, size = (argument or "" for argument in arguments)
        filters = self._phone.packet_filters
        if not filters.lets_out_datagram(process.package.uid, address, int(port), int(size)):
            raise Throw(
                "java.net.SocketException", "sendto failed: EPERM (Operation not permitted)"
            )
        return []

    def _locates(self, process: AppProcess, op: str) -> bool:
        return self._access.may(process, "ACCESS_FINE_LOCATION", op)

    async def _connection(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """SSID and BSSID are places: they need the location. The own address is hidden since 6."""
        device = self._phone.device
        mac = device.wifi_mac if self._phone.sdk < _MARSHMALLOW else _HIDDEN
        if self._locates(process, "FINE_LOCATION"):
            return [f'"{device.ssid}"', device.bssid, mac]
        return ["<unknown ssid>", _HIDDEN, mac]

    async def _scan_results(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if not self._locates(process, "WIFI_SCAN"):
            raise denied(f"UID {process.package.uid} has no location permission")
        device = self._phone.device
        return [device.ssid, device.bssid, "-52"]

    async def _configured(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._locates(process, "FINE_LOCATION")
        return []

    async def _start_scan(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return ["1" if self._locates(process, "WIFI_SCAN") else "0"]

    def _bluetooth(self, process: AppProcess, permission: str, method: str) -> None:
        """From 12 on each use needs a permission; before, the manifest's old one was enough."""
        if process.package.target_sdk < S:
            return
        if not self._access.may(process, permission):
            raise denied(
                f"Need android.permission.{permission} permission for "
                f"AttributionSource {{ uid = {process.package.uid}, packageName = "
                f"{process.package.package} }}: AdapterService {method}"
            )

    async def _address(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._bluetooth(process, "BLUETOOTH_CONNECT", "getAddress")
        return [self._phone.device.bluetooth_mac if self._phone.sdk < _MARSHMALLOW else _HIDDEN]

    async def _name(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._bluetooth(process, "BLUETOOTH_CONNECT", "getName")
        return [self._phone.device.bluetooth_name]

    async def _discover(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._bluetooth(process, "BLUETOOTH_SCAN", "startDiscovery")
        if process.package.target_sdk < S and self._phone.sdk >= Q:
            return ["1" if self._locates(process, "FINE_LOCATION") else "0"]
        return ["1"]

    async def _bonded(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._bluetooth(process, "BLUETOOTH_CONNECT", "getBondedDevices")
        return []
