"""What `harness match` prints: a table for people, JSON lines for programs, a summary for both."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rich.progress import wrap_file
from rich.table import Table

from harness.captures import reading
from harness.captures.search import Search, Searched, Totals
from harness.matching.wording import way
from harness.model.identity import Identity
from harness.terminal import console, error_console, plain

MOST_ROWS = 1000
"""Rows of the table; whoever wants all of a long capture wants JSON."""
MOST_REASONS = 20
"""Different reasons told for what was not searched."""
SHOWN_URL = 80
"""Characters of a URL that tell requests apart."""
_KEYS = {"item", "form", "path", "where", "confidence"}


def search(capture: Path, identity: Identity, *, as_json: bool) -> None:
    """Search the capture and print what is found; UsageError when it cannot be read."""
    with reading.opened(capture) as file, _followed(file, capture, hidden=as_json) as followed:
        one_pass = Search(identity)
        searched = one_pass.over(reading.requests(followed, capture))
        show = _print_lines if as_json else _print_table
        show(searched)
    _print_summary(one_pass.totals)


@contextmanager
def _followed(file: BinaryIO, path: Path, *, hidden: bool) -> Iterator[BinaryIO]:
    """The file, with a bar of how much of it was read where a person looks on."""
    if hidden or not error_console.is_terminal:
        yield file
        return
    size = path.stat().st_size
    shown = plain(f"Searching {path.name}").plain
    with wrap_file(
        file, size, description=shown, console=error_console, transient=True
    ) as followed:
        yield followed


def _print_lines(searched: Iterable[Searched]) -> None:
    """One line a request, in order, as soon as it is searched."""
    for one in searched:
        matches = [match.model_dump(mode="json", include=_KEYS) for match in one.result.matches]
        line = {"index": one.index, "matches": matches, "skipped": one.result.skipped}
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")


def _print_table(searched: Iterable[Searched]) -> None:
    table = Table(header_style="dim")
    for heading in ("request", "receiver", "item", "form", "path"):
        table.add_column(heading, overflow="fold")
    left = 0
    skipped: dict[str, int] = {}
    for one in searched:
        for reason in one.result.skipped:
            if len(skipped) < MOST_REASONS:
                skipped.setdefault(reason, one.index)
        for match in one.result.matches:
            if table.row_count >= MOST_ROWS:
                left += 1
                continue
            request = f"{one.index} {one.request.method} {_short(one.request.url)}"
            cells = (request, one.request.receiver, match.item, match.form, way(match.path))
            table.add_row(*map(plain, cells))
    if table.row_count:
        console.print(table)
    if left:
        console.print(plain(f"and {left} more; --json prints them all", "dim"))
    for reason, index in skipped.items():
        console.print(plain(f"not searched, first in request {index}: {reason}", "dim"))


def _print_summary(totals: Totals) -> None:
    found = ", ".join(f"{item} {count}" for item, count in totals.items.most_common())
    searched = f"{totals.size / 1e6:.3g} MB searched at {totals.rate:.3g} MB/s"
    requests = "1 request" if totals.requests == 1 else f"{totals.requests} requests"
    sentence = f"{requests}, {searched}; personal data in {totals.with_matches}"
    if found:
        sentence += f" ({found})"
    if totals.incomplete:
        sentence += f"; {totals.incomplete} not searched whole"
    error_console.print(plain(sentence), soft_wrap=True)


def _short(url: str) -> str:
    return url if len(url) <= SHOWN_URL else f"{url[: SHOWN_URL - 1]}…"
