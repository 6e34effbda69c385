"""The only button of a dialog is pressed where it can do nothing but close it."""

from __future__ import annotations

import pytest

from harness.ui.acknowledged import acknowledgement
from harness.ui.screen import read_screen
from harness.ui.stage import stage_of

_DIALOG = """<hierarchy><node package="com.example.app" bounds="[0,0][1080,2340]">
<node package="com.example.app" bounds="[120,700][960,1500]">
<node package="com.example.app" text="{text}" bounds="[180,780][900,900]"/>
{more}<node package="com.example.app" text="{button}" bounds="[300,1340][780,1440]"
 clickable="true"/></node></node></hierarchy>"""


def pressed(text: str, button: str, more: str = "") -> str | None:
    xml = _DIALOG.format(text=text, button=button, more=more)
    target = acknowledgement(stage_of(read_screen(xml, size=(1080, 2340))))
    return target.label if target else None


@pytest.mark.parametrize("button", ["确定", "确 定", "好的", "OK", "知晓风险，继续使用"])
def test_the_only_button_of_what_tells_something_is_pressed(button: str) -> None:
    assert pressed("今晚零点维护", button) == button


@pytest.mark.parametrize(
    "text",
    [
        "是否退出？",
        "您的订单将被取消",
        "需要获取位置权限",
        "发现新版本，请更新",
        "继续即同意用户协议",
        "缓存将被清空",
        "Do you agree",
    ],
)
def test_it_is_left_alone_where_it_may_set_something_off(text: str) -> None:
    assert pressed(text, "确定") is None


def test_it_is_left_alone_beside_another_button_a_box_or_a_field() -> None:
    beside = '<node package="com.example.app" {} bounds="[180,1200][900,1300]"/>'
    for what in (
        'text="详情" clickable="true"',
        'text="记住" checkable="true"',
        'class="android.widget.EditText"',
    ):
        assert pressed("今晚零点维护", "确定", beside.format(what)) is None


def test_other_words_acknowledge_nothing() -> None:
    assert pressed("今晚零点维护", "立即领取") is None
