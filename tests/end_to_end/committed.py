"""Sample apps are committed as APK files; CI builds them again and compares."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path


def settle(built: Mapping[Path, bytes], arguments: list[str]) -> int:
    """Write what differs, or with `--check` name it; the number of files that differ then."""
    different = [
        path for path, content in built.items() if not path.exists() or path.read_bytes() != content
    ]
    if "--check" not in arguments:
        for path in different:
            path.write_bytes(built[path])
        return 0
    sys.stderr.writelines(f"{path.name} is not what its sources give\n" for path in different)
    return len(different)
