"""Chapter 6: nothing is collected beyond what a function needs (超范围收集个人信息)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from harness.model.evidence import ApiCall, Phase
from harness.model.finding import Verdict
from harness.rules import reads
from harness.rules.data_types import data_type
from harness.rules.guarded import NOTHING, Guarded
from harness.rules.interface import Answer, Case, Clause, met, rule, suspect, violated
from harness.rules.periods import period
from harness.rules.wording import Words, join

LABEL = "超范围收集个人信息"
SILENT = Words("while the app was on screen and untouched", "静默状态下")
BACKGROUND = Words("while the app was in the background", "后台状态下")
AFTER_CONSENT = (
    Phase.AGREED,
    Phase.IN_USE,
    Phase.SILENT,
    Phase.BACKGROUND,
    Phase.AFTER_RESTART,
)
WATCHED_LONG = (Phase.IN_USE, Phase.SILENT, Phase.BACKGROUND)
MANY, MANY_WITHIN_S = 60, 60.0
"""Reads of one kind by one owner within so many seconds that no user's action explains."""
MOVING = "位置"
"""Location may be read periodically on screen (T/TAF 077.2 table 2), so a person decides."""

Chosen = Callable[[Case, Iterable[ApiCall]], list[ApiCall]]


@rule(
    "app-immutable-identifiers",
    Clause("6.2", LABEL, "T/TAF 077.5; T/TAF 078.1 5.1; 164号 1.2"),
    title=(
        "The app itself reads no immutable identifier unless a stated purpose needs it",
        "除已明示的必要目的外，APP 不应收集不可变设备标识",
    ),
    needs={"api_calls"},
    phases=(Phase.IN_USE,),
)
def app_immutable_identifiers(case: Case) -> Answer:
    """Reads by the app's own code are left to a person, who compares them with the policy."""
    return _immutable(case, reads.by_app)


@rule(
    "app-over-frequency",
    Clause("6.3", LABEL, "T/TAF 078.1 5.2; 191号 4.4; 164号 1.2"),
    title=(
        "The app itself reads nothing periodically or more often than its function needs",
        "APP 不应以特定频率或超频次收集个人信息",
    ),
    needs={"api_calls"},
    phases=WATCHED_LONG,
)
def app_over_frequency(case: Case) -> Answer:
    """A fixed period is found from the moments of the reads; taps do not explain it."""
    return _over_frequency(case, reads.by_app)


@rule(
    "sdk-immutable-identifiers",
    Clause("6.4", LABEL, "T/TAF 077.5; T/TAF 078.1 5.1; 164号 1.2"),
    title=(
        "No SDK reads an immutable identifier unless a stated purpose needs it",
        "除已明示的必要目的外，SDK 不应收集不可变设备标识",
    ),
    needs={"api_calls"},
    phases=(Phase.IN_USE,),
)
def sdk_immutable_identifiers(case: Case) -> Answer:
    """Reads by an SDK are left to a person, who compares them with the policy."""
    return _immutable(case, reads.by_sdk)


@rule(
    "sdk-over-frequency",
    Clause("6.5", LABEL, "T/TAF 078.1 5.2; 191号 4.4; 164号 1.2"),
    title=(
        "No SDK reads anything periodically or more often than its function needs",
        "SDK 不应以特定频率或超频次收集个人信息",
    ),
    needs={"api_calls"},
    phases=WATCHED_LONG,
)
def sdk_over_frequency(case: Case) -> Answer:
    """A fixed period is found from the moments of the reads; taps do not explain it."""
    return _over_frequency(case, reads.by_sdk)


@rule(
    "app-silent-reads",
    Clause("6.6", LABEL, "T/TAF 078.1 5.3-5.8; 164号 1.2"),
    title=(
        "The app itself reads nothing while it is on screen and nobody touches it",
        "静默状态下，APP 不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=(Phase.SILENT,),
)
def app_silent_reads(case: Case) -> Answer:
    """Reads by the app's own code, or app-ops, while nobody touched the app."""
    return _untouched(case, reads.by_app, Phase.SILENT, SILENT, case.guarded(Phase.SILENT))


@rule(
    "app-background-reads",
    Clause("6.7", LABEL, "T/TAF 078.1 5.3-5.8; 164号 1.2"),
    title=(
        "The app itself reads nothing in the background",
        "后台状态下，APP 不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=(Phase.BACKGROUND,),
)
def app_background_reads(case: Case) -> Answer:
    """Reads by the app's own code, or app-ops, while another app was in front."""
    noted = case.guarded(Phase.BACKGROUND)
    return _untouched(case, reads.by_app, Phase.BACKGROUND, BACKGROUND, noted)


@rule(
    "sdk-silent-reads",
    Clause("6.8", LABEL, "T/TAF 078.1 5.3-5.8; 164号 1.2"),
    title=(
        "No SDK reads anything while the app is on screen and nobody touches it",
        "静默状态下，SDK 不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=(Phase.SILENT,),
)
def sdk_silent_reads(case: Case) -> Answer:
    """Reads by an SDK while nobody touched the app."""
    return _untouched(case, reads.by_sdk, Phase.SILENT, SILENT)


@rule(
    "sdk-background-reads",
    Clause("6.9", LABEL, "T/TAF 078.1 5.3-5.8; 164号 1.2"),
    title=(
        "No SDK reads anything in the background",
        "后台状态下，SDK 不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=(Phase.BACKGROUND,),
)
def sdk_background_reads(case: Case) -> Answer:
    """Reads by an SDK while another app was in front."""
    return _untouched(case, reads.by_sdk, Phase.BACKGROUND, BACKGROUND)


def _immutable(case: Case, chosen: Chosen) -> Answer:
    calls = [
        call
        for call in chosen(case, reads.personal(case, *AFTER_CONSENT))
        if data_type(call.data_type or "").immutable
    ]
    if not calls:
        return met("no immutable identifier was read", "未见读取不可变设备标识")
    what = reads.describe(case, calls)
    return suspect(
        Words(
            f"{what.en}; a person compares this with the purposes the policy states",
            f"{what.zh}；须人工对照隐私政策所述目的",
        ),
        calls,
    )


def _untouched(
    case: Case, chosen: Chosen, phase: Phase, when: Words, noted: Guarded = NOTHING
) -> Answer:
    calls = [
        call
        for call in chosen(case, reads.personal(case, phase))
        if not case.actions.triggered(call)
    ]
    return reads.forbidden(case, calls, when, noted.without(case.actions.triggered))


def _over_frequency(case: Case, chosen: Chosen) -> Answer:
    groups: dict[tuple[str, str], list[ApiCall]] = {}
    for call in chosen(case, reads.personal(case, *AFTER_CONSENT)):
        kind = data_type(call.data_type or "").name
        groups.setdefault((case.owner(call).name, kind), []).append(call)
    answers = [a for calls in groups.values() if (a := _frequency(case, calls)) is not None]
    if not answers:
        return met(
            "no kind of data was read periodically or in excess", "未见周期性或过于频繁的读取"
        )
    worst = (
        Verdict.VIOLATED
        if any(answer.verdict is Verdict.VIOLATED for answer in answers)
        else Verdict.SUSPECT
    )
    deciding = [answer for answer in answers if answer.verdict is worst]
    return Answer(
        worst,
        join(answer.why for answer in deciding),
        tuple(cited for answer in deciding for cited in answer.evidence),
    )


def _frequency(case: Case, calls: Sequence[ApiCall]) -> Answer | None:
    found = _periodic(case, calls)
    if found is not None:
        seconds, members = found
        what = reads.describe(case, members)
        why = Words(f"{what.en}, every {seconds:.1f} s", f"{what.zh}，周期约 {seconds:.1f} 秒")
        return violated(why, members) if _certain(members) else suspect(why, members)
    busiest = _busiest(calls)
    if _total(busiest) < MANY:
        return None
    what = reads.describe(case, busiest)
    return suspect(
        Words(
            f"{what.en} within {MANY_WITHIN_S:.0f} s",
            f"{MANY_WITHIN_S:.0f} 秒内{what.zh}",
        ),
        busiest,
    )


def _periodic(case: Case, calls: Sequence[ApiCall]) -> tuple[float, list[ApiCall]] | None:
    """The period and its reads, over all phases, while untouched, or within one phase.

    Reads that taps and launches explain show no period of the app's own.
    """
    untouched = [call for call in calls if call.phase in (Phase.SILENT, Phase.BACKGROUND)]
    within = [[call for call in calls if call.phase is phase] for phase in WATCHED_LONG]
    for group in (list(calls), untouched, *within):
        seconds = period([call.at for call in group])
        if seconds is None:
            continue
        if sum(_explained(case, call) for call in group) * 2 < len(group):
            return seconds, group
    return None


def _explained(case: Case, call: ApiCall) -> bool:
    return case.actions.triggered(call) or case.actions.launched(call)


def _certain(calls: Sequence[ApiCall]) -> bool:
    kind = data_type(calls[0].data_type or "")
    on_screen = all(call.phase is not Phase.BACKGROUND for call in calls)
    return kind.weight == "required" and not (kind.name == MOVING and on_screen)


def _busiest(calls: Sequence[ApiCall]) -> Sequence[ApiCall]:
    """The calls of the window of time that holds most of them."""
    best, best_total, start, total = slice(0), 0, 0, 0
    for end, call in enumerate(calls):
        total += call.count
        while call.at - calls[start].at >= MANY_WITHIN_S:
            total -= calls[start].count
            start += 1
        if total > best_total:
            best, best_total = slice(start, end + 1), total
    return calls[best]


def _total(calls: Sequence[ApiCall]) -> int:
    return sum(call.count for call in calls)
