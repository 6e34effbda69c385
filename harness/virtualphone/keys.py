"""Keys: what they are called, what they type, and what the system does with them."""

from __future__ import annotations

HOME, BACK, POWER, DELETE, RECENTS, SLEEP, WAKE_UP = 3, 4, 26, 67, 187, 223, 224
NOTIFICATION = 83

NAMES = {
    "home": HOME,
    "back": BACK,
    "left": 21,
    "right": 22,
    "up": 19,
    "down": 20,
    "center": 23,
    "menu": 82,
    "search": 84,
    "enter": 66,
    "delete": DELETE,
    "del": DELETE,
    "recent": RECENTS,
    "volume_up": 24,
    "volume_down": 25,
    "volume_mute": 164,
    "camera": 27,
    "power": POWER,
}
"""Key codes by the names that UiAutomator's pressKey knows."""

_ZERO, _LETTER_A = 7, 29
_SIGNS = {55: ",", 56: ".", 62: " ", 69: "-", 70: "=", 76: "/", 77: "@", 81: "+"}


def typed(code: int) -> str:
    """The character that a key types, or nothing."""
    if _ZERO <= code < _ZERO + 10:
        return chr(ord("0") + code - _ZERO)
    if _LETTER_A <= code < _LETTER_A + 26:
        return chr(ord("a") + code - _LETTER_A)
    return _SIGNS.get(code, "")
