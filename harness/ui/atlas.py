"""What a walk knows of an app: its pages, what was tried on each, and the ways between them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field

from harness.model.evidence import Bounds
from harness.ui.entries import Entry, Offered
from harness.ui.goals import Worth

SWIPES = 8
"""Swipes after which a page counts as one without an end."""
FEED_SWIPES = 2
"""The same for a list of content."""
NEAR = 3
"""Taps within which a page is near: what it leads to is within the four that 191号 1.3 allows."""
TRIES = 3
"""Times that an entry may lead nowhere near, or not be found again, before it is given up."""
BACK = "back"


@dataclass
class Spot:
    """One entry of one page, and what came of it."""

    key: str
    label: str
    worth: Worth
    tab: bool
    depth: int
    """Swipes from the top of the page after which it was seen."""
    visits: int = 0
    lost: int = 0
    """Times it was sought and not found."""


@dataclass
class Place:
    """One page."""

    key: str
    title: str
    spots: dict[str, Spot] = field(default_factory=dict)
    untaken: dict[str, None] = field(default_factory=dict)
    depth: int = 0
    """Swipes down that it is scrolled by now."""
    deepest: int = 0
    swipes: list[str] = field(default_factory=list)
    """Ids of the first swipes down, from the top."""
    scrolls: bool = False
    ended: bool = False
    """It was scrolled to its end, or does not scroll."""
    feed: bool = False
    cut: bool = False
    """Its tree was too long to be read or looked at whole."""
    closed: bool = False
    """Nothing on it is tapped."""
    main: bool = False
    """It has the bar of the main pages, from which back is likely to leave the app."""
    outermost: bool = False
    """Back left the app from here."""


@dataclass(frozen=True)
class Way:
    """How a page is reached from the main page."""

    taps: int
    swipes: int
    path: tuple[str, ...]
    """Ids of the actions."""


@dataclass
class Atlas:
    """The map as it grows."""

    places: dict[str, Place] = field(default_factory=dict)
    tabs: dict[str, Spot] = field(default_factory=dict)
    """Entries of the bar at the foot: the same on every main page."""
    leads: dict[tuple[str, str], str] = field(default_factory=dict)
    """(page, entry or back) -> the page that it led to last."""
    firsts: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)
    """(page, entry or back, page) -> ids of the first actions that led so."""
    parents: dict[str, str] = field(default_factory=dict)
    """Page -> the one it was first reached from, where back is likely to lead."""
    home: str | None = None

    def arrive(self, key: str, title: str, *, scrolls: bool) -> Place:
        """The page's place, made when it is new; the first one is the main page."""
        place = self.places.setdefault(key, Place(key, title, ended=not scrolls))
        place.scrolls = place.scrolls or scrolls
        if self.home is None:
            self.home = key
        return place

    def note(self, place: Place, offered: Offered) -> None:
        """Remember what the page offers at this moment."""
        place.feed = place.feed or offered.feed
        place.cut = place.cut or not offered.complete
        place.untaken.update(dict.fromkeys(offered.untaken))
        for entry in offered.entries:
            spots = self.tabs if entry.tab else place.spots
            if entry.key not in spots:
                spots[entry.key] = _spot(entry, place.depth)
            if entry.tab:
                place.main = True
                place.spots.setdefault(entry.key, spots[entry.key])
        if place.feed and place.deepest >= FEED_SWIPES:
            place.ended = True

    def led(self, origin: str, by: str, target: str, actions: tuple[str, ...]) -> None:
        """Actions led from one page to another; without any it went there by itself."""
        self.leads[origin, by] = target
        self.firsts.setdefault((origin, by, target), actions)
        if target != origin and by != BACK and target != self.home:
            self.parents.setdefault(target, origin)

    def next_hops(self, key: str) -> Iterator[tuple[str, str]]:
        """(entry or back, page) of every step that is known from a page, or likely."""
        place = self.places[key]
        for name, spot in place.spots.items():
            target = self._target(key, name)
            if target is not None and target != key and spot.lost < TRIES:
                yield name, target
        back = self.leads.get((key, BACK)) or self.parents.get(key)
        if back is not None and back != key and not place.outermost and not place.main:
            yield BACK, back

    def distances(self, start: str) -> dict[str, tuple[int, str]]:
        """Page -> how many steps it is away, and the first of them; the start itself is 0 away."""
        found: dict[str, tuple[int, str]] = {start: (0, "")}
        line = [start]
        for key in line:
            steps, first = found[key]
            for name, target in self.next_hops(key):
                if target in self.places and target not in found:
                    found[target] = (steps + 1, first or name)
                    line.append(target)
        return found

    def ways(self) -> dict[str, Way]:
        """The shortest known way from the main page to each page: fewest taps, then swipes.

        Where back leads depends on where one came from, so no way goes by it.
        """
        if self.home is None:
            return {}
        found: dict[str, Way] = {}
        waiting: list[tuple[int, int, tuple[str, ...], str]] = [(0, 0, (), self.home)]
        edges: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for (origin, by, target), actions in self.firsts.items():
            if by != BACK:
                edges.setdefault(origin, []).append((target, actions))
        while waiting:
            taps, swipes, path, key = heapq.heappop(waiting)
            if key in found:
                continue
            found[key] = Way(taps, swipes, path)
            for target, actions in edges.get(key, ()):
                if target not in found:
                    cost = taps + bool(actions), swipes + max(len(actions) - 1, 0)
                    more = (*cost, (*path, *actions), target)
                    heapq.heappush(waiting, more)
        return found

    def open_spots(self, place: Place, rounds: int) -> list[Spot]:
        """Entries of a page that were not followed often enough in this round."""
        if place.closed:
            return []
        return [s for s in place.spots.values() if s.visits <= rounds and s.lost < TRIES]

    def is_open(self, place: Place) -> bool:
        """Something on it was never followed, or lies further down than it was looked."""
        if place.closed:
            return False
        return (
            place.cut or not place.ended or any(spot.visits == 0 for spot in place.spots.values())
        )

    def may_scroll(self, place: Place) -> bool:
        """There may be more further down, and it is worth a swipe."""
        most = FEED_SWIPES if place.feed else SWIPES
        return place.scrolls and not place.ended and not place.closed and place.deepest < most

    def counts(self) -> tuple[int, int]:
        """Entries on all pages, tabs once; and how many of them were followed."""
        spots = list(self.tabs.values())
        for place in self.places.values():
            spots += [spot for spot in place.spots.values() if not spot.tab]
        return len(spots), sum(1 for spot in spots if spot.visits)

    def _target(self, key: str, name: str) -> str | None:
        known = self.leads.get((key, name))
        if known is None and name in self.tabs:
            others = (t for (_, by), t in self.leads.items() if by == name)
            known = next(others, None)
        return known


def find_entry(offered: Offered, key: str) -> Bounds | None:
    """Where the entry is now; None when it is out of view."""
    return next((entry.bounds for entry in offered.entries if entry.key == key), None)


def _spot(entry: Entry, depth: int) -> Spot:
    return Spot(entry.key, entry.label, entry.worth, entry.tab, depth)
