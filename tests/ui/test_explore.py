from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harness.model.evidence import UserAction
from harness.ui.explore import CLOSINGS, Budget, Ended, label_of, tappable

Draw = Callable[..., Any]


def test_a_walk_taps_inside_the_app_and_ends_with_its_steps(draw: Draw) -> None:
    paper = draw("decoy-home-page")
    walk = paper.explorer.walk(Budget(seconds=60, seed=1, steps=12))
    assert (walk.steps, walk.ended) == (12, Ended.STEPS)
    assert {"首页", "分类", "我的"} <= set(paper.driver.taps)


def test_equal_seeds_walk_equally(draw: Draw) -> None:
    walks = []
    for seed in (7, 7):
        paper = draw("decoy-home-page")
        paper.explorer.walk(Budget(seconds=60, seed=seed, steps=10))
        walks.append(paper.driver.taps)
    assert walks[0] == walks[1]


def test_nothing_with_consequences_is_tapped(draw: Draw) -> None:
    for page in ("decoy-payment-page", "decoy-settings-page", "decoy-cancel-order"):
        paper = draw(page)
        paper.explorer.walk(Budget(seconds=60, seed=3, steps=20))
        assert not {"立即支付", "退出登录"} & set(paper.driver.taps)


def test_permissions_are_denied_on_the_way(draw: Draw) -> None:
    leads = {
        ("decoy-home-page", "我的"): "permission-android9-contacts",
        ("permission-android9-contacts", "拒绝"): "decoy-home-page",
    }
    paper = draw("decoy-home-page", leads)
    paper.explorer.walk(Budget(seconds=60, seed=2, steps=15))
    assert "拒绝" in paper.driver.taps
    assert "允许" not in paper.driver.taps


def test_a_walk_that_left_the_app_goes_back_then_opens_it_and_gives_up_at_last(
    draw: Draw,
) -> None:
    paper = draw("other-app")
    walk = paper.explorer.walk(Budget(seconds=60, seed=1, steps=20))
    assert walk.ended is Ended.AWAY
    assert paper.driver.taps == ["back", "back"]
    assert paper.phone.opened == 1


def test_an_app_that_ended_is_not_started_without_its_hooks(draw: Draw) -> None:
    paper = draw("other-app")
    paper.phone.alive = False
    assert paper.explorer.walk(Budget(seconds=60, seed=1, steps=20)).ended is Ended.AWAY
    assert paper.phone.opened == 0


def test_a_walk_ends_when_it_is_told_to(draw: Draw) -> None:
    walk = draw("decoy-home-page").explorer.walk(Budget(seconds=60, seed=1, until=lambda: True))
    assert (walk.steps, walk.ended) == (0, Ended.STOPPED)


def test_a_container_is_known_by_the_words_inside_it(draw: Draw) -> None:
    screen = draw("consent-split-nodes").driver.read().screen
    boxes = [n for n in screen.nodes if n.clickable and not n.label]
    assert {label_of(screen, box) for box in boxes} == {"暂不使用", "同意并使用"}
    assert "同意并使用" not in {label_of(screen, n) for n in tappable(screen, "com.example.shop")}


def test_a_page_that_shows_nothing_yet_is_waited_for_before_it_is_left(draw: Draw) -> None:
    loading = draw("page-blank")
    loading.explorer.walk(Budget(seconds=60, seed=1, steps=2))
    empty = draw("page-blank")
    empty.explorer.walk(Budget(seconds=60, seed=1, steps=4))

    assert loading.driver.taps == []
    assert "back" in empty.driver.taps


def test_an_overlay_that_does_not_close_is_used_as_a_page_at_last(draw: Draw) -> None:
    paper = draw("update-later")
    paper.explorer.walk(Budget(seconds=60, seed=1, steps=8))
    reasons = [action.reason for action in paper.timeline().of(UserAction)]

    assert sum(1 for reason in reasons if " the update: " in reason) == CLOSINGS
    assert len(reasons) > CLOSINGS
