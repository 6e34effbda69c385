"""Opens a capture, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from harness.captures import har, jsonl
from harness.captures.interface import BadCapture, Request

_HEAD = 4096
_HAR = re.compile(rb'\s*\{\s*"log"\s*:\s*\{')
_FLOWS = re.compile(rb"\d{1,12}:")
"""A mitmproxy file is a row of netstrings: a length, a colon, so many bytes."""


def opened(path: Path) -> BinaryIO:
    """The file. BadCapture when it is not there, is a folder, or has nothing in it."""
    try:
        file = path.open("rb")
        if file.peek(1):
            return file
    except OSError as error:
        raise BadCapture(
            f"{path}: cannot be read ({error.strerror})",
            tip="Give a file of JSON lines (.jsonl), a .har, or mitmproxy flows.",
        ) from error
    file.close()
    raise BadCapture(f"{path}: is empty", tip="Was the recording stopped before it was written?")


def requests(file: BinaryIO, path: Path) -> Iterator[Request]:
    """The capture's requests in order, read one by one. BadCapture says what is wrong, and where.

    The content tells the format; a file that begins like none is read as its name says.
    """
    name = str(path)
    head = file.read(_HEAD).removeprefix(b"\xef\xbb\xbf")
    file.seek(0)
    if _FLOWS.match(head):
        # Only here: mitmproxy takes half a second to load.
        from harness.captures import flows  # noqa: PLC0415

        return flows.read(file, name)
    if _HAR.match(head) or path.suffix.lower() == ".har":
        return har.read(file, name)
    if path.suffix.lower() in {".mitm", ".flow", ".flows", ".dump"}:
        raise BadCapture(
            f"{path}: is no file of mitmproxy flows",
            tip="Save flows with `mitmdump -w FILE`, or from mitmproxy's File menu.",
        )
    if not head.lstrip()[:1] == b"{":
        raise BadCapture(
            f"{path}: is neither JSON lines nor a HAR nor mitmproxy flows",
            tip="A capture as JSON lines begins with `{`, one request a line.",
        )
    return jsonl.read(file, name)
