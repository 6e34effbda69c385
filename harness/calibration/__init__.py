"""Apps whose faults are known, to show that the harness finds them and finds no others."""

from __future__ import annotations

from pathlib import Path

from harness.calibration.comparison import Mismatch, compare
from harness.calibration.truth import CalibrationApp, Truth, read_truth

__all__ = [
    "DEMO_PHONES",
    "FOLDER",
    "NAMES",
    "CalibrationApp",
    "Mismatch",
    "Truth",
    "apk_path",
    "apps",
    "compare",
]

FOLDER = Path(__file__).parent
"""Where the apps' sources and APK files are."""

NAMES = (
    "wellbehaved",
    "earlyreader",
    "ignoresrefusal",
    "splash",
    "backgroundreader",
    "pinned",
    "noprompt",
)
"""From the one without faults to the one without scruples."""

DEMO_PHONES = len(NAMES)
"""A virtual phone for each app of a demonstration; two cores are enough for them."""


def apk_path(name: str) -> Path:
    """Where the app's committed APK is."""
    return FOLDER / name / f"{name}.apk"


def apps() -> tuple[CalibrationApp, ...]:
    """Every calibration app, in the order of `NAMES`. Raises BadConfiguration for a bad truth."""
    return tuple(
        CalibrationApp(name, apk_path(name), read_truth(FOLDER / name / "truth.yaml"))
        for name in NAMES
    )
