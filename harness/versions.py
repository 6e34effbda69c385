"""Versions of everything that takes part in a run."""

from __future__ import annotations

import platform
from importlib import metadata

from harness import __version__

_PACKAGES = ("adbutils", "uiautomator2", "frida", "mitmproxy", "pydantic")


def of_tools() -> dict[str, str]:
    """Name -> version: this harness, Python, and the libraries that touch phone and app."""
    found = {"harness": __version__, "python": platform.python_version()}
    for name in _PACKAGES:
        found[name] = metadata.version(name)
    return found
