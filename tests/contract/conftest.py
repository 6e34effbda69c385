"""What every contract test needs besides the `phone` that the harness's plugin leases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.calibration import apk_path
from harness.devices.interface import Phone
from harness.model.app import App
from harness.store.recorder import Recorder

Snapshot = Callable[[Phone], dict[str, str]]

# adbutils leaves sockets to the garbage collector.
QUIET = "ignore::pytest.PytestUnraisableExceptionWarning"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bear with the libraries that talk to the phone."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.filterwarnings(QUIET))


@pytest.fixture(scope="session")
def sample() -> App:
    """A small app that reads before consent."""
    return read_app(apk_path("earlyreader"))


@pytest.fixture
def recorder(tmp_path: Path) -> Recorder:
    """A timeline on disk."""
    return Recorder(tmp_path)


@pytest.fixture
def snapshot() -> Snapshot:
    """Everything about a phone that a run may change, read from the phone."""

    def take(phone: Phone) -> dict[str, str]:
        commands = (
            "settings get global http_proxy",
            "settings get global stay_on_while_plugged_in",
            "settings get system screen_off_timeout",
            "settings get global usap_pool_enabled",
            "ls /system/etc/security/cacerts | wc -l",
            "mount | grep -c cacerts",
            "pm list packages -3",
            "ls /data/local/tmp | grep harness",
        )
        return {command: phone.shell(command).output for command in commands}

    return take
