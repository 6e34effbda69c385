"""Bodies as analytics libraries send them, made up from a seed: events in a batch.

Each event has its own time, id and place, and repeats what is the same for all: the library, the
app, and the phone with its identifiers, which are other ones than those that are looked for.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import struct
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from harness.model.identity import Contact, Identity

SEEDED = Identity(
    imei="001017001234565",
    meid="a0000012345678",
    imsi="001010123456789",
    iccid="8999900123456789014",
    serial="HT0A1B2C3D4E",
    android_id="f01a2b3c4d5e6f78",
    oaid="1b2c3d4e-1111-4222-8333-444455556666",
    gaid="7d9c1a52-1f0e-4b7e-9a55-00aa11bb22cc",
    wifi_mac="02:1a:2b:3c:4d:5e",
    bluetooth_mac="02:9a:2b:3c:4d:5f",
    ssid="test-net-4711",
    bssid="06:11:22:33:44:55",
    phone="19900001234",
    email="person.k7@example.com",
    name="测试甲一",
    id_card="990101197503074219",
    latitude="39.908431",
    longitude="116.397862",
    clipboard="clipboard marker 4711",
    contacts=(Contact(name="测试乙二", phone="19900005678"),),
)
"""Twenty items."""
EVENTS = ("page_start", "page_end", "click", "expose", "request_success", "app_launch", "heartbeat")
PAGES = ("HomeActivity", "DetailActivity", "SearchFragment", "CartFragment", "MineFragment")
WORDS = ("首页", "推荐", "详情", "搜索", "购物车", "猜你喜欢", "限时优惠", "查看更多")
Fields = dict[str, Any]


def as_json(size: int, seed: int) -> bytes:
    """A batch of about so many bytes of JSON."""
    return _grown(size, seed, _json)


def as_protobuf(size: int, seed: int) -> bytes:
    """The same as protobuf."""
    return _grown(size, seed, _protobuf)


def _grown(size: int, seed: int, write: Callable[[Fields], bytes]) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    per_event = len(write(_batch(40, chance))) // 40
    return write(_batch(max(1, size // per_event), chance))


def _batch(events: int, chance: random.Random) -> Fields:
    same = {
        "lib": "Android",
        "lib_version": "6.8.2",
        "app_id": "cn.example.reader",
        "app_version": "8.4.2",
        "channel": "store_main",
        "manufacturer": "Example",
        "model": "Example One Pro",
        "os": "Android",
        "os_version": "14",
        "screen_width": 1080,
        "screen_height": 2400,
        "carrier": "中国示例",
        "timezone_offset": -480,
        "device_id": chance.randbytes(8).hex(),
        "oaid": _uuid(chance),
        "user": hashlib.sha256(chance.randbytes(8)).hexdigest(),
    }
    return {
        "project": "reader",
        "session": _uuid(chance),
        "sign": chance.randbytes(16).hex(),
        "events": [_event(number, same, chance) for number in range(events)],
    }


def _event(number: int, same: Fields, chance: random.Random) -> Fields:
    page = chance.choice(PAGES)
    own: Fields = {
        "seq": number,
        "event": chance.choice(EVENTS),
        "time": 1_740_000_000_000 + chance.randrange(10**9),
        "track_id": chance.randrange(10**10),
        "trace": _uuid(chance),
        "screen_name": f"cn.example.reader.ui.{page}",
        "url": f"https://www.example.com/reader/{page.lower()}?from=home&item={chance.random():.6f}",
        "title": "".join(chance.choices(WORDS, k=3)),
        "duration": round(chance.random() * 90, 3),
        "network": chance.choice(("WIFI", "5G", "4G")),
    }
    if number % 4 == 0:
        own["image"] = f"https://img.example.net/a/{chance.randbytes(16).hex()}.webp"
    if number % 10 == 0:
        own["token"] = base64.b64encode(chance.randbytes(24)).decode()
    return {**own, **same}


def _uuid(chance: random.Random) -> str:
    digits = chance.randbytes(16).hex()
    cuts = (0, 8, 12, 16, 20, 32)
    return "-".join(digits[a:b] for a, b in pairwise(cuts))


def _json(batch: Fields) -> bytes:
    return json.dumps(batch, ensure_ascii=False).encode()


def _protobuf(message: Fields) -> bytes:
    """Fields are numbered in their order."""
    content = b""
    for number, value in enumerate(message.values(), start=1):
        for one in value if isinstance(value, list) else [value]:
            content += _field(number, one)
    return content


def _field(number: int, value: object) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value % 2**64)
    if isinstance(value, float):
        return _varint(number << 3 | 1) + struct.pack("<d", value)
    content = _protobuf(value) if isinstance(value, dict) else str(value).encode()
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(number: int) -> bytes:
    content = bytearray()
    while number > 127:
        content.append(number & 127 | 128)
        number >>= 7
    content.append(number)
    return bytes(content)
