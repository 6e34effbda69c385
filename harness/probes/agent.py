"""Frida's only doorway: a phone's frida-server, and our agent in one of its processes."""

from __future__ import annotations

import base64
import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import cache
from importlib import resources
from typing import TypeVar

import frida

from harness.devices.interface import Phone
from harness.errors import ProbeError

T = TypeVar("T")

FRIDA_PORT = 27042
"""Where frida's own adb transport looks for the server."""
FRIDA_VERSION: str = frida.__version__
STEP_TIMEOUT_S = 20.0
FIND_TIMEOUT_MS = 5000
"""How long a phone may take to be listed."""
LEAVE_TIMEOUT_S = 2.0
"""A script cannot be taken out while the app is inside one of its hooks."""
MESSAGE_LIMIT = 4 * 1024 * 1024
"""Bytes of one message; the agent's own stay far below, so a longer one is not the agent's."""
FAULT_LENGTH = 500
"""Characters of what a failing agent says that are kept."""

_CAUSES: dict[type[Exception], tuple[str, str]] = {
    frida.ServerNotRunningError: (
        "no frida-server runs on the phone",
        "Start frida-server as root, or give its path in devices.yaml.",
    ),
    frida.TransportError: (
        "the connection broke, or no frida-server listens there",
        "Start frida-server as root on the port that devices.yaml names.",
    ),
    frida.ProtocolError: (
        "its frida-server speaks another protocol",
        f"Push frida-server {FRIDA_VERSION}: the same version as on this computer.",
    ),
    frida.NotSupportedError: (
        "frida cannot do this there; most likely its server runs without root",
        "Start frida-server as root.",
    ),
    frida.PermissionDeniedError: (
        "frida-server lacks the right to do it",
        "Start frida-server as root; `setenforce 0` helps where SELinux is in the way.",
    ),
    frida.ExecutableNotFoundError: ("the app is not installed, or has no launcher icon", ""),
    frida.ProcessNotFoundError: ("the process has ended", ""),
}


class _Devices:
    """What frida knows to be there.

    It follows one adb server, and finds nothing more when another one takes its place.
    """

    def __init__(self) -> None:
        self._manager: frida.DeviceManager | None = None
        self._lock = threading.Lock()

    def behind_adb(self, serial: str) -> frida.Device:
        """The phone with this serial; frida.InvalidArgumentError when adb has none."""
        manager = self._after(None)
        try:
            return manager.get_device_by_id(serial, FIND_TIMEOUT_MS)
        except frida.InvalidArgumentError:
            return self._after(manager).get_device_by_id(serial, FIND_TIMEOUT_MS)

    def _after(self, failed: frida.DeviceManager | None) -> frida.DeviceManager:
        """The manager in use, another than the one that failed."""
        with self._lock:
            if self._manager is None or self._manager is failed:
                self._manager = frida.DeviceManager()  # type: ignore[no-untyped-call]
            return self._manager


_devices = _Devices()


class StepTimedOut(ProbeError):
    """Frida did not finish in time: with a spawn, often Android's pool of app processes (USAP)."""


class FridaServer:
    """A phone's frida-server. Every method may raise ProbeError, which names the phone first."""

    @classmethod
    def of(cls, phone: Phone) -> FridaServer:
        """The server behind this phone's adb; it must run already."""
        if phone.frida_port == FRIDA_PORT:
            return cls(phone.name, lambda: _devices.behind_adb(phone.serial))
        address = f"127.0.0.1:{phone.forward(phone.frida_port)}"
        manager = frida.get_device_manager()
        server = cls(phone.name, lambda: manager.add_remote_device(address))
        server._close = lambda: manager.remove_remote_device(address)
        return server

    @classmethod
    def local(cls) -> FridaServer:
        """This computer's own processes."""
        return cls("this computer", frida.get_local_device)

    def __init__(self, phone: str, find: Callable[[], frida.Device]) -> None:
        self.phone = phone
        self.script: Callable[[], str] = source
        """Gives the JavaScript that `attach` loads."""
        self._close: Callable[[], None] = lambda: None
        self._device = self._within("find its frida-server", find)
        self._within("reach its frida-server", self._greet)

    def _greet(self) -> None:
        with contextlib.suppress(frida.NotSupportedError):  # said in frida's protocol, so it is one
            self._device.query_system_parameters()

    def spawn(self, package: str, timeout_s: float = STEP_TIMEOUT_S) -> int:
        """Start the app and stop it before its first line of code; its pid."""
        return self._within(f"start {package}", lambda: self._device.spawn([package]), timeout_s)

    def only_process(self) -> int:
        """Pid of the process that listens itself: a gadget knows no other."""
        found = self._within("ask who listens", self._device.enumerate_processes)
        if len(found) != 1:
            raise ProbeError(
                f"{self.phone}: {len(found)} processes are there, not one gadget's",
                tip="Take `gadget` out of devices.yaml where a frida-server runs.",
            )
        return found[0].pid

    def resume(self, pid: int) -> None:
        """Let a spawned process run."""
        self._within(f"resume process {pid}", lambda: self._device.resume(pid))

    def kill(self, pid: int) -> None:
        """End a process."""
        self._within(f"end process {pid}", lambda: self._device.kill(pid))

    def hold_spawns(self, held: Callable[[int, str], None]) -> None:
        """From now on every new app process waits, and `held(pid, name)` decides: it must resume.

        `held` runs on frida's thread and must not block.
        """
        self._device.on("spawn-added", lambda spawn: held(spawn.pid, spawn.identifier or ""))
        self._within("hold new processes", self._device.enable_spawn_gating)

    def release_spawns(self) -> None:
        """Let new processes run by themselves again, those that wait included."""
        self._within("release new processes", self._device.disable_spawn_gating)

    def attach(self, pid: int, listener: AgentListener) -> Agent:
        """Load the agent into a process."""
        return self._within(f"attach to process {pid}", lambda: self._load(pid, listener))

    def close(self) -> None:
        """Forget the server. Does not raise."""
        with contextlib.suppress(Exception):
            self._close()

    def _load(self, pid: int, listener: AgentListener) -> Agent:
        session = self._device.attach(pid)
        script = session.create_script(self.script(), name="app-privacy-harness")
        agent = Agent(self, pid, session, script)
        session.on("detached", lambda reason, _crash: listener.detached(agent, str(reason)))
        script.on("message", lambda message, data: _hand_over(message, data, agent, listener))
        script.on("destroyed", lambda: agent.destroyed(listener))
        script.set_log_handler(lambda _, text: listener.broken(agent, f"it wrote {_said(text)}"))
        script.load()
        return agent

    def _within(self, step: str, work: Callable[[], T], timeout_s: float = STEP_TIMEOUT_S) -> T:
        with self.naming(step, timeout_s):
            return _run(work, timeout_s)

    @contextlib.contextmanager
    def naming(self, step: str, timeout_s: float) -> Iterator[None]:
        """Frida's errors as a ProbeError that names the phone and the step."""
        try:
            yield
        except ProbeError:
            raise
        except (TimeoutError, frida.TimedOutError, frida.ProcessNotRespondingError) as error:
            raise StepTimedOut(
                f"{self.phone}: could not {step}: no answer within {timeout_s:g} s"
            ) from error
        except Exception as error:
            cause, tip = _CAUSES.get(type(error), (_said(error), ""))
            raise ProbeError(f"{self.phone}: could not {step}: {cause}", tip=tip) from error


class AgentListener:
    """Who is told what an agent says. Called on frida's thread; must not raise or block."""

    def message(self, agent: Agent, content: bytes) -> None:
        """The agent sent JSON; bytes beside it stand in its field `bytes`, as base64."""

    def broken(self, agent: Agent, reason: str) -> None:
        """The agent failed, or said something that is no message."""

    def detached(self, agent: Agent, reason: str) -> None:
        """The process or the connection is gone, in frida's word."""


class Agent:
    """Our script in one process."""

    def __init__(
        self, server: FridaServer, pid: int, session: frida.Session, script: frida.Script
    ) -> None:
        self.pid = pid
        self._server = server
        self._session = session
        self._script = script
        self._leaving = False

    def ask(self, question: str, *arguments: object, timeout_s: float = STEP_TIMEOUT_S) -> bytes:
        """Call one of the agent's functions; its answer as JSON. ProbeError when none comes."""
        function = getattr(self._script.exports_sync, question)
        with self._server.naming(f"ask process {self.pid} for its {question}", timeout_s):
            answer = _as_json(_run(lambda: function(*arguments), timeout_s))
            if len(answer) > MESSAGE_LIMIT:
                raise ValueError(f"an answer of {len(answer)} bytes came")
            return answer

    def destroyed(self, listener: AgentListener) -> None:
        """Tell of a script that ended by itself; with its process is told by `detached`."""
        if not (self._leaving or self._session.is_detached):
            listener.broken(self, "it was taken out of the living process")

    def leave(self) -> None:
        """Leave the process. Does not raise."""
        self._leaving = True
        for step in (self._script.unload, self._session.detach):
            with contextlib.suppress(Exception):
                _run(step, LEAVE_TIMEOUT_S)


def _run(work: Callable[[], T], timeout_s: float) -> T:
    """Frida's calls wait for ever; this waits for `timeout_s` and raises TimeoutError."""
    cancellable = frida.Cancellable()  # type: ignore[no-untyped-call]
    future: Future[T] = Future()

    def run() -> None:
        try:
            with cancellable:
                future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread
            future.set_exception(error)

    threading.Thread(target=run, name="frida step", daemon=True).start()
    try:
        return future.result(timeout_s)
    finally:
        if not future.done():
            cancellable.cancel()


def _hand_over(
    message: frida.ScriptMessage, data: bytes | None, agent: Agent, listener: AgentListener
) -> None:
    if message["type"] != "send":
        listener.broken(agent, _said(message.get("description", "the agent failed")))
        return
    payload = message.get("payload")
    if len(data or b"") > MESSAGE_LIMIT:
        listener.broken(agent, f"a message beside {len(data or b'')} bytes came")
        return
    if data and isinstance(payload, dict):
        payload = payload | {"bytes": base64.b64encode(data).decode("ascii")}
    try:
        content = _as_json(payload)
    except (ValueError, RecursionError) as error:
        listener.broken(agent, f"a message that is no JSON came: {error}")
        return
    if len(content) > MESSAGE_LIMIT:
        listener.broken(agent, f"a message of {len(content)} bytes came")
    else:
        listener.message(agent, content)


def _said(words: object) -> str:
    """What a process says of itself, short and fit to be written."""
    return str(words)[:FAULT_LENGTH].encode("utf-8", "replace").decode("utf-8")


def _as_json(value: object) -> bytes:
    """As bytes again, so that one strict parser reads everything; halves of characters become ?."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


@cache
def source() -> str:
    """Give the built agent's JavaScript."""
    return resources.files("harness.probes").joinpath("agent.js").read_text(encoding="utf-8")
