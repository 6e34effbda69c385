"""The apps that are on the phone from the start: launcher, browser, market, settings and others."""

from __future__ import annotations

from collections.abc import Callable

from harness.virtualphone.display import CONTENT
from harness.virtualphone.installed import Component, Filter, InstalledPackage
from harness.virtualphone.intents import (
    ACTION_MAIN,
    ACTION_VIEW,
    CATEGORY_HOME,
    CATEGORY_LAUNCHER,
    Intent,
)
from harness.virtualphone.node import OnTap
from harness.virtualphone.pages import Column, Icon, page
from harness.virtualphone.window import Window

LAUNCHER = "com.android.launcher3"
BROWSER = "com.android.browser"
MARKET = "com.android.vending"
SETTINGS = "com.android.settings"
DIALER = "com.android.dialer"
SHOP = "com.example.shop"
PERMISSIONS = "com.android.permissioncontroller"
PERMISSIONS_ACTIVITY = "com.android.permissioncontroller.permission.ui.GrantPermissionsActivity"

_DEFAULT = "android.intent.category.DEFAULT"
_BROWSABLE = "android.intent.category.BROWSABLE"


def _home() -> Filter:
    return Filter((ACTION_MAIN,), (CATEGORY_HOME, _DEFAULT))


def _icon() -> Filter:
    return Filter((ACTION_MAIN,), (CATEGORY_LAUNCHER, _DEFAULT))


def _opens(*schemes: str, hosts: tuple[str, ...] = ()) -> Filter:
    return Filter((ACTION_VIEW,), (_DEFAULT, _BROWSABLE), schemes, hosts)


def _app(
    package: str, label: str, uid: int, activity: str, filters: list[Filter], mode: str = "standard"
) -> InstalledPackage:
    component = Component(activity, package, exported=True, filters=filters, launch_mode=mode)
    return InstalledPackage(
        package,
        label,
        uid,
        version_name="14",
        version_code=34,
        min_sdk=34,
        target_sdk=34,
        application="android.app.Application",
        activities=[component],
        system=True,
        signer="platform",
        apk_path=f"/system/app/{package}/{package}.apk",
    )


def built_in_packages() -> list[InstalledPackage]:
    """All of them, made anew."""
    settings = Filter(
        (
            "android.settings.SETTINGS",
            "android.settings.APPLICATION_DETAILS_SETTINGS",
            "android.settings.WIFI_SETTINGS",
            "android.settings.action.MANAGE_OVERLAY_PERMISSION",
        ),
        (_DEFAULT,),
        ("package", ""),
    )
    dial = Filter((ACTION_VIEW, "android.intent.action.DIAL"), (_DEFAULT, _BROWSABLE), ("tel",))
    return [
        InstalledPackage(
            "android",
            "Android 系统",
            1000,
            "14",
            34,
            34,
            34,
            "",
            system=True,
            signer="platform",
            apk_path="/system/framework/framework-res.apk",
        ),
        _app(
            LAUNCHER,
            "桌面",
            10_061,
            f"{LAUNCHER}.uioverrides.QuickstepLauncher",
            [_home()],
            "singleTask",
        ),
        _app(
            BROWSER,
            "浏览器",
            10_062,
            f"{BROWSER}.BrowserActivity",
            [_icon(), _opens("http", "https")],
            "singleTask",
        ),
        _app(
            MARKET,
            "应用商店",
            10_063,
            f"{MARKET}.AssetBrowserActivity",
            [_icon(), _opens("market"), _opens("https", hosts=("play.google.com",))],
        ),
        _app(DIALER, "电话", 10_065, f"{DIALER}.DialtactsActivity", [_icon(), dial]),
        _app(SHOP, "示例商城", 10_067, f"{SHOP}.MainActivity", [_icon(), _opens("exampleshop")]),
        _app(SETTINGS, "设置", 1000, f"{SETTINGS}.Settings", [_icon(), settings]),
        _app(PERMISSIONS, "权限控制器", 10_066, PERMISSIONS_ACTIVITY, []),
    ]


def launcher_page(
    window_id: str, apps: list[InstalledPackage], open_app: Callable[[str], OnTap]
) -> Window:
    """The launcher: an icon for every app that has one."""
    column = Column(LAUNCHER, CONTENT)
    column.icons([Icon(app.label, open_app(app.package)) for app in apps])
    return page(column, window_id=window_id, class_name=f"{LAUNCHER}.Launcher", title="桌面")


def app_page(window_id: str, package: InstalledPackage, activity: str, intent: Intent) -> Window:
    """The page of another built-in app: its name, and what it was asked to open."""
    column = Column(package.package, CONTENT)
    column.text(package.label, size=64, resource_id=f"{package.package}:id/title")
    if intent.data:
        column.text(intent.data[:500], resource_id=f"{package.package}:id/url")
    return page(column, window_id=window_id, class_name=activity, title=package.label)
