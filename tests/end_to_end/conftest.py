"""What all end-to-end tests share: where the harness keeps what it may reuse."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="package")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harness's own files, so that an app is converted once for all tests."""
    return tmp_path_factory.mktemp("state")
