"""What a phone is, to everybody who uses one."""

from __future__ import annotations

import re
import shlex
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from harness.devices import dumpsys
from harness.model.recording import Device

PACKAGE_FILE = "/data/local/tmp/harness-app.apk"
"""Where a package lies on the phone while it is installed; one that was left there is ours."""


@dataclass(frozen=True)
class ShellResult:
    """What a command on the phone answered."""

    output: str
    """Standard output and error together."""
    code: int


class Phone(ABC):
    """One phone that answers adb. Every method may raise PhoneLost."""

    name: str
    """Its name in devices.yaml; messages begin with it."""
    serial: str
    """What adb, frida and uiautomator2 know it by."""
    virtual: bool
    proxy_host: str
    """Where the phone reaches the host's proxy: 127.0.0.1 means over `adb reverse`."""
    frida_server: str | None
    """Path of a frida-server on the phone to start, or None when one is running."""
    frida_port: int
    """Device port that the frida-server listens on (27042 is frida's own)."""
    console_port: int | None = None
    """Port of this host on which an emulator's console listens; None on other phones."""
    frida_gadget: bool = False
    """Whether a gadget inside each app listens there instead of a server."""

    @abstractmethod
    def describe(self) -> Device:
        """Facts about it, read from its properties."""

    @abstractmethod
    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        """Run a command with the phone's shell."""

    @abstractmethod
    def lines(self, command: str) -> AbstractContextManager[Iterator[str]]:
        """Run a command that goes on, and read its output line by line until the block ends."""

    @abstractmethod
    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        """Write a file on the phone."""

    @abstractmethod
    def pull(self, remote: str) -> bytes:
        """Read a file from the phone; FileNotFoundError when there is none."""

    @abstractmethod
    def install(self, apk: Path) -> None:
        """Install without granting anything. InstallRefused says why in the phone's word."""

    @abstractmethod
    def uninstall(self, package: str) -> None:
        """Remove a package and its data; no error when it is not there."""

    @abstractmethod
    def packages(self) -> frozenset[str]:
        """Names of all installed packages."""

    @abstractmethod
    def reverse(self, remote_port: int, local_port: int) -> None:
        """Make the phone's `127.0.0.1:remote_port` reach the host's `127.0.0.1:local_port`."""

    @abstractmethod
    def remove_reverse(self, remote_port: int) -> None:
        """Undo `reverse`; no error when it is not there."""

    @abstractmethod
    def forward(self, remote_port: int) -> int:
        """A host port that reaches the phone's `127.0.0.1:remote_port`."""

    def foreground(self) -> tuple[str, str]:
        """Package and class of the activity in front; empty texts when there is none."""
        return dumpsys.foreground(self.shell(dumpsys.FOREGROUND_COMMAND).output) or ("", "")

    def uid_of(self, package: str) -> int | None:
        """The uid that an installed package's processes run as; None when it is not there."""
        name = re.escape(package)
        listed = self.shell(f"pm list packages -U {shlex.quote(package)}").output
        found = re.search(rf"^package:{name} uid:(\d+)", listed, re.MULTILINE)
        if found is None:  # Android 7 does not know -U
            dumped = self.shell(f"dumpsys package {shlex.quote(package)} | grep userId=").output
            found = re.search(r"userId=(\d+)", dumped)
        return int(found[1]) if found else None

    @abstractmethod
    def wall_clock(self) -> float:
        """The phone's clock, seconds since the Unix epoch."""
