"""Small apps of one purpose each: `python -m tests.end_to_end.smali_apps` builds them.

Their sources are in tests/data/encryptor and tests/data/datagrams. With `--check` the committed APK
files are compared with what the sources give; see harness/calibration/build.py for the tools.
"""

from __future__ import annotations

import sys
from pathlib import Path

from harness.calibration import FOLDER as CALIBRATION
from harness.calibration.build import package, require_tools
from tests.end_to_end.committed import settle

DATA = Path(__file__).parents[1] / "data"
ENCRYPTOR = DATA / "encryptor" / "encryptor.apk"
"""Encrypts what it sends."""
DATAGRAMS = DATA / "datagrams" / "datagrams.apk"
"""Sends UDP."""


def build(apk: Path) -> bytes:
    """Make the signed APK from what lies beside it. LabError when a tool fails."""
    folder = apk.parent
    return package(folder / "AndroidManifest.xml", [CALIBRATION / "kit", folder / "smali"])


def main(arguments: list[str]) -> int:
    """Write the APK files, or with `--check` say which are not what would be written."""
    require_tools()
    return settle({apk: build(apk) for apk in (ENCRYPTOR, DATAGRAMS)}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
