"""A lab of its own for tests: an adb server, virtual phones, and harness processes on them.

The phones are a process apart and stand in a devices.yaml by their address, as network phones do,
so they outlive a harness that is killed. All is driven from outside: signals, adb, files on disk.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adbutils import adb_path  # noqa: TID251 - the adb program itself

from harness.model.evidence import AnyObservation, Phase, parse_evidence

BRIEF = Path(__file__).with_name("brief.py")
HARNESS = str(Path(sys.executable).with_name("harness"))
LEFTOVERS = (
    "settings get global http_proxy",
    "settings get global stay_on_while_plugged_in",
    "ls -a /data/local/tmp | grep -v u2.jar",  # uiautomator2 keeps its server for the next time
    "ls /system/etc/security/cacerts",
    "ls /apex/com.android.conscrypt/cacerts",
    "pm list packages",
    "content query --uri content://sms",
    "content query --uri content://com.android.contacts/raw_contacts",
)
"""What a run changes on a phone; the answers are compared with those of before."""


class Never(AssertionError):
    """What was waited for did not come."""


def until(condition: Callable[[], bool], what: str, timeout_s: float = 60.0) -> None:
    """Return when the condition holds."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > deadline:
            raise Never(what)
        time.sleep(0.1)


@dataclass(frozen=True)
class Run:
    """One harness process and what it writes."""

    process: subprocess.Popen[bytes]
    out: Path

    @property
    def folder(self) -> Path:
        """The recording's folder; Never when there is none yet."""
        folders = sorted(self.out.glob("2*"))
        if not folders:
            raise Never(f"a recording in {self.out}")
        return folders[0]

    def timeline(self) -> list[AnyObservation]:
        """Everything on the disk by now, but a last line that is still being written."""
        with contextlib.suppress(Never, FileNotFoundError):
            whole, _, _ = (self.folder / "timeline.jsonl").read_bytes().rpartition(b"\n")
            return [parse_evidence.validate_json(line) for line in whole.splitlines()]
        return []

    def wait_for(self, phase: Phase) -> None:
        """Return when the phase is being watched: it began, and the app or the screen was seen."""

        def watched() -> bool:
            seen = [e.kind for e in self.timeline() if e.phase is phase]
            return "screen_seen" in seen or self.ended

        until(watched, f"{phase} in {self.out}; it said: {self.said}", 120)
        assert not self.ended, f"the harness ended before {phase}: {self.said}"

    def wait(self, timeout_s: float = 120.0) -> int:
        """The exit code."""
        try:
            return self.process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            self.process.kill()
            raise Never(f"an end of the harness; it said: {self.said}") from error

    @property
    def ended(self) -> bool:
        """Whether the process has ended."""
        return self.process.poll() is not None

    @property
    def said(self) -> str:
        """What it printed."""
        return (self.out / "said.txt").read_text(errors="replace")[-3000:]

    def interrupt(self) -> None:
        """Send Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """End it as the kernel does when memory is short."""
        self.process.kill()
        self.process.wait()

    @property
    def relay(self) -> int:
        """Process id of the child that relays the traffic."""
        return next(
            int(pid)
            for pid in children(self.process.pid)
            if b"traffic_addon" in Path(f"/proc/{pid}/cmdline").read_bytes()
        )


@dataclass
class Bench:
    """Phones, and one harness at a time on each."""

    folder: Path
    state: Path
    """Kept by harness processes: certificate authority, locks, converted apps."""
    count: int = 1
    serials: list[str] = field(default_factory=list)
    phones: subprocess.Popen[bytes] | None = None
    server: subprocess.Popen[bytes] | None = None
    harnesses: list[subprocess.Popen[bytes]] = field(default_factory=list)
    before: dict[str, list[str]] = field(default_factory=dict)
    """Serial -> what the phone answered to LEFTOVERS before anything was done to it."""

    def open(self) -> None:
        """Start the adb server and the phones."""
        self.folder.mkdir(parents=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.environment = os.environ | {
            "ANDROID_ADB_SERVER_PORT": str(port),
            "ADB_USB": "0",
            "ADB_LIBUSB": "0",
            "ADB_MDNS": "0",
            "HOME": str(self.folder),
            "HARNESS_STATE": str(self.state),
            "COLUMNS": "200",
        }
        self.server = self._started(adb_path(), "nodaemon", "server")
        until(lambda: _answers(port), "the adb server")
        cache = ("--cache", str(self.state / "virtual"))
        command = ("-m", "harness.virtualphone", "--phones", str(self.count), *cache)
        self.phones = self._started(
            sys.executable, *command, "--parent-pid", str(os.getpid()), stdout=subprocess.PIPE
        )
        assert self.phones.stdout
        ready = json.loads(self.phones.stdout.readline())
        self.serials = [phone["serial"] for phone in ready["phones"]]
        lines = [
            f"  - {{name: shelf-{n}, connect: '{s}'}}\n" for n, s in enumerate(self.serials, 1)
        ]
        self.devices.write_text("".join(["phones:\n", *lines]))
        for serial in self.serials:  # other than what the harness sets
            self.shell("settings put global stay_on_while_plugged_in 3", serial)
        self.before = {serial: self.leftovers(serial) for serial in self.serials}

    def close(self) -> None:
        """End everything, also an adb server that somebody started in its place."""
        for process in (*self.harnesses, self.phones, self.server):
            if process is not None:
                with process:  # closes its pipes
                    process.kill()
        subprocess.run(
            [adb_path(), "kill-server"], env=self.environment, capture_output=True, check=False
        )

    @property
    def devices(self) -> Path:
        """The lab's devices.yaml."""
        return self.folder / "devices.yaml"

    def run(self, name: str, *apks: Path, brief: bool = True) -> Run:
        """Start a harness on these phones; `name` is that of its folder."""
        out = self.folder / name
        out.mkdir()
        command = [sys.executable, str(BRIEF)] if brief else [HARNESS]
        command += ["run", *map(str, apks), "--devices", str(self.devices)]
        command += ["--procedure", "quick", "--out", str(out)]
        with (out / "said.txt").open("wb") as said:
            process = subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.harnesses.append(process)
        return Run(process, out)

    def adb(self, *words: str) -> str:
        """What the adb program prints."""
        done = subprocess.run(
            [adb_path(), *words],
            env=self.environment,
            capture_output=True,
            timeout=60,
            check=False,
        )
        return done.stdout.decode(errors="replace")

    def shell(self, command: str, serial: str = "") -> str:
        """What a phone answers to a command, connected to anew where that is needed."""
        serial = serial or self.serials[0]
        self.adb("connect", serial)
        self.adb("-s", serial, "wait-for-device")
        return self.adb("-s", serial, "shell", command)

    def leftovers(self, serial: str = "") -> list[str]:
        """What the phone answers to LEFTOVERS now."""
        serial = serial or self.serials[0]
        tunnels = [self.adb("-s", serial, way, "--list") for way in ("reverse", "forward")]
        return [f"{c}: {self.shell(c, serial)}" for c in LEFTOVERS] + tunnels

    def assert_clean(self, serial: str = "") -> None:
        """Compare the phone with what it was at first."""
        serial = serial or self.serials[0]

        assert self.leftovers(serial) == self.before[serial]

    def _started(self, *command: str, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        with (self.folder / "log.txt").open("ab") as log:
            return subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=stdout,
                stderr=log,
            )


@contextmanager
def bench(folder: Path, state: Path, count: int = 1) -> Iterator[Bench]:
    """Give a bench, and end all its processes."""
    made = Bench(folder, state, count)
    try:
        made.open()
        yield made
    finally:
        made.close()


def children(pid: int) -> list[str]:
    """Process ids of a process's children, of all its threads."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [child for task in tasks for child in task.read_text().split()]


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False
