"""HTTP/1.1 as uiautomator2's server speaks it: short requests over a stream of the phone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

_MAX_HEADER = 64 * 1024
_MAX_BODY = 16 * 1024 * 1024


class Stream(Protocol):
    """Both directions of one connection to a port of the phone."""

    async def read(self) -> bytes:
        """Some bytes, or b"" at the end."""

    async def write(self, data: bytes) -> None:
        """Send bytes."""

    async def close(self) -> None:
        """End the connection."""


@dataclass(frozen=True)
class Request:
    """One request with its body."""

    method: str
    path: str
    keep_alive: bool
    body: bytes


Answer = Callable[[Request], Awaitable[tuple[int, str, bytes]]]
"""Gives status, content type and body."""


async def serve(stream: Stream, answer: Answer) -> None:
    """Answer the requests of one connection until either side ends it."""
    buffer = bytearray()
    while True:
        request = await _read_request(stream, buffer)
        if request is None:
            return
        status, content_type, body = await answer(request)
        reason = {200: "OK", 400: "Bad Request", 404: "Not Found"}[status]
        head = (
            f"HTTP/1.1 {status} {reason}\r\n"
            f"Content-Type: {content_type}\r\n"
            f"Content-Length: {len(body)}\r\n"
            f"Connection: {'keep-alive' if request.keep_alive else 'close'}\r\n\r\n"
        )
        await stream.write(head.encode() + body)
        if not request.keep_alive:
            return


async def _read_request(stream: Stream, buffer: bytearray) -> Request | None:
    """The next request, or None when there is no further one that can be understood."""
    while b"\r\n\r\n" not in buffer:
        data = await stream.read()
        if not data or len(buffer) > _MAX_HEADER:
            return None
        buffer += data
    end = buffer.index(b"\r\n\r\n")
    first, *lines = buffer[:end].decode("latin-1").split("\r\n")
    del buffer[: end + 4]
    parts = first.split(" ")
    headers = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(":") for line in lines)
    }
    length = headers.get("content-length", "0")
    if len(parts) != 3 or not length.isdecimal() or len(length) > 9 or int(length) > _MAX_BODY:
        return None
    if len(buffer) < int(length):
        # The client sends header and body apart and its kernel holds the body back until the
        # header is acknowledged, 40 ms later; this answer acknowledges it at once.
        await stream.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    while len(buffer) < int(length):
        data = await stream.read()
        if not data:
            return None
        buffer += data
    body = bytes(buffer[: int(length)])
    del buffer[: int(length)]
    keep_alive = headers.get("connection", "").lower() != "close" and parts[2] != "HTTP/1.0"
    return Request(parts[0], parts[1], keep_alive, body)
