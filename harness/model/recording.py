"""A run on disk, as a value: who, where, with what, and the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from harness.model.app import App
from harness.model.evidence import Blob, Value
from harness.model.identity import Identity
from harness.model.timeline import Timeline

FORMAT_VERSION = 1
"""Of the recording on disk; a reader refuses what is newer than itself."""


class Device(Value):
    """The phone that a recording was made on."""

    name: str
    """Its name in devices.yaml."""
    serial: str
    manufacturer: str
    model: str
    android: str
    """Release, such as `14`."""
    sdk: int
    build: str
    """Build fingerprint."""
    abi: str
    rooted: bool
    virtual: bool
    """T/TAF 077.13 excludes virtual devices from a formal evaluation."""
    art_module: str = ""
    """Version of the ART mainline module, where the phone has one."""


class Procedure(Value):
    """How long each phase is watched, in seconds; no rule fixes these, so reports print them."""

    name: str
    before_consent: float
    refused: float
    agreed: float
    in_use: float
    silent: float
    background: float
    after_restart: float
    seed: int = 1
    """Of the explorer's choices."""
    thorough: bool = False
    """Windows are tried over several launches and motion climbs a ladder, which takes minutes."""
    bypass_pinning: bool = False
    """The app's certificate checks were altered to accept the proxy: such a run shows what is sent,
    and clears nobody."""


class Provenance(Value):
    """What makes a recording repeatable: everything but the timeline."""

    format_version: int = FORMAT_VERSION
    run: str
    """Id of the run; also the folder's name."""
    began: str
    """Wall-clock start, ISO 8601 with offset."""
    app: App
    device: Device
    procedure: Procedure
    tools: dict[str, str]
    """Name -> version of everything that took part."""
    identity: Identity
    """The seeded personal data that traffic is searched for."""


@dataclass(frozen=True)
class Recording:
    """One run, read back."""

    folder: Path
    provenance: Provenance
    timeline: Timeline
    ended: bool
    """False when the run was cut short, so that what is missing was not observed."""

    def path_of(self, blob: Blob) -> Path:
        """Where the blob's bytes are."""
        return self.folder / "blobs" / blob.sha256[:2] / blob.sha256
