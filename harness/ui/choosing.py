"""Chooses what a walk does next: what may be the way to a goal first, then what is nearest."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.walk import Goal
from harness.ui.atlas import Atlas, Place, Spot
from harness.ui.goals import titled, worth_of

STEP = 0.5
"""What each step to another page takes off the worth of an entry there."""
PROMISING = 100.0
"""What lifts every entry that promises something above those that promise nothing."""
MENU = 3.5
"""Worth of a swipe down a page of menus, while something is still sought."""
TEXT = 1.0
"""Worth of a swipe down a policy, which tells how to complain and to withdraw at its end."""
TAB = 0.4
"""What an entry of the main bar is worth without promising anything."""

_IN_TEXTS: frozenset[Goal] = frozenset({"complaint_channel", "consent_withdrawal"})


@dataclass(frozen=True)
class Choice:
    """What to do: follow an entry of a page, or scroll it, once the walk is there."""

    place: str
    spot: Spot | None = None
    """None: scroll down."""


def choose(
    atlas: Atlas, here: str, unmet: frozenset[Goal], rounds: int, seed: int
) -> Choice | None:
    """The most worthwhile thing that can be reached; None when nothing is left in this round.

    Equal knowledge and an equal seed give an equal choice.
    """
    best: tuple[float, float, str] | None = None
    chosen: Choice | None = None
    for key, (steps, _) in atlas.distances(here).items():
        place = atlas.places[key]
        for value, choice in _choices(atlas, place, unmet, rounds):
            name = choice.spot.key if choice.spot else ""
            chance = random.Random(f"{seed} {key} {name}").random()  # noqa: S311 - repeatable
            rank = (value - STEP * steps, chance, name)
            if best is None or rank > best:
                best, chosen = rank, choice
    return chosen


def _choices(
    atlas: Atlas, place: Place, unmet: frozenset[Goal], rounds: int
) -> Iterator[tuple[float, Choice]]:
    menu = worth_of(place.title).of(unmet) > 0
    for spot in atlas.open_spots(place, rounds):
        worth = spot.worth.of(unmet) if rounds == 0 else 0.0
        menu = menu or worth > 0
        yield (PROMISING + worth if worth else TAB * spot.tab), Choice(place.key, spot)
    if rounds == 0 and atlas.may_scroll(place):
        menu = menu or any(s.worth.of(unmet) > 0 for s in place.spots.values() if not s.tab)
        tells = "privacy_policy" in titled(place.title) and unmet & _IN_TEXTS
        worth = MENU if menu and unmet else TEXT * bool(tells)
        yield (PROMISING + worth if worth else -TAB), Choice(place.key)
