from __future__ import annotations

from pathlib import Path

import pytest

from harness.model.evidence import ConsentDialog
from harness.ui import wording
from harness.ui.consent import find_box, limited_or_exit, recognise_consent
from harness.ui.screen import Screen, read_screen

SCREENS = Path(__file__).parents[1] / "data" / "screens"


def screen(name: str) -> Screen:
    return read_screen((SCREENS / f"{name}.xml").read_text(encoding="utf-8"), density=440)


def prompt(name: str) -> ConsentDialog:
    found = recognise_consent(screen(name))
    assert found is not None
    return found


def test_a_full_prompt_has_both_buttons_and_the_quoted_rules() -> None:
    found = prompt("consent-agree-refuse")
    assert found.agree is not None
    assert found.refuse is not None
    assert (found.agree.text, found.refuse.text) == ("同意并继续", "不同意")
    assert found.policy_links == ("《用户协议》", "《隐私政策》")
    assert (found.preticked, found.vague) == (False, False)
    assert found.confidence > 0.9


def test_wording_that_says_no_consent_is_vague_and_a_missing_refusal_is_none() -> None:
    found = prompt("consent-vague-no-refuse")
    assert found.vague
    assert found.refuse is None
    assert found.agree is not None
    assert found.agree.text == "我知道了"


def test_a_box_ticked_before_anybody_touched_it_is_seen() -> None:
    assert prompt("consent-preticked").preticked
    assert prompt("sign-in-preticked").preticked


def prompt_with(refuse: str, agree: str) -> ConsentDialog:
    """A prompt whose two buttons are given as elements."""
    text = (
        '<node package="a.b" text="请阅读《用户协议》和《隐私政策》" bounds="[100,600][980,900]"/>'
    )
    xml = f'<node package="a.b" bounds="[60,500][1020,1500]">{text}{refuse}{agree}</node>'
    found = recognise_consent(read_screen(f"<hierarchy>{xml}</hierarchy>", size=(1080, 2340)))
    assert found is not None
    return found


def test_a_refusal_that_is_a_small_link_under_a_large_button_is_measured() -> None:
    found = prompt_with(
        '<node package="a.b" text="不同意" bounds="[440,1380][640,1430]"/>',
        '<node package="a.b" text="同意" clickable="true" bounds="[140,1200][940,1320]"/>',
    )
    assert found.area_ratio == pytest.approx(800 * 120 / (200 * 50), abs=0.01)


def test_what_can_be_pressed_around_a_word_counts_not_the_word() -> None:
    found = prompt_with(
        '<node package="a.b" clickable="true" bounds="[100,1200][500,1320]">'
        '<node package="a.b" text="不同意" bounds="[200,1230][400,1290]"/></node>',
        '<node package="a.b" text="同意" clickable="true" bounds="[540,1200][940,1320]"/>',
    )
    assert found.area_ratio == 1.0


def test_a_prompt_without_a_refusal_has_nothing_to_compare() -> None:
    assert prompt("consent-vague-no-refuse").area_ratio is None


def test_the_box_of_a_sign_in_page_is_found() -> None:
    box = find_box(screen("sign-in-unticked"))
    assert box is not None
    assert not box.checked


def test_looking_on_only_comes_before_leaving() -> None:
    chosen = limited_or_exit(screen("consent-second-step"))
    assert chosen is not None
    assert chosen.text == "仅浏览"


@pytest.mark.parametrize(
    "label", ["同意", "同意并继续", "我已阅读并同意", "接受", "Agree", "Accept all", "I agree"]
)
def test_words_that_agree(label: str) -> None:
    assert wording.agrees(label)
    assert wording.refuses(label) is None


@pytest.mark.parametrize(
    "label", ["不同意", "暂不同意", "拒绝", "仍不同意", "不同意并退出", "Disagree", "I don't agree"]
)
def test_words_that_refuse(label: str) -> None:
    assert wording.refuses(label) == 0
    assert not wording.agrees(label)


@pytest.mark.parametrize(
    "label", ["退出登录", "取消订单", "《用户同意书》", "隐私政策同意说明详情"]
)
def test_words_that_do_neither(label: str) -> None:
    assert not wording.agrees(label)
    assert wording.refuses(label) is None
