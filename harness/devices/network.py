"""Sends a phone's traffic through a proxy on the host, and leaves the phone as it was.

What was there before is noted in a file on the phone before anything is changed, so that
`restore` can undo it from any host, also after the harness was killed.
"""

from __future__ import annotations

import json
import re
import shlex
from typing import TypedDict

from harness.devices.certificates import (
    RootShell,
    authority,
    install_authority,
    remove_authority,
    trusted,
)
from harness.devices.interface import Phone
from harness.devices.udp_filter import lift
from harness.errors import ProbeError

NOTE = "/data/local/tmp/harness-network.json"
DEVICE_PORT = 18877
"""Where the phone finds the proxy when it is reached over `adb reverse`."""
LOOPBACK = "127.0.0.1"

# Android keeps the parsed proxy here too; stale values would outlive the setting.
_DERIVED = ("global_http_proxy_host", "global_http_proxy_port", "global_http_proxy_exclusion_list")


class _Before(TypedDict):
    """The note on the phone."""

    proxy: str
    """As `settings get` printed it; `null` means that there was none."""
    authority: str
    """File name of the certificate that we install; empty when the phone trusted it before."""
    reverse: int
    """Device port of the tunnel, or 0."""


class Route:
    """The way from a phone's apps to a proxy on the host: tunnel, certificate, setting."""

    def __init__(self, phone: Phone, proxy_port: int, authority_pem: bytes) -> None:
        self._phone = phone
        self._port = proxy_port
        self._trusted = authority(authority_pem)

    def open(self) -> None:
        """Send the traffic through. ProbeError when the phone does not let us, and is as it was."""
        phone = self._phone
        restore(phone)
        tunnelled = phone.proxy_host == LOOPBACK
        known = trusted(phone, RootShell(phone), self._trusted)
        before = _Before(
            proxy=phone.shell("settings get global http_proxy").output.strip(),
            authority="" if known else self._trusted.name,
            reverse=DEVICE_PORT if tunnelled else 0,
        )
        phone.push(json.dumps(before).encode(), NOTE)
        try:
            install_authority(phone, self._trusted)
            self._lead(tunnelled=tunnelled)
        except BaseException:
            restore(phone)
            raise

    def _lead(self, *, tunnelled: bool) -> None:
        phone = self._phone
        if tunnelled:
            phone.reverse(DEVICE_PORT, self._port)
        address = f"{phone.proxy_host}:{DEVICE_PORT if tunnelled else self._port}"
        phone.shell(f"settings put global http_proxy {address}")
        if phone.shell("settings get global http_proxy").output.strip() != address:
            raise ProbeError(
                f"{phone.name}: the proxy setting was refused",
                tip="Turn on “USB调试(安全设置)” in the developer options.",
            )

    def close(self) -> None:
        """Leave the phone as it was before `open`."""
        restore(self._phone)


def restore(phone: Phone) -> None:
    """Undo whatever a run changed about the phone's network; nothing when nothing is noted."""
    lift(phone)
    try:
        note = json.loads(phone.pull(NOTE))
    except (FileNotFoundError, ValueError, RecursionError):
        return
    if isinstance(note, dict):
        for command in unset(str(note.get("proxy", "null"))):
            phone.shell(command)
        name = str(note.get("authority", ""))
        if re.fullmatch(r"[0-9a-f]{8}\.\d", name):
            remove_authority(phone, name)
        if isinstance(port := note.get("reverse"), int) and port:
            phone.remove_reverse(port)
    phone.shell(f"rm -f {NOTE}")


def unset(before: str) -> tuple[str, ...]:
    """Commands that put the proxy setting back to what `settings get` printed before."""
    if before not in {"", "null"}:
        return (f"settings put global http_proxy {shlex.quote(before)}",)
    # `:0` makes the system drop the proxy at once; deleting alone waits for a reboot.
    return (
        "settings put global http_proxy :0",
        "settings delete global http_proxy",
        *(f"settings delete global {name}" for name in _DERIVED),
    )
