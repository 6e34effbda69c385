"""Puts the app on a phone as a user's first install: fresh, nothing granted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from harness.devices.interface import Phone
from harness.errors import PhoneError
from harness.model.app import App


@contextmanager
def fresh_install(phone: Phone, app: App) -> Iterator[None]:
    """Install the app without `-g`; remove it and its data when the block ends.

    An older install is removed first: its data and grants would hide what a first launch does.
    InstallRefused gives the phone's own reason.
    """
    phone.uninstall(app.package)
    phone.install(app.path)
    try:
        yield
    finally:
        phone.uninstall(app.package)


def check_installed(phone: Phone, app: App) -> None:
    """Make sure the package manager knows the app; PhoneError when it does not."""
    if app.package not in phone.packages():
        raise PhoneError(phone.name, f"says it installed {app.package}, but does not list it")
