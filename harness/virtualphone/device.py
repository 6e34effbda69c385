"""Who the phone is: made-up identifiers and personal data, always the same for the same name."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field

_FIRST_NAMES = ("建国", "秀英", "伟", "芳", "娜", "磊", "静", "敏", "强", "洋")
_FAMILY_NAMES = ("欧阳", "司马", "诸葛", "慕容", "上官", "东方", "皇甫", "尉迟")
_HOUR_MS = 3_600_000
_EPOCH_MS = 1_700_000_000_000

Row = dict[str, str]


@dataclass
class DeviceState:
    """What system services answer to apps; every field may be changed while the phone runs."""

    imei: str
    """15 digits with a valid check digit, in a type allocation code reserved for tests (001...)."""
    meid: str
    """14 hexadecimal digits."""
    imsi: str
    iccid: str
    """19 digits with a valid check digit."""
    phone_number: str
    operator: str
    """Country and network code, such as 46000."""
    operator_name: str
    serial: str
    wifi_mac: str
    bluetooth_mac: str
    bluetooth_name: str
    ssid: str
    bssid: str
    oaid: str
    gaid: str
    drm_id: str
    """Widevine's: 64 hexadecimal digits."""
    latitude: float
    longitude: float
    accuracy: float
    """Radius in metres."""
    clipboard: str | None = None
    accounts: list[tuple[str, str]] = field(default_factory=list)
    """(name, type) pairs."""
    tables: dict[str, list[Row]] = field(default_factory=dict)
    """Rows by table: contacts, sms, call_log, calendar, media_images."""


def luhn_digit(digits: str) -> str:
    """The check digit that makes `digits` + it pass the Luhn test."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def make_device(name: str) -> DeviceState:
    """The identity of the phone called `name`."""
    dice = random.Random(f"virtual phone {name}")  # noqa: S311 - repeatable, not secret

    def digits(count: int) -> str:
        return "".join(dice.choice("0123456789") for _ in range(count))

    def letters(count: int) -> str:
        return "".join(dice.choice("0123456789abcdef") for _ in range(count))

    def mac() -> str:
        # The second bit of the first byte marks an address that no vendor was given.
        return ":".join(["3e", *(letters(2) for _ in range(5))])

    def uuid() -> str:
        return "-".join(letters(count) for count in (8, 4, 4, 4, 12))

    imei = "00101700" + digits(6)
    iccid = "898600" + digits(12)
    state = DeviceState(
        imei=imei + luhn_digit(imei),
        meid="a0" + letters(12),
        imsi="46000" + digits(10),
        iccid=iccid + luhn_digit(iccid),
        phone_number="1990000" + digits(4),
        operator="46000",
        operator_name="中国移动",
        serial="VP" + letters(10).upper(),
        wifi_mac=mac(),
        bluetooth_mac=mac(),
        bluetooth_name=f"Virtual Phone {letters(4)}",
        ssid=f"VirtualLab-{letters(4)}",
        bssid=mac(),
        oaid=uuid(),
        gaid=uuid(),
        drm_id=hashlib.sha256(f"protected media on {name}".encode()).hexdigest(),
        latitude=round(39.9 + dice.random() / 10, 6),
        longitude=round(116.3 + dice.random() / 10, 6),
        accuracy=round(8 + dice.random() * 20, 1),
    )
    state.accounts = [(f"{letters(8)}@example.com", "com.example.account")]
    state.tables = _personal_tables(dice)
    return state


def _personal_tables(dice: random.Random) -> dict[str, list[Row]]:
    def number() -> str:
        return f"1990001{dice.randrange(10_000):04}"

    def at() -> int:
        return _EPOCH_MS + dice.randrange(1000) * _HOUR_MS

    people = [
        {
            "_id": str(row),
            "display_name": dice.choice(_FAMILY_NAMES) + dice.choice(_FIRST_NAMES),
            "number": number(),
            "email": f"contact{row}.{dice.randrange(10_000)}@example.com",
        }
        for row in range(1, 6)
    ]
    sms = [
        {
            "_id": str(row),
            "address": number(),
            "body": f"【测试】您的验证码是{dice.randrange(1_000_000):06}，5分钟内有效。",
            "date": str(at()),
            "type": "1",
            "read": "1",
        }
        for row in range(1, 4)
    ]
    calls = [
        {
            "_id": str(row),
            "number": person["number"],
            "name": person["display_name"],
            "date": str(at()),
            "duration": str(dice.randrange(600)),
            "type": str(dice.choice((1, 2, 3))),
        }
        for row, person in enumerate(people[:4], 1)
    ]
    start = at()
    calendar = [
        {
            "_id": "1",
            "title": f"体检 {dice.randrange(10_000)}",
            "description": "带身份证",
            "eventLocation": f"第{dice.randrange(100)}医院",
            "dtstart": str(start),
            "dtend": str(start + _HOUR_MS),
        }
    ]
    images = [
        {
            "_id": str(row),
            "_display_name": f"IMG_{dice.randrange(100_000_000):08}.jpg",
            "_data": f"/storage/emulated/0/DCIM/Camera/IMG_{row}.jpg",
            "mime_type": "image/jpeg",
            "date_added": str(at() // 1000),
            "latitude": str(round(39.9 + dice.random() / 10, 6)),
            "longitude": str(round(116.3 + dice.random() / 10, 6)),
        }
        for row in range(1, 4)
    ]
    return {
        "contacts": people,
        "sms": sms,
        "call_log": calls,
        "calendar": calendar,
        "media_images": images,
    }
