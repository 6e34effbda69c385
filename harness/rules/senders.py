"""Which call in the app made a request, and so whose code sent it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from urllib.parse import urlsplit

from harness.model.evidence import ApiCall, HttpRequest
from harness.model.finding import Owner
from harness.model.timeline import Kind, Timeline

OPENING = frozenset({"net.request", "net.connect"})
"""Catalogue entries whose arguments say where a request goes."""
LATE_S = 2.0
"""The clocks of phone and relay are brought together by what was told fastest, which is not exact;
until then a call may seem to come after its request."""
PATIENCE_S = 60.0
"""How long after the call its request may leave: connections are opened, and calls wait."""
SLOWEST_S = 60.0
"""A source's word is believed to be this old at most; a clock that jumped says more."""
MOST_CALLS = 200
"""Calls to one place that are looked at for one request, the latest ones."""
MOST_REQUESTS = 20_000
"""Requests that are looked at; an app can make as many as it likes."""
_ADDRESS = re.compile(r"(?:https?|wss?)://[^\s?#]+")
_SOCKET = re.compile(r"([\w.-]+\.[A-Za-z]\w*)/\S*:\d+")


@dataclass
class _Calls:
    """Calls to one place, in the order of time."""

    times: list[float] = field(default_factory=list)
    calls: list[ApiCall] = field(default_factory=list)

    def add(self, moment: float, call: ApiCall) -> None:
        self.times.append(moment)
        self.calls.append(call)

    def with_stack(self, moment: float) -> list[tuple[float, ApiCall]]:
        """Those that may have made a request of that moment, the latest last."""
        first = bisect_left(self.times, moment - PATIENCE_S)
        last = bisect_right(self.times, moment + LATE_S)
        first = max(first, last - MOST_CALLS)
        near = zip(self.times[first:last], self.calls[first:last], strict=True)
        return [(at, call) for at, call in near if call.stack]


def senders_of(timeline: Timeline, owners: Mapping[str, Owner]) -> dict[str, str]:
    """Evidence id of each request -> that of the hooked call that made it.

    A call for the same address made it. Where the rate limit dropped that call's stack, or the
    address is not known (a socket), it is the last call to the same host, provided that only one
    owner's code called that host at the time. A request without an entry was made by nobody knows.
    """
    by_address: dict[str, _Calls] = defaultdict(_Calls)
    by_host: dict[str, _Calls] = defaultdict(_Calls)
    opening = [call for call in timeline.of(ApiCall) if call.api in OPENING]
    for moment, call in sorted(_timed(opening), key=itemgetter(0)):
        for address, host in _destinations(call):
            by_address[address].add(moment, call)
            by_host[host].add(moment, call)
    senders: dict[str, str] = {}
    exchanges: dict[str, str] = {}
    for moment, request in _timed(list(islice(timeline.of(HttpRequest), MOST_REQUESTS))):
        # A message's exchange is its handshake's and a number.
        sender = (
            exchanges.get(request.exchange.partition("/")[0])
            or _exact(by_address[_bare(request.url)].with_stack(moment), moment)
            or _likely(by_host[request.host.casefold()].with_stack(moment), moment, owners)
        )
        if sender:
            senders[request.id] = sender
            exchanges.setdefault(request.exchange, sender)
    return senders


def _timed(evidence: Sequence[Kind]) -> Iterator[tuple[float, Kind]]:
    """When each happened, in seconds of the run; what was told late is put back."""
    told = [(one.at - one.source_at) for one in evidence if one.source_at is not None]
    ahead = min(told, default=0.0)
    for one in evidence:
        if one.source_at is None:
            yield one.at, one
        else:
            yield max(one.source_at + ahead, one.at - SLOWEST_S), one


def _exact(same: list[tuple[float, ApiCall]], moment: float) -> str:
    return _last(same, moment).id if same else ""


def _likely(near: list[tuple[float, ApiCall]], moment: float, owners: Mapping[str, Owner]) -> str:
    known = {owners[call.id].name if call.id in owners else "" for _, call in near}
    return _last(near, moment).id if len(known) == 1 else ""


def _last(calls: list[tuple[float, ApiCall]], moment: float) -> ApiCall:
    """The last one before the request; the first one after it where there is none."""
    before = [call for at, call in calls if at <= moment]
    return before[-1] if before else calls[0][1]


def _destinations(call: ApiCall) -> Iterator[tuple[str, str]]:
    """Address and host of each place that the arguments name."""
    for argument in call.arguments:
        if found := _ADDRESS.match(argument):
            yield _bare(found[0]), _host(found[0])
        elif found := _SOCKET.fullmatch(argument):
            yield "", found[1].casefold()


def _bare(address: str) -> str:
    """Host and path; the scheme may be `wss` in one place and `https` in the other."""
    path = address.partition("://")[2].partition("?")[0].partition("#")[0]
    return f"{_host(address)}/{path.partition('/')[2]}"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # such as a bracket without its pair
        return ""
