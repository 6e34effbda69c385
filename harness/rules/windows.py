"""Chapter 11, windows over several launches: what their way out is like, and how often they come.

Sizes, contrasts and counts are measured: no clause gives a number for them, so they accuse nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from harness.model.evidence import Observation, Phase, ScreenSeen, UserAction, WayOut, WindowTried
from harness.rules.coercion import CANNOT_CLOSE, JUMPS, windows
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    met,
    not_applicable,
    rule,
    shown,
    suspect,
    violated,
)
from harness.rules.wording import Words

PHASES = (Phase.BEFORE_CONSENT, Phase.IN_USE, Phase.AFTER_RESTART)
SMALL_DP = 24.0
"""The smaller side of a control below which a finger misses it; a guess, and no rule's."""
FAINT = 1.5
"""Contrast below which a control is hard to see; text needs 3 to 4.5 in WCAG 2."""
OFTEN = 3
"""Launches from which on a pop-up at every one of them is for a person to judge."""
MANY = 3
"""Pop-ups of one launch from which on they are."""


def tried(case: Case) -> list[WindowTried]:
    """What each launch of the window test showed."""
    return list(case.timeline.of(WindowTried))


def _untried(case: Case) -> Answer | None:
    """The answer where windows were not tried; None where they were."""
    if any(one.overlay != "none" for one in tried(case)):
        return None
    if windows(case):
        return inconclusive(
            "windows were seen, but not tried over several launches (procedure: standard)",
            "见到信息窗口，但未进行多次启动测试（标准流程包含此项）",
        )
    return not_applicable("no splash or pop-up window was seen", "未见开屏或弹窗信息窗口")


@rule(
    "window-returns",
    Clause("11.2", CANNOT_CLOSE, "互联网广告管理办法 10"),
    title=(
        "A window that was closed stays closed on its page",
        "信息窗口关闭后，同一页面不应再次弹出",
    ),
    needs={"screens"},
    phases=PHASES,
)
def window_returns(case: Case) -> Answer:
    """The same window is there again, in the launch in which it was closed."""
    untried = _untried(case)
    if untried is not None:
        return untried
    back = [one for one in tried(case) if one.returned is not None]
    if back:
        count = len(back)
        return violated(
            Words(
                f"a closed window came back in {count} launch(es)",
                f"信息窗口关闭后再次弹出（{count} 次启动）",
            ),
            [e for one in back for e in _evidence(case, one)],
        )
    if not any(one.outcome == "closed" for one in tried(case)):
        return inconclusive("no window was closed", "未能关闭信息窗口")
    return met("a closed window stayed closed", "关闭后的窗口未再次弹出")


@rule(
    "close-button-visible",
    Clause("11.2", CANNOT_CLOSE, "T/TAF 078.7 5; 26号; 292号"),
    title=(
        "The way out of a window is large enough to hit and easy to see",
        "关闭按钮应清晰可见、易于点击",
    ),
    needs={"screens"},
    phases=PHASES,
)
def close_button_visible(case: Case) -> Answer:
    """Measures it; one that is small or faint is for a person, because no rule gives a number."""
    untried = _untried(case)
    if untried is not None:
        return untried
    found = [(one, one.way_out) for one in tried(case) if one.way_out is not None]
    if not found:
        return inconclusive("no way out of a window was recognised", "未识别到关闭方式")
    poor = [(one, way) for one, way in found if _is_poor(way)]
    one, way = (poor or found)[0]
    words = _measured(way)
    if poor:
        return suspect(words, _evidence(case, one))
    return shown(words, _evidence(case, one))


@rule(
    "frequent-windows",
    Clause("11.4", JUMPS, "T/TAF 078.7 8; 26号"),
    title=(
        "Pop-up windows do not come again and again",
        "不应频繁弹出信息窗口",
    ),
    needs={"screens"},
    phases=PHASES,
)
def frequent_windows(case: Case) -> Answer:
    """Counts them; pop-ups at every launch, or many in one, are for a person to judge."""
    untried = _untried(case)
    if untried is not None:
        return untried
    launches = tried(case)
    came = [one for one in launches if one.overlay != "none"]
    popups = [one for one in came if one.overlay != "splash"]
    most = max(_in_one_launch(case), default=0)
    words = Words(
        f"measured: a window at {len(came)} of {len(launches)} launches, a pop-up at "
        f"{len(popups)}, at most {most} pop-up(s) in one launch; no rule gives a number",
        f"实测：{len(launches)} 次启动中 {len(came)} 次出现信息窗口、{len(popups)} 次出现弹窗，"
        f"单次启动最多 {most} 个弹窗（规则未规定数值）",
    )
    if most >= MANY or (len(popups) == len(launches) >= OFTEN):
        return suspect(words, came)
    return shown(words, came)


def _is_poor(way: WayOut) -> bool:
    small = min(way.width, way.height) < SMALL_DP
    return small or (way.contrast is not None and way.contrast < FAINT)


def _measured(way: WayOut) -> Words:
    size = f"{way.width:g} x {way.height:g} dp"
    contrast = "?" if way.contrast is None else f"{way.contrast:g}"
    label = way.label[:20]
    return Words(
        f"measured: “{label}” is {size}, {way.from_edge:g} dp from the edge, with a contrast of "
        f"{contrast}; no rule gives a number",
        f"实测：“{label}”大小 {size}，距屏幕边缘 {way.from_edge:g} dp，对比度 {contrast}"
        "（规则未规定数值）",
    )


def _evidence(case: Case, one: WindowTried) -> list[Observation]:
    """The test, and the frames that show it."""
    named = [name for name in (one.first, one.last, one.returned) if name is not None]
    frames = [screen for screen in case.timeline.of(ScreenSeen) if screen.id in named]
    return [*frames, one]


def _in_one_launch(case: Case) -> Iterator[int]:
    """How many pop-ups each launch of the app showed, one after the other."""
    count, before = 0, "none"
    for event in case.timeline:
        if isinstance(event, UserAction) and event.action == "launch":
            yield count
            count, before = 0, "none"
        elif isinstance(event, ScreenSeen) and event.package == case.app.package:
            count += event.overlay == "popup_ad" and before != "popup_ad"
            before = event.overlay
    yield count
