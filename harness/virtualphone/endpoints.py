"""What an adb server may open on the phone: shell, sync, ports, reverse, framebuffer."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Awaitable
from contextlib import suppress
from typing import TYPE_CHECKING

from harness.virtualphone import sync
from harness.virtualphone.reverse import Reverse, pump
from harness.virtualphone.shell.call import Streams
from harness.virtualphone.streams import BufferedSource

if TYPE_CHECKING:
    from harness.virtualphone.adbd import Connection, Handler, Stream
    from harness.virtualphone.phone import Phone

_STDIN, _STDOUT, _STDERR, _EXIT, _CLOSE_STDIN = range(5)
_MAX_PACKET = 1 << 20
_ANSWERS = {
    "root": b"adbd cannot run as root in production builds\n",
    "unroot": b"adbd not running as root\n",
    "remount": b'Not running as root. Try "adb root" first.\n',
}
_SOCKETS = ("localabstract", "localreserved", "localfilesystem", "local")


class Endpoints:
    """Finds the handler of a service by its name."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.reverse = Reverse(phone)

    async def find(self, connection: Connection, name: str) -> Handler | None:
        """The handler, or None: then adb tells its client that the stream is closed."""
        kind, _, rest = name.partition(":")
        kind, *options = kind.split(",")
        if kind == "tcp" or kind in _SOCKETS:
            port = rest.partition(":")[0] if kind == "tcp" else rest
            return await self._dial(f"{kind}:{port}")
        if text := _ANSWERS.get(kind):
            return lambda stream: stream.write(text)
        shell = self._shell2 if "v2" in options else self._shell
        handlers: dict[str, Handler] = {
            "shell": lambda stream: shell(stream, rest),
            "exec": lambda stream: self._shell(stream, rest),
            "sync": lambda stream: sync.serve(self.phone, stream),
            "framebuffer": self._framebuffer,
            "reverse": lambda stream: self.reverse.serve(connection, stream, rest),
            "reboot": self._reboot,
        }
        return handlers.get(kind)

    def connection_gone(self, connection: Connection) -> None:
        """Reverse forwards end with the connection that made them."""
        self.reverse.clear_of(connection)

    async def _dial(self, port: str) -> Handler | None:
        service = self.phone.ports.get(port)
        if service is None or callable(service):
            return service
        try:
            reader, writer = await asyncio.open_connection(*service)
        except OSError:
            return None
        return lambda stream: pump(stream, reader, writer)

    async def _shell(self, stream: Stream, command: str) -> None:
        shell = self.phone.new_shell()
        await self._until_gone(stream, shell.run(command, Streams(stream, stream, stream)))

    async def _shell2(self, stream: Stream, command: str) -> None:
        streams = Streams(
            _PacketSource(stream), _PacketSink(stream, _STDOUT), _PacketSink(stream, _STDERR)
        )
        code = await self._until_gone(stream, self.phone.new_shell().run(command, streams))
        if code is not None:
            await _PacketSink(stream, _EXIT).write(bytes([code]))

    async def _until_gone(self, stream: Stream, action: Awaitable[int]) -> int | None:
        """What the command answers, or None when the client went away, which ends the command."""
        await self.phone.faults.hang()
        running = asyncio.ensure_future(action)
        gone = asyncio.ensure_future(stream.gone.wait())
        try:
            await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
            return running.result() if running.done() else None
        finally:
            for task in (running, gone):
                task.cancel()
            with suppress(asyncio.CancelledError, OSError, EOFError):
                await running

    async def _framebuffer(self, stream: Stream) -> None:
        picture = self.phone.picture().convert("RGBA")
        raw = picture.tobytes()
        # Version 1: version 2 has a colour space, at which adbutils reads the size from a wrong
        # place. Then bits per pixel, size, width, height, and offset and length of R, B, G, A.
        layout = (0, 8, 16, 8, 8, 8, 24, 8)
        head = struct.pack("<13I", 1, 32, len(raw), picture.width, picture.height, *layout)
        await stream.write(head + raw)

    async def _reboot(self, stream: Stream) -> None:
        await stream.close()
        await self.phone.reboot()


class _PacketSource(BufferedSource):
    """Standard input out of shell protocol packets."""

    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream

    async def _more(self) -> bytes:
        while True:
            try:
                kind, length = struct.unpack("<BI", await self._stream.readexactly(5))
                if length > _MAX_PACKET:
                    return b""
                data = await self._stream.readexactly(length)
            except EOFError:
                return b""
            if kind == _STDIN and data:
                return data
            if kind == _CLOSE_STDIN:
                return b""


class _PacketSink:
    """Output into shell protocol packets of one kind."""

    def __init__(self, stream: Stream, kind: int) -> None:
        self._stream = stream
        self._kind = kind

    async def write(self, data: bytes) -> None:
        for start in range(0, len(data), _MAX_PACKET):
            part = data[start : start + _MAX_PACKET]
            await self._stream.write(struct.pack("<BI", self._kind, len(part)) + part)
