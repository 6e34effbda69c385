"""Chapter 11: windows that come back, a way out nobody can hit, and windows without end."""

from __future__ import annotations

import pytest

from harness.model.evidence import Phase, ScreenSeen, WayOut, WindowTried
from harness.model.finding import Verdict
from harness.rules.testing import Run, screen, start, tap

AGAIN = Phase.AFTER_RESTART
SKIP = WayOut(label="跳过", action="skip", width=48, height=28, from_edge=16, contrast=4.8)


def launch(number: int, overlay: str = "splash", **more: object) -> WindowTried:
    """One launch of a window test, in which one tap closed the window."""
    shown = overlay != "none"
    told: dict[str, object] = {
        "launch": number,
        "of": 4,
        "overlay": overlay,
        "way_out": SKIP if shown else None,
        "way_out_after": 0.0 if shown else None,
        "tried": "close" if shown else "nothing",
        "taps": int(shown),
        "outcome": "closed" if shown else "none",
    }
    return WindowTried.model_validate({**told, **more})


def ran(*launches: WindowTried) -> Run:
    run = Run().saw(AGAIN, 1.0, screen("splash", texts=("广告", "跳过")))
    for number, one in enumerate(launches):
        run.saw(AGAIN, 10.0 * number + 9.0, one)
    return run


def way(**more: float | None) -> WayOut:
    return SKIP.model_copy(update=more)


def test_a_closed_window_that_comes_back_is_a_violation() -> None:
    back = ran(launch(1, returned="e3")).judged_by("window-returns")
    stays = ran(launch(1)).judged_by("window-returns")

    assert back.verdict is Verdict.VIOLATED
    assert stays.verdict is Verdict.MET


def test_a_window_that_was_never_closed_is_not_cleared_of_coming_back() -> None:
    stuck = ran(launch(1, outcome="still_there", taps=3))

    assert stuck.judged_by("window-returns").verdict is Verdict.INCONCLUSIVE


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [
        (SKIP, Verdict.MET),
        (way(width=12.0), Verdict.SUSPECT),
        (way(height=9.5), Verdict.SUSPECT),
        (way(contrast=1.1), Verdict.SUSPECT),
        (way(contrast=None), Verdict.MET),
    ],
)
def test_a_way_out_is_measured_and_nobody_is_accused_by_a_number(
    measured: WayOut, verdict: Verdict
) -> None:
    finding = ran(launch(1, way_out=measured)).judged_by("close-button-visible")

    assert finding.verdict is verdict
    assert "no rule gives a number" in finding.summary
    assert f"{measured.width:g} x {measured.height:g} dp" in finding.summary


def test_windows_are_counted_over_the_launches() -> None:
    splashes = ran(*(launch(number) for number in (1, 2, 3, 4)))
    popups = ran(*(launch(number, "popup_ad") for number in (1, 2, 3, 4)))
    some = ran(launch(1, "popup_ad"), launch(2, "none"), launch(3, "none"), launch(4, "none"))

    assert splashes.judged_by("frequent-windows").verdict is Verdict.MET
    assert popups.judged_by("frequent-windows").verdict is Verdict.SUSPECT
    assert some.judged_by("frequent-windows").verdict is Verdict.MET
    assert "1 of 4 launches" in some.judged_by("frequent-windows").summary


def test_one_popup_after_the_other_in_one_launch_is_for_a_person() -> None:
    run = ran(launch(1))
    run.saw(AGAIN, 50.0, tap("", "launch"))
    for number in range(3):
        run.saw(AGAIN, 51.0 + number, screen("popup_ad"))
        run.saw(AGAIN, 51.5 + number, screen())

    assert run.judged_by("frequent-windows").verdict is Verdict.SUSPECT


@pytest.mark.parametrize("rule", ["window-returns", "close-button-visible", "frequent-windows"])
def test_windows_that_were_not_tried_are_not_cleared(rule: str) -> None:
    assert ran().judged_by(rule).verdict is Verdict.INCONCLUSIVE
    assert Run().judged_by(rule).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("after", "verdict"), [(0.4, Verdict.MET), (5.1, Verdict.VIOLATED)])
def test_a_way_out_that_shows_only_after_a_while_is_a_countdown(
    after: float, verdict: Verdict
) -> None:
    run = ran(launch(1, way_out_after=after))

    assert run.judged_by("close-without-countdown").verdict is verdict


def test_a_finding_cites_the_frames_of_the_test() -> None:
    run = ran()
    first = next(run.timeline().of(ScreenSeen))
    finding = run.saw(AGAIN, 9.0, launch(1, first=first.id, returned="e99")).judged_by(
        "window-returns"
    )

    assert first.id in finding.evidence
    assert len(finding.evidence) == 2


def test_what_opens_by_itself_too_is_not_blamed_on_a_touch() -> None:
    shop = start("com.example.shop")
    touched = ran().saw(AGAIN, 2.0, tap("(50 %, 50 %)")).saw(AGAIN, 2.5, shop)
    both = ran().saw(AGAIN, 2.0, tap("(50 %, 50 %)")).saw(AGAIN, 2.5, shop)
    both.saw(AGAIN, 30.0, shop)

    assert touched.judged_by("hot-zone-jump").verdict is Verdict.VIOLATED
    assert both.judged_by("hot-zone-jump").verdict is Verdict.INCONCLUSIVE
    assert both.judged_by("auto-jump").verdict is Verdict.VIOLATED


def test_a_window_with_a_way_out_without_words_is_no_window_without_one() -> None:
    run = ran().saw(AGAIN, 15.0, screen("splash", texts=("广告",)))
    nameless = ran().saw(AGAIN, 15.0, screen("splash", texts=("广告",)))
    for each in (run, nameless):
        each.without(lambda e: isinstance(e, ScreenSeen) and "跳过" in e.texts)
        each.saw(AGAIN, 1.0, screen("splash", texts=("广告",)))
    nameless.saw(AGAIN, 16.0, tap("× (unnamed)"))

    assert run.judged_by("window-closes").verdict is Verdict.SUSPECT
    assert nameless.judged_by("window-closes").verdict is Verdict.MET
