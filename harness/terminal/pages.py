"""Writes docs/cli.md from the command line itself: `python -m harness.terminal.pages [--check]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from harness.cli import app
from harness.errors import ExitCode

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"

_HEAD = """# The command line

Written by `python -m harness.terminal.pages` from the code. `harness COMMAND --help` says the same.

Results go to standard output, talk to standard error. With `--json` a command prints JSON for
programs. `HARNESS_STATE` names another folder for the harness's own files (certificate authority,
locks, caches).

## Exit codes

| code | name | meaning |
|---|---|---|
"""
_MEANINGS = {
    ExitCode.MET: "Every rule that applies is met; for `demo`, every app was judged as its truth "
    "says.",
    ExitCode.VIOLATED: "At least one rule is violated or needs a person.",
    ExitCode.USAGE: "The request was wrong; nothing was run.",
    ExitCode.INCONCLUSIVE: "Nothing is violated, but something could not be observed.",
    ExitCode.LAB_FAULT: "No phone, or the lab around it failed; for `demo`, a judgement differs "
    "from the truth.",
}
_REPEATED = re.compile(r"<list\[(\w+)\]>")


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` say whether it is what the code would write."""
    text = page()
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        sys.stderr.write("docs/cli.md is not what the code gives: run make docs\n")
        return 1
    return 0


def page() -> str:
    """The whole page in Markdown."""
    codes = "".join(
        f"| {code.value} | {code.name.lower()} | {_MEANINGS[code]} |\n" for code in ExitCode
    )
    root = typer.main.get_command(app)
    return _HEAD + codes + "".join(_commands(root, "harness"))


def _commands(command: object, path: str, parent: typer.Context | None = None) -> Iterator[str]:
    """A section for each command below this one."""
    if not isinstance(command, TyperCommand | TyperGroup):
        return
    context = typer.Context(command, info_name=path.rpartition(" ")[2], parent=parent)
    yield from _section(command, path, context)
    if isinstance(command, TyperGroup):
        for name in command.list_commands(context):
            yield from _commands(command.get_command(context, name), f"{path} {name}", context)


def _section(
    command: TyperCommand | TyperGroup, path: str, context: typer.Context
) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"\n## `{path}`\n\n{command.help}\n\n    {path} {usage}\n"
    records = [record for p in command.params if (record := p.get_help_record(context))]
    if records:
        yield "\n| argument or option | meaning |\n|---|---|\n"
    for name, meaning in records:
        shown = _REPEATED.sub(r"<\1>", name).replace("|", "\\|")
        yield f"| `{shown}` | {meaning.replace('  ', ' ')} |\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
