"""The system's bars as windows: status bar on top, three navigation buttons at the bottom."""

from __future__ import annotations

from harness.virtualphone.display import NAVIGATION_BAR, NAVIGATION_BAR_HEIGHT, STATUS_BAR, WIDTH
from harness.virtualphone.node import Node, OnTap, Rect, Style
from harness.virtualphone.window import Kind, Window

PACKAGE = "com.android.systemui"
CLOCK = Rect(60, 6, 200, 60)
WIFI = Rect(830, 10, 878, 58)
BATTERY = Rect(898, 6, 1040, 60)
BUTTON_WIDTH = WIDTH // 3


def status_bar(time: str, battery: int) -> Window:
    """The status bar at a time, such as `09:41`, with the battery's percentage."""
    clock = Node(
        "android.widget.TextView",
        CLOCK,
        PACKAGE,
        f"{PACKAGE}:id/clock",
        time,
        time,
        style=Style(text_size=40),
    )
    wifi = Node(
        "android.widget.ImageView",
        WIFI,
        PACKAGE,
        f"{PACKAGE}:id/wifi_signal",
        description="WLAN 信号强度满格。",
    )
    charge = Node(
        "android.widget.TextView",
        BATTERY,
        PACKAGE,
        f"{PACKAGE}:id/battery",
        f"{battery}%",
        f"电池电量为百分之 {battery}。",
        style=Style(text_size=36),
    )
    root = Node(
        "android.widget.FrameLayout",
        STATUS_BAR,
        PACKAGE,
        f"{PACKAGE}:id/status_bar_container",
        children=(clock, wifi, charge),
    )
    return Window(PACKAGE, "status bar", Kind.SYSTEM, "StatusBar", "", root)


def navigation_bar(back: OnTap, home: OnTap, recents: OnTap) -> Window:
    """The navigation bar with what its buttons do."""
    buttons = (("back", "返回", back), ("home", "主屏幕", home), ("recent_apps", "概览", recents))
    top = NAVIGATION_BAR.top
    views = tuple(
        Node(
            "android.widget.ImageView",
            Rect(
                place * BUTTON_WIDTH, top, (place + 1) * BUTTON_WIDTH, top + NAVIGATION_BAR_HEIGHT
            ),
            PACKAGE,
            f"{PACKAGE}:id/{name}",
            description=description,
            clickable=True,
            focusable=True,
            long_clickable=True,
            on_tap=on_tap,
        )
        for place, (name, description, on_tap) in enumerate(buttons)
    )
    root = Node(
        "android.widget.FrameLayout",
        NAVIGATION_BAR,
        PACKAGE,
        f"{PACKAGE}:id/navigation_bar_frame",
        children=views,
    )
    return Window(PACKAGE, "navigation bar", Kind.SYSTEM, "NavigationBar0", "", root)
