"""Names that no Android has are found, and what no public SDK can say is excused with a reason."""

from __future__ import annotations

import re

import pytest

from harness.errors import UsageError
from harness.probes.catalogue import Entry, entries
from harness.probes.catalogue_check import DECLARATIONS, android_range, check
from harness.probes.declarations import Declarations

SAMPLE = """\
declare module android {
    export module app {
        export class Phone extends java.lang.Object {
            public number(): string;
            /** @since 26 */
            public serial(slot: number): string;
            public ask(uri: android.net.Uri, flags: number): void;
        }
        export abstract class Packages extends java.lang.Object {
            public list(param0: number): java.util.List<any>;
            public static of(param0: number): android.app.Packages;
            public bare(): void;
        }
    }
}
"""
SDK = Declarations(SAMPLE.splitlines())
BEHIND = {"home": "hidden", "face": "android.app.Packages", "source": "its source"}
PHONE = "android.app.Phone"


def entry(owner: str, method: str, **changes: object) -> Entry:
    return Entry.model_validate(
        {
            "family": "test",
            "api": "test.call",
            "class": owner,
            "method": method,
            "sensitivity": "info",
            "why": "for this test only",
            **changes,
        }
    )


@pytest.mark.parametrize(
    "sound",
    [
        entry(PHONE, "number"),
        entry(PHONE, "serial", since=26),
        entry(PHONE, "ask", overloads=[["android.net.Uri", "long"]]),
        entry(PHONE, "ask", when=[{"argument": "android.net.Uri", "like": ["x"]}]),
        entry("android.app.Packages", "of"),
        entry("android.app.PackagesImpl", "list", **BEHIND),
        entry("com.vendor.Ids", "oaid", home="maker", source="seen on its phones"),
        entry("libc.so", "open", parameters=["text"]),
    ],
    ids=lambda one: f"{one.class_name}.{one.method}",
)  # fmt: skip
def test_what_is_there_passes(sound: Entry) -> None:
    assert check(sound, SDK).problem is None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (entry("android.app.Phones", "number"), "no class android.app.Phones"),
        (entry(PHONE, "getNumber"), "has no method getNumber"),
        (entry(PHONE, "serial"), "begins at API 21, the SDK at 26"),
        (entry(PHONE, "number", since=24), "begins at API 24, the SDK at 21"),
        (entry(PHONE, "number", overloads=[["int"]]), r"no overload \(int\)"),
        (entry(PHONE, "number", when=[{"argument": 0, "is": ["x"]}]), "its filter looks at"),
        (entry("android.app.Packages", "list"), "is abstract"),
        (entry("android.app.Packages", "bare"), "is abstract"),
        (entry("android.app.Impl", "lost", **BEHIND),
         "has no method lost"),
        (entry(PHONE, "number", home="hidden", source="x"), "the public SDK has it"),
        (entry("com.vendor.Ids", "oaid", home="maker"), "no source"),
    ],
)  # fmt: skip
def test_what_would_watch_nothing_is_named(wrong: Entry, says: str) -> None:
    found = check(wrong, SDK).problem

    assert found is not None
    assert re.search(says, found)


def test_the_android_range_is_told() -> None:
    assert android_range(entry(PHONE, "number")) == "all"
    assert android_range(entry(PHONE, "number", since=29)) == "API 29 on"
    assert android_range(entry(PHONE, "number", until=28)) == "API 21 to 28"


def test_a_row_for_programs_says_what_it_was_compared_with() -> None:
    row = check(entry("android.app.Impl", "of", **BEHIND), SDK).as_row()

    assert (row["comparedWith"], row["problem"], row["home"]) == (
        "android.app.Packages",
        None,
        "hidden",
    )


def test_the_catalogue_holds_no_dead_name() -> None:
    try:
        sdk = Declarations.read(DECLARATIONS)
    except UsageError as error:
        pytest.skip(f"needs the SDK's declarations: {error.tip}")

    wrong = {
        f"{one.entry.class_name}.{one.entry.method}": one.problem
        for one in (check(entry, sdk) for entry in entries())
        if one.problem
    }

    assert wrong == {}
