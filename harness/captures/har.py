"""Reads requests from a HAR file, whoever wrote it.

http://www.softwareishard.com/blog/har-12-spec/
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlencode

from harness.captures.interface import BadCapture, Malformed, Pairs, Request, pairs

LARGEST = 512 * 1024 * 1024
"""Bytes; a HAR is one JSON document, and is read whole."""
_BINARY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f]")
"""Signs that no text has: the tool wrote each byte as one character, as mitmproxy does."""
_TIP = "Export it again, as HAR 1.2 with content."


def read(file: BinaryIO, name: str) -> Iterator[Request]:
    """The requests in order, WebSocket messages behind theirs. BadCapture names the entry."""
    for number, entry in enumerate(_entries(file, name), start=1):
        try:
            sent = list(_sent(entry))
        except Malformed as error:
            raise BadCapture(f"{name}: entry {number} {error}", tip=_TIP) from error
        yield from sent


def _entries(file: BinaryIO, name: str) -> list[Any]:
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise BadCapture(
            f"{name}: is larger than {LARGEST >> 20} MB",
            tip="Convert it to JSON lines, which are read one by one.",
        )
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        where = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise BadCapture(f"{name}: is no HAR: {where}", tip=_TIP) from error
    except (ValueError, RecursionError) as error:
        raise BadCapture(f"{name}: is no HAR: no JSON that can be read", tip=_TIP) from error
    log = document.get("log") if isinstance(document, dict) else None
    entries = log.get("entries") if isinstance(log, dict) else None
    if not isinstance(entries, list):
        raise BadCapture(f"{name}: is no HAR: it has no list log.entries", tip=_TIP)
    return entries


def _sent(entry: object) -> Iterator[Request]:
    """The request, then WebSocket messages as Chrome and mitmproxy write them."""
    if not isinstance(entry, dict):
        raise Malformed("is no object")
    request = _request(entry.get("request"))
    yield request
    messages = entry.get("_webSocketMessages")
    for message in messages if isinstance(messages, list) else ():
        if isinstance(message, dict) and message.get("type") == "send":
            encoding = "base64" if message.get("opcode") == 2 else ""
            content = _bytes(_text(message, "data"), encoding=encoding)
            yield Request("WEBSOCKET", request.url, (), content)


def _request(content: object) -> Request:
    if not isinstance(content, dict):
        raise Malformed("has no request")
    headers = _pairs(content, "headers")
    names = {name.lower() for name, _ in headers}
    if (cookies := _pairs(content, "cookies")) and "cookie" not in names:
        headers += (("Cookie", "; ".join(f"{name}={value}" for name, value in cookies)),)
    url = _text(content, "url")
    if (query := _pairs(content, "queryString")) and "?" not in url:
        url = f"{url}?{urlencode(query, errors='replace')}"
    return Request(_text(content, "method"), url, headers, _body(content.get("postData")))


def _body(data: object) -> bytes:
    if data is None:
        return b""
    if not isinstance(data, dict):
        raise Malformed("has a postData that is no object")
    text = _text(data, "text")
    if not text:
        return urlencode(_pairs(data, "params"), errors="replace").encode("ascii")
    return _bytes(text, encoding=_text(data, "encoding"))


def _bytes(text: str, *, encoding: str) -> bytes:
    if encoding.lower() == "base64":
        try:
            return base64.b64decode(text)
        except (binascii.Error, ValueError) as error:
            raise Malformed("has content that is called base64 and is not") from error
    if not text.isascii() and max(text) <= "\xff":
        content = text.encode("latin-1")
        if _BINARY.search(text) or _is_utf8(content):
            return content
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, as JSON can have it
        return text.encode("utf-8", "surrogatepass")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _pairs(content: dict[str, Any], key: str) -> Pairs:
    try:
        return pairs(content.get(key))
    except Malformed as error:
        raise Malformed(f"has a wrong {key}: it {error}") from error


def _text(content: dict[str, Any], key: str) -> str:
    value = content.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Malformed(f"has a {key} that is no text")
    return value
