"""One line about one piece of evidence, as a person would say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    AppOp,
    DownloadStarted,
    HttpRequest,
    MotionFelt,
    Observation,
    PermissionAnswered,
    PermissionAsked,
    ProcessEnded,
    ProcessStarted,
    ScreenSeen,
    SensorStimulus,
    UserAction,
    WindowTried,
)

KINDS = {
    "api_call": "接口调用",
    "app_op": "系统记录",
    "http_request": "网络请求",
    "screen_seen": "屏幕",
    "user_action": "操作",
    "activity_started": "页面启动",
    "permission_asked": "权限申请",
    "permission_answered": "权限回答",
    "process_started": "进程启动",
    "process_ended": "进程结束",
    "sensor_stimulus": "晃动",
    "motion_felt": "晃动接收",
    "window_tried": "窗口测试",
    "download_started": "下载",
}
"""Kinds of evidence in Chinese."""

ACTIONS = {
    "launch": "启动",
    "tap": "点击",
    "back": "返回",
    "home": "回到桌面",
    "swipe": "滑动",
    "type": "输入",
    "stop": "停止",
    "wait": "等待",
}
OUTCOMES = {
    "value": "返回值",
    "null": "返回空",
    "denied": "被系统拒绝",
    "threw": "异常",
    "unknown": "未返回",
}
"""What a call led to, in Chinese."""
WINDOW_OUTCOMES = {
    "closed": "已关闭",
    "still_there": "仍在显示",
    "left": "离开应用",
    "ended": "自行结束",
    "untried": "未再测试",
    "none": "未出现窗口",
}
"""What became of a window, in Chinese."""
STATES = {
    "top": "前台",
    "fg": "前台",
    "fgsvc": "前台服务",
    "fgsvcl": "前台服务",
    "pers": "常驻",
    "bg": "后台",
    "cch": "后台",
    "gone": "后台",
}
"""What an app was to the system, in Chinese."""


def kind(observation: Observation) -> str:
    """The kind of evidence in Chinese."""
    return KINDS.get(getattr(observation, "kind", ""), "记录")


def describe(observation: Observation) -> str:
    """What was seen, without its time."""
    for form, words in _WORDS:
        if isinstance(observation, form):
            return words(observation)
    return kind(observation)


def _call(call: ApiCall) -> str:
    times = f" ×{call.count}" if call.count > 1 else ""
    return f"{call.data_type or call.api}{times} · {call.signature} · {OUTCOMES[call.outcome]}"


def _noted(op: AppOp) -> str:
    through = f" · 经由 {op.proxy}" if op.proxy else ""
    tag = f" · {op.tag}" if op.tag else ""
    refused = " · 被系统拒绝" if op.outcome == "reject" else ""
    state = STATES.get(op.state, op.state or "状态未知")
    return f"{op.data_type or op.op} · {op.op} · {state}{refused}{through}{tag}"


def _request(request: HttpRequest) -> str:
    items = "、".join(dict.fromkeys(match.item for match in request.matches))
    sent = f" · 携带 {items}" if items else ""
    return f"{request.method} {request.host}{sent}"


def _screen(screen: ScreenSeen) -> str:
    over = f" · {screen.overlay}" if screen.overlay != "none" else ""
    return f"{screen.package}{over} · {' / '.join(screen.texts[:4])[:80]}"


def _started(start: ActivityStarted) -> str:
    blocked = "" if start.started else "（被系统阻止）"
    return f"{start.caller} → {start.target} {start.activity} {start.data}{blocked}"


def _asked(asked: PermissionAsked) -> str:
    return f"{asked.group or '、'.join(asked.permissions)} · {asked.text[:80]}"


def _answered(said: PermissionAnswered) -> str:
    return f"{'允许' if said.granted else '拒绝'} {'、'.join(said.permissions)}"


def _ended(end: ProcessEnded) -> str:
    return f"{end.process} {'崩溃' if end.crashed else '结束'} {end.detail[:80]}"


def _tried(test: WindowTried) -> str:
    way = (
        f" · {test.way_out.label} {test.way_out.width:g}x{test.way_out.height:g} dp"
        if (test.way_out)
        else ""
    )
    taps = f" · 点击 {test.taps} 次" if test.taps else ""
    back = " · 再次弹出" if test.returned else ""
    launch = f"第 {test.launch}/{test.of} 次启动"
    return f"{launch} · {test.overlay}{way}{taps} · {WINDOW_OUTCOMES[test.outcome]}{back}"


def _felt(felt: MotionFelt) -> str:
    return f"{felt.stimulus}: {felt.acceleration:g} m/s², {felt.rotation:g}°, {felt.samples} 个样本"


_WORDS: tuple[tuple[type[Observation], Callable[[Any], str]], ...] = (
    (ApiCall, _call),
    (AppOp, _noted),
    (HttpRequest, _request),
    (ScreenSeen, _screen),
    (UserAction, lambda a: f"{ACTIONS[a.action]} {a.target} · {a.reason}"),
    (ActivityStarted, _started),
    (PermissionAsked, _asked),
    (PermissionAnswered, _answered),
    (ProcessStarted, lambda p: f"{p.process} 由 {p.cause or '未知原因'} 启动"),
    (ProcessEnded, _ended),
    (SensorStimulus, lambda s: f"{s.name}: {s.acceleration:g} m/s², {s.rotation:g}°"),
    (MotionFelt, _felt),
    (WindowTried, _tried),
    (DownloadStarted, lambda d: d.url),
)
