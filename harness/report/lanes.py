"""The timeline as a picture: phases as bands, kinds of evidence as lanes, evidence as marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from harness.model.app import App
from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    AppOp,
    HttpRequest,
    Observation,
    PermissionAsked,
    Phase,
    PhaseBegan,
    ProcessEnded,
    ProcessStarted,
    ScreenSeen,
    SensorStimulus,
    UserAction,
)
from harness.model.finding import Verdict
from harness.model.timeline import Timeline
from harness.report.describe import line
from harness.report.wording import Said

WIDTH, LEFT, RIGHT = 1180, 148, 12
"""Units of the picture: its width, and where the lanes begin and end."""
TOP, LANE = 54, 26
"""Units above the first lane, and of one lane."""
DATA_LANES, PROCESS_LANES = 12, 4
"""Lanes of the most read kinds of data, and of processes; the rest shares one lane."""
TICKS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600)
"""Seconds between two marks of the time axis."""

_CHOICES = {Phase.AGREED: Said("同意", "agreed"), Phase.REFUSED: Said("拒绝", "refused")}


@dataclass(frozen=True)
class Mark:
    """One or more pieces of evidence at one place."""

    x: float
    style: str
    """CSS class: what it is and how heavy it weighs."""
    title: str
    width: float = 0.0
    """Of a bar; zero for a dot."""
    href: str = ""
    """Id of the evidence, where the report tells more about it."""


@dataclass(frozen=True)
class Lane:
    """One row of marks."""

    label: str
    label_en: str
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Band:
    """One phase."""

    x: float
    width: float
    phase: Phase
    label: Said
    """Empty where there is no room for it."""
    choice: Said
    """What the user decided when it began: 同意, 拒绝, or nothing."""


@dataclass(frozen=True)
class Picture:
    """All that the template draws."""

    width: float
    height: float
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    """Place and seconds of each mark on the time axis."""


@dataclass(frozen=True)
class _Scale:
    """Seconds of the run to units of the picture."""

    start: float
    end: float

    def x(self, seconds: float) -> float:
        share = (seconds - self.start) / max(self.end - self.start, 0.001)
        share = min(max(share, 0.0), 1.0)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def draw(timeline: Timeline, app: App, weights: Mapping[str, Verdict]) -> Picture:
    """The picture of a run; `weights` says which evidence findings cite, and how heavily."""
    scale = _scale(timeline)
    pen = _Pen(scale, weights)
    rows = [
        ("屏幕", "screens", pen.marks(timeline.of(ScreenSeen), lambda s: f"screen {s.overlay}")),
        ("操作", "actions", pen.marks([*timeline.of(UserAction), *timeline.of(SensorStimulus)])),
        *_data_rows(timeline, pen),
        *_noted_rows(timeline, pen),
        ("网络请求", "requests", pen.marks(timeline.of(HttpRequest), _request_style)),
        ("权限弹窗", "permissions", pen.marks(timeline.of(PermissionAsked))),
        ("跳转", "jumps", pen.marks(_leaving(timeline, app))),
        *_process_rows(timeline, scale),
    ]
    lanes = tuple(
        Lane(label, en, TOP + LANE * (row + 0.5), marks)
        for row, (label, en, marks) in enumerate(rows)
    )
    height = TOP + LANE * len(lanes) + 26
    return Picture(WIDTH, height, _bands(timeline, scale), lanes, _ticks(scale))


class _Pen:
    """Turns evidence into marks; what falls on the same spot is one mark."""

    def __init__(self, scale: _Scale, weights: Mapping[str, Verdict]) -> None:
        self._scale = scale
        self._weights = weights

    def marks(
        self,
        evidence: Iterable[Observation],
        style: Callable[..., str] = lambda _e: "event",
    ) -> tuple[Mark, ...]:
        spots: dict[tuple[float, str], list[Observation]] = {}
        for observation in evidence:
            if observation.at < self._scale.start:
                continue
            verdict = self._weights.get(observation.id)
            heavy = verdict.value if verdict in {Verdict.VIOLATED, Verdict.SUSPECT} else "plain"
            spot = (round(self._scale.x(observation.at)), f"{style(observation)} {heavy}")
            spots.setdefault(spot, []).append(observation)
        ordered = sorted(spots.items(), key=lambda item: ("plain" not in item[0][1], item[0]))
        return tuple(self._mark(x, css, here) for (x, css), here in ordered)

    def _mark(self, x: float, css: str, here: Sequence[Observation]) -> Mark:
        first = here[0]
        more = f"（共 {len(here)} 条）" if len(here) > 1 else ""
        href = first.id if first.id in self._weights else ""
        return Mark(x, css, f"{first.at:.1f}s {line(first).zh}{more}", href=href)


def _scale(timeline: Timeline) -> _Scale:
    begun = [e.at for e in timeline.of(PhaseBegan) if e.phase is not Phase.SETUP]
    moments = [e.at for e in timeline]
    start = min(begun, default=min(moments, default=0.0))
    return _Scale(start, max([*moments, start + 1.0]))


def _bands(timeline: Timeline, scale: _Scale) -> tuple[Band, ...]:
    began = [e for e in timeline.of(PhaseBegan) if e.at >= scale.start]
    ends = [*(e.at for e in began[1:]), scale.end]
    bands = []
    for event, end in zip(began, ends, strict=False):
        x, width = scale.x(event.at), scale.x(end) - scale.x(event.at)
        zh, en = event.phase.label, event.phase.label_en
        label = Said(zh if width > 13 * len(zh) + 4 else "", en if width > 7 * len(en) else "")
        choice = _CHOICES.get(event.phase, Said("", ""))
        bands.append(Band(x, round(width, 1), event.phase, label, choice))
    return tuple(bands)


def _ticks(scale: _Scale) -> tuple[tuple[float, str], ...]:
    length = scale.end - scale.start
    step = next((s for s in TICKS if length / s <= 14), TICKS[-1])
    first = ceil(scale.start / step) * step
    moments = range(first, min(int(scale.end), first + 200 * step) + 1, step)
    return tuple((scale.x(moment), f"{moment} s") for moment in moments)


def _data_rows(timeline: Timeline, pen: _Pen) -> list[tuple[str, str, tuple[Mark, ...]]]:
    groups: dict[str, list[ApiCall]] = {}
    for call in timeline.of(ApiCall):
        if call.data_type is not None:
            groups.setdefault(call.data_type, []).append(call)
    busiest = sorted(groups, key=lambda kind: (-len(groups[kind]), kind))
    rows = [
        (kind[:10], "API", pen.marks(groups[kind], _call_style))
        for kind in sorted(busiest[:DATA_LANES], key=lambda kind: groups[kind][0].at)
    ]
    rest = [call for kind in busiest[DATA_LANES:] for call in groups[kind]]
    return [*rows, ("其他数据", "API", pen.marks(rest, _call_style))] if rest else rows


def _noted_rows(timeline: Timeline, pen: _Pen) -> list[tuple[str, str, tuple[Mark, ...]]]:
    """What the system noted, each at its own moment; no lane where it noted nothing."""
    noted = [op.model_copy(update={"at": op.moment}) for op in timeline.of(AppOp)]
    return [("系统记录", "app-ops", pen.marks(noted, _noted_style))] if noted else []


def _process_rows(timeline: Timeline, scale: _Scale) -> list[tuple[str, str, tuple[Mark, ...]]]:
    ends = {e.pid: e for e in timeline.of(ProcessEnded)}
    rows: dict[str, list[Mark]] = {}
    for start in timeline.of(ProcessStarted):
        end = ends.get(start.pid)
        until = scale.end if end is None or end.at < start.at else end.at
        x = scale.x(start.at)
        crashed = end is not None and end.crashed
        name = start.process if len(rows) < PROCESS_LANES or start.process in rows else "…"
        rows.setdefault(name, []).append(
            Mark(
                x,
                "process crashed" if crashed else "process",
                f"{start.at:.1f}s {line(start).zh}" + (f"；{line(end).zh}" if end else ""),
                width=max(scale.x(until) - x, 2.0),
            )
        )
    return [("进程", _tail(name), tuple(marks)) for name, marks in rows.items()]


def _tail(process: str) -> str:
    """What tells processes of one app apart, such as `:push`; the main one has no such name."""
    _, colon, name = process.partition(":")
    return f":{name}"[:16] if colon else "main"


def _leaving(timeline: Timeline, app: App) -> list[ActivityStarted]:
    return [
        start
        for start in timeline.of(ActivityStarted)
        if start.caller == app.package and start.target != app.package
    ]


def _request_style(request: HttpRequest) -> str:
    return "request personal" if request.matches else "request"


def _noted_style(op: AppOp) -> str:
    return "noted denied" if op.outcome == "reject" else "noted"


def _call_style(call: ApiCall) -> str:
    return "call denied" if call.outcome == "denied" else "call"
