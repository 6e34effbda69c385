"""Answers what lies over an app: consent prompts and their second questions, dialogs, pop-ups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from harness.model.app import App
from harness.model.evidence import Button
from harness.ui.consent import find_box, limited_or_exit
from harness.ui.eyes import Eyes, Seen
from harness.ui.hand import Hand
from harness.ui.recognised import ACT_FROM, Target

SETTLE_S = 2.5
"""Within this time a tap shows an effect, or had none and is tried once more."""
QUESTIONS = 4
"""Prompts in a row that are answered: apps ask again, and prompt for two sets of rules."""
PERMISSIONS = 12
"""Permission dialogs in a row that are answered; an app may ask in a loop."""


class Outcome(StrEnum):
    """What became of a prompt."""

    GONE = "gone"
    """It went, and the app is still in front."""
    LEFT = "left"
    """It went, and the app with it."""
    STILL_THERE = "still_there"
    """Taps had no effect, or it came again each time."""
    NO_BUTTON = "no_button"
    """It has no button that gives this answer."""
    NOT_FOUND = "not_found"
    """There was no prompt."""


@dataclass(frozen=True)
class Answered:
    """What was tapped, in order, and what came of it."""

    outcome: Outcome
    tapped: tuple[str, ...] = ()


class Answering:
    """Answers as a user with one fixed will."""

    def __init__(self, app: App, eyes: Eyes, hand: Hand, *, settle_s: float = SETTLE_S) -> None:
        self._settle_s = settle_s
        self._app = app
        self._eyes = eyes
        self._hand = hand

    def refuse(self) -> Answered:
        """Refuse the consent prompt on the screen, and stay with it when asked again."""
        tapped: list[str] = []
        seen = self._eyes.look()
        for _ in range(QUESTIONS):
            button = self._refusal(seen, first=not tapped)
            if button is None:
                break
            reason = "refuse consent" if not tapped else "stay with the refusal"
            seen = self._press(seen, button, reason)
            tapped.append(button.text)
        return self._outcome(seen, tapped)

    def agree(self) -> Answered:
        """Agree to the consent prompt on the screen; tick its box first where it has one."""
        tapped: list[str] = []
        seen = self._eyes.look()
        for _ in range(QUESTIONS):
            button = seen.consent.agree if seen.consent else None
            if button is None:
                break
            seen = self._tick(seen)
            seen = self._press(seen, button, "agree to the privacy rules")
            tapped.append(button.text)
        return self._outcome(seen, tapped)

    def permissions(self, answer: Literal["deny", "allow"]) -> int:
        """Answer the permission dialogs that stand or follow each other; how many there were."""
        ignored = 0
        for count in range(PERMISSIONS):
            seen = self._eyes.look()
            reason = f"{answer} what the system asks"
            if ignored > 1 or not self._hand.answer_permission(seen, answer, reason):
                return count - ignored
            ignored = ignored + 1 if self._settled(seen) is seen else 0
        return PERMISSIONS

    def overlays(self, limit: int) -> tuple[str, ...]:
        """Close splash screens and pop-ups; the labels that were tapped, at most `limit`."""
        tapped: list[str] = []
        while len(tapped) < limit:
            seen = self._eyes.look()
            target = way_out(seen, self._app.package)
            if target is None:
                break
            self._close(seen, target)
            tapped.append(target.label)
        return tuple(tapped)

    def _close(self, seen: Seen, target: Target) -> None:
        """Tap the way out, and write what stands there after it, changed or not."""
        reason = f"{target.action} the {seen.recognised.kind}: {target.reason}"
        self._hand.tap(seen, target.bounds, target.label, reason)
        self._settled(seen)
        self._eyes.look(fresh=True)

    def _refusal(self, seen: Seen, *, first: bool) -> Button | None:
        """The button for the first prompt, or for the question that follows a refusal."""
        if first:
            return seen.consent.refuse if seen.consent else None
        if seen.screen.package != self._app.package:
            return None
        if seen.consent is not None or seen.recognised.kind == "other_dialog":
            return limited_or_exit(seen.screen)
        return None

    def _press(self, seen: Seen, button: Button, reason: str) -> Seen:
        """Tap and see what comes; a tap without effect came too early and is repeated once."""
        self._hand.tap(seen, button.bounds, button.text, reason)
        after = self._settled(seen)
        if after is seen or _same_prompt(seen, after):
            self._hand.tap(
                after, button.bounds, button.text, f"{reason}; the first tap did nothing"
            )
            after = self._settled(after)
        return after

    def _tick(self, seen: Seen) -> Seen:
        """Tick the box of the prompt, as a person must before the button works."""
        box = find_box(seen.screen)
        if box is None or box.checked:
            return seen
        self._eyes.box_touched = True
        self._hand.tap(seen, box.bounds, box.label or "□", "tick the box of the privacy rules")
        return self._settled(seen)

    def _settled(self, seen: Seen) -> Seen:
        """The first screen that differs, or the same after a while."""
        changed = self._eyes.look_until(lambda now: now.screen != seen.screen, self._settle_s)
        return changed or self._eyes.look()

    def _outcome(self, seen: Seen, tapped: list[str]) -> Answered:
        self._eyes.box_touched = False
        prompted = seen.consent is not None
        if not tapped:
            return Answered(Outcome.NO_BUTTON if prompted else Outcome.NOT_FOUND)
        if prompted:
            return Answered(Outcome.STILL_THERE, tuple(tapped))
        in_front = seen.screen.package == self._app.package or seen.recognised.permission
        return Answered(Outcome.GONE if in_front else Outcome.LEFT, tuple(tapped))


def way_out(seen: Seen, package: str) -> Target | None:
    """The target to tap on an overlay of the app; None on pages, prompts and system dialogs."""
    answer = seen.recognised
    asked = answer.kind in {"none", "consent"} or answer.permission is not None
    if seen.screen.package != package or asked:
        return None
    target = answer.target
    return target if target is not None and target.confidence >= ACT_FROM else None


def _same_prompt(before: Seen, after: Seen) -> bool:
    one, two = before.consent, after.consent
    return (
        one is not None
        and two is not None
        and one.reason == two.reason
        and (before.screen.texts == after.screen.texts)
    )
