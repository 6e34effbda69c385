"""Measures what a run costs besides watching: `python -m tests.benchmarks.overhead`.

One embedded phone runs the well-behaved calibration app by the quick procedure. The time that the
procedure asks to watch is taken away from the time the run took; the rest is ours.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from harness.apps.apk import read_app
from harness.calibration import apk_path
from harness.campaign import Campaign, Progress
from harness.config import PROCEDURES, Lab
from harness.devices.pool import Pool
from harness.model.recording import Procedure
from harness.report import REPORTS


def main() -> int:
    """Run once and print a line per step; 1 when the run ended early."""
    procedure = PROCEDURES["quick"]
    steps: list[tuple[float, str]] = []

    def note(progress: Progress) -> None:
        steps.append((time.monotonic(), progress.step))

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, Pool(Lab(virtual=1), Path(folder)) as pool:
        steps.append((began, "start the phone and its adb server"))
        steps.append((time.monotonic(), "lease and clean the phone"))
        campaign = Campaign(
            pool=pool,
            procedure=procedure,
            out=Path(folder, "runs"),
            state=Path(folder),
            reports=REPORTS,
            progress=note,
        )
        outcome = campaign.run([read_app(apk_path("wellbehaved"))], jobs=1)[0]
    _print(steps, watched(procedure))
    if outcome.error:
        sys.stderr.write(f"{outcome.error.sentence}\n")
    return 1 if outcome.error else 0


def watched(procedure: Procedure) -> float:
    """Seconds that the procedure asks to look on."""
    return (
        procedure.before_consent
        + procedure.refused
        + procedure.agreed
        + procedure.in_use
        + procedure.silent
        + procedure.background
        + procedure.after_restart
    )


def _print(steps: list[tuple[float, str]], asked: float) -> None:
    for (began, step), (ended, _) in pairwise(steps):
        sys.stdout.write(f"{ended - began:7.1f} s  {step}\n")
    took = steps[-1][0] - steps[0][0]
    sys.stdout.write(f"{took:7.1f} s  in all, of which {asked:g} s were asked for to watch\n")
    sys.stdout.write(f"{took - asked:7.1f} s  besides watching\n")


if __name__ == "__main__":
    sys.exit(main())
