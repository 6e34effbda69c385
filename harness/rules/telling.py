"""What reports need of the rules' tables: whose servers got data, and what each jump came after."""

from __future__ import annotations

from harness.model.app import App
from harness.model.evidence import ApiCall, AppOp, Observation
from harness.model.finding import Jump, Named, Receiver
from harness.model.timeline import Timeline
from harness.rules import jumps as found
from harness.rules.data_types import data_type, item_type
from harness.rules.interface import Case
from harness.rules.owners import owner_of_host, sdks
from harness.rules.sends import requests_of
from harness.rules.wording import NAME, Words

MOST_HOSTS = 2_000
"""Hosts that are named; an app can make up as many as it likes."""
MOST_JUMPS = 500
"""Jumps that are told."""


def receivers_of(timeline: Timeline, app: App) -> dict[str, Receiver]:
    """Each host that personal data went to, in the order of the first request."""
    hosts = dict.fromkeys(request.host for request in requests_of(timeline) if request.matches)
    return {host: receiver(host, app) for host in list(hosts)[:MOST_HOSTS]}


def receiver(host: str, app: App) -> Receiver:
    """Whose server it is, by the tables alone."""
    owner = owner_of_host(host, app)
    if owner is None:
        return Receiver(owner=Named(zh="", en=""), kind="unknown", party="unknown")
    party = next((sdk for sdk in sdks() if sdk.name == owner.name), None)
    return Receiver(
        owner=Named(zh=owner.name, en=(party.en if party else "") or owner.name),
        kind=owner.kind,
        party="first" if owner.is_app else "third",
        domain=owner.prefix,
        country=party.country if party else "",
    )


def items_of(timeline: Timeline) -> dict[str, Named]:
    """Each seeded value that was found in requests -> the specification's word."""
    matches = (match for request in requests_of(timeline) for match in request.matches)
    names = dict.fromkeys(match.item for match in matches)
    return {name: _named(item_type(name).words) for name in names}


def data_types_of(timeline: Timeline) -> dict[str, Named]:
    """Each word for data that was read -> the same in both languages."""
    read = {call.data_type for call in timeline.of(ApiCall)}
    noted = {op.data_type for op in timeline.of(AppOp)}
    return {word: _named(data_type(word).words) for word in sorted(filter(None, read | noted))}


def jumps_of(case: Case) -> tuple[Jump, ...]:
    """All jumps with their causes, in order of time."""
    both = sorted([*found.jumps(case), *found.landings(case)], key=lambda jump: jump.start.at)
    return tuple(_told(jump) for jump in both[:MOST_JUMPS])


def _told(jump: found.Jump) -> Jump:
    return Jump(
        start=jump.start.id,
        cause=_named(jump.cause.value),
        target=_named(jump.target.value),
        forced=jump.cause is not found.Cause.CHOICE,
        touch=_id(jump.touch),
        motion=_id(jump.motion),
        call=_id(jump.call),
    )


def _named(words: Words) -> Named:
    return Named(zh=words.zh[:NAME], en=words.en[:NAME])


def _id(evidence: Observation | None) -> str | None:
    return evidence.id if evidence is not None else None
