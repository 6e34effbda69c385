"""The hook catalogue can be trusted: named, reasoned, in the specifications' words."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from harness.probes.catalogue import Entry, apis, entries, required_apis
from harness.rules.data_types import data_types

ROOT = Path(__file__).parents[2]
ABSTRACT = {
    "android.content.Context",
    "android.content.pm.PackageManager",
    "android.app.job.JobScheduler",
    "android.location.LocationListener",
    "android.view.WindowManager",
}


@pytest.mark.parametrize("entry", entries(), ids=lambda e: f"{e.api} {e.class_name}.{e.method}")
def test_an_entry_is_sound(entry: Entry) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z_]+|[a-z_]+\.[a-z]+", entry.api)
    form = r"lib\w+\.so" if entry.native else r"[a-z][\w.]*\.[A-Z][\w$]*"
    assert re.fullmatch(form, entry.class_name)
    assert entry.class_name not in ABSTRACT or entry.home == "hidden", "such a hook never fires"
    assert (entry.since or 21) <= (entry.until or 99)
    assert len(entry.why) > 10
    for condition in entry.when:
        for pattern in (*(condition.like or ()), *(condition.unlike or ())):
            re.compile(pattern)


def test_data_are_named_in_the_words_that_the_rules_know() -> None:
    known = {kind.name for kind in data_types()}

    assert {entry.data_type for entry in entries() if entry.data_type} <= known


def test_what_is_read_about_a_person_has_a_data_type() -> None:
    unnamed = {
        entry.api
        for entry in entries()
        if entry.data_type is None and entry.sensitivity in ("identifier", "personal")
    }

    assert unnamed == set()


def test_it_covers_the_families() -> None:
    families = {entry.family for entry in entries()}
    subjects = {api.split(".")[0] for api in apis()}

    assert families >= {
        "telephony", "device", "advertising", "network", "bluetooth", "location", "packages",
        "content", "messages", "accounts", "clipboard", "sensors", "camera", "microphone",
        "screen", "storage", "commands", "permissions", "starts", "background", "web",
        "downloads", "code", "sinks", "native",
    }  # fmt: skip
    assert subjects >= {
        "telephony", "device", "oaid", "gaid", "wifi", "bluetooth", "network", "location",
        "packages", "processes", "contacts", "sms", "call_log", "calendar", "images", "clipboard",
        "sensors", "camera", "microphone", "accounts", "exec", "permissions", "jump", "start",
        "web", "download", "code", "net", "crypto",
    }  # fmt: skip


def test_it_watches_450_java_methods_that_every_supported_android_may_have() -> None:
    live = {
        (entry.class_name, entry.method)
        for entry in entries()
        if entry.lives and not entry.native and entry.home != "maker"
    }

    assert len(live) >= 450


def test_a_name_that_the_public_sdk_lacks_says_where_it_is_known_from() -> None:
    unknown = [entry for entry in entries() if bool(entry.home) != bool(entry.source)]

    assert unknown == []


def test_no_entry_stands_in_the_shadow_of_one_before_it() -> None:
    seen: dict[tuple[str, str, str], str] = {}
    shadowed = []
    for entry in entries():
        conditions = ",".join(one.model_dump_json() for one in entry.when)
        key = (entry.class_name, entry.method, f"{entry.overloads} {conditions}")
        bare = (entry.class_name, entry.method, f"{entry.overloads} ")
        if key in seen or bare in seen:
            shadowed.append(entry)
        seen[key] = entry.api

    assert shadowed == []


def test_methods_that_call_each_other_share_a_name() -> None:
    """So that one call of the app is one event, whichever of them it enters by."""
    names: dict[tuple[str, str], set[str]] = {}
    for entry in entries():
        owner = entry.class_name.rpartition(".")[2]
        names.setdefault((owner, entry.method), set()).add(entry.api)

    for outer, inner in [
        (("Activity", "startActivity"), ("Instrumentation", "execStartActivity")),
        (("ContextWrapper", "startService"), ("ContextImpl", "startService")),
        (("ContextWrapper", "bindService"), ("ContextImpl", "bindService")),
        (("ContextWrapper", "registerReceiver"), ("ContextImpl", "registerReceiver")),
        (("Settings$Secure", "getString"), ("Settings$NameValueCache", "getStringForUser")),
        (("SensorManager", "registerListener"), ("SystemSensorManager", "registerListenerImpl")),
        (("Runtime", "exec"), ("ProcessBuilder", "start")),
        (("Os", "open"), ("Linux", "open")),
        (("File", "listFiles"), ("File", "list")),
        (
            ("ApplicationPackageManager", "getLaunchIntentForPackage"),
            ("ApplicationPackageManager", "queryIntentActivities"),
        ),
        (("SensorManager", "getDefaultSensor"), ("SensorManager", "getSensorList")),
        (("SmsManager", "sendMultipartTextMessage"), ("SmsManager", "sendTextMessage")),
        (("Telephony$Sms$Intents", "getMessagesFromIntent"), ("SmsMessage", "createFromPdu")),
        (("ClipboardManager", "getText"), ("ClipboardManager", "getPrimaryClip")),
        (("BluetoothAdapter", "startLeScan"), ("BluetoothLeScanner", "startScan")),
        (("AudioRecord$Builder", "build"), ("AudioRecord", "$init")),
        (("TelephonyManager", "getPhoneCount"), ("TelephonyManager", "getActiveModemCount")),
    ]:
        assert names[outer] <= names[inner], f"{outer} goes to {inner}"


def test_some_hooks_are_required() -> None:
    assert {"telephony.imei", "device.android_id", "packages.installed"} <= required_apis() < apis()


def test_the_built_files_are_those_of_the_source(tmp_path: Path) -> None:
    if shutil.which("node") is None or not (ROOT / "hooks" / "node_modules").exists():
        pytest.skip("needs node, and `npm ci` in hooks/, to build the agent")
    built = {name: ROOT / "harness" / "probes" / name for name in ("agent.js", "catalogue.json")}

    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=ROOT / "hooks", check=True)

    for name, committed in built.items():
        assert (tmp_path / name).read_bytes() == committed.read_bytes(), (
            f"run `npm run build`: {name}"
        )
