"""The live table: one row per app, told by many threads."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from harness.apps.apk import read_app
from harness.calibration import apk_path
from harness.campaign import Progress
from harness.terminal.live import _Board, _Row

APP = read_app(apk_path("earlyreader"))


def drawn(board: _Board) -> str:
    console = Console(width=120, record=True, file=Path("/dev/null").open("w", encoding="utf-8"))  # noqa: SIM115
    with console.file:
        console.print(board)
    return console.export_text()


def test_a_row_goes_from_waiting_to_done(capsys: pytest.CaptureFixture[str]) -> None:
    board = _Board({APP.sha256: _Row(APP)})
    assert "waiting" in drawn(board)

    board.take(Progress(APP, "desk-1", "first launch"))
    board.take(Progress(APP, "desk-1", "without traffic: [/bold] \x1b[2J"))
    assert "without traffic: [/bold]" in drawn(board)

    board.take(Progress(APP, "desk-1", "done"))
    row = board.rows[APP.sha256]
    assert row.ended
    assert row.seconds == "0 s"
    assert "\x1b[2J" not in capsys.readouterr().err
