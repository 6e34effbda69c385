"""What a page offers to a walk: tabs, rows, icons and bare words, and what is left alone."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from harness.ui.entries import EXAMINED, ROWS, Offered, offered
from harness.ui.screen import Screen, read_screen
from tests.ui.simulated import PACKAGE, Page, Row, Simulation

LIST = "androidx.recyclerview.widget.RecyclerView"
TABS = tuple(Row(label, "home", "Bar") for label in ("首页", "分类", "我的"))


def of(page: Page) -> Offered:
    return offered(Simulation({"home": page}).read().screen, PACKAGE)


def labels(answer: Offered) -> set[str]:
    return {entry.label for entry in answer.entries}


def tree(*nodes: dict[str, str]) -> Screen:
    drawn = (
        "".join(f"{key}={quoteattr(value)} " for key, value in {"package": PACKAGE, **node}.items())
        for node in nodes
    )
    body = "".join(f"<node {attributes}/>" for attributes in drawn)
    frame = f'<node class="a.Frame" package="{PACKAGE}" bounds="[0,0][1080,2340]">{body}</node>'
    return read_screen(f"<hierarchy>{frame}</hierarchy>")


def test_rows_are_offered_and_consequences_are_named_and_left_alone() -> None:
    answer = of(Page("设置", (Row("隐私"), Row("退出登录"), Row("清除缓存"))))

    assert labels(answer) == {"隐私"}
    assert answer.untaken == ("退出登录", "清除缓存")


def test_the_bar_at_the_foot_is_known_whether_or_not_its_words_take_a_tap() -> None:
    silent = tuple(Row(row.label, kind="Bar", taken=False) for row in TABS)
    for tabs in (TABS, silent):
        answer = of(Page("", (Row("书单"),), tabs))

        assert {entry.label for entry in answer.entries if entry.tab} == {"首页", "分类", "我的"}


def test_words_of_menus_take_a_tap_even_where_the_tree_says_no() -> None:
    answer = of(Page("设置", (Row("隐私政策", taken=False), Row("版本 1.0", taken=False))))

    assert labels(answer) == {"隐私政策"}


def test_switches_and_their_rows_are_not_offered() -> None:
    answer = of(Page("通知", (Row("夜间模式", kind="Switch"), Row("铃声"))))

    assert labels(answer) == {"铃声"}


def test_an_icon_is_named_by_its_description_or_id_and_else_by_its_place() -> None:
    icon = {"class": "a.ImageView", "clickable": "true"}
    answer = offered(
        tree(
            {**icon, "content-desc": "设置", "bounds": "[960,100][1040,180]"},
            {**icon, "resource-id": "x:id/iv_mine", "bounds": "[860,100][940,180]"},
            {**icon, "bounds": "[760,100][840,180]"},
            {**icon, "resource-id": "x:id/btn_pay", "bounds": "[660,100][740,180]"},
            {**icon, "content-desc": "返回", "bounds": "[0,100][80,180]"},
        ),
        PACKAGE,
    )

    assert labels(answer) == {"设置", "iv_mine", "(7,1)"}
    assert [entry.label for entry in answer.entries if entry.worth.direction] == ["设置", "iv_mine"]


def test_of_rows_of_content_some_stand_for_all_and_short_rows_are_a_menu() -> None:
    feed = of(
        Page("", tuple(Row(f"{n}城的秋天和住在那里的人们") for n in "东南西北"), container=LIST)
    )
    menu = of(Page("", tuple(Row(f"{n}面") for n in "东南西北"), container=LIST))

    assert (len(feed.entries), feed.feed) == (ROWS, True)
    assert (len(menu.entries), menu.feed) == (4, False)


def test_a_page_with_too_much_on_it_is_cut_and_says_so() -> None:
    boxes = (
        f"[{n % 40 * 27},{n // 40 * 23}][{n % 40 * 27 + 27},{n // 40 * 23 + 23}]"
        for n in range(900)
    )
    screen = tree(
        *({"text": f"条目{n}", "clickable": "true", "bounds": b} for n, b in enumerate(boxes))
    )
    answer = offered(screen, PACKAGE)

    assert len(answer.entries) <= EXAMINED
    assert not answer.complete


def test_another_apps_things_are_not_offered() -> None:
    assert (
        offered(Simulation({"home": Page("", (Row("书单"),))}).read().screen, "a.b").entries == ()
    )
