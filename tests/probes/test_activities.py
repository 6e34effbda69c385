from __future__ import annotations

import queue
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from harness.devices.interface import Phone, ShellResult
from harness.errors import PhoneLost, ProbeError
from harness.model.app import App
from harness.model.evidence import (
    ActivityStarted,
    Note,
    ProbeBegan,
    ProbeLost,
    ProcessEnded,
    ProcessStarted,
    parse_evidence,
)
from harness.model.identity import Identity
from harness.model.recording import Device
from harness.model.timeline import Timeline
from harness.probes import activities
from harness.probes.activities import ActivitiesProbe
from harness.probes.interface import Watch
from harness.store.recorder import Recorder

LOGCAT = Path(__file__).parents[1] / "data" / "logcat"
APP = App(
    path=Path("shop.apk"),
    package="com.example.shop",
    label="示例商城",
    version_name="1",
    version_code=1,
    sha256="0" * 64,
    min_sdk=21,
    target_sdk=30,
    main_activity="com.example.shop.MainActivity",
)


class LogPhone(Phone):
    """A phone that has nothing but a log."""

    def __init__(self, *, installed: bool = True) -> None:
        self.name, self.serial, self.virtual = "bench-1", "bench-1", True
        self.proxy_host, self.frida_server, self.frida_port = "127.0.0.1", None, 27042
        self.installed = installed
        self.gone = False
        self.opened: list[str] = []
        self._history: list[str] = []
        self._reader: queue.SimpleQueue[str | None] | None = None
        self._lock = threading.Lock()

    def log(self, *lines: str) -> None:
        with self._lock:
            for line in lines:
                self._history.append(line)
                if self._reader is not None:
                    self._reader.put(line)

    def cut(self) -> None:
        """End the stream that is open, as when logd drops a slow reader."""
        with self._lock:
            if self._reader is not None:
                self._reader.put(None)
                self._reader = None

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        del timeout_s
        if self.gone:
            raise PhoneLost(self.name, "unplugged")
        if mark := re.match(r"log -p i -t (\S+) (\S+)", command):
            now = self._history[-1].split()[0] if self._history else "1700000000.000"
            self.log(f"   {now}  8000  8000 I {mark[1]}: {mark[2]}")
        if command.startswith("pm list") and self.installed:
            return ShellResult("package:com.example.shop uid:10152", 0)
        if command.startswith("cmd package"):
            return ShellResult("priority=0\ncom.example.launcher/.Home", 0)
        if command.startswith("pidof"):
            return ShellResult("1620", 0)
        return ShellResult("", 0)

    @contextmanager
    def lines(self, command: str) -> Iterator[Iterator[str]]:
        if self.gone:
            raise PhoneLost(self.name, "unplugged")
        own: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        with self._lock:
            self.opened.append(command)
            resumed = "-T 1 " not in command
            for line in self._history if resumed else self._history[-1:]:
                own.put(line)
            self._reader = own
        yield iter(own.get, None)

    def describe(self) -> Device:
        raise NotImplementedError

    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        raise NotImplementedError

    def pull(self, remote: str) -> bytes:
        raise NotImplementedError

    def install(self, apk: Path) -> None:
        raise NotImplementedError

    def uninstall(self, package: str) -> None:
        raise NotImplementedError

    def packages(self) -> frozenset[str]:
        raise NotImplementedError

    def reverse(self, remote_port: int, local_port: int) -> None:
        raise NotImplementedError

    def remove_reverse(self, remote_port: int) -> None:
        raise NotImplementedError

    def forward(self, remote_port: int) -> int:
        raise NotImplementedError

    def wall_clock(self) -> float:
        return 1700000000.0


class Bench:
    """A probe on a phone with a log, and what it wrote."""

    def __init__(self, folder: Path, *, installed: bool = True) -> None:
        self.phone = LogPhone(installed=installed)
        self.recorder = Recorder(folder)
        self.probe = ActivitiesProbe(Watch(self.phone, APP, self.recorder, Identity()))

    def timeline(self) -> Timeline:
        lines = (self.recorder.folder / "timeline.jsonl").read_text(encoding="utf-8").splitlines()
        return Timeline(parse_evidence.validate_json(line) for line in lines)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.probe.stop()
    bench.recorder.close()


def recorded(name: str) -> list[str]:
    return (LOGCAT / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def test_after_a_flush_all_that_was_logged_is_on_the_timeline(bench: Bench) -> None:
    bench.probe.start()
    bench.phone.log(*recorded("android-11"))
    bench.probe.flush()
    timeline = bench.timeline()
    assert [began.probe for began in timeline.of(ProbeBegan)] == ["activities"]
    assert len(list(timeline.of(ActivityStarted))) == 3
    assert len(list(timeline.of(ProcessStarted))) == 2
    assert [ended.crashed for ended in timeline.of(ProcessEnded)] == [True, False]


def test_what_was_logged_before_the_start_is_no_evidence(bench: Bench) -> None:
    bench.phone.log(*recorded("android-11"))
    bench.probe.start()
    bench.probe.flush()
    assert not list(bench.timeline().of(ProcessEnded))


def test_a_stream_that_ends_is_opened_where_it_stopped_and_nothing_comes_twice(
    bench: Bench,
) -> None:
    lines = recorded("android-11")
    bench.probe.start()
    bench.phone.log(*lines[:4])
    bench.phone.cut()
    bench.phone.log(*lines[4:])
    bench.probe.flush()
    timeline = bench.timeline()
    assert len(list(timeline.of(ActivityStarted))) == 3
    assert len(list(timeline.of(ProcessEnded))) == 2
    assert any("opened again" in note.text for note in timeline.of(Note))
    assert not list(timeline.of(ProbeLost))


def test_a_phone_that_is_gone_is_a_lost_probe(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities, "REOPEN_PAUSE_S", 0.01)
    bench.probe.start()
    bench.phone.gone = True
    bench.phone.cut()
    reader = bench.probe._reader
    assert reader is not None
    reader.join(5)
    assert [loss.probe for loss in bench.timeline().of(ProbeLost)] == ["activities"]
    bench.probe.flush()


def test_an_app_that_is_not_installed_is_a_probe_error(tmp_path: Path) -> None:
    bench = Bench(tmp_path, installed=False)
    with pytest.raises(ProbeError, match=r"bench-1: .* has no uid"):
        bench.probe.start()
    bench.recorder.close()
