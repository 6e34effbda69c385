"""Where bytes come from and go to: what services, commands and pipes have in common."""

from __future__ import annotations

import asyncio
from typing import Protocol


class Source(Protocol):
    """Somewhere bytes come from."""

    async def read(self) -> bytes:
        """Some bytes, or b"" at the end."""

    async def readexactly(self, count: int) -> bytes:
        """As many bytes. EOFError when they end before."""


class Sink(Protocol):
    """Somewhere bytes go to."""

    async def write(self, data: bytes) -> None:
        """Take bytes. ConnectionError when nobody wants them any more."""


class BufferedSource:
    """Gives `readexactly` to everything that can give some bytes."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    async def _more(self) -> bytes:
        """The next bytes, or b"" at the end."""
        return b""

    async def read(self) -> bytes:
        """Some bytes, or b"" at the end."""
        if self._buffer:
            data = bytes(self._buffer)
            self._buffer.clear()
            return data
        return await self._more()

    async def readexactly(self, count: int) -> bytes:
        """As many bytes. EOFError when they end before."""
        while len(self._buffer) < count:
            data = await self._more()
            if not data:
                raise EOFError
            self._buffer += data
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        return data


async def read_all(source: Source) -> bytes:
    """Everything to the end."""
    parts = []
    while data := await source.read():
        parts.append(data)
    return b"".join(parts)


class Bytes(BufferedSource):
    """A source that gives fixed bytes and ends."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__()
        self._buffer += data


class Gathered:
    """A sink that keeps everything."""

    def __init__(self) -> None:
        self.data = bytearray()

    async def write(self, data: bytes) -> None:
        """Keep the bytes."""
        self.data += data


class Nowhere:
    """A sink that keeps nothing: /dev/null."""

    async def write(self, data: bytes) -> None:
        """Drop the bytes."""


class Pipe(BufferedSource):
    """What joins two commands; the writer waits while the reader is far behind."""

    _ROOM = 1 << 20

    def __init__(self) -> None:
        super().__init__()
        self._pending = bytearray()
        self._changed = asyncio.Condition()
        self._ended = False
        self._broken = False

    async def write(self, data: bytes) -> None:
        """Take bytes. BrokenPipeError when the reader has gone."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._broken or len(self._pending) < self._ROOM)
            if self._broken:
                raise BrokenPipeError
            self._pending += data
            self._changed.notify_all()

    async def _more(self) -> bytes:
        async with self._changed:
            await self._changed.wait_for(lambda: bool(self._pending) or self._ended)
            data = bytes(self._pending)
            self._pending.clear()
            self._changed.notify_all()
            return data

    async def end(self) -> None:
        """No more will be written."""
        async with self._changed:
            self._ended = True
            self._changed.notify_all()

    async def abandon(self) -> None:
        """Nobody will read any more."""
        async with self._changed:
            self._broken = True
            self._changed.notify_all()
