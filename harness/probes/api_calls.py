"""Watches the sensitive calls of every process of the app, from its first line of code on."""

from __future__ import annotations

import contextlib
import json
import shlex

from harness.errors import HarnessError, ProbeError
from harness.model.evidence import Note, SensorStimulus
from harness.probes.agent import FRIDA_VERSION, FridaServer, StepTimedOut
from harness.probes.app_processes import AppProcesses
from harness.probes.frida_server import start_server, stop_server
from harness.probes.interface import Probe, Watch
from harness.probes.motion import STEP_S, Motion, Sensor
from harness.probes.usap import Usap

MOTION_API = "sensors.motion"
SPAWN_TRIES = 2
SPAWN_TIMEOUT_S = 20.0
LISTEN_TIMEOUT_S = 2.0
"""Sensors speak at least five times a second to whoever listens."""
ARRIVAL_TIMEOUT_S = 10.0
"""How long an app that was started by hand may take to appear."""


class ApiCallsProbe(Probe):
    """Hooks in every process of the app; `launch` starts the app."""

    name = "api_calls"

    def __init__(self, watch: Watch) -> None:
        super().__init__(watch)
        self._usap = Usap(watch.phone)
        self._server: FridaServer | None = None
        self._server_is_ours = False
        self._processes: AppProcesses | None = None

    def start(self) -> None:
        """Reach the phone's frida-server, and hold new processes until they are hooked."""
        phone = self.watch.phone
        self._server_is_ours = start_server(phone, FRIDA_VERSION)
        self._server = self._reach()
        self._processes = AppProcesses(
            self.watch.app.package, phone, self._server, self.watch.sink, self.lost
        )
        try:
            self._processes.hold_spawns()
            detail = "new processes are held until their hooks are in"
        except ProbeError as error:
            detail = f"new processes are hooked late ({error.sentence})"
        self.began(detail)

    def launch(self) -> None:
        """Start the app with hooks in before its first line of code.

        When frida cannot start it, it is started by hand; hooks that come late then are a loss
        that says so. ProbeError when the app did not start, or no hook could be put in.
        """
        processes = self._processes
        if processes is None:
            raise ProbeError(f"{self.watch.phone.name}: the probe {self.name} was not started")
        processes.expect_life()
        try:
            if not self._spawned(processes) and not self._started_by_hand(processes):
                raise ProbeError(f"{self.watch.phone.name}: {processes.package} did not start")
        except HarnessError as error:
            self.lost(error.sentence)
            raise

    def expect_end(self) -> None:
        """The app is about to be stopped on purpose, so its end is no loss. Until `launch`."""
        if self._processes is not None:
            self._processes.expect_end()

    @property
    def listens_to_motion(self) -> bool:
        """Whether the app asked for a motion sensor at any time until now."""
        return self._processes is not None and MOTION_API in self._processes.called

    def stimulate(self, motion: Motion, patience_s: float = LISTEN_TIMEOUT_S) -> SensorStimulus:
        """Move the phone as far as the app's own listeners can tell, and record that it began.

        Returns when the first listener felt it, or when none did within the patience; the motion
        then goes on by itself for `motion.span_s`. `received` is None when nobody knows.
        """
        return self.watch.sink.record(
            SensorStimulus(
                name=motion.name,
                acceleration=motion.acceleration,
                rotation=motion.rotation,
                duration=motion.duration_s,
                received=self._moved(motion, patience_s),
            )
        )

    def felt(self) -> dict[Sensor, int]:
        """How many samples of the last motion the app's listeners got; empty when unknown."""
        agent = self._processes.main() if self._processes else None
        if agent is None:
            return {}
        try:
            told = json.loads(agent.ask("moved"))
            return {Sensor(int(kind)): int(count) for kind, count in told.items()}
        except (ProbeError, ValueError, TypeError, AttributeError) as error:
            self._note(f"what the app felt of the motion is unknown: {error}")
            return {}

    def flush(self) -> None:
        """Return when everything seen so far is on the timeline. Does not raise."""
        if self._processes is not None:
            self._processes.find_unhooked()
            self._processes.flush()

    def stop(self) -> None:
        """Stop watching and leave the phone as it was. Does not raise."""
        if self._processes is not None:
            self._processes.leave()
        with contextlib.suppress(HarnessError):
            self._usap.restore()
        with contextlib.suppress(HarnessError):
            if self._server_is_ours:
                stop_server(self.watch.phone)
        if self._server is not None:
            self._server.close()

    def _reach(self) -> FridaServer:
        return FridaServer.of(self.watch.phone)

    def _spawned(self, processes: AppProcesses) -> bool:
        """Start it paused and hook it; False when frida cannot start it."""
        for _ in range(SPAWN_TRIES):
            try:
                processes.spawn(SPAWN_TIMEOUT_S)
            except StepTimedOut as error:
                self._note(error.sentence)
                try:
                    self._usap.switch_off()
                except HarnessError as reason:
                    self._note(reason.sentence)
            else:
                return True
        return False

    def _started_by_hand(self, processes: AppProcesses) -> bool:
        """Start it as the launcher does. Held as a new process it is still hooked early."""
        activity = self.watch.app.main_activity
        if activity is None:
            return False
        target = shlex.quote(f"{processes.package}/{activity}")
        self.watch.phone.shell(f"am start -n {target}")
        if not (processes.holds_spawns and processes.main_arrived.wait(ARRIVAL_TIMEOUT_S)):
            processes.find_unhooked()
        return processes.hooked() > 0

    def _moved(self, motion: Motion, patience_s: float) -> bool | None:
        agent = self._processes.main() if self._processes else None
        if agent is None:
            return False
        values = {str(int(sensor)): rows for sensor, rows in motion.trace().items()}
        trace = {"stepMs": STEP_S * 1000, "values": values}
        try:
            return agent.ask("move", trace, patience_s * 1000) == b"true"
        except ProbeError as error:
            self._note(f"{motion.name} failed: {error.sentence}")
            return None if isinstance(error, StepTimedOut) else False

    def _note(self, text: str) -> None:
        self.watch.sink.record(Note(text=text))
