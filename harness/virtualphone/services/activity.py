"""What ActivityManager and its kin do for apps: activities, services, broadcasts, processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.activities import SecurityError
from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.services.access import Access, denied
from harness.virtualphone.services.intent_fields import read_intent

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_CLASS_NOT_FOUND, _NOT_RESOLVED = -92, -91
_FOREGROUND, _CACHED = "100", "400"


class ActivityService:
    """Hands apps' requests to the phone's activities."""

    def __init__(self, phone: Phone, access: Access) -> None:
        self._phone = phone
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "activity.start": self._start,
            "activity.finish": self._finish,
            "activity.finishAffinity": self._finish_affinity,
            "activity.moveTaskToBack": self._to_back,
            "activity.isTaskRoot": self._is_task_root,
            "activity.requestPermissions": self._request_permissions,
            "activity.killProcess": self._kill_process,
            "activity.runningAppProcesses": self._processes,
            "activity.runningTasks": self._tasks,
            "service.start": self._start_service,
            "service.startForeground": self._start_foreground_service,
            "service.bind": self._bind_service,
            "service.stop": self._stop_service,
            "service.foreground": self._to_foreground,
            "service.background": self._to_background,
            "broadcast.send": self._broadcast,
            "broadcast.register": self._nothing,
        }

    async def _start(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        intent = read_intent(arguments[2:])
        try:
            code = await self._phone.activities.start(intent, process)
        except SecurityError as error:
            raise denied(str(error)) from error
        if code == _CLASS_NOT_FOUND:
            raise Throw(
                "android.content.ActivityNotFoundException",
                f"Unable to find explicit activity class {{{intent.component}}}; have you "
                "declared this activity in your AndroidManifest.xml?",
            )
        if code == _NOT_RESOLVED:
            raise Throw(
                "android.content.ActivityNotFoundException",
                f"No Activity found to handle Intent {intent}",
            )
        return [str(code)]

    async def _finish(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        await self._phone.activities.finish(process, str(arguments[0]))
        return []

    async def _finish_affinity(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        for record in self._phone.activities.stack():
            if record.process is process:
                await self._phone.activities.finish(process, record.token)
        return []

    async def _to_back(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        if self._access.foreground(process):
            await self._phone.activities.home()
        return []

    async def _is_task_root(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        own = [record for record in self._phone.activities.stack() if record.process is process]
        return ["1" if len(own) <= 1 or own[0].token == arguments[0] else "0"]

    async def _request_permissions(
        self, process: AppProcess, arguments: list[Field]
    ) -> list[Field]:
        token, code = str(arguments[0]), int(arguments[1] or 0)
        permissions = [str(name) for name in arguments[2:]]
        self._phone.activities.request_permissions(process, token, code, permissions)
        return []

    async def _kill_process(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """An app may end processes of its own only."""
        zygote = self._phone.zygote
        other = zygote.processes.get(int(arguments[0] or 0)) if zygote else None
        if other is not None and other.package.uid == process.package.uid:
            other.kill()
        return []

    async def _processes(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """Name, pid, uid and importance of the app's own processes."""
        importance = _FOREGROUND if self._access.foreground(process) else _CACHED
        zygote = self._phone.zygote
        own = list(zygote.processes.values()) if zygote else []
        return [
            fact
            for each in own
            if each.package.uid == process.package.uid
            for fact in (each.name, str(each.pid), str(each.package.uid), importance)
        ]

    async def _tasks(self, process: AppProcess, _arguments: list[Field]) -> list[Field]:
        """Since Android 5: the app's own, and the launcher."""
        package, activity = self._phone.activities.focused()
        return [f"{package}/{activity}"] if package == process.package.package else []

    async def _start_service(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        background = self._phone.activities.background
        return [await background.start_service(read_intent(arguments), process) or None]

    async def _start_foreground_service(
        self, process: AppProcess, arguments: list[Field]
    ) -> list[Field]:
        start = self._phone.activities.background.start_service
        return [await start(read_intent(arguments), process, foreground=True) or None]

    async def _bind_service(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        background = self._phone.activities.background
        return [await background.bind_service(read_intent(arguments), process) or None]

    async def _stop_service(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        stopped = await self._phone.activities.stop_service(read_intent(arguments), process)
        return ["1" if stopped else "0"]

    async def _to_foreground(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        self._phone.activities.background.show(process, str(arguments[0]), foreground=True)
        return []

    async def _to_background(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        self._phone.activities.background.show(process, str(arguments[0]), foreground=False)
        return []

    async def _broadcast(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        await self._phone.activities.broadcast(read_intent(arguments), process)
        return []

    async def _nothing(self, _process: AppProcess, _arguments: list[Field]) -> list[Field]:
        return []
