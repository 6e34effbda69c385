"""A pool of two embedded phones, each in the real process, for a module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.config import Lab
from harness.devices.pool import Pool


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def pool(state: Path) -> Iterator[Pool]:
    with Pool(Lab(virtual=2), state) as opened:
        yield opened
