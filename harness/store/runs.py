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
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from harness.errors import BadRecording
from harness.model.evidence import Observation, parse_evidence
from harness.model.recording import FORMAT_VERSION, Provenance, Recording
from harness.model.timeline import Timeline

PROVENANCE = "run.json"
TIMELINE = "timeline.jsonl"
MANIFEST = "manifest.json"


def new_folder(out: Path, package: str, phone: str, now: datetime) -> Path:
    """Make a folder for a run, named so that a listing sorts by time."""
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", f"{package}-{phone}")[:120]
    for attempt in range(1000):
        suffix = f"-{attempt + 1}" if attempt else ""
        folder = out / f"{now:%Y%m%d-%H%M%S}-{safe}{suffix}"
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise BadRecording(f"{out}: a thousand runs of {package} in one second cannot be")


def write_provenance(folder: Path, provenance: Provenance) -> None:
    """Write run.json, whole or not at all."""
    unfinished = folder / f"{PROVENANCE}.{os.getpid()}"
    unfinished.write_text(provenance.model_dump_json(indent=2), encoding="utf-8")
    unfinished.replace(folder / PROVENANCE)


def close(folder: Path) -> None:
    """Seal the run: write the manifest that `verify` checks."""
    entries = {name: _fingerprint(folder / name) for name in _recorded_files(folder)}
    unfinished = folder / f"{MANIFEST}.{os.getpid()}"
    unfinished.write_text(json.dumps(entries, indent=1, sort_keys=True), encoding="utf-8")
    unfinished.replace(folder / MANIFEST)


def verify(folder: Path) -> None:
    """Compare every recorded file with the manifest. BadRecording names the first that differs."""
    try:
        entries = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRecording(
            f"{folder}: has no manifest that can be read, so the run was never closed",
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
        lines = (folder / TIMELINE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise BadRecording(
            f"{folder}: is no recording ({error.strerror})",
            tip="Give the folder that `harness run` printed.",
        ) from error
    try:
        version = json.loads(text).get("format_version")
    except (ValueError, AttributeError) as error:
        raise BadRecording(f"{folder}: {PROVENANCE} is damaged") from error
    if version != FORMAT_VERSION:
        raise BadRecording(
            f"{folder}: has format version {version}, this harness reads {FORMAT_VERSION}",
            tip="Use the harness version that run.json names under tools.",
        )
    try:
        provenance = Provenance.model_validate_json(text)
    except ValidationError as error:
        raise BadRecording(f"{folder}: {PROVENANCE} is damaged ({error.errors()[0]})") from error
    return Recording(
        folder=folder,
        provenance=provenance,
        timeline=Timeline(_evidence(folder, lines)),
        ended=(folder / MANIFEST).exists(),
    )


def _evidence(folder: Path, lines: list[str]) -> list[Observation]:
    found: list[Observation] = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(parse_evidence.validate_json(line))
        except ValidationError as error:
            if number == len(lines):
                break
            raise BadRecording(f"{folder}: line {number} of {TIMELINE} is damaged") from error
    return found


def _recorded_files(folder: Path) -> list[str]:
    blobs = (folder / "blobs").rglob("*")
    names = [path.relative_to(folder).as_posix() for path in blobs if path.is_file()]
    return [PROVENANCE, TIMELINE, *sorted(names)]


def _fingerprint(path: Path) -> dict[str, int | str] | None:
    try:
        with path.open("rb") as file:
            return {
                "size": path.stat().st_size,
                "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
            }
    except OSError:
        return None
