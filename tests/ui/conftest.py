"""A phone drawn on paper (screens from files, and what each tap leads to), and a virtual one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from harness.devices.adb import AdbPhone, AdbServer
from harness.devices.interface import Phone, ShellResult
from harness.devices.virtual import VirtualPhones
from harness.errors import PhoneLost
from harness.model.app import App
from harness.model.evidence import Bounds, parse_evidence
from harness.model.recording import Device
from harness.model.timeline import Timeline
from harness.store.recorder import Recorder
from harness.ui.answering import Answering
from harness.ui.driver import Driver, Picture, Reading
from harness.ui.explore import Explorer
from harness.ui.eyes import Eyes
from harness.ui.hand import Hand
from harness.ui.screen import Screen, read_screen

SCREENS = Path(__file__).parents[1] / "data" / "screens"
BLIND = "(no tree)"


class PaperPhone(Phone):
    """Answers what the screen's readers ask of the shell."""

    def __init__(self) -> None:
        self.name, self.serial, self.virtual = "paper", "paper", True
        self.proxy_host, self.frida_server, self.frida_port = "127.0.0.1", None, 27042
        self.alive = True
        self.unplugged = False
        self.opened = 0

    def describe(self) -> Device:
        raise NotImplementedError

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        del timeout_s
        if self.unplugged:
            raise PhoneLost(self.name, "unplugged")
        if command.startswith("am start"):
            self.opened += 1
        return ShellResult("", 0 if self.alive else 1)

    def lines(self, command: str) -> AbstractContextManager[Iterator[str]]:
        del command
        return nullcontext(iter(()))

    def push(self, content: bytes, remote: str, *, mode: int = 0o644) -> None:
        raise NotImplementedError

    def pull(self, remote: str) -> bytes:
        raise FileNotFoundError(remote)

    def install(self, apk: Path) -> None:
        raise NotImplementedError

    def uninstall(self, package: str) -> None:
        raise NotImplementedError

    def packages(self) -> frozenset[str]:
        return frozenset()

    def reverse(self, remote_port: int, local_port: int) -> None:
        raise NotImplementedError

    def remove_reverse(self, remote_port: int) -> None:
        raise NotImplementedError

    def forward(self, remote_port: int) -> int:
        raise NotImplementedError

    def wall_clock(self) -> float:
        return 0.0


class PaperDriver(Driver):
    """Shows one screen file after another; a rule says which tap leads where."""

    def __init__(self, phone: Phone, first: str, leads: dict[tuple[str, str], str]) -> None:
        super().__init__(phone)
        self.now = first
        self.leads = leads
        self.deaf = 0
        """Taps that still have no effect."""
        self.taps: list[str] = []
        self.shown: bytes | None = None
        """A real picture of the screen, as PNG."""

    def read(self) -> Reading:
        if self.now == BLIND:
            return Reading(Screen(complete=False), "")
        xml = (SCREENS / f"{self.now}.xml").read_text(encoding="utf-8")
        return Reading(read_screen(xml, density=440), xml)

    def picture(self) -> Picture | None:
        return Picture(self.shown or f"picture of {self.now}".encode(), "image/png")

    def tap(self, bounds: Bounds) -> None:
        hit = [n for n in self.read().screen.nodes if n.bounds == bounds]
        label = next((n.label or n.id for n in hit if n.label or n.id), "")
        self.taps.append(label)
        if self.deaf:
            self.deaf -= 1
        else:
            self.now = self.leads.get((self.now, label), self.now)

    def swipe(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        del start, end

    def press(self, key: str) -> None:
        self.taps.append(key)
        self.now = self.leads.get((self.now, key), self.now)


def app_of(package: str) -> App:
    """An app that asks for contacts and the camera."""
    return App(
        path=Path("shop.apk"),
        package=package,
        label="示例商城",
        version_name="1",
        version_code=1,
        sha256="0" * 64,
        min_sdk=21,
        target_sdk=30,
        main_activity=f"{package}.MainActivity",
        permissions=(
            "android.permission.INTERNET",
            "android.permission.READ_CONTACTS",
            "android.permission.CAMERA",
        ),
    )


class Paper:
    """Everything of the screen but the phone."""

    def __init__(self, folder: Path, first: str, leads: dict[tuple[str, str], str]) -> None:
        self.app = app_of("com.example.shop")
        self.recorder = Recorder(folder)
        self.phone = PaperPhone()
        self.driver = PaperDriver(self.phone, first, leads)
        self.eyes = Eyes(self.driver, self.app, self.recorder)
        self.hand = Hand(self.driver, self.eyes, self.recorder)
        self.answering = Answering(self.app, self.eyes, self.hand, settle_s=0.1)
        self.explorer = Explorer(
            self.app, self.eyes, self.hand, self.answering, self.recorder, pause_s=0
        )

    def timeline(self) -> Timeline:
        """What was written so far."""
        lines = (self.recorder.folder / "timeline.jsonl").read_text(encoding="utf-8").splitlines()
        return Timeline(parse_evidence.validate_json(line) for line in lines)


Draw = Callable[..., Paper]


@pytest.fixture
def draw(tmp_path: Path) -> Iterator[Draw]:
    made: list[Paper] = []

    def make(first: str, leads: dict[tuple[str, str], str] | None = None) -> Paper:
        made.append(Paper(tmp_path, first, leads or {}))
        return made[-1]

    yield make
    for paper in made:
        paper.recorder.close()


CALIBRATION = Path(__file__).parents[2] / "harness" / "calibration"


@pytest.fixture(scope="session")
def virtual_phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    before = dict(os.environ)
    server = AdbServer.start_private()
    try:
        phones = VirtualPhones(1, tmp_path_factory.mktemp("virtual"))
        try:
            yield AdbPhone(phones.facts[0], virtual=True)
        finally:
            phones.stop()
    finally:
        server.stop()
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture
def installed(virtual_phone: Phone) -> Iterator[Callable[[str], App]]:
    """Installs a calibration app; it is removed afterwards."""
    packages: list[str] = []

    def install(name: str) -> App:
        package = f"cn.example.calibration.{name}"
        app = App(
            path=CALIBRATION / name / f"{name}.apk",
            package=package,
            label=name,
            version_name="1",
            version_code=1,
            sha256="0" * 64,
            min_sdk=21,
            target_sdk=33,
            main_activity=f"{package}.MainActivity",
            permissions=(
                "android.permission.ACCESS_FINE_LOCATION",
                "android.permission.READ_CONTACTS",
            ),
        )
        virtual_phone.install(app.path)
        packages.append(package)
        return app

    yield install
    for package in packages:
        virtual_phone.uninstall(package)
