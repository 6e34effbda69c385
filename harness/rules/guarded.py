"""Guarded reads that the system itself noted (app-ops): in place of hooks, and as a check on them.

The system does not know whose code read. The app answers for it, as for a call without a stack.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from harness.model.app import App
from harness.model.evidence import (
    ApiCall,
    AppOp,
    HooksInstalled,
    Observation,
    Phase,
    PhaseBegan,
    ProbeBegan,
    ProbeLost,
    ProcessEnded,
    ProcessStarted,
)
from harness.model.timeline import Timeline
from harness.rules.data_types import data_type
from harness.rules.watching import API_CALLS, APPOPS
from harness.rules.wording import Words, at, listed, times

FOR_OTHERS = frozenset({"tp", "up"})
"""Flags of what the app did on behalf of another app."""
LATE_S = 0.3
"""A look takes time, so what seems to lie this close behind a phase's beginning may lie before."""
TOGETHER_S = 2.0
"""A hooked call and the app-op that it causes arrive no further apart."""
COUNTED_S = 60.0
"""Calls counted together may be spread over this time."""
LASTING = frozenset({"位置", "录音", "相机", "屏幕内容", "运动健康", "蓝牙设备"})
"""One call asks for these, and the system notes each time that they are given."""
_IDENTIFIERS = ("IMEI", "MEID", "IMSI", "ICCID", "SUPI", "SUCI", "序列号", "本机电话号码")
_NEARBY = (
    "位置",
    "基站",
    "Wi-Fi列表",
    "SSID",
    "BSSID",
    "蓝牙设备",
    "网络类型",
    "MAC地址",
    "IP地址",
)
_FILES = ("图片", "音视频", "存储")
_EXPLAINED_BY = {
    "设备唯一标识": _IDENTIFIERS,
    "本机电话号码": _IDENTIFIERS,
    "短信": ("短信", "本机电话号码"),
    "位置": _NEARBY,
    "Wi-Fi列表": _NEARBY,
    "蓝牙设备": (*_NEARBY, "蓝牙地址", "设备名称"),
    **dict.fromkeys(_FILES, _FILES),
    "运动健康": ("运动健康", "传感器"),
    "相机": ("相机", "录音"),
}
"""What an app-op guards -> the data types of the calls that make the system note it; else its own.
"""
BLIND = Words(
    "where hooks did not watch, app-ops was asked; it tells no Android id, OAID, MAC address, "
    "installed or running apps, motion sensors or files, no clipboard before Android 10, no "
    "attempt that a missing permission stopped, of several reads of a kind within 2 s only the "
    "last, and not whose code read",
    "接口未监测处以系统权限使用记录（AppOps）为准；其中看不到 Android ID、OAID、MAC地址、应用列表、"
    "运行进程、传感器、文件、Android 10 以前的剪切板和因缺少权限而失败的尝试；"
    "2 秒内多次同类读取只见最后一次，且无法区分 APP 与 SDK",
)
UNEXPLAINED = Words(
    ", and no hook saw it: native code, a hidden call to the system, or a hook that failed",
    "，而接口监测未见：可能来自原生代码、绕过公开接口的系统调用，或监测点失效",
)
NO_MORE = Words("", "")
CONTINUED = Words(", which a call had asked for earlier", "，由此前的调用持续获取")


@dataclass(frozen=True)
class Guarded:
    """Reads that the system noted and no hooked call came with, at the moments they were made."""

    unwatched: tuple[AppOp, ...] = ()
    """No hooks watched then, so these stand for the calls that were not seen."""
    unexplained: tuple[AppOp, ...] = ()
    """Hooks watched, and saw no call: native code, or a call to the system past its API."""
    continued: tuple[AppOp, ...] = ()
    """A call asked for it earlier, and it was still given while the app was in the background."""

    def without(self, caused: Callable[[AppOp], bool]) -> Guarded:
        """All but those that something else caused, such as a touch."""
        groups = (self.unwatched, self.unexplained, self.continued)
        return Guarded(*(tuple(op for op in group if not caused(op)) for group in groups))


NOTHING = Guarded()


def guarded(timeline: Timeline, app: App, *phases: Phase) -> Guarded:
    """What app-ops adds to the hooks in these phases."""
    hooks, calls = _Hooks(timeline, app), _Calls(timeline)
    unwatched, unexplained, continued = [], [], []
    for op in _reads(timeline, phases):
        if calls.with_it(op):
            continue
        if not hooks.watched(op.at):
            unwatched.append(op)
        elif calls.before_it(op):
            if op.phase is Phase.BACKGROUND:
                continued.append(op)
        elif data_type(op.data_type or "").weight == "required":
            unexplained.append(op)
    return Guarded(tuple(unwatched), tuple(unexplained), tuple(continued))


def describe(ops: Sequence[AppOp], besides: Words = NO_MORE) -> tuple[Words, ...]:
    """What the system noted, how often it was seen and since when; empty for nothing."""
    kinds: dict[str, list[AppOp]] = {}
    for op in ops:
        kinds.setdefault(data_type(op.data_type or "").name, []).append(op)
    if not kinds:
        return ()
    what = listed([_counted(kind, found) for kind, found in kinds.items()])
    tried = all(op.outcome == "reject" for op in ops)
    verb = Words("tried to read", "尝试读取") if tried else Words("read", "读取")
    return (
        Words(
            f"the system noted that the app {verb.en} {what.en}{besides.en}",
            f"系统记录（AppOps）显示应用{verb.zh} {what.zh}{besides.zh}",
        ),
    )


def doubtful(noted: Guarded) -> tuple[Words, ...]:
    """The same of what a person has to judge, with the reason."""
    return (
        *describe(noted.unwatched),
        *describe(noted.unexplained, UNEXPLAINED),
        *describe(noted.continued, CONTINUED),
    )


def missed(timeline: Timeline, app: App) -> Iterator[Words]:
    """What the hooks did not see although they watched, by kind of data; and what app-ops cannot.

    For the list of what was not observed.
    """
    yield from doubtful(Guarded(unexplained=guarded(timeline, app, *Phase).unexplained))
    began = any(e.probe == APPOPS for e in timeline.of(ProbeBegan))
    if began and not _Hooks(timeline, app).always():
        yield BLIND


def _counted(kind: str, ops: Sequence[AppOp]) -> Words:
    name, count, first = data_type(kind).words, times(len(ops)), at(ops[0].at)
    rejected = all(op.outcome == "reject" for op in ops)
    denied = Words(", rejected", "，被系统拒绝") if rejected else Words("", "")
    return Words(
        f"{name.en} at least {count.en} (first at {first.en}{denied.en})",
        f"{name.zh} 至少 {count.zh}（首次 {first.zh}{denied.zh}）",
    )


def _reads(timeline: Timeline, phases: Iterable[Phase]) -> Iterator[AppOp]:
    """The app's own guarded reads, `at` the moments when they were made."""
    wanted = frozenset(phases)
    begun = [e.at for e in timeline.of(PhaseBegan)]
    for op in timeline.of(AppOp):
        kind = op.data_type
        if kind is None or data_type(kind).weight == "none" or op.flag in FOR_OTHERS:
            continue
        start = max((began for began in begun if began <= op.at), default=0.0)
        before = op.phase is not Phase.BEFORE_CONSENT and op.moment < start + LATE_S
        if op.phase in wanted and not before:
            yield op.model_copy(update={"at": op.moment, "age": 0.0})


class _Calls:
    """The hooked calls, and which app-ops they explain."""

    def __init__(self, timeline: Timeline) -> None:
        self._moments: dict[str, list[float]] = {}
        self._counted: dict[str, list[float]] = {}
        for call in timeline.of(ApiCall):
            for found in (self._moments, self._counted) if call.count > 1 else (self._moments,):
                found.setdefault(data_type(call.data_type or "").name, []).append(call.at)
        for moments in (*self._moments.values(), *self._counted.values()):
            moments.sort()

    def with_it(self, op: AppOp) -> bool:
        """Whether a call that the system may have noted so came at the same time."""
        return any(
            _within(self._moments.get(cause, ()), op.at - TOGETHER_S, op.at + TOGETHER_S)
            or _within(self._counted.get(cause, ()), op.at - COUNTED_S, op.at + COUNTED_S)
            for cause in _causes(op)
        )

    def before_it(self, op: AppOp) -> bool:
        """Whether a call had asked for what is then given again and again."""
        kind = data_type(op.data_type or "").name
        return kind in LASTING and _within(self._moments.get(kind, ()), 0.0, op.at)


def _causes(op: AppOp) -> tuple[str, ...]:
    kind = data_type(op.data_type or "").name
    return _EXPLAINED_BY.get(kind, (kind,))


class _Hooks:
    """When hooks were in every process of the app."""

    def __init__(self, timeline: Timeline, app: App) -> None:
        live = [hooks for hooks in timeline.of(HooksInstalled) if hooks.live]
        self._first = min((0.0 if h.early else h.at for h in live), default=inf)
        self._lost = min(
            (e.at for e in timeline.of(ProbeLost) if e.probe == API_CALLS), default=inf
        )
        since = {hooks.pid: 0.0 if hooks.early else hooks.at for hooks in live}
        ends: dict[int, Observation] = {e.pid: e for e in timeline.of(ProcessEnded)}
        self._bare = [
            (started.at, min(since.get(started.pid, inf), _end(ends.get(started.pid), started.at)))
            for started in timeline.of(ProcessStarted)
            if started.package == app.package and since.get(started.pid, inf) > started.at
        ]

    def watched(self, moment: float) -> bool:
        """Whether hooks were in every process that ran then."""
        bare = any(start - TOGETHER_S <= moment <= end for start, end in self._bare)
        return self._first <= moment < self._lost and not bare

    def always(self) -> bool:
        """Whether there was no process without hooks at any time."""
        return self._first == 0 and self._lost == inf and not self._bare


def _end(end: Observation | None, start: float) -> float:
    return end.at if end is not None and end.at >= start else inf


def _within(moments: Sequence[float], start: float, end: float) -> bool:
    position = bisect_left(moments, start)
    return position < len(moments) and moments[position] <= end
