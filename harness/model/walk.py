"""What walking an app showed: the pages that the rules ask for, and how much of it was walked."""

from __future__ import annotations

from typing import Literal

from harness.model.observation import Observation

Goal = Literal[
    "privacy_policy",
    "account_cancellation",
    "personalisation_switch",
    "collected_list",
    "shared_list",
    "complaint_channel",
    "consent_withdrawal",
]
"""What a walk looks for; `harness/ui/data/goals.yaml` has the words that each is known by."""


class GoalReached(Observation):
    """The walk found something that the rules ask for; again when a shorter way to it was found."""

    kind: Literal["goal_reached"] = "goal_reached"
    goal: Goal
    name: str
    """The words it was known by, such as the page's title."""
    reason: str
    """Why it counts, in words."""
    screen: str
    """Id of the ScreenSeen that shows it."""
    taps: int
    """Taps on the shortest way known from the main page."""
    swipes: int = 0
    """Swipes on that way, to bring an entry into view."""
    path: tuple[str, ...] = ()
    """Ids of the UserActions of that way, from the main page."""
    readable: bool | None = None
    """Of a page with text: whether it came up with enough Chinese text to be the thing itself;
    None where the text is not in the screen's tree, as in some web pages."""
    switched: Literal["on", "off"] | None = None
    """Of a switch: how it stood; None when its state cannot be read."""
    can_be_turned_off: bool | None = None
    """Of a switch that stood on: whether a tap turned it off. It was turned on again after that.
    None when it was not tried."""
    working_days: int | None = None
    """Within how many working days it promises an answer (工作日); None when it names none."""


class WalkEnded(Observation):
    """A walk is over: how much of the app it saw."""

    kind: Literal["walk_ended"] = "walk_ended"
    ended: Literal["time", "steps", "stopped", "away"]
    """What ended it; `away`: the app could not be brought to the front again."""
    steps: int
    seconds: float
    seed: int
    home: str | None = None
    """Id of the ScreenSeen of the main page, from which taps are counted; None when none came."""
    pages: int = 0
    """Pages of the app that were told apart."""
    entries: int = 0
    """Things that can be tapped, on all these pages, each once."""
    followed: int = 0
    """Those that were tapped."""
    untaken: tuple[str, ...] = ()
    """Labels of those that were left alone because their words promise consequences, such as
    立即支付 or 登录; the first hundred."""
    exhaustive: bool = False
    """Every entry was followed or left alone for its consequences, and every list was scrolled to
    its end. Of the rows of a long list two stand for all. Never true of a walk that saw one page
    only, or one that the app draws itself, or a policy whose text did not come up in the tree."""
    near_exhaustive: bool = False
    """The same of the pages within three taps of the main page."""
    account: Literal["signed_in", "signed_out"] | None = None
    """Whether somebody is signed in, by the words on the pages; None when none speaks of it."""
    recommends: bool = False
    """A page speaks of recommendations made for the user, such as 为你推荐."""
