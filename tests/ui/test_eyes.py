from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harness.model.evidence import ProbeLost, ScreenSeen

from .drawing import cross, ground, png

Draw = Callable[..., Any]


def test_an_unchanged_screen_is_written_once(draw: Draw) -> None:
    paper = draw("decoy-home-page")
    for _ in range(5):
        paper.eyes.look()
    assert len(list(paper.timeline().of(ScreenSeen))) == 1


def test_a_fresh_look_is_always_written(draw: Draw) -> None:
    paper = draw("decoy-home-page")
    paper.eyes.look()
    paper.eyes.look(fresh=True)
    assert len(list(paper.timeline().of(ScreenSeen))) == 2


def test_what_was_seen_is_written_with_its_meaning(draw: Draw) -> None:
    paper = draw("consent-preticked")
    paper.eyes.look()
    (seen,) = paper.timeline().of(ScreenSeen)
    assert (seen.package, seen.overlay) == ("com.example.shop", "consent")
    assert seen.consent is not None
    assert seen.consent.preticked


def test_a_way_out_that_only_the_picture_shows_is_seen(draw: Draw) -> None:
    paper = draw("popup-ad-drawn-cross")
    image = ground("photo")
    cross(image, 486, 1660, 100)
    unseen = paper.eyes.look().recognised.target
    paper.driver.shown = png(image)
    seen = paper.eyes.look(fresh=True).recognised.target

    assert unseen is None
    assert seen is not None
    assert seen.label == "× (seen)"


def test_a_tick_that_the_harness_made_is_not_held_against_the_app(draw: Draw) -> None:
    paper = draw("consent-preticked")
    paper.eyes.box_touched = True
    consent = paper.eyes.look().consent
    assert consent is not None
    assert not consent.preticked


def test_a_screen_that_cannot_be_read_is_kept_as_a_picture_and_then_counts_as_lost(
    draw: Draw,
) -> None:
    paper = draw("(no tree)")
    for _ in range(5):
        paper.eyes.look(fresh=True)
    evidence = paper.timeline()
    assert {loss.probe for loss in evidence.of(ProbeLost)} == {"screens", "permissions"}
    assert len(list(evidence.of(ProbeLost))) == 2
    assert all(seen.picture is not None for seen in evidence.of(ScreenSeen))
