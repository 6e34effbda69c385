"""android.telephony and Build.getSerial: identifiers, SIM, network, cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler
from harness.virtualphone.device import DeviceState
from harness.virtualphone.services.access import Access, Q, R, denied

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_NETWORK_TYPE_LTE = "13"
_AREA, _CELL = "4301", "17895697"

_IDENTIFIERS: dict[str, tuple[str, Callable[[DeviceState], str]]] = {
    "telephony.getDeviceId": ("getDeviceId", lambda device: device.imei),
    "telephony.getImei": ("getImeiForSlot", lambda device: device.imei),
    "telephony.getPrimaryImei": ("getPrimaryImei", lambda device: device.imei),
    "telephony.getNai": ("getNaiForSubscriber", lambda device: device.imsi),
    "telephony.getMeid": ("getMeidForSlot", lambda device: device.meid),
    "telephony.getSubscriberId": ("getSubscriberIdForSubscriber", lambda device: device.imsi),
    "telephony.getSimSerialNumber": (
        "getIccSerialNumberForSubscriber",
        lambda device: device.iccid,
    ),
    "telephony.getDeviceSoftwareVersion": (
        "getDeviceSoftwareVersionForSlot",
        lambda device: device.imei[-2:],
    ),
    "build.getSerial": ("getSerial", lambda device: device.serial),
}
"""By method: its name in the exception, and what it answers."""


class TelephonyService:
    """What the modem and the SIM tell apps."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        handlers: dict[str, Handler] = {
            method: self._identifier(name, read) for method, (name, read) in _IDENTIFIERS.items()
        }
        return handlers | {
            "telephony.getLine1Number": self._line1_number,
            "telephony.getVoiceMailNumber": self._voice_mail_number,
            "telephony.getTypeAllocationCode": self._open(lambda device: device.imei[:8]),
            "telephony.getManufacturerCode": self._open(lambda device: device.meid[:8]),
            "telephony.getNetworkOperator": self._open(lambda device: device.operator),
            "telephony.getNetworkOperatorName": self._open(lambda device: device.operator_name),
            "telephony.getSimOperator": self._open(lambda device: device.operator),
            "telephony.getSimOperatorName": self._open(lambda device: device.operator_name),
            "telephony.getNetworkType": self._network_type,
            "telephony.getCellLocation": self._cell_location,
            "telephony.getAllCellInfo": self._all_cell_info,
            "telephony.getSubscription": self._subscription,
            "telephony.listen": self._listen,
            "telephony.sendTextMessage": self._send_text_message,
        }

    def _identifier(self, name: str, read: Callable[[DeviceState], str]) -> Handler:
        async def answer(process: AppProcess, _arguments: list[Field]) -> list[Field]:
            if not self._access.identifies_device(process, name):
                return [None]
            return [read(self._phone.device)]

        return answer

    def _open(self, read: Callable[[DeviceState], str]) -> Handler:
        async def answer(_process: AppProcess, _arguments: list[Field]) -> list[Field]:
            return [read(self._phone.device)]

        return answer

    async def _line1_number(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        permissions = ["READ_PHONE_NUMBERS", "READ_SMS"]
        if process.package.target_sdk < R:
            permissions.append("READ_PHONE_STATE")
        if not any(self._access.may(process, name) for name in permissions):
            names = ", ".join(f"android.permission.{name}" for name in permissions)
            raise denied(
                f"getLine1NumberForDisplay: Neither user {process.package.uid} nor current "
                f"process has {names}."
            )
        return [self._phone.device.phone_number]

    async def _voice_mail_number(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._access.demand(process, "getVoiceMailNumber", "READ_PHONE_STATE")
        return [None]

    async def _network_type(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if process.package.target_sdk >= R:
            self._access.demand(process, "getDataNetworkTypeForSubscriber", "READ_PHONE_STATE")
        return [_NETWORK_TYPE_LTE]

    def _locates(self, process: AppProcess, method: str) -> bool:
        allowed = self._access.may(process, "ACCESS_FINE_LOCATION")
        if not allowed and process.package.target_sdk >= Q:
            raise denied(
                f"{method}: Neither user {process.package.uid} nor current process has "
                "android.permission.ACCESS_FINE_LOCATION."
            )
        return allowed

    async def _cell_location(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return [_AREA, _CELL] if self._locates(process, "getCellLocation") else []

    async def _all_cell_info(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if not self._locates(process, "getAllCellInfo"):
            return []
        operator = self._phone.device.operator
        return [f"mRegistered=YES mMcc={operator[:3]} mMnc={operator[3:]} mTac={_AREA} mCi={_CELL}"]

    async def _subscription(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """ICCID (empty from Android 10 on), number, carrier, operator."""
        self._access.demand(process, "getActiveSubscriptionInfoList", "READ_PHONE_STATE")
        device = self._phone.device
        iccid = device.iccid if self._phone.sdk < Q else ""
        number = device.phone_number if self._access.holds(process, "READ_PHONE_NUMBERS") else ""
        return [iccid, number, device.operator_name, device.operator]

    async def _listen(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        cell_location = 0x10
        if int(arguments[0] or 0) & cell_location:
            self._locates(process, "listen")
        return []

    async def _send_text_message(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        self._access.demand(process, "Sending SMS message", "SEND_SMS")
        return []
