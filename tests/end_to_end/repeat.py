"""Runs the calibration apps again and again, and counts how often each is judged as its truth says.

    python -m tests.end_to_end.repeat 10 --out FOLDER

Recordings of all rounds stay in FOLDER, so that what went wrong can be looked into.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from harness.calibration import CalibrationApp, apps, compare
from harness.errors import BadRecording
from harness.model.evidence import Note, ProbeLost
from harness.model.timeline import Timeline
from harness.rules.judge import judge
from harness.store import runs


def main() -> int:
    """Run the rounds; 1 when any judgement was wrong."""
    options = _options()
    samples = apps()
    right: Counter[str] = Counter()
    times: list[float] = []
    for number in range(1, options.rounds + 1):
        out = options.out / f"round-{number}"
        times.append(_demo(out))
        wrong = {sample.name: _wrong(sample, out) for sample in samples}
        right.update(name for name, mismatches in wrong.items() if not mismatches)
        _say(f"round {number}: {times[-1]:.0f} s")
        for mismatch in (m for mismatches in wrong.values() for m in mismatches):
            _say(f"  {mismatch}")
    for sample in samples:
        _say(f"{sample.name:18} {right[sample.name]} of {options.rounds}")
    _say(f"seconds a round: {min(times):.0f} to {max(times):.0f}")
    return int(any(right[sample.name] < options.rounds for sample in samples))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.end_to_end.repeat", description=__doc__)
    parser.add_argument("rounds", type=int, nargs="?", default=2, help="how often (default 2)")
    parser.add_argument("--out", type=Path, required=True, help="folder for the recordings")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("at least one round")
    return options


def _demo(out: Path) -> float:
    """Seconds that `harness demo` took."""
    out.mkdir(parents=True)
    harness = Path(sys.executable).with_name("harness")
    began = time.monotonic()
    with (out / "said.txt").open("wb") as said:
        subprocess.run(
            [harness, "demo", "--out", out], stdout=said, stderr=subprocess.STDOUT, check=False
        )
    return time.monotonic() - began


def _wrong(sample: CalibrationApp, out: Path) -> list[str]:
    """What differs from the truth about this app, and what the run itself says went wrong."""
    try:
        folder = next(out.glob(f"2*-{sample.truth.package}-*"))
        recording = runs.load(folder)
    except (StopIteration, BadRecording) as error:
        return [f"{sample.name}: no recording ({error})"]
    mismatches = [str(mismatch) for mismatch in compare(sample, judge(recording))]
    return mismatches + _broken(recording.timeline) if mismatches else []


def _broken(timeline: Timeline) -> list[str]:
    told = (e for e in timeline if isinstance(e, ProbeLost | Note))
    return [f"    {e.at:.1f} s: {e.model_dump_json(exclude_defaults=True)}" for e in told]


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the program's answer


if __name__ == "__main__":
    sys.exit(main())
