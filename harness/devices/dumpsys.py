"""Reads what the phone's services print about themselves: device text to values, pure."""

from __future__ import annotations

import re

FOREGROUND_COMMAND = (
    "dumpsys activity activities | grep -E 'ResumedActivity|mFocusedActivity'; "
    "dumpsys window | grep -E 'mCurrentFocus|mFocusedApp'"
)
"""Prints the lines that `foreground` reads; the user's number is no part of them, for clones."""

_COMPONENT = r"(?P<package>[A-Za-z][\w.]*)/(?P<activity>[\w.$]+)"
_RECORD = rf"ActivityRecord\{{\S+ u\d+ {_COMPONENT}"
_FORMS = (
    rf"topResumedActivity[=:]\s*{_RECORD}",
    rf"ResumedActivity[=:]\s*{_RECORD}",
    rf"mFocusedActivity[=:]\s*{_RECORD}",
    rf"mFocusedApp[=:]\s*(?:\w+\{{.*?)?{_RECORD}",
    rf"mCurrentFocus=Window\{{\S+ u\d+ (?:\S+ )?{_COMPONENT}\}}",
)
"""Android 10 to 16, 8 to 16, up to 7, and then the window manager's, which is null between."""


def foreground(text: str) -> tuple[str, str] | None:
    """Package and full class of the activity in front; None when the text names none.

    Lines that say `null` are passed over: Android 12 and newer print one per display.
    """
    for form in _FORMS:
        found = re.search(form, text)
        if found:
            package, activity = found["package"], found["activity"]
            return package, package + activity if activity.startswith(".") else activity
    return None
