"""Scenarios under pytest: options, a marker, and fixtures phone -> app -> session -> timeline.

    pytest scenarios --app APP.apk [--phone NAME] [--devices devices.yaml] [--procedure quick]

Without `--app`, scenarios are skipped; without `--phone`, any phone of the lab serves, and without
a devices.yaml, an embedded virtual phone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.config import PROCEDURES, Lab, load_lab, state_folder
from harness.devices.cleaning import Lease
from harness.devices.interface import Phone
from harness.devices.pool import Pool
from harness.model.app import App
from harness.model.finding import Finding, Judgement, Verdict
from harness.model.timeline import Timeline
from harness.report import REPORTS
from harness.rules import judge as rules
from harness.session import Plan, Session, opened
from harness.store import runs

ONE_VIRTUAL_PHONE = Lab(virtual=1)


class Judged:
    """What the rules say about a session, as scenarios ask for it."""

    def __init__(self, judgement: Judgement) -> None:
        self.judgement = judgement

    @property
    def violations(self) -> list[Finding]:
        """Findings that a rule is violated."""
        return self._with(Verdict.VIOLATED)

    @property
    def suspicions(self) -> list[Finding]:
        """Findings that a person has to look at."""
        return self._with(Verdict.SUSPECT)

    @property
    def unclear(self) -> list[Finding]:
        """Findings that could not be settled, because something was not observed."""
        return self._with(Verdict.INCONCLUSIVE)

    def _with(self, verdict: Verdict) -> list[Finding]:
        return [finding for finding in self.judgement.findings if finding.verdict is verdict]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("harness", "Android apps under test")
    group.addoption("--app", type=Path, help="the APK that scenarios test")
    group.addoption("--phone", action="append", help="use this phone (a name, or label:WORD)")
    group.addoption("--devices", type=Path, help="the lab's phones (default: one virtual phone)")
    group.addoption(
        "--procedure", choices=sorted(PROCEDURES), default="quick", help="how long to watch"
    )
    group.addoption("--runs", type=Path, help="folder for recordings (default: pytest's own)")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers",
        "needs(*capabilities): skip where the phone lacks one: root, frida, real, virtual",
    )


@pytest.fixture(scope="session")
def _pool(request: pytest.FixtureRequest, _state: Path) -> Iterator[Pool]:
    path = request.config.getoption("--devices")
    lab = load_lab(path) if path else ONE_VIRTUAL_PHONE
    wanted = tuple(request.config.getoption("--phone") or ())
    with Pool(lab, _state, wanted=wanted) as pool:
        yield pool


@pytest.fixture(scope="session")
def _state() -> Path:
    return state_folder()


@pytest.fixture
def phone(request: pytest.FixtureRequest, _pool: Pool) -> Iterator[Phone]:
    """Lease a clean phone; it is given back as it was found."""
    with _pool.lease(prepare=lambda leased: Lease(leased).begin()) as leased:
        _skip_without(request, leased)
        yield leased
        Lease(leased).begin()


@pytest.fixture(scope="session")
def app(request: pytest.FixtureRequest) -> App:
    """Describe the APK given by --app."""
    path = request.config.getoption("--app")
    if path is None:
        pytest.skip("no app to test: give --app APP.apk")
    return read_app(path)


@pytest.fixture
def session(
    request: pytest.FixtureRequest, phone: Phone, app: App, _pool: Pool, tmp_path: Path
) -> Iterator[Session]:
    """Install the app and begin to watch it; nothing is launched yet."""
    plan = Plan(
        app=app,
        procedure=PROCEDURES[request.config.getoption("--procedure")],
        out=request.config.getoption("--runs") or tmp_path,
        state=state_folder(),
        outside=_pool.outside,
    )
    with opened(plan, phone, Lease(phone)) as watched:
        yield watched
    recording = runs.load(watched.folder)
    judgement = rules.judge(recording)
    for report in REPORTS:
        path = report.write(recording, judgement, watched.folder)
        request.node.user_properties.append((f"report{report.suffix}", str(path)))


@pytest.fixture
def timeline(session: Session) -> Callable[[], Timeline]:
    """Give a function that reads the timeline as far as it has come."""

    def read() -> Timeline:
        session.flush()
        return runs.load(session.folder).timeline

    return read


@pytest.fixture
def judge(session: Session) -> Callable[[], Judged]:
    """Give a function that judges the session as far as it has come."""

    def now() -> Judged:
        session.flush()
        return Judged(rules.judge(runs.load(session.folder)))

    return now


def _skip_without(request: pytest.FixtureRequest, phone: Phone) -> None:
    marker = request.node.get_closest_marker("needs")
    if marker is None:
        return
    device = phone.describe()
    has = {"root": device.rooted, "frida": True, "real": not device.virtual}
    has["virtual"] = device.virtual
    for capability in marker.args:
        if capability not in has:
            allowed = ", ".join(sorted(has))
            pytest.fail(f"@pytest.mark.needs({capability!r}): use one of {allowed}")
        if not has[capability]:
            pytest.skip(f"{phone.name} has no {capability}")
