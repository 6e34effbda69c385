"""What was not observed, channel by channel: silence there proves nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from harness.model.evidence import (
    HookMissing,
    HttpRequest,
    HttpResponse,
    Note,
    Observation,
    OpaqueTraffic,
    PinningBypassed,
    ProbeLost,
    TlsRefused,
)
from harness.model.timeline import Timeline
from harness.report.wording import Said, same

MOST = 40
"""Rows of one kind."""
NOT_SEARCHED = "not searched in "
"""How the traffic probe begins its note about what of a message it left out."""
UDP_NOT_WATCHED = "UDP was not watched"
"""How the traffic probe begins its note that a phone does not count it."""
CARRIED_ELSEWHERE = ("quic (blocked)", "udp (blocked)")
"""What was stopped so that the app sends it where it can be read."""

Kind = TypeVar("Kind", bound=Observation)


@dataclass(frozen=True)
class Gap:
    """One thing that was not observed, or only in part."""

    channel: Said
    what: Said
    detail: Said
    count: int
    first_at: float
    evidence: str = ""
    """Id of the first piece of evidence."""


def gaps(timeline: Timeline) -> list[Gap]:
    """All of them, most serious channels first."""
    return [
        *_lost(timeline),
        *_refused(timeline),
        *_altered(timeline),
        *_opaque(timeline),
        *_uncounted(timeline),
        *_hooks(timeline),
        *_unsearched(timeline),
        *_cut(timeline),
    ]


def _lost(timeline: Timeline) -> Iterator[Gap]:
    losses = timeline.of(ProbeLost)
    return _each(Said("观测中断", "probe lost"), losses, lambda loss: (loss.probe, loss.reason))


def _refused(timeline: Timeline) -> Iterator[Gap]:
    channel = Said("拒绝 TLS 检查", "TLS refused")
    refused = timeline.of(TlsRefused)
    return _each(channel, refused, lambda tls: (f"{tls.host}:{tls.port}", tls.reason))


def _altered(timeline: Timeline) -> Iterator[Gap]:
    channel = Said("改变的证书校验", "altered certificate check")
    return _each(channel, timeline.of(PinningBypassed), lambda one: (one.check, one.reason))


def _opaque(timeline: Timeline) -> Iterator[Gap]:
    groups: dict[str, list[OpaqueTraffic]] = {}
    for one in timeline.of(OpaqueTraffic):
        groups.setdefault(one.protocol.lower(), []).append(one)
    for name, group in list(groups.items())[:MOST]:
        size = sum(traffic.size for traffic in group)
        hosts = list(dict.fromkeys(traffic.place for traffic in group))
        more = f" … +{len(hosts) - 6}" if len(hosts) > 6 else ""
        detail = f"{', '.join(hosts[:6])}{more}"
        channel = (
            Said("已阻断的通道", "blocked channel")
            if name in CARRIED_ELSEWHERE
            else Said("无法解读的流量", "unread traffic")
        )
        told = Said(f"{name}，{size} 字节", f"{name}, {size} bytes")
        yield Gap(channel, told, same(detail), len(group), group[0].at, group[0].id)


def _uncounted(timeline: Timeline) -> Iterator[Gap]:
    channel = Said("未观测 UDP", "UDP not watched")
    notes = (note for note in timeline.of(Note) if note.text.startswith(UDP_NOT_WATCHED))
    return _each(channel, notes, lambda note: ("QUIC, DNS, UDP", note.text.partition(": ")[2]))


def _hooks(timeline: Timeline) -> Iterator[Gap]:
    failed = [hook for hook in timeline.of(HookMissing) if not hook.absent]
    channel = Said("监测点失败", "hook failed")
    yield from _each(channel, failed, lambda hook: (hook.api, hook.reason))
    absent = [hook for hook in timeline.of(HookMissing) if hook.absent]
    if absent:
        names = list(dict.fromkeys(hook.api for hook in absent))
        more = f" … +{len(names) - 12}" if len(names) > 12 else ""
        yield Gap(
            Said("系统无此接口", "not on this Android"),
            Said(f"{len(names)} 个接口，无可观测", f"{len(names)} APIs, nothing to see"),
            same(f"{', '.join(names[:12])}{more}"),
            len(names),
            absent[0].at,
            absent[0].id,
        )


def _unsearched(timeline: Timeline) -> Iterator[Gap]:
    channel = Said("未全部搜索", "not searched in full")
    notes = (note for note in timeline.of(Note) if note.text.startswith(NOT_SEARCHED))
    return _each(channel, notes, _what_and_why)


def _what_and_why(note: Note) -> tuple[str, str]:
    where, _, why = note.text.removeprefix(NOT_SEARCHED).partition(": ")
    return where, why


def _cut(timeline: Timeline) -> Iterator[Gap]:
    cut = [
        message
        for message in timeline
        if isinstance(message, (HttpRequest, HttpResponse))
        and message.body is not None
        and message.body.truncated
    ]
    if cut:
        kept = sum(message.body.size for message in cut if message.body is not None)
        yield Gap(
            Said("正文过长", "body too long"),
            Said(f"{len(cut)} 个正文只保存了开头", f"only the beginning of {len(cut)} was kept"),
            Said(f"已保存 {kept} 字节", f"{kept} bytes kept"),
            len(cut),
            cut[0].at,
            cut[0].id,
        )


def _each(
    channel: Said, evidence: Iterable[Kind], told: Callable[[Kind], tuple[str, str]]
) -> Iterator[Gap]:
    """A row for each thing, with why it was first missed; those beyond the limit as one row."""
    groups: dict[str, list[Kind]] = {}
    for one in evidence:
        groups.setdefault(told(one)[0], []).append(one)
    for what, group in list(groups.items())[:MOST]:
        first = group[0]
        yield Gap(channel, same(what), same(told(first)[1]), len(group), first.at, first.id)
    if left := list(groups.values())[MOST:]:
        more = Said(f"另有 {len(left)} 项", f"{len(left)} more")
        count, first = sum(map(len, left)), left[0][0]
        yield Gap(channel, more, same("timeline.jsonl"), count, first.at, first.id)
