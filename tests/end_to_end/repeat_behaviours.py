"""Runs the behaviour samples again and again, side by side, and counts how often each is right.

    python -m tests.end_to_end.repeat_behaviours 20 --phones 6 --out FOLDER

Prints what differed, how often each sample was judged as family.yaml says, and how long a window
with a way out stood. Recordings of wrong judgements stay in FOLDER.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from harness.config import Lab
from harness.devices.pool import Pool
from harness.store import runs
from tests.end_to_end.behaviours import Behaviour, family
from tests.end_to_end.closing import Closing, closings, percentile
from tests.end_to_end.trying import perform, wrong

LONGEST_S = 1.5
"""From a window's first frame to the first without it, for 95 of 100 windows."""


@dataclass(frozen=True)
class Round:
    """One run of one sample."""

    behaviour: Behaviour
    mismatches: list[str]
    closings: tuple[Closing, ...]
    seconds: float


class Rounds:
    """All runs of all samples, on the phones of one pool."""

    def __init__(self, pool: Pool, out: Path) -> None:
        self._pool = pool
        self._out = out
        self._saying = threading.Lock()

    def run(self, samples: tuple[Behaviour, ...], times: int, jobs: int) -> list[Round]:
        """Every sample so many times; the samples take turns."""
        with ThreadPoolExecutor(jobs, thread_name_prefix="sample") as workers:
            asked = [
                workers.submit(self._one, behaviour, number)
                for number in range(1, times + 1)
                for behaviour in samples
            ]
            return [each.result() for each in as_completed(asked)]

    def _one(self, behaviour: Behaviour, number: int) -> Round:
        began = time.monotonic()
        out = self._out / f"{number:02}-{behaviour.id}"
        out.mkdir(parents=True)
        try:
            tried = perform(behaviour, self._pool, state=self._out / "state", out=out)
        except Exception as error:  # noqa: BLE001 - whatever ends a run, it is one that was not right
            failed = [f"{type(error).__name__}: {error}"]
            return self._told(Round(behaviour, failed, (), time.monotonic() - began), out)
        seconds = time.monotonic() - began
        mismatches = wrong(behaviour, tried.folder)
        closed = closings(runs.load(tried.folder).timeline, tried.displayed)
        if behaviour.values["delay"]:  # its way out comes later, as it is meant to
            closed = ()
        return self._told(Round(behaviour, mismatches, closed, seconds), out)

    def _told(self, one: Round, out: Path) -> Round:
        if one.mismatches:
            with self._saying:
                _say(f"{out.name}, {one.seconds:.0f} s:", *(f"  {m}" for m in one.mismatches))
        else:
            shutil.rmtree(out)
        return one


def main() -> int:
    """Run the rounds; 1 when a judgement was wrong or windows stood too long."""
    options = _options()
    samples = tuple(one for one in family() if not options.only or one.id in options.only)
    began = time.monotonic()
    with Pool(Lab(virtual=options.phones), options.out / "state", wanted=()) as pool:
        rounds = Rounds(pool, options.out).run(samples, options.rounds, options.phones)
    took = time.monotonic() - began
    right = Counter(each.behaviour.id for each in rounds if not each.mismatches)
    for sample in samples:
        own = [each.seconds for each in rounds if each.behaviour is sample]
        _say(
            f"{sample.id:16} {right[sample.id]:3} of {options.rounds} right"
            f"{min(own):7.1f} to {max(own):.1f} s"
        )
    swift = _tell_closings([closing for each in rounds for closing in each.closings])
    _tell_slowest(rounds)
    _say(
        f"{len(rounds)} runs on {options.phones} phones in {took:.0f} s, {_processor_s():.0f} s CPU"
    )
    return int(right.total() < len(rounds) or not swift)


def _tell_closings(closed: list[Closing]) -> bool:
    """Whether windows stood no longer than they may, by the timeline."""
    on_timeline = [each.on_timeline for each in closed]
    _tell_times("on the timeline", on_timeline)
    _tell_times("in the phone's log", [e.on_phone for e in closed if e.on_phone is not None])
    return not closed or percentile(on_timeline, 95) <= LONGEST_S


def _tell_times(where: str, times: list[float]) -> None:
    if times:
        _say(
            f"closed after its first frame {where}: median {percentile(times, 50):.2f} s, "
            f"p95 {percentile(times, 95):.2f} s, at most {max(times):.2f} s, of {len(times)}"
        )


def _tell_slowest(rounds: list[Round]) -> None:
    times = [(one.on_timeline, each.behaviour.id) for each in rounds for one in each.closings]
    slowest = ", ".join(f"{name} {time:.2f} s" for time, name in sorted(times, reverse=True)[:5])
    if times:
        _say(f"the slowest on the timeline: {slowest}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.end_to_end.repeat_behaviours", description=__doc__
    )
    parser.add_argument("rounds", type=int, nargs="?", default=2, help="how often (default 2)")
    parser.add_argument("--phones", type=int, default=6, help="side by side (default 6)")
    parser.add_argument("--only", action="append", help="a sample's id; may be given again")
    parser.add_argument("--out", type=Path, required=True, help="folder for the recordings")
    options = parser.parse_args()
    if options.rounds < 1 or options.phones < 1:
        parser.error("at least one round and one phone")
    return options


def _processor_s() -> float:
    """Of this process and its children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _say(*lines: str) -> None:
    print("\n".join(lines), flush=True)  # noqa: T201 - the program's answer


if __name__ == "__main__":
    sys.exit(main())
