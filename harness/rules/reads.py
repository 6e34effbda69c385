"""Personal data that the app's processes read: which, by whom, how often, from when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.model.evidence import ApiCall, AppOp, Phase
from harness.model.finding import Owner
from harness.rules import guarded
from harness.rules.data_types import data_type
from harness.rules.guarded import NOTHING, Guarded
from harness.rules.interface import Answer, Case, met, suspect, violated
from harness.rules.wording import Words, at, join, listed, times

OWN = Words("the app's own code", "应用自身代码")


def personal(case: Case, *phases: Phase) -> list[ApiCall]:
    """Reads of personal data in these phases, refused attempts included."""
    return [
        call
        for call in case.timeline.during(*phases).of(ApiCall)
        if call.data_type is not None and data_type(call.data_type).weight != "none"
    ]


def by_app(case: Case, calls: Iterable[ApiCall]) -> list[ApiCall]:
    """Those that the app answers for itself: its own code, or code that left no name."""
    return [call for call in calls if not by_third_party(case.owner(call))]


def by_sdk(case: Case, calls: Iterable[ApiCall]) -> list[ApiCall]:
    """Those that third-party code in the app made."""
    return [call for call in calls if by_third_party(case.owner(call))]


def by_third_party(owner: Owner) -> bool:
    """Whether the owner is an SDK, known or not."""
    return not owner.is_app and owner.prefix != ""


def forbidden(
    case: Case, calls: Sequence[ApiCall], when: Words, noted: Guarded = NOTHING
) -> Answer:
    """Any such read is a violation; data that is only listed with conditions is suspect.

    What the system noted counts as a call where no hooks watched; where hooks watched and saw none,
    a person decides.
    """
    certain = [call for call in calls if _weight(call) == "required"]
    stands = [op for op in noted.unwatched if _weight(op) == "required"]
    if certain or stands:
        return violated(_told(case, when, certain, guarded.describe(stands)), [*certain, *stands])
    open_ones = [*calls, *noted.unwatched, *noted.unexplained, *noted.continued]
    if open_ones:
        return suspect(_told(case, when, calls, guarded.doubtful(noted)), open_ones)
    return met(f"no personal data was read {when.en}", f"{when.zh}未见读取个人信息")


def describe(case: Case, calls: Iterable[ApiCall]) -> Words:
    """Who read what, how often and since when, in the order of the first read."""
    owners: dict[str, dict[str, list[ApiCall]]] = {}
    names: dict[str, Words] = {}
    for call in calls:
        owner = case.owner(call)
        names[owner.name] = OWN if owner.is_app else Words(owner.name, owner.name)
        kind = data_type(call.data_type or "").name
        owners.setdefault(owner.name, {}).setdefault(kind, []).append(call)
    return join(
        Words(f"{names[name].en} {what.en}", f"{names[name].zh} {what.zh}")
        for name, kinds in owners.items()
        for what in (_read(kinds),)
    )


def _read(kinds: dict[str, list[ApiCall]]) -> Words:
    refused = all(_denied(calls) for calls in kinds.values())
    verb = Words("tried to read", "尝试读取") if refused else Words("read", "读取")
    what = listed([_counted(kind, calls) for kind, calls in kinds.items()])
    return Words(f"{verb.en} {what.en}", f"{verb.zh} {what.zh}")


def _counted(kind: str, calls: Sequence[ApiCall]) -> Words:
    name = data_type(kind).words
    count, first = times(sum(call.count for call in calls)), at(calls[0].at)
    denied = Words(", denied", "，被系统拒绝") if _denied(calls) else Words("", "")
    return Words(
        f"{name.en} {count.en} (first at {first.en}{denied.en})",
        f"{name.zh} {count.zh}（首次 {first.zh}{denied.zh}）",
    )


def _denied(calls: Sequence[ApiCall]) -> bool:
    """The system let none of them through; the attempt counts all the same."""
    return all(call.outcome == "denied" for call in calls)


def _told(case: Case, when: Words, calls: Sequence[ApiCall], noted: Sequence[Words]) -> Words:
    what = join([*([describe(case, calls)] if calls else []), *noted])
    return Words(f"{when.en}, {what.en}", f"{when.zh}，{what.zh}")


def _weight(read: ApiCall | AppOp) -> str:
    return data_type(read.data_type or "").weight
