"""`adb reverse`: ports of the phone that lead back to the host."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.virtualphone.adbd import Connection, Stream
    from harness.virtualphone.phone import Phone

_CHUNK = 64 * 1024


@dataclass
class _Listener:
    """A port of the phone, and the real port of this machine that stands for it."""

    owner: Connection
    local: str
    server: asyncio.Server
    port: int


class Reverse:
    """The reverse forwards of one phone."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self._listeners: dict[str, _Listener] = {}

    def real_port(self, port: int) -> int | None:
        """The port of this machine behind a port of the phone, or None."""
        listener = self._listeners.get(f"tcp:{port}")
        return listener.port if listener else None

    async def serve(self, connection: Connection, stream: Stream, request: str) -> None:
        """Answer one request, such as `forward:tcp:8080;tcp:9101`."""
        verb, _, rest = request.partition(":")
        if verb == "list-forward":
            lines = "".join(f"host-1 {at} {item.local}\n" for at, item in self._listeners.items())
            await stream.write(f"{len(lines):04x}{lines}".encode())
            return
        problem = ""
        if verb == "forward":
            problem = await self._forward(connection, rest)
        elif verb == "killforward":
            if rest in self._listeners:
                self._remove(rest)
            else:
                problem = f"listener '{rest}' not found"
        elif verb == "killforward-all":
            self.clear()
        else:
            problem = f"unknown reverse service '{verb[:40]}'"
        answer = f"FAIL{len(problem):04x}{problem}" if problem else "OKAY"
        await stream.write(answer.encode())

    def clear(self) -> None:
        """Remove all."""
        for remote in list(self._listeners):
            self._remove(remote)

    def clear_of(self, connection: Connection) -> None:
        """Remove what this connection made: on a phone, too, it ends with it."""
        for remote, listener in list(self._listeners.items()):
            if listener.owner is connection:
                self._remove(remote)

    def _remove(self, remote: str) -> None:
        self._listeners.pop(remote).server.close()
        self.phone.ports.pop(remote, None)

    async def _forward(self, connection: Connection, request: str) -> str:
        """Make a forward; what is wrong with the request, or an empty string."""
        rebind = not request.startswith("norebind:")
        remote, semicolon, local = request.removeprefix("norebind:").partition(";")
        if not semicolon or not remote.startswith(("tcp:", "localabstract:")):
            return "bad forward: " + request[:80]
        if remote in self._listeners:
            if not rebind:
                return f"cannot bind listener: {remote} is in use"
            self._remove(remote)
        elif remote in self.phone.ports:
            return "cannot bind listener: Address already in use"

        async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                stream = await connection.open(local)
            except OSError:
                writer.close()
                return
            await pump(stream, reader, writer)

        server = await asyncio.start_server(accept, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        self._listeners[remote] = _Listener(connection, local, server, port)
        self.phone.ports[remote] = ("127.0.0.1", port)
        return ""


async def pump(stream: Stream, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry bytes both ways between an adb stream and a socket until either end is closed."""

    async def to_socket() -> None:
        with suppress(OSError, EOFError):
            while data := await stream.read():
                writer.write(data)
                await writer.drain()

    async def to_stream() -> None:
        with suppress(OSError):
            while data := await reader.read(_CHUNK):
                await stream.write(data)

    ways = {asyncio.create_task(to_socket()), asyncio.create_task(to_stream())}
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        writer.close()
        await stream.close()
