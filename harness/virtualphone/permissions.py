"""Android's permissions: which are granted at install, and which a person is asked for."""

from __future__ import annotations

P = "android.permission."

_GROUPS = {
    "LOCATION": ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION", "ACCESS_BACKGROUND_LOCATION"),
    "CAMERA": ("CAMERA",),
    "MICROPHONE": ("RECORD_AUDIO",),
    "CONTACTS": ("READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS"),
    "CALENDAR": ("READ_CALENDAR", "WRITE_CALENDAR"),
    "PHONE": (
        "READ_PHONE_STATE",
        "READ_PHONE_NUMBERS",
        "CALL_PHONE",
        "ANSWER_PHONE_CALLS",
        "USE_SIP",
        "ACCEPT_HANDOVER",
    ),
    "CALL_LOG": ("READ_CALL_LOG", "WRITE_CALL_LOG", "PROCESS_OUTGOING_CALLS"),
    "SMS": ("SEND_SMS", "RECEIVE_SMS", "READ_SMS", "RECEIVE_WAP_PUSH", "RECEIVE_MMS"),
    "STORAGE": ("READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "ACCESS_MEDIA_LOCATION"),
    "READ_MEDIA_VISUAL": (
        "READ_MEDIA_IMAGES",
        "READ_MEDIA_VIDEO",
        "READ_MEDIA_VISUAL_USER_SELECTED",
    ),
    "READ_MEDIA_AURAL": ("READ_MEDIA_AUDIO",),
    "SENSORS": ("BODY_SENSORS", "BODY_SENSORS_BACKGROUND"),
    "ACTIVITY_RECOGNITION": ("ACTIVITY_RECOGNITION",),
    "NEARBY_DEVICES": (
        "BLUETOOTH_SCAN",
        "BLUETOOTH_CONNECT",
        "BLUETOOTH_ADVERTISE",
        "NEARBY_WIFI_DEVICES",
        "UWB_RANGING",
    ),
    "NOTIFICATIONS": ("POST_NOTIFICATIONS",),
}

GROUP_OF = {P + name: group for group, names in _GROUPS.items() for name in names}
"""The group of every dangerous permission."""

_NOT_FOR_APPS = frozenset(
    P + name
    for name in (
        "READ_PRIVILEGED_PHONE_STATE",
        "READ_LOGS",
        "DUMP",
        "WRITE_SECURE_SETTINGS",
        "INSTALL_PACKAGES",
        "DELETE_PACKAGES",
        "INTERACT_ACROSS_USERS",
        "START_ACTIVITIES_FROM_BACKGROUND",
        "PACKAGE_USAGE_STATS",
        "SYSTEM_ALERT_WINDOW",
        "WRITE_SETTINGS",
        "REQUEST_INSTALL_PACKAGES",
        "MANAGE_EXTERNAL_STORAGE",
        "LOCAL_MAC_ADDRESS",
        "BIND_ACCESSIBILITY_SERVICE",
    )
)
"""For the system only, or a switch in the settings rather than a question."""

OP_OF = {
    P + "ACCESS_FINE_LOCATION": "FINE_LOCATION",
    P + "ACCESS_COARSE_LOCATION": "COARSE_LOCATION",
    P + "CAMERA": "CAMERA",
    P + "RECORD_AUDIO": "RECORD_AUDIO",
    P + "READ_CONTACTS": "READ_CONTACTS",
    P + "WRITE_CONTACTS": "WRITE_CONTACTS",
    P + "GET_ACCOUNTS": "GET_ACCOUNTS",
    P + "READ_CALENDAR": "READ_CALENDAR",
    P + "WRITE_CALENDAR": "WRITE_CALENDAR",
    P + "READ_PHONE_STATE": "READ_PHONE_STATE",
    P + "READ_PHONE_NUMBERS": "READ_PHONE_NUMBERS",
    P + "CALL_PHONE": "CALL_PHONE",
    P + "READ_CALL_LOG": "READ_CALL_LOG",
    P + "WRITE_CALL_LOG": "WRITE_CALL_LOG",
    P + "SEND_SMS": "SEND_SMS",
    P + "RECEIVE_SMS": "RECEIVE_SMS",
    P + "READ_SMS": "READ_SMS",
    P + "READ_EXTERNAL_STORAGE": "READ_EXTERNAL_STORAGE",
    P + "WRITE_EXTERNAL_STORAGE": "WRITE_EXTERNAL_STORAGE",
    P + "READ_MEDIA_IMAGES": "READ_MEDIA_IMAGES",
    P + "READ_MEDIA_VIDEO": "READ_MEDIA_VIDEO",
    P + "READ_MEDIA_AUDIO": "READ_MEDIA_AUDIO",
    P + "BODY_SENSORS": "BODY_SENSORS",
    P + "ACTIVITY_RECOGNITION": "ACTIVITY_RECOGNITION",
    P + "BLUETOOTH_SCAN": "BLUETOOTH_SCAN",
    P + "BLUETOOTH_CONNECT": "BLUETOOTH_CONNECT",
    P + "POST_NOTIFICATIONS": "POST_NOTIFICATION",
    P + "SYSTEM_ALERT_WINDOW": "SYSTEM_ALERT_WINDOW",
}
"""The app-op that goes with a permission."""


def is_dangerous(permission: str) -> bool:
    """True when a person is asked for it."""
    return permission in GROUP_OF


def is_normal(permission: str) -> bool:
    """True when every app that asks for it in its manifest has it."""
    return permission not in GROUP_OF and permission not in _NOT_FOR_APPS
