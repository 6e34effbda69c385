"""What a pop-up of each kind speaks of."""

from __future__ import annotations

import re

from harness.ui.recognised import Kind
from harness.ui.wording import any_of

_OPEN = "(?:开启|打开|允许|接收|开通|获取|授权|关闭了?|没有?开启)"
_SENSES = (
    "(?:定位|位置|GPS|蓝牙|通讯录|联系人|相机|摄像头|麦克风|录音|存储|相册|日历|悬浮(?:窗|小?窗)"
    "|自启动|设备信息|手机信息|剪贴板|应用列表|电话|短信|通知使用)"
)
_ALERTS = "(?:通知|推送|消息提醒)"

KINDS: dict[Kind, re.Pattern[str]] = {
    "youth": any_of("(?:青少年|未成年人?|儿童|亲子)(?:模式|守护|保护)", "(?:youth|teen) mode"),
    "update": any_of(
        "(?:发现|检测到|检查到|有|更新至|升级至?|全新|最新)(?:了|可用|重要)?(?:的)?新?版本?",
        "(?:版本|应用|软件|固件|APP)(?:更新|升级)|新版(?:本|上线|来[了啦袭]|试用)|更新内容",
        "发现新固件|(?:更新|升级)(?:新?版本?|客户端|体验)|功能更新了?|参与内测",
        "(?:立即|马上|一键|极速|现在)(?:更新|升级)|^(?:更新|升级)(?:提示|提醒|公告|日志)?$",
        "升级(?:提示|到)|(?:暂不|忽略|以后|稍后|取消|放弃|下次|跳过)[此本该]?(?:次|版本)?的?(?:更新|升级)",
        "new version",
        "update (?:available|now)|what.?s new|^update$",
    ),
    "permission": any_of(
        f"{_OPEN}(?:并订阅)?(?:消息|推送|系统|后台|本地|手机|私信|应用中心|朋友的|服务号)*{_ALERTS}",
        f"{_ALERTS}(?:权限|服务|功能|开关)?(?:未|没有?|已关闭|尚未)(?:被)?(?:开启|打开)?",
        f"{_ALERTS}权限|通知服务|推送通知|及时获得消息提醒|发送通知",
        f"(?:开启|打开|获取|授权|允许|访问|使用|请求|申请|需要|调用).{{0,10}}{_SENSES}",
        f"{_SENSES}(?:信息|服务|访问)*(?:权限|授权|未开启|已关闭|尚未开启|服务)",
        "权限(?:申请|请求|授权|提醒|未开启)|授权提醒|(?:申请|开启|必要).{0,10}权限",
        "(?:turn on|enable|allow|get) (?:push )?notifications?",
        "(?:turn on|enable|share|allow).{0,16}(?:location|bluetooth|contacts|camera|microphone)",
        "location (?:services|permission|access)",
    ),
    "rating": any_of(
        "五星|好评|评分|打[几个]?分",
        "(?:去|写|马上|应用商店|进行)评价|评价如何",
        "鼓励(?:一下|我们)|给个鼓励",
        "喜欢.{0,12}(?:吗|么)[？?]|(?:觉得|体验).{1,16}(?:怎么样|如何|好用吗)",
        "小?(?:调研|调查)|满意度|是否满意",
        "rate (?:us|this|the)",
        "enjoying|love it",
    ),
    "notice": any_of(
        "公告|通告|重要(?:通知|提醒|提示)|系统(?:通知|提示|维护)|停(?:服|机)维护|消息通知",
        "^(?:announcement|notice)$",
    ),
}
"""What a pop-up of each kind speaks of; the first that fits counts.

`permission` here is the app's own question, which comes before the system's or instead of it.
"""
