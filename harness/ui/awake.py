"""Keeps the screen on while an app is watched untouched, and puts the setting back."""

from __future__ import annotations

import contextlib

from harness.devices.interface import Phone
from harness.errors import PhoneLost

_SETTING = "stay_on_while_plugged_in"
_ON = "7"
"""On AC, USB and wireless power."""
_NOTE = "/data/local/tmp/harness-stay-on"
"""Holds the former value, on the phone itself: a killed harness is repaired by the next."""


class StayAwake:
    """The phone's setting that keeps the screen on."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    def begin(self) -> None:
        """Keep the screen on from here."""
        self.end()
        former = self._phone.shell(f"settings get global {_SETTING}").output.strip()
        self._phone.push(former.encode(), _NOTE)
        self._phone.shell(f"settings put global {_SETTING} {_ON}")

    def end(self) -> None:
        """Put back what was before, also what a killed run left. Does not raise."""
        with contextlib.suppress(PhoneLost, FileNotFoundError):
            former = self._phone.pull(_NOTE).decode("ascii", "replace").strip()
            command = f"put global {_SETTING} {former}" if former.isdecimal() else ""
            self._phone.shell(f"settings {command or f'delete global {_SETTING}'}")
            self._phone.shell(f"rm -f {_NOTE}")
