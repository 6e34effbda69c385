"""What a pop-up speaks of tells its kind."""

from __future__ import annotations

import pytest

from harness.ui.kinds import KINDS


def kind_of(text: str) -> str | None:
    return next((kind for kind, words in KINDS.items() if words.search(text)), None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青少年模式", "youth"),
        ("发现新版本 V3.2", "update"),
        ("有新版本啦", "update"),
        ("暂不升级", "update"),
        ("新版本上线啦", "update"),
        ("开启消息通知", "permission"),
        ("打开推送通知", "permission"),
        ("通知权限未开启", "permission"),
        ("需要获取位置权限", "permission"),
        ("检测到您的自启动权限未开启", "permission"),
        ("请开启悬浮窗权限", "permission"),
        ("Turn on notifications", "permission"),
        ("喜欢我们的应用吗？", "rating"),
        ("给个五星好评", "rating"),
        ("系统公告", "notice"),
        ("重要通知", "notice"),
        ("夏日新品上市", None),
        ("我的位置", None),
        ("通讯录", None),
    ],
)
def test_kinds(text: str, kind: str | None) -> None:
    assert kind_of(text) == kind
