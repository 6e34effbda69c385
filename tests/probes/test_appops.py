from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.devices.interface import ShellResult
from harness.errors import PhoneLost, ProbeError
from harness.model.app import App
from harness.model.evidence import AppOp, Note, ProbeBegan, ProbeLost
from harness.model.identity import Identity
from harness.probes import appops
from harness.probes.appops import AppOpsProbe
from harness.probes.interface import Watch

from .conftest import MemorySink, ScriptedPhone

SHOP = "com.example.shop"
HEAD = "Current AppOps Service state:\n\n"
NOBODY = "    Package com.example.other:\n      CAMERA (allow): \n"
APP = App(
    path=Path("shop.apk"),
    package=SHOP,
    label="示例商城",
    version_name="1",
    version_code=1,
    sha256="0" * 64,
    min_sdk=21,
    target_sdk=30,
    main_activity=f"{SHOP}.MainActivity",
)


class NotingPhone(ScriptedPhone):
    """A phone that knows app-ops, and notes what a test tells it to."""

    def __init__(self, *, knows_package_option: bool = True) -> None:
        super().__init__()
        self.knows_package_option = knows_package_option
        self.used: dict[str, int] = {}
        self.more = ""
        self.gone = False
        self.broken = False
        self.looked = threading.Condition()

    def use(self, op: str) -> None:
        self.used[op] = self.used.get(op, 0) + 1

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        if self.gone:
            raise PhoneLost(self.name, "unplugged")
        super().shell(command, timeout_s=timeout_s)
        with self.looked:
            self.looked.notify_all()
        return ShellResult(f"1700000000.250000000\n{self._answer(command)}", 0)

    def looks(self) -> int:
        return sum("appops" in command for command in self.commands)

    def await_looks(self, count: int) -> None:
        with self.looked:
            assert self.looked.wait_for(lambda: self.looks() >= count, 10)

    def _answer(self, command: str) -> str:
        if self.broken:
            return "Can't find service: appops\n"
        if "cmd appops get com.example.shop" in command:
            lines = [f"{op}: allow; time=+{100 - n}ms ago\n" for op, n in self.used.items()]
            return "".join(lines) or "No operations.\n"
        assert "dumpsys appops --package com.example.shop" in command
        if not self.knows_package_option:
            return "Unknown option: --package\n"
        uses = [
            f"      {op} (allow): \n        null=[\n"
            f"          Access: [top-s] 2023-11-15 06:13:{n:02}.000 (-100ms)\n        ]\n"
            for op, n in self.used.items()
        ]
        own = f"  Uid u0a101:\n    Package {SHOP}:\n" if uses else ""
        return HEAD + own + "".join(uses) + self.more


Start = Callable[[NotingPhone], tuple[AppOpsProbe, MemorySink]]


@pytest.fixture
def start() -> Iterator[Start]:
    probes: list[AppOpsProbe] = []

    def started(phone: NotingPhone) -> tuple[AppOpsProbe, MemorySink]:
        sink = MemorySink()
        probes.append(AppOpsProbe(Watch(phone, APP, sink, Identity())))
        probes[-1].start()
        return probes[-1], sink

    yield started
    for probe in probes:
        probe.stop()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look so often that a test need not wait."""
    monkeypatch.setattr(appops, "EVERY_S", 0.01)


def test_what_is_used_is_told_at_the_next_flush(start: Start) -> None:
    phone = NotingPhone()
    probe, sink = start(phone)
    phone.use("CAMERA")
    probe.flush()
    phone.use("READ_CONTACTS")
    probe.flush()

    assert [(op.op, op.state, op.source_at) for op in sink.of(AppOp)] == [
        ("CAMERA", "top", 1_700_000_000.15),
        ("READ_CONTACTS", "top", 1_700_000_000.15),
    ]


def test_what_was_used_before_is_not_told(start: Start) -> None:
    phone = NotingPhone()
    phone.use("CAMERA")
    probe, sink = start(phone)
    probe.flush()

    assert sink.of(AppOp) == []


@pytest.mark.usefixtures("quick")
def test_it_looks_by_itself_in_between(start: Start) -> None:
    phone = NotingPhone()
    _, sink = start(phone)
    phone.use("CAMERA")

    with sink.changed:
        assert sink.changed.wait_for(lambda: sink.of(AppOp), 10)


def test_a_phone_without_the_package_option_is_asked_in_short(start: Start) -> None:
    phone = NotingPhone(knows_package_option=False)
    probe, sink = start(phone)
    phone.use("CAMERA")
    probe.flush()

    assert [(op.op, op.state) for op in sink.of(AppOp)] == [("CAMERA", "")]
    assert [began.detail for began in sink.of(ProbeBegan)] == [
        "cmd appops get, without states; every 2 s and at each change of phase"
    ]
    assert not [command for command in phone.commands[2:] if "dumpsys" in command]


def test_a_phone_that_tells_of_others_is_believed_when_it_names_them(start: Start) -> None:
    phone = NotingPhone()
    phone.more = (
        NOBODY + "        null=[\n          Access: [top-s] 2023-11-15 06:13:59.000 (-1ms)\n"
    )
    probe, sink = start(phone)
    phone.use("READ_SMS")
    phone.more = phone.more.replace(":59.", ":58.")
    probe.flush()

    assert [op.op for op in sink.of(AppOp)] == ["READ_SMS"]


def test_lines_that_are_not_understood_are_told_once(start: Start) -> None:
    phone = NotingPhone()
    probe, sink = start(phone)
    phone.use("CAMERA")
    phone.more = "        what is this?\n"
    probe.flush()
    probe.flush()

    assert [note.text for note in sink.of(Note)] == [
        "App-ops has lines that were not understood, such as ['what is this?']."
    ]


def test_a_phone_without_app_ops_cannot_be_watched() -> None:
    phone, sink = NotingPhone(), MemorySink()
    phone.broken = True
    probe = AppOpsProbe(Watch(phone, APP, sink, Identity()))

    with pytest.raises(ProbeError, match="desk-1: app-ops cannot be read"):
        probe.start()
    probe.stop()

    assert sink.evidence == []


@pytest.mark.usefixtures("quick")
def test_a_phone_that_answers_no_more_is_a_loss_that_is_told_once(start: Start) -> None:
    phone = NotingPhone()
    probe, sink = start(phone)
    phone.gone = True

    with sink.changed:
        assert sink.changed.wait_for(lambda: sink.of(ProbeLost), 10)
    probe.flush()
    probe.stop()

    assert [(loss.probe, "unplugged" in loss.reason) for loss in sink.of(ProbeLost)] == [
        ("appops", True)
    ]


@pytest.mark.usefixtures("quick")
def test_one_look_without_an_answer_is_no_loss(start: Start) -> None:
    phone = NotingPhone()
    probe, sink = start(phone)
    phone.broken = True
    probe.flush()
    phone.broken = False
    phone.await_looks(phone.looks() + 5)
    phone.use("CAMERA")
    probe.flush()

    assert [op.op for op in sink.of(AppOp)] == ["CAMERA"]
    assert sink.of(ProbeLost) == []


def test_a_look_costs_the_host_little(start: Start) -> None:
    phone = NotingPhone()
    for number in range(60):
        phone.use(f"OP_{number}")
    probe, _ = start(phone)

    began = time.process_time()
    for _ in range(100):
        probe.flush()

    assert (time.process_time() - began) / 100 < 0.02
