"""A phone that answers adb; the only place that knows adbutils."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import adbutils
from adbutils.errors import AdbError

from harness.config import PhoneFacts
from harness.devices.interface import Phone, ShellResult
from harness.errors import InstallRefused, LabError, PhoneLost
from harness.model.recording import Device

INSTALL_TIMEOUT_S = 600.0

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
        started = subprocess.run(
            [adbutils.adb_path(), "start-server"],
            env=environment,
            capture_output=True,
            timeout=30,
            check=False,
        )
        if started.returncode != 0:
            raise LabError(f"the adb server did not start: {started.stderr.decode().strip()}")
        for name in ("ANDROID_ADB_SERVER_PORT", "ADB_USB", "ADB_LIBUSB", "ADB_MDNS"):
            os.environ[name] = environment[name]  # frida, and a restart by adbutils, read them here
        adbutils.adb = adbutils.AdbClient(port=port)
        return AdbServer(home)

    def __init__(self, home: tempfile.TemporaryDirectory[str]) -> None:
        self._home = home

    def stop(self) -> None:
        """End the private server. Does not raise."""
        with contextlib.suppress(Exception):
            adbutils.adb.server_kill()
        with contextlib.suppress(OSError):
            self._home.cleanup()


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
        if facts.connect:
            with self._naming():
                adbutils.adb.connect(facts.connect, timeout=10)
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
            rooted="uid=0" in self.shell("id; su 0 id 2>/dev/null").output,
            virtual=self.virtual or properties.get("ro.kernel.qemu") == "1",
            art_module=self._art_module(),
        )

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        """Run a command with the phone's shell."""
        with self._naming(f"`{command[:60]}`"):
            answer = self._device().shell2(command, timeout=timeout_s, encoding=None, v2=True)
        text = answer.output.decode("utf-8", "replace").replace("\r\n", "\n")
        return ShellResult(text.rstrip("\n"), answer.returncode)

    @contextlib.contextmanager
    def lines(self, command: str) -> Iterator[Iterator[str]]:
        """Run a command that goes on, and read its output line by line until the block ends."""
        with self._naming(f"`{command[:60]}`"):
            connection = self._device().shell(command, stream=True)
        connection.conn.settimeout(None)
        file = connection.conn.makefile("rb", buffering=64 * 1024)
        try:
            yield (line.decode("utf-8", "replace").rstrip("\r\n") for line in file)
        finally:
            with contextlib.suppress(OSError):
                connection.conn.shutdown(socket.SHUT_RDWR)
            connection.close()
            file.close()

    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        """Write a file on the phone."""
        with self._naming(f"writing {remote}"):
            self._device().sync.push(content, remote, mode=mode)

    def pull(self, remote: str) -> bytes:
        """Read a file from the phone; FileNotFoundError when there is none."""
        with self._naming(f"reading {remote}"):
            device = self._device()
            if not device.sync.exists(remote):
                raise FileNotFoundError(f"{self.name}: no {remote}")
            return bytes(device.sync.read_bytes(remote))

    def install(self, apk: Path) -> None:
        """Install without granting anything. InstallRefused says why in the phone's word."""
        remote = f"/data/local/tmp/harness-{os.getpid()}.apk"
        with self._naming("installing"):
            self._device().sync.push(apk, remote)
        try:
            answer = self.shell(f"pm install -t {remote}", timeout_s=INSTALL_TIMEOUT_S)
        finally:
            with contextlib.suppress(PhoneLost):
                self.shell(f"rm -f {remote}")
        if answer.code != 0 or "Success" not in answer.output:
            raise self._refusal(answer.output)

    def uninstall(self, package: str) -> None:
        """Remove a package and its data; no error when it is not there."""
        self.shell(f"pm uninstall {shlex.quote(package)}", timeout_s=120)

    def packages(self) -> frozenset[str]:
        """Names of all installed packages."""
        listed = self.shell("pm list packages").output
        return frozenset(re.findall(r"^package:(\S+)", listed, re.MULTILINE))

    def reverse(self, remote_port: int, local_port: int) -> None:
        """Make the phone's `127.0.0.1:remote_port` reach the host's `127.0.0.1:local_port`."""
        with self._naming("adb reverse"):
            self._device().reverse(f"tcp:{remote_port}", f"tcp:{local_port}")

    def remove_reverse(self, remote_port: int) -> None:
        """Undo `reverse`; no error when it is not there."""
        with self._naming("adb reverse --remove"), contextlib.suppress(AdbError):
            self._device().reverse_remove(f"tcp:{remote_port}")

    def forward(self, remote_port: int) -> int:
        """Give a host port that reaches the phone's `127.0.0.1:remote_port`."""
        with self._naming("adb forward"):
            return int(self._device().forward_port(remote_port))

    def wall_clock(self) -> float:
        """Read the phone's clock, seconds since the Unix epoch."""
        answer = self.shell("date +%s.%N").output.strip()
        found = re.match(r"\d+(\.\d+)?", answer)  # toybox before Android 8 has no %N
        if not found:
            raise PhoneLost(self.name, f"its clock reads {answer!r}")
        return float(found.group())

    def _device(self) -> adbutils.AdbDevice:
        return adbutils.adb.device(self.serial)

    def _art_module(self) -> str:
        listed = self.shell("pm list packages --apex-only --show-versioncode").output
        found = re.search(r"package:com\.(?:google\.)?android\.art versionCode:(\d+)", listed)
        return found.group(1) if found else ""

    def _wait_until_online(self) -> None:
        """Ask the shell, not the list of devices: a phone can be listed and dead."""
        state = devices().get(self.serial)
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

    def _refusal(self, answer: str) -> InstallRefused:
        found = re.search(r"INSTALL_[A-Z_]+", answer)
        code = found.group() if found else ""
        words, tip = _REASONS.get(code, ("the phone refused the app", ""))
        detail = (answer.strip().splitlines() or ["no answer"])[-1][:300]
        return InstallRefused(self.name, f"{words} ({detail})", tip=tip)

    @contextlib.contextmanager
    def _naming(self, doing: str = "connecting") -> Iterator[None]:
        """Turn adb's errors into PhoneLost, which names the phone and the step."""
        try:
            yield
        except (AdbError, OSError, EOFError, RuntimeError, subprocess.SubprocessError) as error:
            if isinstance(error, FileNotFoundError):
                raise
            raise PhoneLost(self.name, f"{doing}: {error}") from error
