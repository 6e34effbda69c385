"""The hook catalogue and its check, printed."""

from __future__ import annotations

import pytest

from harness.probes.catalogue import Entry, entries
from harness.probes.catalogue_check import check
from harness.probes.declarations import Declarations
from harness.terminal import hooks

SDK = Declarations(
    """\
declare module android {
  export module app {
    export class Phone extends java.lang.Object {
      public number(): string;
    }
  }
}
""".splitlines()
)


def entry(**changes: object) -> Entry:
    return Entry.model_validate(
        {
            "family": "test",
            "api": "test.call",
            "class": "android.app.Phone",
            "method": "number",
            "sensitivity": "info",
            "why": "for this test only",
            **changes,
        }
    )


def row(text: str, name: str) -> list[str]:
    found = [line.replace("│", " ").split() for line in text.splitlines()]
    return next(cells for cells in found if cells and cells[0] == name)


def test_a_method_counts_once_however_many_entries_it_has(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hooks.print_catalogue(
        [
            entry(when=[{"argument": 0, "is": ["a"]}]),
            entry(required=True),
            entry(method="serial", home="app", source="an SDK"),
            entry(method="old", until=23),
            entry(family="native", method="open", **{"class": "libc.so"}, parameters=["text"]),
        ]
    )

    printed = capsys.readouterr().out
    assert "5 entries" in printed
    assert row(printed, "test") == ["test", "4", "3", "1", "1", "1"]
    assert row(printed, "native") == ["native", "1", "1", "1", "0", "0"]
    assert row(printed, "all") == ["all", "5", "4", "2", "1", "1"]


def test_the_families_of_the_catalogue_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    hooks.print_catalogue(entries())

    printed = capsys.readouterr().out.partition("by family")[2]
    families = {entry.family for entry in entries()}
    assert sum(int(row(printed, family)[1]) for family in families) == len(entries())


def test_a_dead_name_is_printed_with_its_reason_and_its_android_range(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hooks.print_check([check(entry(method="getNumber", since=29), SDK), check(entry(), SDK)])

    printed = " ".join(capsys.readouterr().out.split())
    assert (
        "android.app.Phone.getNumber (test.call, API 29 on): "
        "android.app.Phone has no method getNumber"
    ) in printed
    assert "1 entries are wrong" in printed


def test_what_the_public_sdk_cannot_know_is_printed_with_its_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hooks.print_check([check(entry(method="oaid", home="maker", source="seen on phones"), SDK)])

    printed = capsys.readouterr().out
    assert "1 methods not in the public SDK" in printed
    assert "seen on phones" in printed
