"""The line protocol between a phone and its app processes (docs/virtual-phone.md, "The bridge")."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol

_log = logging.getLogger(__name__)

LONGEST_LINE = 8 << 20
"""Bytes; a connection that sends a longer line is closed."""
_MESSAGES_A_SECOND = 5_000
"""An app that sends more is read more slowly."""
_CALLS_AT_ONCE = 64
_TO_ESCAPE = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MEANS = {"t": "\t", "n": "\n", "r": "\r"}

Field = str | None


class Throw(Exception):
    """A service throws this exception in the app."""

    def __init__(self, class_name: str, message: str) -> None:
        super().__init__(f"{class_name}: {message}")
        self.class_name = class_name
        self.message = message


def encode(fields: Sequence[Field]) -> bytes:
    """One message as a line with its end."""
    texts = ("\\0" if field is None else field.translate(_TO_ESCAPE) for field in fields)
    return ("\t".join(texts) + "\n").encode("utf-8", "replace")


def decode(line: bytes) -> list[Field]:
    """The fields of one line; broken UTF-8 becomes replacement characters."""
    text = line.decode("utf-8", "replace").rstrip("\n")
    return [_unescape(field) for field in text.split("\t")]


def _unescape(field: str) -> Field:
    if field == "\\0":
        return None
    return _ESCAPED.sub(lambda found: _MEANS.get(found[1], found[1]), field)


class Peer(Protocol):
    """The app process behind a connection."""

    def connected(self, send: Callable[[bytes], None]) -> None:
        """The app can be sent lines from now on."""

    def disconnected(self) -> None:
        """The connection ended; the process may still run."""


class App(Protocol):
    """What the messages of one process mean to its phone."""

    async def call(self, method: str, arguments: list[Field]) -> list[Field]:
        """Answer a service call, or raise Throw."""

    def message(self, fields: list[Field]) -> None:
        """Take any other message; one that makes no sense is dropped."""


Accept = Callable[[int], tuple[Peer, App] | None]
"""By pid: the process that may say hello now, and who reads its messages."""


class BridgeServer:
    """Listens on loopback for the processes of one phone."""

    def __init__(self, accept: Accept) -> None:
        self._accept = accept
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def listen(self) -> int:
        """Begin; the port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=LONGEST_LINE)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        """Close every connection; the processes end by that."""
        if self._server is not None:
            self._server.close()
            for writer in self._writers:
                writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            hello = decode(await reader.readline())
            known = self._hello(hello)
            if known is None:
                _log.warning("a connection did not begin with a hello that was expected")
                return
            peer, app = known
            peer.connected(writer.write)
            try:
                await _Conversation(app, writer).run(reader)
            finally:
                peer.disconnected()
        except (OSError, ValueError) as error:
            # ValueError: a line longer than the limit.
            _log.warning("a connection of an app was closed: %s", error)
        finally:
            self._writers.discard(writer)
            with suppress(OSError):
                writer.close()

    def _hello(self, fields: list[Field]) -> tuple[Peer, App] | None:
        word, pid = [*fields, None, None][:2]
        if word != "hello" or not pid or not pid.isdecimal() or len(pid) > 9:
            return None
        return self._accept(int(pid))


class _Conversation:
    """One connection after its hello."""

    def __init__(self, app: App, writer: asyncio.StreamWriter) -> None:
        self._app = app
        self._writer = writer
        self._room = asyncio.Semaphore(_CALLS_AT_ONCE)
        self._calls: set[asyncio.Task[None]] = set()

    async def run(self, reader: asyncio.StreamReader) -> None:
        """Read until the end, no faster than the limit."""
        loop = asyncio.get_running_loop()
        second, count = loop.time(), 0
        try:
            while line := await reader.readline():
                count += 1
                if count > _MESSAGES_A_SECOND:
                    await asyncio.sleep(max(0.0, second + 1 - loop.time()))
                if loop.time() - second >= 1:
                    second, count = loop.time(), 0
                await self._take(decode(line))
        finally:
            for task in self._calls:
                task.cancel()

    async def _take(self, fields: list[Field]) -> None:
        if fields[0] != "call":
            try:
                self._app.message(fields)
            except (ValueError, IndexError, KeyError) as error:
                _log.warning("a message %.40r was dropped: %s", fields[0], error)
            return
        if len(fields) < 3 or not fields[1] or not fields[2]:
            _log.warning("a call without a name was dropped")
            return
        await self._room.acquire()
        task = asyncio.create_task(self._answer(fields[1], fields[2], fields[3:]))
        self._calls.add(task)
        task.add_done_callback(self._answered)

    def _answered(self, task: asyncio.Task[None]) -> None:
        self._calls.discard(task)
        self._room.release()

    async def _answer(self, number: str, method: str, arguments: list[Field]) -> None:
        try:
            answer: list[Field] = ["answer", number, "ok", *await self._app.call(method, arguments)]
        except Throw as thrown:
            answer = ["answer", number, "throw", thrown.class_name, thrown.message]
        except Exception as error:  # noqa: BLE001 - a fault of ours must not end the phone
            _log.exception("the call %.60s failed", method)
            answer = ["answer", number, "throw", "java.lang.RuntimeException", repr(error)[:200]]
        with suppress(OSError):
            self._writer.write(encode(answer))
            await self._writer.drain()


Handler = Callable[..., Awaitable[list[Field]]]
"""`async handler(process, arguments)` of a service."""
