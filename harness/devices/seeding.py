"""Puts made-up personal data on a phone, and reads what it cannot be given.

Everything is written by shell commands that a stock Android has; what a phone refuses is left out
of the identity, so that the identity always says what is really there.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping

from harness.devices.certificates import RootShell
from harness.devices.interface import Phone
from harness.devices.made_up import make_identity
from harness.model.identity import Contact, Identity

__all__ = ["android_id_of", "make_identity", "seed_phone", "unseed_phone"]

OWNER = "app.privacy.harness"
"""Marks every row of ours, so that they can be removed without knowing what they say."""
RAW_CONTACTS = "content://com.android.contacts/raw_contacts"
CONTACT_DATA = "content://com.android.contacts/data"
SMS = "content://sms"
_SYNC = f"caller_is_syncadapter=true&account_name={OWNER}&account_type=LOCAL"
CALENDARS = f"content://com.android.calendar/calendars?{_SYNC}"
EVENTS = f"content://com.android.calendar/events?{_SYNC}"
_SSAID = "/data/system/users/0/settings_ssaid.xml"
_ADVERTISING = "/data/data/com.google.android.gms/shared_prefs/adid_settings.xml"


def seed_phone(phone: Phone, identity: Identity) -> Identity:
    """Write what the phone allows, read the rest; returns the identity really on the phone.

    Its Android id is left empty, because each app is given its own: see `android_id_of`.
    """
    unseed_phone(phone, identity)
    contacts = tuple(contact for contact in identity.contacts if _add_contact(phone, contact))
    sms = tuple(text for text in identity.sms if _add_sms(phone, text))
    calendar = tuple(title for title in identity.calendar if _add_event(phone, title))
    place = _set_location(phone, identity)
    return identity.model_copy(
        update={
            **read_identifiers(phone),
            "android_id": "",
            "contacts": contacts,
            "sms": sms,
            "calendar": calendar,
            "clipboard": _set_clipboard(RootShell(phone), identity.clipboard),
            "latitude": place[0],
            "longitude": place[1],
        }
    )


def unseed_phone(phone: Phone, identity: Identity) -> None:
    """Remove every row of ours, whatever it says, and our clipboard text."""
    contact_rows = f"{RAW_CONTACTS}?caller_is_syncadapter=true"
    for uri, where in (
        (CONTACT_DATA, f"data_sync1='{OWNER}'"),
        (contact_rows, f"account_type='{OWNER}'"),
        (SMS, f"subject='{OWNER}'"),
        (EVENTS, f"sync_data1='{OWNER}'"),
        (CALENDARS, f"account_name='{OWNER}'"),
    ):
        phone.shell(f"content delete --uri {shlex.quote(uri)} --where {shlex.quote(where)}")
    root = RootShell(phone)
    if identity.clipboard and _clipboard(root) == identity.clipboard:
        root.run("cmd clipboard clear-primary-clip")
    phone.shell("cmd location providers remove-test-provider gps")
    phone.shell("appops set com.android.shell android:mock_location default")


def read_identifiers(phone: Phone) -> dict[str, str]:
    """Identifiers that the phone has by itself; an empty text for what it does not tell."""
    wifi = phone.shell("cmd wifi status").output
    if "BSSID" not in wifi:
        wifi += phone.shell("dumpsys wifi").output
    sim = _row(phone.shell("content query --uri content://telephony/siminfo").output)
    root = RootShell(phone)
    advertising = root.run(f"cat {_ADVERTISING}").output if root.available else ""
    return {
        "serial": _said(phone, "getprop ro.serialno", r"[\w.:-]{4,64}"),
        "imei": _imei(phone),
        "meid": "",
        "imsi": _matching(sim.get("imsi", ""), r"\d{10,15}"),
        "iccid": _matching(sim.get("icc_id", ""), r"\d{18,20}"),
        "phone": _matching(sim.get("number", "").removeprefix("+86"), r"\d{11}"),
        "wifi_mac": _wifi_mac(phone),
        "bluetooth_mac": _said(phone, "settings get secure bluetooth_address", _MAC),
        "ssid": _found(r'(?:\bSSID: |connected to )"([^"\n]{1,32})"', wifi),
        "bssid": _found(rf"BSSID: ({_MAC})", wifi),
        "oaid": _said(phone, "settings get global pps_oaid", _UUID),
        "gaid": _found(rf"\b({_UUID})\b", advertising),
    }


def android_id_of(phone: Phone, package: str) -> str:
    """The Android id that this app is given (`ANDROID_ID`); empty where it cannot be read."""
    root = RootShell(phone)
    if not root.available:
        return ""
    # Binary XML since Android 12; plain before.
    text = root.run(f"abx2xml {_SSAID} - || cat {_SSAID}").output
    for setting in re.findall(r"<setting\b[^>]*>", text):
        if f'package="{package}"' in setting:
            return _found(r'\bvalue="([0-9a-f]{16})"', setting)
    return ""


_MAC = r"(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}"
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def _add_contact(phone: Phone, contact: Contact) -> bool:
    source = f"{contact.name} {contact.phone}"
    raw = {"account_type": OWNER, "account_name": OWNER, "sourceid": source}
    _insert(phone, RAW_CONTACTS, raw)
    number = _query(phone, RAW_CONTACTS, f"sourceid='{source}'").get("_id", "")
    if not number.isdecimal():
        return False
    kinds = (("name", contact.name), ("phone_v2", contact.phone))
    for kind, value in kinds:
        mimetype = f"vnd.android.cursor.item/{kind}"
        data = {"raw_contact_id": number, "mimetype": mimetype, "data1": value}
        data["data_sync1"] = OWNER
        if not _insert(phone, CONTACT_DATA, data):
            return False
    return bool(_query(phone, CONTACT_DATA, f"data1='{contact.phone}'"))


def _add_sms(phone: Phone, text: str) -> bool:
    row = {"address": "10690000", "body": text, "subject": OWNER, "type": "1", "read": "1"}
    return _insert(phone, SMS, row) and bool(_query(phone, SMS, f"body='{text}'"))


def _add_event(phone: Phone, title: str) -> bool:
    calendar = {
        "account_name": OWNER,
        "account_type": "LOCAL",
        "name": OWNER,
        "calendar_displayName": OWNER,
        "ownerAccount": OWNER,
        "calendar_access_level": "700",
        "visible": "1",
        "sync_events": "1",
    }
    mine = f"account_name='{OWNER}'"
    if not _query(phone, CALENDARS, mine):
        _insert(phone, CALENDARS, calendar)
    number = _query(phone, CALENDARS, mine).get("_id", "")
    begin = int(phone.wall_clock() * 1000) + 86_400_000
    event = {
        "calendar_id": number,
        "title": title,
        "dtstart": str(begin),
        "dtend": str(begin + 3_600_000),
        "eventTimezone": "Asia/Shanghai",
        "sync_data1": OWNER,
    }
    if not number.isdecimal() or not _insert(phone, EVENTS, event):
        return False
    return bool(_query(phone, EVENTS, f"title='{title}'"))


def _set_clipboard(root: RootShell, text: str) -> str:
    """Few builds have a command for it, and those want root; most phones keep an empty one."""
    if text and root.available:
        root.run(f"cmd clipboard set-primary-clip {shlex.quote(text)}")
    return text if text and _clipboard(root) == text else ""


def _clipboard(root: RootShell) -> str:
    answer = root.run("cmd clipboard get-primary-clip") if root.available else None
    return answer.output.strip() if answer and answer.code == 0 else ""


def _set_location(phone: Phone, identity: Identity) -> tuple[str, str]:
    """Android 12 and later can be told where they are; otherwise the last known place is read."""
    if identity.latitude and identity.longitude:
        place = f"{identity.latitude},{identity.longitude}"
        phone.shell("appops set com.android.shell android:mock_location allow")
        phone.shell("cmd location providers add-test-provider gps")
        phone.shell("cmd location providers set-test-provider-enabled gps true")
        phone.shell(f"cmd location providers set-test-provider-location gps --location {place}")
    known = re.search(
        r"Location\[gps (-?\d+\.\d+),(-?\d+\.\d+)", phone.shell("dumpsys location").output
    )
    return (known[1], known[2]) if known else ("", "")


def _imei(phone: Phone) -> str:
    """By the telephony command where there is one, by the service's first call where not."""
    told = _said(phone, "cmd phone get-imei", r"\d{15}")
    if told:
        return told
    parcel = phone.shell("service call iphonesubinfo 1 s16 com.android.shell").output
    text = "".join(re.findall(r"'([^']*)'", parcel)).replace(".", "")
    return _found(r"(\d{15})", text)


def _wifi_mac(phone: Phone) -> str:
    told = _said(phone, "cat /sys/class/net/wlan0/address", _MAC)
    return told or _found(rf"link/ether ({_MAC})", phone.shell("ip addr show wlan0").output)


def _insert(phone: Phone, uri: str, row: Mapping[str, str]) -> bool:
    binds = " ".join(f"--bind {shlex.quote(f'{name}:s:{value}')}" for name, value in row.items())
    answer = phone.shell(f"content insert --uri {shlex.quote(uri)} {binds}")
    return answer.code == 0 and "rror" not in answer.output and "xception" not in answer.output


def _query(phone: Phone, uri: str, where: str) -> dict[str, str]:
    """The last matching row; empty when there is none."""
    command = f"content query --uri {shlex.quote(uri)} --where {shlex.quote(where)}"
    return _row(phone.shell(command).output)


def _row(printed: str) -> dict[str, str]:
    """What `content query` printed: `Row: 0 _id=1, name=x, ...`; the last row counts."""
    lines = re.findall(r"^Row: \d+ (.*)$", printed, re.MULTILINE)
    return dict(re.findall(r"(\w+)=(.*?)(?:, (?=\w+=)|$)", lines[-1])) if lines else {}


def _said(phone: Phone, command: str, form: str) -> str:
    return _found(rf"(?m)^\s*(?:Device IMEI: )?({form})\s*$", phone.shell(command).output)


def _matching(text: str, form: str) -> str:
    return text if re.fullmatch(form, text) else ""


def _found(form: str, text: str) -> str:
    found = re.search(form, text)
    return found[1] if found else ""
