"""Personal data that left the phone: to whom, by which requests, and where in them it stood."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from harness.model.evidence import (
    ApiCall,
    DataMatch,
    HttpRequest,
    Phase,
    RequestDecrypted,
)
from harness.model.finding import Finding, Judgement, Named, Owner, Receiver
from harness.model.timeline import Timeline
from harness.report.ways import Chip, chips, form, in_context, sentence
from harness.report.wording import Said

MOST_RECEIVERS, MOST_REQUESTS, MOST_MATCHES = 60, 240, 12
"""Receivers and groups of like requests that are told, and matches of one request."""
OPEN = 12
"""Groups of one receiver that stand open; the rest is folded."""
MOST_IDS = 20
"""Ids of like requests that are listed."""
WEBSOCKET = "WEBSOCKET"
"""The method of what is a message of a WebSocket."""
UNKNOWN = Receiver(owner=Named(zh="", en=""), kind="unknown", party="unknown")


@dataclass(frozen=True)
class Call:
    """A call that has to do with a value, and whose code made it."""

    call: ApiCall
    owner: Owner | None


@dataclass(frozen=True)
class Found:
    """One value in one request."""

    match: DataMatch
    item: Named
    excerpt: str
    """In its context, with the match between « and »."""
    encrypted_by: Call | None
    """The call that encrypted it, where the hooks saw that."""
    read_by: Call | None
    """The last call before the request that read this kind of data."""
    message: bool = False
    """It went in a message of a WebSocket rather than in a request's body."""

    @property
    def form(self) -> Said:
        """In words."""
        return form(self.match.form)

    @property
    def way(self) -> tuple[Chip, ...]:
        """From the outside in."""
        return chips(self.match.path, message=self.message)

    @property
    def sentence(self) -> Said:
        """The whole of it, for a person."""
        return sentence(self.match, self.item, message=self.message)


@dataclass(frozen=True)
class Sending:
    """Requests to one place that carried the same values in the same places."""

    requests: tuple[HttpRequest, ...]
    found: tuple[Found, ...]
    left: int
    """Values that are not listed."""
    sent_by: Call | None
    """The call that made the first request, where the hooks saw it."""

    @property
    def first(self) -> HttpRequest:
        """The first of the requests."""
        return self.requests[0]

    def accused(self, accusers: Mapping[str, list[Finding]]) -> list[Finding]:
        """The findings that cite any of the requests, each once."""
        found = [f for request in self.requests for f in accusers.get(request.id, ())]
        return list({finding.rule: finding for finding in found}.values())

    @cached_property
    def phases(self) -> dict[Phase, int]:
        """Requests in each phase, in the order of phases."""
        counted = Counter(request.phase for request in self.requests)
        return {phase: counted[phase] for phase in Phase if counted[phase]}


@dataclass(frozen=True)
class Received:
    """All that one host got."""

    host: str
    receiver: Receiver
    sendings: tuple[Sending, ...]
    left: int
    """Groups of requests that are not listed."""
    requests: int
    items: tuple[Named, ...]
    plain: int
    """Requests that anyone on the way could read."""


@dataclass(frozen=True)
class Told:
    """What the report tells of sendings."""

    received: tuple[Received, ...]
    receivers_left: int

    @property
    def shown(self) -> dict[str, None]:
        """Ids of the requests that are listed, in order."""
        return {
            request.id: None
            for one in self.received
            for sending in one.sendings
            for request in sending.requests[:MOST_IDS]
        }


def sendings(timeline: Timeline, judgement: Judgement) -> Told:
    """Receiver by receiver, and request by request: first what findings cite, then by time."""
    teller = _Teller(timeline, judgement)
    hosts: dict[str, dict[object, list[HttpRequest]]] = {}
    for request in timeline.of(HttpRequest):
        if matches := teller.matches(request):
            groups = hosts.setdefault(request.host, {})
            groups.setdefault(_alike(request, matches), []).append(request)
    cited = {name: None for finding in judgement.findings for name in finding.evidence}
    names = sorted(hosts, key=lambda host: not _is_cited(hosts[host], cited))
    told = [
        (host, sorted(hosts[host].values(), key=lambda group: not _has_any(group, cited)))
        for host in names[:MOST_RECEIVERS]
    ]
    shares = _shares([len(groups) for _, groups in told])
    received = (
        teller.received(host, groups, room)
        for (host, groups), room in zip(told, shares, strict=True)
    )
    return Told(tuple(received), max(len(names) - MOST_RECEIVERS, 0))


class _Teller:
    """Knows the calls and the decrypted requests of one timeline."""

    def __init__(self, timeline: Timeline, judgement: Judgement) -> None:
        self._judgement = judgement
        self._calls = {call.id: call for call in timeline.of(ApiCall)}
        self._opened: dict[str, list[tuple[DataMatch, str]]] = {}
        for opened in timeline.of(RequestDecrypted):
            found = [(match, opened.call) for match in opened.matches]
            self._opened.setdefault(opened.request, []).extend(found)
        self._reads: dict[str, tuple[list[float], list[ApiCall]]] = {}
        for call in self._calls.values():
            if call.data_type and call.outcome == "value":
                moments, calls = self._reads.setdefault(call.data_type, ([], []))
                moments.append(call.at)
                calls.append(call)

    def matches(self, request: HttpRequest) -> list[tuple[DataMatch, str]]:
        """What the request carried, each with the id of the call that encrypted it."""
        plain = [(match, "") for match in request.matches]
        return [*plain, *self._opened.get(request.id, ())]

    def received(self, host: str, groups: list[list[HttpRequest]], room: int) -> Received:
        """All that the host got; at most so many groups of requests are listed."""
        requests = [request for group in groups for request in group]
        items = {m.item: self._item(m.item) for r in requests for m, _ in self.matches(r)}
        return Received(
            host=host,
            receiver=self._judgement.receivers.get(host, UNKNOWN),
            sendings=tuple(self._sending(group) for group in groups[:room]),
            left=max(len(groups) - room, 0),
            requests=len(requests),
            items=tuple({item.zh: item for item in items.values()}.values()),
            plain=sum(not request.tls for request in requests),
        )

    def _sending(self, requests: list[HttpRequest]) -> Sending:
        first = requests[0]
        matches = self.matches(first)
        found = tuple(self._found(first, match, by) for match, by in matches[:MOST_MATCHES])
        sender = self._calls.get(self._judgement.senders.get(first.id, ""))
        left = max(len(matches) - MOST_MATCHES, 0)
        return Sending(tuple(requests), found, left, self._call(sender))

    def _found(self, request: HttpRequest, match: DataMatch, encrypted_by: str) -> Found:
        item = self._item(match.item)
        return Found(
            match,
            item,
            in_context(match, request.url),
            self._call(self._calls.get(encrypted_by)),
            self._call(self._reader(item.zh, request.at)),
            message=request.method == WEBSOCKET,
        )

    def _reader(self, data_type: str, before: float) -> ApiCall | None:
        moments, calls = self._reads.get(data_type, ([], []))
        position = bisect_right(moments, before)
        return calls[position - 1] if position else None

    def _call(self, call: ApiCall | None) -> Call | None:
        return Call(call, self._judgement.owners.get(call.id)) if call else None

    def _item(self, name: str) -> Named:
        return self._judgement.items.get(name) or Named(zh=name, en=name)


def _shares(wanted: list[int]) -> list[int]:
    """How many groups each receiver may list: an equal share, then what others leave, in order."""
    equal = MOST_REQUESTS // max(len(wanted), 1)
    shares = [min(count, equal) for count in wanted]
    left = MOST_REQUESTS - sum(shares)
    for number, count in enumerate(wanted):
        more = min(count - shares[number], left)
        shares[number] += more
        left -= more
    return shares


def _alike(request: HttpRequest, matches: Iterable[tuple[DataMatch, str]]) -> object:
    """What requests have in common that are told as one: all but the values of other fields."""
    carried = frozenset((match.item, match.form, match.path) for match, _ in matches)
    return (request.method, request.port, request.tls, _path(request.url), carried)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return url


def _is_cited(groups: Mapping[object, list[HttpRequest]], cited: Mapping[str, None]) -> bool:
    return any(_has_any(group, cited) for group in groups.values())


def _has_any(requests: Iterable[HttpRequest], cited: Mapping[str, None]) -> bool:
    return any(request.id in cited for request in requests)
