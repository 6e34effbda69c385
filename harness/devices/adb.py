"""A phone that answers adb; the only place that knows adbutils."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import adbutils
from adbutils.errors import AdbError

from harness.config import PhoneFacts
from harness.devices.certificates import RootShell
from harness.devices.interface import PACKAGE_FILE, Phone, ShellResult
from harness.errors import BadApp, InstallRefused, LabError, PhoneDirty, PhoneError, PhoneLost
from harness.model.recording import Device

INSTALL_TIMEOUT_S = 600.0
SERVER_TIMEOUT_S = 30.0
ONLINE_TIMEOUT_S = 10.0
"""A phone that was just connected, or lost its connection, is on its way for a moment."""
LONGEST_LINE = 1024 * 1024
"""Bytes of a line that are read at once; logs of a hostile app may hold no line end."""
_ON_ITS_WAY = {"offline", "authorizing", "connecting", "recovering"}
_ADB_VARIABLES = ("ANDROID_ADB_SERVER_PORT", "ADB_USB", "ADB_LIBUSB", "ADB_MDNS")

_REASONS = {
    "INSTALL_FAILED_USER_RESTRICTED": (
        "the phone wants a person to allow installs over USB",
        "Turn on “USB安装” and “USB调试(安全设置)” in the developer options.",
    ),
    "INSTALL_FAILED_UPDATE_INCOMPATIBLE": (
        "the package is already installed with another signer",
        "Uninstall it on the phone, for every user, and run again.",
    ),
    "INSTALL_PARSE_FAILED_NO_CERTIFICATES": (
        "the package is not signed, or its signature is wrong",
        "Take the APK from its source again; it was changed after signing.",
    ),
    "INSTALL_FAILED_INSUFFICIENT_STORAGE": ("the phone's storage is full", "Free some space."),
    "INSTALL_FAILED_OLDER_SDK": ("the app needs a newer Android than this phone has", ""),
    "INSTALL_FAILED_NO_MATCHING_ABIS": ("the app has no code for this phone's processor", ""),
    "INSTALL_FAILED_VERSION_DOWNGRADE": ("a newer version is installed", "Uninstall it first."),
    "INSTALL_PARSE_FAILED_NOT_APK": ("the phone says that this is no APK", ""),
}


# What adbutils lets through when a connection ends in the middle of something.
_LIBRARY_FAULTS = (
    *(OSError, EOFError, RuntimeError, AssertionError),
    *(struct.error, subprocess.SubprocessError),
)


_SERVE = '"$0" -L "tcp:$1" nodaemon server & read _; kill $!; wait'
"""Serves until its input ends, as it does when the harness is killed."""


class AdbServer:
    """Which adb server everybody in this process talks to: adbutils, uiautomator2 and frida."""

    @staticmethod
    def start_private() -> AdbServer:
        """Start a server of our own, without USB, so that the person's server is left alone."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        home = tempfile.TemporaryDirectory(prefix="harness-adb-")
        environment = dict(
            os.environ,
            ANDROID_ADB_SERVER_PORT=str(port),
            ADB_USB="0",
            ADB_LIBUSB="0",
            ADB_MDNS="0",
            HOME=home.name,
        )
        process = subprocess.Popen(
            ["/bin/sh", "-c", _SERVE, adbutils.adb_path(), str(port)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for us: the server is still needed to clean up
        )
        server = AdbServer(process, home, environment)
        if not _listens(port):
            server.stop()
            raise LabError("the adb server did not start", tip="Try `adb nodaemon server`.")
        return server

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        home: tempfile.TemporaryDirectory[str],
        environment: dict[str, str],
    ) -> None:
        self._process = process
        self._home = home
        self._before = adbutils.adb, {name: os.environ.get(name) for name in _ADB_VARIABLES}
        for name in _ADB_VARIABLES:
            os.environ[name] = environment[name]  # frida, and a restart by adbutils, read them here
        adbutils.adb = adbutils.AdbClient(port=int(environment["ANDROID_ADB_SERVER_PORT"]))

    def stop(self) -> None:
        """End the private server, and talk to the person's again. Does not raise."""
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            self._process.communicate(timeout=10)
        adbutils.adb, variables = self._before
        for name, value in variables.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        with contextlib.suppress(OSError):
            self._home.cleanup()


def _listens(port: int) -> bool:
    deadline = time.monotonic() + SERVER_TIMEOUT_S
    while time.monotonic() < deadline:
        with socket.socket() as wire:
            if wire.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.01)
    return False


def devices() -> dict[str, str]:
    """Serial -> state of every device that the adb server knows."""
    try:
        return {info.serial: info.state for info in adbutils.adb.list()}
    except (AdbError, OSError, subprocess.SubprocessError) as error:
        raise LabError(
            f"the adb server does not answer ({error})", tip="Run `adb start-server`."
        ) from error


class AdbPhone(Phone):
    """A phone, emulator or virtual phone behind the adb server."""

    def __init__(self, facts: PhoneFacts, *, virtual: bool = False) -> None:
        self.name = facts.name
        self.serial = facts.address
        self.virtual = virtual
        self.proxy_host = facts.proxy
        self.frida_server = facts.frida.server
        self.frida_port = facts.frida.port
        self.frida_gadget = facts.frida.gadget
        self.console_port = facts.console_port
        if facts.connect:
            with self._naming():
                adbutils.adb.connect(facts.connect, timeout=10)
        self._device = adbutils.adb.device(self.serial)
        self._wait_until_online()

    def describe(self) -> Device:
        """Facts about it, read from its properties."""
        listed = self.shell("getprop").output
        properties = dict(re.findall(r"^\[([^\]]+)\]: \[([^\]]*)\]", listed, re.MULTILINE))
        return Device(
            name=self.name,
            serial=self.serial,
            manufacturer=properties.get("ro.product.manufacturer", ""),
            model=properties.get("ro.product.model", ""),
            android=properties.get("ro.build.version.release", ""),
            sdk=int(properties.get("ro.build.version.sdk") or 0),
            build=properties.get("ro.build.fingerprint", ""),
            abi=properties.get("ro.product.cpu.abi", ""),
            rooted=RootShell(self).available,
            virtual=self.virtual or "1" in map(properties.get, ("ro.kernel.qemu", "ro.boot.qemu")),
            art_module=self._art_module(),
        )

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        """Run a command with the phone's shell."""
        with self._naming(f"`{command[:60]}`"):
            answer = self._device.shell2(command, timeout=timeout_s, encoding=None, v2=True)
        text = answer.output.decode("utf-8", "replace").replace("\r\n", "\n")
        return ShellResult(text.rstrip("\n"), answer.returncode)

    @contextlib.contextmanager
    def lines(self, command: str) -> Iterator[Iterator[str]]:
        """Run a command that goes on, and read its output line by line until the block ends."""
        with self._naming(f"`{command[:60]}`"):
            connection = self._device.shell(command, stream=True)
        connection.conn.settimeout(None)
        file = connection.conn.makefile("rb", buffering=64 * 1024)
        try:
            yield self._read_lines(file, command)
        finally:
            with contextlib.suppress(OSError):
                connection.conn.shutdown(socket.SHUT_RDWR)
            connection.close()
            file.close()

    def _read_lines(self, file: IO[bytes], command: str) -> Iterator[str]:
        with self._naming(f"`{command[:60]}`"):
            while line := file.readline(LONGEST_LINE):
                yield line.decode("utf-8", "replace").rstrip("\r\n")

    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        """Write a file on the phone. PhoneError when it does not take it."""
        if not self._sent(content, remote, mode):
            raise PhoneError(
                self.name,
                f"does not take the file {remote}",
                tip="Its storage may be full, or the place cannot be written without root.",
            )

    def pull(self, remote: str) -> bytes:
        """Read a file from the phone; FileNotFoundError when there is none."""
        with self._naming(f"reading {remote}"):
            sync = self._device.sync
            content = bytes(sync.read_bytes(remote)) if sync.stat(remote).mode else None
        if content is None:
            raise FileNotFoundError(f"{self.name}: no {remote}")
        return content

    def install(self, apk: Path) -> None:
        """Install without granting anything. InstallRefused says why in the phone's word."""
        if not apk.is_file():
            raise BadApp(f"{apk}: is no longer there")
        try:
            if not self._sent(apk, PACKAGE_FILE, 0o644):
                raise InstallRefused(
                    self.name, "does not take the package file; is its storage full?"
                )
            answer = self.shell(f"pm install -t {PACKAGE_FILE}", timeout_s=INSTALL_TIMEOUT_S)
        finally:
            with contextlib.suppress(PhoneLost):
                self.shell(f"rm -f {PACKAGE_FILE}")
        if answer.code != 0 or "Success" not in answer.output:
            raise self._refusal(answer.output)

    def uninstall(self, package: str) -> None:
        """Remove a package and its data; no error when it is not there.

        PhoneDirty when it stays.
        """
        answer = self.shell(f"pm uninstall {shlex.quote(package)}", timeout_s=120)
        if "Success" not in answer.output and package in self.packages():
            raise PhoneDirty(
                self.name,
                f"does not let go of {package} ({_last_line(answer.output)})",
                tip="Remove it on the phone: it may be a device administrator, or built in.",
            )

    def packages(self) -> frozenset[str]:
        """Names of all installed packages."""
        listed = self.shell("pm list packages").output
        return frozenset(re.findall(r"^package:(\S+)", listed, re.MULTILINE))

    def reverse(self, remote_port: int, local_port: int) -> None:
        """Make the phone's `127.0.0.1:remote_port` reach the host's `127.0.0.1:local_port`."""
        with self._naming("adb reverse"):
            self._device.reverse(f"tcp:{remote_port}", f"tcp:{local_port}")

    def remove_reverse(self, remote_port: int) -> None:
        """Undo `reverse`; no error when it is not there."""
        with self._naming("adb reverse --remove"), contextlib.suppress(AdbError):
            self._device.reverse_remove(f"tcp:{remote_port}")

    def forward(self, remote_port: int) -> int:
        """Give a host port that reaches the phone's `127.0.0.1:remote_port`."""
        with self._naming("adb forward"):
            return int(self._device.forward_port(remote_port))

    def wall_clock(self) -> float:
        """Read the phone's clock, seconds since the Unix epoch."""
        answer = self.shell("date +%s.%N").output.strip()
        found = re.match(r"\d+(\.\d+)?", answer)  # toybox before Android 8 has no %N
        if not found:
            raise PhoneLost(self.name, f"its clock reads {answer!r}")
        return float(found.group())

    def _sent(self, content: bytes | Path, remote: str, mode: int) -> bool:
        """Write a file; False when the phone answers, but refuses."""
        with self._naming(f"writing {remote}"):
            try:
                self._device.sync.push(content, remote, mode=mode)
            except AdbError as error:
                if str(error) != "FAIL":  # sync's word; adbutils leaves the reason unread
                    raise
                return False
        return True

    def _art_module(self) -> str:
        listed = self.shell("pm list packages --apex-only --show-versioncode").output
        found = re.search(r"package:com\.(?:google\.)?android\.art versionCode:(\d+)", listed)
        return found.group(1) if found else ""

    def _wait_until_online(self) -> None:
        """Ask the shell, not the list of devices: a phone can be listed and dead."""
        state = self._settled_state()
        if state == "unauthorized":
            raise PhoneLost(
                self.name,
                "does not trust this computer",
                tip="Accept the computer's key on the phone's screen.",
            )
        if state != "device":
            raise PhoneLost(
                self.name,
                f"adb says {state or 'nothing of ' + self.serial}",
                tip="Plug it in, turn on USB debugging, and look at `adb devices`.",
            )
        if self.shell("echo ready").output != "ready":
            raise PhoneLost(self.name, "its shell does not answer")

    def _settled_state(self) -> str | None:
        deadline = time.monotonic() + ONLINE_TIMEOUT_S
        while (state := devices().get(self.serial)) in _ON_ITS_WAY and time.monotonic() < deadline:
            time.sleep(0.1)
        return state

    def _refusal(self, answer: str) -> InstallRefused:
        found = re.search(r"INSTALL_[A-Z_]+", answer)
        code = found.group() if found else ""
        words, tip = _REASONS.get(code, ("the phone refused the app", ""))
        return InstallRefused(self.name, f"{words} ({_last_line(answer)})", tip=tip)

    @contextlib.contextmanager
    def _naming(self, doing: str = "connecting") -> Iterator[None]:
        """Turn adb's errors into PhoneLost, which names the phone and the step."""
        try:
            yield
        except (AdbError, *_LIBRARY_FAULTS) as error:
            raise PhoneLost(self.name, f"{doing}: {error or type(error).__name__}") from error


def _last_line(answer: str) -> str:
    return (answer.strip().splitlines() or ["no answer"])[-1][:300]
