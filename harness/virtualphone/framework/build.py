"""Builds framework.jar from its Java source, byte for byte the same each time."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
JAR = HERE.parent / "framework.jar"
_RELEASE = "11"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def build(jar: Path) -> None:
    """Compile every source and write the classes in the order of their names.

    RuntimeError with the compiler's words when it complains: warnings count.
    """
    sources = sorted(str(path) for path in (HERE / "src").rglob("*.java"))
    with tempfile.TemporaryDirectory() as folder:
        options = ["--release", _RELEASE, "-encoding", "UTF-8", "-g", "-Xlint:all", "-Werror"]
        done = subprocess.run(
            ["javac", *options, "-d", folder, *sources],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        _pack(Path(folder), jar)


def _pack(folder: Path, jar: Path) -> None:
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*.class"), key=str):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else JAR)
