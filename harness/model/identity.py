"""The seeded personal data of one phone in one run; test data by construction, never a person's."""

from __future__ import annotations

from pydantic import Field

from harness.model.evidence import Value


class Contact(Value):
    """An entry in the phone's address book."""

    name: str
    phone: str


class Identity(Value):
    """Values that identify this phone and its made-up owner; an empty field was not seeded."""

    imei: str = ""
    meid: str = ""
    imsi: str = ""
    iccid: str = ""
    serial: str = ""
    android_id: str = ""
    oaid: str = ""
    gaid: str = ""
    wifi_mac: str = ""
    bluetooth_mac: str = ""
    ssid: str = ""
    bssid: str = ""
    phone: str = ""
    email: str = ""
    name: str = ""
    id_card: str = ""
    latitude: str = ""
    longitude: str = ""
    clipboard: str = ""
    contacts: tuple[Contact, ...] = ()
    sms: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    extra: dict[str, str] = Field(default_factory=dict)
    """Further markers by name, such as a photo's file name or an installed app's package."""
