"""Chapter 9: permissions are asked for when needed, with a reason, and a no is a no."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from harness.model.evidence import (
    WITHOUT_CONSENT,
    ActivityStarted,
    PermissionAnswered,
    PermissionAsked,
    Phase,
    ProcessEnded,
    ScreenSeen,
    UserAction,
)
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    met,
    not_applicable,
    rule,
    suspect,
    violated,
)
from harness.rules.jumps import neutral
from harness.rules.wording import Words, at, join, listed, plain

LABEL = "APP强制、频繁、过度索取权限"
PHASES = (Phase.BEFORE_CONSENT, Phase.IN_USE)
EXIT_S = 5.0
"""An app that is gone this soon after a refusal went because of it."""
LOOP = 3
"""Dialogs for the same permission, answered with no each time, that make a loop."""
ROW_S = 10.0
"""Dialogs for different permissions that follow within this time come in a row."""
SEEN_LATE_S = 5.0
"""A dialog is on the timeline when somebody looks, this long after the touch at most."""
REQUEST = "android.content.pm.action.REQUEST_PERMISSIONS"
"""What an app's request for permissions starts."""
HOME_PAGE = ("定位", "通知")
"""What a first page may need at once, so that a person decides."""


def _asked(case: Case, *phases: Phase) -> list[PermissionAsked]:
    """Dialogs that were asked for in one of the phases, or all."""
    dialogs = list(case.timeline.of(PermissionAsked))
    return [asked for asked in dialogs if not phases or _phase_of(case, asked) in phases]


def _phase_of(case: Case, asked: PermissionAsked) -> Phase:
    """In which the app asked: as the system's log says, where the dialog was seen later."""
    just_before = case.timeline.between(asked.at - SEEN_LATE_S, asked.at).of(ActivityStarted)
    requests = [
        start
        for start in just_before
        if start.action == REQUEST and start.caller == case.app.package and start.started
    ]
    return requests[-1].phase if requests else asked.phase


def _none_asked() -> Answer:
    return not_applicable("the app asked for no permission", "应用未申请权限")


def _kind(asked: PermissionAsked) -> str:
    """What a permission dialog is about: the specification's group, or the permissions."""
    if asked.group:
        return asked.group
    return "、".join(p.removeprefix("android.permission.") for p in asked.permissions) or "未知权限"


def _kinds(dialogs: Sequence[PermissionAsked]) -> Words:
    return listed(plain(*dict.fromkeys(_kind(asked) for asked in dialogs)))


def _untriggered(case: Case, dialogs: Sequence[PermissionAsked]) -> list[PermissionAsked]:
    return [asked for asked in dialogs if not case.actions.triggered(asked, SEEN_LATE_S)]


def _refused(case: Case) -> list[tuple[PermissionAsked, PermissionAnswered]]:
    """Dialogs that were refused, with the answer that came before the next dialog."""
    refused: list[tuple[PermissionAsked, PermissionAnswered]] = []
    open_dialog: PermissionAsked | None = None
    for event in case.timeline:
        if isinstance(event, PermissionAsked):
            open_dialog = event
        elif isinstance(event, PermissionAnswered) and open_dialog is not None:
            if not event.granted:
                refused.append((open_dialog, event))
            open_dialog = None
    return refused


def _none_refused() -> Answer:
    return not_applicable("no permission was refused in this run", "本次运行未拒绝任何权限")


@rule(
    "permission-refusal-exit",
    Clause("9.2", LABEL, "T/TAF 078.4 4.2; 191号 4.2; 164号 2.1"),
    title=(
        "Refusing a permission does not close the app",
        "用户拒绝授权后，APP 不应退出或关闭",
    ),
    needs={"permissions", "activities"},
    phases=PHASES,
)
def permission_refusal_exit(case: Case) -> Answer:
    """The main process or the screen leaves within 5 s of a refusal, in the same phase.

    When the harness has gone on to the next phase meanwhile, a person must say why it left.
    """
    refused = _refused(case)
    if not refused:
        return _none_refused()
    doubtful: Answer | None = None
    for asked, said in refused:
        end = _left_after(case, said)
        if end is not None:
            when, what = at(end.at), _kinds([asked])
            words = Words(
                f"the app closed at {when.en} after {what.en} was refused",
                f"拒绝“{what.zh}”权限后，应用于 {when.zh}退出",
            )
            if end.phase is said.phase:
                return violated(words, [asked, said, end])
            doubt = Words("in the next phase", "其时已进入下一检测阶段")
            doubtful = doubtful or suspect(join([words, doubt]), [asked, said, end])
    stayed = met("the app stayed open after each refusal", "每次拒绝授权后应用均未退出")
    return doubtful or stayed


@rule(
    "permission-loop",
    Clause("9.3", LABEL, "T/TAF 078.4 4.3; 164号 2.1"),
    title=(
        "Refusing a permission does not bring its dialog back in a loop",
        "用户拒绝授权后，APP 不应循环弹窗申请",
    ),
    needs={"permissions"},
    phases=PHASES,
)
def permission_loop(case: Case) -> Answer:
    """The same dialog three times, refused each time, without a use of its function."""
    refused = _refused(case)
    if not refused:
        return _none_refused()
    by_kind: dict[str, list[PermissionAsked]] = {}
    for asked, _ in refused:
        by_kind.setdefault(_kind(asked), []).append(asked)
    for kind, dialogs in by_kind.items():
        repeated = dialogs[:1] + _untriggered(case, dialogs[1:])
        close = [
            later for earlier, later in pairwise(repeated) if later.at - earlier.at <= ROW_S * 2
        ]
        if len(close) + 1 >= LOOP:
            return violated(
                Words(
                    f"the dialog for {kind} came {len(close) + 1} times, each time refused",
                    f"“{kind}”权限弹窗在被拒绝后连续出现 {len(close) + 1} 次",
                ),
                repeated,
            )
    return met("no dialog came back in a loop", "未见循环弹窗")


@rule(
    "permission-before-consent",
    Clause("9.5", LABEL, "191号 3.1; T/TAF 078.4 4.5"),
    title=(
        "No permission is asked for before the user agreed to the rules",
        "征得用户同意前，不应申请打开权限",
    ),
    needs={"permissions"},
    phases=(Phase.BEFORE_CONSENT,),
)
def permission_before_consent(case: Case) -> Answer:
    """Any permission dialog before consent or after its refusal."""
    early = _asked(case, *WITHOUT_CONSENT)
    if not early:
        return met("no permission was asked for without consent", "未同意时未见申请权限")
    what, when = _kinds(early), at(early[0].at)
    return violated(
        Words(
            f"without consent the app asked for {what.en}, first at {when.en}",
            f"未经同意即申请“{what.zh}”权限，首次 {when.zh}",
        ),
        early,
    )


@rule(
    "permission-ahead-of-use",
    Clause("9.5", LABEL, "T/TAF 078.4 4.5; T/TAF 077.1 6.1; 164号 2.1"),
    title=(
        "A permission is asked for when its function is used, not ahead of it",
        "应在使用相应功能时申请权限，不应提前申请",
    ),
    needs={"permissions"},
    phases=(Phase.IN_USE,),
)
def permission_ahead_of_use(case: Case) -> Answer:
    """A dialog that no touch of the app led to; location and notification go to a person."""
    dialogs = [a for a in _asked(case) if a.phase not in WITHOUT_CONSENT]
    if not dialogs:
        return _none_asked()
    ahead = _untriggered(case, dialogs)
    if not ahead:
        return met("each dialog came when a function was used", "权限均在使用功能时申请")
    certain = [asked for asked in ahead if _kind(asked) not in HOME_PAGE]
    what, when = _kinds(certain or ahead), at((certain or ahead)[0].at)
    why = Words(
        f"the app asked for {what.en} at {when.en} although no function was being used",
        f"{when.zh}未使用任何功能时即申请“{what.zh}”权限",
    )
    return violated(why, certain) if certain else suspect(why, ahead)


@rule(
    "permission-purpose",
    Clause("9.5", LABEL, "191号 2.3; T/TAF 078.4 4.1; 292号"),
    title=(
        "The purpose is told when a permission is asked for",
        "申请权限时应同步告知目的",
    ),
    needs={"permissions", "screens"},
    phases=(Phase.IN_USE,),
)
def permission_purpose(case: Case) -> Answer:
    """A dialog next to which no purpose was shown."""
    dialogs = _asked(case)
    if not dialogs:
        return _none_asked()
    silent = [asked for asked in dialogs if asked.purpose_shown is False]
    if silent:
        what, when = _kinds(silent), at(silent[0].at)
        return violated(
            Words(
                f"the app asked for {what.en} without telling why, first at {when.en}",
                f"申请“{what.zh}”权限时未同步告知目的，首次 {when.zh}",
            ),
            silent,
        )
    unknown = [asked for asked in dialogs if asked.purpose_shown is None]
    if unknown:
        return inconclusive(
            "nobody looked whether a purpose was shown", "未观测是否同步告知目的", unknown
        )
    return met("each dialog came with its purpose", "申请权限时均同步告知目的")


@rule(
    "permissions-in-a-row",
    Clause("9.5", LABEL, "191号 4.6; T/TAF 077.1 6.1; 26号"),
    title=(
        "Permissions are not asked for in a bundle",
        "不应一揽子连续申请多项权限",
    ),
    needs={"permissions"},
    phases=PHASES,
)
def permissions_in_a_row(case: Case) -> Answer:
    """Two different permissions within 10 s without a use of a function."""
    row: list[PermissionAsked] = []
    longest: list[PermissionAsked] = []
    for asked in _untriggered(case, _asked(case)):
        row = [*row, asked] if row and asked.at - row[-1].at <= ROW_S else [asked]
        if len({_kind(a) for a in row}) > len({_kind(a) for a in longest}):
            longest = row
    if not longest and not _asked(case):
        return _none_asked()
    if len({_kind(asked) for asked in longest}) < 2:
        return met("no two permissions were asked for in a row", "未见连续申请多项权限")
    what, when = _kinds(longest), at(longest[0].at)
    return violated(
        Words(
            f"the app asked for {what.en} one after another from {when.en} on",
            f"自 {when.zh}起连续申请“{what.zh}”权限",
        ),
        longest,
    )


@rule(
    "permission-again",
    Clause("9.6", LABEL, "T/TAF 078.4 4.6; 191号 3.2; 337号 6"),
    title=(
        "A refused permission is not asked for again unless the user uses its function",
        "用户明确拒绝后，不应再次主动弹窗申请",
    ),
    needs={"permissions"},
    phases=(Phase.IN_USE, Phase.AFTER_RESTART),
)
def permission_again(case: Case) -> Answer:
    """A dialog after a refusal of the same, in the same run or after a restart, unprompted."""
    refused = _refused(case)
    if not refused:
        return _none_refused()
    again: list[PermissionAsked] = []
    for asked, said in refused:
        again += [
            later
            for later in _asked(case)
            if later.at > said.at and _kind(later) == _kind(asked) and later not in again
        ]
    again = _untriggered(case, again)
    if not again:
        return met("nothing refused was asked for again", "被拒绝的权限未再次申请")
    what, when = _kinds(again), at(again[0].at)
    times = len(again)
    return violated(
        Words(
            f"after refusal the app asked for {what.en} again ({times}x), first at {when.en}",
            f"被拒绝后，未经用户触发再次申请“{what.zh}”权限 {times} 次，首次 {when.zh}",
        ),
        [refused[0][1], *again],
    )


def _left_after(case: Case, said: PermissionAnswered) -> ProcessEnded | ScreenSeen | None:
    """How the app went away after an answer, unless the harness itself sent it away."""
    after = case.timeline.between(said.at, said.at + EXIT_S)
    for event in after:
        if isinstance(event, UserAction) and event.action in {"stop", "home", "back", "launch"}:
            return None
        if isinstance(event, ProcessEnded) and event.process == case.app.package:
            return event
        if isinstance(event, ScreenSeen) and _is_home(event):
            return event
    return None


def _is_home(screen: ScreenSeen) -> bool:
    return "launcher" in screen.package.casefold() or (
        neutral(screen.package) and screen.package.endswith(".home")
    )
