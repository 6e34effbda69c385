"""The app that sends UDP: `python -m tests.end_to_end.datagrams` builds it.

With `--check` the committed APK is compared with what the sources in tests/data/datagrams give; see
harness/calibration/build.py for the tools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness.calibration import FOLDER as CALIBRATION
from harness.calibration.build import package, require_tools

FOLDER = Path(__file__).parents[1] / "data" / "datagrams"
APK = FOLDER / "datagrams.apk"


def build() -> bytes:
    """Make the signed APK. LabError when a tool fails."""
    return package(FOLDER / "AndroidManifest.xml", [CALIBRATION / "kit", FOLDER / "smali"])


def main(arguments: list[str]) -> int:
    """Write the APK, or with `--check` say whether it is what would be written."""
    require_tools()
    if "--check" not in arguments:
        APK.write_bytes(build())
    elif APK.read_bytes() != build():
        sys.stderr.write(f"{APK.name} is not what its sources give\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
