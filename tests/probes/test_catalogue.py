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
    assert re.fullmatch(r"[a-z][\w.]*\.[A-Z][\w$]*", entry.class_name)
    assert entry.class_name not in ABSTRACT, "a hook on an abstract method never fires"
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
    families = {api.split(".")[0] for api in apis()}

    assert len(entries()) >= 60
    assert families >= {
        "telephony", "device", "oaid", "wifi", "bluetooth", "network", "location", "packages",
        "processes", "contacts", "sms", "call_log", "calendar", "images", "clipboard", "sensors",
        "camera", "microphone", "accounts", "exec", "permissions", "jump",
    }  # fmt: skip


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
