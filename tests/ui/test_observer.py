"""The calibration apps on a virtual phone, through the unmodified client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.devices.interface import Phone
from harness.model.app import App
from harness.model.evidence import (
    ActivityStarted,
    PermissionAnswered,
    PermissionAsked,
    ScreenSeen,
    UserAction,
    parse_evidence,
)
from harness.model.identity import Identity
from harness.model.timeline import Timeline
from harness.probes.activities import ActivitiesProbe
from harness.probes.interface import Watch
from harness.store.recorder import Recorder
from harness.ui.answering import Outcome
from harness.ui.observer import Ui

Install = Callable[[str], App]


class Run:
    """One app in front, watched."""

    def __init__(self, phone: Phone, app: App, folder: Path) -> None:
        self.phone, self.app = phone, app
        self.recorder = Recorder(folder)
        self.ui = Ui(phone, app, self.recorder)
        self.activities = ActivitiesProbe(Watch(phone, app, self.recorder, Identity()))
        self.ui.open()
        self.activities.start()
        phone.shell(f"am start -n {app.package}/{app.main_activity}")

    def timeline(self) -> Timeline:
        self.activities.flush()
        lines = (self.recorder.folder / "timeline.jsonl").read_text(encoding="utf-8").splitlines()
        return Timeline(parse_evidence.validate_json(line) for line in lines)

    def end(self) -> None:
        self.activities.stop()
        self.ui.close()
        self.recorder.close()


@pytest.fixture
def launch(
    virtual_phone: Phone, installed: Install, tmp_path: Path
) -> Iterator[Callable[[str], Run]]:
    runs: list[Run] = []

    def start(name: str) -> Run:
        runs.append(Run(virtual_phone, installed(name), tmp_path))
        return runs[-1]

    yield start
    for run in runs:
        run.end()


Launch = Callable[[str], Run]


def test_consent_is_found_and_refused(launch: Launch) -> None:
    run = launch("wellbehaved")
    prompt = run.ui.find_consent(10)
    assert prompt is not None
    assert prompt.policy_links == ("《用户协议》", "《隐私政策》")
    answered = run.ui.refuse()
    assert (answered.outcome, answered.tapped) == (Outcome.GONE, ("不同意",))
    assert run.ui.find_consent(0.5) is None


def test_consent_is_agreed_to(launch: Launch) -> None:
    run = launch("wellbehaved")
    assert run.ui.find_consent(10) is not None
    answered = run.ui.agree()
    assert (answered.outcome, answered.tapped) == (Outcome.GONE, ("同意",))


def test_an_app_without_a_prompt_has_none(launch: Launch) -> None:
    run = launch("noprompt")
    assert run.ui.find_consent(2) is None
    assert run.ui.foreground()[0] == run.app.package
    assert run.ui.agree().outcome is Outcome.NOT_FOUND


def test_watching_touches_nothing(launch: Launch) -> None:
    run = launch("wellbehaved")
    run.ui.watch(1.5)
    timeline = run.timeline()
    assert list(timeline.of(UserAction)) == []
    assert any(seen.overlay == "consent" for seen in timeline.of(ScreenSeen))


def test_a_walk_meets_the_permission_dialog_and_denies_it(launch: Launch) -> None:
    run = launch("wellbehaved")
    assert run.ui.find_consent(10) is not None
    run.ui.agree()
    run.ui.explore(40, seed=1, until=lambda: any(run.timeline().of(PermissionAnswered)))
    timeline = run.timeline()
    asked = list(timeline.of(PermissionAsked))
    assert [(a.group, a.purpose_shown) for a in asked[:1]] == [("定位", True)]
    assert not any(answer.granted for answer in timeline.of(PermissionAnswered))
    assert run.ui.foreground()[0] == run.app.package


def test_the_unnamed_skip_of_a_splash_is_tapped_and_its_jump_is_seen(launch: Launch) -> None:
    run = launch("splash")
    assert run.ui.find_consent(10) is not None
    run.ui.agree()
    assert run.ui.close_overlays(1) == ("× (unnamed)",)
    jumps = [s for s in run.timeline().of(ActivityStarted) if s.target == "com.android.browser"]
    assert [jump.caller for jump in jumps] == [run.app.package]
    (tap,) = [a for a in run.timeline().of(UserAction) if a.target.startswith("×")]
    before = run.timeline().find(tap.before or "")
    assert isinstance(before, ScreenSeen)
    assert before.overlay == "splash"


def test_home_leaves_the_app(launch: Launch) -> None:
    run = launch("noprompt")
    assert run.ui.find_consent(1) is None
    run.ui.home()
    run.ui.watch(0.5)
    assert run.ui.foreground()[0] != run.app.package
