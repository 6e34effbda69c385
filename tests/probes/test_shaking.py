"""An app is shaken on pages that feel it; what it opens by itself is not blamed on the shaking."""

from __future__ import annotations

from collections.abc import Callable

from harness.model.evidence import MotionFelt, SensorStimulus
from harness.probes.ladder import RUNGS
from harness.probes.motion import DAILY, DELIBERATE, Motion
from harness.probes.shaking import TRIES, Shaking

APP, STORE, BROWSER = "com.example.shop", "com.example.store", "com.example.browser"


class Page:
    """An app whose page listens for a while, and opens a store from some acceleration on."""

    def __init__(self, opens: Callable[[Motion], bool], *, hears: int = 10**6) -> None:
        self.opens = opens
        self.hears = hears
        """Motions that one page feels as a whole."""
        self.heard = 0
        self.front = APP
        self.launches = 0
        self.by_itself = ""
        self.made: list[str] = []
        self.deaf = False
        self.moving: Motion | None = None
        self.pauses: list[float] = []

    def stimulate(self, motion: Motion) -> SensorStimulus:
        self.made.append(motion.name)
        self.moving = motion
        self.heard += 1
        return SensorStimulus(
            name=motion.name,
            acceleration=motion.acceleration,
            rotation=motion.rotation,
            duration=motion.duration_s,
            received=not self.deaf,
        )

    def confirm(self, motion: Motion, stimulus: SensorStimulus) -> MotionFelt | None:
        part = 1.0 if self.heard <= self.hears else 0.4
        return MotionFelt(
            stimulus=stimulus.id,
            samples=10,
            acceleration=motion.acceleration * part,
            rotation=motion.rotation * part,
            duration=motion.duration_s * part,
            pause=self.pauses.pop() if self.pauses else 0.02,
        )

    def relaunch(self, reason: str) -> None:
        assert reason
        self.launches += 1
        self.heard = 0
        self.front = APP

    def watch(self, seconds: float, *, complete: bool = True) -> None:
        assert seconds > 0
        assert not complete
        whole = self.heard <= self.hears
        if self.moving is not None and whole and self.opens(self.moving):
            self.front = STORE
        elif self.by_itself:
            self.front = self.by_itself

    def in_front(self) -> str:
        return self.front

    def shaken(self) -> list[str]:
        Shaking(self, self, APP).whole()
        return self.made


def test_the_smallest_motion_that_jumps_is_the_last_one_made() -> None:
    page = Page(lambda m: m.acceleration >= 8)

    assert page.shaken()[-1].startswith("shake 8 m/s²")
    assert page.launches == 1, "the control led to another app, so the app was launched again"


def test_a_page_that_closed_meanwhile_is_shown_again() -> None:
    page = Page(lambda m: m.acceleration >= 15, hears=1)
    made = page.shaken()

    assert made[: 2 * len(DAILY)].count(DAILY[0].name) == 2, "the second page felt all of it"
    assert made.count(DELIBERATE.name) == 2
    assert page.launches > 0


def test_an_app_that_feels_nothing_is_launched_a_few_times_and_left() -> None:
    page = Page(lambda _: False)
    page.deaf = True

    assert len(page.shaken()) == TRIES


def test_what_the_app_opens_on_a_still_phone_does_not_end_the_climb() -> None:
    page = Page(lambda m: m.acceleration >= 10)
    page.by_itself = BROWSER

    assert page.shaken()[-1].startswith("shake 10 m/s²")


def test_every_rung_is_tried_before_a_page_is_cleared() -> None:
    page = Page(lambda m: m is DELIBERATE)

    assert page.shaken()[-len(RUNGS) :] == [motion.name for motion in RUNGS]


def test_a_brief_test_launches_nothing_again() -> None:
    page = Page(lambda m: m.acceleration >= 8)
    Shaking(page, page, APP).brief()

    assert page.made == ["shake 10 m/s² for 1 s"]
    assert page.launches == 0


def test_a_motion_that_arrived_with_a_pause_is_made_again_on_a_fresh_page() -> None:
    page = Page(lambda m: m is DELIBERATE and page.launches > 0)
    page.pauses = [0.8, 0.02]
    Shaking(page, page, APP).brief()

    assert page.made == ["shake 10 m/s² for 1 s", DELIBERATE.name, DELIBERATE.name]
    assert page.front == STORE
