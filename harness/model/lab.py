"""What a run has to know of the lab around its phone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outside:
    """How the relay reaches the servers that apps talk to."""

    proxy: str = ""
    """`host:port` of the HTTP proxy of a lab whose network has no other way out."""
    authority: Path | None = None
    """PEM file; servers that it signed are believed too."""
