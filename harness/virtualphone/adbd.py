"""adb's wire protocol, the phone's end: connections, authorisation, streams."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import struct
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from harness.virtualphone.streams import BufferedSource

if TYPE_CHECKING:
    from harness.virtualphone.phone import Phone

_log = logging.getLogger(__name__)

CNXN, OPEN, OKAY, CLSE, WRTE, AUTH = (
    int.from_bytes(name, "little")
    for name in (b"CNXN", b"OPEN", b"OKAY", b"CLSE", b"WRTE", b"AUTH")
)
VERSION = 0x01000001
"""From this version on both ends leave the checksum zero."""
MAX_PAYLOAD = 1 << 20
_TOKEN, _SIGNATURE, _PUBLIC_KEY = 1, 2, 3
_MAX_STREAMS = 1024
_FEATURES = "shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir,fixed_push_symlink_timestamp,apex"

Handler = Callable[["Stream"], Awaitable[None]]


class Services(Protocol):
    """What the phone offers over adb."""

    async def find(self, connection: Connection, name: str) -> Handler | None:
        """The handler of a service, or None when there is none."""

    def connection_gone(self, connection: Connection) -> None:
        """The connection is closed: what hung on it ends."""


class ProtocolError(Exception):
    """The host sent what no adb server sends; the connection is closed."""


class Stream(BufferedSource):
    """One of a connection's streams; one unacknowledged message each way."""

    def __init__(self, connection: Connection, local: int, remote: int) -> None:
        super().__init__()
        self.connection = connection
        self.local = local
        self.remote = remote
        self.closed = False
        self.gone = asyncio.Event()
        """Set when the stream is closed, from whichever end."""
        self._received: asyncio.Queue[bytes] = asyncio.Queue()
        self._may_send = asyncio.Event()
        self._may_send.set()

    async def write(self, data: bytes) -> None:
        """Send bytes; waits while the host has not taken the last. ConnectionError when closed."""
        view = memoryview(data)
        for start in range(0, len(view), self.connection.max_payload):
            await self._may_send.wait()
            if self.closed:
                raise ConnectionResetError
            self._may_send.clear()
            part = view[start : start + self.connection.max_payload]
            await self.connection.send(WRTE, self.local, self.remote, part)

    async def _more(self) -> bytes:
        if self.closed and self._received.empty():
            return b""
        data = await self._received.get()
        if data and not self.closed:
            await self.connection.send(OKAY, self.local, self.remote)
        return data

    async def close(self) -> None:
        """Close both ends; may be called twice."""
        if not self.closed:
            self.cut()
            with suppress(ConnectionError):
                await self.connection.send(CLSE, self.local, self.remote)

    def cut(self) -> None:
        """The other end has gone: wake who reads or writes."""
        self.closed = True
        self.gone.set()
        self.connection.streams.pop(self.local, None)
        self._may_send.set()
        self._received.put_nowait(b"")

    def acknowledged(self) -> None:
        """The host took the last message."""
        self._may_send.set()

    def received(self, data: bytes) -> None:
        """The host sent a message. ProtocolError when it did not wait for its turn."""
        if self._received.qsize() > 1:
            raise ProtocolError("a second message before the first was acknowledged")
        if data:
            self._received.put_nowait(data)


class Connection:
    """One adb server that is connected."""

    def __init__(
        self,
        phone: Phone,
        ends: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        services: Services,
    ) -> None:
        self.phone = phone
        self.streams: dict[int, Stream] = {}
        self.max_payload = 4096
        self.authorised = not phone.wants_authorisation
        self._reader, self._writer = ends
        self._services = services
        self._next_id = 1
        self._tasks: set[asyncio.Task[None]] = set()
        self._opening: dict[int, asyncio.Future[bool]] = {}
        self._online = False
        self._greeted = False

    async def send(
        self, command: int, first: int, second: int, data: bytes | memoryview = b""
    ) -> None:
        """Send one message; waits while the socket is full."""
        if self._writer.is_closing():
            raise ConnectionResetError
        check = sum(data) & 0xFFFFFFFF if command in (CNXN, AUTH) else 0
        head = struct.pack("<6I", command, first, second, len(data), check, command ^ 0xFFFFFFFF)
        self._writer.write(head)
        if data:
            self._writer.write(data)
        await self._writer.drain()

    async def serve(self) -> None:
        """Answer until the host goes or breaks the protocol."""
        try:
            while True:
                head = await self._reader.readexactly(24)
                command, first, second, length = _parse_head(head)
                data = await self._reader.readexactly(length) if length else b""
                await self._handle(command, first, second, data)
        except (asyncio.IncompleteReadError, OSError):
            pass
        except ProtocolError as error:
            _log.warning("%s: adb connection closed: %s", self.phone.name, error)
        finally:
            self.close()

    def close(self) -> None:
        """Cut every stream and the connection itself."""
        for stream in list(self.streams.values()):
            stream.cut()
        for answer in self._opening.values():
            if not answer.done():
                answer.set_result(False)
        for task in self._tasks:
            task.cancel()
        self._writer.close()

    async def open(self, service: str) -> Stream:
        """Open a stream to a service of the host (`tcp:9101`). ConnectionError when refused."""
        stream = self._new_stream(0)
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._opening[stream.local] = answer
        try:
            await self.send(OPEN, stream.local, 0, service.encode() + b"\0")
            if not await answer:
                raise ConnectionRefusedError(service)
        finally:
            del self._opening[stream.local]
        return stream

    async def authorise(self) -> None:
        """What the person does who taps 允许: the waiting host is let in."""
        self.authorised = True
        if self._greeted:
            await self._let_in()

    async def _handle(self, command: int, first: int, second: int, data: bytes) -> None:
        if command == CNXN:
            self.max_payload = max(1, min(second, MAX_PAYLOAD))
            self._greeted = True
            await (self._let_in() if self.authorised else self._ask_for_proof())
        elif command == AUTH:
            await self._judge_proof(first)
        elif not self._online:
            raise ProtocolError("a stream before the connection was authorised")
        elif command == OPEN:
            self._begin(first, data)
        else:
            await self._stream_message(command, first, second, data)

    async def _stream_message(self, command: int, remote: int, local: int, data: bytes) -> None:
        stream = self.streams.get(local)
        answer = self._opening.get(local)
        if command == OKAY and stream:
            stream.remote = stream.remote or remote
            if answer and not answer.done():
                answer.set_result(True)
            stream.acknowledged()
        elif command == WRTE:
            if stream:
                stream.received(data)
            else:
                await self.send(CLSE, 0, remote)
        elif command == CLSE and stream:
            if answer and not answer.done():
                answer.set_result(False)
            await stream.close()

    async def _let_in(self) -> None:
        self._online = True
        properties = self.phone.properties
        names = ("ro.product.name", "ro.product.model", "ro.product.device")
        facts = "".join(f"{name}={properties.get(name, '')};" for name in names)
        banner = f"device::{facts}features={_FEATURES}"
        await self.send(CNXN, VERSION, MAX_PAYLOAD, banner.encode())

    async def _ask_for_proof(self) -> None:
        await self.send(AUTH, _TOKEN, 0, os.urandom(20))

    async def _judge_proof(self, kind: int) -> None:
        # The phone knows no keys: a signature is good once the person has allowed the computer.
        if self.authorised:
            await self._let_in()
        elif kind == _SIGNATURE:
            await self._ask_for_proof()

    def _new_stream(self, remote: int) -> Stream:
        if len(self.streams) >= _MAX_STREAMS:
            raise ProtocolError("too many streams")
        self._next_id += 1
        stream = Stream(self, self._next_id, remote)
        self.streams[stream.local] = stream
        return stream

    def _begin(self, remote: int, data: bytes) -> None:
        stream = self._new_stream(remote)
        name = data.rstrip(b"\0").decode("utf-8", "replace")
        task = asyncio.create_task(self._serve_stream(stream, name))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve_stream(self, stream: Stream, name: str) -> None:
        try:
            handler = await self._services.find(self, name)
            if handler is None:
                # Refused before it was open: the stream has no number of ours.
                stream.cut()
                await self.send(CLSE, 0, stream.remote)
                return
            await self.send(OKAY, stream.local, stream.remote)
            await handler(stream)
        except (OSError, EOFError):
            pass
        except Exception:  # noqa: BLE001 - one broken service ends no other
            _log.exception("%s: service %.80r failed", self.phone.name, name)
        finally:
            await stream.close()


class Adbd:
    """Listens for adb servers."""

    def __init__(self, phone: Phone, services: Services) -> None:
        self.phone = phone
        self.port = 0
        self.connections: set[Connection] = set()
        self._services = services
        self._server: asyncio.Server | None = None

    async def listen(self) -> None:
        """Listen on a free port of the loopback."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop listening and drop who is connected."""
        if self._server:
            self._server.close()
        self.drop()

    def drop(self) -> None:
        """Cut all connections, as a pulled cable does."""
        for connection in list(self.connections):
            connection.close()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.phone.faults.adb_gone:
            writer.close()
            return
        wire = writer.get_extra_info("socket")
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = Connection(self.phone, (reader, writer), self._services)
        self.connections.add(connection)
        try:
            await connection.serve()
        finally:
            self.connections.discard(connection)
            self._services.connection_gone(connection)


def _parse_head(head: bytes) -> tuple[int, int, int, int]:
    """Command, both arguments and the payload's length. ProtocolError when it is no adb head."""
    command, first, second, length, _, magic = struct.unpack("<6I", head)
    if magic != command ^ 0xFFFFFFFF or length > MAX_PAYLOAD:
        raise ProtocolError("no adb message")
    return command, first, second, length
