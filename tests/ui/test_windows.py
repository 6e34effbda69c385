"""A window is watched from its first frame, closed, and touched beside its buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from harness.model.evidence import ScreenSeen, UserAction, WindowTried
from harness.ui.screen import read_screen
from harness.ui.windows import LAUNCHES, Pace, WindowTester, place

from .conftest import SCREENS

Draw = Callable[..., Any]
QUICK = Pace(frame=0.01, window=0.05, way_out=0.05, effect=0.04, touch=0.02, again=0.05)
SPLASH, HOME, OTHER = "splash-skip-countdown", "decoy-home-page", "other-app"


def tried(paper: Any, first: str = SPLASH) -> tuple[WindowTried, ...]:
    """What each launch shows when the app comes up with this screen."""

    def relaunch(reason: str) -> None:
        assert reason
        paper.driver.now = first

    tester = WindowTester(paper.app, paper.eyes, paper.hand, paper.recorder, pace=QUICK)
    results = tester.try_all(relaunch)
    assert list(paper.timeline().of(WindowTried)) == list(results)
    return results


def test_a_window_that_one_tap_closes(draw: Draw) -> None:
    closed, *touched = tried(draw(HOME, {(SPLASH, "跳过 5"): HOME}))

    assert (closed.overlay, closed.tried, closed.taps) == ("splash", "close", 1)
    assert (closed.outcome, closed.returned) == ("closed", None)
    assert closed.way_out is not None
    assert closed.way_out.label == "跳过 5"
    assert closed.way_out.width > 0
    assert closed.way_out_after is not None
    assert closed.way_out_after < 1
    assert touched[0].tried == "touch"


def test_frames_of_the_window_and_of_the_outcome_are_on_the_timeline(draw: Draw) -> None:
    paper = draw(HOME, {(SPLASH, "跳过 5"): HOME})
    closed, *_ = tried(paper)
    first, last = (paper.timeline().find(name) for name in (closed.first, closed.last))

    assert isinstance(first, ScreenSeen)
    assert isinstance(last, ScreenSeen)
    assert (first.overlay, last.overlay) == ("splash", "none")
    assert closed.frames >= 2


def test_a_button_that_works_at_the_second_tap(draw: Draw) -> None:
    paper = draw(HOME, {(SPLASH, "跳过 5"): HOME})
    paper.driver.deaf = 1
    closed, *_ = tried(paper)

    assert (closed.taps, closed.outcome) == (2, "closed")
    first, second = [a for a in paper.timeline().of(UserAction) if a.target == "跳过 5"]
    between = [s.overlay for s in paper.timeline().between(first.at, second.at).of(ScreenSeen)]
    assert between == ["splash"], "that the window stood after the first tap is on the timeline"


def test_a_button_that_does_not_work_is_tapped_a_few_times(draw: Draw) -> None:
    stuck, *_ = tried(draw(HOME))

    assert (stuck.taps, stuck.outcome) == (QUICK.taps, "still_there")


def test_a_close_button_that_opens_another_app(draw: Draw) -> None:
    jumped, *_ = tried(draw(HOME, {(SPLASH, "跳过 5"): OTHER}))

    assert (jumped.taps, jumped.outcome) == (1, "left")


def test_a_hot_window_is_left_at_the_first_touch_and_not_touched_again(draw: Draw) -> None:
    paper = draw(HOME, {(SPLASH, ""): OTHER, (SPLASH, "跳过 5"): HOME})
    _, hot, *rest = tried(paper)

    assert (hot.tried, hot.taps, hot.outcome) == ("touch", 1, "left")
    assert {(one.tried, one.outcome) for one in rest} == {("nothing", "untried")}
    (touch,) = [a for a in paper.timeline().of(UserAction) if a.reason.startswith("touch")]
    assert touch.target == "(50 %, 37 %)"


def test_a_window_that_ignores_touches_is_touched_all_over_in_one_launch(draw: Draw) -> None:
    paper = draw(HOME, {(SPLASH, "跳过 5"): HOME})
    _, touched, *rest = tried(paper)

    assert touched.outcome == "still_there"
    assert 10 <= touched.taps <= 16
    assert [a.target for a in paper.timeline().of(UserAction) if a.action == "swipe"] == ["up"]
    assert {one.taps for one in rest} == {0}
    assert {one.overlay for one in rest} == {"splash"}, "they still tell how often it comes"


def test_a_closed_window_that_is_back_in_the_same_launch(draw: Draw) -> None:
    paper = draw(HOME, {(SPLASH, "跳过 5"): HOME})
    look, shown = paper.driver.read, 0

    def read() -> Any:
        nonlocal shown
        shown += paper.driver.now == HOME
        if shown == 3:
            paper.driver.now = SPLASH
        return look()

    paper.driver.read = read
    closed, *_ = tried(paper)

    assert closed.outcome == "closed"
    assert closed.returned is not None
    back = paper.timeline().find(closed.returned)
    assert isinstance(back, ScreenSeen)
    assert back.overlay == "splash"


@pytest.mark.parametrize(
    "page", [HOME, "decoy-payment-page", "consent-agree-refuse", "update-later"]
)
def test_nothing_but_an_advert_is_touched(draw: Draw, page: str) -> None:
    paper = draw(page)
    results = tried(paper, page)

    assert len(results) == LAUNCHES
    assert {(one.overlay, one.tried, one.taps) for one in results} == {("none", "nothing", 0)}
    assert paper.driver.taps == []


def test_no_point_of_the_grid_lies_on_a_button() -> None:
    xml = (SCREENS / "popup-ad-unnamed-corner.xml").read_text(encoding="utf-8")
    screen = read_screen(xml, density=440)
    buttons = [node for node in screen.top if node.clickable and screen.share(node) < 0.25]
    assert buttons
    for x in range(0, 1000, 50):
        for y in range(0, 1000, 50):
            point = place(screen, (x, y))
            if point is not None:
                middle_x, middle_y = point.left + 1, point.top + 1
                assert not any(
                    b.bounds.left <= middle_x < b.bounds.right
                    and b.bounds.top <= middle_y < b.bounds.bottom
                    for b in buttons
                )
