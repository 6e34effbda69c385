"""Chapter 5: nothing is collected before the user was told and agreed (违规收集个人信息)."""

from __future__ import annotations

from harness.model.evidence import (
    ConsentDialog,
    Phase,
    ProcessEnded,
    ScreenSeen,
    UserAction,
)
from harness.model.finding import Verdict
from harness.rules import guarded, reads, sends
from harness.rules.interface import (
    Answer,
    Case,
    Clause,
    inconclusive,
    met,
    not_applicable,
    rule,
    shown,
    suspect,
    violated,
)
from harness.rules.watching import blind_spots
from harness.rules.wording import Words, at

LABEL = "违规收集个人信息"
RECOGNISED = 0.5
"""From this confidence on a screen counts as a consent prompt."""
BEFORE = Words("before consent", "同意前")
AFTER_REFUSAL = Words("after refusal", "拒绝后")
FIRST_LAUNCH = (Phase.BEFORE_CONSENT,)


def prompts(case: Case) -> list[tuple[ScreenSeen, ConsentDialog]]:
    """Consent prompts as nobody had touched them yet."""
    return [
        (screen, screen.consent)
        for screen in case.timeline.during(*FIRST_LAUNCH).of(ScreenSeen)
        if screen.consent is not None and screen.consent.confidence >= RECOGNISED
    ]


def no_prompt() -> Answer:
    """What rules about the prompt say when there was none."""
    return not_applicable("the app showed no consent prompt", "应用未展示隐私同意弹窗")


def nothing_to_refuse(case: Case) -> Answer | None:
    """What rules about refusal say when the first launch offered no way to refuse."""
    if case.timeline.reached(Phase.REFUSED) or any(c.refuse for _, c in prompts(case)):
        return None
    if blind_spots(case.timeline, case.app, {"screens", "api_calls"}, FIRST_LAUNCH):
        return None
    return Answer(
        Verdict.NOT_APPLICABLE,
        Words("the app offered no way to refuse consent", "应用未提供拒绝同意的途径"),
        proven=True,
    )


@rule(
    "consent-prompt",
    Clause("5.2", LABEL, "T/TAF 078.6 5.2; 191号 1.2"),
    title=(
        "The first launch asks for consent before anything personal is collected",
        "首次运行应以弹窗等明显方式提示用户阅读隐私政策并征得同意",
    ),
    needs={"screens", "api_calls", "traffic"},
    phases=FIRST_LAUNCH,
)
def consent_prompt(case: Case) -> Answer:
    """A recognised prompt before consent; without one, any personal data read or sent at all."""
    seen = prompts(case)
    if seen:
        when = at(seen[0][0].at)
        return shown(
            Words(f"a consent prompt was shown at {when.en}", f"{when.zh}展示了隐私同意弹窗"),
            [seen[0][0]],
        )
    screens = [
        s
        for s in case.timeline.during(*FIRST_LAUNCH).of(ScreenSeen)
        if s.package == case.app.package
    ]
    if not screens:
        return inconclusive("no screen of the app was seen at first launch", "首次启动未见应用界面")
    read, sent = reads.personal(case, *Phase), sends.personal(case, *Phase)
    noted = case.guarded(*Phase).unwatched
    if not read and not sent and not noted:
        return met(
            "no prompt was shown, and nothing personal was read or sent",
            "未展示隐私同意弹窗，也未见读取或外发个人信息",
        )
    told = reads.describe(case, read) if read else sends.describe(case, sent)
    what = guarded.describe(noted)[0] if noted and not read else told
    return violated(
        Words(
            f"no consent prompt was shown at first launch, yet {what.en}",
            f"首次运行未展示隐私同意弹窗，但{what.zh}",
        ),
        [*screens[:3], *read, *noted, *sent],
    )


@rule(
    "policy-link",
    Clause("5.2", LABEL, "191号 1.1, 1.2"),
    title=(
        "The consent prompt leads to the rules of collection",
        "同意弹窗应提供隐私政策等收集使用规则的链接",
    ),
    needs={"screens"},
    phases=FIRST_LAUNCH,
)
def policy_link(case: Case) -> Answer:
    """A prompt without a link is left to a person: the rules may be reachable elsewhere."""
    seen = prompts(case)
    if not seen:
        return no_prompt()
    linked = next(((s, c) for s, c in seen if c.policy_links), None)
    if linked is None:
        return suspect(
            Words("the prompt showed no link to a privacy policy", "弹窗中未见隐私政策链接"),
            [seen[0][0]],
        )
    links = "、".join(linked[1].policy_links[:4])
    return shown(Words(f"the prompt leads to {links}", f"弹窗提供链接：{links}"), [linked[0]])


@rule(
    "app-reads-before-consent",
    Clause("5.3", LABEL, "T/TAF 078.6 5.3; 191号 3.1; 164号 1.1"),
    title=(
        "The app itself reads no personal data before the user agrees",
        "征得用户同意前，APP 不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=FIRST_LAUNCH,
)
def app_reads_before_consent(case: Case) -> Answer:
    """Calls of the app's own code before consent, or app-ops; refused attempts count."""
    early = reads.by_app(case, reads.personal(case, *FIRST_LAUNCH))
    return reads.forbidden(case, early, BEFORE, case.guarded(*FIRST_LAUNCH))


@rule(
    "sends-before-consent",
    Clause("5.3", LABEL, "T/TAF 078.6 5.3; 191号 3.1; 164号 1.1"),
    title=(
        "No personal data leaves the phone before the user agrees",
        "征得用户同意前，不应外发个人信息",
    ),
    needs={"traffic"},
    phases=FIRST_LAUNCH,
)
def sends_before_consent(case: Case) -> Answer:
    """Seeded values of the phone found in requests before consent."""
    return sends.forbidden(case, sends.personal(case, *FIRST_LAUNCH), BEFORE)


@rule(
    "reads-after-refusal",
    Clause("5.3", LABEL, "191号 3.2; GB/T 42574 9.5"),
    title=(
        "Nothing personal is read after the user refused",
        "用户明确拒绝后，不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=(Phase.REFUSED,),
)
def reads_after_refusal(case: Case) -> Answer:
    """Calls of the app or of an SDK after consent was refused, or app-ops."""
    refused, noted = reads.personal(case, Phase.REFUSED), case.guarded(Phase.REFUSED)
    return nothing_to_refuse(case) or reads.forbidden(case, refused, AFTER_REFUSAL, noted)


@rule(
    "sdk-reads-before-consent",
    Clause("5.6", LABEL, "T/TAF 078.6 5.6; 191号 3.1; 164号 1.1"),
    title=(
        "No SDK reads personal data before the user agrees",
        "征得用户同意前，SDK 不应收集个人信息",
    ),
    needs={"api_calls"},
    phases=FIRST_LAUNCH,
)
def sdk_reads_before_consent(case: Case) -> Answer:
    """Calls of third-party code before consent; its owner is found from the stack."""
    early = reads.personal(case, *FIRST_LAUNCH)
    return reads.forbidden(case, reads.by_sdk(case, early), BEFORE)


@rule(
    "refuse-button",
    Clause("5.8", LABEL, "T/TAF 078.6 5.8; 191号 3.4"),
    title=(
        "The consent prompt offers to refuse as plainly as to agree",
        "同意弹窗应提供明确的拒绝选项",
    ),
    needs={"screens"},
    phases=FIRST_LAUNCH,
)
def refuse_button(case: Case) -> Answer:
    """The untouched prompt has a button to refuse."""
    seen = prompts(case)
    if not seen:
        return no_prompt()
    offered = next(((s, c.refuse) for s, c in seen if c.refuse is not None), None)
    if offered is None:
        return violated(
            Words("the prompt has no button to refuse", "同意弹窗没有拒绝按钮"), [seen[0][0]]
        )
    text = offered[1].text[:20]
    return shown(Words(f"the prompt offers “{text}”", f"弹窗提供“{text}”按钮"), [offered[0]])


@rule(
    "consent-wording",
    Clause("5.8", LABEL, "T/TAF 078.6 5.8; 164号 1.1"),
    title=(
        "The agree button says that the user agrees",
        "同意按钮应明确表示同意，不应使用“好的”“我知道了”等表述",
    ),
    needs={"screens"},
    phases=FIRST_LAUNCH,
)
def consent_wording(case: Case) -> Answer:
    """The untouched prompt's agree button is no mere 好的 or 我知道了."""
    seen = prompts(case)
    if not seen:
        return no_prompt()
    vague = next(((s, c) for s, c in seen if c.vague), None)
    if vague is None:
        return shown(
            Words("the prompt asks for explicit consent", "弹窗征求明示同意"), [seen[0][0]]
        )
    text = vague[1].agree.text[:20] if vague[1].agree else ""
    return violated(
        Words(f"the agree button says “{text}”", f"同意按钮文字为“{text}”，并非明示同意"),
        [vague[0]],
    )


@rule(
    "consent-not-preticked",
    Clause("5.9", LABEL, "T/TAF 078.6 5.9; 191号 3.4"),
    title=(
        "No agree box is ticked before the user touches it",
        "不应默认勾选同意隐私政策",
    ),
    needs={"screens"},
    phases=FIRST_LAUNCH,
)
def consent_not_preticked(case: Case) -> Answer:
    """The untouched prompt's agree box is empty."""
    seen = prompts(case)
    if not seen:
        return no_prompt()
    ticked = [screen for screen, consent in seen if consent.preticked]
    if ticked:
        when = at(ticked[0].at)
        return violated(
            Words(
                f"the agree box was already ticked at {when.en}, untouched",
                f"{when.zh}时同意框未经操作已被勾选",
            ),
            ticked[:1],
        )
    return shown(Words("no box was ticked in advance", "未见默认勾选"), [seen[0][0]])


@rule(
    "stays-after-refusal",
    Clause("5", LABEL, "T/TAF 078.6-2026 5.10; GB/T 42574 9.5 d"),
    title=(
        "Refusing consent does not shut the user out",
        "用户拒绝同意后，APP 不应直接退出",
    ),
    needs={"screens", "activities"},
    phases=(Phase.REFUSED,),
)
def stays_after_refusal(case: Case) -> Answer:
    """The main process ending after refusal is left to a person: no log tells who ended it."""
    if answer := nothing_to_refuse(case):
        return answer
    refused = case.timeline.during(Phase.REFUSED)
    for end in refused.of(ProcessEnded):
        before = refused.between(end.at - 5, end.at)
        ours = [a for a in before.of(UserAction) if a.action in {"stop", "home", "back"}]
        if end.process == case.app.package and not end.crashed and not ours:
            when = at(end.at)
            return suspect(
                Words(
                    f"the app's process ended at {when.en}, after consent was refused",
                    f"拒绝同意后，应用进程于 {when.zh}退出",
                ),
                [end],
            )
    return met("the app stayed open after refusal", "拒绝同意后应用未退出")
