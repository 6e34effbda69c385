"""Writes docs/evidence.md from the classes: `python -m harness.model.pages [--check]`."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from harness.model.app import App
from harness.model.evidence import (
    AnyObservation,
    Blob,
    Bounds,
    Button,
    ConsentDialog,
    DataMatch,
    Observation,
    Phase,
    WayOut,
)
from harness.model.finding import Finding, Judgement, Jump, Named, Owner, Receiver, Verdict
from harness.model.identity import Contact, Identity
from harness.model.recording import FORMAT_VERSION, Device, Procedure, Provenance

PAGE = Path(__file__).parents[2] / "docs" / "evidence.md"

_HEAD = f"""# What a recording holds

Written by `python -m harness.model.pages` from the code. Format version {FORMAT_VERSION}.

A run is a folder. `run.json` says who, where and with what (`Provenance`); `timeline.jsonl` holds
one piece of evidence a line, in order of arrival, written as it happens; `blobs/` keeps pictures
and bodies, named by their SHA-256; `manifest.json` has the hashes of all, once the run is closed.

An unset text is empty, an unknown value is null. Times are seconds. Text that comes from the app is
kept as it came: whoever shows it must treat it as hostile.
"""
_PARTS = (Blob, Bounds, Button, ConsentDialog, DataMatch, WayOut)
_BESIDES: tuple[type[BaseModel], ...] = (
    *(Provenance, App, Device, Procedure, Identity, Contact),
    *(Judgement, Finding, Owner, Receiver, Jump, Named),
)


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` say whether it is what the code would write."""
    text = page()
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        sys.stderr.write("docs/evidence.md is not what the code gives: run make docs\n")
        return 1
    return 0


def page() -> str:
    """The whole page in Markdown."""
    return "".join([_HEAD, *_phases(), *_verdicts(), *_evidence(), *_values()])


def _phases() -> Iterator[str]:
    yield "\n## Phases\n\n| value | 阶段 | phase |\n|---|---|---|\n"
    for phase in Phase:
        yield f"| `{phase.value}` | {phase.label} | {phase.label_en} |\n"


def _verdicts() -> Iterator[str]:
    yield "\n## Verdicts\n\n| value | 结论 |\n|---|---|\n"
    for verdict in Verdict:
        yield f"| `{verdict.value}` | {verdict.label} |\n"


def _evidence() -> Iterator[str]:
    yield "\n## Evidence\n\nEvery kind has these fields:\n\n"
    yield from _table(Observation.model_fields)
    for kind in get_args(AnyObservation):
        own = {
            name: field
            for name, field in kind.model_fields.items()
            if name not in Observation.model_fields and name != "kind"
        }
        name = kind.model_fields["kind"].default
        yield f"\n### `{name}`\n\n{inspect.getdoc(kind)}\n"
        if own:
            yield "\n"
            yield from _table(own)


def _values() -> Iterator[str]:
    for title, models in (("Parts of evidence", _PARTS), ("Besides", _BESIDES)):
        yield f"\n## {title}\n"
        for model in models:
            yield f"\n### {model.__name__}\n\n{inspect.getdoc(model)}\n\n"
            yield from _table(model.model_fields)


def _table(fields: dict[str, FieldInfo]) -> Iterator[str]:
    yield "| field | type | meaning |\n|---|---|---|\n"
    for name, field in fields.items():
        meaning = " ".join((field.description or "").split())
        yield f"| `{name}` | {_type_name(field)} | {meaning} |\n"


def _type_name(field: FieldInfo) -> str:
    """The annotation as a reader of JSON sees it."""
    annotation = field.annotation
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(annotation))
    text = annotation.__name__ if isinstance(annotation, type) else str(annotation)
    text = re.sub(r"\b(?:\w+\.)+(\w+)", r"\1", text)
    text = re.sub(r"tuple\[(.+), \.\.\.\]", r"list of \1", text)
    text = text.replace("tuple[str, str]", "[str, str]").replace(" | None", " or null")
    return f"`{text}`"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
