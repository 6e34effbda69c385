"""The hook catalogue and its check as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.table import Table

from harness.probes.catalogue import Entry
from harness.probes.catalogue_check import Checked, android_range
from harness.terminal import console, plain


def print_catalogue(entries: Sequence[Entry]) -> None:
    """Print every entry, then how many each family has."""
    table = Table(header_style="dim", title=f"{len(entries)} entries")
    for heading in ("api", "data", "method", "why"):
        table.add_column(heading, overflow="fold")
    for entry in entries:
        table.add_row(*map(plain, (entry.api, entry.data_type or "", _name(entry), entry.why)))
    console.print(table)
    _print_families(entries)


def _print_families(entries: Sequence[Entry]) -> None:
    """A method counts once, however many entries tell its arguments apart."""
    table = Table(header_style="dim", title="by family")
    for heading in ("family", "entries", "methods", "live", "with the app", "required"):
        table.add_column(heading, justify="left" if heading == "family" else "right")
    for family, members in groupby(entries, lambda entry: entry.family):
        table.add_row(plain(family), *_counts(list(members)))
    table.add_section()
    table.add_row(plain("all", "bold"), *_counts(entries))
    console.print(table)
    console.print(
        plain("live: an Android that the harness supports has it, whatever app runs there", "dim")
    )


def _counts(entries: Sequence[Entry]) -> list[str]:
    live = {_name(entry) for entry in entries if entry.lives}
    brought = {_name(entry) for entry in entries if entry.home == "app"}
    required = {_name(entry) for entry in entries if entry.required}
    methods = {_name(entry) for entry in entries}
    return [str(count) for count in map(len, (entries, methods, live, brought, required))]


def print_check(checks: Iterable[Checked]) -> None:
    """Print what the public SDK contradicts, then what it cannot say anything about."""
    checks = list(checks)
    _print_methods("not in the public SDK, by design", [c for c in checks if not c.compared_with])
    wrong = [check for check in checks if check.problem]
    for check in wrong:
        entry = check.entry
        line = f"{_name(entry)} ({entry.api}, {android_range(entry)}): {check.problem}"
        console.print(plain(line, "red"), soft_wrap=True)
    compared = {_name(check.entry) for check in checks if check.compared_with}
    sentence = (
        f"{len(compared)} methods were compared with the public SDK: "
        + (f"{len(wrong)} entries are wrong." if wrong else "all are there.")
    )  # fmt: skip
    console.print(plain(sentence, "red" if wrong else "green"), soft_wrap=True)


def _print_methods(title: str, checks: Sequence[Checked]) -> None:
    rows = {
        (_name(one), "native" if one.native else one.home, android_range(one), one.source)
        for one in (check.entry for check in checks)
    }
    table = Table(header_style="dim", title=f"{len(rows)} methods {title}")
    for heading in ("method", "home", "Android", "known from"):
        table.add_column(heading, overflow="fold")
    for row in sorted(rows, key=lambda row: (row[1] or "", row[0])):
        table.add_row(*(plain(cell or "") for cell in row))
    console.print(table)


def _name(entry: Entry) -> str:
    return f"{entry.class_name}.{entry.method}"
