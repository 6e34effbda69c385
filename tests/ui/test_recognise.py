from __future__ import annotations

from pathlib import Path

import pytest

from harness.ui.recognise import recognise
from harness.ui.recognised import ACT_FROM
from harness.ui.screen import Screen, read_screen

SCREENS = Path(__file__).parents[1] / "data" / "screens"

# File -> kind, label of the way out or None.
TABLE: dict[str, tuple[str, str | None]] = {
    "consent-agree-refuse": ("consent", "不同意"),
    "consent-english": ("consent", "Decline"),
    "consent-vague-no-refuse": ("consent", None),
    "consent-preticked": ("consent", "拒绝"),
    "consent-second-step": ("consent", "仅浏览"),
    "consent-basic-mode": ("consent", "进入基本功能模式"),
    "consent-split-nodes": ("consent", "暂不使用"),
    "sign-in-preticked": ("consent", None),
    "permission-android12-location": ("permission", "不允许"),
    "permission-android9-contacts": ("permission", "拒绝"),
    "permission-android13-notification": ("permission", "不允许"),
    "permission-android14-english-camera": ("permission", "Don’t allow"),
    "permission-miui-phone": ("permission", "拒绝"),
    "permission-huawei-storage": ("permission", "禁止"),
    "permission-oppo-list": ("permission", "拒绝且不再询问"),
    "permission-nearby": ("permission", "不允许"),
    "permission-with-purpose": ("permission", "不允许"),
    "splash-skip-countdown": ("splash", "跳过 5"),
    "splash-skip-not-clickable": ("splash", "5s | 跳过广告"),
    "splash-unnamed-circle": ("splash", "× (unnamed)"),
    "splash-id-noise": ("splash", "× (ms_skipView)"),
    "splash-description": ("splash", "跳过"),
    "popup-ad-icon-below": ("popup_ad", "× (ivClose)"),
    "popup-ad-unnamed-corner": ("popup_ad", "× (unnamed)"),
    "popup-ad-sdk-colse": ("popup_ad", "× (iv_colse)"),
    "update-later": ("update", "以后再说"),
    "update-forced": ("update", None),
    "update-in-page": ("update", "暂不更新"),
    "youth": ("youth", "我知道了"),
    "rating": ("rating", "残忍拒绝"),
    "notice": ("permission", "暂不开启"),
    "other-dialog": ("other_dialog", "取消"),
    "decoy-in-app-permission-talk": ("permission", "暂不"),
    "decoy-search-page": ("none", None),
    "decoy-payment-page": ("none", None),
    "decoy-payment-dialog": ("none", None),
    "decoy-agreement-page": ("none", None),
    "decoy-home-page": ("none", None),
    "decoy-settings-page": ("none", None),
    "decoy-cancel-order": ("none", None),
    "other-app": ("none", None),
    "page-blank": ("none", None),
    "popup-ad-drawn-cross": ("popup_ad", None),
    "sign-in-unticked": ("none", None),
    "sign-in-agree-and-log-in": ("none", None),
    "popup-ad-layer-in-page": ("popup_ad", "× (unnamed)"),
    "popup-ad-full-window": ("popup_ad", "× (img_close)"),
}


def screen(name: str) -> Screen:
    return read_screen((SCREENS / f"{name}.xml").read_text(encoding="utf-8"), density=440)


@pytest.mark.parametrize("name", TABLE)
def test_each_kind_of_screen_is_told_and_left_by_its_way_out(name: str) -> None:
    kind, label = TABLE[name]
    answer = recognise(screen(name))
    assert answer.kind == kind
    assert (answer.target.label if answer.target else None) == label
    if answer.target:
        assert answer.target.confidence >= ACT_FROM
        assert answer.reason


def test_every_screen_file_is_in_the_table() -> None:
    assert {path.stem for path in SCREENS.glob("*.xml")} == set(TABLE)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("permission-android12-location", "定位"),
        ("permission-android9-contacts", "通讯录"),
        ("permission-android13-notification", "通知"),
        ("permission-android14-english-camera", "相机"),
        ("permission-miui-phone", "电话"),
        ("permission-huawei-storage", "存储"),
        ("permission-oppo-list", "软件安装列表"),
        ("permission-nearby", "附近设备"),
    ],
)
def test_a_permission_dialog_tells_its_group_in_the_specifications_word(
    name: str, group: str
) -> None:
    dialog = recognise(screen(name)).permission
    assert dialog is not None
    assert dialog.group == group


def test_what_a_permission_is_wanted_for_is_read_beside_the_dialog() -> None:
    told = recognise(screen("permission-with-purpose")).permission
    silent = recognise(screen("permission-miui-phone")).permission
    assert told is not None
    assert silent is not None
    assert "用于" in told.purpose
    assert silent.purpose == ""


def test_the_least_permission_is_what_allow_means() -> None:
    dialog = recognise(screen("permission-miui-phone")).permission
    assert dialog is not None
    assert dialog.allow is not None
    assert dialog.allow.text == "仅在使用中允许"
