"""One behaviour's app on a leased phone, from its APK to the rules' answer."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

from harness.apps.apk import read_app
from harness.devices.cleaning import Lease
from harness.devices.pool import Pool
from harness.model.recording import Procedure
from harness.rules.judge import judge
from harness.session import Plan, Session, opened
from harness.store import runs
from harness.ui.windows import Pace
from tests.end_to_end.behaviours import Behaviour

BRIEF = Procedure(
    name="brief",
    before_consent=1,
    refused=1,
    agreed=1,
    in_use=1,
    silent=1,
    background=1,
    after_restart=1,
)
PACE = Pace(window=4, way_out=6, effect=1.5, touch=0.5, again=2.2)
"""The apps do what they do at once, or after the times in family.yaml."""


DRAWN_S = 10.0
"""A launched app has drawn its page after this time at the latest, on a busy machine too."""


@dataclass(frozen=True)
class Tried:
    """What came of one run."""

    folder: Path
    """The recording."""
    displayed: tuple[float, ...]
    """When the phone had drawn the first frame of each launch, by its own clock, in order."""


def perform(behaviour: Behaviour, pool: Pool, *, state: Path, out: Path) -> Tried:
    """Lease a phone and test the app on it."""
    with pool.lease(prepare=lambda leased: Lease(leased).begin()) as phone:
        phone.shell(f"vphone dialogs {behaviour.dialogs}")
        app = read_app(behaviour.apk)
        plan = Plan(app=app, procedure=BRIEF, out=out, state=state, without=behaviour.without)
        with opened(plan, phone, Lease(phone)) as session:
            TESTS[behaviour.test](session, behaviour)
            displayed = _displayed(session)
    return Tried(session.folder, displayed)


def _displayed(session: Session) -> tuple[float, ...]:
    """From the log, where Android says so for every activity that it shows first."""
    lines = session.phone.shell("logcat -d -b system -v epoch -s ActivityTaskManager:I").output
    ours = re.finditer(rf"^\s*(\d+\.\d+) .*: Displayed {session.app.package}/", lines, re.MULTILINE)
    return tuple(float(line[1]) for line in ours)


def wrong(behaviour: Behaviour, folder: Path) -> list[str]:
    """What the rules say otherwise than family.yaml."""
    findings = {finding.rule: finding for finding in judge(runs.load(folder)).findings}
    return [
        f"{rule}: {findings[rule].verdict} instead of {verdict}: {findings[rule].summary}"
        for rule, verdict in behaviour.expected.items()
        if findings[rule].verdict is not verdict
    ]


def _begin(session: Session, seconds: float = 0.5) -> None:
    session.first_launch()
    _watch(session, seconds)
    session.use(1.0)


def _watch(session: Session, seconds: float) -> None:
    """Watch the app from the moment on at which it shows something."""
    deadline = time.monotonic() + DRAWN_S
    while not session.ui.look().screen.texts and time.monotonic() < deadline:
        pass
    session.watch(seconds)


def _windows(session: Session, behaviour: Behaviour) -> None:
    """The launch after the restart is the first that tries the window."""
    _begin(session)
    launches: Iterator[Callable[[str], None]] = chain(
        [lambda _reason: session.restart()], repeat(session.relaunch)
    )

    def relaunch(reason: str) -> None:
        next(launches)(reason)

    session.ui.try_windows(relaunch, behaviour.launches, pace=PACE)
    session.watch(0.2)


def _look(session: Session, _behaviour: Behaviour) -> None:
    _begin(session, 2.0)
    session.restart()
    _watch(session, 2.0)


def _choose(session: Session, _behaviour: Behaviour) -> None:
    _begin(session)
    session.restart()
    _watch(session, 0.5)


def _shake(session: Session, _behaviour: Behaviour) -> None:
    _begin(session)
    session.restart()
    _watch(session, 0.5)
    session.shake()


TESTS: dict[str, Callable[[Session, Behaviour], None]] = {
    "windows": _windows,
    "look": _look,
    "choose": _choose,
    "shake": _shake,
    "permission": _choose,
}
"""What is done to an app, by the word in family.yaml."""
