"""What is left alone, and what bears such words and only leads to a page."""

from __future__ import annotations

import pytest

from harness.ui.consequences import cancels, leads_to_description, promises

ALONE = """
    立即支付 去结算 充值 删除 清空购物车 退出登录 登录 一键登录 注销 确认注销 发布 发送 提交 评论
    点赞 关注 联系客服 拨打电话 400-820-0000 13800000000 privacy@example.com https://example.com
    95500 下载 检查更新 立即领取 确定 同意并继续 撤回同意 邀请好友 报名 预约 签到 扫一扫 解绑手机号
    Pay Delete Log&out Sign&up Confirm
"""
FOLLOWED = """
    我的 设置 隐私 隐私政策 关于我们 账号与安全 书单 排行 2026年书单 第12期 帮助与反馈
"""


@pytest.mark.parametrize("label", ALONE.split())
def test_words_of_consequences_are_left_alone(label: str) -> None:
    assert promises(label.replace("&", " "))


@pytest.mark.parametrize("label", FOLLOWED.split())
def test_words_of_menus_and_content_are_followed(label: str) -> None:
    assert not promises(label)


@pytest.mark.parametrize("name", ["pay", "btn_pay", "btnPay", "iv_share", "logout_layout"])
def test_an_id_may_promise_what_the_words_do_not(name: str) -> None:
    assert promises("", f"com.example.shop:id/{name}")
    assert not promises("", "com.example.shop:id/iv_payload")


def test_the_entry_of_a_menu_leads_to_the_page_that_describes_a_cancellation() -> None:
    menu = ("账号与安全", "修改密码", "注销账号")

    assert leads_to_description("注销账号", menu, "账号与安全")
    assert leads_to_description("投诉与举报", ("帮助与反馈", "投诉与举报"), "帮助与反馈")


def test_on_the_page_that_describes_it_the_same_words_are_a_button() -> None:
    page = ("注销账号", "账号注销后无法恢复", "注销账号")

    assert not leads_to_description("注销账号", page, "注销账号")
    assert not leads_to_description("注销账号", ("提示", "确定要注销吗？", "注销账号"), "提示")
    assert not leads_to_description("确认注销", ("账号与安全", "确认注销"), "账号与安全")
    assert cancels("注销账号")
    assert not cancels("账号与安全")
