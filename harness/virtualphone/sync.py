"""adb's file transfer: the `sync:` service, versions 1 and 2."""

from __future__ import annotations

import posixpath
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.virtualphone.adbd import Stream
    from harness.virtualphone.files import File
    from harness.virtualphone.phone import Phone

_MAX_PATH = 1024
_MAX_CHUNK = 64 * 1024
_ENOENT = 2


class Refused(Exception):
    """The request cannot be done; the text goes to the host."""


async def serve(phone: Phone, stream: Stream) -> None:
    """Answer requests until QUIT."""
    while True:
        request, length = struct.unpack("<4sI", await stream.readexactly(8))
        if request == b"QUIT":
            return
        if length > _MAX_PATH:
            await _fail(stream, "path too long")
            return
        path = (await stream.readexactly(length)).decode("utf-8", "replace")
        if request in (b"STAT", b"STA2", b"LST2"):
            await stream.write(_stat(request, phone.files.get(path)))
        elif request in (b"LIST", b"LIS2"):
            await _list(phone, stream, path, second=request == b"LIS2")
        elif request == b"RECV":
            await _receive(phone, stream, path)
        elif request == b"SEND":
            await _send(phone, stream, path)
        else:
            await _fail(stream, f"unknown command {request!r}")
            return


def _stat(request: bytes, file: File | None) -> bytes:
    if request == b"STAT":
        facts = (file.mode, len(file.content), int(file.modified)) if file else (0, 0, 0)
        return request + struct.pack("<3I", *facts)
    return request + _stat2(file)


def _stat2(file: File | None) -> bytes:
    """Error, device, inode, mode, links, uid, gid, size, times of access, change, status."""
    if file is None:
        return struct.pack("<IQQIIIIQqqq", _ENOENT, *[0] * 10)
    at = int(file.modified)
    size = len(file.content)
    return struct.pack("<IQQIIIIQqqq", 0, 1, 1, file.mode, 1, file.uid, file.uid, size, at, at, at)


async def _list(phone: Phone, stream: Stream, path: str, *, second: bool) -> None:
    for name, file in phone.files.entries(path):
        encoded = name.encode()
        if second:
            entry = b"DNT2" + _stat2(file)
        else:
            size, at = len(file.content), int(file.modified)
            entry = b"DENT" + struct.pack("<3I", file.mode, size, at)
        await stream.write(entry + struct.pack("<I", len(encoded)) + encoded)
    await stream.write(b"DONE" + bytes(72 if second else 16))


async def _receive(phone: Phone, stream: Stream, path: str) -> None:
    file = phone.files.get(path)
    if file is None:
        await _fail(stream, f"failed to open {path}: No such file or directory")
    elif file.is_folder:
        await _fail(stream, "read failed: Is a directory")
    else:
        for start in range(0, len(file.content), _MAX_CHUNK):
            chunk = file.content[start : start + _MAX_CHUNK]
            await stream.write(struct.pack("<4sI", b"DATA", len(chunk)) + chunk)
        await stream.write(struct.pack("<4sI", b"DONE", 0))


async def _send(phone: Phone, stream: Stream, request: str) -> None:
    path, _, mode = request.rpartition(",")
    try:
        content, modified = await _content(phone, stream)
        _check_request(path, mode)
        phone.check_writable(path)
        file = phone.files.write(path, content, mode=int(mode), uid=phone.shell_uid)
        file.modified = modified
    except Refused as problem:
        await _fail(stream, str(problem))
    except OSError as error:
        name = posixpath.basename(path)
        await _fail(stream, f"couldn't create file: {error.args[0] if error.args else name}")
    else:
        await stream.write(struct.pack("<4sI", b"OKAY", 0))


def _check_request(path: str, mode: str) -> None:
    if not path.startswith("/") or not mode.isdecimal() or len(mode) > 10:
        raise Refused("invalid path or mode")


async def _content(phone: Phone, stream: Stream) -> tuple[bytes, float]:
    """What the host sends. It is read to its end even if the phone has no room for it."""
    parts: list[bytes] = []
    size = 0
    room = phone.free_bytes()
    while True:
        kind, length = struct.unpack("<4sI", await stream.readexactly(8))
        if kind == b"DONE":
            break
        if kind != b"DATA" or length > _MAX_CHUNK:
            await _fail(stream, "invalid data message")
            raise EOFError
        part = await stream.readexactly(length)
        size += length
        if size <= room:
            parts.append(part)
    if size > room:
        raise Refused("couldn't write: No space left on device")
    return b"".join(parts), float(length)


async def _fail(stream: Stream, text: str) -> None:
    encoded = text.encode()
    await stream.write(struct.pack("<4sI", b"FAIL", len(encoded)) + encoded)
