from __future__ import annotations

import pytest

from harness.ui.lexicon import (
    id_counts,
    id_leads_out,
    is_empty_word,
    is_name,
    is_positive,
    is_skip,
    leads_out,
)


@pytest.mark.parametrize(
    "label",
    [
        "跳过5秒",
        "3秒后跳过",
        "跳过(3s)",
        "SKIP",
        "广告 跳过 5",
        "跳过",
        "跳过 5",
        "5s 跳过",
        "5 | 跳过广告",
        "跳过广告 >",
        "点击跳过 3s",
        "Skip",
        "Skip Ad 5",
    ],
)
def test_spellings_of_skip(label: str) -> None:
    assert is_skip(label)


@pytest.mark.parametrize(
    "label",
    ["开通会员跳过广告", "跳过片头", "跳过广告神器", "如何跳过新手教程", "跳过并下载", "skipper"],
)
def test_what_only_contains_the_word_is_no_skip(label: str) -> None:
    assert not is_skip(label)


@pytest.mark.parametrize(
    ("label", "action"),
    [
        ("以后再说", "later"),
        ("下次更新", "later"),
        ("忽略此版本的更新", "later"),
        ("我知道了", "close"),
        ("×", "close"),
        ("残忍拒绝", "deny"),
        ("取消", "cancel"),
        ("No thanks", "deny"),
        ("暂不需要", "later"),
        ("稍后提醒我", "later"),
        ("7天内不再提醒", "later"),
        ("跳过此版本", "later"),
        ("再逛逛", "later"),
        ("5 关闭", "close"),
        ("关闭 | 3s", "close"),
        ("朕知道了", "close"),
        ("关闭弹窗", "close"),
        ("残忍离开", "deny"),
        ("放弃优惠", "deny"),
        ("下次一定", "later"),
        ("稍候再说", "later"),
        ("暂不 更新", "later"),
        ("今天内不显示", "later"),
        ("不再显示该条通知", "later"),
        ("跳过，进入首页", "skip"),
        ("Skip ad in 5s", "skip"),
        ("我已知晓", "close"),
        ("知道了，不再提醒", "close"),
        ("Interstitial close button", "close"),
        ("不，谢谢", "deny"),
        ("放弃奖励离开", "deny"),
        ("Don't show again", "later"),
    ],
)
def test_words_that_lead_out(label: str, action: str) -> None:
    found = leads_out(label)
    assert found is not None
    assert found[0] == action


@pytest.mark.parametrize(
    "label",
    [
        "同意",
        "允许",
        "立即更新",
        "立即领取",
        "打开",
        "下载",
        "确定",
        "去支付",
        "关闭并打开",
        "放弃支付",
        "暂不登录",
        "取消关注",
        "删除",
        "摇一摇",
        "取消订单",
    ],
)
def test_what_takes_the_offer_is_no_way_out(label: str) -> None:
    assert leads_out(label) is None
    assert is_positive(label)


@pytest.mark.parametrize(
    ("resource_id", "action"),
    [
        ("com.x:id/iv_close", "close"),
        ("com.x:id/ivClose", "close"),
        ("com.x:id/btn_colse", "close"),
        ("com.x:id/guanbi", "close"),
        ("com.x:id/iv_cancle", "cancel"),
        ("com.x:id/interstitial_cacel", "cancel"),
        ("com.x:id/ms_skipView", "skip"),
        ("com.x:id/count_down", "skip"),
        ("com.x:id/btnclose", "close"),
        ("com.x:id/operate_cross", "close"),
        ("com.x:id/imgclose", "close"),
        ("com.x:id/rlClose", "close"),
        ("com.x:id/tt_splash_skip_btn", "skip"),
        ("com.x:id/ksad_splash_circle_skip_view", "skip"),
        ("com.x:id/jump", "skip"),
        ("android:id/button2", "cancel"),
        ("com.x:id/btn_negative", "cancel"),
    ],
)
def test_ids_with_their_noise(resource_id: str, action: str) -> None:
    found = id_leads_out(resource_id)
    assert found is not None
    assert found[0] == action


@pytest.mark.parametrize(
    "resource_id",
    [
        "com.x:id/title",
        "com.x:id/disclosure",
        "com.x:id/a1b",
        "",
        "com.x:id/closet",
        "com.x:id/jump_to_detail",
        "com.x:id/btn_login",
    ],
)
def test_ids_that_say_nothing(resource_id: str) -> None:
    assert id_leads_out(resource_id) is None


def test_words_that_stand_beside_a_box_are_less_sure_than_a_button() -> None:
    nag, button = leads_out("今日不再提醒"), leads_out("以后再说")
    assert nag is not None
    assert button is not None
    assert nag[1] < button[1]


@pytest.mark.parametrize(
    "label", ["top_close_button", "GdtCountDownView", "banner-2x.png", "closewv"]
)
def test_names_of_elements_and_files_are_no_words(label: str) -> None:
    assert is_name(label)


@pytest.mark.parametrize(
    "label", ["关闭", "Close", "跳过 5", "5s", "Not now", "立即更新", "2024-01-02 10:30"]
)
def test_words_and_dates_are_no_names(label: str) -> None:
    assert not is_name(label)


@pytest.mark.parametrize("label", ["图片", "img", "webp", "javascript:;"])
def test_some_words_say_only_that_there_is_a_picture(label: str) -> None:
    assert is_empty_word(label)
    assert not is_empty_word(f"{label} 关闭")


@pytest.mark.parametrize("name", ["tv_time", "roundProgressBar", "clock_layout", "time_down"])
def test_ids_that_count_down(name: str) -> None:
    assert id_counts(f"com.example.app:id/{name}")


@pytest.mark.parametrize("name", ["discount", "account_name", "timeline", "clockwork"])
def test_ids_that_only_contain_such_a_word_do_not_count_down(name: str) -> None:
    assert not id_counts(f"com.example.app:id/{name}")
