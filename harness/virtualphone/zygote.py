"""Starts, freezes, resumes and reaps the Java processes in which apps run."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from harness.errors import LabError
from harness.virtualphone.app_process import AppProcess
from harness.virtualphone.bridge import App, BridgeServer, Peer
from harness.virtualphone.java_runtime import find_java
from harness.virtualphone.messages import Messages
from harness.virtualphone.services import make_services

if TYPE_CHECKING:
    from harness.virtualphone.installed import InstalledPackage
    from harness.virtualphone.phone import Phone

__all__ = ["AppProcess", "Gate", "Zygote"]

_log = logging.getLogger(__name__)

FRAMEWORK = Path(__file__).parent / "framework.jar"
_READY_S = 30


class Gate:
    """Holds new processes back while a client of frida watches for them."""

    def __init__(self) -> None:
        self.pending: dict[int, AppProcess] = {}
        self.on_added: Callable[[AppProcess], None] | None = None
        self.on_removed: Callable[[AppProcess], None] | None = None

    @property
    def closed(self) -> bool:
        """Whether new processes are to wait."""
        return self.on_added is not None

    def add(self, process: AppProcess) -> None:
        """A process waits from now on."""
        self.pending[process.pid] = process
        if self.on_added is not None:
            self.on_added(process)

    def remove(self, process: AppProcess) -> None:
        """A process waits no longer: it was resumed, or has ended."""
        if self.pending.pop(process.pid, None) and self.on_removed is not None:
            self.on_removed(process)

    async def open(self) -> None:
        """Let all go and hold none back from now on."""
        self.on_added = None
        for process in list(self.pending.values()):
            await process.resume()
        self.on_removed = None


class Zygote:
    """The app processes of one phone; everything ends with `close`."""

    def __init__(self, phone: Phone) -> None:
        self.processes: dict[int, AppProcess] = {}
        self.gate = Gate()
        self.on_died: list[Callable[[AppProcess], None]] = []
        self._phone = phone
        self._services = make_services(phone)
        self._bridge = BridgeServer(self._accept)
        self._port = 0
        self._folder = Path(tempfile.mkdtemp(prefix="vphone-"))
        self._watchers: dict[int, int] = {}
        self._empty = asyncio.Event()
        self._empty.set()

    async def start(
        self, package: InstalledPackage, process: str, *, frozen: bool, cause: str
    ) -> AppProcess:
        """A new process of a package; a frozen one runs none of its code until it is resumed.

        OSError when it cannot be started; `cause` is for the log.
        """
        _log.debug("%s: %s starts for %s", self._phone.name, process, cause)
        if package.code is None:
            raise OSError(f"{package.package} is built into the phone and has no code to run")
        if not self._port:
            self._port = await self._bridge.listen()
        loop = asyncio.get_running_loop()
        try:
            command = self._command(package, process)
        except LabError as error:
            raise OSError(str(error)) from error
        popen = await loop.run_in_executor(None, _spawn, command, self.data_of(package.package))
        app = AppProcess(popen, package, process, self._resumed)
        self.processes[app.pid] = app
        self._empty.clear()
        self._watch(app)
        if self.gate.closed and not frozen:
            self.gate.add(app)
        elif not frozen:
            await app.resume()
        return app

    async def close(self) -> None:
        """End every process and remove what they wrote."""
        for process in list(self.processes.values()):
            process.kill()
        await self._bridge.close()
        await self._empty.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def data_of(self, package: str) -> Path:
        """The folder of the host that holds this app's files."""
        folder = self._folder / "data" / package
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def clear_data(self, package: str) -> None:
        """Remove all that the app wrote."""
        shutil.rmtree(self._folder / "data" / package, ignore_errors=True)

    # Starting

    def _command(self, package: InstalledPackage, process: str) -> list[str]:
        facts = {
            "vp.port": self._port,
            "vp.code": package.code,
            "vp.data": self.data_of(package.package),
            "vp.shared": self._shared(),
            "vp.cacerts": self._certificates(),
            "vp.properties": self._properties(),
            "vp.process": process,
            "vp.uid": package.uid,
            "vp.targetSdk": package.target_sdk,
            "vp.source": package.apk_path,
            "vp.boot": int((time.time() - self._phone.clock.uptime()) * 1000),
            "java.system.class.loader": "dalvik.system.PathClassLoader",
            "java.io.tmpdir": self.data_of(package.package),
            "file.encoding": "UTF-8",
            "user.timezone": "Asia/Shanghai",
            "user.language": "zh",
            "user.country": "CN",
            **self._proxy(),
        }
        machine = ["-XX:+UseSerialGC", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-Xshare:auto"]
        # Translated code has no stack maps: interfaces of Java 8 would not pass the verifier.
        machine += ["-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"]
        machine += ["-XX:-UsePerfData"]
        options = [f"-D{name}={value}" for name, value in facts.items()]
        java = [str(find_java()), *machine, *options, "-cp", str(FRAMEWORK)]
        return [*java, "android.app.ActivityThread", package.package]

    def _proxy(self) -> dict[str, object]:
        proxy = self._phone.proxy_for_apps()
        if proxy is None:
            return {}
        host, port = proxy
        facts: dict[str, object] = {"http.nonProxyHosts": ""}
        for scheme in ("http", "https"):
            facts |= {f"{scheme}.proxyHost": host, f"{scheme}.proxyPort": port}
        return facts

    def _shared(self) -> Path:
        folder = self._folder / "shared"
        folder.mkdir(exist_ok=True)
        return folder

    def _certificates(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix="cacerts-", dir=self._folder))
        for number, pem in enumerate(self._phone.trusted_certificates()):
            (folder / f"{number:03}.0").write_bytes(pem)
        return folder

    def _properties(self) -> Path:
        path = self._folder / "build.prop"
        lines = (f"{name}={value}" for name, value in self._phone.properties.items())
        path.write_text("\n".join(lines).replace("\\", "\\\\"), encoding="utf-8")
        return path

    # What happens to processes

    def _accept(self, pid: int) -> tuple[Peer, App] | None:
        process = self.processes.get(pid)
        if process is None or process.is_connected or not process.is_resumed:
            return None
        ready = self._phone.activities.process_ready
        process.on_connected = lambda: self._phone.in_background(ready(process))
        return process, Messages(self._phone, process, self._services)

    def _resumed(self, process: AppProcess) -> None:
        self.gate.remove(process)

    def _watch(self, process: AppProcess) -> None:
        loop = asyncio.get_running_loop()
        # A wait for the pid would take the stops that frida waits for while it attaches.
        descriptor = os.pidfd_open(process.pid)
        self._watchers[process.pid] = descriptor
        loop.add_reader(descriptor, self._died, process)
        # What is printed past Java's streams goes nowhere on a phone.
        threading.Thread(target=process.drain, daemon=True).start()

    def _died(self, process: AppProcess) -> None:
        descriptor = self._watchers.pop(process.pid)
        asyncio.get_running_loop().remove_reader(descriptor)
        os.close(descriptor)
        process.reap()
        del self.processes[process.pid]
        if not self.processes:
            self._empty.set()
        self.gate.remove(process)
        for told in list(self.on_died):
            told(process)
        self._phone.activities.process_died(process, process.death)


def _spawn(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a Java process and wait until it says READY; runs in a thread."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        # The app's code is not ours: it sees nothing of our environment.
        env={"LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": str(folder)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        bufsize=0,
    )
    printed: list[str] = []
    timer = threading.Timer(_READY_S, os.kill, (process.pid, signal.SIGKILL))
    timer.start()
    try:
        output: IO[bytes] = process.stdout  # type: ignore[assignment]
        for line in iter(output.readline, b""):
            printed.append(line.decode("utf-8", "replace").strip())
            if printed[-1] == "READY":
                return process
    finally:
        timer.cancel()
    process.wait()
    words = " ".join(printed)[-300:]
    raise OSError(f"Java did not start an app process within {_READY_S} s: {words}")
