"""The vocabulary of personal data."""

from __future__ import annotations

import json
from pathlib import Path

import harness
from harness.model.identity import Identity
from harness.rules.data_types import data_type, data_types, item_type


def test_every_word_of_the_hook_catalogue_is_known() -> None:
    path = Path(harness.__file__).parent / "probes" / "catalogue.json"
    words = {entry.get("dataType") for entry in json.loads(path.read_text(encoding="utf-8"))}
    known = {name for kind in data_types() for name in (kind.name, *kind.also)}

    assert words - {None} - known == set()


def test_every_seeded_value_is_known() -> None:
    seeded = set(Identity.model_fields) - {"extra"}
    known = {item for kind in data_types() for item in kind.items}

    assert seeded - known == set()


def test_names_are_unambiguous() -> None:
    names = [name for kind in data_types() for name in (kind.name, *kind.also)]

    assert sorted(set(names)) == sorted(names)


def test_other_spellings_mean_the_same() -> None:
    assert data_type("应用列表").name == "软件安装列表"
    assert item_type("contacts[0].phone").name == "联系人"


def test_a_marker_that_is_not_listed_needs_consent() -> None:
    assert item_type("photo_marker").weight == "required"


def test_immutable_identifiers_are_those_of_the_standard() -> None:
    immutable = {kind.name for kind in data_types() if kind.immutable}

    assert immutable == {"IMEI", "MEID", "序列号", "MAC地址", "蓝牙地址", "DRM设备标识"}


def test_the_catalogue_and_the_rules_agree_on_what_is_no_personal_data() -> None:
    path = Path(harness.__file__).parent / "probes" / "catalogue.json"
    entries = [e for e in json.loads(path.read_text(encoding="utf-8")) if e.get("dataType")]
    personal = {e["dataType"] for e in entries if e["sensitivity"] != "info"}
    info = {e["dataType"] for e in entries} - personal

    assert {word for word in personal if data_type(word).weight == "none"} == set()
    assert {word for word in info if data_type(word).weight == "required"} == set()
