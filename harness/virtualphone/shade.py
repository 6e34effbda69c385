"""What the system lays over apps on demand: the notification shade and the overview of tasks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from harness.virtualphone import bars
from harness.virtualphone.display import CONTENT, SCREEN
from harness.virtualphone.node import Node, OnTap, Rect, Style
from harness.virtualphone.pages import GREY, Column
from harness.virtualphone.window import Kind, Window

LAUNCHER = "com.android.launcher3"
_MAX_SHOWN = 6


@dataclass(frozen=True)
class Notification:
    """One entry of the shade."""

    package: str
    key: str
    """Tells an app's notifications apart; a new one with the same key replaces the old."""
    title: str
    text: str
    on_tap: OnTap | None = None


def notification_shade(notifications: Sequence[Notification], time: str) -> Window:
    """The newest notifications below the time."""
    column = Column(bars.PACKAGE, Rect(0, 60, SCREEN.right, SCREEN.bottom))
    column.text(time, size=90, colour="#FFFFFFFF")
    column.text("没有通知" if not notifications else "通知", size=38, colour="#FFDADCE0")
    for each in list(reversed(notifications))[:_MAX_SHOWN]:
        column.add(_card(column, each.title[:60], each.text[:120], each.on_tap))
    root = column.finish(bounds=SCREEN, style=Style(background="#F0202124"))
    return Window(bars.PACKAGE, "shade", Kind.SYSTEM, "NotificationShade", "", root)


def overview(
    tasks: Sequence[tuple[str, str]], open_task: Callable[[str], Awaitable[object]]
) -> Window:
    """Recent apps, the latest first, as (package, label) pairs; a tap opens one."""
    column = Column(LAUNCHER, CONTENT)
    column.text("概览" if tasks else "最近没有任何内容", size=60, colour="#FFFFFFFF")
    for package, label in tasks[:_MAX_SHOWN]:

        async def choose(package: str) -> None:
            await open_task(package)

        column.add(_card(column, label[:40], package, partial(choose, package)))
    root = column.finish(bounds=SCREEN, style=Style(background="#E03C4043"))
    return Window(
        LAUNCHER, "overview", Kind.SYSTEM, "", "com.android.quickstep.RecentsActivity", root
    )


def _card(column: Column, title: str, text: str, on_tap: OnTap | None) -> Node:
    room = Rect(30, column.top, SCREEN.right - 30, column.top + 230)
    column.space(254)
    lines = Column(column.package, room, margin=36, gap=14)
    lines.text(title, size=44).text(text, size=38, colour=GREY)
    card = lines.finish(bounds=room, style=Style(background="#FFFFFFFF", radius=56))
    return Node(
        card.class_name,
        card.bounds,
        card.package,
        clickable=on_tap is not None,
        style=card.style,
        children=card.children,
        on_tap=on_tap,
    )
