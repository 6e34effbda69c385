from __future__ import annotations

import os
import subprocess

from harness.virtualphone.java_runtime import find_java


def test_a_java_17_is_found_and_runs() -> None:
    java = find_java()
    done = subprocess.run([java, "-version"], capture_output=True, text=True, check=True)

    assert os.access(java, os.X_OK)
    assert 'version "17' in done.stderr
