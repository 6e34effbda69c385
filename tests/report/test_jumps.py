"""Jumps with what came before and after them, and the pictures of both."""

from __future__ import annotations

from dataclasses import replace

from harness.model.evidence import (
    ActivityStarted,
    Bounds,
    Observation,
    Phase,
    ScreenSeen,
    SensorStimulus,
    UserAction,
)
from harness.model.finding import Judgement, Jump, Named
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.html import HtmlReport
from harness.report.jumps import JumpRow, jump_rows
from harness.report.thumbnails import Thumbnails
from harness.report.touches import Touches
from harness.rules.judge import judge
from tests.report.parsed import is_harmless, parse, section

PACKAGE = "cn.example.reader"
CLOSE = Named(zh="点击关闭按钮后", en="after a tap on a close button")
NOTHING = Named(zh="用户无任何操作时", en="without any action of the user")
BROWSER = Named(zh="浏览器", en="the browser")


def screen(name: str, at: float, package: str = PACKAGE) -> ScreenSeen:
    return ScreenSeen(id=name, at=at, phase=Phase.IN_USE, package=package, overlay="splash")


def start(name: str, at: float, target: str = "com.browser") -> ActivityStarted:
    return ActivityStarted(id=name, at=at, caller=PACKAGE, target=target, source="log")


def tap(name: str, at: float, before: str) -> UserAction:
    return UserAction(
        id=name,
        at=at,
        action="tap",
        target="跳过",
        bounds=Bounds(left=10, top=20, right=30, bottom=60),
        reason="skip the splash",
        before=before,
    )


STORY: tuple[Observation, ...] = (
    UserAction(id="a0", at=1, action="launch", reason="test"),
    screen("s1", 10),
    tap("a1", 11, "s1"),
    start("j1", 11.4),
    screen("s2", 11.6),
    screen("s3", 12, "com.browser"),
    screen("s4", 20),
    tap("a2", 21, "s4"),
    start("j2", 21.3),
    start("j3", 30),
    UserAction(id="a3", at=40, action="launch", reason="test"),
    SensorStimulus(id="m1", at=41, name="walking", acceleration=4, rotation=8, duration=3),
    start("j4", 42),
)
JUDGED = Judgement(
    specification="s",
    findings=(),
    jumps=(
        Jump(start="j4", cause=CLOSE, target=BROWSER, forced=False, motion="m1"),
        Jump(start="j1", cause=CLOSE, target=BROWSER, forced=True, touch="a1"),
        Jump(start="j2", cause=CLOSE, target=BROWSER, forced=True, touch="a2"),
        Jump(start="j3", cause=NOTHING, target=BROWSER, forced=True),
        Jump(start="lost", cause=NOTHING, target=BROWSER, forced=True),
    ),
)


def rows(recording: Recording) -> list[JumpRow]:
    timeline = Timeline(STORY)
    return jump_rows(timeline, JUDGED, Touches(timeline, Thumbnails(recording)))


def test_jumps_of_one_kind_are_one_row_and_forced_ones_come_first(recording: Recording) -> None:
    told = [[start.id for start in row.starts] for row in rows(recording)]

    assert told == [["j1", "j2"], ["j3"], ["j4"]]


def test_a_jump_stands_between_the_touched_screen_and_the_target(recording: Recording) -> None:
    first = rows(recording)[0]

    assert first.before is not None
    assert first.after is not None
    assert first.before.screen.id == "s1"
    assert first.before.cross == (20, 40)
    assert first.after.screen.id == "s3", "the target's screen, not the first one after"
    assert first.seconds is not None
    assert round(first.seconds, 3) == 0.4


def test_the_time_is_the_phones_own_where_both_have_it(recording: Recording) -> None:
    late = [
        e.model_copy(update={"source_at": {"a1": 100.0, "j1": 100.2}[e.id]})
        if e.id in {"a1", "j1"}
        else e
        for e in STORY
    ]
    timeline = Timeline(late)
    first = jump_rows(timeline, JUDGED, Touches(timeline, Thumbnails(recording)))[0]

    assert first.seconds is not None
    assert round(first.seconds, 3) == 0.2


def test_a_screen_of_an_earlier_launch_is_not_what_came_before(recording: Recording) -> None:
    assert rows(recording)[1].before is not None
    assert rows(recording)[2].before is None


def test_the_page_shows_cause_target_reason_and_the_target_of_the_tap(recording: Recording) -> None:
    shown = [
        e.model_copy(update={"picture": p.picture}) if isinstance(e, ScreenSeen) else e
        for e, p in zip(STORY, [next(recording.timeline.of(ScreenSeen))] * len(STORY), strict=True)
    ]
    told = replace(recording, timeline=Timeline(shown))
    page = parse(HtmlReport().render(told, JUDGED))
    jumps = section(page, "jumps")

    assert jumps is not None
    assert is_harmless(page)
    first = jumps.all("article", "jump")[0]
    for part in ("点击关闭按钮后跳转至浏览器", "×2", "11.4 s", "跳过", "skip the splash", "0.40 s"):
        assert part in first.text
    box = first.first("rect", "target").attributes
    assert (box["x"], box["y"], box["width"], box["height"]) == ("10", "20", "20", "40")


def test_the_rules_tell_the_jumps_of_a_run(recording: Recording) -> None:
    (jump,) = judge(recording).jumps
    known = {e.id: e for e in recording.timeline}

    assert (jump.cause.zh, jump.target.zh, jump.forced) == ("点击关闭按钮后", "其他应用", True)
    start, touch = known[jump.start], known[jump.touch or ""]
    assert isinstance(start, ActivityStarted)
    assert isinstance(touch, UserAction)
    assert (start.target, touch.target) == ("com.example.shop", "关闭")
