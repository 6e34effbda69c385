"""Chapter 10: the app starts when the user starts it, and wakes no other app."""

from __future__ import annotations

from collections.abc import Sequence

from harness.model.evidence import (
    WITHOUT_CONSENT,
    ActivityStarted,
    Observation,
    Phase,
    ProcessEnded,
    ProcessStarted,
)
from harness.rules.interface import Answer, Case, Clause, met, rule, suspect, violated
from harness.rules.jumps import neutral
from harness.rules.wording import Words, at, listed, plain

LABEL = "APP频繁自启动和关联启动"
FREQUENT = 2
"""Starts after consent that are more than a chance."""
STARTERS = ("shell", "com.android.shell", "android", "root", "unknown", "")
"""Callers that are the harness or the system."""


@rule(
    "self-start",
    Clause("10", LABEL, "T/TAF 078.10; 164号 2.2"),
    title=(
        "The app does not start itself while nobody uses it",
        "未经用户同意或无合理场景，APP 不应自启动",
    ),
    needs={"activities"},
    phases=(Phase.AFTER_RESTART,),
)
def self_start(case: Case) -> Answer:
    """A start of the dead app by a broadcast, a service or a job, without a launch."""
    living: set[int] = set()
    starts: list[ProcessStarted] = []
    for event in case.timeline:
        if isinstance(event, ProcessStarted) and event.package == case.app.package:
            if not living and not _by_user(case, event):
                starts.append(event)
            living.add(event.pid)
        elif isinstance(event, ProcessEnded) and event.package == case.app.package:
            living.discard(event.pid)
    if not starts:
        return met("the app started only when it was launched", "应用仅在被用户启动时运行")
    causes = listed(plain(*dict.fromkeys(start.cause or "?" for start in starts)))
    when = at(starts[0].at)
    why = Words(
        f"the app started itself {len(starts)} time(s), first at {when.en}, by {causes.en}",
        f"应用自启动 {len(starts)} 次，首次 {when.zh}，方式：{causes.zh}",
    )
    return _weighed(why, starts)


@rule(
    "associated-start",
    Clause("10", LABEL, "T/TAF 078.10; 164号 2.2"),
    title=(
        "The app wakes no other app and is woken by none behind the user's back",
        "未经用户同意或无合理场景，APP 不应关联启动其他应用",
    ),
    needs={"activities"},
    phases=(Phase.IN_USE, Phase.BACKGROUND),
)
def associated_start(case: Case) -> Answer:
    """A process of another app that this app woke, or an activity of this app another woke."""
    ours = case.app.package
    woken = [
        start
        for start in case.timeline.of(ProcessStarted)
        if start.package != ours
        and ours in start.cause
        and "activity" not in start.cause.casefold()
        and not neutral(start.package)
    ]
    wakers = [
        start
        for start in case.timeline.of(ActivityStarted)
        if start.started
        and start.target == ours
        and start.caller not in (*STARTERS, ours)
        and not start.caller.startswith("uid ")
        and not neutral(start.caller)
    ]
    starts: list[ProcessStarted | ActivityStarted] = sorted(
        [*woken, *wakers], key=lambda start: start.at
    )
    if not starts:
        return met("no associated start was seen", "未见关联启动")
    names = listed(
        plain(*dict.fromkeys([*(s.package for s in woken), *(s.caller for s in wakers)]))
    )
    when = at(starts[0].at)
    why = Words(
        f"associated starts with {names.en}, {len(starts)} in all, first at {when.en}",
        f"与 {names.zh} 发生关联启动 {len(starts)} 次，首次 {when.zh}",
    )
    return _weighed(why, starts)


def _weighed(why: Words, starts: Sequence[Observation]) -> Answer:
    """Without consent, or more than once, it is a violation; a person judges a single scene."""
    early = any(start.phase in WITHOUT_CONSENT for start in starts)
    return violated(why, starts) if early or len(starts) >= FREQUENT else suspect(why, starts)


def _by_user(case: Case, start: ProcessStarted) -> bool:
    return "activity" in start.cause.casefold() or case.actions.launched(start)
