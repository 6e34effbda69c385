"""The system's dialog that asks a person for a permission, as Android 14 shows it in Chinese."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import StrEnum
from functools import partial

from harness.virtualphone.display import HEIGHT, NAVIGATION_BAR_HEIGHT, SCREEN, WIDTH
from harness.virtualphone.node import Node, Rect, Style
from harness.virtualphone.pages import Column
from harness.virtualphone.window import Kind, Window

PACKAGE = "com.android.permissioncontroller"
CLASS_NAME = "com.android.permissioncontroller.permission.ui.GrantPermissionsActivity"


class PermissionAnswer(StrEnum):
    """What the person chose."""

    ALLOW = "allow"
    WHILE_IN_USE = "while in use"
    ONCE = "once"
    DENY = "deny"
    DENY_FOR_GOOD = "deny for good"
    """The second refusal: the app's next request is refused without asking."""
    CANCELLED = "cancelled"
    """The dialog was left by the back or home key: refused, and the app may ask again."""


OnAnswer = Callable[[PermissionAnswer], Awaitable[None] | None]

QUESTIONS = {
    "LOCATION": "获取此设备的位置信息",
    "CAMERA": "拍摄照片和录制视频",
    "MICROPHONE": "录制音频",
    "CONTACTS": "访问您的通讯录",
    "CALENDAR": "访问您的日历",
    "PHONE": "拨打电话和管理通话",
    "CALL_LOG": "访问您的通话记录",
    "SMS": "发送和查看短信",
    "STORAGE": "访问您设备上的照片、媒体内容和文件",
    "READ_MEDIA_VISUAL": "访问此设备上的照片和视频",
    "READ_MEDIA_AURAL": "访问此设备上的音乐和音频",
    "SENSORS": "获取与您的生命体征相关的传感器数据",
    "ACTIVITY_RECOGNITION": "获取您的身体活动数据",
    "NEARBY_DEVICES": "查找、连接附近的设备以及确定附近设备的相对位置",
    "NOTIFICATIONS": "向您发送通知",
}
"""What is asked, by the group's name without `android.permission-group.`."""

_WHILE_IN_USE_GROUPS = frozenset({"LOCATION", "CAMERA", "MICROPHONE"})
_LIGHT_BLUE = "#FFD3E3FD"
_DARK_BLUE = "#FF041E49"


def permission_window(label: str, group: str, on_answer: OnAnswer, *, asked_before: bool) -> Window:
    """The dialog for one group; `on_answer` is called with what is tapped."""
    group = group.rpartition(".")[2]
    question = QUESTIONS.get(group, "使用此权限")
    width = WIDTH - 2 * 60
    # Laid out once at the top to learn its height, then again at the bottom of the screen.
    height = _panel(
        label, question, _choices(group, asked_before), on_answer, 0, width
    ).bounds.height
    top = HEIGHT - NAVIGATION_BAR_HEIGHT - 60 - height
    panel = _panel(label, question, _choices(group, asked_before), on_answer, top, width)
    root = Node("android.widget.FrameLayout", SCREEN, PACKAGE, children=(panel,))
    return Window(PACKAGE, "permission", Kind.DIALOG, "", CLASS_NAME, root)


def _choices(group: str, asked_before: bool) -> list[tuple[str, str, PermissionAnswer]]:
    """The buttons: resource id, text and what each answers."""
    if group in _WHILE_IN_USE_GROUPS:
        allow = [
            (
                "permission_allow_foreground_only_button",
                "仅在使用中允许",
                PermissionAnswer.WHILE_IN_USE,
            ),
            ("permission_allow_one_time_button", "仅限这一次", PermissionAnswer.ONCE),
        ]
    else:
        allow = [("permission_allow_button", "允许", PermissionAnswer.ALLOW)]
    if asked_before:
        deny = (
            "permission_deny_and_dont_ask_again_button",
            "不允许",
            PermissionAnswer.DENY_FOR_GOOD,
        )
    else:
        deny = ("permission_deny_button", "不允许", PermissionAnswer.DENY)
    return [*allow, deny]


def _panel(
    label: str,
    question: str,
    choices: list[tuple[str, str, PermissionAnswer]],
    on_answer: OnAnswer,
    top: int,
    width: int,
) -> Node:
    column = Column(PACKAGE, Rect(60, top, 60 + width, HEIGHT), margin=66, gap=12)
    column.text(
        f"要允许“{label[:60]}”{question}吗？",
        size=54,
        centred=True,
        resource_id=f"{PACKAGE}:id/permission_message",
    ).space(36)
    for name, text, answer in choices:
        column.button(
            text,
            partial(on_answer, answer),
            resource_id=f"{PACKAGE}:id/{name}",
            background=_LIGHT_BLUE,
            colour=_DARK_BLUE,
        )
    return column.finish(style=Style(background="#FFFFFFFF", radius=84))
