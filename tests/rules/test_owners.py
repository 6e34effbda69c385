"""Whose code made a call and whose server got it."""

from __future__ import annotations

import pytest

from harness.model.app import App
from harness.model.evidence import Phase
from harness.rules.owners import owner_of, owner_of_host, owners_of, sdks
from harness.rules.testing import APP, Run, read


def app(package: str, main_activity: str | None = None) -> App:
    return APP.model_copy(update={"package": package, "main_activity": main_activity})


@pytest.mark.parametrize(
    ("stack", "name"),
    [
        (["com.umeng.commonsdk.UMConfigure.init"], "友盟+"),
        (["android.os.Binder.transact", "com.igexin.push.a.b.c"], "个推"),
        (["okhttp3.internal.RealCall.execute", "com.bytedance.sdk.openadsdk.a.b.c"], "穿山甲"),
        (["androidx.core.App.on", "kotlin.Unit.invoke", "cn.jpush.android.a.b"], "极光"),
        (["com.taobao.accs.a.b"], "友盟推送"),
        (["com.ta.utdid2.device.a.b"], "阿里移动数据分析"),
        (["com.umengfake.Tracker.run"], "未知代码 com.umengfake"),
        (["com.nobody.tracker.core.net.A.b"], "未知代码 com.nobody.tracker"),
        (["cn.example.reader.Main.onCreate", "com.umeng.A.b"], "cn.example.reader"),
        (["cn.example.common.Ids.imei"], "cn.example.reader"),
        (["java.lang.reflect.Method.invoke"], "调用栈未记录"),
        ([], "调用栈未记录"),
    ],
)
def test_the_first_frame_that_is_nobody_elses_owns_the_call(stack: list[str], name: str) -> None:
    assert owner_of(stack, APP).name == name


def test_an_sdk_inside_an_app_named_like_its_maker_keeps_its_own_code() -> None:
    demo = app("com.baidu.location.demo")

    assert owner_of(["com.baidu.location.LocationClient.start"], demo).name == "百度定位"
    assert owner_of(["com.baidu.location.demo.Main.onCreate"], demo).is_app


def test_a_maker_of_sdks_is_not_the_owner_of_all_of_them_in_its_app() -> None:
    chat = app("com.tencent.mm")

    assert owner_of(["com.tencent.bugly.crashreport.A.b"], chat).name == "腾讯 Bugly"
    assert owner_of(["com.tencent.mm.ui.Launcher.onCreate"], chat).is_app


def test_code_in_another_namespace_than_the_application_id_is_the_apps() -> None:
    renamed = app("com.shop.release", "org.vendor.shop.MainActivity")

    assert owner_of(["org.vendor.shop.Ids.read"], renamed).is_app


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("api.example.cn", "cn.example.reader"),
        ("example.cn", "cn.example.reader"),
        ("notexample.cn", None),
        ("ulogs.umeng.com", "友盟+"),
        ("ULOGS.UMENG.COM.", "友盟+"),
        ("fakeumeng.com", None),
        ("203.0.113.4", None),
        ("", None),
    ],
)
def test_a_server_belongs_to_whose_domain_it_is_under(host: str, name: str | None) -> None:
    owner = owner_of_host(host, APP)

    assert (owner.name if owner else None) == name


def test_a_call_without_a_stack_belongs_to_whoever_made_the_last_one_like_it() -> None:
    first = read("IMEI", by="com.umeng.A.b")
    run = Run().saw(Phase.IN_USE, 1.0, first)
    run.saw(Phase.IN_USE, 2.0, first.model_copy(update={"stack": ()}))

    names = {owner.name for owner in owners_of(run.timeline(), APP).values()}
    assert names == {"友盟+"}


def test_the_table_is_large_sourced_and_unambiguous() -> None:
    prefixes = [prefix for sdk in sdks() for prefix in sdk.prefixes]
    hosts = [host for sdk in sdks() for host in sdk.hosts]
    third = [s for s in sdks() if s.kind not in {"platform", "plumbing"}]

    assert len([p for s in third for p in s.prefixes]) >= 250
    assert len(set(prefixes)) == len(prefixes)
    assert len(set(hosts)) == len(hosts)
    assert [sdk.name for sdk in sdks() if not sdk.source] == []
    assert len({sdk.name for sdk in sdks()}) == len(sdks())
