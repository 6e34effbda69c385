"""A phone is left as it was found; if the harness was killed, the next lease puts it right first.

What a run changes is noted in a file on the phone itself before it is changed, so that any host
that gets the phone next can undo it.
"""

from __future__ import annotations

import json
import re
import shlex

from harness.devices.interface import PACKAGE_FILE, Phone
from harness.devices.network import restore
from harness.devices.seeding import unseed_phone
from harness.errors import PhoneDirty
from harness.model.identity import Identity

NOTE = "/data/local/tmp/harness-lease.json"
_PACKAGE = re.compile(r"[A-Za-z][\w.]*")


class Lease:
    """What one user of a phone changed on it."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    def note_package(self, package: str) -> None:
        """Note, before it is installed, that the package will have to go."""
        self.phone.push(json.dumps({"package": package}).encode(), NOTE)

    def begin(self) -> None:
        """Undo what a killed run left behind, and make sure the phone is clean."""
        try:
            left = json.loads(self.phone.pull(NOTE))
        except (FileNotFoundError, ValueError, RecursionError):
            left = {}
        package = str(left.get("package", "")) if isinstance(left, dict) else ""
        if _PACKAGE.fullmatch(package):
            self.phone.shell(f"am force-stop {package}")
            self.phone.uninstall(package)
            unseed_phone(self.phone, Identity())
        self.phone.shell(f"rm -f {PACKAGE_FILE}")
        restore(self.phone)
        self._verify()
        self.end()

    def end(self) -> None:
        """Nothing is left to undo."""
        self.phone.shell(f"rm -f {shlex.quote(NOTE)}")

    def _verify(self) -> None:
        proxy = self.phone.shell("settings get global http_proxy").output.strip()
        if proxy not in ("", "null", ":0"):
            raise PhoneDirty(
                self.phone.name,
                f"has a proxy set ({proxy}) that is not ours",
                tip="Remove it: adb shell settings delete global http_proxy",
            )
