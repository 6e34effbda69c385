"""The explorer's map: pages by taps, and the ways to what the rules ask for."""

from __future__ import annotations

from dataclasses import replace

from harness.model.evidence import (
    Bounds,
    GoalReached,
    Observation,
    Phase,
    ScreenSeen,
    UserAction,
    WalkEnded,
)
from harness.model.recording import Recording
from harness.model.timeline import Timeline
from harness.report.app_map import COLUMNS, MOST_PAGES, NODE, ROWS, TALL, Walk, walk
from harness.report.html import HtmlReport
from harness.report.thumbnails import Thumbnails
from harness.rules.judge import judge
from tests.report.parsed import is_harmless, parse, section

PACKAGE = "cn.example.reader"
EVIL = '"><script>alert(1)</script>'
BOUNDS = Bounds(left=40, top=60, right=240, bottom=120)


def screen(name: str, page: str, at: float, text: str = "") -> ScreenSeen:
    return ScreenSeen(
        id=name, at=at, phase=Phase.IN_USE, package=PACKAGE, page=page, texts=(text or page,)
    )


def tap(name: str, before: str, target: str, at: float) -> UserAction:
    return UserAction(
        id=name,
        at=at,
        phase=Phase.IN_USE,
        action="tap",
        target=target,
        bounds=BOUNDS,
        reason="follow",
        before=before,
    )


def goal(taps: int, *path: str, found: str = "s3", text: str = "隐私政策") -> GoalReached:
    return GoalReached(
        id=f"g{taps}",
        at=60,
        phase=Phase.IN_USE,
        goal="privacy_policy",
        name=text,
        reason="its title says so",
        screen=found,
        taps=taps,
        path=path,
        readable=True,
    )


STORY: tuple[Observation, ...] = (
    screen("s1", "home", 10, "首页"),
    tap("a1", "s1", "我的", 11),
    screen("s2", "mine", 12, "我的"),
    tap("a2", "s2", "隐私政策", 13),
    screen("s3", "policy", 14, "隐私政策"),
    goal(3, "a1", "a2", "a2"),
    goal(2, "a1", "a2"),
    UserAction(id="a3", at=40, phase=Phase.IN_USE, action="launch", reason="it was gone"),
    screen("s4", "lost", 50, "弹出的页面"),
    WalkEnded(
        id="w1",
        at=70,
        phase=Phase.IN_USE,
        ended="time",
        steps=9,
        seconds=60,
        seed=1,
        home="s1",
        pages=4,
        entries=20,
        followed=6,
        untaken=("立即支付",),
    ),
)


def walked(recording: Recording, *evidence: Observation) -> Walk:
    told = replace(recording, timeline=Timeline(evidence))
    return walk(told.timeline, PACKAGE, Thumbnails(told))


def test_pages_stand_in_columns_by_taps_from_the_main_page(recording: Recording) -> None:
    drawing = walked(recording, *STORY).drawing

    assert drawing is not None
    places = {node.shot.screen.page: node.x for node in drawing.nodes}
    assert places["home"] < places["mine"] < places["policy"] < places["lost"]
    assert [said.zh for _, said in drawing.columns] == [
        "主页",
        "1 次点击",
        "2 次点击",
        "未见路径",
    ]


def test_the_way_to_a_goal_is_highlighted_and_nothing_else(recording: Recording) -> None:
    drawing = walked(recording, *STORY).drawing

    assert drawing is not None
    assert {n.shot.screen.page for n in drawing.nodes if n.on_way} == {"home", "mine", "policy"}
    assert {(e.between, e.what.en) for e in drawing.edges if e.on_way} == {
        ("首页 → 我的", "tap 我的"),
        ("我的 → 隐私政策", "tap 隐私政策"),
    }
    goals = {n.shot.screen.page: [g.zh for g in n.goals] for n in drawing.nodes if n.goals}
    assert goals == {"policy": ["隐私政策"]}


def test_the_shortest_way_to_a_goal_is_told_screen_by_screen(recording: Recording) -> None:
    rows = {row.name.en: row for row in walked(recording, *STORY).goals}
    policy = rows["privacy policy"]

    assert policy.reached is not None
    assert policy.reached.taps == 2
    assert [touch.action.id for touch in policy.touches] == ["a1", "a2"]
    assert [t.before.target for t in policy.touches if t.before] == [BOUNDS, BOUNDS]
    assert policy.end is not None
    assert policy.end.screen.id == "s3"
    assert rows["account cancellation"].reached is None


def test_of_several_walks_the_last_one_counts_since_they_add_up(recording: Recording) -> None:
    last = STORY[-1].model_copy(update={"id": "w2", "at": 90.0, "steps": 30})
    told = walked(recording, *STORY, last)

    assert told.ended is not None
    assert told.ended.steps == 30


def test_a_run_without_a_walk_has_no_map(recording: Recording) -> None:
    told = walk(recording.timeline, PACKAGE, Thumbnails(recording))

    assert (told.goals, told.drawing, told.ended) == ((), None, None)
    page = HtmlReport().render(recording, judge(recording))
    assert section(parse(page), "walk") is None


def test_the_page_says_what_was_found_what_not_and_how_much_was_walked(
    recording: Recording,
) -> None:
    told = replace(recording, timeline=Timeline([*recording.timeline, *STORY]))
    page = parse(HtmlReport().render(told, judge(told)))
    found = section(page, "walk")

    assert found is not None
    assert is_harmless(page)
    for part in ("隐私政策", "2 次点击", "账号注销", "未找到", "未走遍", "立即支付", "可阅读"):
        assert part in found.text
    assert "我的 → 隐私政策 · 点击 隐私政策 tap 隐私政策" in found.first("details").text
    assert len(found.all("g", "node")) == 4
    assert len(found.all("g", "way")) == 3


def test_a_large_hostile_map_is_bounded_and_inside_its_picture(recording: Recording) -> None:
    story: list[Observation] = [screen("s0", "p0", 1, EVIL)]
    for number in range(1, 400):
        before, at = f"s{(number - 1) // 3}", number + 1.0
        story += [
            tap(f"a{number}", before, f"{EVIL}{number}", at),
            screen(f"s{number}", f"p{number}", at + 0.5, EVIL),
        ]
    told = replace(recording, timeline=Timeline(story))
    drawing = walked(recording, *story).drawing

    assert drawing is not None
    assert len(drawing.nodes) <= min(MOST_PAGES, ROWS * (COLUMNS + 1))
    assert len(drawing.nodes) + drawing.pages_left == 400
    for node in drawing.nodes:
        assert 0 <= node.x <= drawing.width - NODE
        assert 0 <= node.y <= drawing.height - TALL
    assert is_harmless(parse(HtmlReport().render(told, judge(told))))
