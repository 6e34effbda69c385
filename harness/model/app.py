"""The app under test, as its package file describes it."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict


class App(BaseModel):
    """One APK file and what its manifest declares."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    path: Path
    """The APK file on the host."""
    package: str
    """Application id, such as `com.example.app`."""
    label: str
    """The name that a user sees under the icon."""
    version_name: str
    version_code: int
    sha256: str
    """Of the APK file, lower-case hex."""
    signer_sha256: str | None = None
    """Of the signing certificate, or None when the file carries no signature that could be read."""
    min_sdk: int
    target_sdk: int
    main_activity: str | None
    """The class that the launcher starts, or None for an app without an icon."""
    permissions: tuple[str, ...] = ()
    """Every permission the manifest requests."""
    processes: tuple[str, ...] = ()
    """Names of all processes its components declare; the first is the package itself."""
