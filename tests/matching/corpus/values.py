"""Whose values are sent: the phone that is searched for, and others whose values are decoys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from harness.devices.made_up import make_identity, with_luhn
from harness.model.identity import Contact, Identity


@dataclass(frozen=True)
class Seeded:
    """One value of an identity."""

    item: str
    value: str
    kind: str
    """What it is by shape, such as `mac`; decides how it may be written."""
    beside: str = ""
    """The other half, when the value is half of a place."""


KINDS = {
    "imei": "imei",
    "meid": "hex",
    "imsi": "digits",
    "iccid": "digits",
    "serial": "text",
    "android_id": "hex",
    "oaid": "uuid",
    "gaid": "uuid",
    "wifi_mac": "mac",
    "bluetooth_mac": "mac",
    "bssid": "mac",
    "phone": "mobile",
    "id_card": "card",
    "latitude": "degrees",
    "longitude": "degrees",
}
"""Item -> kind; other items are `text`."""


def identity_of(seed: str) -> Identity:
    """An identity with every item of the model, each seeded."""
    made_up = make_identity(seed)
    number = re.sub(r"\D", "", made_up.iccid)[-8:]
    return made_up.model_copy(
        update={"extra": {"photo": f"IMG_{number}.jpg", "marker_app": f"test.marker.m{number}"}}
    )


OURS = identity_of("corpus ours")
FAR = identity_of("corpus other 2").model_copy(
    update={"latitude": "31.230551", "longitude": "121.473917"}
)
"""Somebody in another city."""


def seeded(identity: Identity) -> Iterator[Seeded]:
    """Every value of the identity, by item."""
    fields = identity.model_dump(exclude={"contacts", "sms", "calendar", "extra"})
    halves = {"latitude": identity.longitude, "longitude": identity.latitude}
    for item, value in fields.items():
        yield Seeded(item, value, KINDS.get(item, "text"), halves.get(item, ""))
    yield Seeded("contacts", identity.contacts[0].name, "text")
    yield Seeded("contacts", identity.contacts[-1].phone, "mobile")
    yield Seeded("sms", identity.sms[0], "text")
    yield Seeded("calendar", identity.calendar[0], "text")
    for item, value in identity.extra.items():
        yield Seeded(item, value, "text")


def neighbour(identity: Identity) -> Identity:
    """Values of the same shapes that differ from the given ones as little as they can."""

    def near(value: str, letters: str = "0123456789") -> str:
        at = max(place for place, letter in enumerate(value) if letter in letters)
        following = letters[(letters.index(value[at]) + 1) % len(letters)]
        return value[:at] + following + value[at + 1 :]

    hexadecimal = "0123456789abcdef"
    return Identity(
        imei=with_luhn(near(identity.imei[:-1])),
        meid=near(identity.meid, hexadecimal),
        imsi=near(identity.imsi),
        iccid=with_luhn(near(identity.iccid[:-1])),
        serial=near(identity.serial),
        android_id=near(identity.android_id, hexadecimal),
        oaid=near(identity.oaid, hexadecimal),
        gaid=near(identity.gaid, hexadecimal),
        wifi_mac=near(identity.wifi_mac, hexadecimal),
        bluetooth_mac=near(identity.bluetooth_mac, hexadecimal),
        bssid=near(identity.bssid, hexadecimal),
        ssid=near(identity.ssid),
        phone=near(identity.phone),
        email=near(identity.email),
        name=f"{identity.name[:2]}{identity.name[3:]}子",
        id_card=near(identity.id_card[:-1]) + identity.id_card[-1],
        latitude=f"{float(identity.latitude) + 0.0021:.6f}",
        longitude=f"{float(identity.longitude) - 0.0021:.6f}",
        clipboard=near(identity.clipboard),
        contacts=tuple(
            Contact(name=f"{contact.name[:2]}{contact.name[3:]}子", phone=near(contact.phone))
            for contact in identity.contacts
        ),
        sms=tuple(map(near, identity.sms)),
        calendar=tuple(map(near, identity.calendar)),
        extra={item: near(value) for item, value in identity.extra.items()},
    )
