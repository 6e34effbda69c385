"""Services and broadcasts: what apps do without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Throw
from harness.virtualphone.intents import Intent, short_component
from harness.virtualphone.resolver import Target, resolve

if TYPE_CHECKING:
    from harness.virtualphone.activities import Activities
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

BOOT_COMPLETED = "android.intent.action.BOOT_COMPLETED"
_IMPLICIT_ALLOWED = frozenset(
    {
        BOOT_COMPLETED,
        "android.intent.action.LOCKED_BOOT_COMPLETED",
        "android.intent.action.MY_PACKAGE_REPLACED",
        "android.intent.action.LOCALE_CHANGED",
        "android.intent.action.TIMEZONE_CHANGED",
        "android.intent.action.TIME_SET",
    }
)
"""Implicit broadcasts that receivers in a manifest still get since Android 8."""
_PERMISSION_FOR = {BOOT_COMPLETED: "android.permission.RECEIVE_BOOT_COMPLETED"}


class BackgroundWork:
    """Starts services and tells receivers."""

    def __init__(self, phone: Phone, activities: Activities) -> None:
        self._phone = phone
        self._activities = activities
        self.services: dict[str, AppProcess] = {}
        """Started services: `package/class` and where they run."""
        self.bound: dict[str, AppProcess] = {}
        """Services that were bound to, likewise."""
        self.in_foreground: set[str] = set()
        """Started services that show a notification, `package/class`."""

    async def start_service(
        self, intent: Intent, caller: AppProcess | None, *, foreground: bool = False
    ) -> str:
        """Start a service; its component, or an empty string when there is none.

        Throw (IllegalStateException) when the caller is in the background, unless it promises to
        come to the foreground.
        """
        target = self._service(intent, caller)
        if target is None:
            return ""
        package, component = target
        name = f"{package.package}/{component.name}"
        front = caller is None or self._activities.is_foreground(caller.package.package)
        if caller and not front and not foreground:
            raise Throw(
                "java.lang.IllegalStateException",
                f"Not allowed to start service Intent {{ cmp={short_component(name)} }}: "
                f"app is in background uid UidRecord{{{caller.package.uid}}}",
            )
        process = await self._process(target, "service", name)
        self.services[name] = process
        action = intent.action
        self._activities.processes.tell(process, "service", "start", component.name, action)
        return name

    async def bind_service(self, intent: Intent, caller: AppProcess | None) -> str:
        """Bind to a service, which starts its process; its component, or an empty string."""
        target = self._service(intent, caller)
        if target is None:
            return ""
        package, component = target
        name = f"{package.package}/{component.name}"
        process = await self._process(target, "service", name)
        self.bound[name] = process
        action = intent.action
        self._activities.processes.tell(process, "service", "bind", component.name, action)
        return name

    async def stop_service(self, intent: Intent, caller: AppProcess | None) -> bool:
        """Stop a service; False when it did not run."""
        target = self._service(intent, caller)
        if target is None:
            return False
        package, component = target
        name = f"{package.package}/{component.name}"
        self.in_foreground.discard(name)
        process = self.services.pop(name, None)
        if process is None:
            return False
        self._activities.processes.tell(process, "service", "stop", component.name, intent.action)
        return True

    async def broadcast(self, intent: Intent, caller: AppProcess | None) -> int:
        """Tell receivers in manifests and those that apps registered; how many were told."""
        told = 0
        explicit = bool(intent.component or intent.package)
        if explicit or intent.action in _IMPLICIT_ALLOWED or caller is None:
            for target in resolve(self._phone.packages, intent, "receivers"):
                if self._may_receive(target, intent, caller, explicit=explicit):
                    package, component = target
                    name = f"{package.package}/{component.name}"
                    process = await self._process(target, "broadcast", name)
                    words = (component.name, intent.action)
                    self._activities.processes.tell(process, "broadcast", *words)
                    told += 1
        if not intent.component:
            for process in self._activities.processes.all_ready():
                if intent.package in ("", process.package.package):
                    process.send("broadcast", "", intent.action)
                    told += 1
        return told

    def state_of(self, package: str) -> str:
        """What its services make of an app, as app-ops names it: `fgsvc`, `bg` or `cch`."""
        if any(name.startswith(f"{package}/") for name in self.in_foreground):
            return "fgsvc"
        running = (*self.services.values(), *self.bound.values())
        return "bg" if any(each.package.package == package for each in running) else "cch"

    def clear(self) -> None:
        """No service runs any more."""
        self.services.clear()
        self.bound.clear()
        self.in_foreground.clear()

    def forget(self, process: AppProcess) -> None:
        """A process has ended, and its services with it."""
        for name in [name for name, each in self.services.items() if each is process]:
            del self.services[name]
            self.in_foreground.discard(name)
        for name in [name for name, each in self.bound.items() if each is process]:
            del self.bound[name]

    def show(self, process: AppProcess, class_name: str, *, foreground: bool) -> None:
        """A running service comes to the foreground, or leaves it; any other is not heard."""
        name = f"{process.package.package}/{class_name}"
        if not foreground:
            self.in_foreground.discard(name)
        elif self.services.get(name) is process:
            self.in_foreground.add(name)

    def _service(self, intent: Intent, caller: AppProcess | None) -> Target | None:
        targets = resolve(self._phone.packages, intent, "services")
        for package, component in targets:
            if caller is None or component.exported or package.uid == caller.package.uid:
                return (package, component) if not package.system else None
        return None

    def _may_receive(
        self, target: Target, intent: Intent, caller: AppProcess | None, *, explicit: bool
    ) -> bool:
        package, component = target
        if package.system or (not explicit and package.package in self._activities.stopped):
            return False
        needed = _PERMISSION_FOR.get(intent.action)
        if needed and not self._phone.packages.check(package.package, needed):
            return False
        own = caller is not None and caller.package.uid == package.uid
        return component.exported or own or caller is None

    async def _process(self, target: Target, cause: str, name: str) -> AppProcess:
        package, component = target
        self._activities.stopped.discard(package.package)
        return await self._activities.processes.get(
            package, component.process, cause=cause, component=name
        )
