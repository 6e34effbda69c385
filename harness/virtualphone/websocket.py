"""WebSocket over asyncio's streams, as far as frida's protocol needs it."""

from __future__ import annotations

import asyncio
import struct
from collections import deque
from collections.abc import Iterator

from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Event,
    Ping,
    RejectConnection,
    Request,
)

_READ = 64 * 1024
_LARGEST_FRAME = 64 * 1024
"""libsoup, the portal's side, takes no message over 128 KiB."""
_LARGEST_MESSAGE = 128 << 20
_HEAD = 16


class WebSocket:
    """One connection that carries bytes; where its messages begin and end does not matter."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: ConnectionType
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._protocol = WSConnection(kind)
        self._events: deque[Event] = deque()

    @classmethod
    async def accept(cls, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> WebSocket:
        """The server's side. ConnectionError when the client asks for something else."""
        made = cls(reader, writer, ConnectionType.SERVER)
        if not isinstance(await made._next(), Request):
            raise ConnectionError("no WebSocket request")
        writer.write(made._protocol.send(AcceptConnection()))
        return made

    @classmethod
    async def connect(cls, host: str, port: int) -> WebSocket:
        """The client's side. ConnectionError when the server refuses."""
        made = cls(*await asyncio.open_connection(host, port), ConnectionType.CLIENT)
        made._writer.write(made._protocol.send(Request(host=host, target="/ws")))
        answer = await made._next()
        if not isinstance(answer, AcceptConnection):
            detail = answer.status_code if isinstance(answer, RejectConnection) else answer
            raise ConnectionError(f"no WebSocket there: {detail}")
        return made

    async def receive(self) -> bytes:
        """Some bytes; none at the end."""
        while event := await self._next():
            if isinstance(event, BytesMessage) and event.data:
                return bytes(event.data)
            if isinstance(event, Ping):
                self._writer.write(self._protocol.send(event.response()))
            if isinstance(event, CloseConnection):
                break
        return b""

    async def send(self, data: bytes) -> None:
        """Send bytes, cut into frames that the other side takes."""
        view = memoryview(data)
        for start in range(0, len(view), _LARGEST_FRAME):
            part = bytes(view[start : start + _LARGEST_FRAME])
            self._writer.write(self._protocol.send(BytesMessage(data=part)))
            await self._writer.drain()

    def close(self) -> None:
        """End it."""
        self._writer.close()

    async def _next(self) -> Event | None:
        while not self._events:
            data = await self._reader.read(_READ)
            if not data:
                return None
            self._protocol.receive_data(data)
            self._events.extend(self._protocol.events())
        return self._events.popleft()


def split_messages(pending: bytearray) -> Iterator[bytes]:
    """Take the whole D-Bus messages off the front of what has come.

    ConnectionError when a message claims an absurd length.
    """
    while len(pending) >= _HEAD:
        order = "<" if pending[:1] == b"l" else ">"
        body, fields = struct.unpack_from(order + "I", pending, 4)[0], 0
        fields = struct.unpack_from(order + "I", pending, 12)[0]
        length = ((_HEAD + fields + 7) & ~7) + body
        if length > _LARGEST_MESSAGE:
            raise ConnectionError(f"a message of {length} bytes")
        if len(pending) < length:
            return
        message = bytes(pending[:length])
        del pending[:length]
        yield message
