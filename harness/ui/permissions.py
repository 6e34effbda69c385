"""Recognises the system's permission dialogs, Android's and the makers', Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from harness.model.evidence import Button
from harness.ui import wording
from harness.ui.recognised import PermissionDialog
from harness.ui.screen import Node, Screen
from harness.ui.wording import any_of


@dataclass(frozen=True)
class Group:
    """A permission group: its name in the specification's word, and how dialogs speak of it."""

    name: str
    words: re.Pattern[str]
    permissions: tuple[str, ...]


def _group(name: str, words: str, permissions: str) -> Group:
    names = tuple(f"android.permission.{short}" for short in permissions.split())
    return Group(name, any_of(words), names)


GROUPS = (
    _group("通知", "发送通知|send you notifications", "POST_NOTIFICATIONS"),
    _group(
        "附近设备",
        "附近的?设备|nearby devices",
        "BLUETOOTH_SCAN BLUETOOTH_CONNECT BLUETOOTH_ADVERTISE NEARBY_WIFI_DEVICES",
    ),
    _group("软件安装列表", "应用列表|已安装的?应用|installed apps", "QUERY_ALL_PACKAGES"),
    _group(
        "通话记录",
        "通话记录|call logs?",
        "READ_CALL_LOG WRITE_CALL_LOG PROCESS_OUTGOING_CALLS",
    ),
    _group(
        "短信",
        r"短信|彩信|sms\b|text messages",
        "READ_SMS RECEIVE_SMS SEND_SMS RECEIVE_MMS RECEIVE_WAP_PUSH",
    ),
    _group("通讯录", "通讯录|联系人|your contacts", "READ_CONTACTS WRITE_CONTACTS GET_ACCOUNTS"),
    _group("日历", "日历|日程|calendar", "READ_CALENDAR WRITE_CALENDAR"),
    _group(
        "电话",
        "拨打电话|管理通话|通话状态|电话状态|手机(?:信息|状态|识别码)|设备信息|本机(?:识别码|号码)"
        "|phone calls",
        "READ_PHONE_STATE READ_PHONE_NUMBERS CALL_PHONE ANSWER_PHONE_CALLS ADD_VOICEMAIL USE_SIP",
    ),
    _group("相机", "拍摄照片|拍照|相机|摄像头|take pictures|camera", "CAMERA"),
    _group("录音", "录制音频|录音|麦克风|record audio|microphone", "RECORD_AUDIO"),
    _group(
        "定位",
        "位置|定位|location",
        "ACCESS_FINE_LOCATION ACCESS_COARSE_LOCATION ACCESS_BACKGROUND_LOCATION",
    ),
    _group(
        "身体传感器",
        "身体传感器|生命体征|健身|身体活动|运动数据|vital signs|physical activity",
        "BODY_SENSORS BODY_SENSORS_BACKGROUND ACTIVITY_RECOGNITION",
    ),
    _group(
        "存储",
        "存储|照片|相册|媒体|文件|音乐|photos|media|files|storage|music",
        "READ_EXTERNAL_STORAGE WRITE_EXTERNAL_STORAGE READ_MEDIA_IMAGES READ_MEDIA_VIDEO"
        " READ_MEDIA_AUDIO READ_MEDIA_VISUAL_USER_SELECTED",
    ),
)
"""The order matters: the camera's text names photos, that of nearby devices their position."""

_CONTROLLERS = re.compile(r"(?:^|\.)(?:permissioncontroller|packageinstaller)$|^com\.lbe\.security")
_MAKERS = re.compile(
    r"^com\.(?:huawei|hihonor|coloros|oplus|oppo|vivo|iqoo|bbk|miui|meizu|samsung|lbe|android)\b"
)
"""These also show other dialogs, so the text must ask for a permission."""
_ASK = "(?:获取|访问|使用|读取|拨打|发送|拍摄|录制|查找|管理|写入|调用)"
_QUESTION = any_of(
    f"允许.{{0,60}}{_ASK}",
    f"(?:想要?|正在尝试|申请|请求).{{0,20}}{_ASK}",
    r"\ballow .{1,80} to\b|would like to",
)
_ALLOW_IDS = ("allow_foreground_only_button", "allow_button", "allow_one_time_button")
_DENY_IDS = (
    "permission_deny_button",
    "deny_and_dont_ask_again_button",
    "no_upgrade_button",
    "deny_dialog_button",
)
_ALLOW = (
    any_of(
        "仅?限?在?(?:使用|运行)(?:该|此|本)?(?:应用)?(?:过程)?(?:中|时|期间)?允许", "while using.*"
    ),
    any_of("(?:始终|总是|一律|全部)?允许(?:访问)?|同意", "allow(?: all the time)?|ok"),
    any_of("仅?限?(?:允许)?(?:本次|这一次|一次)(?:使用|运行)?时?(?:允许)?", "only this time"),
)
_DENY = (
    any_of(
        "(?:始终|总是|一律|暂时?)?(?:拒绝|不允许|禁止)(?:访问|授权)?|取消|不同意",
        "don.?t allow|deny",
    ),
    any_of("(?:拒绝|禁止|不允许)[，,]?[且并后]?不再?(?:询问|提示|提醒).*", "deny.*"),
)
_ROW = 30
"""Characters of an answer that stands in a list."""
_PURPOSE = any_of(
    "用于|以便|为了|以提供|用来|以实现|以保证|为您提供|方便您|使用目的|权限(?:使用|申请)?说明",
    "so that|in order to|used (?:to|for)|to (?:let|help|show|provide|enable)|we need",
)


def recognise_permission(screen: Screen) -> PermissionDialog | None:
    """The permission dialog in front, or None."""
    nodes = screen.top
    owner = screen.package
    text = " ".join(dict.fromkeys(n.label for n in nodes if len(n.label) > 3))[:2000]
    known = _CONTROLLERS.search(owner) is not None
    asks = _MAKERS.match(owner) is not None and _QUESTION.search(text) is not None
    if not (known or asks):
        return None
    choices = [*wording.buttons(nodes), *_rows(nodes)]
    allow = _choice(choices, _ALLOW_IDS, _ALLOW)
    deny = _choice(choices, _DENY_IDS, _DENY)
    if allow is None and deny is None:
        return None
    group = group_of(text)
    return PermissionDialog(group, text, allow, deny, _purpose(screen, group))


def group_of(text: str) -> str:
    """Which permission a dialog's text asks for, in the specification's word; empty if none."""
    return next((group.name for group in GROUPS if group.words.search(text)), "")


def names_of(group: str, declared: Iterable[str]) -> tuple[str, ...]:
    """Those of the app's declared permissions that belong to the group."""
    members = {name for known in GROUPS if known.name == group for name in known.permissions}
    return tuple(name for name in declared if name in members)


def tells_purpose(texts: Iterable[str], group: str) -> bool:
    """Whether one of the app's texts says what it wants the permission for."""
    words = [known.words for known in GROUPS if known.name == group]
    return any(
        pattern.search(text) and _PURPOSE.search(text) for text in texts for pattern in words
    )


def _rows(nodes: Sequence[Node]) -> list[Node]:
    """The answers where they stand as a list, as in “始终允许, 仅使用时允许, 拒绝”."""
    return [n for n in nodes if n.kind.endswith("CheckedTextView") and 0 < len(n.label) <= _ROW]


def _purpose(screen: Screen, group: str) -> str:
    """The first text on the screen, of the dialog or beside it, that says what for."""
    said = (node.label for node in screen.nodes if len(node.label) > 6)
    return next((text[:200] for text in said if tells_purpose((text,), group)), "")


def _choice(
    choices: Sequence[Node], ids: Sequence[str], words: Sequence[re.Pattern[str]]
) -> Button | None:
    """By resource id, which no translation changes, then by text."""
    for suffix in ids:
        for node in choices:
            if node.id.endswith(suffix):
                return wording.button(node)
    for pattern in words:
        for node in choices:
            if pattern.fullmatch(node.label.strip()):
                return wording.button(node)
    return None
