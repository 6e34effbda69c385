"""Walks over simulated apps: what they find, on which way, and what they never touch."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.model.app_map import AppMap, map_of
from harness.model.evidence import GoalReached, ScreenSeen, UserAction, WalkEnded
from harness.model.timeline import Timeline
from tests.ui.simulated import PACKAGE, Page, Row, Walker

POLICY = (
    "我们收集您的手机号码用于登录，收集您的位置信息用于展示附近的活动，拒绝授权不影响其他功能。" * 5
)
HARMLESS = ("书单", "专题", "排行", "地图", "日历", "便签", "相册", "天气", "音乐", "词典")
LIST = "androidx.recyclerview.widget.RecyclerView"
TRAPS = (
    "立即支付",
    "删除订单",
    "退出登录",
    "确认注销",
    "拨打 400-000-0000",
    "发布",
    "提交",
    "登录",
)
Make = Callable[[dict[str, Page]], Walker]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    return lambda pages: Walker(tmp_path / "run", pages)


def policy_page() -> Page:
    return Page("隐私政策", (Row(POLICY, taken=False),))


def shop(*rows: Row) -> dict[str, Page]:
    """A home page, a page of one's own, settings with these rows, and the policy."""
    tabs = tuple(
        Row(label, leads, "Tab")
        for label, leads in (("首页", "home"), ("分类", "sorts"), ("我的", "mine"))
    )
    return {
        "home": Page("", (Row("今日推荐", taken=False), Row("书单", "article")), tabs),
        "sorts": Page("全部分类", (Row("散文", "essays"),), tabs),
        "mine": Page("", (Row("书友", taken=False), Row("设置", "settings")), tabs),
        "settings": Page("设置", rows),
        "article": Page("书单", (Row("潮湿的日子里", taken=False),)),
        "essays": Page("散文", (Row("共 12 本", taken=False),)),
        "policy": policy_page(),
    }


def reached(walker: Walker) -> dict[str, GoalReached]:
    """Each goal as it was told last, which is by the shortest way."""
    return {goal.goal: goal for goal in walker.timeline().of(GoalReached)}


def ended(walker: Walker) -> WalkEnded:
    return next(walker.timeline().of(WalkEnded))


def test_a_policy_is_found_with_the_taps_that_lead_to_it(make: Make) -> None:
    walker = make(shop(Row("隐私政策", "policy")))
    walker.walk(6)
    policy = reached(walker)["privacy_policy"]
    way = [a.target for a in walker.timeline().of(UserAction) if a.id in policy.path]

    assert (policy.taps, policy.swipes, policy.readable) == (3, 0, True)
    assert way == ["我的", "设置", "隐私政策"]


def test_what_stands_further_down_is_scrolled_to_and_the_swipe_is_told(make: Make) -> None:
    rows = [Row(f"选项{letter}") for letter in "甲乙丙丁戊己庚辛壬癸子丑寅"]
    walker = make(shop(*rows, Row("隐私政策", "policy")))
    walker.walk(60)
    policy = reached(walker)["privacy_policy"]

    assert policy.taps == 3
    assert 1 <= policy.swipes <= 2
    assert len(policy.path) == policy.taps + policy.swipes


def test_a_shorter_way_that_is_found_later_is_told(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    home = pages["home"]
    pages["home"] = Page("", (*home.rows, Row("便签", "policy")), home.tabs)
    walker = make(pages)
    walker.walk(60)

    assert reached(walker)["privacy_policy"].taps == 1


def test_a_page_of_cancellation_is_read_and_left(make: Make) -> None:
    pages = shop(Row("账号与安全", "security"))
    pages["security"] = Page("账号与安全", (Row("注销账号", "cancel"), Row("修改昵称", "article")))
    described = Row("账号注销后无法恢复，我们将在15个工作日内完成。", taken=False)
    buttons = (Row("注销账号", "gone"), Row("下一步", "gone"), Row("继续", "gone"))
    pages |= {"cancel": Page("注销账号", (described, *buttons)), "gone": Page("已注销")}
    walker = make(pages)
    walker.walk(80)
    found = reached(walker)["account_cancellation"]

    assert (found.taps, found.working_days) == (4, 15)
    assert walker.simulation.taps.count("注销账号") <= walker.simulation.taps.count("账号与安全")
    assert not {"下一步", "继续"} & set(walker.simulation.taps)
    assert "已注销" not in {text for s in walker.timeline().of(ScreenSeen) for text in s.texts}


def test_a_switch_is_tried_and_left_as_it_was(make: Make) -> None:
    label = Row("个性化推荐", taken=False)
    walker = make(shop(Row("个性化推荐", "taste")) | {"taste": Page("个性化推荐", (label,))})
    page = walker.simulation.pages["taste"]
    walker.simulation.pages["taste"] = Page(page.title, (label, Row("", kind="Switch")))
    walker.walk(30)
    found = reached(walker)["personalisation_switch"]

    assert (found.switched, found.can_be_turned_off) == ("on", True)
    assert walker.simulation.on


def test_an_entry_that_withdraws_consent_is_found_and_not_tapped(make: Make) -> None:
    walker = make(shop(Row("撤回同意", "gone")) | {"gone": Page("已撤回")})
    walker.walk(40)

    assert reached(walker)["consent_withdrawal"].taps == 2
    assert "撤回同意" not in walker.simulation.taps


def test_a_whole_walk_says_so_and_one_that_was_cut_short_does_not(make: Make) -> None:
    whole = make(shop(Row("隐私政策", "policy")))
    whole.walk(80)

    assert ended(whole).exhaustive
    assert (ended(whole).entries, ended(whole).followed) == (7, 7)


def test_a_walk_that_was_cut_short_is_not_exhaustive(make: Make) -> None:
    short = make(shop(Row("隐私政策", "policy")))
    short.walk(4)

    assert not ended(short).exhaustive
    assert ended(short).followed < ended(short).entries


def test_every_main_page_is_used(make: Make) -> None:
    walker = make(shop(Row("隐私政策", "policy")))
    walker.walk(40)

    assert {"首页", "分类", "我的"} <= set(walker.simulation.taps)


def test_the_map_tells_pages_steps_and_what_was_found(make: Make) -> None:
    walker = make(shop(Row("隐私政策", "policy")))
    walker.walk(60)
    drawn = map_of(walker.timeline(), PACKAGE)
    policy = next(page for page in drawn.pages if "privacy_policy" in page.goals)

    assert len(drawn.pages) == 7
    assert policy.taps == 3
    assert drawn.home == drawn.pages[0].key
    assert {step.action.target for step in drawn.steps if step.target == policy.key} == {"隐私政策"}


def test_an_entry_that_leads_to_another_app_is_left_and_not_taken_again(make: Make) -> None:
    pages = shop(Row("友情推荐", "elsewhere"), Row("隐私政策", "policy"))
    pages["elsewhere"] = Page("其他应用", (Row("立即支付"),), package="com.example.other")
    walker = make(pages)
    walker.walk(80)

    assert walker.simulation.taps.count("友情推荐") == 1
    assert "立即支付" not in walker.simulation.taps
    assert "privacy_policy" in reached(walker)
    assert walker.simulation.left == 0


def test_a_policy_that_opens_in_a_browser_counts_with_its_tap(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    pages["policy"] = Page("隐私政策", pages["policy"].rows, package="com.android.browser")
    walker = make(pages)
    walker.walk(80)
    policy = reached(walker)["privacy_policy"]

    assert (policy.taps, policy.readable) == (3, True)
    assert "com.android.browser" in policy.reason
    assert not ended(walker).exhaustive


def test_a_settings_page_that_is_a_list_is_followed_row_by_row(make: Make) -> None:
    names = ("账号与安全", "通用", "播放", "缓存", "隐私政策")
    pages = shop(*(Row(name, "policy" if name == "隐私政策" else "article") for name in names))
    pages["settings"] = Page("设置", pages["settings"].rows, container=LIST)
    walker = make(pages)
    walker.walk(90)

    assert ended(walker).exhaustive
    assert set(names) <= set(walker.simulation.taps)


def test_of_a_list_of_content_two_rows_are_followed(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    stories = (f"{letter}城的秋天，以及住在那里的人们的故事" for letter in "东南西北中上下")
    feed = tuple(Row(story, "article") for story in stories)
    pages["sorts"] = Page("全部分类", feed, pages["sorts"].tabs, container=LIST)
    walker = make(pages)
    walker.walk(60)

    assert len({row.label for row in feed} & set(walker.simulation.taps)) == 2


def test_a_row_of_buttons_at_the_foot_of_an_inner_page_does_not_catch_the_walk(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    leads = {"听书": "", "目录": "contents", "字体": ""}
    buttons = tuple(Row(label, page, "Bar") for label, page in leads.items())
    pages["contents"] = Page("目录", (Row("第一章", taken=False),))
    pages["article"] = Page("书单", (Row("潮湿的日子里", taken=False),), buttons)
    walker = make(pages)
    walker.walk(90)

    assert ended(walker).exhaustive
    assert "privacy_policy" in reached(walker)


def test_a_long_policy_is_read_to_where_it_names_the_channel(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    lines = [Row(POLICY, taken=False) for _ in range(30)]
    told = Row("如需投诉、举报，请致电 400-000-0000，我们将在15个工作日内答复。", taken=False)
    pages["policy"] = Page("隐私政策", (*lines, told))
    walker = make(pages)
    walker.walk(40)
    found = reached(walker)["complaint_channel"]

    assert (found.taps, found.working_days) == (3, 15)
    assert found.swipes >= 2


def test_a_policy_that_did_not_come_up_leaves_open_what_it_would_have_told(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    pages["policy"] = Page("隐私政策", (Row("加载失败，点击重试", taken=False),))
    walker = make(pages)
    walker.walk(80)

    assert reached(walker)["privacy_policy"].readable is False
    assert not ended(walker).exhaustive


def test_an_app_that_draws_itself_is_not_said_to_be_walked_whole(make: Make) -> None:
    pages = shop(Row("隐私政策", "policy"))
    pages["article"] = Page("地图", (), container="android.view.SurfaceView")
    walker = make(pages)
    walker.walk(80)

    assert not ended(walker).exhaustive


def test_a_recording_without_pages_has_an_empty_map() -> None:
    old = Timeline([ScreenSeen(id="e1", package=PACKAGE, texts=("设置",))])

    assert map_of(old, PACKAGE) == AppMap(None)
    assert map_of(Timeline(), PACKAGE) == AppMap(None)


@st.composite
def apps(draw: st.DrawFn) -> dict[str, Page]:
    """Any graph of pages, with traps among the entries, and the policy somewhere or nowhere."""
    names = ["home", *(f"page{n}" for n in range(draw(st.integers(1, 6))))]
    pages = {"policy": policy_page(), "sprung": Page("陷阱")}
    for number, name in enumerate(names):
        labels = draw(st.lists(st.sampled_from(HARMLESS), unique=True, max_size=4))
        rows = [Row(label, draw(st.sampled_from(names))) for label in labels]
        rows += [Row(trap, "sprung") for trap in draw(st.sets(st.sampled_from(TRAPS), max_size=3))]
        if draw(st.booleans()) and draw(st.booleans()):
            rows.append(Row("隐私政策", "policy"))
        title = "" if name == "home" else f"页面{'甲乙丙丁戊己庚'[number]}"
        pages[name] = Page(title, (Row("正文", taken=False), *rows))
    return pages


def nearest(pages: dict[str, Page], goal: str) -> int | None:
    """Fewest taps from the home page, traps left out."""
    far, line = {"home": 0}, ["home"]
    for name in line:
        for row in pages[name].rows:
            if row.leads and row.label not in TRAPS and row.leads not in far:
                far[row.leads] = far[name] + 1
                line.append(row.leads)
    return far.get(goal)


def walked(pages: dict[str, Page], steps: int, seed: int) -> Walker:
    with tempfile.TemporaryDirectory() as folder:
        walker = Walker(Path(folder) / "run", pages)
        walker.walk(steps, seed)
        walker.written = walker.timeline()
    return walker


@settings(max_examples=10, deadline=None)
@given(pages=apps(), seed=st.integers(0, 9))
def test_any_app_is_walked_whole_without_springing_a_trap(
    pages: dict[str, Page], seed: int
) -> None:
    walker = walked(pages, 150, seed)
    end = next(walker.written.of(WalkEnded))
    goals = [goal.taps for goal in walker.written.of(GoalReached) if goal.goal == "privacy_policy"]
    taps = nearest(pages, "policy")

    assert not set(walker.simulation.taps) & set(TRAPS)
    assert walker.simulation.left == 0
    assert end.exhaustive or end.pages == 1
    assert (goals[-1] if goals else None) == taps


@settings(max_examples=6, deadline=None)
@given(pages=apps(), seed=st.integers(0, 9), steps=st.integers(0, 30))
def test_equal_seeds_walk_equally_and_within_their_steps(
    pages: dict[str, Page], seed: int, steps: int
) -> None:
    one, two = walked(pages, steps, seed), walked(pages, steps, seed)

    assert one.simulation.taps == two.simulation.taps
    assert one.simulation.actions <= steps
