"""Which app processes run for the activity manager, and what waits to be told them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from harness.virtualphone.installed import InstalledPackage

if TYPE_CHECKING:
    from harness.virtualphone.activity_log import ActivityLog
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_MAX_WAITING = 1000


class AppProcesses:
    """Starts processes through the zygote, once each, and keeps lines until they are ready."""

    def __init__(self, phone: Phone, log: ActivityLog) -> None:
        self._phone = phone
        self._log = log
        self._running: dict[tuple[str, str], AppProcess] = {}
        self._ready: set[int] = set()
        self._waiting: dict[int, list[tuple[str, ...]]] = {}
        self._starting = asyncio.Lock()
        self._built_in: dict[int, InstalledPackage] = {}

    async def get(
        self,
        package: InstalledPackage,
        name: str,
        *,
        cause: str,
        component: str,
        frozen: bool = False,
    ) -> AppProcess:
        """The running process of this name, started when there is none. OSError when it cannot."""
        async with self._starting:
            process = self._running.get((package.package, name))
            if process is None:
                process = await self._phone.zygote.start(package, name, frozen=frozen, cause=cause)
                self._running[package.package, name] = process
                self._waiting.setdefault(process.pid, [])
                self._log.process_started(process.pid, name, package.uid, cause, component)
        return process

    def tell(self, process: AppProcess, *fields: str) -> None:
        """Send a line now, or when the process is bound."""
        if process.pid in self._ready:
            process.send(*fields)
            return
        waiting = self._waiting.setdefault(process.pid, [])
        if len(waiting) < _MAX_WAITING:
            waiting.append(fields)

    def ready(self, process: AppProcess) -> None:
        """The process has connected: bind it, then send what waited."""
        package = process.package
        process.send("bind", package.application, package.package, process.name)
        self._log.event("am_proc_bound", 0, process.pid, process.name)
        self._ready.add(process.pid)
        for fields in self._waiting.pop(process.pid, []):
            process.send(*fields)

    def all_ready(self) -> list[AppProcess]:
        """The processes that are bound."""
        return [each for each in self._running.values() if each.pid in self._ready]

    def forget(self, pid: int) -> None:
        """A process has ended, or is about to."""
        self._built_in.pop(pid, None)
        self._ready.discard(pid)
        self._waiting.pop(pid, None)
        for key in [key for key, each in self._running.items() if each.pid == pid]:
            del self._running[key]

    def of(self, package: str) -> list[tuple[int, str, int]]:
        """Pid, name and uid of all processes of a package."""
        java = [
            (each.pid, each.name, each.package.uid)
            for (owner, _), each in self._running.items()
            if owner == package
        ]
        built_in = [
            (pid, package, each.uid)
            for pid, each in self._built_in.items()
            if each.package == package
        ]
        return java + built_in

    def begin_built_in(self, package: InstalledPackage, component: str) -> None:
        """A built-in app is shown: it has a process in name only."""
        pid, new = self._phone.processes.begin_built_in(package.package, package.uid)
        if new:
            self._built_in[pid] = package
            cause = "next-top-activity"
            self._log.process_started(pid, package.package, package.uid, cause, component)

    def clear(self) -> None:
        """The phone restarts: nothing runs any more."""
        self._running.clear()
        self._ready.clear()
        self._waiting.clear()
        self._built_in.clear()
