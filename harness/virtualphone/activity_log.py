"""The lines that Android 14's activity manager writes to the system and events buffers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.virtualphone.intents import Intent, short_component
from harness.virtualphone.processes import SYSTEM_SERVER_PID

if TYPE_CHECKING:
    from harness.virtualphone.logs import Logs

_MODES = {
    "standard": "LAUNCH_MULTIPLE",
    "singleTop": "LAUNCH_SINGLE_TOP",
    "singleTask": "LAUNCH_SINGLE_TASK",
    "singleInstance": "LAUNCH_SINGLE_INSTANCE",
    "singleInstancePerTask": "LAUNCH_SINGLE_INSTANCE_PER_TASK",
}


@dataclass(frozen=True)
class Caller:
    """Who asks for a start."""

    uid: int
    package: str


def user_name(uid: int) -> str:
    """`u0a101` for an app, the number otherwise."""
    return f"u0a{uid - 10_000}" if uid >= 10_000 else str(uid)


class ActivityLog:
    """Writes what the activity manager does."""

    def __init__(self, logs: Logs) -> None:
        self._logs = logs

    def line(self, tag: str, text: str, priority: str = "I") -> None:
        """A line of the system server in the system buffer."""
        self._logs.write("system", priority, tag, text, pid=SYSTEM_SERVER_PID)

    def event(self, tag: str, *values: object) -> None:
        """A line in the events buffer."""
        text = ",".join("NULL" if value is None else str(value) for value in values)
        self._logs.write("events", "I", tag, f"[{text}]", pid=SYSTEM_SERVER_PID)

    def started(self, intent: Intent, mode: str, caller: Caller, bal: str, code: int) -> None:
        """The START line, from which a jump from one app to another is read."""
        self.line(
            "ActivityTaskManager",
            f"START u0 {intent} with {_MODES.get(mode, 'LAUNCH_MULTIPLE')} from uid {caller.uid} "
            f"({caller.package}) ({bal}) result code={code}",
        )

    def blocked(self, intent: Intent, caller: Caller) -> None:
        """A start that a background app was refused."""
        self.line(
            "ActivityTaskManager",
            f"Background activity launch blocked [callingPackage: {caller.package}; "
            f"callingUid: {caller.uid}; appSwitchState: 2; callingUidHasAnyVisibleWindow: false; "
            f"callingUidProcState: CACHED_EMPTY; isCallingUidPersistentSystemProcess: false; "
            f"intent: Intent {{ {str(intent)[1:-1]} }}; callerApp: null; inVisibleTask: false]",
            "W",
        )

    def created(self, record: str, task: int, component: str, intent: Intent) -> None:
        """An activity record was made."""
        values = (intent.action or None, intent.mime_type or None, intent.data or None)
        self.event(
            "wm_create_activity", 0, record, task, short_component(component), *values, intent.flags
        )

    def process_started(self, pid: int, name: str, uid: int, cause: str, component: str) -> None:
        """A process was forked."""
        hosted = f" {{{component}}}" if component else ""
        self.line(
            "ActivityManager", f"Start proc {pid}:{name}/{user_name(uid)} for {cause}{hosted}"
        )
        self.event("am_proc_start", 0, pid, uid, name, cause, hosted.strip())

    def process_killed(self, pid: int, name: str, uid: int, reason: str) -> None:
        """The system ends a process."""
        self.line("ActivityManager", f"Killing {pid}:{name}/{user_name(uid)} (adj 0): {reason}")
        self.event("am_kill", 0, pid, name, 0, reason)

    def process_died(self, pid: int, name: str, *, in_front: bool) -> None:
        """A process is gone."""
        state = "fg  TOP" if in_front else "cch+0 CEM"
        self.line("ActivityManager", f"Process {name} (pid {pid}) has died: {state}")
        self.event("am_proc_died", 0, pid, name, 0 if in_front else 900, 2 if in_front else 19)

    def crashed(self, pid: int, name: str, uid: int, class_name: str, trace: str) -> None:
        """An app did not catch an exception."""
        lines = [
            "FATAL EXCEPTION: main",
            f"Process: {name}, PID: {pid}",
            *trace.rstrip("\n").split("\n"),
        ]
        for line in lines:
            self._logs.write("crash", "E", "AndroidRuntime", line, pid=pid, uid=uid)
        message = trace.split("\n", 1)[0].partition(": ")[2][:200] or None
        self.event("am_crash", 0, pid, name, 0, class_name, message, None, 0)
