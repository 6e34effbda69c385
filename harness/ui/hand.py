"""Touches the phone as a user would, and writes each touch before it happens."""

from __future__ import annotations

import shlex
from typing import Literal

from harness.model.app import App
from harness.model.evidence import Bounds, PermissionAnswered, UserAction
from harness.model.timeline import Sink
from harness.ui.driver import Driver
from harness.ui.eyes import Eyes, Seen


class Hand:
    """Every touch is evidence: what, why, and on which screen it was decided."""

    def __init__(self, driver: Driver, eyes: Eyes, sink: Sink) -> None:
        self._driver = driver
        self._eyes = eyes
        self._sink = sink

    def tap(self, seen: Seen, bounds: Bounds, label: str, reason: str) -> UserAction:
        """Tap the middle of something on a screen that was seen."""
        action = self._note("tap", reason, seen, label, bounds)
        self._driver.tap(bounds)
        return action

    def back(self, seen: Seen, reason: str) -> UserAction:
        """Press back."""
        action = self._note("back", reason, seen)
        self._driver.press("back")
        return action

    def home(self, seen: Seen | None, reason: str) -> None:
        """Press home."""
        self._note("home", reason, seen)
        self._driver.press("home")

    def scroll(self, seen: Seen, reason: str, *, down: bool = True) -> UserAction:
        """Swipe so that what is further down, or further up, comes into view on the same page."""
        screen = seen.screen
        middle = screen.width // 2
        low, high = (middle, int(screen.height * 0.7)), (middle, int(screen.height * 0.3))
        action = self._note("swipe", reason, seen, "up" if down else "down")
        self._eyes.expect_page(seen.evidence.page)
        self._driver.swipe(low, high) if down else self._driver.swipe(high, low)
        return action

    def bring_back(self, seen: Seen, app: App) -> bool:
        """Open a living app again, as from its icon. False when it has ended, or has no icon.

        One that has ended is not opened: it would start without the hooks in it.
        """
        phone = self._driver.phone
        if app.main_activity is None or phone.shell(f"pidof {app.package}").code != 0:
            return False
        self._note("launch", "the app is no longer in front", seen, app.package)
        phone.shell(f"am start -n {shlex.quote(f'{app.package}/{app.main_activity}')}")
        return True

    def answer_permission(self, seen: Seen, answer: Literal["deny", "allow"], reason: str) -> bool:
        """Tap the dialog's button. False when it has none that says so."""
        dialog = seen.recognised.permission
        button = (dialog.allow if answer == "allow" else dialog.deny) if dialog else None
        if button is None:
            return False
        asked = self._eyes.asked
        self.tap(seen, button.bounds, button.text, reason)
        self._sink.record(
            PermissionAnswered(
                permissions=asked.permissions if asked else (),
                granted=answer == "allow",
                button=button.text,
            )
        )
        return True

    def _note(
        self,
        action: Literal["tap", "back", "home", "swipe", "launch"],
        reason: str,
        seen: Seen | None,
        target: str = "",
        bounds: Bounds | None = None,
    ) -> UserAction:
        return self._sink.record(
            UserAction(
                action=action,
                target=target,
                bounds=bounds,
                reason=reason,
                confidence=_confidence(seen, bounds) if seen and bounds else None,
                before=seen.evidence.id if seen else None,
            )
        )


def _confidence(seen: Seen, bounds: Bounds) -> float | None:
    """How sure the recogniser was of what stands there."""
    answer = seen.recognised
    named = [target for target in answer.candidates if target.bounds == bounds]
    if answer.target is not None and answer.target.bounds == bounds:
        named.insert(0, answer.target)
    if named:
        return named[0].confidence
    dialog = answer.consent or answer.permission
    return answer.confidence if dialog is not None else None
