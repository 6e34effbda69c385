"""What runs on the phone: the system's processes, built-in apps, and apps in Java processes."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.virtualphone.phone import Phone

INIT_PID = 1
ZYGOTE_PID = 612
SYSTEM_SERVER_PID = 1204

_SYSTEM = (
    (INIT_PID, 0, 0, "init"),
    (388, INIT_PID, 1036, "logd"),
    (ZYGOTE_PID, INIT_PID, 0, "zygote64"),
    (641, INIT_PID, 1000, "surfaceflinger"),
    (873, INIT_PID, 2000, "adbd"),
    (SYSTEM_SERVER_PID, ZYGOTE_PID, 1000, "system_server"),
    (1522, ZYGOTE_PID, 10045, "com.android.systemui"),
)


@dataclass(frozen=True)
class Process:
    """One line of `ps`."""

    pid: int
    parent: int
    uid: int
    name: str

    @property
    def user(self) -> str:
        """The user's name, such as u0_a101."""
        names = {0: "root", 1000: "system", 1036: "logd", 2000: "shell"}
        return names.get(self.uid) or f"u0_a{self.uid - 10000}"


class Processes:
    """The process table. Built-in apps have entries but no program behind them."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self._pids = itertools.count(2101)
        self._built_in: dict[int, Process] = {}

    def all(self) -> list[Process]:
        """Every process, by pid."""
        table = [Process(*facts) for facts in _SYSTEM]
        table += self._built_in.values()
        table += [
            Process(app.pid, ZYGOTE_PID, app.package.uid, app.name)
            for app in self._phone.zygote.processes.values()
        ]
        return sorted(table, key=lambda process: process.pid)

    def get(self, pid: int) -> Process | None:
        """The process with this id."""
        return next((process for process in self.all() if process.pid == pid), None)

    def exists(self, pid: int) -> bool:
        """True while it runs."""
        return self.get(pid) is not None

    def is_zygote(self, pid: int) -> bool:
        """True for the process that all apps come from."""
        return pid == ZYGOTE_PID

    def named(self, name: str) -> list[int]:
        """The ids of all processes of this name."""
        return [process.pid for process in self.all() if process.name == name]

    def begin_built_in(self, name: str, uid: int) -> tuple[int, bool]:
        """The pid of a built-in app's process, and True when it is new."""
        for pid, process in self._built_in.items():
            if process.name == name:
                return pid, False
        pid = next(self._pids)
        self._built_in[pid] = Process(pid, ZYGOTE_PID, uid, name)
        return pid, True

    def kill(self, pid: int) -> bool:
        """End an app's process; False for what cannot be ended."""
        if self._built_in.pop(pid, None) is not None:
            return True
        app = self._phone.zygote.processes.get(pid)
        if app is None:
            return False
        app.kill()
        return True

    def clear(self) -> None:
        """Forget the built-in apps' processes, as a reboot does."""
        self._built_in.clear()
