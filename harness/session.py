"""READ THIS FIRST: one run of one app on one phone, step by step, like the test protocol.

    lease phone, clean it -> install (nothing granted) -> seed identity -> proxy and CA
    -> spawn paused, hooks in -> BEFORE CONSENT: nothing is touched
    -> REFUSED: refuse, watch, launch again, watch
    -> AGREED -> IN USE -> SILENT -> BACKGROUND -> AFTER RESTART -> launched again and shaken
    -> its windows tried (thorough procedures) -> stop the app, give the phone back as it was found

Every step leaves evidence on the timeline as it happens. A step that fails ends the run early;
what was seen until then is on disk and can be judged.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from harness import versions
from harness.apps.install import check_installed, fresh_install
from harness.devices.cleaning import Lease
from harness.devices.interface import Phone
from harness.devices.network import Route
from harness.devices.seeding import android_id_of, make_identity, seed_phone, unseed_phone
from harness.devices.udp_filter import UdpFilter
from harness.errors import HarnessError
from harness.model.app import App
from harness.model.evidence import (
    ConsentDialog,
    Note,
    Phase,
    ProbeBegan,
    ProbeLost,
    UserAction,
)
from harness.model.identity import Identity
from harness.model.lab import Outside
from harness.model.recording import Procedure, Provenance
from harness.probes.activities import ActivitiesProbe
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.appops import AppOpsProbe
from harness.probes.interface import Probe, Watch
from harness.probes.movers import may_feel, moving
from harness.probes.shaking import Shaking
from harness.probes.traffic import TrafficProbe
from harness.store import runs
from harness.store.recorder import Recorder
from harness.ui.explore import Ended
from harness.ui.observer import Ui

CONSENT_TIMEOUT_S = 10.0
"""Published consent dialogs appear up to 10 s after launch."""
PROMPT_AGAIN_S = 1.0
"""A prompt that did not come while the relaunched app was watched is not waited for much longer."""

FRONT_TIMEOUT_S = 5.0
FRONT_EVERY_S = 0.05
"""How long, and how often, to look whether a launched app is in front before it is shaken."""


class Interrupted(Exception):
    """The person asked to stop; the run ends here and is judged as far as it got."""


@dataclass(frozen=True)
class Plan:
    """What a session is asked to do."""

    app: App
    procedure: Procedure
    out: Path
    """Folder that runs are kept in."""
    state: Path
    """Folder of the harness's own files: certificate authority, caches."""
    progress: Callable[[str], None] = lambda _step: None
    """Called with a few words at each step."""
    stop: threading.Event = field(default_factory=threading.Event)
    """Set by Ctrl-C: the run ends at the next moment that leaves the phone clean."""
    without: frozenset[str] = frozenset()
    """Names of probes that are left out; the rules that need them become inconclusive."""
    outside: Outside = field(default_factory=Outside)
    """How the relay reaches servers."""


class Session:
    """One app on one phone, under watch. Made by `opened`; each method is one step."""

    def __init__(self, plan: Plan, phone: Phone, recorder: Recorder, identity: Identity) -> None:
        self.plan = plan
        self.phone = phone
        self.app = plan.app
        self.recorder = recorder
        self.folder = recorder.folder
        self.watching = watch = Watch(phone, plan.app, recorder, identity)
        ca = plan.state / "ca"
        self.traffic = TrafficProbe(
            watch, confdir=ca, route=Route, udp=UdpFilter, outside=plan.outside
        )
        bypass = plan.procedure.bypass_pinning
        self.hooks = ApiCallsProbe(watch, self.traffic.pairing, bypass_pinning=bypass)
        self.activities = ActivitiesProbe(watch)
        self.appops = AppOpsProbe(watch)
        self.ui = Ui(phone, plan.app, recorder)
        self._prompt_awaited = False

    # The protocol

    def run(self) -> None:
        """Do the whole protocol."""
        windows = self.plan.procedure
        self.first_launch()
        self.watch(windows.before_consent)
        if self.refuse():
            self.watch(windows.refused / 2, complete=False)
            self.relaunch("does the app remember the refusal?")
            self.watch(windows.refused / 2)
        self.agree()
        self.watch(windows.agreed)
        self.use(windows.in_use)
        self.stay_silent(windows.silent)
        self.go_to_background(windows.background)
        self.restart()
        self.watch(windows.after_restart)
        self.shake()
        if windows.thorough:
            self.try_windows()

    def first_launch(self) -> None:
        """Launch the freshly installed app, hooks in before its first line; touch nothing."""
        self._begin(Phase.BEFORE_CONSENT, "first launch; nobody has touched the app")
        self._launch("first launch")

    def refuse(self) -> bool:
        """Refuse the consent prompt. False when there is none, or no way to refuse it."""
        self._step("refuse consent")
        prompt = self._await_prompt()
        if prompt is None or prompt.refuse is None:
            missing = "no consent prompt came" if prompt is None else "the prompt cannot be refused"
            self.recorder.record(Note(text=f"Refusal was not tried: {missing}."))
            return False
        self._begin(Phase.REFUSED, f"the harness taps “{prompt.refuse.text}”")
        self.ui.refuse()
        return True

    def agree(self) -> bool:
        """Agree to the consent prompt; where it does not come again, start with fresh data."""
        self._step("agree")
        if self._was(Phase.REFUSED) and self.ui.find_consent(PROMPT_AGAIN_S) is None:
            self.stop_app("to see the prompt again")
            self.phone.shell(f"pm clear {self.app.package}")
            self._begin(Phase.BEFORE_CONSENT, "data cleared; first launch again")
            self._launch("first launch again, to agree this time")
        prompt = self._await_prompt()
        if prompt is None or prompt.agree is None:
            self.recorder.record(Note(text="Agreement was not given: no consent prompt came."))
            self._begin(Phase.IN_USE, "there is no prompt to agree to")
            return False
        self._begin(Phase.AGREED, f"the harness taps “{prompt.agree.text}”")
        self.ui.agree()
        return True

    def use(self, seconds: float) -> None:
        """Walk the app as a careful user would; permissions are denied."""
        self._step("use the app")
        self._begin(Phase.IN_USE, "the harness walks the app")
        self._ensure_in_front()
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            walk = self.ui.explore(left, seed=self.plan.procedure.seed, until=self._stopped)
            self._check_stop()
            if walk.ended is not Ended.AWAY:
                break
            self._ensure_in_front()
        self._complete()

    def stay_silent(self, seconds: float) -> None:
        """Leave the app on screen, untouched."""
        self._step("leave it on screen, untouched")
        self._ensure_in_front()
        self._begin(Phase.SILENT, "on screen, untouched")
        self.watch(seconds)

    def go_to_background(self, seconds: float) -> None:
        """Press home and watch what goes on behind."""
        self._step("watch it in the background")
        self._begin(Phase.BACKGROUND, "the harness presses home")
        self.ui.home()
        self.watch(seconds)

    def restart(self) -> None:
        """Stop the app as a user would, and launch it again."""
        self.stop_app("to see a second launch")
        self._begin(Phase.AFTER_RESTART, "stopped and launched again")
        self._launch("launch after a stop")

    def shake(self) -> None:
        """Launch again an app that listens to motion, and move the phone, weakly and hard."""
        if not may_feel(self.hooks, self.phone):
            return
        self._step("shake it")
        self.relaunch("to shake it")
        with moving(self.hooks, self.watching) as mover:
            if mover is not None:
                shaking = Shaking(mover, self, self.app.package)
                (shaking.whole if self.plan.procedure.thorough else shaking.brief)()

    def try_windows(self) -> None:
        """Launch several times: close what comes up, and touch it beside its buttons."""
        self._step("try its windows")
        self.ui.try_windows(self.relaunch)
        self.flush()

    def relaunch(self, reason: str) -> None:
        """Stop and launch again within the same phase."""
        self.stop_app(reason)
        self._launch(reason)

    def watch(self, seconds: float, *, complete: bool = True) -> None:
        """Look on for a while without touching anything; then the phase has been watched."""
        self.ui.watch(seconds, until=self._stopped)
        self._check_stop()
        if complete:
            self._complete()

    # How steps are done

    def _await_prompt(self) -> ConsentDialog | None:
        """The consent prompt; one that did not come after a launch is not awaited twice."""
        patience = PROMPT_AGAIN_S if self._prompt_awaited else CONSENT_TIMEOUT_S
        self._prompt_awaited = True
        return self.ui.find_consent(patience)

    def _launch(self, reason: str) -> None:
        self._step(reason)
        self._prompt_awaited = False
        self.recorder.record(UserAction(action="launch", target=self.app.package, reason=reason))
        self.hooks.launch()
        self._await_front()

    def stop_app(self, reason: str) -> None:
        """Stop the app as the system's settings would."""
        self.flush()
        self.hooks.expect_end()
        self.recorder.record(UserAction(action="stop", target=self.app.package, reason=reason))
        self.phone.shell(f"am force-stop {self.app.package}")

    def _ensure_in_front(self) -> None:
        """Bring the app back when it left the screen; launch it again when it ended by itself."""
        if not self._is_in_front() and not self.ui.bring_back():
            self.flush()
            self._launch("the app had ended")

    def in_front(self) -> str:
        """Package of the app in front; empty when there is none."""
        return self.ui.foreground()[0]

    def _is_in_front(self) -> bool:
        return self.ui.in_front()

    def _await_front(self) -> None:
        """Return when the launched app is in front, or after FRONT_TIMEOUT_S."""
        deadline = time.monotonic() + FRONT_TIMEOUT_S
        while not self._is_in_front() and time.monotonic() < deadline:
            self._check_stop()
            time.sleep(FRONT_EVERY_S)

    def _begin(self, phase: Phase, because: str) -> None:
        """Let everything that happened before arrive under the old phase, then change it."""
        self.flush()
        self._check_stop()
        self.recorder.begin(phase, because)

    def _complete(self) -> None:
        """The phase was watched to its end, unless a probe tells now that it was lost before."""
        self.flush()
        self.recorder.complete()

    def flush(self) -> None:
        """Return when all that the probes saw so far is on the timeline."""
        with ThreadPoolExecutor(thread_name_prefix="flush") as flushers:
            list(flushers.map(lambda probe: probe.flush(), self.probes))

    @property
    def probes(self) -> Sequence[Probe]:
        """In the order they are started."""
        known: Sequence[Probe] = (self.activities, self.traffic, self.appops, self.hooks)
        return [probe for probe in known if probe.name not in self.plan.without]

    def _was(self, phase: Phase) -> bool:
        return self.recorder.phase is phase

    def _step(self, words: str) -> None:
        self._check_stop()
        self.plan.progress(words)

    def _stopped(self) -> bool:
        return self.plan.stop.is_set()

    def _check_stop(self) -> None:
        if self._stopped():
            raise Interrupted


@contextmanager
def opened(plan: Plan, phone: Phone, lease: Lease) -> Iterator[Session]:
    """Prepare phone and probes, give the session, and put everything back when the block ends.

    Whatever ends the block, the run's folder is closed with what was seen.
    """
    plan.progress("install")
    now = datetime.now().astimezone()
    lease.note_package(plan.app.package)
    with ExitStack() as stack:
        identity = stack.enter_context(_prepared(plan, phone, now))
        folder = runs.new_folder(plan.out, plan.app.package, phone.name, now)
        recorder = Recorder(folder)
        stack.callback(_close, recorder)
        runs.write_provenance(folder, _provenance(plan, phone, folder.name, now, identity))
        session = Session(plan, phone, recorder, identity)
        stack.enter_context(_probing(session))
        try:
            yield session
        except Interrupted:
            recorder.record(Note(text="The run was stopped by the person."))
        except HarnessError as error:
            recorder.record(Note(text=f"The run ended early: {error.sentence}"))
            raise
        finally:
            plan.progress("give the phone back")


@contextmanager
def _prepared(plan: Plan, phone: Phone, now: datetime) -> Iterator[Identity]:
    """Install the app and seed the phone, side by side; give the identity, and undo both."""
    made_up = make_identity(f"{phone.serial} {plan.app.sha256} {now.isoformat()}")
    with ExitStack() as stack:
        stack.callback(unseed_phone, phone, made_up)
        with ThreadPoolExecutor(thread_name_prefix="seed") as seeder:
            seeding = seeder.submit(seed_phone, phone, made_up)
            stack.enter_context(fresh_install(phone, plan.app))
            check_installed(phone, plan.app)
        android_id = android_id_of(phone, plan.app.package)
        yield seeding.result().model_copy(update={"android_id": android_id})


@contextmanager
def _probing(session: Session) -> Iterator[None]:
    """Start all probes, side by side; stop them in reverse order, whatever happens between."""
    with ExitStack() as stack:
        stack.callback(session.ui.close)
        for probe in session.probes:
            stack.callback(probe.stop)
        with ThreadPoolExecutor(thread_name_prefix="start") as starters:
            started = [starters.submit(_start, session, probe) for probe in session.probes]
            session.ui.open()
            for start in started:
                start.result()
        for name in ("screens", "permissions"):
            session.recorder.record(ProbeBegan(probe=name))
        stack.callback(_end_app, session)
        yield


def _start(session: Session, probe: Probe) -> None:
    """Go on without a probe that cannot begin; rules that need it become inconclusive."""
    try:
        probe.start()
    except HarnessError as error:
        session.recorder.record(ProbeLost(probe=probe.name, reason=error.sentence))
        session.plan.progress(f"without {probe.name}: {error.sentence}")


def _end_app(session: Session) -> None:
    """Stop the app, and say that it was us: a rule must not take it for the app's own exit."""
    with suppress(HarnessError):
        session.stop_app("the run is over")


def _close(recorder: Recorder) -> None:
    recorder.close()
    runs.close(recorder.folder)


def _provenance(
    plan: Plan, phone: Phone, run: str, now: datetime, identity: Identity
) -> Provenance:
    return Provenance(
        run=run,
        began=now.isoformat(timespec="seconds"),
        app=plan.app,
        device=phone.describe(),
        procedure=plan.procedure,
        tools=versions.of_tools(),
        identity=identity,
    )
