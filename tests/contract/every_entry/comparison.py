"""Compares what the contract app called with what the harness saw of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.model.app import App
from harness.model.evidence import ApiCall
from harness.rules.owners import owner_of

from .app import PACKAGE, SDK
from .plan import Call, Plan

WAYS = {
    "first": PACKAGE,
    "sdk": PACKAGE,
    "reflection": f"{PACKAGE}:second",
    "app": f"{PACKAGE}:second",
}
"""How calls are made, and in which process: from the first static initialiser, by code in an SDK's
package, by reflection, and by the app's own code."""
DENIED = ("first", "reflection")
"""Ways that come before any permission is granted."""
SDK_OWNER = "友盟+"
FRAME = "start.process"
"""What the first static initialiser runs inside of: a call of that name is part of it there."""

NEEDS_FOCUS = ("clipboard.read", "clipboard.look")
"""Told to the app in front only; when its first page is there is a matter of timing."""


@dataclass(frozen=True)
class Answer:
    """What a call gave to the app."""

    outcome: str
    """value, null, denied or threw, as the app sees it; after `without` where it could not come by
    an object to call."""
    text: str

    @property
    def steady(self) -> str:
        """Without the names and numbers that objects have in one run only."""
        text = re.sub(r"@[0-9a-f]+|\$\$Lambda\S+", "", self.text)
        if self.outcome == "value":
            return text
        # HotSpot explains a null pointer by the method's code, which a hook hides.
        return re.sub(r"\d+|(?<=NullPointerException).*", "", text)


Answers = dict[tuple[str, int], Answer]
"""By way and number of the call."""


def by_call(calls: Iterable[ApiCall]) -> dict[str, list[ApiCall]]:
    """Evidence by the thread's name, which is the call's.

    What prepares calls is left out, and so is what was only counted: its call will be missed.
    """
    found: dict[str, list[ApiCall]] = defaultdict(list)
    for call in calls:
        if call.thread not in ("preparing", ""):
            found[call.thread].append(call)
    return found


def complaints(
    plan: Plan, app: App, evidence: Iterable[ApiCall], without: Answers, watched: Answers
) -> list[str]:
    """Every difference between what was called and what was seen, by way and entry.

    `without` is what the app was told when no hooks were in.
    """
    seen = by_call(evidence)
    found = []
    for call in plan.calls:
        usual = {way: without[way, call.number] for way in WAYS if (way, call.number) in without}
        for way in WAYS:
            events = seen.pop(f"{way} {call.number}", [])
            answer = watched.get((way, call.number))
            if answer is None or way not in usual:
                found.append(f"{way}: {call}: the app did not make the call")
                continue
            wrong = [
                *_changes(call, way, answer, usual),
                *_mistakes(call, way, app, events, answer),
            ]
            found += [f"{way}: {call}: {each}" for each in wrong]
    return found + [f"nobody made this call: {each}" for each in _strangers(seen)]


def _changes(call: Call, way: str, answer: Answer, usual: dict[str, Answer]) -> Iterator[str]:
    """How the hooks changed what the app was told; numbers that change by themselves may."""
    if way in DENIED and call.entry.api in NEEDS_FOCUS:
        return
    expected = usual[way]
    same_kind = [each.steady for each in usual.values() if each.outcome == expected.outcome]
    changes_by_itself = len(set(same_kind)) > 1
    if answer.outcome != expected.outcome or not (
        changes_by_itself or answer.steady == expected.steady
    ):
        yield f"the app was told {answer}, and {expected} without hooks"


def _mistakes(
    call: Call, way: str, app: App, events: list[ApiCall], answer: Answer
) -> Iterator[str]:
    """What is wrong with the evidence of one call."""
    if not events and _cannot_be_seen(call, way, answer):
        return
    if [event.count for event in events] != [1]:
        told = [(event.api, event.signature, event.count) for event in events]
        yield f"seen as {told}; the app was told {answer}"
        return
    (event,) = events
    returns_nothing = call.method.result == "V" and answer.outcome == "null"
    facts = {
        "api": (event.api, call.entry.api),
        "data type": (event.data_type, call.entry.data_type),
        "signature": (event.signature, call.method.signature),
        "outcome": (event.outcome, "value" if returns_nothing else answer.outcome),
        "owner": (owner_of(event.stack, app).name, SDK_OWNER if way == "sdk" else PACKAGE),
        "process": (event.process, WAYS[way]),
    }
    for name, (given, expected) in facts.items():
        if given != expected:
            yield f"{name} is {given!r}, not {expected!r}"


def _cannot_be_seen(call: Call, way: str, answer: Answer) -> bool:
    """Who is denied an object cannot call it; and a part of a call is no call of its own."""
    was_denied = way in DENIED and answer.outcome == "without denied"
    return was_denied or (way == "first" and call.entry.api == FRAME)


def _strangers(seen: dict[str, list[ApiCall]]) -> list[str]:
    """Calls by the app's code that it did not mean to make."""
    return [
        f"{thread}: {event.api} {event.signature}"
        for thread, events in seen.items()
        for event in events
        if any(frame.startswith((PACKAGE, SDK)) for frame in event.stack)
    ]
