"""requestPermissions: asks the person group by group, and answers the app."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harness.virtualphone.activity_log import Caller
from harness.virtualphone.dialog_forms import FORMS, Form, PermissionAnswer
from harness.virtualphone.installed import USER_FIXED, USER_SET
from harness.virtualphone.intents import Intent
from harness.virtualphone.permissions import GROUP_OF

if TYPE_CHECKING:
    from harness.virtualphone.activities import Activities
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_MAX_PERMISSIONS = 100
_ALLOWED = (PermissionAnswer.ALLOW, PermissionAnswer.WHILE_IN_USE, PermissionAnswer.ONCE)


@dataclass(eq=False)
class _Request:
    process: AppProcess
    token: str
    code: int
    permissions: list[str]
    groups: deque[str] = field(default_factory=deque)
    """Those still to be asked for."""


class PermissionRequests:
    """The requests of all apps; one at a time each, as on Android."""

    def __init__(self, phone: Phone, activities: Activities) -> None:
        self._phone = phone
        self._activities = activities
        self._open: dict[int, _Request] = {}
        self._one_time: dict[int, list[str]] = {}

    @property
    def form(self) -> Form:
        """Whose dialogs they are."""
        return FORMS[self._phone.screen.dialogs]

    def asks(self, package: str) -> bool:
        """True while a dialog of this app's request is shown."""
        return any(each.process.package.package == package for each in self._open.values())

    def request(self, process: AppProcess, token: str, code: int, permissions: list[str]) -> None:
        """Ask for what is not decided yet, then answer the app."""
        request = _Request(process, token, code, permissions[:_MAX_PERMISSIONS])
        if process.pid in self._open:
            # Android cancels a second request while the first is open.
            process.send("permissions", token, str(code))
            return
        request.groups.extend(self._undecided(request))
        self._announce(request)
        if not request.groups:
            self._answer(request)
            return
        self._open[process.pid] = request
        self._ask(request)

    def process_died(self, process: AppProcess) -> None:
        """The app is gone: nobody to answer, and what was granted once ends."""
        self._open.pop(process.pid, None)
        package = self._phone.packages.get(process.package.package)
        for permission in self._one_time.pop(process.pid, []):
            if package:
                package.granted.discard(permission)

    def _undecided(self, request: _Request) -> list[str]:
        package = request.process.package
        groups = []
        for permission in request.permissions:
            group = GROUP_OF.get(permission)
            fixed = USER_FIXED in package.flags.get(permission, ())
            asked_for = permission in package.permissions
            if group and asked_for and not fixed and permission not in package.granted:
                groups.append(group)
        return list(dict.fromkeys(groups))

    def _announce(self, request: _Request) -> None:
        package = request.process.package
        intent = Intent(
            action="android.content.pm.action.REQUEST_PERMISSIONS",
            package=self.form.package,
            component=f"{self.form.package}/{self.form.activity}",
            extras={"names": ",".join(request.permissions)},
        )
        who = Caller(package.uid, package.package)
        self._activities.log.started(intent, "standard", who, "BAL_ALLOW_VISIBLE_WINDOW", 0)

    def _ask(self, request: _Request) -> None:
        group = request.groups[0]
        package = request.process.package
        before = any(
            USER_SET in package.flags.get(permission, ())
            for permission in self._of_group(request, group)
        )
        process = request.process
        name = f"{self.form.package}/{self.form.activity}"
        self._activities.log.event("wm_set_resumed_activity", 0, name, "resumeTopActivity")
        self._activities.processes.tell(process, "lifecycle", request.token, "pause")
        self._phone.screen.permission_dialog(
            process,
            package.label,
            group,
            lambda answer: self._decided(request, answer),
            asked_before=before,
        )

    def _decided(self, request: _Request, answer: PermissionAnswer) -> None:
        if self._open.get(request.process.pid) is not request:
            return
        group = request.groups.popleft()
        package = request.process.package.package
        for permission in self._of_group(request, group):
            if answer is PermissionAnswer.CANCELLED:
                continue
            granted = answer in _ALLOWED
            self._phone.packages.answered(package, permission, granted=granted)
            if answer is PermissionAnswer.ONCE:
                self._one_time.setdefault(request.process.pid, []).append(permission)
        if request.groups:
            self._ask(request)
            return
        del self._open[request.process.pid]
        self._activities.processes.tell(request.process, "lifecycle", request.token, "resume")
        self._answer(request)

    def _of_group(self, request: _Request, group: str) -> list[str]:
        declared = request.process.package.permissions
        return [
            permission
            for permission in request.permissions
            if GROUP_OF.get(permission) == group and permission in declared
        ]

    def _answer(self, request: _Request) -> None:
        package = request.process.package
        words = []
        for permission in request.permissions:
            words += [permission, "0" if permission in package.granted else "-1"]
        self._activities.processes.tell(
            request.process, "permissions", request.token, str(request.code), *words
        )
