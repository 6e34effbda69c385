"""frida's spawn gating: new processes wait until the client that watches lets them go."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_LONGEST_WAIT_S = 20
"""After that a process is let go: a client that hangs must not hang the phone."""

Signal = Callable[[str, str, list[Any]], Awaitable[None]]


class GatingSignals:
    """One client's spawn gating."""

    def __init__(self, phone: Phone, signal: Signal) -> None:
        self._phone = phone
        self._signal = signal
        self._enabled = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._watchdogs: dict[int, asyncio.TimerHandle] = {}

    def enable(self) -> None:
        """Hold back each process that starts from now on."""
        self._enabled = True
        gate = self._phone.zygote.gate
        gate.on_added, gate.on_removed = self._added, self._removed

    async def disable(self) -> None:
        """Hold nothing back, and let go what waits; nothing when it was not enabled."""
        if self._enabled:
            self._enabled = False
            await self._phone.zygote.gate.open()

    def pending(self) -> list[list[Any]]:
        """Pid and name of each process that waits."""
        waiting = self._phone.zygote.gate.pending.values()
        return [[each.pid, each.name] for each in waiting]

    def _added(self, process: AppProcess) -> None:
        self._later(self._signal("SpawnAdded", "(us)", [(process.pid, process.name)]))
        loop = asyncio.get_running_loop()
        self._watchdogs[process.pid] = loop.call_later(_LONGEST_WAIT_S, self._let_go, process)

    def _removed(self, process: AppProcess) -> None:
        if watchdog := self._watchdogs.pop(process.pid, None):
            watchdog.cancel()
        self._later(self._signal("SpawnRemoved", "(us)", [(process.pid, process.name)]))

    def _let_go(self, process: AppProcess) -> None:
        self._later(process.resume())

    def _later(self, action: Awaitable[None]) -> None:
        async def act() -> None:
            await action

        task = asyncio.create_task(act())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
