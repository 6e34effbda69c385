"""Chapter 7: personal data go only where the user agreed (违规使用个人信息)."""

from __future__ import annotations

from harness.model.evidence import WITHOUT_CONSENT, Phase
from harness.rules import sends
from harness.rules.collection import AFTER_REFUSAL, nothing_to_refuse
from harness.rules.interface import Answer, Case, Clause, met, rule, suspect, violated
from harness.rules.owners import owner_of_host
from harness.rules.wording import Words

LABEL = "违规使用个人信息"
WHOLE_RUN = tuple(phase for phase in Phase if phase is not Phase.SETUP)


@rule(
    "third-party-sends",
    Clause("7", LABEL, "191号 5.1; 164号 1.3; T/TAF 078.5"),
    title=(
        "Personal data go to no third party without notice and consent",
        "未经告知同意，不应向第三方提供个人信息",
    ),
    needs={"traffic"},
    phases=(Phase.BEFORE_CONSENT, Phase.IN_USE, Phase.SILENT, Phase.BACKGROUND),
)
def third_party_sends(case: Case) -> Answer:
    """Without consent it is a violation; with consent a person reads the policy's list.

    A host that is neither the app's nor a known third party's is left to a person.
    """
    foreign = []
    for request in sends.personal(case, *WHOLE_RUN):
        owner = owner_of_host(request.host, case.app)
        if owner is None or not owner.is_app:
            foreign.append((request, owner))
    early = [
        request
        for request, owner in foreign
        if owner is not None and request.phase in WITHOUT_CONSENT and sends.certain(request)
    ]
    if early:
        what = sends.describe(case, early)
        return violated(Words(f"without consent, {what.en}", f"未经同意，{what.zh}"), early)
    if not foreign:
        return met("no personal data went to a third party", "未见向第三方发送个人信息")
    requests = [request for request, _ in foreign]
    what = sends.describe(case, requests)
    return suspect(
        Words(
            f"{what.en}; a person compares this with the third parties the policy names",
            f"{what.zh}；须人工对照隐私政策所列第三方",
        ),
        requests,
    )


@rule(
    "plain-http",
    Clause("7", LABEL, "YD/T 4177.8; GB/T 35273"),
    title=(
        "Personal data are encrypted on the way",
        "个人信息应加密传输",
    ),
    needs={"traffic"},
    phases=(Phase.BEFORE_CONSENT, Phase.IN_USE, Phase.SILENT, Phase.BACKGROUND),
)
def plain_http(case: Case) -> Answer:
    """Judged over the whole run; consent does not make plain text right."""
    plain = sends.readable(sends.personal(case, *WHOLE_RUN))
    return sends.forbidden(case, plain, Words("without encryption", "未加密传输"))


@rule(
    "sends-after-refusal",
    Clause("7", LABEL, "191号 3.2; GB/T 42574 9.5"),
    title=(
        "No personal data leaves the phone after the user refused",
        "用户明确拒绝后，不应外发个人信息",
    ),
    needs={"traffic"},
    phases=(Phase.REFUSED,),
)
def sends_after_refusal(case: Case) -> Answer:
    """Any request in the phase after refusal that carries personal data."""
    refused = sends.personal(case, Phase.REFUSED)
    return nothing_to_refuse(case) or sends.forbidden(case, refused, AFTER_REFUSAL)
