"""From what the system notes of an app to what is new since the last look: pure, look by look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harness.model.evidence import AppOp
from harness.probes.appops_lines import Key, Noted
from harness.probes.guarded_ops import DATA_TYPES

SAME_S = 0.25
"""Where no date is told, uses that seem this close together are one."""
KEPT_LIMIT = 5_000
"""Ops, states and tags that are told apart; an app can make up tags, and what is beyond is left."""


@dataclass(frozen=True)
class _Last:
    when: str
    age: float
    looked_at: float


class AppOpsTrail:
    """Remembers the last use of each op in each state. The first look only tells what was before.

    The system keeps one time for each op, state, flag and tag, so of several uses of a kind between
    two looks only the last is seen.
    """

    def __init__(self, package: str) -> None:
        self._package = package
        self._last: dict[Key, _Last] = {}
        self._began: float | None = None

    def look(self, noted: Iterable[Noted], now: float, clock: float | None) -> list[AppOp]:
        """What is new, oldest first.

        `now` is the host's monotonic clock, `clock` the phone's, in seconds since the epoch.
        """
        first, self._began = self._began is None, now if self._began is None else self._began
        latest: dict[Key, Noted] = {}
        for one in noted:
            if one.op in DATA_TYPES and (one.key not in latest or one.age < latest[one.key].age):
                latest[one.key] = one
        new = [one for one in latest.values() if self._is_new(one, now)]
        new.sort(key=lambda one: -one.age)
        return [] if first else [self._evidence(one, clock) for one in new]

    def _is_new(self, one: Noted, now: float) -> bool:
        """Whether this use was not seen before; from now on it was."""
        last = self._last.get(one.key)
        if last is None and len(self._last) >= KEPT_LIMIT:
            return False
        self._last[one.key] = _Last(one.when, one.age, now)
        if last is None:
            return one.age <= now - (self._began or 0.0) + SAME_S
        if one.when:
            return one.when != last.when
        return one.age < last.age + (now - last.looked_at) - SAME_S

    def _evidence(self, one: Noted, clock: float | None) -> AppOp:
        return AppOp(
            op=one.op,
            data_type=DATA_TYPES[one.op],
            outcome="reject" if one.rejected else "access",
            age=round(one.age, 3),
            state=one.state,
            flag=one.flag,
            package=self._package,
            tag=one.tag,
            proxy=one.proxy,
            running=one.running,
            source_at=None if clock is None else round(clock - one.age, 3),
        )
