"""Whatever dies while a phone is being prepared: nothing is "met", and the phone is clean before it
is used again."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.calibration import apk_path
from harness.errors import ExitCode
from harness.model.evidence import Phase, ProbeLost
from harness.rules.judge import judge
from harness.store import runs
from tests.end_to_end.bench import Bench, Never, Run, bench, until
from tests.end_to_end.test_faults import (
    interrupt,
    kill_adb_server,
    kill_frida,
    kill_harness,
    kill_phone,
    kill_relay,
    met_unwatched,
)

PACKAGE = "cn.example.calibration.wellbehaved"

pytestmark = [pytest.mark.timeout(600), pytest.mark.slow]


def installed(lab: Bench, _run: Run) -> bool:
    """Whether the app is on the phone, so that there is something to undo."""
    return f"package:{PACKAGE}" in lab.shell("pm list packages").split()


def relaying(_lab: Bench, run: Run) -> bool:
    """Whether the traffic's relay runs."""
    with suppress(StopIteration, FileNotFoundError):
        return run.relay > 0
    return False


@dataclass(frozen=True)
class Case:
    """What breaks, as soon as what, and how the run then ends."""

    name: str
    breaks: Callable[[Bench, Run], None]
    when: Callable[[Bench, Run], bool]
    exit_codes: tuple[int, ...]

    def __str__(self) -> str:
        return self.name


CASES = (
    Case("harness-killed", kill_harness, installed, (-signal.SIGKILL,)),
    Case("interrupted", interrupt, installed, (ExitCode.INCONCLUSIVE,)),
    Case("adb-server-killed", kill_adb_server, installed, (ExitCode.LAB_FAULT,)),
    Case("phone-killed", kill_phone, installed, (ExitCode.LAB_FAULT,)),
    Case("frida-killed", kill_frida, installed, (ExitCode.INCONCLUSIVE,)),
    Case("relay-killed", kill_relay, relaying, (ExitCode.INCONCLUSIVE,)),
)


@pytest.fixture(params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    assert isinstance(request.param, Case)
    return request.param


@pytest.fixture
def lab(tmp_path: Path, state: Path) -> Iterator[Bench]:
    with bench(tmp_path / "lab", state) as opened:
        yield opened


def test_a_fault_while_the_phone_is_prepared(lab: Bench, case: Case) -> None:
    run = lab.run("broken", apk_path("wellbehaved"))
    until(lambda: case.when(lab, run), f"{case.when.__name__}; it said: {run.said}")

    case.breaks(lab, run)

    assert run.wait() in case.exit_codes, run.said
    assert met_by_silence(run) == []
    if case.breaks is not kill_phone:
        lab.shell("vphone fault clear")
        assert_next_run_starts_clean(lab)


def met_by_silence(run: Run) -> list[str]:
    """Rules that are said to be met for silence that nobody watched; none without a recording."""
    try:
        recording = runs.load(run.folder)
    except Never:
        return []
    return met_unwatched(recording, judge(recording))


def assert_next_run_starts_clean(lab: Bench) -> None:
    """Another app is watched from its first line, and then the phone is as it was at first."""
    after = lab.run("next", apk_path("noprompt"))
    after.wait_for(Phase.BEFORE_CONSENT)
    assert not installed(lab, after)

    after.interrupt()

    assert after.wait() in (ExitCode.VIOLATED, ExitCode.INCONCLUSIVE), after.said
    assert list(runs.load(after.folder).timeline.of(ProbeLost)) == []
    lab.assert_clean()
