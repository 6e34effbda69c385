"""Tries whether a switch can be turned off, and leaves it as it was found."""

from __future__ import annotations

from harness.ui.eyes import Eyes, Seen
from harness.ui.finds import Find, finds_on
from harness.ui.hand import Hand


def try_switch(
    eyes: Eyes, hand: Hand, find: Find, seen: Seen, patience_s: float
) -> tuple[bool | None, str]:
    """Turn a switch that stands on off, and on again, so that what comes later is as it was.

    Whether it turned off (None: not seen), and what happened, in words. A question that it asks
    first is not answered.
    """
    after = _press(eyes, hand, find, seen, "see whether it can be turned off", patience_s)
    if after.evidence.page != seen.evidence.page:
        hand.back(after, "the switch asks something first")
        return None, "turning it off leads to a question, which was not answered"
    now = _same(find, after)
    if now is None or now.switched != "off":
        return False, "a tap did not turn it off"
    last = _press(eyes, hand, now, after, "turn it on again, as it was found", patience_s)
    restored = _same(find, last)
    if restored is None or restored.switched != "on":
        return True, "a tap turned it off, and another did not turn it on again"
    return True, "a tap turned it off, and another on again"


def _press(eyes: Eyes, hand: Hand, find: Find, seen: Seen, reason: str, patience_s: float) -> Seen:
    if find.switch is not None:
        hand.tap(seen, find.switch.bounds, find.name, reason)
    changed = eyes.look_until(lambda now: now.screen != seen.screen, patience_s)
    return changed or eyes.look()


def _same(find: Find, seen: Seen) -> Find | None:
    return next((other for other in finds_on(seen.screen) if other.goal == find.goal), None)
