"""An advert tells itself by its layout's names, its own words, and its button's."""

from __future__ import annotations

import pytest

from harness.ui import adverts
from harness.ui.screen import read_screen
from harness.ui.stage import Stage, stage_of

_CARD = """<hierarchy><node package="{package}" bounds="[0,0][1080,2340]">
<node package="{package}" bounds="[120,700][960,1500]" resource-id="{id}">
<node package="{package}" bounds="[120,700][960,1200]" class="android.widget.ImageView"/>
<node package="{package}" text="{text}" bounds="[180,1300][900,1400]"/>
</node></node></hierarchy>"""


def stage(text: str = "", name: str = "", package: str = "com.example.app") -> Stage:
    xml = _CARD.format(text=text, id=name, package=package)
    return stage_of(read_screen(xml, size=(1080, 2340)))


@pytest.mark.parametrize(
    "name",
    ["splash_ad_container", "ksad_tk_view", "csj_ad_container", "native_ad_root", "iv_advert"],
)
def test_ids_of_adverts(name: str) -> None:
    assert adverts.built_as(stage(name=f"com.example.app:id/{name}"))


@pytest.mark.parametrize("name", ["loading", "address_list", "shadow", "thread_view", "padding"])
def test_ids_that_only_contain_the_letters(name: str) -> None:
    assert adverts.built_as(stage(name=f"com.example.app:id/{name}")) is None


def test_the_apps_own_name_is_no_sign_of_an_advert() -> None:
    own = stage(name="com.example.ad_blocker:id/content", package="com.example.ad_blocker")
    assert adverts.marks(own) is None


@pytest.mark.parametrize("text", ["广告", "扭一扭", "去微信看看", "立即下载", "了解更多", "反馈"])
def test_words_of_adverts(text: str) -> None:
    assert adverts.marks(stage(text))


@pytest.mark.parametrize("text", ["意见反馈", "下载管理", "设置", "https://example.com/ads"])
def test_words_of_pages(text: str) -> None:
    assert adverts.marks(stage(text)) is None
