"""Pages are told apart by what stays, and known again whatever their lists and counters show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.ui.pages import Pages, leads_back, marks_of, title_of
from harness.ui.screen import Screen
from tests.ui.simulated import Page, Row, Simulation

TABS = tuple(Row(label, "home", "Tab") for label in ("首页", "分类", "我的"))
LIST = "androidx.recyclerview.widget.RecyclerView"


def drawn(page: Page) -> Screen:
    return Simulation({"home": page}).read().screen


def texts(*labels: str) -> tuple[Row, ...]:
    return tuple(Row(label, taken=False) for label in labels)


def same(one: Page, other: Page) -> bool:
    pages = Pages()
    return pages.place(marks_of(drawn(one))) == pages.place(marks_of(drawn(other)))


SETTINGS = Page("设置", texts("账号与安全", "通用", "隐私", "关于我们"))


def test_a_page_is_known_again() -> None:
    assert same(SETTINGS, SETTINGS)


@pytest.mark.parametrize(
    "other",
    [
        replace(SETTINGS, rows=texts("账号与安全", "通用", "隐私", "关于我们", "清除缓存 12.5 MB")),
        replace(SETTINGS, rows=texts("账号与安全", "通用", "隐私", "关于我们（有新版本）")),
    ],
)
def test_a_row_more_or_another_counter_is_the_same_page(other: Page) -> None:
    assert same(SETTINGS, other)


def test_counters_in_titles_and_tabs_do_not_matter() -> None:
    one = Page("消息(3)", texts("来信"), TABS)
    tabs = (Row("首页", "home", "Tab"), Row("分类", "home", "Tab"), Row("我的 99+", "home", "Tab"))

    assert same(one, Page("消息", texts("来信"), TABS))
    assert same(Page("", texts("来信", "收藏"), TABS), Page("", texts("来信", "收藏"), tabs))


def test_the_content_of_a_list_does_not_matter() -> None:
    one = Page("书单", texts("雨季的散文", "旧书店"), container=LIST)
    other = Page("书单", texts("城南旧事", "边城", "呼兰河传"), container=LIST)

    assert same(one, other)


def test_pages_built_alike_with_other_titles_are_two() -> None:
    collected = Page("已收集个人信息清单", texts("信息种类：手机号码"))

    assert not same(collected, replace(collected, title="与第三方共享个人信息清单"))


def test_main_pages_without_titles_are_told_apart_by_their_words() -> None:
    home = Page("", texts("猜你喜欢", "今日推荐", "排行"), TABS)

    assert not same(home, Page("", texts("设置", "我的收藏", "我的订单", "帮助"), TABS))


def test_a_scrolled_page_stays_the_same() -> None:
    rows = texts(*(f"选项{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"))
    simulation = Simulation({"home": Page("", rows)})
    pages = Pages()
    top = pages.place(marks_of(simulation.read().screen))
    pages.scrolled(top)
    simulation.swipe((540, 1638), (540, 702))
    below = pages.place(marks_of(simulation.read().screen))
    simulation.swipe((540, 702), (540, 1638))

    assert below == top
    assert pages.place(marks_of(simulation.read().screen)) == top


def test_the_same_words_in_another_activity_are_another_page() -> None:
    pages, screen = Pages(), drawn(SETTINGS)

    assert pages.place(marks_of(screen, ".A")) != pages.place(marks_of(screen, ".B"))


def test_a_page_that_shows_nothing_has_no_key() -> None:
    assert Pages().place(marks_of(Screen())) == ""


def test_equal_screens_get_equal_keys_in_any_run() -> None:
    assert Pages().place(marks_of(drawn(SETTINGS))) == Pages().place(marks_of(drawn(SETTINGS)))


def test_a_title_is_the_short_line_that_stands_alone_at_the_top() -> None:
    assert title_of(drawn(SETTINGS)) == "设置"
    assert title_of(drawn(Page("", texts("很长的一段话，" * 5)))) == ""


@pytest.mark.parametrize("label", ["返回", "转到上一层级", "Navigate up", "<", "‹"])
def test_the_way_back_is_no_entry(label: str) -> None:
    assert leads_back(label)
