"""Tasks and activities: what is in front, what was before, and who may start what."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from harness.errors import LabError
from harness.virtualphone import built_in
from harness.virtualphone.activity_log import ActivityLog, Caller
from harness.virtualphone.app_processes import AppProcesses
from harness.virtualphone.background_work import BackgroundWork
from harness.virtualphone.installed import Component
from harness.virtualphone.intents import (
    ACTION_MAIN,
    CATEGORY_HOME,
    CATEGORY_LAUNCHER,
    FLAG_NEW_TASK,
    Intent,
    short_component,
)
from harness.virtualphone.lifecycle import Lifecycle
from harness.virtualphone.permission_requests import PermissionRequests
from harness.virtualphone.resolver import Target, resolve
from harness.virtualphone.start_rules import (
    BLOCKED,
    SHELL_UID,
    SYSTEM_UID,
    SecurityError,
    StartRules,
)
from harness.virtualphone.task_stack import (
    DELIVERED_TO_TOP,
    STARTED,
    TASK_TO_FRONT,
    Placed,
    Record,
    TaskStack,
)

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

__all__ = ["Activities", "SecurityError"]

ABORTED = 102
NOT_RESOLVED = -91
CLASS_NOT_FOUND = -92
_MAX_RECORDS = 200
_log = logging.getLogger(__name__)
_STATES = ("created", "resumed", "paused", "stopped", "destroyed")


class Activities:
    """The activity manager of one phone."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.log = ActivityLog(phone.logs)
        self.processes = AppProcesses(phone, self.log)
        self.background = BackgroundWork(phone, self)
        self.requests = PermissionRequests(phone, self)
        self.stopped: set[str] = set()
        """Packages that were never started or force-stopped: broadcasts leave them alone."""
        self._life = Lifecycle(phone, self.log, self.processes)
        self._rules = StartRules(phone.packages)
        self._stack = TaskStack()
        self._resumed: Record | None = None
        self._starting = asyncio.Lock()

    # Questions

    def focused(self) -> tuple[str, str]:
        """Package and full class of the activity in front."""
        if self._resumed and self.requests.asks(self._resumed.package.package):
            return self.requests.form.package, self.requests.form.activity
        if self._resumed is None:
            return "", ""
        return self._resumed.package.package, self._resumed.component.name

    def is_foreground(self, package: str) -> bool:
        """True while an activity of the package is in front."""
        return self._resumed is not None and self._resumed.package.package == package

    def app_state(self, package: str) -> str:
        """What the app is to the system, as app-ops names it: `top`, `fgsvc`, `bg` or `cch`."""
        return "top" if self.is_foreground(package) else self.background.state_of(package)

    def stack(self) -> list[Record]:
        """All activities, the one in front last."""
        return list(self._stack.records)

    # Starting

    async def start(
        self,
        intent: Intent,
        caller: AppProcess | None,
        *,
        caller_uid: int = SHELL_UID,
        frozen: bool = False,
    ) -> int:
        """Start an activity; the result code of the START line. SecurityError when denied."""
        _, code = await self.start_record(intent, caller, caller_uid=caller_uid, frozen=frozen)
        return code

    async def start_record(
        self,
        intent: Intent,
        caller: AppProcess | None,
        *,
        caller_uid: int = SHELL_UID,
        frozen: bool = False,
    ) -> tuple[Record | None, int]:
        """As `start`, and the activity that is in front by it."""
        targets = resolve(self.phone.packages, intent)
        if not targets:
            return None, CLASS_NOT_FOUND if intent.component else NOT_RESOLVED
        who = self._rules.who(caller, caller_uid)
        target = targets[0]
        package, component = target
        self._rules.check(target, who)
        if caller is None:
            intent = replace(intent, flags=intent.flags | FLAG_NEW_TASK)
        intent = replace(intent, component=f"{package.package}/{component.name}")
        bal = self._rules.background(who, in_front=self.is_foreground(who.package))
        if bal == BLOCKED:
            # Android writes result code=0 here too: the word tells, not the number.
            self.log.blocked(intent, who)
            self.log.started(intent, component.launch_mode, who, bal, STARTED)
            return None, ABORTED
        async with self._starting:
            self.stopped.discard(package.package)
            placed = self._open(target, intent, who, bal, own=caller is not None)
            await self._bring_to_front(placed, intent, frozen=frozen)
        return placed.record, placed.code

    async def launch(self, package: str, *, frozen: bool = False) -> AppProcess:
        """Start an app's main activity in a fresh process, as frida's spawn does.

        LookupError when there is no such app or it has no main activity.
        """
        found = self.phone.packages.get(package)
        main = found.main_activity() if found else None
        if found is None or main is None:
            raise LookupError(f"unable to find application with identifier '{package}'")
        await self.force_stop(package)
        intent = self._launcher_intent(package, main)
        record, _ = await self.start_record(intent, None, frozen=frozen)
        if record is None or record.process is None:
            raise LookupError(f"'{package}' runs in no process of its own")
        return record.process

    async def home(self) -> None:
        """Show the launcher."""
        package = self.phone.packages.must(built_in.LAUNCHER)
        component = package.activities[0]
        intent = Intent(
            action=ACTION_MAIN,
            categories=[CATEGORY_HOME],
            component=f"{package.package}/{component.name}",
            flags=FLAG_NEW_TASK | 0x100,
        )
        async with self._starting:
            who = Caller(SYSTEM_UID, "android")
            rule = self._rules.background(who, in_front=False)
            placed = self._open((package, component), intent, who, rule, own=False)
            await self._bring_to_front(placed, intent)
        self._rules.went_home()

    async def back(self) -> None:
        """Give the app in front the back key, or leave a built-in app."""
        front = self._resumed
        if front is None or front.package.package == built_in.LAUNCHER:
            return
        if front.process:
            self.processes.tell(front.process, "key", "4")
        else:
            await self._finish(front, "app-request")

    async def open_recent(self, package: str) -> None:
        """Bring an app to the front that was opened before."""
        found = self.phone.packages.get(package)
        main = found.main_activity() if found else None
        if main is not None:
            launcher = self.phone.packages.must(built_in.LAUNCHER)
            await self.start(self._launcher_intent(package, main), None, caller_uid=launcher.uid)

    async def finish_affinity(self, process: AppProcess, token: str) -> None:
        """An app closes all its activities of the task that this one is in."""
        record = self._stack.of(process, token)
        own = [each for each in self._stack.records if record and each.task == record.task]
        for each in reversed(own):
            if each.package is process.package:
                await self._finish(each, "finish-affinity")

    async def finish(self, process: AppProcess, token: str) -> None:
        """An app closes one of its activities; no error when it is not there."""
        record = self._stack.of(process, token)
        if record:
            await self._finish(record, "app-request")

    # Ending

    async def force_stop(self, package: str, reason: str = "from pid 7000") -> None:
        """End all of an app, and keep it from being started by broadcasts."""
        found = self.phone.packages.get(package)
        if found is None:
            return
        self.log.line(
            "ActivityManager", f"Force stopping {package} appid={found.uid} user=0: {reason}"
        )
        self.stopped.add(package)
        self.kill_package(package, f"stop {package} due to {reason}")
        await self._show_next()

    def kill_package(self, package: str, reason: str) -> None:
        """End an app's processes."""
        for pid, name, uid in self.processes.of(package):
            self.log.process_killed(pid, name, uid, reason)
            self.phone.processes.kill(pid)
            self.processes.forget(pid)
        self._drop(self._stack.of_package(package))

    async def restart(self) -> None:
        """All processes have ended; nothing is open but the launcher."""
        self._drop(self._stack.records)
        self.processes.clear()
        self.background.clear()
        await self.home()

    # What the zygote's end of the bridge tells

    async def process_ready(self, process: AppProcess) -> None:
        """The app has connected: it is bound, and gets what waits for it."""
        self.processes.ready(process)

    def state_reached(self, process: AppProcess, token: str, state: str) -> None:
        """An activity reached a state of its life."""
        record = self._stack.of(process, token)
        if record is None or state not in _STATES:
            return
        record.state = state
        verb = {"created": "create", "resumed": "resume", "paused": "paused"}.get(state, state)
        self.log.event(f"wm_on_{verb}_called", record.token, record.component.name, "", 0)
        if state == "resumed" and not record.shown.is_set():
            record.shown.set()
            name = short_component(record.name)
            self.log.line(
                "ActivityTaskManager", f"Displayed {name} for user 0: +{record.age_ms()}ms"
            )
        if record is self._resumed:
            self.phone.screen.focus(record.app, record.token)

    def crashed(self, process: AppProcess, class_name: str, text: str) -> None:
        """The app did not catch an exception; its process ends by itself."""
        self.log.crashed(process.pid, process.name, process.package.uid, class_name, text)
        front = next((each for each in self._stack.records if each.process is process), None)
        if front:
            name = short_component(front.name)
            self.log.line("ActivityTaskManager", f"  Force finishing activity {name}", "W")

    def process_died(self, process: AppProcess, reason: str) -> None:
        """A Java process has ended, for this reason."""
        _log.info("%s: %s ended: %s", self.phone.name, process.name, reason)
        in_front = self._resumed is not None and self._resumed.process is process
        self.log.process_died(process.pid, process.name, in_front=in_front)
        self.processes.forget(process.pid)
        self.background.forget(process)
        self.requests.process_died(process)
        self._drop([each for each in self._stack.records if each.process is process])
        self.phone.screen.forget(process)
        self.phone.in_background(self._show_next())

    async def start_service(self, intent: Intent, caller: AppProcess | None) -> str:
        """Start a service; the component, or an empty string."""
        return await self.background.start_service(intent, caller)

    async def bind_service(self, intent: Intent, caller: AppProcess | None) -> str:
        """Bind to a service; its component, or an empty string."""
        return await self.background.bind_service(intent, caller)

    async def stop_service(self, intent: Intent, caller: AppProcess | None) -> bool:
        """Stop a service; False when it did not run."""
        return await self.background.stop_service(intent, caller)

    async def broadcast(self, intent: Intent, caller: AppProcess | None) -> int:
        """Send a broadcast; how many receivers were told."""
        return await self.background.broadcast(intent, caller)

    def request_permissions(
        self, process: AppProcess, token: str, code: int, permissions: list[str]
    ) -> None:
        """An app asks the person; it is answered over the bridge."""
        self.requests.request(process, token, code, permissions)

    # Inside

    def _open(self, target: Target, intent: Intent, who: Caller, bal: str, *, own: bool) -> Placed:
        """Find or make the activity for an intent, and log the start."""
        placed = self._stack.place(target, intent, self._resumed, who.package if own else "")
        self._drop(placed.above)
        record = placed.record
        if placed.code == STARTED:
            self.log.created(record.token, record.task, record.name, intent)
            self._drop(self._stack.records[:-_MAX_RECORDS])
        self.log.started(intent, record.component.launch_mode, who, bal, placed.code)
        return placed

    async def _bring_to_front(
        self, placed: Placed, intent: Intent, *, frozen: bool = False
    ) -> None:
        record = placed.record
        if placed.code == DELIVERED_TO_TOP:
            self._life.deliver(record, intent)
            if record.package.system:
                self._life.show_built_in(record, intent, self.open_recent)
            return
        before = self._resumed
        if before is not None and before is not record:
            self._rules.left_front(before.package.package)
            self._life.pause(before)
        self._stack.raise_task(record.task)
        self._resumed = record
        if before is None or before.task != record.task:
            self.log.event("wm_task_to_front", 0, record.task)
        name = short_component(record.name)
        self.log.event("wm_set_resumed_activity", 0, name, "minimalResumeActivityLocked")
        if record.package.system:
            self._life.show_built_in(record, intent, self.open_recent)
        else:
            try:
                await self._life.show(placed, intent, frozen=frozen)
            except LabError:
                self._drop([record])
                raise
        self.phone.screen.focus(record.app, record.token)

    async def _finish(self, record: Record, reason: str) -> None:
        if record not in self._stack.records:
            return
        name = short_component(record.name)
        self.log.event("wm_finish_activity", 0, record.token, record.task, name, reason)
        if record.process:
            self.processes.tell(record.process, "lifecycle", record.token, "destroy")
        self._rules.left_front(record.package.package)
        self._drop([record])
        await self._show_next()

    def _drop(self, doomed: Iterable[Record]) -> None:
        for record in list(doomed):
            self._stack.records.remove(record)
            if record is self._resumed:
                self._resumed = None
            self.log.event(
                "wm_destroy_activity",
                0,
                record.token,
                record.task,
                short_component(record.name),
                "",
            )
            if self.phone.screen:
                self.phone.screen.close(record.app, record.token)

    async def _show_next(self) -> None:
        """When nothing is in front: what was before, or else the launcher."""
        if self._resumed is not None:
            return
        if not self._stack.records:
            await self.home()
            return
        async with self._starting:
            if self._resumed is None and self._stack.records:
                record = self._stack.records[-1]
                await self._bring_to_front(Placed(record, TASK_TO_FRONT), record.intent)

    def _launcher_intent(self, package: str, main: Component) -> Intent:
        return Intent(
            action=ACTION_MAIN,
            categories=[CATEGORY_LAUNCHER],
            component=f"{package}/{main.name}",
            flags=FLAG_NEW_TASK,
        )
