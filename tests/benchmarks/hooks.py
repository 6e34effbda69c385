"""Measures what a hooked call costs the app: `python -m tests.benchmarks.hooks`.

All in one Java VM and one run, so that a busy machine slows everything alike. Needs javac, and
`npm ci` in hooks/. The agent is the one that is shipped; its rate limit decides whether a call gets
a stack, so each round measures the calls below the limit and then calls above it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from harness.probes.agent import Agent, AgentListener, FridaServer
from tests.probes.conftest import SOURCES, MemorySink, Subject

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "hooks"
DEPTHS = (10, 80)
ROUNDS = 5
CALLS = 200
"""As many as the agent tells one by one in a second: ten slots, twenty calls each."""
WINDOW_S = 1.05
STORM, STORM_THREADS = 200_000, 4
GOAL = 8.0
"""Times that our hook with its stack is cheaper than a string per frame, at the greater depth."""
GROWTH_LIMIT_KIB = 8192
"""The allocators' noise, in a process of a hundred MiB."""


class Deaf(AgentListener):
    """Counts messages and keeps none."""

    messages = 0

    def message(self, agent: Agent, content: bytes) -> None:
        assert agent
        assert content
        self.messages += 1


def main() -> int:
    """Print the tables; 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        subject = Subject(compiled(Path(folder)), MemorySink())
        try:
            load_techniques(subject)
            return max(print_costs(subject), print_storm(subject))
        finally:
            subject.end()


def compiled(folder: Path) -> Path:
    """The folder with the program that is watched."""
    sources = [str(path) for path in SOURCES.rglob("*.java")]
    subprocess.run(["javac", "--release", "11", "-d", str(folder), *sources], check=True)
    return folder


def load_techniques(subject: Subject) -> None:
    """Put the hooks that ours is compared with into the same program."""
    script = subprocess.run(
        [HOOKS / "node_modules" / ".bin" / "esbuild", Path(__file__).with_name("techniques.js"),
         "--bundle", "--format=iife", "--main-fields=module,main", "--alias:buffer=@frida/buffer"],
        env=os.environ | {"NODE_PATH": str(HOOKS / "node_modules")},
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    server = FridaServer.local()
    server.script = lambda: script
    agent = server.attach(subject.process.pid, Deaf())
    agent.ask("install")
    agent.ask("settle")


def print_costs(subject: Subject) -> int:
    """Microseconds a call, in the round that the machine's other work disturbed least."""
    rows: dict[str, Callable[[int], float]] = {
        "no hook": lambda depth: cost(subject, "free", depth, CALLS * 50),
        "an empty hook": lambda depth: cost(subject, "empty", depth, CALLS * 5),
        "ours, above the rate limit: counted": lambda depth: counted(subject, depth),
        "ours, with its stack": lambda depth: told(subject, depth),
        "an event with a string per frame": lambda depth: cost(subject, "frames", depth, CALLS),
    }
    for measure in rows.values():
        measure(DEPTHS[0])
    say(f"{'µs per call':38}" + "".join(f"{f'depth {depth}':>12}" for depth in DEPTHS))
    found: dict[str, float] = {}
    for name, measure in rows.items():
        costs = [min(measure(depth) for _ in range(ROUNDS)) for depth in DEPTHS]
        found[name] = costs[-1]
        say(f"{name:38}" + "".join(f"{one:12.2f}" for one in costs))
    *_, ours, frames = found.values()
    say(f"a string per frame costs {frames / ours:.1f} times as much as ours (goal: {GOAL:g})\n")
    return int(frames < GOAL * ours)


def cost(subject: Subject, method: str, depth: int, calls: int) -> float:
    """Microseconds a call."""
    return int(subject.say(f"deep {method} {calls} {depth}")) / 1000 / calls


def told(subject: Subject, depth: int) -> float:
    """The same for calls of ours that each get a line and a stack."""
    time.sleep(WINDOW_S)  # the agent's window, which is no event that could be waited for
    subject.calls()
    microseconds = cost(subject, "ours", depth, CALLS)
    lines = subject.calls()
    assert len(lines) == CALLS
    assert all(len(line.stack) >= min(depth, 50) for line in lines)
    return microseconds


def counted(subject: Subject, depth: int) -> float:
    """The same for calls of ours above the limit, in the window that the first calls fill."""
    told(subject, depth)
    return cost(subject, "ours", depth, CALLS)


def print_storm(subject: Subject) -> int:
    """Calls from several threads: all are counted, and the app's memory stays as it was."""
    subject.say(f"storm {STORM // 4} {STORM_THREADS}")
    subject.say("collect")
    subject.calls()
    before = resident_kib(subject.process.pid)
    nanoseconds = int(subject.say(f"storm {STORM} {STORM_THREADS}"))
    calls = subject.calls()
    subject.say("collect")
    growth = resident_kib(subject.process.pid) - before
    counted = sum(call.count for call in calls)
    stacks = sum(bool(call.stack) for call in calls)
    say(f"{STORM} calls from {STORM_THREADS} threads, {nanoseconds / 1000:.1f} µs each:")
    say(f"  {counted} counted in {len(calls)} lines, {stacks} of them with a stack")
    say(f"  the app's memory grew by {growth} KiB to {before + growth} KiB")
    return int(counted != STORM or growth > GROWTH_LIMIT_KIB or bool(subject.broken_by))


def resident_kib(pid: int) -> int:
    """Memory of a process that is in use."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(text.partition("VmRSS:")[2].split()[0])


def say(line: str) -> None:
    """Print now, not at the end."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
