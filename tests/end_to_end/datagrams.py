"""The app that sends UDP: `python -m tests.end_to_end.datagrams` builds it.

With `--check` the committed APK is compared with what the sources in tests/data/datagrams give; see
harness/calibration/build.py for the tools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness.calibration import FOLDER as CALIBRATION
from harness.calibration.build import package, require_tools
from tests.end_to_end.committed import settle

FOLDER = Path(__file__).parents[1] / "data" / "datagrams"
APK = FOLDER / "datagrams.apk"


def build() -> bytes:
    """Make the signed APK. LabError when a tool fails."""
    return package(FOLDER / "AndroidManifest.xml", [CALIBRATION / "kit", FOLDER / "smali"])


def main(arguments: list[str]) -> int:
    """Write the APK files, or with `--check` say which are not what would be written."""
    require_tools()
    return settle({APK: build()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
