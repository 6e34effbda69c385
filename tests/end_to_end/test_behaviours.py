"""Every behaviour of a splash screen, from its APK to the rules, is judged as family.yaml says."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.config import Lab
from harness.devices.cleaning import Lease
from harness.devices.pool import Pool
from harness.model.recording import Procedure
from harness.rules.judge import judge
from harness.session import Plan, Session, opened
from harness.store import runs
from tests.end_to_end.behaviours import Behaviour, build, family

pytestmark = pytest.mark.timeout(300)
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
LAUNCHES = 2
"""One to close the window, one to touch beside its buttons."""
ALWAYS = {"fakeclose"}
"""Run with every test; the others, half a minute each, by `make test-slow`."""
each = pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(one, id=one.id, marks=() if one.id in ALWAYS else pytest.mark.slow)
        for one in family()
    ],
)

TESTS: dict[str, Callable[[Session], object]] = {
    "windows": lambda session: session.ui.try_windows(session.relaunch, LAUNCHES),
    "shake": lambda session: session.shake(),
    "look": lambda session: session.watch(2.5),
    "choose": lambda session: session.watch(0.5),
}
"""What is done besides launching the app, walking it and launching it again."""


@pytest.fixture(scope="module")
def pool(state: Path) -> Iterator[Pool]:
    """One embedded phone for all of them."""
    with Pool(Lab(virtual=1), state, wanted=()) as pool:
        yield pool


@each
def test_a_behaviour_is_judged_right(
    behaviour: Behaviour, pool: Pool, state: Path, tmp_path: Path
) -> None:
    with pool.lease(prepare=lambda leased: Lease(leased).begin()) as phone:
        plan = Plan(app=read_app(behaviour.apk), procedure=BRIEF, out=tmp_path, state=state)
        with opened(plan, phone, Lease(phone)) as session:
            session.first_launch()
            session.watch(2.0)
            session.use(2.0)
            session.restart()
            session.watch(0.5)
            TESTS[behaviour.test](session)
    findings = {f.rule: f for f in judge(runs.load(session.folder)).findings}

    assert {rule: findings[rule].verdict for rule in behaviour.expected} == behaviour.expected, [
        findings[rule].summary for rule in behaviour.expected
    ]


@pytest.mark.skipif(shutil.which("aapt") is None, reason="needs Debian's aapt and libsmali-java")
def test_the_committed_apps_are_what_the_template_gives() -> None:
    behaviour = family()[0]

    assert behaviour.apk.read_bytes() == build(behaviour)
