"""Permission checks of system services: Android's rules, its exceptions' words, its app-ops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Field, Handler, Throw
from harness.virtualphone.permissions import OP_OF

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

PREFIX = "android.permission."
SECURITY_EXCEPTION = "java.lang.SecurityException"
Q = 29
"""Android 10: identifiers that cannot be reset are for the system."""
R = 30
S = 31


class Access:
    """Who may read what on one phone."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    def holds(self, process: AppProcess, *permissions: str) -> bool:
        """Whether the app has one of these permissions (without the prefix)."""
        check = self._phone.packages.check
        return any(check(process.package.package, PREFIX + name) for name in permissions)

    def foreground(self, process: AppProcess) -> bool:
        """Whether the app can be seen."""
        return self._phone.activities.is_foreground(process.package.package)

    def note(self, process: AppProcess, op: str, *, allowed: bool) -> None:
        """Write the app-op down."""
        self._phone.packages.note_op(process.package.package, op, allowed=allowed)

    def may(self, process: AppProcess, permission: str, op: str = "") -> bool:
        """Whether the app has the permission and its app-op lets it; the use is then noted.

        As on a phone, who has no permission is stopped before any app-op is asked, and leaves no
        trace there.
        """
        name = PREFIX + permission
        if name not in process.package.granted:
            return False
        allowed = self.holds(process, permission)
        self.note(process, op or OP_OF.get(name, permission), allowed=allowed)
        return allowed

    def demand(self, process: AppProcess, method: str, permission: str) -> None:
        """Throw SecurityException unless the app may; its use is noted."""
        if not self.may(process, permission):
            raise denied(
                f"{method}: Neither user {process.package.uid} nor current process has "
                f"{PREFIX}{permission}."
            )

    def identifies_device(self, process: AppProcess, method: str) -> bool:
        """Whether the app is told an identifier that cannot be reset.

        From Android 10 on, nobody's app is: those for older versions that may read the phone's
        state get null (False), all others a SecurityException.
        """
        older = process.package.target_sdk < Q
        if self._phone.sdk < Q:
            self.demand(process, method, "READ_PHONE_STATE")
            return True
        self.note(process, "READ_DEVICE_IDENTIFIERS", allowed=False)
        if older and self.holds(process, "READ_PHONE_STATE"):
            return False
        raise denied(
            f"{method}: The user {process.package.uid} does not meet the requirements to access "
            "device identifiers."
        )


class AccessService:
    """Checks for services whose answers need nothing but the permission."""

    def __init__(self, _phone: Phone, access: Access) -> None:
        self._access = access

    def handlers(self) -> dict[str, Handler]:
        """By `service.method`."""
        return {
            "access.demand": self._demand,
            "access.refuse": self._refuse,
            "access.note": self._note,
        }

    async def _demand(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """Of the method and a permission without its prefix."""
        self._access.demand(process, str(arguments[0]), str(arguments[1]))
        return []

    async def _refuse(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """A permission that no app can have."""
        method, permission = str(arguments[0]), str(arguments[1])
        self._access.note(process, permission, allowed=False)
        raise denied(
            f"{method}: Neither user {process.package.uid} nor current process has "
            f"{PREFIX}{permission}."
        )

    async def _note(self, process: AppProcess, arguments: list[Field]) -> list[Field]:
        """A use that is refused without an exception."""
        self._access.note(process, str(arguments[0])[:60], allowed=False)
        return []


def denied(message: str) -> Throw:
    """A SecurityException."""
    return Throw(SECURITY_EXCEPTION, message)
