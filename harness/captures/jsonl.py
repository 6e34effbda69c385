"""Reads requests from JSON lines: one object a line, however long the file."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from harness.captures.interface import BadCapture, Malformed, Request, pairs

LONGEST_LINE = 256 * 1024 * 1024
"""Bytes; more memory than this one request is not worth."""
_KEYS = {"url", "headers", "body_base64", "body"}
_TIP = (
    "Each line is an object with `method`, `url`, `headers` (a list of pairs) and `body_base64` "
    "(or null). Correct or remove this one."
)


def read(file: BinaryIO, name: str) -> Iterator[Request]:
    """The requests in order; empty lines are passed over. BadCapture names the line."""
    for number in count(1):
        line = file.readline(LONGEST_LINE + 1)
        if not line:
            return
        if len(line) > LONGEST_LINE:
            raise BadCapture(f"{name}: line {number} is longer than {LONGEST_LINE >> 20} MB")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line or line.isspace():
            continue
        try:
            request = _request(line)
        except Malformed as error:
            raise BadCapture(f"{name}: line {number}{error}", tip=_TIP) from error
        del line  # as large as the request, while that is searched
        yield request


def _request(line: bytes) -> Request:
    """Malformed says what is wrong, as the end of a sentence that begins with the line."""
    content = _object(line)
    if not _KEYS & content.keys():
        raise Malformed(" is no request: it has neither url nor headers nor body_base64")
    try:
        headers = pairs(content.get("headers"))
    except Malformed as error:
        raise Malformed(f": headers {error}") from error
    return Request(
        method=_text(content, "method"),
        url=_text(content, "url"),
        headers=headers,
        body=_body(_text(content, "body_base64")) or _text(content, "body").encode(),
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        content = json.loads(line)
    except json.JSONDecodeError as error:
        raise Malformed(f" is no JSON ({error.msg} at column {error.colno})") from error
    except UnicodeDecodeError as error:
        raise Malformed(f" is no UTF-8 text ({error.reason} at byte {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise Malformed(" is JSON too deep, or with a number too long, to be read") from error
    if not isinstance(content, dict):
        raise Malformed(" is no JSON object")
    return content


def _text(content: dict[str, Any], key: str) -> str:
    value = content.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Malformed(f": {key} must be a text or null")
    return value


def _body(text: str) -> bytes:
    """Of standard or URL-safe base64, with or without line breaks and padding."""
    if any(sign in text for sign in "-_ \t\r\n"):
        text = "".join(text.split()).replace("-", "+").replace("_", "/")
    letters = text.rstrip("=")
    try:
        return base64.b64decode(letters + "=" * (-len(letters) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed(": body_base64 is no base64") from error
