"""Chapter 11: windows can be closed and nothing jumps or downloads by itself."""

from __future__ import annotations

import pytest

from harness.model.evidence import (
    ActivityStarted,
    DownloadStarted,
    Observation,
    Phase,
    ProbeBegan,
    UserAction,
)
from harness.model.finding import Verdict
from harness.rules.testing import PACKAGE, Run, read, screen, start, tap

BEFORE, USE = Phase.BEFORE_CONSENT, Phase.IN_USE
SHOP = "com.example.shop"


def shown(overlay: str = "splash", *texts: str) -> Run:
    return Run().saw(BEFORE, 1.0, screen(overlay, texts=texts or ("广告", "跳过 3")))


def test_a_window_that_a_tap_on_close_leaves_open_cannot_be_closed() -> None:
    stuck = shown().saw(BEFORE, 2.0, tap("跳过 3")).saw(BEFORE, 3.0, screen("splash"))
    closed = shown().saw(BEFORE, 2.0, tap("跳过 3")).saw(BEFORE, 3.0, screen())

    assert stuck.judged_by("window-closes").verdict is Verdict.VIOLATED
    assert closed.judged_by("window-closes").verdict is Verdict.MET
    assert Run().judged_by("window-closes").verdict is Verdict.NOT_APPLICABLE


def test_a_window_that_only_a_second_tap_closes_is_a_violation() -> None:
    run = shown().saw(BEFORE, 2.0, tap("跳过 3")).saw(BEFORE, 3.0, screen("splash"))
    run.saw(BEFORE, 3.1, tap("跳过 3")).saw(BEFORE, 3.4, screen()).saw(BEFORE, 5.0, screen())

    assert run.judged_by("window-closes").verdict is Verdict.VIOLATED


def test_the_window_of_the_next_launch_is_not_the_one_that_was_closed() -> None:
    run = shown().saw(BEFORE, 2.0, tap("跳过 3")).saw(BEFORE, 2.3, tap("", "stop"))
    run.saw(BEFORE, 2.5, tap("", "launch")).saw(BEFORE, 5.0, screen("splash"))

    assert run.judged_by("window-closes").verdict is Verdict.MET


def test_a_window_that_went_and_came_back_was_closed_by_its_tap() -> None:
    run = shown().saw(BEFORE, 2.0, tap("跳过 3")).saw(BEFORE, 2.3, screen())
    run.saw(BEFORE, 4.0, screen("splash"))

    assert run.judged_by("window-closes").verdict is Verdict.MET


def test_a_window_without_a_close_button_is_for_a_person() -> None:
    run = shown("popup_ad", "限时福利").saw(BEFORE, 15.0, screen("popup_ad", texts=("限时福利",)))

    assert run.judged_by("window-closes").verdict is Verdict.SUSPECT


@pytest.mark.parametrize("between", [tap("", "launch"), screen()])
def test_short_windows_of_several_launches_are_no_stubborn_one(between: Observation) -> None:
    run = shown("popup_ad", "限时福利").saw(BEFORE, 8.0, between)
    run.saw(BEFORE, 15.0, screen("popup_ad", texts=("限时福利",)))

    assert run.judged_by("window-closes").verdict is Verdict.MET


@pytest.mark.parametrize("text", ["5秒后可关闭", "3 s 后可跳过", "还有10秒可以关闭"])
def test_closing_only_after_a_countdown_is_a_violation(text: str) -> None:
    assert shown("splash", text).judged_by("close-without-countdown").verdict is Verdict.VIOLATED


@pytest.mark.parametrize("text", ["跳过 5s", "5秒后自动关闭"])
def test_a_countdown_beside_a_working_button_is_allowed(text: str) -> None:
    assert shown("splash", text).judged_by("close-without-countdown").verdict is Verdict.MET


@pytest.mark.parametrize("target", ["跳过 3", "关闭", "×", "Skip", "× (iv_close)"])
def test_a_close_button_that_opens_another_app_is_deceptive(target: str) -> None:
    run = shown().saw(BEFORE, 2.0, tap(target)).saw(BEFORE, 2.6, start(SHOP))
    finding = run.judged_by("close-button-jumps")

    assert finding.verdict is Verdict.VIOLATED
    assert SHOP in finding.summary
    assert run.judged_by("auto-jump").verdict is Verdict.MET


def test_a_close_button_that_nobody_pressed_is_not_cleared() -> None:
    pressed = shown().saw(BEFORE, 2.0, tap("跳过 3"))

    assert pressed.judged_by("close-button-jumps").verdict is Verdict.MET
    assert shown().judged_by("close-button-jumps").verdict is Verdict.INCONCLUSIVE
    assert Run().judged_by("close-button-jumps").verdict is Verdict.NOT_APPLICABLE


def test_back_that_opens_another_app_is_deceptive() -> None:
    run = shown().saw(BEFORE, 2.0, tap("", "back")).saw(BEFORE, 2.6, start(SHOP))

    assert run.judged_by("close-button-jumps").verdict is Verdict.VIOLATED


def test_a_jump_without_any_action_is_a_violation() -> None:
    run = shown().saw(BEFORE, 9.0, start(SHOP))

    assert run.judged_by("auto-jump").verdict is Verdict.VIOLATED
    assert Run().judged_by("auto-jump").verdict is Verdict.MET


@pytest.mark.parametrize(
    "harmless",
    [
        start("com.android.launcher3"),
        start("com.android.permissioncontroller"),
        start("android", activity="com.android.internal.app.ResolverActivity"),
        start("com.android.settings"),
        start("com.google.android.inputmethod.latin"),
        start(SHOP, caller="com.other.app"),
        start(SHOP).model_copy(update={"started": False}),
    ],
)
def test_what_the_phone_does_is_no_jump_of_the_app(harmless: ActivityStarted) -> None:
    assert shown().saw(BEFORE, 9.0, harmless).judged_by("auto-jump").verdict is Verdict.MET


def test_one_jump_seen_by_three_sources_is_one_jump() -> None:
    run = shown()
    for seconds, source in ((9.0, "log"), (9.1, "events"), (9.3, "hook")):
        run.saw(BEFORE, seconds, start(SHOP).model_copy(update={"source": source}))

    assert len(run.judged_by("auto-jump").evidence) == 1


def test_two_starts_in_the_log_are_two_jumps_however_close() -> None:
    run = shown().saw(BEFORE, 8.0, start(SHOP)).saw(BEFORE, 8.9, tap("跳过 3"))
    run.saw(BEFORE, 9.0, start(SHOP))

    assert run.judged_by("auto-jump").verdict is Verdict.VIOLATED
    assert run.judged_by("close-button-jumps").verdict is Verdict.VIOLATED


def test_touching_a_window_beside_its_buttons_must_open_nothing() -> None:
    beside = shown().saw(BEFORE, 2.0, tap("a point beside")).saw(BEFORE, 2.5, start(SHOP))
    chosen = shown().saw(BEFORE, 2.0, tap("查看详情")).saw(BEFORE, 2.5, start(SHOP))
    no_window = Run().saw(USE, 2.0, tap("去商城")).saw(USE, 2.5, start(SHOP))

    assert beside.judged_by("hot-zone-jump").verdict is Verdict.VIOLATED
    assert chosen.judged_by("hot-zone-jump").verdict is Verdict.MET
    assert no_window.judged_by("hot-zone-jump").verdict is Verdict.MET
    assert no_window.judged_by("auto-jump").verdict is Verdict.MET


def test_an_unasked_download_is_a_violation() -> None:
    url = "https://dl.example.cn/a.apk"
    download = DownloadStarted(url=url)
    unasked = Run().saw(USE, 4.0, download)
    long_ago = Run().saw(USE, 1.0, tap("立即下载")).saw(USE, 4.0, download)
    wanted = Run().saw(USE, 3.0, tap("立即下载")).saw(USE, 4.0, download)
    misled = Run().saw(USE, 3.0, tap("领取红包")).saw(USE, 4.0, download)

    assert unasked.judged_by("unasked-download").verdict is Verdict.VIOLATED
    assert long_ago.judged_by("unasked-download").verdict is Verdict.VIOLATED
    assert wanted.judged_by("unasked-download").verdict is Verdict.MET
    assert misled.judged_by("unasked-download").verdict is Verdict.SUSPECT
    assert Run().judged_by("unasked-download").verdict is Verdict.MET


def test_without_the_traffic_probe_no_download_proves_nothing() -> None:
    blind = Run().without(lambda e: isinstance(e, ProbeBegan) and e.probe == "traffic")

    assert blind.judged_by("unasked-download").verdict is Verdict.INCONCLUSIVE


def test_waiting_is_no_touch() -> None:
    wait = UserAction(action="wait", reason="look on")
    run = shown().saw(BEFORE, 8.0, wait).saw(BEFORE, 9.0, start(SHOP))

    assert run.judged_by("auto-jump").verdict is Verdict.VIOLATED


def test_a_control_without_text_that_the_harness_took_for_a_close_button_counts() -> None:
    circle = UserAction(action="tap", target="◯", reason="skip the splash: an unnamed corner")
    run = shown().saw(BEFORE, 2.0, circle).saw(BEFORE, 2.6, start(SHOP))

    assert run.judged_by("close-button-jumps").verdict is Verdict.VIOLATED


def test_back_pressed_in_another_app_is_no_touch_of_this_one() -> None:
    run = Run().saw(USE, 1.0, screen(package="com.android.browser"))
    run.saw(USE, 2.0, tap("", "back")).saw(USE, 2.5, start(SHOP))

    assert run.judged_by("close-button-jumps").verdict is Verdict.MET


def landing(after: float, run: Run) -> Run:
    page = start(PACKAGE, activity="com.bytedance.sdk.openadsdk.TTLandingPageActivity")
    return run.saw(BEFORE, after, page)


def test_a_close_button_that_opens_the_adverts_page_inside_the_app_is_deceptive() -> None:
    run = landing(2.4, shown().saw(BEFORE, 2.0, tap("跳过 3")))
    finding = run.judged_by("close-button-jumps")

    assert finding.verdict is Verdict.VIOLATED
    assert "TTLandingPageActivity" in finding.summary


def test_a_touch_beside_the_buttons_that_opens_a_page_inside_is_for_a_person() -> None:
    run = landing(2.4, shown().saw(BEFORE, 2.0, tap("a point beside")))

    assert run.judged_by("hot-zone-jump").verdict is Verdict.SUSPECT


def test_a_landing_page_inside_the_app_is_no_jump() -> None:
    chosen = landing(2.4, shown().saw(BEFORE, 2.0, tap("查看详情")))

    for rule in ("auto-jump", "hot-zone-jump", "close-button-jumps"):
        assert landing(9.0, shown().saw(BEFORE, 2.0, tap("跳过"))).judged_by(rule).verdict is (
            Verdict.MET
        )
        assert chosen.judged_by(rule).verdict in {Verdict.MET, Verdict.INCONCLUSIVE}


@pytest.mark.parametrize(
    ("target", "data", "words"),
    [
        ("com.xiaomi.market", "market://details/...", ("an app store", "应用商店")),
        ("com.android.browser", "https://example.org/...", ("the browser", "浏览器")),
        ("com.tencent.mm", "weixin://dl/...", ("a mini-program", "小程序")),
        (SHOP, "", ("another app", "其他应用")),
    ],
)
def test_a_finding_says_what_kind_of_page_was_opened(
    target: str, data: str, words: tuple[str, str]
) -> None:
    jump = start(target).model_copy(update={"data": data})
    finding = shown().saw(BEFORE, 9.0, jump).judged_by("auto-jump")

    assert words[0] in finding.summary
    assert words[1] in finding.summary_zh


def test_the_call_inside_the_app_tells_the_address_that_the_log_shortens() -> None:
    address = "action=android.intent.action.VIEW data=https://dl.example.cn/game.apk?from=ad"
    call = read("IMEI").model_copy(
        update={"api": "jump.activity", "data_type": None, "arguments": ("<x>", address, "-1")}
    )
    jump = start("com.android.browser").model_copy(update={"data": "https://dl.example.cn/..."})
    run = shown().saw(BEFORE, 8.8, call).saw(BEFORE, 9.0, jump)

    assert "安装包" in run.judged_by("auto-jump").summary_zh


def test_a_jump_cites_the_call_inside_the_app_whose_stack_tells_whose_it_was() -> None:
    call = read("IMEI").model_copy(update={"api": "jump.activity", "data_type": None})
    run = shown().saw(BEFORE, 8.8, call).saw(BEFORE, 9.0, start(SHOP))

    assert len(run.judged_by("auto-jump").evidence) == 2
