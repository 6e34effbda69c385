"""For those who write rules: a run told second by second, judged without a phone.

run = Run().saw(Phase.SILENT, 5.0, read("IMEI", by="com.umeng.UMConfigure.init"))
assert run.judged_by("sdk-silent-reads").verdict is Verdict.VIOLATED
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from harness.model.app import App
from harness.model.evidence import (
    ActivityStarted,
    ApiCall,
    AppOp,
    Bounds,
    Button,
    ConsentDialog,
    DataMatch,
    HooksInstalled,
    HttpRequest,
    Observation,
    PermissionAnswered,
    PermissionAsked,
    Phase,
    PhaseBegan,
    PhaseCompleted,
    ProbeBegan,
    ScreenSeen,
    UserAction,
)
from harness.model.finding import Finding
from harness.model.identity import Identity
from harness.model.recording import Device, Procedure, Provenance, Recording
from harness.model.timeline import Timeline
from harness.rules import SPECIFICATION
from harness.rules.interface import Case
from harness.rules.owners import owners_of
from harness.rules.senders import senders_of

Outcome = Literal["value", "null", "denied", "threw", "unknown"]
Touch = Literal["tap", "back", "home", "swipe", "launch", "stop"]
PACKAGE = "cn.example.reader"
APP = App(
    path=Path("reader.apk"),
    package=PACKAGE,
    label="悦读",
    version_name="1.2",
    version_code=12,
    sha256="a" * 64,
    min_sdk=21,
    target_sdk=30,
    main_activity=f"{PACKAGE}.MainActivity",
)
DEVICE = Device(
    name="lab-1",
    serial="R5",
    manufacturer="Google",
    model="Pixel 7",
    android="14",
    sdk=34,
    build="google/panther",
    abi="arm64-v8a",
    rooted=True,
    virtual=False,
)
PROCEDURE = Procedure(
    name="standard",
    before_consent=10,
    refused=10,
    agreed=10,
    in_use=10,
    silent=10,
    background=10,
    after_restart=10,
)
PHASE_S = 100.0
"""Seconds of each phase in these runs."""
STARTS = {phase: index * PHASE_S for index, phase in enumerate(Phase)}
PROBES = ("api_calls", "traffic", "activities", "screens", "permissions", "appops")


class Run:
    """A run in which every probe watched every phase; add evidence, or take some away."""

    def __init__(self, procedure: Procedure = PROCEDURE) -> None:
        self.procedure = procedure
        self.events: list[Observation] = [ProbeBegan(probe=probe) for probe in PROBES]
        self.events.append(
            HooksInstalled(
                process=PACKAGE, pid=100, live=300, early=True, at=STARTS[Phase.BEFORE_CONSENT]
            )
        )
        for phase in tuple(Phase)[1:]:
            self.events += [
                PhaseBegan(because="test", phase=phase, at=STARTS[phase]),
                PhaseCompleted(phase=phase, at=STARTS[phase] + PHASE_S - 0.1),
            ]

    def saw(self, phase: Phase, after: float, event: Observation) -> Run:
        """Add evidence so many seconds after the phase began."""
        at = STARTS[phase] + after
        self.events.append(event.model_copy(update={"phase": phase, "at": at}))
        return self

    def without(self, unwanted: Callable[[Observation], bool]) -> Run:
        """Take away what the function picks, such as a probe's beginning."""
        self.events = [event for event in self.events if not unwanted(event)]
        return self

    def unhooked(self) -> Run:
        """The same run on a phone where no hooks could be put in."""
        return self.without(
            lambda e: (
                isinstance(e, HooksInstalled | ApiCall)
                or (isinstance(e, ProbeBegan) and e.probe == "api_calls")
            )
        )

    def timeline(self) -> Timeline:
        """The evidence in order of time, with ids."""
        ordered = sorted(self.events, key=lambda event: event.at)
        return Timeline(
            event.model_copy(update={"id": f"e{number}"})
            for number, event in enumerate(ordered, start=1)
        )

    def case(self) -> Case:
        """The run as rules see it."""
        timeline = self.timeline()
        owners = owners_of(timeline, APP)
        senders = senders_of(timeline, owners)
        return Case(timeline, APP, DEVICE, self.procedure, owners, senders)

    def judged_by(self, rule_id: str) -> Finding:
        """One rule's answer to the run."""
        rule = next(rule for rule in SPECIFICATION if rule.id == rule_id)
        return rule.judge(self.case())

    def recording(self, folder: Path, *, ended: bool = True) -> Recording:
        """The run as the judge sees it."""
        return Recording(
            folder=folder,
            provenance=Provenance(
                run="run-1",
                began="2026-01-01T10:00:00+08:00",
                app=APP,
                device=DEVICE,
                procedure=self.procedure,
                tools={"harness": "0.1"},
                identity=Identity(),
            ),
            timeline=self.timeline(),
            ended=ended,
        )


def read(
    data_type: str, *, by: str = f"{PACKAGE}.Main.onCreate", outcome: Outcome = "value"
) -> ApiCall:
    """A call that reads data, made by the frame `by`."""
    return ApiCall(
        api=f"test.{data_type}",
        data_type=data_type,
        signature="android.test.Test.read()",
        outcome=outcome,
        stack=("android.test.Test.read", by, "android.os.Looper.loop"),
        process=PACKAGE,
        pid=100,
    )


def noted(
    data_type: str,
    *,
    outcome: Literal["access", "reject"] = "access",
    flag: str = "s",
    age: float = 0.0,
) -> AppOp:
    """The system noted that the app read data; found `age` seconds later."""
    return AppOp(
        op="TEST",
        data_type=data_type,
        outcome=outcome,
        age=age,
        state="top",
        flag=flag,
        package=PACKAGE,
    )


def request(host: str, *items: str, tls: bool = True, confidence: float = 1.0) -> HttpRequest:
    """A request that carries these seeded values."""
    return HttpRequest(
        exchange="x",
        method="POST",
        url=f"http{'s' if tls else ''}://{host}/",
        host=host,
        port=443 if tls else 80,
        tls=tls,
        matches=tuple(DataMatch(item=i, form="plain", confidence=confidence) for i in items),
    )


def screen(
    overlay: str = "none", *, package: str = PACKAGE, texts: tuple[str, ...] = ()
) -> ScreenSeen:
    """A screen with this in front."""
    return ScreenSeen(package=package, overlay=overlay, texts=texts)


def prompt(
    *,
    agree: str = "同意",
    refuse: str = "拒绝",
    links: tuple[str, ...] = ("《隐私政策》",),
    preticked: bool = False,
    vague: bool = False,
) -> ScreenSeen:
    """A consent prompt; an empty text leaves its button out."""
    consent = ConsentDialog(
        agree=_button(agree),
        refuse=_button(refuse),
        policy_links=links,
        preticked=preticked,
        vague=vague,
        confidence=0.9,
        reason="test",
    )
    return ScreenSeen(package=PACKAGE, overlay="consent", consent=consent)


def tap(target: str, action: Touch = "tap") -> UserAction:
    """The harness touches something."""
    return UserAction(action=action, target=target, reason="test")


def start(target: str, *, caller: str = PACKAGE, activity: str = "") -> ActivityStarted:
    """The system starts an activity."""
    return ActivityStarted(caller=caller, target=target, activity=activity, source="log")


def asked(group: str, *, purpose: bool | None = True) -> PermissionAsked:
    """A permission dialog."""
    return PermissionAsked(permissions=(), group=group, purpose_shown=purpose)


def denied() -> PermissionAnswered:
    """The harness refuses a permission."""
    return PermissionAnswered(permissions=(), granted=False, button="不允许")


def _button(text: str) -> Button | None:
    return Button(text=text, bounds=Bounds(left=0, top=0, right=9, bottom=9)) if text else None
