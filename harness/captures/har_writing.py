"""Writes a run's exchanges as HAR 1.2, one entry at a time.

http://www.softwareishard.com/blog/har-12-spec/
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import parse_qsl, urlsplit

from harness import __version__
from harness.captures.exchange import Answer, Exchange
from harness.captures.interface import Pairs

UNKNOWN = -1
"""How HAR says that a size or a time was not measured."""


def write(file: TextIO, exchanges: Iterable[Exchange]) -> None:
    """The whole document; never more than one exchange is in memory."""
    creator = {"name": "harness", "version": __version__}
    file.write(f'{{"log": {{"version": "1.2", "creator": {json.dumps(creator)}, "entries": [')
    between = "\n"
    for exchange in exchanges:
        file.write(between + json.dumps(_entry(exchange), ensure_ascii=True))
        between = ",\n"
    file.write("\n]}}\n")


def _entry(exchange: Exchange) -> dict[str, Any]:
    answer = exchange.answer
    took = max(0.0, answer.at - exchange.began) * 1000 if answer else 0.0
    entry = {
        "startedDateTime": datetime.fromtimestamp(exchange.began, UTC).isoformat(),
        "time": took,
        "request": _request(exchange),
        "response": _response(answer, exchange.http_version),
        "cache": {},
        "timings": {"send": 0, "wait": took, "receive": 0},
        "comment": exchange.comment,
    }
    if exchange.messages:
        entry["_resourceType"] = "websocket"
        entry["_webSocketMessages"] = [
            {
                "type": "send" if message.from_app else "receive",
                "time": message.at,
                "opcode": 2,
                "data": base64.b64encode(message.content).decode("ascii"),
            }
            for message in exchange.messages
        ]
    return entry


def _request(exchange: Exchange) -> dict[str, Any]:
    request = exchange.request
    content: dict[str, Any] = {
        "method": request.method,
        "url": request.url,
        "httpVersion": exchange.http_version or "HTTP/1.1",
        "cookies": _cookies(request.header("cookie")),
        "headers": _named(request.headers),
        "queryString": _named(_query(request.url)),
        "headersSize": UNKNOWN,
        "bodySize": len(request.body),
    }
    if request.body:
        media_type = request.header("content-type")
        content["postData"] = {"mimeType": media_type, "params": [], **_text(request.body)}
    return content


def _response(answer: Answer | None, version: str) -> dict[str, Any]:
    """Status 0 stands for no answer, as browsers write it."""
    headers = answer.headers if answer else ()
    names = {name.lower(): value for name, value in headers}
    body = answer.body if answer else b""
    return {
        "status": answer.status if answer else 0,
        "statusText": "",
        "httpVersion": version or "HTTP/1.1",
        "cookies": [],
        "headers": _named(headers),
        "content": {
            "size": len(body),
            "mimeType": names.get("content-type", ""),
            **_text(body),
        },
        "redirectURL": names.get("location", ""),
        "headersSize": UNKNOWN,
        "bodySize": len(body) if answer else UNKNOWN,
    }


def _text(body: bytes) -> dict[str, str]:
    try:
        return {"text": body.decode("utf-8")}
    except UnicodeDecodeError:
        return {"text": base64.b64encode(body).decode("ascii"), "encoding": "base64"}


def _named(pairs: Pairs) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in pairs]


def _query(url: str) -> Pairs:
    try:
        return tuple(parse_qsl(urlsplit(url).query, keep_blank_values=True, errors="replace"))
    except ValueError:
        return ()


def _cookies(header: str) -> list[dict[str, str]]:
    split = (part.strip().partition("=") for part in header.split(";") if part.strip())
    return [{"name": name, "value": value} for name, _, value in split]
