"""What counts as the policy, a list, the switch, a cancellation, a channel, and what does not."""

from __future__ import annotations

import pytest

from harness.ui.finds import Find, finds_on, told_by, working_days
from harness.ui.goals import NOTHING, Worth, worth_of
from harness.ui.screen import Screen, read_screen
from tests.ui.simulated import Page, Row, Simulation

LONG = (
    "我们收集您的手机号码用于登录，收集您的位置信息用于展示附近的活动，拒绝授权不影响其他功能。" * 3
)


def drawn(title: str, *rows: Row) -> Screen:
    return Simulation({"home": Page(title, rows)}).read().screen


def text(label: str) -> Row:
    return Row(label, taken=False)


def found(screen: Screen, via: Worth = NOTHING) -> dict[str, Find]:
    return {find.goal: find for find in finds_on(screen, via)}


def test_a_policy_is_its_title_and_its_text() -> None:
    policy = found(drawn("隐私政策", text(LONG)))["privacy_policy"]

    assert (policy.name, policy.readable) == ("隐私政策", True)


@pytest.mark.parametrize("said", ["加载失败，点击重试", "404 Not Found", "网络错误，请稍后再试"])
def test_a_policy_that_does_not_come_up_is_not_readable(said: str) -> None:
    assert found(drawn("隐私政策", text(said)))["privacy_policy"].readable is False


def test_a_policy_in_traditional_chinese_is_not_readable() -> None:
    said = (
        "我們會收集您的個人資訊，包括關於裝置的資料，並與第三方共享，條款如下，無法登入時應聯絡客服。"
        * 3
    )

    assert found(drawn("隐私政策", text(said)))["privacy_policy"].readable is False


def test_a_web_page_whose_text_is_not_in_the_tree_is_neither() -> None:
    xml = (
        '<hierarchy><node class="a.FrameLayout" package="p" bounds="[0,0][1080,2340]">'
        '<node class="a.TextView" package="p" text="隐私政策" bounds="[400,90][680,160]"/>'
        '<node class="android.webkit.WebView" package="p" bounds="[0,200][1080,2340]"/>'
        "</node></hierarchy>"
    )
    assert found(read_screen(xml))["privacy_policy"].readable is None


def test_a_menu_with_the_words_is_not_the_page_itself() -> None:
    menu = drawn("设置", Row("隐私政策"), Row("用户协议"), Row("已收集个人信息清单"))

    assert found(menu) == {}
    assert found(drawn("", text("隐私政策"), text("用户协议"), text("关于我们"))) == {}


def test_a_list_needs_content() -> None:
    rows = (text("信息种类：手机号码；使用目的：登录"),)

    assert found(drawn("已收集个人信息清单", *rows))["collected_list"].readable
    assert found(drawn("与第三方共享个人信息清单", *rows))["shared_list"].readable
    assert "collected_list" not in found(drawn("已收集个人信息清单"))


@pytest.mark.parametrize("state", [True, False])
def test_a_switch_beside_the_words_tells_how_it_stands(state: bool) -> None:
    page = Page("隐私", (text("个性化推荐"), Row("", kind="Switch")))
    simulation = Simulation({"home": page}, on=state)

    assert found(simulation.read().screen)["personalisation_switch"].switched == (
        "on" if state else "off"
    )


def test_words_without_a_switch_are_no_switch() -> None:
    assert "personalisation_switch" not in found(drawn("个性化推荐", text("我们为您推荐")))


def test_a_cancellation_is_the_page_that_its_entry_leads_to() -> None:
    page = drawn("账号管理", text("账号注销后无法恢复，我们将在15个工作日内完成。"))

    assert found(page, worth_of("注销账号"))["account_cancellation"].working_days == 15
    assert "account_cancellation" not in found(page)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("投诉举报电话：400-000-0000", True),
        ("您可以发送邮件至 privacy@example.com 投诉", True),
        ("请勿发布广告，否则会被举报", False),
    ],
)
def test_a_sentence_that_names_a_channel_counts(said: str, counts: bool) -> None:
    assert ("complaint_channel" in found(drawn("社区公约", text(said)))) is counts


def test_a_sentence_that_tells_how_to_withdraw_counts_and_a_button_that_agrees_does_not() -> None:
    told = drawn("说明", text("您可以在系统设置中关闭权限，以撤回您此前给予我们的同意"))

    assert "consent_withdrawal" in found(told)
    assert found(drawn("说明", Row("同意"), Row("取消"))) == {}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("我们将在15个工作日内答复", 15),
        ("将于十五个工作日内予以回复", 15),
        ("三十个工作日内处理", 30),
        ("我们将在 7 工作日内完成注销", 7),
        ("本店每周营业5个工作日", None),
        ("15天内答复", None),
    ],
)
def test_promises_are_read_in_working_days(said: str, days: int | None) -> None:
    assert working_days(said) == days


def test_what_a_page_says_of_accounts() -> None:
    assert told_by(drawn("设置", Row("退出登录"))) == ("signed_in", False)
    assert told_by(drawn("", Row("登录/注册"), text("猜你喜欢"))) == ("signed_out", True)
    assert told_by(drawn("书单", text("散文"))) == (None, False)
