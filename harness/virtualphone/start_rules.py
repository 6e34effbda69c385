"""Who may start what: permissions, exported components, and starts from the background."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from harness.virtualphone import built_in
from harness.virtualphone.activity_log import Caller
from harness.virtualphone.resolver import Target

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.packages import Packages

ROOT_UID, SYSTEM_UID, SHELL_UID = 0, 1000, 2000
BLOCKED = "BAL_BLOCK"
_GRACE_S = 10.0
"""An app may start activities this long after it was in front, unless the person went home."""


class SecurityError(Exception):
    """The app may not do this: java.lang.SecurityException."""


class StartRules:
    """Android 14's rules for starting activities."""

    def __init__(self, packages: Packages) -> None:
        self._packages = packages
        self._left_front: dict[str, float] = {}

    def left_front(self, package: str) -> None:
        """An activity of this package is no longer in front."""
        self._left_front[package] = time.monotonic()

    def went_home(self) -> None:
        """The person pressed home: nobody may come back by itself."""
        self._left_front.clear()

    def who(self, caller: AppProcess | None, uid: int) -> Caller:
        """Who asks: the app, or else the user with this id."""
        if caller:
            return Caller(caller.package.uid, caller.package.package)
        if uid in (ROOT_UID, SHELL_UID):
            return Caller(uid, "com.android.shell")
        package = self._packages.by_uid(uid)
        return Caller(uid, package.package if package else "android")

    def check(self, target: Target, who: Caller) -> None:
        """SecurityError unless this caller may start this component."""
        package, component = target
        if who.uid in (ROOT_UID, SYSTEM_UID, package.uid):
            return
        missing = component.permission and not self._packages.check(
            who.package, component.permission
        )
        if component.exported and not missing:
            return
        why = (
            f"requires {component.permission}"
            if missing
            else f"not exported from uid {package.uid}"
        )
        raise SecurityError(
            f"Permission Denial: starting Intent {{ cmp={package.package}/{component.name} }} "
            f"from {who.package} (uid={who.uid}) {why}"
        )

    def background(self, who: Caller, *, in_front: bool) -> str:
        """The word in a START line that says why a start is allowed, or BAL_BLOCK."""
        left_front = self._left_front.get(who.package)
        overlay = self._packages.check(who.package, "android.permission.SYSTEM_ALERT_WINDOW")
        # The first that holds, in the order in which Android asks.
        rules = {
            "BAL_ALLOW_PERMISSION": who.uid == SHELL_UID,
            "BAL_ALLOW_ALLOWLISTED_UID": who.uid in (ROOT_UID, SYSTEM_UID),
            "BAL_ALLOW_VISIBLE_WINDOW": in_front,
            "BAL_ALLOW_ALLOWLISTED_COMPONENT": who.package == built_in.LAUNCHER,
            "BAL_ALLOW_GRACE_PERIOD": left_front is not None
            and time.monotonic() - left_front < _GRACE_S,
            "BAL_ALLOW_SAW_PERMISSION": overlay,
        }
        return next((word for word, holds in rules.items() if holds), BLOCKED)
