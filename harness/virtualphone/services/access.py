"""Permission checks of system services: Android's rules, its exceptions' words, its app-ops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness.virtualphone.bridge import Throw

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
        self._phone.packages.note_op(
            process.package.package, op, allowed=allowed, foreground=self.foreground(process)
        )

    def demand(self, process: AppProcess, method: str, permission: str, op: str = "") -> None:
        """Throw SecurityException unless the app has the permission; either way note the op."""
        allowed = self.holds(process, permission)
        self.note(process, op or permission, allowed=allowed)
        if not allowed:
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
        allowed = self._phone.sdk < Q and self.holds(process, "READ_PHONE_STATE")
        op = "READ_PHONE_STATE" if self._phone.sdk < Q else "READ_DEVICE_IDENTIFIERS"
        self.note(process, op, allowed=allowed)
        if allowed:
            return True
        if self._phone.sdk < Q:
            raise denied(
                f"{method}: Neither user {process.package.uid} nor current process has "
                f"{PREFIX}READ_PHONE_STATE."
            )
        if older and self.holds(process, "READ_PHONE_STATE"):
            return False
        raise denied(
            f"{method}: The user {process.package.uid} does not meet the requirements to access "
            "device identifiers."
        )


def denied(message: str) -> Throw:
    """A SecurityException."""
    return Throw(SECURITY_EXCEPTION, message)
