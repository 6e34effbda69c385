"""One line about one piece of evidence, as a person would say it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    AppOp,
    DownloadStarted,
    GoalReached,
    HttpRequest,
    MotionFelt,
    Note,
    Observation,
    OpaqueTraffic,
    PermissionAnswered,
    PermissionAsked,
    PinningBypassed,
    ProcessEnded,
    ProcessStarted,
    RequestDecrypted,
    ScreenSeen,
    SensorStimulus,
    TlsRefused,
    UserAction,
    WalkEnded,
    WindowTried,
)
from harness.model.finding import Named
from harness.report.wording import (
    ACTIONS,
    GOALS,
    KINDS,
    OUTCOMES,
    OVERLAYS,
    STATES,
    WINDOW_OUTCOMES,
    Said,
    joined,
    known,
    same,
)

NOTHING = Said("", "")


def kind(observation: Observation) -> Said:
    """The kind of evidence."""
    return KINDS.get(getattr(observation, "kind", ""), Said("记录", "record"))


def describe(
    observation: Observation, names: Mapping[str, Named] | None = None
) -> tuple[Said, ...]:
    """What was seen, without its time, in parts that are read one after the other.

    `names`: words for kinds of data and for seeded values.
    """
    words = next((words for form, words in _WORDS if isinstance(observation, form)), None)
    parts = words(observation) if words else [kind(observation)]
    return tuple(_named(part, names or {}) for part in parts if part.zh)


def line(observation: Observation, names: Mapping[str, Named] | None = None) -> Said:
    """The same as one text."""
    return joined(describe(observation, names))


def _named(part: Said, names: Mapping[str, Named]) -> Said:
    name = names.get(part.zh)
    return Said(name.zh, name.en) if name else part


def _call(call: ApiCall) -> list[Said]:
    times = same(f"×{call.count}") if call.count > 1 else NOTHING
    read = same(call.data_type or call.api)
    return [read, same(call.signature), OUTCOMES[call.outcome], times]


def _noted(op: AppOp) -> list[Said]:
    refused = Said("被系统拒绝", "rejected") if op.outcome == "reject" else NOTHING
    through = Said(f"经由 {op.proxy}", f"through {op.proxy}") if op.proxy else NOTHING
    what = [same(op.data_type or op.op), same(op.op), known(STATES, op.state)]
    return [*what, refused, through, same(op.tag)]


def _request(request: HttpRequest) -> list[Said]:
    items = dict.fromkeys(match.item for match in request.matches)
    return [same(f"{request.method} {request.host}"), *map(same, items)]


def _screen(screen: ScreenSeen) -> list[Said]:
    over = NOTHING if screen.overlay == "none" else known(OVERLAYS, screen.overlay)
    return [same(screen.package), over, same(" / ".join(screen.texts[:4])[:80])]


def _action(action: UserAction) -> list[Said]:
    done = ACTIONS[action.action]
    target = Said(f"{done.zh} {action.target}", f"{done.en} {action.target}")
    return [target, same(action.reason)]


def _started(start: ActivityStarted) -> list[Said]:
    blocked = NOTHING if start.started else Said("被系统阻止", "blocked by the system")
    return [
        same(f"{start.caller} → {start.target}"),
        same(start.activity),
        same(start.data),
        blocked,
    ]


def _answered(said: PermissionAnswered) -> list[Said]:
    answer = Said("允许", "allowed") if said.granted else Said("拒绝", "denied")
    return [answer, same("、".join(said.permissions))]


def _asked(asked: PermissionAsked) -> list[Said]:
    return [same(asked.group or "、".join(asked.permissions)), same(asked.text[:80])]


def _ended(end: ProcessEnded) -> list[Said]:
    how = Said("崩溃", "crashed") if end.crashed else Said("结束", "ended")
    return [same(end.process), how, same(end.detail[:80])]


def _began(start: ProcessStarted) -> list[Said]:
    cause = start.cause
    by = (
        Said(f"由 {cause} 启动", f"started by {cause}")
        if cause
        else Said("原因未知", "no cause known")
    )
    return [same(start.process), by]


def _tried(test: WindowTried) -> list[Said]:
    parts = [
        Said(f"第 {test.launch}/{test.of} 次启动", f"launch {test.launch} of {test.of}"),
        known(OVERLAYS, test.overlay),
    ]
    if test.way_out:
        size = f"{test.way_out.width:g}x{test.way_out.height:g}"
        parts.append(same(f"{test.way_out.label} {size} dp"))
    if test.taps:
        parts.append(Said(f"点击 {test.taps} 次", f"{test.taps} tap(s)"))
    parts.append(WINDOW_OUTCOMES[test.outcome])
    if test.returned:
        parts.append(Said("再次弹出", "came back"))
    return parts


def _felt(felt: MotionFelt) -> list[Said]:
    told = f"{felt.stimulus}: {felt.acceleration:g} m/s², {felt.rotation:g}°"
    return [same(told), Said(f"{felt.samples} 个样本", f"{felt.samples} samples")]


def _opaque(traffic: OpaqueTraffic) -> list[Said]:
    told = same(f"{traffic.protocol} {traffic.place}")
    return [told, Said(f"{traffic.size} 字节", f"{traffic.size} bytes")]


def _reached(goal: GoalReached) -> list[Said]:
    taps = Said(f"{goal.taps} 次点击", f"{goal.taps} tap(s)")
    return [known(GOALS, goal.goal), same(goal.name), taps, same(goal.reason)]


def _walked(walk: WalkEnded) -> list[Said]:
    seen = Said(f"{walk.pages} 个页面，{walk.steps} 步", f"{walk.pages} pages, {walk.steps} steps")
    whole = Said("已走遍", "all of it") if walk.exhaustive else Said("未走遍", "not all of it")
    return [seen, whole]


def _decrypted(opened: RequestDecrypted) -> list[Said]:
    items = list(dict.fromkeys(match.item for match in opened.matches))
    return [same(opened.request), same(opened.transformation), same(", ".join(items))]


_WORDS: tuple[tuple[type[Observation], Callable[[Any], list[Said]]], ...] = (
    (ApiCall, _call),
    (AppOp, _noted),
    (HttpRequest, _request),
    (RequestDecrypted, _decrypted),
    (ScreenSeen, _screen),
    (UserAction, _action),
    (ActivityStarted, _started),
    (PermissionAsked, _asked),
    (PermissionAnswered, _answered),
    (ProcessStarted, _began),
    (ProcessEnded, _ended),
    (SensorStimulus, lambda s: [same(f"{s.name}: {s.acceleration:g} m/s², {s.rotation:g}°")]),
    (MotionFelt, _felt),
    (WindowTried, _tried),
    (GoalReached, _reached),
    (WalkEnded, _walked),
    (DownloadStarted, lambda d: [same(d.url)]),
    (TlsRefused, lambda t: [same(f"{t.host}:{t.port}"), same(t.reason)]),
    (PinningBypassed, lambda b: [same(b.check), same(b.reason)]),
    (OpaqueTraffic, _opaque),
    (Note, lambda n: [same(n.text)]),
)
