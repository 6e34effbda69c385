"""App-ops that guard the reading of personal data, and which data: knowledge with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GuardedOp:
    """One app-op."""

    op: str
    """As `dumpsys appops` names it."""
    data_type: str
    """In the specification's word."""
    why: str
    """When the system notes it, from AOSP's services unless it says otherwise."""


GUARDED_OPS = (
    GuardedOp("FINE_LOCATION", "位置", "each place, cell, Wi-Fi or Bluetooth scan that is given"),
    GuardedOp("COARSE_LOCATION", "位置", "as FINE_LOCATION, for who has the coarse permission"),
    GuardedOp("GPS", "位置", "the GPS provider is in use"),
    GuardedOp("MONITOR_LOCATION", "位置", "places are asked for continuously"),
    GuardedOp("MONITOR_HIGH_POWER_LOCATION", "位置", "exact places are asked for continuously"),
    GuardedOp("NEIGHBORING_CELLS", "基站", "cells nearby are read"),
    GuardedOp("WIFI_SCAN", "Wi-Fi列表", "results of a Wi-Fi scan are given"),
    GuardedOp("NEARBY_WIFI_DEVICES", "Wi-Fi列表", "Wi-Fi devices nearby, from Android 13 on"),
    GuardedOp("BLUETOOTH_SCAN", "蓝牙设备", "Bluetooth devices nearby, from Android 12 on"),
    GuardedOp("BLUETOOTH_CONNECT", "蓝牙设备", "paired devices and names, from Android 12 on"),
    GuardedOp(
        "READ_DEVICE_IDENTIFIERS",
        "设备唯一标识",
        "from Android 10 on IMEI, MEID, IMSI, ICCID and serial number alike; apps are rejected",
    ),
    GuardedOp(
        "READ_PHONE_STATE",
        "电话状态",
        "up to Android 9 identifiers as well as states of calls and networks, later states alone",
    ),
    GuardedOp("READ_PHONE_NUMBERS", "本机电话号码", "the own number is read"),
    GuardedOp("READ_CONTACTS", "联系人", "the contacts provider is read"),
    GuardedOp("READ_CALL_LOG", "通话记录", "the call log provider is read"),
    GuardedOp("READ_CALENDAR", "日历", "the calendar provider is read"),
    GuardedOp("READ_SMS", "短信", "the message provider is read"),
    GuardedOp("READ_ICC_SMS", "短信", "messages on the SIM are read"),
    GuardedOp("READ_CLIPBOARD", "剪切板", "the clip is given, from Android 10 on"),
    GuardedOp("CAMERA", "相机", "the camera is open"),
    GuardedOp("RECORD_AUDIO", "录音", "the microphone records"),
    GuardedOp("PROJECT_MEDIA", "屏幕内容", "the screen is recorded"),
    GuardedOp("GET_ACCOUNTS", "账户", "accounts are listed"),
    GuardedOp("GET_USAGE_STATS", "运行进程", "what other apps did is asked for"),
    GuardedOp("BODY_SENSORS", "运动健康", "a body sensor speaks to the app"),
    GuardedOp("ACTIVITY_RECOGNITION", "运动健康", "steps and motion are told, from Android 10 on"),
    GuardedOp("READ_MEDIA_IMAGES", "图片", "pictures of others are read, from Android 13 on"),
    GuardedOp("ACCESS_MEDIA_LOCATION", "图片", "the place in a picture is read"),
    GuardedOp("READ_MEDIA_VIDEO", "音视频", "videos of others are read, from Android 13 on"),
    GuardedOp("READ_MEDIA_AUDIO", "音视频", "sounds of others are read, from Android 13 on"),
    GuardedOp("READ_EXTERNAL_STORAGE", "存储", "shared storage is read"),
    GuardedOp("MIUIOP(10022)", "软件安装列表", "MIUI and HyperOS: GET_INSTALLED_APPS"),
)
"""What is not listed reads no data of a person (vibration, wake locks, notifications ...), or is
handed to the app by the system unasked (arriving messages)."""

DATA_TYPES = {guarded.op: guarded.data_type for guarded in GUARDED_OPS}
"""Op -> the data that it guards."""
