"""Runs on disk: begin one, close it with a manifest of hashes, read it back, verify it.

A run's folder:

    run.json          provenance, written before anything else
    timeline.jsonl    evidence, one line each, as it happened
    blobs/ab/ab12...  bodies, pictures and screen trees, named by their SHA-256
    manifest.json     size and hash of every file above; its presence says that the run was closed
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from harness.errors import BadRecording, LabError, UsageError
from harness.model.evidence import Observation, parse_evidence
from harness.model.recording import FORMAT_VERSION, Provenance, Recording
from harness.model.timeline import Timeline

PROVENANCE = "run.json"
TIMELINE = "timeline.jsonl"
MANIFEST = "manifest.json"

Fingerprint = dict[str, int | str]
"""Size and SHA-256 of a file."""
_manifest = TypeAdapter(dict[str, Fingerprint | None])


def new_folder(out: Path, package: str, phone: str, now: datetime) -> Path:
    """Make a folder for a run, named so that a listing sorts by time.

    UsageError when `out` is no place for folders.
    """
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", f"{package}-{phone}")[:120]
    for attempt in range(1000):
        suffix = f"-{attempt + 1}" if attempt else ""
        folder = out / f"{now:%Y%m%d-%H%M%S}-{safe}{suffix}"
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except OSError as error:
            raise UsageError(f"{out}: no run can be kept there ({error.strerror})") from error
        return folder
    raise UsageError(f"{out}: a thousand runs of {package} in one second cannot be")


def write_provenance(folder: Path, provenance: Provenance) -> None:
    """Write run.json, whole or not at all. LabError when the disk does not take it."""
    _write_whole(folder / PROVENANCE, provenance.model_dump_json(indent=2))


def close(folder: Path) -> None:
    """Seal the run: write the manifest that `verify` checks. LabError as above."""
    entries = {name: _fingerprint(folder / name) for name in _recorded_files(folder)}
    _write_whole(folder / MANIFEST, json.dumps(entries, indent=1, sort_keys=True))


def _write_whole(path: Path, text: str) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise LabError(
            f"{path}: cannot be written ({error.strerror})",
            tip="Free some space, or give another folder with --out.",
        ) from error


def verify(folder: Path) -> None:
    """Compare every recorded file with the manifest. BadRecording names the first that differs."""
    try:
        entries = _manifest.validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise BadRecording(
            f"{folder}: has no manifest that can be read; was the run ever closed?",
            tip="`harness judge` can still judge what was seen.",
        ) from error
    present = {name: _fingerprint(folder / name) for name in _recorded_files(folder)}
    for name in sorted({*entries, *present}):
        if entries.get(name) != present.get(name):
            change = "was added" if name not in entries else "is gone or was changed"
            raise BadRecording(f"{folder}: {name} {change} since the run was closed")


def load(folder: Path) -> Recording:
    """Read a run back. BadRecording when it is none, or of a newer format.

    A last line that was cut by a crash is left out; a damaged line elsewhere is an error.
    """
    try:
        text = (folder / PROVENANCE).read_text(encoding="utf-8")
        timeline = (folder / TIMELINE).read_text(encoding="utf-8", errors="replace")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
        raise BadRecording(
            f"{folder}: is no recording ({reason})",
            tip="Give the folder that `harness run` printed.",
        ) from error
    try:
        version = json.loads(text).get("format_version")
    except (ValueError, AttributeError, RecursionError) as error:
        raise BadRecording(f"{folder}: {PROVENANCE} is damaged") from error
    if version != FORMAT_VERSION:
        raise BadRecording(
            f"{folder}: has format version {version}, this harness reads {FORMAT_VERSION}",
            tip="Use the harness version that run.json names under tools.",
        )
    try:
        provenance = Provenance.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise BadRecording(f"{folder}: {PROVENANCE}: {field}: {first['msg']}") from error
    return Recording(
        folder=folder,
        provenance=provenance,
        timeline=Timeline(_evidence(folder, timeline)),
        ended=(folder / MANIFEST).exists(),
    )


def _evidence(folder: Path, text: str) -> list[Observation]:
    """Evidence of every line; only a line without its end can have been cut by a crash."""
    # Not splitlines: JSON leaves U+2028 and the like as they are, and apps may say them.
    *complete, rest = text.split("\n")
    found: list[Observation] = []
    for number, line in enumerate(complete, start=1):
        try:
            found.append(parse_evidence.validate_json(line))
        except ValidationError as error:
            raise BadRecording(f"{folder}: line {number} of {TIMELINE} is damaged") from error
    with suppress(ValidationError):
        found.append(parse_evidence.validate_json(rest))
    return found


def _recorded_files(folder: Path) -> list[str]:
    blobs = (folder / "blobs").rglob("*")
    names = [path.relative_to(folder).as_posix() for path in blobs if path.is_file()]
    return [PROVENANCE, TIMELINE, *sorted(names)]


def _fingerprint(path: Path) -> Fingerprint | None:
    try:
        with path.open("rb") as file:
            return {
                "size": path.stat().st_size,
                "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
            }
    except OSError:
        return None
