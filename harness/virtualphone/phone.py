"""One virtual phone: puts its parts together, boots, restarts, and shuts down."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from PIL import Image

from harness.virtualphone.activities import Activities
from harness.virtualphone.adbd import Adbd, Handler
from harness.virtualphone.background_work import BOOT_COMPLETED
from harness.virtualphone.built_in import built_in_packages
from harness.virtualphone.certificates import plant_certificates
from harness.virtualphone.clock import Clock
from harness.virtualphone.console import Console
from harness.virtualphone.device import make_device
from harness.virtualphone.endpoints import Endpoints
from harness.virtualphone.faults import Faults
from harness.virtualphone.files import ZYGOTE, Files
from harness.virtualphone.fridafront import FridaFront
from harness.virtualphone.intents import Intent
from harness.virtualphone.logs import Logs
from harness.virtualphone.packages import Packages
from harness.virtualphone.packet_filter import PacketFilters
from harness.virtualphone.play_services import plant_advertising_id
from harness.virtualphone.processes import Processes
from harness.virtualphone.properties import SDK, make_properties
from harness.virtualphone.screen import Screen
from harness.virtualphone.services.access import Access
from harness.virtualphone.services.sensors import SensorService
from harness.virtualphone.settings import Settings
from harness.virtualphone.shell.commands import COMMANDS
from harness.virtualphone.shell.language import Shell
from harness.virtualphone.u2server import U2Server
from harness.virtualphone.zygote import Zygote

Service = Handler | tuple[str, int]

FRIDA_PORT = "tcp:27042"
_REBOOT_S = 0.5
_log = logging.getLogger(__name__)
_SHELL_WRITES = ("/data/local/tmp", "/storage/emulated/0", "/sdcard", "/dev/null")
_CERTIFICATES = "/apex/com.android.conscrypt/cacerts"
_LEGACY_CERTIFICATES = "/system/etc/security/cacerts"


class Phone:
    """A phone: everything that an adb server, an app or a test can see of it."""

    def __init__(self, name: str, cache: Path) -> None:
        self.name = name
        self.cache = cache
        """Where converted code and verified signatures are kept between runs."""
        self.sdk = SDK
        self.shell_uid = 2000
        self.rooted = True
        """Whether `su` works."""
        self.wants_authorisation = False
        """Whether an adb server must be allowed first (`authorise`)."""
        self.device = make_device(name)
        self.properties = make_properties(self.device, name)
        self.android_id = hashlib.sha256(f"shell {name}".encode()).hexdigest()[:16]
        """The shell's own; each app has another (Packages.android_id)."""
        self.settings = Settings(self.android_id, self.device)
        self.clock = Clock()
        self.faults = Faults()
        self.files = Files()
        self.logs = Logs(self.clock)
        self.packet_filters = PacketFilters()
        self.processes = Processes(self)
        self.ports: dict[str, Service] = {}
        self.endpoints = Endpoints(self)
        self.adbd = Adbd(self, self.endpoints)
        self.packages = Packages(self)
        self.screen = Screen(self.clock.now)
        self.activities = Activities(self)
        self.screen.navigation = self.activities
        self.u2 = U2Server(self.screen, self)
        self.sensors = SensorService(self, Access(self))
        self.console = Console(self.sensors, cache / "emulator")
        self.zygote = Zygote(self)
        self.frida = FridaFront(self)
        self._u2_killed = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def serial(self) -> str:
        """What adb knows it by."""
        return f"127.0.0.1:{self.adbd.port}"

    async def boot(self) -> None:
        """Start everything; adb is answered afterwards."""
        plant_certificates(self.files)
        plant_advertising_id(self.files, self.device.gaid)
        for package in built_in_packages():
            self.packages.add_built_in(package)
        self.ports[FRIDA_PORT] = await self.frida.listen()
        await self.console.listen()
        await self.activities.home()
        await self.adbd.listen()

    async def close(self) -> None:
        """Shut down: no process, port or task is left."""
        await self.adbd.close()
        self.console.close()
        self.endpoints.reverse.clear()
        await self.u2.stop()
        await self.frida.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.zygote.close()

    async def reboot(self) -> None:
        """Restart: adb goes and comes back, processes, mounts and forwards are gone."""
        self.faults.adb_gone_until = time.monotonic() + _REBOOT_S
        self.adbd.drop()
        self.endpoints.reverse.clear()
        self.kill_u2()
        self.frida.running = True
        await self.restart_zygote()
        self.files.forget_mounts()
        self.packet_filters.clear()
        self.clock.rebooted()
        await asyncio.sleep(_REBOOT_S)
        await self.activities.broadcast(Intent(action=BOOT_COMPLETED), None)

    async def restart_zygote(self) -> None:
        """What `setprop ctl.restart zygote` does: all apps end and the launcher is shown."""
        for process in list(self.zygote.processes.values()):
            process.kill()
        self.processes.clear()
        await self.activities.restart()

    def drop_adb(self) -> None:
        """Cut the cable for as long as the fault says."""
        self.adbd.drop()

    async def run_u2(self) -> None:
        """Run uiautomator2's server until it is killed. UiAutomationBusy when it runs already."""
        self.u2.start()
        self._u2_killed.clear()
        try:
            await self._u2_killed.wait()
        finally:
            await self.u2.stop()

    def kill_u2(self) -> None:
        """End uiautomator2's server."""
        self._u2_killed.set()

    def kill_frida(self) -> None:
        """End frida-server: its clients lose their connection, and none is let in again."""
        self.frida.stop()

    def location_changed(self, provider: str) -> None:
        """Tell apps that listen where the phone is now."""
        device = self.device
        place = (str(device.latitude), str(device.longitude), str(device.accuracy))
        for process in self.activities.processes.all_ready():
            process.send("location", provider, *place, str(int(self.clock.now() * 1000)))

    def new_shell(self) -> Shell:
        """A shell for a client of adb."""
        variables = {"PATH": "/system/bin", "HOME": "/", "TMPDIR": "/data/local/tmp"}
        return Shell(self, COMMANDS, uid=self.shell_uid, variables=variables)

    def in_background(self, action: Coroutine[Any, Any, Any]) -> None:
        """Let an action run on; its failure is logged."""

        def ended(task: asyncio.Task[Any]) -> None:
            self._tasks.discard(task)
            if not task.cancelled() and (error := task.exception()):
                _log.warning("%s: a background action failed: %r", self.name, error)

        task = asyncio.create_task(action)
        self._tasks.add(task)
        task.add_done_callback(ended)

    def check_writable(self, path: str, uid: int | None = None) -> None:
        """PermissionError unless this user may write there (the shell's user, unless given)."""
        if (self.shell_uid if uid is None else uid) == 0:
            return
        where = self.files.where(path)
        if not any(where == root or where.startswith(root + "/") for root in _SHELL_WRITES):
            raise PermissionError("Permission denied")

    def free_bytes(self) -> int:
        """Room left in the storage."""
        return 0 if self.faults.storage_full else max(0, self.files.quota - self.files.used)

    def proxy_for_apps(self) -> tuple[str, int] | None:
        """The global proxy setting as an address of this machine, or None."""
        value = self.settings.get("global", "http_proxy") or ""
        host, _, port = value.rpartition(":")
        if not host or not port.isdecimal() or port == "0":
            return None
        real = self.endpoints.reverse.real_port(int(port)) if host in _LOOPBACK else None
        return ("127.0.0.1", real) if real else (host, int(port))

    def trusted_certificates(self) -> list[bytes]:
        """Certificates (PEM) of the system store as apps see it that are started now."""
        entries = self.files.entries(_CERTIFICATES, ZYGOTE)
        return [file.content for name, file in entries if name.endswith(".0")]

    def picture(self) -> Image.Image:
        """What the screen shows."""
        return self.screen.picture()


_LOOPBACK = ("127.0.0.1", "localhost")
