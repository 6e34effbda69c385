"""Made-up data go on the phone, what cannot be written is read, and all of it is removed again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from harness.devices.interface import Phone, ShellResult
from harness.devices.seeding import android_id_of, make_identity, seed_phone, unseed_phone
from harness.model.identity import Identity
from harness.model.recording import Device

SSAID = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<settings version="-1">
<setting id="1" name="userkey" value="00ff" package="android" defaultValue="00ff" />
<setting id="7" name="10170" value="f01a2b3c4d5e6f78" package="com.example.app" />
<setting id="8" name="10171" value="aaaabbbbccccdddd" package="com.example.app.other" />
</settings>
"""
ANSWERS = {
    "id -u": "0\n",
    "getprop ro.serialno": "HT0A1B2C3D4E\n",
    "cmd phone get-imei": "Device IMEI: 001017001234565\n",
    "cat /sys/class/net/wlan0/address": "02:1a:2b:3c:4d:5e\n",
    "settings get secure bluetooth_address": "02:11:22:33:44:55\n",
    "settings get global pps_oaid": "null\n",
    "cmd wifi status": 'WifiInfo: SSID: "test-net", BSSID: 02:aa:bb:cc:dd:ee, RSSI: -50\n',
    "content query --uri content://telephony/siminfo": (
        "Row: 0 _id=1, icc_id=89999001234567890124, imsi=001010123456789, number=+8619900001234\n"
    ),
    "dumpsys location": "last location=Location[gps 39.908431,116.397862 hAcc=20.0]\n",
}


class Handset(Phone):
    """Content providers in memory, and fixed answers to everything else."""

    name = "handset"
    serial = "handset"
    virtual = False
    proxy_host = "127.0.0.1"
    frida_server = None
    frida_port = 27042

    def __init__(self, answers: dict[str, str], *, refuses: str = " ") -> None:
        self.answers, self.refuses = answers, refuses
        self.tables: dict[str, list[dict[str, str]]] = {}
        self.clipboard = ""

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        del timeout_s
        if command in self.answers:
            return ShellResult(self.answers[command], 0)
        if "settings_ssaid.xml" in command:
            return ShellResult(SSAID, 0)
        match shlex.split(command):
            case ["content", verb, "--uri", uri, *rest] if not uri.startswith(self.refuses):
                return self._content(verb, uri.partition("?")[0], rest)
            case ["cmd", "clipboard", *rest] if self.refuses != "clipboard":
                self.clipboard = {"set-primary-clip": rest[-1], "clear-primary-clip": ""}.get(
                    rest[0], self.clipboard
                )
                return ShellResult(self.clipboard, 0)
        return ShellResult("Error: not found", 255)

    def _content(self, verb: str, table: str, rest: list[str]) -> ShellResult:
        rows = self.tables.setdefault(table, [])
        if verb == "insert":
            cells = (bind.split(":", 2) for bind in rest[1::2])
            rows.append({"_id": str(len(rows) + 1), **{name: value for name, _, value in cells}})
            return ShellResult("", 0)
        condition = re.fullmatch(r"(\w+)='(.*)'", rest[1])
        assert condition, rest
        matching = [row for row in rows if row.get(condition[1]) == condition[2]]
        if verb == "delete":
            self.tables[table] = [row for row in rows if row not in matching]
            return ShellResult("", 0)
        printed = [", ".join(f"{name}={cell}" for name, cell in row.items()) for row in matching]
        lines = [f"Row: {number} {row}\n" for number, row in enumerate(printed)]
        return ShellResult("".join(lines) or "No result found.\n", 0)

    def describe(self) -> Device:
        raise NotImplementedError

    def lines(self, command: str) -> AbstractContextManager[Iterator[str]]:
        raise NotImplementedError(command)

    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        raise NotImplementedError(remote)

    def pull(self, remote: str) -> bytes:
        raise FileNotFoundError(remote)

    def install(self, apk: Path) -> None:
        raise NotImplementedError(apk)

    def uninstall(self, package: str) -> None:
        raise NotImplementedError(package)

    def packages(self) -> frozenset[str]:
        return frozenset()

    def reverse(self, remote_port: int, local_port: int) -> None:
        raise NotImplementedError(remote_port)

    def remove_reverse(self, remote_port: int) -> None:
        raise NotImplementedError(remote_port)

    def forward(self, remote_port: int) -> int:
        return remote_port

    def wall_clock(self) -> float:
        return 1_700_000_000.0


@pytest.fixture
def wanted() -> Identity:
    return make_identity("one run")


def test_the_returned_identity_is_what_is_really_on_the_phone(wanted: Identity) -> None:
    phone = Handset(ANSWERS)
    really = seed_phone(phone, wanted)

    assert really.contacts == wanted.contacts
    assert really.sms == wanted.sms
    assert really.calendar == wanted.calendar
    assert really.clipboard == wanted.clipboard == phone.clipboard
    assert android_id_of(phone, "com.example.app") == "f01a2b3c4d5e6f78"
    assert (really.imei, really.serial) == ("001017001234565", "HT0A1B2C3D4E")
    assert (really.imsi, really.iccid) == ("001010123456789", "89999001234567890124")
    assert really.phone == "19900001234"
    assert (really.wifi_mac, really.bluetooth_mac) == ("02:1a:2b:3c:4d:5e", "02:11:22:33:44:55")
    assert (really.ssid, really.bssid) == ("test-net", "02:aa:bb:cc:dd:ee")
    assert (really.latitude, really.longitude) == ("39.908431", "116.397862")
    assert really.oaid == ""
    assert really.email == wanted.email


def test_contacts_get_name_and_number(wanted: Identity) -> None:
    phone = Handset(ANSWERS)
    seed_phone(phone, wanted)

    written = [row["data1"] for row in phone.tables["content://com.android.contacts/data"]]
    assert written == [
        text for contact in wanted.contacts for text in contact.model_dump().values()
    ]


def test_what_the_phone_refuses_is_not_in_the_identity(wanted: Identity) -> None:
    really = seed_phone(Handset({}, refuses="content://"), wanted)

    assert really.contacts == ()
    assert really.sms == ()
    assert really.calendar == ()
    assert really.imei == ""
    assert really.latitude == ""
    assert really.email == wanted.email


def test_a_phone_without_a_clipboard_command_has_no_marker_in_its_clipboard(
    wanted: Identity,
) -> None:
    assert seed_phone(Handset(ANSWERS, refuses="clipboard"), wanted).clipboard == ""


def test_unseeding_needs_no_knowledge_of_what_was_written(wanted: Identity) -> None:
    phone = Handset(ANSWERS)
    own = {"_id": "99", "account_type": "com.example.own"}
    phone.tables["content://com.android.contacts/raw_contacts"] = [own]
    seed_phone(phone, wanted)
    unseed_phone(phone, Identity())

    assert phone.tables["content://com.android.contacts/raw_contacts"] == [own]
    assert phone.tables["content://sms"] == []
    assert phone.tables["content://com.android.calendar/calendars"] == []
    assert phone.tables["content://com.android.calendar/events"] == []
    assert phone.tables["content://com.android.contacts/data"] == []


def test_seeding_twice_leaves_one_of_each(wanted: Identity) -> None:
    phone = Handset(ANSWERS)
    seed_phone(phone, wanted)
    seed_phone(phone, wanted)

    assert len(phone.tables["content://sms"]) == len(wanted.sms)


def test_an_imei_is_read_from_the_services_answer_where_there_is_no_command() -> None:
    parcel = (
        "Result: Parcel(\n"
        "  0x00000000: 00000000 0000000f 00300030 00300031 '........0.0.1.0.'\n"
        "  0x00000010: 00370031 00300030 00320031 00340033 '1.7.0.0.1.2.3.4.'\n"
        "  0x00000020: 00360035 00000035                   '5.6.5...        ')\n"
    )
    answers = {"service call iphonesubinfo 1 s16 com.android.shell": parcel}
    phone = Handset(answers, refuses="content://")

    assert seed_phone(phone, Identity()).imei == "001017001234565"


def test_the_android_id_is_the_one_of_the_app() -> None:
    assert android_id_of(Handset(ANSWERS), "com.example.app.other") == "aaaabbbbccccdddd"
    assert android_id_of(Handset(ANSWERS), "com.example.absent") == ""
    assert android_id_of(Handset({}), "com.example.app") == ""
