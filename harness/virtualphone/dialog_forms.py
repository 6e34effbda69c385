"""What permission dialogs look like on different phones: packages, resource ids and words.

Android's own are AOSP's of the version that gives a form its name; MIUI's are from public trees of
them. `vphone dialogs FORM` picks one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Choice:
    """One button."""

    id: str
    """Without package and `permission_`, such as `deny_button`."""
    text: str
    answer: PermissionAnswer


@dataclass(frozen=True)
class Form:
    """One maker's permission dialog."""

    package: str
    activity: str
    """Full class name."""
    question: str
    """With `{app}` and `{what}` in it."""
    in_use: tuple[Choice, ...]
    """Ways to allow location, camera and microphone."""
    allow: tuple[Choice, ...]
    """Ways to allow everything else."""
    deny: Choice
    deny_again: Choice
    """From the second time on."""
    photos: tuple[Choice, ...] = ()
    """Ways to allow photos and videos, where those are asked for apart."""
    precision: bool = False
    """Location comes with a choice between precise and approximate."""
    button: str = "Button"
    """Class of a choice's view."""
    frames: tuple[tuple[str, str], ...] = ()
    """Class and resource id of the views around the panel's, from the outside."""

    def choices(self, group: str, *, asked_before: bool) -> tuple[Choice, ...]:
        """The buttons for one group, from top to bottom."""
        allow = self.in_use if group in _WHILE_IN_USE_GROUPS else self.allow
        if group == "READ_MEDIA_VISUAL" and self.photos:
            allow = self.photos
        return (*allow, self.deny_again if asked_before else self.deny)


_WHILE_IN_USE_GROUPS = frozenset({"LOCATION", "CAMERA", "MICROPHONE"})

_AOSP = "com.android.permissioncontroller"
_AOSP_ACTIVITY = f"{_AOSP}.permission.ui.GrantPermissionsActivity"
_OLD_ACTIVITY = "com.android.packageinstaller.permission.ui.GrantPermissionsActivity"
_MIUI = "com.lbe.security.miui"
_ASKS = "要允许“{app}”{what}吗？"

_ALLOW = Choice("allow_button", "允许", PermissionAnswer.ALLOW)
_IN_USE = Choice(
    "allow_foreground_only_button", "仅在使用该应用时允许", PermissionAnswer.WHILE_IN_USE
)
_ONCE = Choice("allow_one_time_button", "仅限这一次", PermissionAnswer.ONCE)
_REFUSE = Choice("deny_button", "拒绝", PermissionAnswer.DENY)
_REFUSE_FOR_GOOD = Choice(
    "deny_and_dont_ask_again_button", "拒绝且不再询问", PermissionAnswer.DENY_FOR_GOOD
)
_DENY = Choice("deny_button", "不允许", PermissionAnswer.DENY)
_DENY_FOR_GOOD = Choice("deny_and_dont_ask_again_button", "不允许", PermissionAnswer.DENY_FOR_GOOD)
_PHOTOS = (
    Choice("allow_selected_button", "选择照片和视频", PermissionAnswer.ALLOW),
    Choice("allow_all_button", "全部允许", PermissionAnswer.ALLOW),
)
_MIUI_FRAMES = (
    ("LinearLayout", f"{_MIUI}:id/action_bar_root"),
    ("FrameLayout", "android:id/content"),
    ("FrameLayout", f"{_MIUI}:id/dialog_root_view"),
)
_MIUI_DENY = Choice("deny_button", "拒绝", PermissionAnswer.DENY)
_MIUI_DENY_FOR_GOOD = Choice("deny_button", "拒绝且不再询问", PermissionAnswer.DENY_FOR_GOOD)

FORMS = {
    "android-10": Form(
        _AOSP, _AOSP_ACTIVITY, _ASKS, (_IN_USE,), (_ALLOW,), _REFUSE, _REFUSE_FOR_GOOD
    ),
    "android-11": Form(
        _AOSP, _AOSP_ACTIVITY, _ASKS, (_IN_USE, _ONCE), (_ALLOW,), _REFUSE, _REFUSE_FOR_GOOD
    ),
    "android-12": Form(
        _AOSP,
        _AOSP_ACTIVITY,
        _ASKS,
        (_IN_USE, _ONCE),
        (_ALLOW,),
        _DENY,
        _DENY_FOR_GOOD,
        precision=True,
    ),
    "android-14": Form(
        _AOSP,
        _AOSP_ACTIVITY,
        _ASKS,
        (_IN_USE, _ONCE),
        (_ALLOW,),
        _DENY,
        _DENY_FOR_GOOD,
        photos=_PHOTOS,
        precision=True,
    ),
    "android-16": Form(
        f"com.google.{_AOSP.removeprefix('com.')}",
        _AOSP_ACTIVITY,
        _ASKS,
        (_IN_USE, _ONCE),
        (_ALLOW,),
        _DENY,
        _DENY_FOR_GOOD,
        photos=_PHOTOS,
        precision=True,
    ),
    "miui-12": Form(
        _MIUI,
        _OLD_ACTIVITY,
        "允许“{app}”{what}？",
        (
            Choice("allow_foreground_only_button", "仅在使用中允许", PermissionAnswer.WHILE_IN_USE),
            Choice("allow_onetime_button", "本次运行允许", PermissionAnswer.ONCE),
        ),
        (Choice("allow_button", "始终允许", PermissionAnswer.ALLOW),),
        _MIUI_DENY,
        _MIUI_DENY_FOR_GOOD,
        button="TextView",
        frames=_MIUI_FRAMES,
    ),
    "miui-14": Form(
        _MIUI,
        _OLD_ACTIVITY,
        "是否允许“{app}”{what}？",
        (
            Choice("allow_foreground_only_button", "仅在使用中允许", PermissionAnswer.WHILE_IN_USE),
            Choice("", "本次运行允许", PermissionAnswer.ONCE),
        ),
        (Choice("allow_button_1", "允许", PermissionAnswer.ALLOW),),
        Choice("deny_button_1", "拒绝", PermissionAnswer.DENY),
        Choice("deny_button_1", "拒绝且不再询问", PermissionAnswer.DENY_FOR_GOOD),
        frames=_MIUI_FRAMES,
    ),
}
"""By the name that `vphone dialogs` takes; 12 stands for 13 too, 14 for 15. The one called 16 is
that of phones with Google's services."""
USUAL = "android-14"
