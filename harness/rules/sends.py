"""Personal data that left the phone: which, to whom, in which form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from harness.model.evidence import DataMatch, HttpRequest, Phase, RequestDecrypted
from harness.model.timeline import Timeline
from harness.rules.data_types import DataType, item_type
from harness.rules.interface import Answer, Case, met, suspect, violated
from harness.rules.owners import owner_of_host
from harness.rules.wording import Words, at, join, listed

PROVEN = 0.8
"""From this confidence on a match proves the value; below it a person decides."""
CIPHER = "cipher:"
"""How the step of a match's path begins that the app's own encryption took."""


def personal(case: Case, *phases: Phase) -> list[HttpRequest]:
    """Requests that carried personal data of this phone in these phases."""
    requests = requests_of(case.timeline)
    return [request for request in requests if request.phase in phases and _matches(request)]


def requests_of(timeline: Timeline) -> Iterator[HttpRequest]:
    """Every request with all that was found in it, also in what the app had encrypted."""
    opened: dict[str, list[DataMatch]] = {}
    for one in timeline.of(RequestDecrypted):
        opened.setdefault(one.request, []).extend(one.matches)
    for request in timeline.of(HttpRequest):
        if found := opened.get(request.id):
            yield request.model_copy(update={"matches": (*request.matches, *found)})
        else:
            yield request


def readable(requests: Iterable[HttpRequest]) -> list[HttpRequest]:
    """Those that anyone on the way could read, with what he could read in them."""
    plain = (
        request.model_copy(update={"matches": tuple(m for m in request.matches if not _sealed(m))})
        for request in requests
        if not request.tls
    )
    return [request for request in plain if _matches(request)]


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
            form = f"{match.form}, encrypted by the app" if _sealed(match) else match.form
            if form not in forms:
                forms.append(form)
    what = listed([_formed(kind, forms) for kind, forms in kinds.items()])
    owner = owner_of_host(host, case.app)
    whose = f" ({owner.name})" if owner is not None else ""
    first, plural = at(requests[0].at), "" if len(requests) == 1 else "s"
    by = _senders(case, requests)
    return Words(
        f"{what.en} went to {host}{whose} in {len(requests)} request{plural}{by.en}, "
        f"first at {first.en}",
        f"向 {host}{whose} 发送 {what.zh}，共 {len(requests)} 个请求{by.zh}，首次 {first.zh}",
    )


def _senders(case: Case, requests: Sequence[HttpRequest]) -> Words:
    """Whose code sent them, as far as hooks saw it."""
    seen = (case.sender(request) for request in requests)
    names = dict.fromkeys(owner.name for owner in seen if owner is not None)
    if not names:
        return Words("", "")
    return Words(f" sent by the code of {', '.join(names)}", f"，由 {'、'.join(names)} 的代码发出")


def _formed(kind: DataType, forms: Sequence[str]) -> Words:
    form = "/".join(forms[:3])
    return Words(f"{kind.en} ({form})", f"{kind.name}（{form}）")


def _matches(request: HttpRequest) -> list[DataMatch]:
    return [match for match in request.matches if item_type(match.item).weight != "none"]


def _sealed(match: DataMatch) -> bool:
    """Whether the app had encrypted it before it sent it."""
    return any(step.startswith(CIPHER) for step in match.path)
