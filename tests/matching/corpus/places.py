"""Where in a request the content stands."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from urllib.parse import quote, quote_from_bytes, quote_plus

from harness.matching.placement import MessageParts
from tests.matching.corpus.digested import SALT
from tests.matching.corpus.wrapped import is_text, json_of, multipart, protobuf

Place = Callable[[bytes], MessageParts]

HOST = "http://collect.example"
HEADERS = (("User-Agent", "okhttp/4.9.3"), ("Accept-Encoding", "gzip"))


def as_text(content: bytes) -> str:
    """The content, or its base64 where a text is needed."""
    return content.decode() if is_text(content) else base64.b64encode(content).decode()


def latin(content: bytes) -> str:
    """A header's value: ASCII as it is, anything else percent-encoded."""
    text = as_text(content)
    return text if text.isascii() else quote(text)


def _url(path: str) -> MessageParts:
    return MessageParts(HOST + path, HEADERS)


def _body(body: bytes, kind: str) -> MessageParts:
    return MessageParts(f"{HOST}/v1/up?r=4711", (*HEADERS, ("Content-Type", kind)), body)


def _header(name: str, value: str) -> MessageParts:
    return MessageParts(f"{HOST}/", (*HEADERS, (name, value)))


PLACES: dict[str, Place] = {
    "query": lambda content: _url(f"/t?os=14&did={quote(as_text(content), safe='')}&v=2"),
    "query, plus": lambda content: _url(f"/t?did={quote_plus(as_text(content))}"),
    "query, raw bytes": lambda content: _url(f"/t?d={quote_from_bytes(content, safe='')}"),
    "query, json": lambda c: _url(f"/t?data={quote(json.dumps({'d': [as_text(c)]}))}"),
    "path": lambda content: _url(f"/u/{quote(as_text(content), safe='')}/x.gif"),
    "fragment": lambda content: _url(f"/#d={quote(as_text(content), safe='')}"),
    "header": lambda content: _header("X-Device-Id", latin(content)),
    "header, json": lambda content: _header("X-Info", json.dumps({"d": as_text(content)})),
    "bearer": lambda content: _header("Authorization", f"Bearer {latin(content)}"),
    "agent": lambda content: _header("User-Agent", f"App/1.0 (Linux; did {latin(content)}) x"),
    "cookie": lambda content: _header("Cookie", f"s=1; did={latin(content)}; t=2"),
    "cookie's name": lambda content: _header(
        "Cookie", f"s=1; {quote(as_text(content), safe='')}=1"
    ),
    "body": lambda content: _body(content, "application/octet-stream"),
    "json": lambda content: _body(json_of(as_text(content).encode()), "application/json"),
    "form": lambda content: _body(
        f"v=1&did={quote_plus(as_text(content))}&w=2".encode(), "application/x-www-form-urlencoded"
    ),
    "multipart": lambda content: _body(multipart(content), "multipart/form-data"),
    "multipart, base64": lambda content: _body(
        multipart(base64.encodebytes(content), "Content-Transfer-Encoding: base64"),
        "multipart/form-data",
    ),
    "xml": lambda content: _body(f"<r><d>{latin(content)}</d></r>".encode(), "text/xml"),
    "protobuf": lambda content: _body(protobuf(content), "application/x-protobuf"),
}

TOGETHER: dict[str, Place] = {
    "beside": lambda content: _body(
        json.dumps({"nonce": SALT.decode(), "did": as_text(content)}).encode(), "application/json"
    ),
    "header": lambda content: MessageParts(
        f"{HOST}/up",
        (*HEADERS, ("X-Nonce", SALT.decode())),
        json.dumps({"did": as_text(content)}).encode(),
    ),
    "beside a signature": lambda content: _body(
        json.dumps({"sign": "9f" * 16, "salt": SALT.decode(), "did": as_text(content)}).encode(),
        "application/json",
    ),
    "query": lambda content: MessageParts(
        f"{HOST}/up?ts=1700000000123&salt={quote(SALT.decode())}",
        HEADERS,
        protobuf(as_text(content).encode()),
    ),
    "both in base64": lambda content: _body(
        base64.b64encode(json.dumps({"s": SALT.decode(), "h": as_text(content)}).encode()),
        "text/plain",
    ),
}
"""With the salt that the content was made with."""
