"""Writes a run's traffic for other tools: `traffic.har` and `traffic.flows`."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from harness.captures import har_writing
from harness.captures.exchange import exchanges
from harness.errors import UsageError
from harness.model.recording import Recording

HAR = "traffic.har"
FLOWS = "traffic.flows"
"""For mitmproxy and mitmweb: `mitmweb -r traffic.flows`."""


def export(recording: Recording, folder: Path) -> tuple[Path, ...]:
    """Write both files, each whole or not at all. UsageError when the folder does not take them."""
    written = folder / HAR, folder / FLOWS
    # Only here: mitmproxy takes half a second to load.
    from harness.captures import flows  # noqa: PLC0415

    unfinished = [path.with_name(f"{path.name}.{os.getpid()}") for path in written]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished[0].open("w", encoding="utf-8") as text:
            har_writing.write(text, exchanges(recording))
        with unfinished[1].open("wb") as file:
            flows.write(file, exchanges(recording))
        for path, ready in zip(written, unfinished, strict=True):
            ready.replace(path)
    except OSError as error:
        raise UsageError(
            f"{folder}: the traffic cannot be written ({error.strerror})",
            tip="Give another folder with --to.",
        ) from error
    finally:
        for path in unfinished:
            with suppress(OSError):
                path.unlink()
    return written
