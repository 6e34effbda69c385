"""Watches the sensitive calls of every process of the app, from its first line of code on."""

from __future__ import annotations

import contextlib
import shlex
import time
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from harness.errors import HarnessError, PhoneLost, ProbeError
from harness.model.evidence import MotionFelt, Note, SensorStimulus
from harness.probes.agent import FRIDA_VERSION, FridaServer, StepTimedOut
from harness.probes.app_processes import AppProcesses
from harness.probes.frida_server import start_server, stop_server
from harness.probes.interface import Probe, Watch
from harness.probes.messages import Count
from harness.probes.motion import STEP_S, Felt, Motion, Sensor
from harness.probes.pairing import Pairing
from harness.probes.usap import Usap

MOTION_API = "sensors.motion"
SPAWN_TRIES = 2
SPAWN_TIMEOUT_S = 20.0
LISTEN_TIMEOUT_S = 2.0
"""Sensors speak at least five times a second to whoever listens."""
GADGET_EVERY_S = 0.1
"""How often to look whether a gadget listens."""
ARRIVAL_TIMEOUT_S = 10.0
"""How long an app that was started by hand may take to appear."""

ALTERED = (
    "This run alters the app's certificate checks: they accept the proxy where they refuse it."
)

_MOMENT = TypeAdapter(Annotated[float, Field(ge=0, allow_inf_nan=False)])
_STEPS = TypeAdapter(dict[Sensor, Annotated[list[Count], Field(max_length=10_000)]])


class ApiCallsProbe(Probe):
    """Hooks in every process of the app; `launch` starts the app."""

    name = "api_calls"

    def __init__(
        self, watch: Watch, pairing: Pairing | None = None, *, bypass_pinning: bool = False
    ) -> None:
        """Make one; with `bypass_pinning` the app is made to accept the proxy's certificates."""
        super().__init__(watch)
        self._pairing = pairing
        self._bypass_pinning = bypass_pinning
        self._usap = Usap(watch.phone)
        self._server: FridaServer | None = None
        self._server_is_ours = False
        self._processes: AppProcesses | None = None
        self._gave_up = False

    def start(self) -> None:
        """Reach the phone's frida-server, and hold new processes until they are hooked."""
        phone = self.watch.phone
        if phone.frida_gadget:
            self.began("hooks go in when the app's own gadget listens")
            return
        self._server_is_ours = start_server(phone, FRIDA_VERSION)
        self._server = self._reach()
        self._processes = self._processes_on(self._server)
        if self._bypass_pinning:
            self._note(ALTERED)
        try:
            self._processes.hold_spawns()
            detail = "new processes are held until their hooks are in"
        except ProbeError as error:
            detail = f"new processes are hooked late ({error.sentence})"
        self.began(detail)

    def launch(self) -> None:
        """Start the app with hooks in before its first line of code.

        When frida cannot start it, it is started by hand; hooks that come late then are a loss
        that says so. Where no hook can be put in, that is a loss too, and from then on the app is
        started without, for the other probes to watch. ProbeError when the app did not start.
        """
        if self.watch.phone.frida_gadget:
            self._launch_with_gadget()
            return
        processes = self._processes
        if processes is not None and not self._gave_up:
            processes.expect_life()
            if self._started_hooked(processes):
                return
            processes.expect_end()
            self._gave_up = True
        package = self.watch.app.package
        runs = self.watch.phone.shell(f"pidof {shlex.quote(package)}").output.strip()
        if not runs and not self._start_as_launcher():
            raise ProbeError(f"{self.watch.phone.name}: {package} did not start")

    def expect_end(self) -> None:
        """The app is about to be stopped on purpose, so its end is no loss. Until `launch`."""
        if self._processes is not None:
            self._processes.expect_end()

    @property
    def blind(self) -> bool:
        """Whether no hook is in the app, so that its calls are not known."""
        return self._processes is None or self._gave_up

    @property
    def listens_to_motion(self) -> bool:
        """Whether the app asked for a motion sensor at any time until now."""
        return self._processes is not None and MOTION_API in self._processes.called

    def stimulate(self, motion: Motion, patience_s: float = LISTEN_TIMEOUT_S) -> SensorStimulus:
        """Move the phone as far as the app's own listeners can tell, and record that it began.

        Returns when the first listener felt it, or when none did within the patience; the motion
        then goes on by itself for `motion.span_s`. `received` is None when nobody knows.
        """
        received, began = self._moved(motion, patience_s)
        return self.watch.sink.record(
            SensorStimulus(
                source_at=began,
                name=motion.name,
                acceleration=motion.acceleration,
                rotation=motion.rotation,
                duration=motion.duration_s,
                daily=motion.daily,
                received=received,
            )
        )

    def felt(self) -> dict[Sensor, list[int]]:
        """Which steps of the last motion the app's listeners got; empty when unknown."""
        agent = self._processes.main() if self._processes else None
        if agent is None:
            return {}
        try:
            return _STEPS.validate_json(agent.ask("moved"))
        except (ProbeError, ValidationError) as error:
            self._note(f"what the app felt of the motion is unknown: {error}")
            return {}

    def confirm(self, motion: Motion, stimulus: SensorStimulus) -> MotionFelt | None:
        """Record what of the motion the app's listeners have got; None when that is unknown."""
        steps = self.felt()
        if not steps:
            return None
        return self.watch.sink.record(Felt.of(motion, steps).evidence(stimulus))

    def flush(self) -> None:
        """Return when everything seen so far is on the timeline. Does not raise."""
        if self._processes is not None:
            self._processes.find_unhooked()
            self._processes.flush()
        if self._pairing is not None:
            self._pairing.flush()

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

    def _processes_on(self, server: FridaServer) -> AppProcesses:
        watch = self.watch
        processes = AppProcesses(
            watch.app.package, watch.phone, server, watch.sink, self.lost, self._pairing
        )
        processes.alters_checks = self._bypass_pinning
        return processes

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

    def _started_hooked(self, processes: AppProcesses) -> bool:
        """False when frida can put no hook in. PhoneLost, which is a loss as well."""
        try:
            if self._spawned(processes) or self._started_by_hand(processes):
                return True
            self.lost("no hook could be put in")
        except HarnessError as error:
            self.lost(error.sentence)
            if isinstance(error, PhoneLost):
                raise
        return False

    def _launch_with_gadget(self) -> None:
        """Start the app, which loads its gadget and waits there. Other processes stay unseen."""
        phone, package = self.watch.phone, self.watch.app.package
        if not self._start_as_launcher():
            raise ProbeError(f"{phone.name}: {package} did not start")
        if self._server is not None:
            self._server.close()  # it was in the process of the launch before
        called = self._processes.called if self._processes is not None else set()
        try:
            self._server = self._await_gadget()
            self._processes = self._processes_on(self._server)
            self._processes.called |= called
            self._processes.adopt(self._server.only_process())
            self._note(f"{package} was hooked when its gadget was loaded, not before")
        except HarnessError as error:
            self.lost(error.sentence)

    def _await_gadget(self) -> FridaServer:
        deadline = time.monotonic() + ARRIVAL_TIMEOUT_S
        while True:
            try:
                return self._reach()
            except ProbeError:
                if time.monotonic() > deadline:
                    raise
            time.sleep(GADGET_EVERY_S)

    def _started_by_hand(self, processes: AppProcesses) -> bool:
        """Start it as the launcher does. Held as a new process it is still hooked early."""
        if not self._start_as_launcher():
            return False
        if not (processes.holds_spawns and processes.main_arrived.wait(ARRIVAL_TIMEOUT_S)):
            processes.find_unhooked()
        return processes.hooked() > 0

    def _start_as_launcher(self) -> bool:
        """False when the app has no page to start, or the phone refuses."""
        app = self.watch.app
        if app.main_activity is None:
            return False
        target = shlex.quote(f"{app.package}/{app.main_activity}")
        said = self.watch.phone.shell(f"am start -n {target}").output
        return not any(line.startswith("Error") for line in said.splitlines())

    def _moved(self, motion: Motion, patience_s: float) -> tuple[bool | None, float | None]:
        """Whether a listener felt it, and when by the phone's clock."""
        agent = self._processes.main() if self._processes else None
        if agent is None:
            return False, None
        values = {str(int(sensor)): rows for sensor, rows in motion.trace().items()}
        trace = {"stepMs": STEP_S * 1000, "values": values}
        try:
            began_ms = _MOMENT.validate_json(agent.ask("move", trace, patience_s * 1000))
        except (ProbeError, ValidationError) as error:
            self._note(f"{motion.name} failed: {error}")
            return (None if isinstance(error, StepTimedOut) else False), None
        return (True, began_ms / 1000) if began_ms else (False, None)

    def _note(self, text: str) -> None:
        self.watch.sink.record(Note(text=text))
