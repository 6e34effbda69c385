"""Drives one activity through its life: what its process is told, what the log says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from harness.virtualphone import built_in
from harness.virtualphone.intents import Intent, short_component
from harness.virtualphone.task_stack import TASK_TO_FRONT, Placed, Record

if TYPE_CHECKING:
    from harness.virtualphone.activity_log import ActivityLog
    from harness.virtualphone.app_processes import AppProcesses
    from harness.virtualphone.phone import Phone


class Lifecycle:
    """Shows, pauses and hands intents to activities."""

    def __init__(self, phone: Phone, log: ActivityLog, processes: AppProcesses) -> None:
        self._phone = phone
        self._log = log
        self._processes = processes

    async def show(self, placed: Placed, intent: Intent, *, frozen: bool) -> None:
        """Launch or resume an app's activity. LabError when its process cannot be started."""
        record = placed.record
        name = short_component(record.name)
        if record.process is None:
            words = (intent.action, intent.data, *_pairs(intent))
            self._log.event("wm_restart_activity", 0, record.token, record.task, name)
            record.process = await self._processes.get(
                record.package,
                record.component.process,
                cause="next-top-activity",
                component=record.name,
                frozen=frozen,
            )
            launch = ("launch", record.token, record.component.name, *words)
            self._processes.tell(record.process, *launch)
            return
        self._log.event("wm_resume_activity", 0, record.token, record.task, name)
        if placed.code == TASK_TO_FRONT and intent.component == record.name and intent.data:
            self.deliver(record, intent)
        self._processes.tell(record.process, "lifecycle", record.token, "resume")

    def deliver(self, record: Record, intent: Intent) -> None:
        """Give an open activity a new intent."""
        self._log.event(
            "wm_new_intent",
            0,
            record.token,
            record.task,
            short_component(record.name),
            intent.action or None,
            intent.mime_type or None,
            intent.data or None,
            intent.flags,
        )
        record.intent = intent
        if record.process:
            words = (intent.action, intent.data, *_pairs(intent))
            self._processes.tell(record.process, "intent", record.token, *words)

    def show_built_in(
        self, record: Record, intent: Intent, open_app: Callable[[str], Awaitable[None]]
    ) -> None:
        """Show the page of a built-in app; `open_app` is what the launcher's icons do."""
        package = record.package
        self._processes.begin_built_in(package, record.name)
        name = short_component(record.name)
        self._log.event("wm_resume_activity", 0, record.token, record.task, name)
        record.state = "resumed"
        record.shown.set()
        screen = self._phone.screen
        if package.package == built_in.LAUNCHER:
            apps = [each for each in self._phone.packages.all() if each.main_activity()]
            opened = partial(partial, open_app)
            screen.show(built_in.launcher_page(record.token, apps, opened))
        else:
            screen.show(built_in.app_page(record.token, package, record.component.name, intent))

    def pause(self, record: Record) -> None:
        """Another activity covers this one."""
        words = (record.token, short_component(record.name), "userLeaving=true", "pauseBackTasks")
        self._log.event("wm_pause_activity", 0, *words)
        if record.process:
            self._processes.tell(record.process, "lifecycle", record.token, "pause")
            self._processes.tell(record.process, "lifecycle", record.token, "stop")
        record.state = "stopped"


def _pairs(intent: Intent) -> list[str]:
    return [word for pair in intent.extras.items() for word in pair]
