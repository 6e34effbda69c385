"""The system's dialog that asks a person for a permission, in Chinese, in the form of a maker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from harness.virtualphone.dialog_forms import FORMS, USUAL, Form, PermissionAnswer
from harness.virtualphone.display import HEIGHT, NAVIGATION_BAR_HEIGHT, SCREEN, WIDTH
from harness.virtualphone.node import Node, Rect, Style
from harness.virtualphone.pages import Column
from harness.virtualphone.window import Kind, Window

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

_LIGHT_BLUE = "#FFD3E3FD"
_DARK_BLUE = "#FF041E49"
_WIDTH = WIDTH - 2 * 60


def permission_window(
    label: str,
    group: str,
    on_answer: OnAnswer,
    *,
    asked_before: bool,
    form: Form = FORMS[USUAL],
) -> Window:
    """The dialog for one group; `on_answer` is called with what is tapped."""
    dialog = _Dialog(label, group.rpartition(".")[2], on_answer, asked_before, form)
    # Laid out once at the top to learn its height, then again at the bottom of the screen.
    height = dialog.panel(0).bounds.height
    panel = dialog.panel(HEIGHT - NAVIGATION_BAR_HEIGHT - 60 - height)
    for widget, name in reversed(form.frames):
        panel = Node(f"android.widget.{widget}", SCREEN, form.package, name, children=(panel,))
    root = Node("android.widget.FrameLayout", SCREEN, form.package, children=(panel,))
    return Window(form.package, "permission", Kind.DIALOG, "", form.activity, root)


class _Dialog:
    """What a dialog says and offers."""

    def __init__(
        self, label: str, group: str, on_answer: OnAnswer, asked_before: bool, form: Form
    ) -> None:
        self._form = form
        self._on_answer = on_answer
        self._text = form.question.format(app=label[:60], what=QUESTIONS.get(group, "使用此权限"))
        self._precision = form.precision and group == "LOCATION"
        self._choices = form.choices(group, asked_before=asked_before)

    def panel(self, top: int) -> Node:
        """The card, its upper edge at `top`."""
        form = self._form
        column = Column(form.package, Rect(60, top, 60 + _WIDTH, HEIGHT), margin=66, gap=12)
        column.text(self._text, size=54, centred=True, resource_id=self._id("message"))
        if self._precision:
            for kind, text in (("fine", "精确"), ("coarse", "大致")):
                name = self._id(f"location_accuracy_radio_{kind}")
                column.text(text, centred=True, resource_id=name)
        column.space(36)
        for choice in self._choices:
            column.button(
                choice.text,
                partial(self._on_answer, choice.answer),
                resource_id=self._id(choice.id) if choice.id else "",
                background=_LIGHT_BLUE,
                colour=_DARK_BLUE,
            )
        card = column.finish(style=Style(background="#FFFFFFFF", radius=84))
        views = map(self._as_shown, card.children)
        name = f"{form.package}:id/parentPanel" if form.frames else ""
        return replace(card, resource_id=name, children=tuple(views))

    def _as_shown(self, view: Node) -> Node:
        if view.on_tap:
            return replace(view, class_name=f"android.widget.{self._form.button}")
        if "accuracy" in view.resource_id:
            chosen = view.resource_id.endswith("fine")
            widget = "android.widget.RadioButton"
            return replace(view, class_name=widget, checkable=True, checked=chosen, clickable=True)
        return view

    def _id(self, name: str) -> str:
        return f"{self._form.package}:id/permission_{name}"
