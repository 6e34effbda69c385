"""Where a start leads is told by package, address, class and type of the data."""

from __future__ import annotations

import pytest

from harness.rules import targets
from harness.rules.targets import Lead, Target, kind_of

VIEW = "START u0 {act=android.intent.action.VIEW dat=https://example.org/..."
PACKAGE_TYPE = "typ=application/vnd.android.package-archive"


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        (Lead("com.example.shop"), Target.APP),
        (Lead("com.example.shop", address="https://example.org/..."), Target.APP),
        (Lead("com.example.shop", "com.example.shop.LandingPageActivity"), Target.APP),
        (Lead("com.example.any", address="market://details?id=com.example.other"), Target.STORE),
        (Lead("com.example.any", address="market://details/..."), Target.STORE),
        (Lead("com.xiaomi.market"), Target.STORE),
        (Lead("com.android.browser", address="https://example.org/..."), Target.BROWSER),
        (Lead("org.mozilla.firefox"), Target.BROWSER),
        (Lead("com.UCMobile", address="http://example.org/..."), Target.BROWSER),
        (Lead("com.example.any", address="hap://app/com.example.quick/..."), Target.MINI_PROGRAM),
        (Lead("com.tencent.mm", "com.tencent.mm.plugin.appbrand.ui.X"), Target.MINI_PROGRAM),
        (Lead("com.tencent.mm", address="weixin://dl/..."), Target.MINI_PROGRAM),
        (Lead("com.tencent.mm", "com.tencent.mm.ui.LauncherUI"), Target.APP),
        (Lead("com.example.installer", line=f"{VIEW} {PACKAGE_TYPE} cmp=x}}"), Target.DOWNLOAD),
        (Lead("com.android.browser", address="https://example.org/a.APK?x=1"), Target.DOWNLOAD),
        (Lead("com.miui.packageinstaller"), Target.DOWNLOAD),
    ],
)
def test_another_app_is_told_by_what_it_is_for(lead: Lead, kind: Target) -> None:
    assert kind_of(lead, own=False) is kind


@pytest.mark.parametrize(
    ("activity", "kind"),
    [
        ("com.bytedance.sdk.openadsdk.activity.TTLandingPageActivity", Target.LANDING),
        ("com.qq.e.ads.ADActivity", Target.LANDING),
        ("cn.example.reader.MainActivity", Target.OWN),
        ("", Target.OWN),
    ],
)
def test_inside_the_app_only_an_adverts_page_is_a_landing_page(activity: str, kind: Target) -> None:
    lead = Lead("cn.example.reader", activity, "market://details?id=x")

    assert kind_of(lead, own=True) is kind


def test_every_row_names_a_kind_a_reason_and_what_is_compared() -> None:
    known = {*targets._TESTS, "kind", "why"}

    for row in targets._rows():
        assert set(row) <= known, row
        assert {"kind", "why"} < set(row), row
        assert all(value == value.casefold() for key, value in row.items() if key != "why"), row
