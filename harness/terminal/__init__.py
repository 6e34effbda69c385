"""What a person sees in the terminal: results on standard output, talk on standard error."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from harness.report.hostile import shown

console = Console()
error_console = Console(stderr=True)


def plain(text: str, style: str = "") -> Text:
    """Text as it is: no markup, and no control signs that a terminal would obey."""
    return Text(shown(text), style)
