"""What was not seen: whose silence proves nothing, in which phases, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import inf

from harness.model.app import App
from harness.model.evidence import (
    ApiCall,
    HookMissing,
    HooksInstalled,
    OpaqueTraffic,
    Phase,
    PhaseBegan,
    PhaseCompleted,
    ProbeBegan,
    ProbeLost,
    ProcessEnded,
    ProcessStarted,
    TlsRefused,
)
from harness.model.timeline import Timeline
from harness.rules.wording import Words, listed, plain

API_CALLS, TRAFFIC, ACTIVITIES = "api_calls", "traffic", "activities"
SCREENS, PERMISSIONS, APPOPS = "screens", "permissions", "appops"

PROBES = {
    API_CALLS: Words("API calls", "接口调用"),
    TRAFFIC: Words("network traffic", "网络流量"),
    ACTIVITIES: Words("activity starts", "页面跳转与进程启动"),
    SCREENS: Words("the screen", "屏幕界面"),
    PERMISSIONS: Words("permission dialogs", "权限弹窗"),
    APPOPS: Words("the system's own notes (app-ops)", "系统权限使用记录（AppOps）"),
}
REASON = 160
"""Characters of a reason that are repeated."""
HARMLESS_PROTOCOLS = ("dns", "quic (blocked)", "udp (blocked)")
"""What tells nothing about a person, or was stopped so that the app sent it another way."""

DNS_PORT = "53"
_SOCKET = re.compile(r"/?(\S+:(\d{1,5}))")
"""A socket's address as Java writes it, such as `t.cn/192.0.2.7:443` or `/192.0.2.7:443`."""


def blind_spots(
    timeline: Timeline, app: App, needs: Iterable[str], phases: tuple[Phase, ...]
) -> tuple[Words, ...]:
    """Why silence of these probes in these phases proves nothing; empty when it does.

    What was lost after the last of the phases was completed does not matter.
    """
    watched = _until_complete(timeline, phases)
    return (
        *_phases_cut_short(timeline, app, phases),
        *(
            spot
            for probe in sorted(needs)
            for spot in _unseen_by(probe, watched, app, phases or tuple(Phase))
        ),
    )


def _until_complete(timeline: Timeline, phases: tuple[Phase, ...]) -> Timeline:
    ends = [e.at for e in timeline.of(PhaseCompleted) if e.phase in phases]
    if not phases or not all(timeline.completed(phase) for phase in phases):
        return timeline
    return Timeline(e for e in timeline if e.at <= max(ends))


def _phases_cut_short(timeline: Timeline, app: App, phases: tuple[Phase, ...]) -> Iterator[Words]:
    for phase in phases:
        name = Words(phase.label_en, phase.label)
        if not timeline.reached(phase):
            yield Words(
                f"the phase '{name.en}' was not reached", f"未进入“{name.zh}”阶段，其中行为未观测"
            )
        elif not timeline.completed(phase):
            yield Words(
                f"the phase '{name.en}' was not watched to its end",
                f"“{name.zh}”阶段未观测完整",
            )
        elif crash := _unrecovered_crash(timeline.during(phase), app):
            yield Words(
                f"the app crashed at {crash.at:.1f} s in the phase '{name.en}' and stayed down",
                f"应用在“{name.zh}”阶段 {crash.at:.1f} 秒崩溃且未恢复",
            )


def _unrecovered_crash(phase: Timeline, app: App) -> ProcessEnded | None:
    """A crash of the main process that nobody started again in this phase."""
    down: ProcessEnded | None = None
    for event in phase:
        if isinstance(event, ProcessEnded) and event.process == app.package and event.crashed:
            down = event
        elif isinstance(event, ProcessStarted) and event.process == app.package:
            down = None
    return down


def _unseen_by(
    probe: str, watched: Timeline, app: App, phases: tuple[Phase, ...]
) -> Iterator[Words]:
    name = PROBES.get(probe, Words(probe, probe))
    begun = [e for e in watched.of(ProbeBegan) if e.probe == probe]
    losses = [loss for loss in watched.of(ProbeLost) if loss.probe == probe]
    if not begun:
        why = f" ({losses[0].reason[:REASON]})" if losses else ""
        yield Words(f"{name.en} not watched at all{why}", f"{name.zh}全程未观测{why}")
        return
    first = min((e.at for e in watched.of(PhaseBegan) if e.phase in phases), default=inf)
    if begun[0].at > first:
        yield Words(
            f"{name.en} watched only from {begun[0].at:.1f} s on",
            f"{name.zh}自 {begun[0].at:.1f} 秒才开始观测",
        )
    for loss in losses[:1]:
        why = loss.reason[:REASON]
        yield Words(
            f"{name.en} lost at {loss.at:.1f} s ({why})",
            f"{name.zh}观测于 {loss.at:.1f} 秒中断（{why}）",
        )
    if probe == API_CALLS:
        yield from _unhooked(watched, app)
    elif probe == TRAFFIC:
        yield from _unread(watched.during(*phases))
        yield from _unproxied(watched.during(*phases), _port(begun[0]))


def _unhooked(watched: Timeline, app: App) -> Iterator[Words]:
    installed = list(watched.of(HooksInstalled))
    if not any(hooks.live for hooks in installed):
        yield Words("no hook was live in the app", "应用内没有任何有效的接口监测点")
        return
    hooked = {hooks.pid for hooks in installed if hooks.live}
    started = [p for p in watched.of(ProcessStarted) if p.package == app.package]
    bare = sorted({p.process for p in started if p.pid not in hooked})
    if bare:
        names = listed(plain(*bare))
        yield Words(f"no hooks were in process {names.en}", f"进程 {names.zh} 未被监测")
    late = sorted({hooks.process for hooks in installed if hooks.live and not hooks.early})
    if late:
        names = listed(plain(*late))
        yield Words(
            f"hooks came late into {names.en}, so its first calls were missed",
            f"进程 {names.zh} 的监测晚于其启动，最初的调用未观测",
        )
    failed = sorted({hook.api for hook in watched.of(HookMissing) if not hook.absent})
    if failed:
        names = listed(plain(*failed))
        yield Words(f"hooks failed for {names.en}", f"接口 {names.zh} 监测失败")


def _unread(watched: Timeline) -> Iterator[Words]:
    refused = sorted({tls.host for tls in watched.of(TlsRefused)})
    if refused:
        names = listed(plain(*refused))
        yield Words(
            f"the app refused inspection of TLS to {names.en}",
            f"应用拒绝了到 {names.zh} 的 TLS 检查，其内容未观测",
        )
    opaque = [
        t
        for t in watched.of(OpaqueTraffic)
        if t.size and t.protocol.lower() not in HARMLESS_PROTOCOLS
    ]
    if opaque:
        names = listed(plain(*sorted({f"{t.protocol} {t.place}" for t in opaque})))
        total = sum(t.size for t in opaque)
        yield Words(
            f"{total} bytes that are not HTTP went unread to {names.en}",
            f"发往 {names.zh} 的 {total} 字节非 HTTP 流量未能解读",
        )


def _unproxied(watched: Timeline, relay: str) -> Iterator[Words]:
    """Connections that hooks saw and the relay did not: an app need not obey the proxy setting."""
    seen = {
        found[1]
        for call in watched.of(ApiCall)
        if call.api == "net.connect" and call.outcome in {"value", "unknown"}
        for argument in call.arguments[:1]
        if (found := _SOCKET.fullmatch(argument)) and found[2] not in {relay, DNS_PORT}
    }
    if seen:
        names = listed(plain(*sorted(seen)))
        yield Words(
            f"the app connected past the proxy to {names.en}, which was not read",
            f"应用绕过代理直接连接 {names.zh}，其内容未观测",
        )


def _port(begun: ProbeBegan) -> str:
    """The relay's: where the phone is told its address, that is what apps connect to."""
    found = re.search(r"port (\d+)", begun.detail)
    return found[1] if found else ""
