"""One app on one phone's screen, as the session sees and uses it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

from harness.devices.interface import Phone
from harness.model.app import App
from harness.model.evidence import ConsentDialog, WindowTried
from harness.model.timeline import Sink
from harness.ui.answering import Answered, Answering
from harness.ui.awake import StayAwake
from harness.ui.driver import Driver
from harness.ui.explore import Budget, Explorer, Walk
from harness.ui.eyes import LOOK_EVERY_S, Eyes, Seen
from harness.ui.hand import Hand
from harness.ui.screen import DIALOG_OWNERS
from harness.ui.windows import LAUNCHES, Pace, WindowTester

DRAWN_S = 2.0
"""A page that was just opened shows something within this time, unless it is a picture alone."""


class Ui:
    """Looks and acts, all of it on the timeline. Methods raise PhoneLost when the phone is gone."""

    def __init__(self, phone: Phone, app: App, sink: Sink) -> None:
        self._phone = phone
        self._app = app
        self._sink = sink
        self._driver = Driver(phone)
        self._awake = StayAwake(phone)
        self._eyes = Eyes(self._driver, app, sink)
        self._hand = Hand(self._driver, self._eyes, sink)
        self._answering = Answering(app, self._eyes, self._hand)
        self._explorer = Explorer(app, self._eyes, self._hand, self._answering, sink)

    def open(self) -> None:
        """Connect to the screen, wake it and keep it on."""
        self._driver.open()
        self._awake.begin()
        self._driver.wake_and_unlock()

    def close(self) -> None:
        """Leave the phone's settings as they were. Does not raise."""
        self._awake.end()
        self._driver.close()

    def look(self) -> Seen:
        """Write what is on the screen now."""
        return self._eyes.look(fresh=True)

    def watch(self, seconds: float, until: Callable[[], bool] | None = None) -> None:
        """Look on at a steady rate without touching anything, from now to the last moment."""
        deadline = time.monotonic() + seconds
        fresh = True
        while not (until and until()):
            began = time.monotonic()
            self._eyes.look(fresh=fresh)
            fresh = False
            left = deadline - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(max(began + LOOK_EVERY_S - time.monotonic(), 0), left))

    def find_consent(self, timeout_s: float) -> ConsentDialog | None:
        """The consent prompt, as soon as one shows; None when none came within the time.

        A permission dialog that hides what lies under it is denied first.
        """
        deadline = time.monotonic() + timeout_s
        while True:
            left = max(deadline - time.monotonic(), 0)
            seen = self._eyes.look_until(_hides_or_is_consent, left)
            if seen is None:
                return None
            if seen.consent is not None:
                return seen.consent
            if self._answering.permissions("deny") == 0:
                return None

    def refuse(self) -> Answered:
        """Refuse the consent prompt that shows, and stay with it when the app asks again."""
        return self._answering.refuse()

    def agree(self) -> Answered:
        """Agree to the consent prompt that shows."""
        return self._answering.agree()

    def answer_permissions(self, answer: Literal["deny", "allow"]) -> int:
        """Answer the permission dialogs that stand or follow; how many there were."""
        return self._answering.permissions(answer)

    def close_overlays(self, limit: int = 3) -> tuple[str, ...]:
        """Close splash screens and pop-ups over the app; the labels that were tapped."""
        self._eyes.look_until(_is_drawn, DRAWN_S)
        return self._answering.overlays(limit)

    def try_windows(
        self,
        relaunch: Callable[[str], None],
        launches: int = LAUNCHES,
        *,
        pace: Pace | None = None,
    ) -> tuple[WindowTried, ...]:
        """Try splash screens and pop-ups over several launches; what each launch showed."""
        tester = WindowTester(self._app, self._eyes, self._hand, self._sink, pace=pace)
        return tester.try_all(relaunch, launches)

    def explore(self, seconds: float, seed: int, until: Callable[[], bool] | None = None) -> Walk:
        """Walk the app from a seed; permissions are denied. Tells why the walk ended.

        A second walk goes on with what the first one knew.
        """
        return self._explorer.walk(Budget(seconds, seed, until=until or (lambda: False)))

    def bring_back(self) -> bool:
        """Open the app again where it was left. False when it has ended."""
        seen = self.look()
        asks = seen.recognised.permission is not None  # its dialog is the app's, and hides nothing
        return asks or self._hand.bring_back(seen, self._app)

    def home(self) -> None:
        """Press home, as a user who turns to something else."""
        self._hand.home(None, "put the app into the background")

    def in_front(self) -> bool:
        """Whether the app is in front, or the system's dialog that asks on its behalf."""
        package, activity = self.foreground()
        asks = package in DIALOG_OWNERS and "permission" in activity.casefold()
        return asks or package == self._app.package

    def foreground(self) -> tuple[str, str]:
        """Package and class of the activity in front; empty texts when there is none."""
        return self._phone.foreground()


def _is_drawn(seen: Seen) -> bool:
    return bool(seen.screen.texts) or seen.recognised.kind != "none"


def _hides_or_is_consent(seen: Seen) -> bool:
    return seen.consent is not None or seen.recognised.permission is not None
