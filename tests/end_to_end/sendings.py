"""What the sender is told to send, and what has to be found of it: the truth of its test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from harness.model.evidence import DataMatch
from harness.model.identity import Identity
from tests.end_to_end.sender import HOSTS

WELCOME = "this is a test bench"
OWNERS = tuple(HOSTS)
PROTOCOLS = {"http1": "HTTP/1.1", "http2": "HTTP/2.0", "socket": "HTTP/1.1"}
"""Channel -> version that the relay tells; a WebSocket begins as HTTP/1.1."""
FORMS = {
    "plain": ("json:v",),
    "upper": ("json:v",),
    "lower": ("json:v",),
    "bare": ("json:v",),
    "reversed": ("json:v", "reversed"),
    "escaped": ("json:v", "escapes"),
    "percent": ("form:v", "percent"),
    "hex": ("json:v", "hex"),
    "base64": ("json:v", "base64"),
    "base64url": ("json:v", "base64"),
    "gzip": ("gzip", "json:v"),
    "gzip_base64": ("json:v", "base64", "gzip"),
    "protobuf": ("protobuf:2",),
    "msgpack": ("msgpack:v",),
    "utf16": ("UTF-16",),
    "xor": ("XOR with 0x5a",),
    "md5": ("json:v", "md5"),
    "md5_upper": ("json:v", "md5"),
    "md5_of_upper": ("json:v", "md5"),
    "md5_of_md5": ("json:v", "md5 of md5"),
    "sha1": ("json:v", "sha1"),
    "sha256": ("json:v", "sha256"),
}
"""Form -> what a match must say in its path and its form."""
READ = {
    "android_id": "Android ID",
    "oaid": "OAID",
    "phone": "本机电话号码",
    "ssid": "SSID",
    "bssid": "BSSID",
    "latitude": "位置",
    "longitude": "位置",
    "clipboard": "剪切板",
    "contact_phone": "联系人",
    "sms": "短信",
    "calendar": "日历",
}
"""What the app reads itself -> the specification's word; its server tells it the rest."""
ITEMS = {"contact_name": "contacts", "contact_phone": "contacts"}
"""Item of the plan -> what matches call it, where that is another word."""


@dataclass(frozen=True)
class Sending:
    """One request or message."""

    number: int
    owner: str
    channel: str
    form: str
    item: str

    @property
    def host(self) -> str:
        """Whom it goes to."""
        return HOSTS[self.owner][1]

    @property
    def path(self) -> str:
        """Where, when it goes by HTTP."""
        return f"/collect/{self.number}"

    def is_told_by(self, match: DataMatch, value: str) -> bool:
        """Whether the match names this item in this form."""
        told = f"{'/'.join(match.path)} {match.form}"
        words = (*FORMS[self.form], *self._spelt(value))
        return match.item == ITEMS.get(self.item, self.item) and all(word in told for word in words)

    def _spelt(self, value: str) -> tuple[str, ...]:
        """What a match must say besides, where the form changes this value at all."""
        is_hexadecimal = re.fullmatch(r"[0-9A-Fa-f:-]+", value)
        bare = re.sub("[:-]", "", value) if is_hexadecimal else value
        spellings = {
            "upper": (value.upper(), "upper case"),
            "lower": (value.lower(), "lower case"),
            "bare": (bare, "without"),
            "md5_of_upper": (value.upper(), "of upper case"),
        }
        text, words = spellings.get(self.form, (value, ""))
        return (words,) if text != value else ()


def everything(items: Iterable[str]) -> list[Sending]:
    """Each item in each form through each channel from each owner."""
    ways = product(items, FORMS, PROTOCOLS, OWNERS)
    return [
        Sending(number, owner, channel, form, item)
        for number, (item, form, channel, owner) in enumerate(ways)
    ]


def one_in_nine(items: Iterable[str]) -> list[Sending]:
    """Each item in each form once; channels and owners take turns."""
    pairs = [(i, item, f, form) for i, item in enumerate(items) for f, form in enumerate(FORMS)]
    channels = tuple(PROTOCOLS)
    return [
        Sending(number, OWNERS[(i + f // 3) % 3], channels[(f + i // 3) % 3], form, item)
        for number, (i, item, f, form) in enumerate(pairs)
    ]


def values(identity: Identity) -> dict[str, str]:
    """Value of each item that is sent, by its name in the plan."""
    fields = identity.model_dump(exclude={"contacts", "sms", "calendar", "extra"})
    last = {
        "contact_name": identity.contacts[-1].name,
        "contact_phone": identity.contacts[-1].phone,
        "sms": identity.sms[-1],
        "calendar": identity.calendar[-1],
    }
    return {name: value for name, value in {**fields, **last}.items() if value}


def plan(known: dict[str, str], sendings: Iterable[Sending]) -> bytes:
    """The answer to the app's question: what it cannot read itself, and what to send."""
    profile = {name: value for name, value in known.items() if name not in READ}
    lines = [WELCOME, *(f"profile\t{name}\t{value}" for name, value in profile.items())]
    lines += [f"send\t{s.owner}\t{s.channel}\t{s.form}\t{s.item}\t{s.path}" for s in sendings]
    return "\n".join(lines).encode()
