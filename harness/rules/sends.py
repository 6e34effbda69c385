"""Personal data that left the phone: which, to whom, in which form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from harness.model.evidence import DataMatch, HttpRequest, Phase
from harness.rules.data_types import DataType, item_type
from harness.rules.interface import Answer, Case, met, suspect, violated
from harness.rules.owners import owner_of_host
from harness.rules.wording import Words, at, join, listed

PROVEN = 0.8
"""From this confidence on a match proves the value; below it a person decides."""


def personal(case: Case, *phases: Phase) -> list[HttpRequest]:
    """Requests that carried personal data of this phone in these phases."""
    requests = case.timeline.during(*phases).of(HttpRequest)
    return [request for request in requests if _matches(request)]


def certain(request: HttpRequest) -> bool:
    """Whether what it carried needs consent and was proven to be there."""
    return any(
        match.confidence >= PROVEN and item_type(match.item).weight == "required"
        for match in request.matches
    )


def forbidden(case: Case, requests: Sequence[HttpRequest], when: Words) -> Answer:
    """Any such request is a violation; one that proves too little is suspect."""
    if not requests:
        return met(f"no personal data was sent {when.en}", f"{when.zh}未见外发个人信息")
    proven = [request for request in requests if certain(request)]
    what = describe(case, proven or requests)
    why = Words(f"{when.en}, {what.en}", f"{when.zh}，{what.zh}")
    return violated(why, proven) if proven else suspect(why, requests)


def describe(case: Case, requests: Iterable[HttpRequest]) -> Words:
    """What went to which host, in the order of the first request."""
    hosts: dict[str, list[HttpRequest]] = {}
    for request in requests:
        hosts.setdefault(request.host, []).append(request)
    return join(_sent(case, host, group) for host, group in hosts.items())


def _sent(case: Case, host: str, requests: Sequence[HttpRequest]) -> Words:
    kinds: dict[DataType, list[str]] = {}
    for request in requests:
        for match in _matches(request):
            forms = kinds.setdefault(item_type(match.item), [])
            if match.form not in forms:
                forms.append(match.form)
    what = listed([_formed(kind, forms) for kind, forms in kinds.items()])
    owner = owner_of_host(host, case.app)
    whose = f" ({owner.name})" if owner is not None else ""
    first, plural = at(requests[0].at), "" if len(requests) == 1 else "s"
    return Words(
        f"{what.en} went to {host}{whose} in {len(requests)} request{plural}, first at {first.en}",
        f"向 {host}{whose} 发送 {what.zh}，共 {len(requests)} 个请求，首次 {first.zh}",
    )


def _formed(kind: DataType, forms: Sequence[str]) -> Words:
    form = "/".join(forms[:3])
    return Words(f"{kind.en} ({form})", f"{kind.name}（{form}）")


def _matches(request: HttpRequest) -> list[DataMatch]:
    return [match for match in request.matches if item_type(match.item).weight != "none"]
