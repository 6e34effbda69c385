"""Tasks: which activities are open, in which order, and which of them answers an intent."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harness.virtualphone.installed import Component, InstalledPackage
from harness.virtualphone.intents import (
    FLAG_CLEAR_TOP,
    FLAG_NEW_TASK,
    FLAG_SINGLE_TOP,
    Intent,
)
from harness.virtualphone.resolver import Target
from harness.virtualphone.window import App

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess

STARTED = 0
TASK_TO_FRONT = 2
DELIVERED_TO_TOP = 3

_SINGLE = ("singleTask", "singleInstance", "singleInstancePerTask")


@dataclass(eq=False)
class Record:
    """One activity in a task."""

    token: str
    task: int
    package: InstalledPackage
    component: Component
    intent: Intent
    process: AppProcess | None = None
    """None for a built-in app, and before it was started."""
    state: str = "initialising"
    shown: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when it was resumed for the first time."""
    began: float = field(default_factory=time.monotonic)

    def age_ms(self) -> int:
        """Milliseconds since it was asked for."""
        return int((time.monotonic() - self.began) * 1000)

    @property
    def name(self) -> str:
        """Package and full class."""
        return f"{self.package.package}/{self.component.name}"

    @property
    def app(self) -> App:
        """Whose windows the screen shows for it."""
        return self.process or self.package.package


@dataclass(frozen=True)
class Placed:
    """What answers an intent: a record, new or old, and what must go for it."""

    record: Record
    code: int
    """As in START lines."""
    above: tuple[Record, ...] = ()
    """Activities over it that are closed."""


class TaskStack:
    """The open activities of a phone, the one in front last."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._tokens = itertools.count(0x5A3C100, 0x1F3)
        self._tasks = itertools.count(11)

    def place(self, target: Target, intent: Intent, front: Record | None, caller: str) -> Placed:
        """Find or make the record for an intent; `caller` is empty when no app asks.

        `front` is the activity in front; a new record joins the stack.
        """
        package, component = target
        single = component.launch_mode in _SINGLE
        new_task = bool(intent.flags & FLAG_NEW_TASK) or single or not caller
        task = self._task_of(package.package if new_task else caller, front)
        own = [each for each in self.records if each.task == task]
        same = [each for each in own if each.component is component]
        top = own[-1] if own else None
        if top and top.component is component and _reuses(component, intent, new=new_task):
            return Placed(top, DELIVERED_TO_TOP if top is front else TASK_TO_FRONT)
        if same and (single or intent.flags & FLAG_CLEAR_TOP):
            return Placed(same[-1], TASK_TO_FRONT, tuple(own[own.index(same[-1]) + 1 :]))
        if same and top and new_task and component.launches:
            return Placed(top, TASK_TO_FRONT)
        token = f"{next(self._tokens) & 0xFFFFFFF:x}"
        record = Record(token, task or next(self._tasks), package, component, intent)
        self.records.append(record)
        return Placed(record, STARTED)

    def raise_task(self, task: int) -> None:
        """Bring a whole task to the front; its order is kept."""
        moved = [each for each in self.records if each.task == task]
        self.records = [each for each in self.records if each.task != task] + moved

    def of(self, process: AppProcess, token: str) -> Record | None:
        """An app's activity by its token."""
        own = (each for each in self.records if each.process is process)
        return next((each for each in own if each.token == token), None)

    def of_package(self, package: str) -> list[Record]:
        """All activities of a package."""
        return [each for each in self.records if each.package.package == package]

    def _task_of(self, package: str, front: Record | None) -> int:
        """The number of the task that a package began, or shows in front; 0 for none."""
        roots: dict[int, Record] = {}
        for record in self.records:
            roots.setdefault(record.task, record)
        own = [task for task, root in roots.items() if root.package.package == package]
        if not own and front and front.package.package == package:
            return front.task
        return own[-1] if own else 0


def _reuses(component: Component, intent: Intent, *, new: bool) -> bool:
    """True when the same activity on top takes the intent instead of a second one."""
    return (
        component.launch_mode != "standard"
        or bool(intent.flags & FLAG_SINGLE_TOP)
        or (new and component.launches and not intent.data)
    )
