"""The hooks' contract: each entry of the catalogue sees each call once, and changes no answer.

An app that is generated from the catalogue makes every call that the virtual phone has: from its
first static initialiser on, as code of its own, as an SDK's, by reflection, in two processes, with
and without permissions; once unwatched, and once with hooks in.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from harness.apps.apk import read_app
from harness.apps.install import fresh_install
from harness.calibration.build import require_tools
from harness.devices.interface import Phone
from harness.errors import UsageError
from harness.model.app import App
from harness.model.evidence import ApiCall, HooksInstalled, Note, ProbeLost
from harness.model.identity import Identity
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.interface import Watch
from tests.probes.conftest import MemorySink

from .every_entry.app import PACKAGE, build, permissions
from .every_entry.comparison import WAYS, Answer, Answers, complaints
from .every_entry.plan import Plan, make_plan
from .every_entry.signatures import Runtime

pytestmark = [pytest.mark.needs("virtual", "frida"), pytest.mark.timeout(180)]

SDK_LEVEL = 34
PACE_MS = 6
"""Between two calls of a process: fewer than the agent tells one by one each second."""
PATIENCE_S = 60.0
LINE = re.compile(r" contract: (\w+)(?: (\d+))?\t(\w+(?: \w+)?)\t(.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def runtime() -> Iterator[Runtime]:
    try:
        require_tools()
    except UsageError as error:
        pytest.skip(error.sentence)
    made = Runtime()
    yield made
    made.close()


@pytest.fixture(scope="module")
def plan(runtime: Runtime) -> Plan:
    return make_plan(runtime, PACKAGE, SDK_LEVEL)


@pytest.fixture(scope="module")
def contract_app(plan: Plan, runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> App:
    return read_app(build(plan, runtime, tmp_path_factory.mktemp("contract")))


def test_every_entry_of_the_phone_can_be_called(plan: Plan) -> None:
    assert plan.impossible == ()
    assert len({call.method for call in plan.calls}) >= 150


def test_every_call_is_seen_once_and_answered_as_without_hooks(
    phone: Phone, plan: Plan, contract_app: App
) -> None:
    sink = MemorySink()
    with fresh_install(phone, contract_app):
        without = run_unwatched(phone)
        phone.shell(f"pm clear {PACKAGE}")
        watched = run_watched(phone, contract_app, sink)

    assert sink.of(ProbeLost) == []
    assert [each.text for each in sink.of(Note)] == []
    installed = sink.of(HooksInstalled)
    assert {(each.process, each.early) for each in installed} == {
        (process, True) for process in WAYS.values()
    }
    for each in installed:
        assert plan.hooked <= each.live <= plan.hooked + plan.native
    found = complaints(plan, contract_app, sink.of(ApiCall), without, watched)
    assert not found, "\n".join(found)


def run_unwatched(phone: Phone) -> Answers:
    """What the app is told when nobody watches."""
    phone.shell("logcat -c; settings put global contract_pace 0")
    phone.shell(f"am start -n {PACKAGE}/.Page; am startservice -n {PACKAGE}/.Second")
    return answers(phone)


def run_watched(phone: Phone, app: App, sink: MemorySink) -> Answers:
    """What it is told with hooks in; what they see goes to the sink."""
    phone.shell(f"logcat -c; settings put global contract_pace {PACE_MS}")
    probe = ApiCallsProbe(Watch(phone, app, sink, Identity()))
    try:
        probe.start()
        probe.launch()
        phone.shell(f"am startservice -n {PACKAGE}/.Second")
        told = answers(phone)
        probe.flush()
        probe.expect_end()
        phone.shell(f"am force-stop {PACKAGE}")
        return told
    finally:
        probe.stop()
        phone.shell("settings delete global contract_pace")


def answers(phone: Phone) -> Answers:
    """Grant the permissions when both processes have done without, and wait for all answers."""
    wait_for(phone, {"first", "reflection"})
    phone.shell("; ".join(f"pm grant {PACKAGE} {name} 2>/dev/null" for name in permissions()))
    return wait_for(phone, set(WAYS))


def wait_for(phone: Phone, ways: set[str]) -> Answers:
    """Everything the app said, once it is done with these ways."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        lines = LINE.findall(phone.shell("logcat -d -s contract").output)
        done = {way for way, _, word, _ in lines if word == "done"}
        if ways <= done:
            return {(way, int(n)): Answer(word, text) for way, n, word, text in lines if n}
        if time.monotonic() > deadline:
            last = phone.shell("logcat -d | grep -v I.contract: | tail -n 20").output
            pytest.fail(f"{ways - done} did not end:\n{last}")
        time.sleep(0.2)
