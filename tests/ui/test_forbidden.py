"""On pages of payment, search, agreement and signing in nothing is tapped."""

from __future__ import annotations

import pytest

from harness.ui.forbidden import is_forbidden
from harness.ui.screen import read_screen
from harness.ui.stage import Stage, stage_of

_PAGE = """<hierarchy><node package="com.example.app" bounds="[0,0][1080,2340]">
<node package="com.example.app" text="{}" bounds="[40,300][1000,380]" class="{}"/>
</node></hierarchy>"""


def page(text: str, kind: str = "android.widget.TextView") -> Stage:
    return stage_of(read_screen(_PAGE.format(text, kind), size=(1080, 2340)))


@pytest.mark.parametrize("text", ["确认订单", "收银台", "应付 ¥ 12", "一键登录", "用户协议"])
def test_forbidden_words(text: str) -> None:
    assert is_forbidden(page(text))


def test_a_field_to_search_in_forbids() -> None:
    assert is_forbidden(page("搜索商品", "android.widget.EditText"))
    assert not is_forbidden(page("搜索商品"))


def test_an_ordinary_page_is_none() -> None:
    assert not is_forbidden(page("首页"))
