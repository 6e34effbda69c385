"""Android's pool of unspecialised app processes, which keeps frida from starting an app paused."""

from __future__ import annotations

from harness.devices.interface import Phone
from harness.probes.frida_server import as_root

PROPERTY = "persist.device_config.runtime_native.usap_pool_enabled"
"""Since Android 10; makers' own names for it are not touched."""


class Usap:
    """The pool's switch on one phone, put back as it was."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._was: str | None = None

    def switch_off(self) -> None:
        """Switch the pool off, where it is on. ProbeError without root."""
        now = self._phone.shell(f"getprop {PROPERTY}").output.strip()
        if now == "true" and self._was is None:
            as_root(self._phone, f"setprop {PROPERTY} false")
            self._was = now

    def restore(self) -> None:
        """Put the switch back as it was."""
        if self._was is not None:
            as_root(self._phone, f"setprop {PROPERTY} {self._was}")
            self._was = None
