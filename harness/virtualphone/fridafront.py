"""frida-server's side of frida's protocol: D-Bus over WebSocket, in front of a PortalService.

`frida.PortalService` speaks all of it but knows nothing of spawning apps. So this front answers
what is about apps and processes itself, lets a Java process join the portal before it is attached
to, and relays everything else untouched. There is one portal for all phones of a process.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
import io
import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import frida
from dbus_fast import Message, MessageType, Variant
from dbus_fast._private.unmarshaller import Unmarshaller
from dbus_fast.errors import InvalidMessageError
from dbus_fast.unpack import unpack_variants

from harness.virtualphone.frida_signals import GatingSignals
from harness.virtualphone.websocket import WebSocket, split_messages

if TYPE_CHECKING:
    from harness.virtualphone.app_process import AppProcess
    from harness.virtualphone.phone import Phone

_log = logging.getLogger(__name__)

_INTERFACE = "re.frida.HostSession"
_ATTACH_S = 20
_LARGEST_CALL = 64 * 1024
_FIRST_SERIAL = 1 << 30
"""Of our own messages: the portal's count from 1."""


class FridaError(Exception):
    """Becomes one of frida's own exceptions at the client; `kind` is its name."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Portal:
    """The PortalService of this process: apps join its cluster, clients come to its control."""

    def __init__(self) -> None:
        self.cluster, self.control = _free_ports(2)
        self._service = frida.PortalService(  # type: ignore[no-untyped-call]
            frida.EndpointParameters(address="127.0.0.1", port=self.cluster),
            frida.EndpointParameters(address="127.0.0.1", port=self.control),
        )
        self._service.start()
        self._members: dict[int, asyncio.Future[tuple[Any, Any]]] = {}

    async def join(self, pid: int) -> None:
        """Let a process join, once; any exception of frida's when it cannot."""
        joining = self._members.get(pid)
        if joining is None or (joining.done() and joining.exception()):
            loop = asyncio.get_running_loop()
            joining = loop.run_in_executor(None, self._join, pid)
            self._members[pid] = joining
        await asyncio.wait_for(asyncio.shield(joining), _ATTACH_S)

    def _join(self, pid: int) -> tuple[Any, Any]:
        session = frida.get_local_device().attach(pid)
        return session, session.join_portal(f"127.0.0.1:{self.cluster}")

    def forget(self, pid: int) -> None:
        """The process has ended."""
        self._members.pop(pid, None)


@functools.cache
def the_portal() -> Portal:
    """The one portal, started when it is first needed."""
    return Portal()


class FridaFront:
    """The frida-server of one phone. While `running` is False it refuses its clients."""

    def __init__(self, phone: Phone) -> None:
        self.running = True
        self._phone = phone
        self._server: asyncio.Server | None = None
        self._clients: set[_Client] = set()

    async def listen(self) -> tuple[str, int]:
        """Begin; the address for the phone's `tcp:27042`."""
        self._phone.zygote.on_died.append(lambda process: the_portal().forget(process.pid))
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return "127.0.0.1", self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Close every connection."""
        if self._server is not None:
            self._server.close()
        for client in list(self._clients):
            client.close()

    def stop(self) -> None:
        """As when frida-server is killed: clients lose their connection, apps live on."""
        self.running = False
        for client in list(self._clients):
            client.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.running:
            writer.close()
            return
        client = None
        try:
            near = await WebSocket.accept(reader, writer)
            far = await WebSocket.connect("127.0.0.1", the_portal().control)
            client = _Client(self._phone, near, far)
            self._clients.add(client)
            await client.run()
        except (OSError, EOFError) as error:
            _log.debug("a client of frida went away: %s", error)
        finally:
            if client is not None:
                self._clients.discard(client)
                await client.ended()
            writer.close()


class _Client:
    """One connection of a frida client, and its twin to the portal."""

    def __init__(self, phone: Phone, near: WebSocket, far: WebSocket) -> None:
        self._phone = phone
        self._near = near
        self._far = far
        self._serial = _FIRST_SERIAL
        self._tasks: set[asyncio.Task[None]] = set()
        self._signals = GatingSignals(phone, self._signal)
        self._interface = _INTERFACE
        self._actions: dict[str, tuple[str, Callable[[list[Any]], Any]]] = {
            "QuerySystemParameters": ("a{sv}", lambda _: self._parameters()),
            "EnumerateApplications": ("a(ssua{sv})", self._applications),
            "EnumerateProcesses": ("a(usa{sv})", lambda _: self._running()),
            "GetFrontmostApplication": ("(ssua{sv})", lambda _: self._frontmost()),
            "Spawn": ("u", lambda body: self._spawn(str(body[0]))),
            "Attach": ("", lambda body: self._attach(self._process(body[0]))),
            "Resume": ("", lambda body: self._process(body[0]).resume()),
            "Kill": ("", lambda body: self._process(body[0]).kill()),
            "EnableSpawnGating": ("", lambda _: self._signals.enable()),
            "EnableSpawnGatingWithOptions": ("", lambda _: self._signals.enable()),
            "DisableSpawnGating": ("", lambda _: self._signals.disable()),
            "EnumeratePendingSpawn": ("a(us)", lambda _: self._signals.pending()),
        }
        """What the front answers itself: the reply's signature, and how to make its value."""

    async def run(self) -> None:
        """Carry messages both ways until either side ends."""
        ways = {asyncio.create_task(self._down()), asyncio.create_task(self._up())}
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            for way in done:
                way.result()
        finally:
            for task in (*ways, *self._tasks):
                task.cancel()

    def close(self) -> None:
        """End it."""
        self._near.close()
        self._far.close()

    async def ended(self) -> None:
        """Let go what this client held back."""
        self.close()
        await self._signals.disable()

    async def _down(self) -> None:
        while data := await self._far.receive():
            await self._near.send(data)

    async def _up(self) -> None:
        pending = bytearray()
        while data := await self._near.receive():
            pending += data
            for raw in split_messages(pending):
                message = _read(raw)
                if message is None or not self._ours(message):
                    await self._far.send(raw)
                    continue
                task = asyncio.create_task(self._take(message, raw))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    def _ours(self, message: Message) -> bool:
        if message.message_type is not MessageType.METHOD_CALL:
            return False
        if not (message.interface or "").startswith(_INTERFACE):
            return False
        self._interface = message.interface or _INTERFACE
        return message.member in self._actions

    async def _take(self, call: Message, raw: bytes) -> None:
        try:
            signature, body = await self._answer(str(call.member), call.body)
        except FridaError as error:
            await self._reply(Message.new_error(call, f"re.frida.Error.{error.kind}", str(error)))
        except Exception as error:  # noqa: BLE001 - whatever fails, the client is told
            _log.warning("frida's %s failed: %r", call.member, error)
            kind = "re.frida.Error.NotSupported"
            await self._reply(Message.new_error(call, kind, str(error) or repr(error)))
        else:
            if call.member == "Attach":
                await self._far.send(raw)
            else:
                await self._reply(Message.new_method_return(call, signature, body))

    async def _reply(self, message: Message) -> None:
        self._serial += 1
        message.serial = self._serial
        with suppress(OSError):
            await self._near.send(bytes(message._marshall(negotiate_unix_fd=False)))  # noqa: SLF001

    async def _signal(self, member: str, signature: str, body: list[Any]) -> None:
        await self._reply(
            Message(
                message_type=MessageType.SIGNAL,
                path="/re/frida/HostSession",
                interface=self._interface,
                member=member,
                signature=signature,
                body=body,
            )
        )

    # What the front answers itself

    async def _answer(self, member: str, body: list[Any]) -> tuple[str, list[Any]]:
        """Signature and values of the reply."""
        signature, action = self._actions[member]
        values = action(body)
        if inspect.isawaitable(values):
            values = await values
        return signature, [values] if signature else []

    def _processes(self) -> dict[int, AppProcess]:
        return self._phone.zygote.processes

    def _process(self, pid: int) -> AppProcess:
        process = self._processes().get(pid)
        if process is None:
            raise FridaError("ProcessNotFound", f"Unable to find process with pid {pid}")
        return process

    def _parameters(self) -> dict[str, Variant]:
        properties = self._phone.properties
        release = properties["ro.build.version.release"]
        system = {
            "id": Variant("s", "android"),
            "name": Variant("s", "Android"),
            "version": Variant("s", release),
        }
        return {
            "os": Variant("a{sv}", system),
            "platform": Variant("s", "linux"),
            "arch": Variant("s", "x64"),
            "access": Variant("s", "full"),
            "api-level": Variant("x", self._phone.sdk),
            "name": Variant("s", properties["ro.product.model"]),
        }

    def _applications(self, body: list[Any]) -> list[list[Any]]:
        wanted = unpack_variants(body[0]).get("identifiers", []) if body else []
        running = {each.name: each.pid for each in self._processes().values()}
        return [
            [each.package, each.label, running.get(each.package, 0), {}]
            for each in self._phone.packages.all()
            if each.code is not None and (not wanted or each.package in wanted)
        ]

    def _running(self) -> list[list[Any]]:
        return [[each.pid, each.name, {}] for each in self._processes().values()]

    def _frontmost(self) -> list[Any]:
        name, _ = self._phone.activities.focused()
        for process in self._processes().values():
            if process.name == name:
                return [name, process.package.label, process.pid, {}]
        return ["", "", 0, {}]

    async def _spawn(self, program: str) -> int:
        package = self._phone.packages.get(program)
        if package is None or package.code is None:
            raise FridaError(
                "ExecutableNotFound", f"Unable to find application with identifier '{program}'"
            )
        try:
            process = await self._phone.activities.launch(program, frozen=True)
        except LookupError as error:
            raise FridaError("ExecutableNotFound", str(error)) from error
        return process.pid

    async def _attach(self, process: AppProcess) -> None:
        portal = the_portal()
        try:
            await portal.join(process.pid)
        except frida.ProcessNotFoundError as error:
            raise FridaError("ProcessNotFound", str(error)) from error
        except (frida.TransportError, frida.ProcessNotRespondingError, TimeoutError) as error:
            raise FridaError("ProcessNotResponding", str(error)) from error


def _read(raw: bytes) -> Message | None:
    """The message when it may be for the front; large ones, such as scripts, never are."""
    if raw[1] != MessageType.METHOD_CALL.value or len(raw) > _LARGEST_CALL:
        return None
    try:
        return Unmarshaller(io.BytesIO(raw)).unmarshall()  # type: ignore[arg-type]  # any reader
    except InvalidMessageError:
        return None


def _free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
