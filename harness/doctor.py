"""Checks the machine and the lab, and says what is missing and what to do."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness import versions
from harness.config import Lab
from harness.devices.pool import Listed, Pool
from harness.errors import HarnessError
from harness.matching import loops
from harness.probes import agent, catalogue

SPARE = 2 * 1024**3
"""Bytes of disk that a few runs need."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    good: bool
    result: str
    tip: str = ""


def examine(lab: Lab, state: Path) -> list[Check]:
    """Look at Python, libraries, disk, the agent, and every phone."""
    checks = [_python(), _libraries(), _matching(), _disk(), _state(state)]
    checks.append(_attempt("agent", _agent))
    try:
        with Pool(lab, state) as pool:
            checks += [_phone(phone) for phone in pool.listed()]
    except HarnessError as error:
        checks.append(Check("phones", good=False, result=error.sentence, tip=error.tip))
    return checks


def _phone(phone: Listed) -> Check:
    """A phone that somebody uses is no fault, as long as adb has it."""
    good = phone.state in ("ready", "device")
    return Check(f"phone {phone.name}", good, phone.busy or phone.state, phone.tip)


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info[:2] >= (3, 11)
    return Check("python", good, found, "" if good else "Use Python 3.11 or newer.")


def _libraries() -> Check:
    found = versions.of_tools()
    return Check("libraries", good=True, result=", ".join(f"{n} {v}" for n, v in found.items()))


def _matching() -> Check:
    """That nothing is compiled is no fault, only slower."""
    tip = "" if loops.IS_COMPILED else "Install gcc and python3-dev, then make setup: it is faster."
    return Check(
        "matching", good=True, result="compiled" if loops.IS_COMPILED else "not compiled", tip=tip
    )


def _disk() -> Check:
    free = shutil.disk_usage(Path.cwd()).free
    result = f"{free / 1024**3:.1f} GiB free here"
    return Check("disk", free > SPARE, result, "" if free > SPARE else "Free some space.")


def _state(state: Path) -> Check:
    try:
        state.mkdir(parents=True, exist_ok=True)
        good = os.access(state, os.W_OK)
    except OSError:
        good = False
    tip = "" if good else "Set HARNESS_STATE to a folder that can be written."
    return Check("state folder", good, str(state), tip)


def _agent() -> str:
    return f"{len(catalogue.entries())} catalogue entries, {len(agent.source()) // 1024} KiB"


def _attempt(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, good=True, result=look())
    except (HarnessError, OSError, ValueError) as error:
        return Check(name, good=False, result=str(error), tip="Install the package again.")
