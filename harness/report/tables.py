"""Rows of the report's tables: who read what, what went where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harness.model.evidence import ApiCall, AppOp, HttpRequest, Phase, TlsRefused
from harness.model.finding import Judgement, Owner
from harness.model.timeline import Timeline

MOST = 200
"""Rows of one table; what goes beyond is counted."""


@dataclass(frozen=True)
class Reads:
    """All calls of one API by one owner."""

    data_type: str
    api: str
    owner: Owner | None
    calls: tuple[ApiCall, ...]

    @property
    def count(self) -> int:
        """Calls, those counted together included."""
        return sum(call.count for call in self.calls)

    @property
    def first(self) -> ApiCall:
        """The first of them."""
        return self.calls[0]

    @property
    def phases(self) -> dict[Phase, int]:
        """Calls in each phase, in the order of phases."""
        found = dict.fromkeys(Phase, 0)
        for call in self.calls:
            found[call.phase] += call.count
        return {phase: count for phase, count in found.items() if count}

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the calls led to, each once."""
        return tuple(dict.fromkeys(call.outcome for call in self.calls))

    @property
    def stack(self) -> tuple[str, ...]:
        """Of the first call whose stack was kept."""
        return next((call.stack for call in self.calls if call.stack), ())


@dataclass(frozen=True)
class NotedUses:
    """All that the system noted of one op with one outcome."""

    data_type: str
    op: str
    rejected: bool
    uses: tuple[AppOp, ...]

    @property
    def first_at(self) -> float:
        """When the first of them was, seconds of the run."""
        return min(use.moment for use in self.uses)

    @property
    def phases(self) -> dict[Phase, int]:
        """Notes found in each phase, in the order of phases."""
        found = [use.phase for use in self.uses]
        return {phase: found.count(phase) for phase in Phase if phase in found}

    @property
    def states(self) -> tuple[str, ...]:
        """What the app was to the system, each once."""
        return tuple(dict.fromkeys(use.state for use in self.uses))


@dataclass(frozen=True)
class Host:
    """All traffic with one host."""

    name: str
    requests: int
    personal: int
    """Requests that carried personal data."""
    plain: int
    """Requests without encryption."""
    refused: int
    """Times the app refused to be inspected."""
    first_at: float


def reads(timeline: Timeline, judgement: Judgement) -> list[Reads]:
    """One row for each data type, API and owner; personal data first, then by first time."""
    groups: dict[tuple[str, str, str], list[ApiCall]] = {}
    owners: Mapping[str, Owner] = judgement.owners
    for call in timeline.of(ApiCall):
        owner = owners.get(call.id)
        key = (call.data_type or "", call.api, owner.name if owner else "")
        groups.setdefault(key, []).append(call)
    rows = [
        Reads(data_type, api, owners.get(calls[0].id), tuple(calls))
        for (data_type, api, _), calls in groups.items()
    ]
    return sorted(rows, key=lambda row: (not row.data_type, row.first.at))


def noted(timeline: Timeline) -> list[NotedUses]:
    """One row for each op and outcome, by first time."""
    groups: dict[tuple[str, bool], list[AppOp]] = {}
    for use in timeline.of(AppOp):
        groups.setdefault((use.op, use.outcome == "reject"), []).append(use)
    rows = [
        NotedUses(uses[0].data_type or "", op, rejected, tuple(uses))
        for (op, rejected), uses in groups.items()
    ]
    return sorted(rows, key=lambda row: (row.first_at, row.op))


def personal_requests(timeline: Timeline) -> list[HttpRequest]:
    """Requests in which personal data was found."""
    return [request for request in timeline.of(HttpRequest) if request.matches]


def hosts(timeline: Timeline) -> list[Host]:
    """One row for each host, those with personal data first."""
    requests: dict[str, list[HttpRequest]] = {}
    refused: dict[str, list[TlsRefused]] = {}
    for request in timeline.of(HttpRequest):
        requests.setdefault(request.host, []).append(request)
    for refusal in timeline.of(TlsRefused):
        refused.setdefault(refusal.host, []).append(refusal)
    rows = [
        _host(name, requests.get(name, []), refused.get(name, []))
        for name in dict.fromkeys([*requests, *refused])
    ]
    return sorted(rows, key=lambda row: (not row.personal, not row.refused, row.first_at))


def _host(name: str, requests: list[HttpRequest], refused: list[TlsRefused]) -> Host:
    return Host(
        name=name,
        requests=len(requests),
        personal=sum(bool(request.matches) for request in requests),
        plain=sum(not request.tls for request in requests),
        refused=len(refused),
        first_at=min(e.at for e in (*requests, *refused)),
    )
