"""Many apps on many phones: run, judge and report each; one failure ends only its own run."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from harness.devices.cleaning import Lease
from harness.devices.interface import Phone
from harness.devices.pool import Pool
from harness.errors import ExitCode, HarnessError, LabError
from harness.model.app import App
from harness.model.finding import Judgement, Verdict
from harness.model.recording import Procedure, Recording
from harness.report.interface import Report
from harness.rules.judge import judge
from harness.session import Interrupted, Plan, Session, opened
from harness.store import runs

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Progress:
    """Where one app's run stands."""

    app: App
    phone: str
    step: str


@dataclass(frozen=True)
class Outcome:
    """What became of one app."""

    app: App
    phone: str = ""
    folder: Path | None = None
    """The recording, when there is one."""
    judgement: Judgement | None = None
    reports: tuple[Path, ...] = ()
    error: HarnessError | None = None
    """Why the run ended early; what was seen until then is judged all the same."""

    @property
    def exit_code(self) -> ExitCode:
        """A seen violation stands whatever happened later; then comes what went wrong."""
        verdict = self.judgement.verdict if self.judgement else Verdict.INCONCLUSIVE
        if verdict in (Verdict.VIOLATED, Verdict.SUSPECT):
            return ExitCode.VIOLATED
        if self.error:
            return self.error.exit_code
        return ExitCode.MET if verdict is Verdict.MET else ExitCode.INCONCLUSIVE


@dataclass(frozen=True)
class Campaign:
    """The same procedure for every app."""

    pool: Pool
    procedure: Procedure
    out: Path
    state: Path
    reports: Sequence[Report]
    steps: Callable[[Session], None] = Session.run
    """What is done to each app."""
    progress: Callable[[Progress], None] = lambda _progress: None
    stop: threading.Event = field(default_factory=threading.Event)

    def run(self, apps: Sequence[App], *, jobs: int) -> list[Outcome]:
        """Run all apps, `jobs` at a time; outcomes come in the order of `apps`.

        KeyboardInterrupt asks the running sessions to end cleanly, and waits for them.
        """
        outcomes: dict[int, Outcome] = {}
        with ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="run") as workers:
            futures = {workers.submit(self.one, app): n for n, app in enumerate(apps)}
            try:
                for future in as_completed(futures):
                    outcomes[futures[future]] = future.result()
            except KeyboardInterrupt:
                self.stop.set()
                for future, number in futures.items():
                    future.cancel()
                    if not future.cancelled():
                        outcomes[number] = future.result()
        return [
            outcomes.get(n, Outcome(app, error=LabError("stopped before it began")))
            for n, app in enumerate(apps)
        ]

    def one(self, app: App) -> Outcome:
        """Run, judge and report one app. Does not raise for anything a phone or an app does."""
        outcome = Outcome(app)
        if self.stop.is_set():
            return replace(outcome, error=LabError("stopped before it began"))
        try:
            with self.pool.lease(prepare=_clean) as phone:
                outcome = replace(outcome, phone=phone.name)
                outcome = self._observe(outcome, phone)
            if outcome.folder:
                outcome = self._conclude(outcome, runs.load(outcome.folder))
        except HarnessError as error:
            outcome = replace(outcome, error=error)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the other runs
            _log.exception("%s on %s", app.package, outcome.phone)
            fault = LabError(f"{app.package}: the harness itself failed ({error!r})")
            outcome = replace(outcome, error=fault)
        self._tell(outcome, "done")
        return outcome

    def _observe(self, outcome: Outcome, phone: Phone) -> Outcome:
        def tell(step: str) -> None:
            self._tell(outcome, step)

        plan = Plan(
            outcome.app,
            self.procedure,
            self.out,
            self.state,
            tell,
            self.stop,
            outside=self.pool.outside,
        )
        lease = Lease(phone)
        folder: Path | None = None
        try:
            if self.stop.is_set():
                return replace(outcome, error=LabError("stopped before it began"))
            with opened(plan, phone, lease) as session:
                folder = session.folder
                self.steps(session)
            lease.end()
        except HarnessError as error:
            with suppress(HarnessError):  # what cannot be undone now, the next lease undoes
                lease.begin()
            return replace(outcome, folder=folder, error=error)
        except Interrupted:
            return replace(outcome, folder=folder)
        return replace(outcome, folder=folder)

    def _conclude(self, outcome: Outcome, recording: Recording) -> Outcome:
        judgement = judge(recording)
        written = tuple(
            report.write(recording, judgement, recording.folder) for report in self.reports
        )
        return replace(outcome, judgement=judgement, reports=written)

    def _tell(self, outcome: Outcome, step: str) -> None:
        self.progress(Progress(outcome.app, outcome.phone, step))


def _clean(phone: Phone) -> None:
    Lease(phone).begin()
