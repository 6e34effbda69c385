"""The report shows each window test with its frames, and each motion with what it led to."""

from __future__ import annotations

from dataclasses import replace

from harness.model.evidence import (
    ActivityStarted,
    Bounds,
    MotionFelt,
    Phase,
    ScreenSeen,
    SensorStimulus,
    UserAction,
    WayOut,
    WindowTried,
)
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.describe import line
from harness.report.html import HtmlReport
from harness.report.thumbnails import Thumbnails
from harness.report.touches import Touches
from harness.report.trials import motion_rows, window_rows
from harness.rules.judge import judge
from tests.report.parsed import is_harmless, parse

PACKAGE = "cn.example.reader"
AGAIN = {"phase": Phase.AFTER_RESTART}
STORY = (
    UserAction(id="x1", at=100, action="launch", target=PACKAGE, reason="test", **AGAIN),
    ScreenSeen(id="x2", at=101, package=PACKAGE, overlay="splash", texts=("广告",), **AGAIN),
    UserAction(
        id="x3",
        at=102,
        action="tap",
        target="<b>跳过",
        bounds=Bounds(left=900, top=60, right=1000, bottom=100),
        reason="skip it",
        confidence=0.93,
        before="x2",
        **AGAIN,
    ),
    ActivityStarted(id="x4", at=102.4, caller=PACKAGE, target="com.shop", source="log", **AGAIN),
    ScreenSeen(id="x5", at=103, package="com.shop", **AGAIN),
    WindowTried(
        id="x6",
        at=104,
        launch=1,
        of=4,
        overlay="splash",
        frames=7,
        shown_after=0.5,
        first="x2",
        way_out=WayOut(label="<b>跳过", action="skip", width=20, height=9, from_edge=3),
        way_out_after=0.0,
        tried="close",
        taps=1,
        outcome="left",
        last="x5",
        **AGAIN,
    ),
    UserAction(id="x66", at=105, action="launch", target=PACKAGE, reason="test", **AGAIN),
    WindowTried(id="x7", at=110, launch=2, of=4, **AGAIN),
    SensorStimulus(
        id="x8",
        at=120,
        name="walking",
        acceleration=4,
        rotation=8,
        duration=3,
        daily=True,
        received=True,
        **AGAIN,
    ),
    MotionFelt(
        id="x9", at=124, stimulus="x8", samples=9, acceleration=3.9, rotation=8, duration=3, **AGAIN
    ),
    SensorStimulus(
        id="x10", at=130, name="still", acceleration=0, rotation=0, duration=1, received=False
    ),
)


def told() -> Timeline:
    return Timeline(STORY)


def touches(recording: Recording) -> Touches:
    return Touches(told(), Thumbnails(recording))


def test_a_window_test_is_told_with_its_frames_touches_and_jumps(recording: Recording) -> None:
    first, second = window_rows(told(), PACKAGE, touches(recording))

    assert [frame.screen.id for frame in first.frames] == ["x2", "x5"]
    assert [touch.target for touch in first.touches] == ["<b>跳过"]
    assert [start.target for start in first.starts] == ["com.shop"]
    assert (second.frames, second.starts) == ((), ())


def test_a_touch_of_a_window_stands_between_the_screens_around_it(recording: Recording) -> None:
    (tap,) = window_rows(told(), PACKAGE, touches(recording))[0].taps

    assert tap.before is not None
    assert tap.after is not None
    assert (tap.before.screen.id, tap.after.screen.id) == ("x2", "x5")
    assert tap.before.cross == (950.0, 80.0)
    assert tap.seconds == 1.0


def test_a_motion_is_told_with_what_of_it_arrived() -> None:
    walking, still = motion_rows(told(), PACKAGE)

    assert walking.felt is not None
    assert walking.felt.acceleration == 3.9
    assert still.felt is None
    assert walking.starts == ()


def test_one_line_tells_a_window_test_and_what_was_felt() -> None:
    test = next(told().of(WindowTried))
    felt = next(told().of(MotionFelt))

    assert line(test).zh == "第 1/4 次启动 · 开屏 · <b>跳过 20x9 dp · 点击 1 次 · 离开应用"
    assert line(test).en.endswith("splash · <b>跳过 20x9 dp · 1 tap(s) · another app came")
    assert line(test.model_copy(update={"returned": "x5"})).zh.endswith("再次弹出")
    assert line(felt).zh == "x8: 3.9 m/s², 8° · 9 个样本"


def test_the_page_shows_both_and_trusts_no_label(recording: Recording) -> None:
    more = replace(recording, timeline=Timeline([*recording.timeline, *STORY]))
    page = parse(HtmlReport().render(more, judge(more)))

    assert is_harmless(page)
    window = page.first("article", "window").text
    for part in ("20.0 × 9.0 dp", "离开应用", "<b>跳过", "skip it", "0.93", "com.shop"):
        assert part in window
    motion = next(s.text for s in page.all("section") if "晃动测试" in s.text)
    assert "walking" in motion
    assert "未收到 not received" in motion


def test_a_run_without_trials_has_no_such_section(recording: Recording) -> None:
    page = HtmlReport().render(recording, judge(recording))

    assert "信息窗口测试" not in page
    assert "晃动测试" not in page
