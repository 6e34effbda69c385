"""Sentences of the report in both languages, and the words they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Said(NamedTuple):
    """The same in Chinese and in English."""

    zh: str
    en: str


def same(text: str) -> Said:
    """A name or a value that is the same in both languages."""
    return Said(text, text)


def joined(parts: Iterable[Said], between: str = " · ") -> Said:
    """The parts that say something, one after the other."""
    said = [part for part in parts if part.zh]
    return Said(between.join(part.zh for part in said), between.join(part.en for part in said))


def known(words: dict[str, Said], key: str) -> Said:
    """The words for a key; a key that is not known stands for itself."""
    return words.get(key) or same(key)


KINDS = {
    "api_call": Said("接口调用", "API call"),
    "app_op": Said("系统记录", "noted by the system"),
    "http_request": Said("网络请求", "request"),
    "screen_seen": Said("屏幕", "screen"),
    "user_action": Said("操作", "action"),
    "activity_started": Said("页面启动", "activity start"),
    "permission_asked": Said("权限申请", "permission asked"),
    "permission_answered": Said("权限回答", "permission answered"),
    "process_started": Said("进程启动", "process start"),
    "process_ended": Said("进程结束", "process end"),
    "sensor_stimulus": Said("晃动", "motion"),
    "motion_felt": Said("晃动接收", "motion received"),
    "window_tried": Said("窗口测试", "window test"),
    "download_started": Said("下载", "download"),
    "tls_refused": Said("拒绝 TLS 检查", "TLS refused"),
    "opaque_traffic": Said("无法解读的流量", "unread traffic"),
    "request_decrypted": Said("解密的请求", "request decrypted"),
    "pinning_bypassed": Said("改变的证书校验", "certificate check altered"),
    "goal_reached": Said("找到入口", "found on the walk"),
    "walk_ended": Said("遍历结束", "walk ended"),
    "note": Said("备注", "note"),
}
"""Kinds of evidence."""
ACTIONS = {
    "launch": Said("启动", "launch"),
    "tap": Said("点击", "tap"),
    "back": Said("返回", "back"),
    "home": Said("回到桌面", "home"),
    "swipe": Said("滑动", "swipe"),
    "type": Said("输入", "type"),
    "stop": Said("停止", "stop"),
    "wait": Said("等待", "wait"),
}
OUTCOMES = {
    "value": Said("返回值", "value"),
    "null": Said("返回空", "null"),
    "denied": Said("被系统拒绝", "denied"),
    "threw": Said("异常", "exception"),
    "unknown": Said("未返回", "no return"),
}
"""What a call led to."""
WINDOW_OUTCOMES = {
    "closed": Said("已关闭", "closed"),
    "still_there": Said("仍在显示", "still there"),
    "left": Said("离开应用", "another app came"),
    "ended": Said("自行结束", "ended by itself"),
    "untried": Said("未再测试", "not tried further"),
    "none": Said("未出现窗口", "no window"),
}
"""What became of a window."""
STATES = {
    "top": Said("前台", "foreground"),
    "fg": Said("前台", "foreground"),
    "fgsvc": Said("前台服务", "foreground service"),
    "fgsvcl": Said("前台服务", "foreground service"),
    "pers": Said("常驻", "persistent"),
    "bg": Said("后台", "background"),
    "cch": Said("后台", "cached"),
    "gone": Said("后台", "gone"),
    "": Said("状态未知", "state unknown"),
}
"""What an app was to the system."""
OVERLAYS = {
    "none": Said("无浮层", "no overlay"),
    "consent": Said("同意弹窗", "consent prompt"),
    "permission": Said("权限弹窗", "permission dialog"),
    "splash": Said("开屏", "splash"),
    "popup_ad": Said("弹窗广告", "pop-up"),
    "update": Said("升级弹窗", "update"),
    "youth": Said("青少年模式", "youth mode"),
    "rating": Said("评分弹窗", "rating"),
    "notice": Said("通知弹窗", "notice"),
    "other_dialog": Said("其他弹窗", "dialog"),
}
"""What lies over an app."""
GOALS = {
    "privacy_policy": Said("隐私政策", "privacy policy"),
    "account_cancellation": Said("账号注销", "account cancellation"),
    "personalisation_switch": Said("个性化推荐开关", "personalisation switch"),
    "collected_list": Said("已收集个人信息清单", "list of collected data"),
    "shared_list": Said("第三方共享个人信息清单", "list of shared data"),
    "complaint_channel": Said("投诉举报渠道", "complaint channel"),
    "consent_withdrawal": Said("撤回同意", "withdrawal of consent"),
}
"""What a walk looks for."""
PARTIES = {
    "first": Said("第一方", "first party"),
    "third": Said("第三方", "third party"),
    "unknown": Said("归属未知", "owner unknown"),
}
"""Who a receiver is to the app."""
LABELS = {
    "违规收集个人信息": "unlawful collection of personal information",
    "超范围收集个人信息": "collection beyond the necessary scope",
    "违规使用个人信息": "unlawful use of personal information",
    "强制用户使用定向推送功能": "forced targeted push",
    "APP强制、频繁、过度索取权限": "forced, frequent or excessive permission requests",
    "APP频繁自启动和关联启动": "frequent self-start and associated start",
    "欺骗误导强迫用户": "deceiving, misleading or coercing users",
    "欺骗误导用户下载APP": "deceptive download",
    "欺骗误导用户提供个人信息": "deceptive provision of personal information",
    "信息窗口关不掉": "a window cannot be closed",
    "信息窗口“乱跳转”": "a window jumps without intent",
    "应用难卸载": "hard to uninstall",
    "应用分发平台上的APP信息明示不到位": "store information not disclosed",
    "应用分发平台管理责任落实不到位": "duties of the store",
    "账号注销难": "account cancellation is difficult",
    "信息明示不到位": "information not disclosed",
    "SDK信息公示不到位": "SDK disclosure lacking",
}
"""Labels of the notices (所涉问题), whose Chinese is official, in English."""
VERDICTS_EN = {
    "violated": "violated",
    "suspect": "needs review",
    "inconclusive": "inconclusive",
    "met": "met",
    "not_applicable": "not applicable",
}
"""Verdicts in English; their Chinese is the specification's."""


def split(sentences: str) -> Said:
    """A Chinese sentence with its English one behind it, as rules write them."""
    zh, stop, en = sentences.rpartition("。")
    return Said(f"{zh}{stop}", en) if stop and en.strip() else same(sentences)
