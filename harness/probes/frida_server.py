"""Starts the phone's frida-server as root, where the lab file names one."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath

from harness.devices.interface import Phone, ShellResult
from harness.errors import ProbeError

ROOT_SHELLS = ("sh -c {}", "su 0 sh -c {}", "su -c {}")
"""How a phone lets a command run as root: it already does, AOSP's su, Magisk's su."""


def start_server(phone: Phone, ours: str) -> bool:
    """Start `phone.frida_server` unless it runs already; whether it was started here.

    `ours` is the host's frida version. ProbeError says what is wrong with the file, its version,
    or the phone's root.
    """
    if phone.frida_server is None:
        return False
    path = shlex.quote(phone.frida_server)
    asked = phone.shell(f"{path} --version")
    if asked.code != 0:
        raise ProbeError(
            f"{phone.name}: {phone.frida_server} does not run ({asked.output or asked.code})",
            tip=f"Push frida-server {ours} for this phone's ABI there and make it executable.",
        )
    require_same_major(phone.name, asked.output.strip(), ours)
    if phone.shell(f"pidof {_process_name(phone)}").code == 0:
        return False
    as_root(phone, f"{path} -D -l 127.0.0.1:{phone.frida_port}")
    return True


def stop_server(phone: Phone) -> None:
    """End the frida-server that `start_server` started."""
    as_root(phone, f"kill $(pidof {_process_name(phone)})")


def require_same_major(phone: str, server: str, ours: str) -> None:
    """ProbeError when a server of this version does not speak with this host's frida."""
    theirs, own = (_major(version) for version in (server, ours))
    if theirs == own:
        return
    age = "older" if theirs < own else "newer"
    raise ProbeError(
        f"{phone}: its frida-server {server} is {age} than this computer's frida {ours}",
        tip=f"Push frida-server {ours}, or install frida {server} here.",
    )


def as_root(phone: Phone, command: str) -> ShellResult:
    """Run a command as root. ProbeError when the phone gives no root."""
    for shell in ROOT_SHELLS:
        if phone.shell(shell.format(shlex.quote("id -u"))).output.strip() == "0":
            return phone.shell(shell.format(shlex.quote(command)))
    raise ProbeError(
        f"{phone.name}: the phone gives no root, and frida-server needs it",
        tip="Root the phone, or run without hooks: traffic and screen are still watched.",
    )


def _process_name(phone: Phone) -> str:
    return shlex.quote(PurePosixPath(phone.frida_server or "").name)


def _major(version: str) -> int:
    first = version.split(".", maxsplit=1)[0]
    return int(first) if first.isdigit() else 0
