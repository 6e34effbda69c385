"""Keeps what a walk has found, and writes it as evidence with the way that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from harness.model.evidence import GoalReached, WalkEnded
from harness.model.timeline import Sink
from harness.model.walk import Goal
from harness.ui.atlas import NEAR, Atlas, Place, Way
from harness.ui.eyes import Seen
from harness.ui.finds import Find, has_canvas, told_by
from harness.ui.goals import GOALS

TOLD = 100
"""Labels of what was left alone that are written."""
LABEL = 40
"""Characters of each of them."""
Ending = Literal["time", "steps", "stopped", "away"]


@dataclass(frozen=True)
class _Kept:
    """What was written of a goal last, to be written again when a shorter way is known."""

    find: Find
    place: Place
    depth: int
    seen: Seen
    off: bool | None
    said: str


class Search:
    """Everything sought, and what was found of it."""

    def __init__(self, atlas: Atlas, sink: Sink) -> None:
        self._atlas = atlas
        self._sink = sink
        self._best: dict[Goal, tuple[int, int, int]] = {}
        self._kept: dict[Goal, _Kept] = {}
        self._account: Literal["signed_in", "signed_out"] | None = None
        self._recommends = False
        self._unseen = False
        """Something was shown that the tree does not tell, such as a drawing or a web page."""
        self.home_screen: str | None = None
        """Id of the first screen of the main page."""
        self.unplaced = 0
        """Screens that could not be told apart from others."""

    @property
    def unmet(self) -> frozenset[Goal]:
        """What is still sought."""
        return frozenset(GOALS) - set(self._best)

    def heed(self, seen: Seen) -> None:
        """Mind what the page says of accounts and recommendations."""
        account, recommends = told_by(seen.screen)
        self._recommends = self._recommends or recommends
        self._unseen = self._unseen or has_canvas(seen.screen)
        if self._account != "signed_in":
            self._account = account or self._account

    def is_news(self, find: Find, place: Place) -> bool:
        """The goal was not found yet, or on a longer way, or less well."""
        way = self._way(place, place.depth)
        if way is None:
            return False
        best = self._best.get(find.goal)
        return best is None or _rank(find, way) < best

    def found(
        self, find: Find, place: Place, seen: Seen, *, off: bool | None = None, said: str = ""
    ) -> None:
        """Write that the goal was found on the page; `off` and `said` tell of a switch tried."""
        kept = _Kept(find, place, place.depth, seen, off, said)
        way = self._way(place, place.depth)
        if way is not None:
            self._kept[find.goal] = kept
            self._write(kept, way)

    def found_elsewhere(self, find: Find, origin: Place, tap: str, seen: Seen) -> None:
        """Write that an entry opened the goal in another app."""
        way = self._way(origin, origin.depth)
        if way is not None and find.goal in self.unmet:
            said = f"opened in {seen.screen.package[:60]}"
            self._unseen = True  # its text goes on where the walk does not
            there = Way(way.taps + 1, way.swipes, (*way.path, tap))
            self._write(_Kept(find, origin, origin.depth, seen, None, said), there)

    def end(self, ended: Ending, steps: int, seconds: float, seed: int) -> WalkEnded:
        """Write how much of the app was walked, and shorter ways that came to be known."""
        for kept in tuple(self._kept.values()):
            way = self._way(kept.place, kept.depth)
            if way is not None and _rank(kept.find, way) < self._best[kept.find.goal]:
                self._write(kept, way)
        atlas, ways = self._atlas, self._atlas.ways()
        entries, followed = atlas.counts()
        untaken = {label[:LABEL]: None for p in atlas.places.values() for label in p.untaken}
        open_places = [p for p in atlas.places.values() if atlas.is_open(p)]
        policy = self._best.get("privacy_policy")
        self._unseen = self._unseen or (policy is not None and policy[1] > 0)
        known = len(atlas.places) > 1 and not self.unplaced and not self._unseen
        near = [p for p in open_places if p.key not in ways or ways[p.key].taps <= NEAR]
        return self._sink.record(
            WalkEnded(
                ended=ended,
                steps=steps,
                seconds=round(seconds, 1),
                seed=seed,
                home=self.home_screen,
                pages=len(atlas.places),
                entries=entries,
                followed=followed,
                untaken=tuple(untaken)[:TOLD],
                exhaustive=known and not open_places,
                near_exhaustive=known and not near,
                account=self._account,
                recommends=self._recommends,
            )
        )

    def _write(self, kept: _Kept, way: Way) -> None:
        find = kept.find
        self._best[find.goal] = _rank(find, way)
        self._sink.record(
            GoalReached(
                goal=find.goal,
                name=find.name,
                reason="; ".join(filter(None, (find.reason, kept.said))),
                screen=kept.seen.evidence.id,
                taps=way.taps,
                swipes=way.swipes,
                path=way.path,
                readable=find.readable,
                switched=find.switched,
                can_be_turned_off=kept.off,
                working_days=find.working_days,
            )
        )

    def _way(self, place: Place, depth: int) -> Way | None:
        """The way to the page, scrolled down so many times."""
        way = self._atlas.ways().get(place.key)
        if way is None:
            return None
        swipes = tuple(place.swipes[:depth])
        return Way(way.taps, way.swipes + len(swipes), (*way.path, *swipes))


def _rank(find: Find, way: Way) -> tuple[int, int, int]:
    """Smaller is better: fewer taps, then what can be read, then fewer swipes."""
    unread = find.readable is not True and find.goal == "privacy_policy"
    return way.taps, int(unread or find.readable is False), way.swipes
