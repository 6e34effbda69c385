"""The processes of the app under test, and the agent in each of them."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from harness.devices.interface import Phone
from harness.errors import HarnessError, ProbeError
from harness.model.evidence import Note
from harness.model.timeline import Sink
from harness.probes.agent import FRIDA_VERSION, Agent, AgentListener, FridaServer
from harness.probes.allowance import FAULT
from harness.probes.frida_server import require_same_major
from harness.probes.pairing import Pairing
from harness.probes.transcript import BadMessage, Transcript

HOLD_LIMIT_S = 8.0
"""A process that is held longer looks hung to the system; then it runs on without hooks."""
NEWS_LIMIT_S = 2.0
"""How much later than the errors that it causes the news of a process's end may come."""
SPAWN_LIMIT_S = 60.0
"""How long the news of a new main process may wait for whoever is starting it."""


class AppProcesses(AgentListener):
    """Puts hooks into every process of one app. What it cannot see it reports to `lost`."""

    def __init__(
        self,
        package: str,
        phone: Phone,
        server: FridaServer,
        sink: Sink,
        lost: Callable[[str], None],
        pairing: Pairing | None = None,
    ) -> None:
        self.package = package
        self.alters_checks = False
        """Whether agents make the app accept certificates that it refuses."""
        self.holds_spawns = False
        self.main_arrived = threading.Event()
        """Set when the main process came by itself and its hooks are in."""
        self.called: set[str] = set()
        """Names of the catalogue that any of the processes called."""
        self._phone = phone
        self._server = server
        self._sink = sink
        self._lost = lost
        self._pairing = pairing
        self._end_expected = False
        self._lock = threading.Lock()
        self._ends = threading.Condition(self._lock)
        self._transcripts: dict[int, Transcript] = {}
        self._agents: dict[int, Agent] = {}
        self._dismissed: set[int] = set()
        """Processes whose end was announced."""
        self._given_up: set[int] = set()
        """Processes whose agent is not listened to any more."""
        self._held: set[int] = set()
        """Processes that wait for their hooks."""
        self._nobody_spawns = threading.Event()
        self._nobody_spawns.set()
        self._arrivals = ThreadPoolExecutor(max_workers=4, thread_name_prefix="held spawn")
        self._strangers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="other spawn")
        """Other apps never wait for ours."""

    def hold_spawns(self) -> None:
        """From now on new processes are held until their hooks are in."""
        self._server.hold_spawns(self._arrived)
        self.holds_spawns = True

    def spawn(self, timeout_s: float) -> None:
        """Start the app with hooks in before its first line of code."""
        self._nobody_spawns.clear()
        try:
            pid = self._server.spawn(self.package, timeout_s)
            try:
                self._hook(pid, self.package, early=True)
            finally:
                self._server.resume(pid)
        finally:
            self._nobody_spawns.set()

    def adopt(self, pid: int) -> None:
        """Hook the main process, which has run until it waits in a gadget of its own; let it on."""
        try:
            self._hook(pid, self.package, early=False)
        finally:
            self._server.resume(pid)

    def find_unhooked(self) -> None:
        """Hook processes that came past the hold, and say what was missed. Does not raise."""
        if self._end_expected:
            return
        try:
            for pid, process in self._running().items():
                if pid not in {*self._transcripts, *self._held, *self._given_up}:
                    self._hook(pid, process, early=False)
                    self._lost(f"{process} was hooked late: what it did until now was not seen")
        except HarnessError as error:
            self._lost(error.sentence)

    def hooked(self) -> int:
        """How many processes have the agent in them."""
        with self._lock:
            return len(self._agents)

    def expect_end(self) -> None:
        """Their end is no loss from now on."""
        self._end_expected = True
        with self._lock:  # the news of an end may come after the next launch
            self._dismissed.update(self._agents)

    def expect_life(self) -> None:
        """Their end is a loss again, but for those that were announced to end."""
        self._end_expected = False
        self.main_arrived.clear()

    def main(self) -> Agent | None:
        """The agent in the app's main process, where its pages are; None when it is not there."""
        return next((one for one, told in self._living() if told.process == self.package), None)

    def flush(self) -> None:
        """Have everything recorded that the agents saw so far. Does not raise."""
        for agent, transcript in self._living():
            self._ask_for_rest(agent, transcript, "flush")

    def leave(self) -> None:
        """Take the agents out and let new processes run by themselves. Does not raise."""
        self.expect_end()
        for agent, transcript in self._living():
            self._ask_for_rest(agent, transcript, "rest")
            agent.leave()
        self._arrivals.shutdown(wait=True)
        self._strangers.shutdown(wait=True)
        if self.holds_spawns:
            with contextlib.suppress(HarnessError):
                self._server.release_spawns()

    # What the agents say, on frida's thread.

    def message(self, agent: Agent, content: bytes) -> None:
        """One batch of calls."""
        if agent.pid in self._given_up:
            return
        with self._losing(f"process {agent.pid}"):
            transcript = self._transcripts[agent.pid]
            try:
                transcript.take(content)
            except BadMessage as error:
                self.broken(agent, str(error))
            self.called |= transcript.called

    def broken(self, agent: Agent, reason: str) -> None:
        """The agent failed, or is not ours any more; one that goes on so is not listened to."""
        if agent.pid in self._given_up:
            return
        with self._losing(f"process {agent.pid}"):
            if self._transcripts[agent.pid].allowance.spend(FAULT):
                self._lost(f"the agent in process {agent.pid} failed: {reason}")
            else:
                self._give_up(agent, reason)

    def detached(self, agent: Agent, reason: str) -> None:
        """The process or the connection is gone."""
        with self._losing(f"process {agent.pid}"):
            with self._ends:
                self._agents.pop(agent.pid, None)
                transcript = self._transcripts.pop(agent.pid)
                self._ends.notify_all()
            transcript.settle(ended=True)
            process = transcript.process
            if self._end_expected or agent.pid in self._dismissed:
                return
            if self.holds_spawns and process != self.package and reason == "process-terminated":
                self._sink.record(Note(text=f"{process} ended; hooked again when it comes back"))
            else:
                self._lost(f"{process} (pid {agent.pid}): {reason}")

    def _give_up(self, agent: Agent, reason: str) -> None:
        with self._lock:
            self._given_up.add(agent.pid)
            self._dismissed.add(agent.pid)  # the loss is told here, and its end is our doing
        self._lost(f"process {agent.pid} is not listened to any more: {reason}")
        with contextlib.suppress(RuntimeError):  # leaving: everybody is left
            self._arrivals.submit(agent.leave)

    # How hooks get in.

    def _hook(self, pid: int, process: str, *, early: bool) -> None:
        with self._lock:
            if pid in self._transcripts:
                return
            self._dismissed.discard(pid)
            self._given_up.discard(pid)
            transcript = Transcript(self._sink, process, pid, self._pairing)
            self._transcripts[pid] = transcript
        try:
            agent = self._server.attach(pid, self)
        except HarnessError:
            with self._lock:
                self._transcripts.pop(pid, None)
            raise
        with self._lock:
            self._agents[pid] = agent
        try:
            report = agent.ask("install", self.package, early, self.alters_checks)
            health = transcript.installed(report, agent.ask("prove"), early=early)
        except BadMessage as error:
            raise ProbeError(f"{self._phone.name}: {process}: {error}") from error
        for fault in health.faults:
            self._sink.record(Note(text=f"agent in {process}: {fault}"))
        require_same_major(self._phone.name, health.frida, FRIDA_VERSION)
        if health.live == 0:
            raise ProbeError(f"{self._phone.name}: no hook could be put into {process}")

    def _arrived(self, pid: int, process: str) -> None:
        """A new process waits, on frida's thread: ours get their hooks, others run on."""
        is_ours = process == self.package or process.startswith(f"{self.package}:")
        with contextlib.suppress(RuntimeError):  # leaving: release_spawns lets it run
            if not is_ours:
                self._strangers.submit(self._let_run, pid, process)
                return
            self._held.add(pid)
            self._arrivals.submit(self._receive, pid, process, self._watchdog(pid, process))

    def _watchdog(self, pid: int, process: str) -> threading.Timer:
        """Lets the process run when its hooks take too long; for a main process still to start."""
        watchdog = threading.Timer(HOLD_LIMIT_S, self._let_run_unhooked, (pid, process))
        watchdog.daemon = True
        if process != self.package:
            watchdog.start()
        return watchdog

    def _receive(self, pid: int, process: str, watchdog: threading.Timer) -> None:
        is_main = process == self.package
        if is_main:
            self._nobody_spawns.wait(SPAWN_LIMIT_S)
            if pid in self._transcripts:
                self._held.discard(pid)  # what we spawned ourselves is told here as well
                return
            watchdog.start()
        with self._losing(process):
            self._hook(pid, process, early=True)
        if watchdog.is_alive():
            watchdog.cancel()
            self._let_run(pid, process)
        self._held.discard(pid)
        if is_main:
            self.main_arrived.set()

    def _let_run(self, pid: int, process: str) -> None:
        try:
            self._server.resume(pid)
        except HarnessError as error:
            self._sink.record(Note(text=f"{process}: {error.sentence}"))

    def _let_run_unhooked(self, pid: int, process: str) -> None:
        self._let_run(pid, process)
        self._lost(f"{process} ran on before its hooks were in")

    def _running(self) -> dict[int, str]:
        listed = self._phone.shell("ps -A -o PID,NAME").output
        rows = (line.split(maxsplit=1) for line in listed.splitlines())
        return {
            int(row[0]): row[1].strip()
            for row in rows
            if len(row) == 2 and row[0].isdigit() and row[1].strip().split(":")[0] == self.package
        }

    # What is still to come.

    def _living(self) -> list[tuple[Agent, Transcript]]:
        with self._lock:
            return [
                (agent, self._transcripts[pid])
                for pid, agent in self._agents.items()
                if pid not in self._given_up
            ]

    def _ask_for_rest(self, agent: Agent, transcript: Transcript, question: str) -> None:
        try:
            transcript.complete(agent.ask(question))
            transcript.settle()
        except (HarnessError, BadMessage) as error:
            if not self._ended_as_announced(agent.pid):
                self._lost(f"{transcript.process} (pid {agent.pid}): {error}")

    def _ended_as_announced(self, pid: int) -> bool:
        """Whether the process was to end and has; the news of that may still be on its way."""
        with self._ends:
            return pid in self._dismissed and self._ends.wait_for(
                lambda: pid not in self._agents, NEWS_LIMIT_S
            )

    @contextlib.contextmanager
    def _losing(self, what: str) -> Iterator[None]:
        """An error on a thread of frida's or the pool's would vanish: it ends as a lost probe."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the promise is about every error
            self._lost(f"{what}: {error}")
