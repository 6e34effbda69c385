"""The live table of a running campaign."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.live import Live
from rich.table import Table

from harness.campaign import Campaign, Outcome, Progress
from harness.devices.pool import Pool
from harness.model.app import App
from harness.model.recording import Procedure
from harness.report import REPORTS
from harness.terminal import error_console, plain


@dataclass
class _Row:
    app: App
    phone: str = ""
    step: str = "waiting"
    began: float | None = None
    ended: float | None = None

    @property
    def seconds(self) -> str:
        if self.began is None:
            return ""
        return f"{(self.ended or time.monotonic()) - self.began:.0f} s"


@dataclass
class _Board:
    """One row per app, redrawn as steps come in from the runs' threads."""

    rows: dict[str, _Row]
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, progress: Progress) -> None:
        with self.lock:
            row = self.rows[progress.app.sha256]
            row.began = row.began or time.monotonic()
            row.phone, row.step = progress.phone, progress.step
            if progress.step == "done":
                row.ended = time.monotonic()
        if not error_console.is_terminal:
            line = plain(f"{row.phone}  {row.app.package}  {row.step}")
            error_console.print(line, soft_wrap=True)

    def __rich__(self) -> Table:
        table = Table(box=None, pad_edge=False, header_style="dim")
        for heading in ("app", "phone", "step", "time"):
            table.add_column(heading, justify="right" if heading == "time" else "left")
        with self.lock:
            for row in self.rows.values():
                style = {"done": "green", "waiting": "dim"}.get(row.step, "cyan")
                table.add_row(
                    plain(row.app.package), plain(row.phone), plain(row.step, style), row.seconds
                )
        return table


def run_with_table(
    pool: Pool,
    apps: Sequence[App],
    procedure: Procedure,
    *,
    out: Path,
    state: Path,
    jobs: int,
) -> list[Outcome]:
    """Run a campaign with its table on standard error; `jobs` 0 means as many as phones."""
    board = _Board({app.sha256: _Row(app) for app in apps})
    campaign = Campaign(
        pool=pool,
        procedure=procedure,
        out=out,
        state=state,
        reports=REPORTS,
        progress=board.take,
        stop=threading.Event(),
    )
    with Live(board, console=error_console, refresh_per_second=4, transient=False):
        return campaign.run(apps, jobs=min(jobs or len(pool.names), len(pool.names)))
