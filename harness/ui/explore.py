"""Walks an app like a careful user: looks around, and takes nothing that has consequences.

What the rules ask for is sought first (`goals.py`), by the words that lead to it; then all the rest
is looked at, nearest first. `atlas.py` is what the walk knows, `choosing.py` what it does next.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from harness.model.app import App
from harness.model.timeline import Sink
from harness.ui.answering import Answering, way_out
from harness.ui.atlas import BACK, TRIES, Atlas, Place, Spot, find_entry
from harness.ui.choosing import Choice, choose
from harness.ui.consequences import cancels
from harness.ui.entries import Offered, label_of, offered, tappable
from harness.ui.eyes import Eyes, Seen
from harness.ui.finds import Find, finds_on
from harness.ui.goals import NOTHING, Worth
from harness.ui.hand import Hand
from harness.ui.pages import title_of
from harness.ui.search import Search
from harness.ui.switching import try_switch

__all__ = ["Budget", "Ended", "Explorer", "Walk", "label_of", "tappable"]

PAUSE_S = 0.6
"""Half of the time in which a tap shows an effect, or has none; a person needs as long."""
LOOK_EVERY_S = 0.2
"""How often it is looked for the effect of a tap."""
LEAVING_TRIES = 3
"""The last try to return to the app is to open it again; before that, back is pressed."""
CLOSINGS = 3
"""Times that the same overlay is closed before it is taken for a page."""
LOADING_LOOKS = 3
"""A page that shows nothing is taken to be loading for so many looks."""
_WALKS = "walk the app"


class Ended(StrEnum):
    """Why a walk ended."""

    TIME = "time"
    STEPS = "steps"
    STOPPED = "stopped"
    AWAY = "away"
    """The app is no longer in front, and neither back nor its icon leads to it."""


@dataclass(frozen=True)
class Walk:
    """What a walk came to."""

    steps: int
    ended: Ended


@dataclass(frozen=True)
class Budget:
    """How long a walk may be."""

    seconds: float
    seed: int
    steps: int = 1000
    until: Callable[[], bool] = field(default=lambda: False)


@dataclass(frozen=True)
class _Move:
    """What was done last, and on which screen."""

    place: str
    by: str
    """Key of the entry, or back; empty for a swipe."""
    actions: tuple[str, ...]
    worth: Worth
    seen: Seen
    spot: Spot | None = None
    down: bool = True
    """Of a swipe: towards the end of the page."""


class Explorer:
    """One walk; it may go on after an interruption. Equal screens and seeds give equal choices."""

    def __init__(
        self,
        app: App,
        eyes: Eyes,
        hand: Hand,
        answering: Answering,
        sink: Sink,
        *,
        pause_s: float = PAUSE_S,
    ) -> None:
        self._pause_s = pause_s
        self._app = app
        self._eyes = eyes
        self._hand = hand
        self._answering = answering
        self._atlas = Atlas()
        self._search = Search(self._atlas, sink)
        self._last: _Move | None = None
        """What was done last; None when it was no step of the walk."""
        self._came: _Move | None = None
        """What led to the page on which the walk is."""
        self._here = ""
        self._via: dict[str, Worth] = {}
        self._rounds = 0
        self._tried_switch = False
        self._away = 0
        self._overlay: tuple[str, ...] = ()
        self._closings = 0
        """Times in a row that the same overlay was closed."""
        self._blank = 0
        """Looks in a row at a page that shows nothing."""

    def walk(self, budget: Budget) -> Walk:
        """Step until time, steps or the app end; then say how much of the app was walked."""
        began = time.monotonic()
        walk = self._steps(budget, began + budget.seconds)
        if walk.ended in {Ended.TIME, Ended.STEPS}:
            self._answering.permissions("deny")  # what is open belongs to the walk
        seconds = time.monotonic() - began
        self._search.end(walk.ended.value, walk.steps, seconds, budget.seed)
        return walk

    def _steps(self, budget: Budget, deadline: float) -> Walk:
        for step in range(budget.steps):
            if budget.until():
                return Walk(step, Ended.STOPPED)
            if time.monotonic() >= deadline:
                return Walk(step, Ended.TIME)
            seen = self._eyes.look()
            if self._inside(seen):
                self._away = 0
                self._step(seen, budget.seed)
            elif not self._return(seen):
                return Walk(step, Ended.AWAY)
            self._settle(seen, deadline)
        return Walk(budget.steps, Ended.STEPS)

    def _settle(self, seen: Seen, deadline: float) -> None:
        """Wait until what was done shows an effect, or had none; dawdle when all was seen once."""
        if self._rounds:
            time.sleep(min(self._pause_s, max(deadline - time.monotonic(), 0)))
        patience = min(2 * self._pause_s, max(deadline - time.monotonic(), 0))
        if patience > 0:
            self._eyes.look_until(lambda now: now.screen != seen.screen, patience, LOOK_EVERY_S)

    def _return(self, seen: Seen) -> bool:
        """One try to get back to the app, by the back key, then by its icon."""
        self._away += 1
        if self._last is not None:
            self._left_by(self._last, seen)
        self._last, self._here = None, ""
        if self._away < LEAVING_TRIES:
            self._hand.back(seen, "the walk left the app")
            return True
        return self._away == LEAVING_TRIES and self._hand.bring_back(seen, self._app)

    def _left_by(self, move: _Move, seen: Seen) -> None:
        """Remember what leads out of the app; a policy may open in a browser."""
        place = self._atlas.places[move.place]
        if move.by == BACK:
            place.outermost = True
            return
        if move.spot is not None:
            move.spot.lost = TRIES
        announced = {goal for goal, _ in move.worth.goals}
        for find in finds_on(seen.screen, move.worth):
            if find.goal in announced and move.actions:
                self._search.found_elsewhere(find, place, move.actions[-1], seen)

    def _step(self, seen: Seen, seed: int) -> None:
        if seen.recognised.permission is not None:
            self._answering.permissions("deny")
        elif seen.consent is not None:
            self._answering.refuse()
        elif way_out(seen, self._app.package) is not None and self._is_new_overlay(seen):
            self._answering.overlays(1)
        elif seen.evidence.page:
            self._on_page(seen, seed)
        else:
            self._on_nothing(seen)

    def _is_new_overlay(self, seen: Seen) -> bool:
        """What cannot be closed by its way out is used as a page after so many tries."""
        if seen.screen.texts != self._overlay:
            self._overlay, self._closings = seen.screen.texts, 0
        self._closings += 1
        return self._closings <= CLOSINGS

    def _on_nothing(self, seen: Seen) -> None:
        """A person waits for a page to appear before leaving it."""
        self._blank += 1
        if self._blank >= LOADING_LOOKS:
            self._blank = 0
            self._search.unplaced += bool(seen.screen.texts)
            self._hand.back(seen, "nothing else to try on this page")
            self._last = None

    def _on_page(self, seen: Seen, seed: int) -> None:
        self._blank = 0
        place = self._arrive(seen)
        offers = offered(seen.screen, self._app.package)
        self._atlas.note(place, offers)
        via = self._via.get(place.key, NOTHING)
        announced = any(goal == "account_cancellation" for goal, _ in via.goals)
        place.closed = place.closed or announced or cancels(place.title)
        self._search.heed(seen)
        for find in finds_on(seen.screen, via):
            if self._heeds(find, place, seen):
                return
        choice = self._choose(place, seed)
        if choice is None:
            self._leave(seen, place)
        elif choice.place != place.key:
            self._go(seen, place, offers, self._atlas.distances(place.key)[choice.place][1])
        elif choice.spot is None:
            self._scroll(seen, place)
        else:
            self._follow(seen, place, offers, choice.spot)

    def _arrive(self, seen: Seen) -> Place:
        """Note which page this is, and what led to it."""
        key = seen.evidence.page
        move, self._last = self._last, None
        scrolls = any(node.scrollable for node in seen.screen.top)
        place = self._atlas.arrive(key, title_of(seen.screen), scrolls=scrolls)
        if self._search.home_screen is None:
            self._search.home_screen = seen.evidence.id
        if move is not None and not move.by:
            self._scrolled(place, move, seen)
        elif move is not None:
            self._atlas.led(move.place, move.by, key, move.actions)
            if move.by != BACK and key != move.place:
                place.depth = 0
                self._via[key] = move.worth
            self._came = move
        elif self._here and self._here != key:
            self._went_by_itself(key)
        self._here = key
        return place

    def _went_by_itself(self, key: str) -> None:
        """A page gave way to another without a touch: one that was loading, or a splash screen."""
        self._atlas.led(self._here, "", key, ())
        came = self._came
        if came is not None and self._atlas.leads.get((came.place, came.by)) == self._here:
            self._atlas.leads[came.place, came.by] = key
            self._via.setdefault(key, came.worth)

    def _scrolled(self, place: Place, move: _Move, seen: Seen) -> None:
        if place.key != move.place:
            return
        if seen.screen == move.seen.screen:
            place.ended = place.ended or move.down
            place.depth = place.depth if move.down else 0
            return
        place.depth = max(place.depth + (1 if move.down else -1), 0)
        if place.depth > place.deepest:
            place.deepest = place.depth
            place.swipes.extend(move.actions)

    def _heeds(self, find: Find, place: Place, seen: Seen) -> bool:
        """Write a find that is news. True when the screen was changed by trying a switch."""
        if not self._search.is_news(find, place):
            return False
        if find.switch is None or find.switched != "on" or self._tried_switch:
            self._search.found(find, place, seen)
            return False
        self._tried_switch = True
        off, said = try_switch(self._eyes, self._hand, find, seen, 2 * self._pause_s)
        self._search.found(find, place, seen, off=off, said=said)
        return True

    def _choose(self, place: Place, seed: int) -> Choice | None:
        """What to do next; when all was done, once more from the beginning."""
        choice = choose(self._atlas, place.key, self._search.unmet, self._rounds, seed)
        if choice is None and not self._may_go_back(place):
            self._rounds += 1
            choice = choose(self._atlas, place.key, self._search.unmet, self._rounds, seed)
        return choice

    def _may_go_back(self, place: Place) -> bool:
        """Not from a main page; one with a bar at its foot is none if the bar leads nowhere."""
        home = self._atlas.home
        if place.key == home or place.outermost:
            return False
        return not place.main or home not in self._atlas.distances(place.key)

    def _leave(self, seen: Seen, place: Place) -> None:
        """Nothing that can be reached from here is left to do."""
        if self._may_go_back(place):
            self._back(seen, place, "nothing else to try on this page")

    def _go(self, seen: Seen, place: Place, offers: Offered, by: str) -> None:
        """The first step of the way to another page."""
        if by == BACK:
            self._back(seen, place, "back to a page with more to see")
        else:
            self._follow(seen, place, offers, place.spots[by])

    def _back(self, seen: Seen, place: Place, reason: str) -> None:
        action = self._hand.back(seen, reason)
        self._last = _Move(place.key, BACK, (action.id,), NOTHING, seen)

    def _follow(self, seen: Seen, place: Place, offers: Offered, spot: Spot) -> None:
        bounds = find_entry(offers, spot.key)
        if bounds is None:
            self._seek(seen, place, spot)
            return
        spot.visits += 1
        seek = self._rounds == 0 and spot.worth.of(self._search.unmet) > 0
        reason = "on the way to what the rules ask for" if seek else _WALKS
        action = self._hand.tap(seen, bounds, spot.label, reason)
        swipes = tuple(place.swipes[: place.depth])
        self._last = _Move(place.key, spot.key, (*swipes, action.id), spot.worth, seen, spot)

    def _seek(self, seen: Seen, place: Place, spot: Spot) -> None:
        """Scroll to where an entry was seen; one that is not there any more is given up."""
        if place.depth == spot.depth:
            spot.lost += 1
            place.depth += 1 if spot.lost % 2 else -1
        down = place.depth < spot.depth
        self._swipe(seen, place, "back to an entry that was seen", down=down)

    def _scroll(self, seen: Seen, place: Place) -> None:
        self._swipe(seen, place, "see what is further down", down=True)

    def _swipe(self, seen: Seen, place: Place, reason: str, *, down: bool) -> None:
        action = self._hand.scroll(seen, reason, down=down)
        self._last = _Move(place.key, "", (action.id,), NOTHING, seen, down=down)

    def _inside(self, seen: Seen) -> bool:
        """The app is in front, or the system asks something on its behalf."""
        return seen.screen.package == self._app.package or seen.recognised.permission is not None
