"""The words that lead to what the rules ask for, in the forms that apps use."""

from __future__ import annotations

from typing import get_args

import pytest
from ruamel.yaml import YAML

from harness.model.walk import Goal
from harness.ui import goals
from harness.ui.goals import GOALS, signs, titled, worth_of

ENTRIES: dict[Goal, str] = {
    "privacy_policy": """
        隐私政策 《隐私政策》 隐私权政策 隐私保护指引 个人信息保护政策 悦读隐私政策 隐私协议
        Privacy&Policy""",
    "account_cancellation": """
        注销账号 账号注销 注销账户 注销帐号 自助注销账号 永久注销账号 申请注销 Delete&account""",
    "personalisation_switch": """
        个性化推荐 个性化内容推荐 个性化广告 定向推送 程序化广告 算法推荐管理 个性化推荐设置
        广告管理""",
    "collected_list": """
        已收集个人信息清单 个人信息收集清单 个人信息明示清单 收集个人信息明示清单""",
    "shared_list": """
        与第三方共享个人信息清单 第三方信息共享清单 第三方SDK目录 第三方SDK清单 个人信息共享清单""",
    "complaint_channel": """
        投诉举报 投诉与举报 举报投诉 违法和不良信息举报 侵权投诉 意见反馈""",
    "consent_withdrawal": """
        撤回同意 撤回隐私政策同意 撤回隐私协议授权 撤销授权 取消授权""",
}
WRONG = """
    首页 推荐 购物车 消息 发现 我的订单 登录 隐私空间 注销 取消订单 清单 政策解读 个性签名
    同意 推荐好友 删除聊天记录 信息 安全出行
"""


@pytest.mark.parametrize(
    ("goal", "label"), [(goal, label) for goal, text in ENTRIES.items() for label in text.split()]
)
def test_the_words_of_documents_and_menus_are_known(goal: Goal, label: str) -> None:
    best = max(worth_of(label.replace("&", " ")).goals, key=lambda pair: pair[1])

    assert best[0] == goal


@pytest.mark.parametrize("label", WRONG.split())
def test_words_that_only_sound_alike_are_not(label: str) -> None:
    assert worth_of(label).goals == ()


@pytest.mark.parametrize(
    "label",
    ["我的", "设置", "隐私", "隐私设置", "账号与安全", "关于我们", "帮助与反馈", "Settings"],
)
def test_the_words_that_lead_there_are_worth_less_than_the_thing_itself(label: str) -> None:
    assert 0 < worth_of(label).of(frozenset(GOALS)) < worth_of("隐私政策").of(frozenset(GOALS))


def test_an_icon_without_words_is_known_by_its_id() -> None:
    assert worth_of("", "com.example.shop:id/iv_setting").direction > 0
    assert worth_of("", "com.example.shop:id/ivSetting").direction > 0
    assert worth_of("", "com.example.shop:id/banner").direction == 0


def test_nothing_is_worth_anything_when_nothing_is_sought() -> None:
    assert worth_of("设置").of(frozenset()) == 0
    assert worth_of("注销账号").of(frozenset({"privacy_policy"})) == 0


@pytest.mark.parametrize(
    ("label", "goals_"),
    [
        ("隐私政策", {"privacy_policy"}),
        ("已收集个人信息清单", {"collected_list"}),
        ("与第三方共享个人信息清单", {"shared_list"}),
        ("注销账号", {"account_cancellation"}),
        ("设置", set()),
        ("我们会按照本隐私政策的约定处理您的个人信息，请您仔细阅读并充分理解", set()),
    ],
)
def test_a_title_tells_what_its_page_is(label: str, goals_: set[str]) -> None:
    assert set(titled(label)) == goals_


def test_signs_of_accounts_and_recommendations() -> None:
    assert signs("退出登录", "signed_in")
    assert signs("登录/注册", "signed_out")
    assert not signs("退出登录", "signed_out")
    assert signs("猜你喜欢", "recommends")


def test_every_word_has_its_source() -> None:
    told = YAML(typ="safe", pure=True).load(goals._PAGE.read_text(encoding="utf-8"))
    rows = [*told["goals"], *told["directions"], *told["ids"], *told["signs"].values()]

    assert {row["goal"] for row in told["goals"]} == set(get_args(Goal))
    assert [row for row in rows if not row.get("source")] == []
