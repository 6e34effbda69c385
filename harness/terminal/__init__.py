"""What a person sees in the terminal: results on standard output, talk on standard error."""

from __future__ import annotations

from rich.console import Console

console = Console()
error_console = Console(stderr=True)
