"""A message as the places in it where data may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlsplit

from harness.matching.layers import Layer, Piece, whole

LONG_NAME = 8
"""Characters of the name of a parameter, a cookie or a header that may itself be a value."""
_HAS_DIGITS = re.compile(r"\d.*\d", re.DOTALL)


@dataclass(frozen=True)
class MessageParts:
    """A request or a response as it went over the line, its Content-Encoding undone."""

    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    @property
    def size(self) -> int:
        """Bytes there are to search."""
        names_and_values = sum(len(name) + len(value) for name, value in self.headers)
        return len(self.url) + names_and_values + len(self.body)


def placed(message: MessageParts) -> Iterator[Layer]:
    """The message as layers: first URL, headers and cookies, then the body."""
    if message.url or message.headers:
        yield Layer((*_of_url(message.url), *_of_headers(message.headers)))
    if message.body:
        yield Layer([whole(message.body, "body")])


def _of_url(url: str) -> Iterator[Piece]:
    try:
        parts = urlsplit(url)
    except ValueError:
        yield whole(_bytes(url), "url")
        return
    yield whole(_bytes(parts.netloc), "host")
    # A slash is a letter of base64, but rarely one of what stands in a path.
    if any(letter in parts.path for letter in "+="):
        yield whole(_bytes(parts.path), "path")
    for segment in parts.path.split("/"):
        yield whole(_bytes(segment), "path")
    for pair in parts.query.split("&") if parts.query else ():
        name, equals, value = pair.partition("=")
        label = unquote_to_bytes(name).decode("utf-8", "replace")[:80]
        yield whole(unquote_to_bytes(_bytes(value).replace(b"+", b" ")), f"query:{label}")
        if b"+" in (plain := _bytes(value)):
            yield whole(unquote_to_bytes(plain), f"query:{label}")
        if not equals or len(name) >= LONG_NAME:
            yield whole(unquote_to_bytes(_bytes(name)), "query names")
    if parts.fragment:
        yield whole(_bytes(parts.fragment), "fragment")


def _of_headers(headers: tuple[tuple[str, str], ...]) -> Iterator[Piece]:
    for name, value in headers:
        if name.lower() in {"cookie", "set-cookie"}:
            for cookie in value.split(";"):
                label, _, content = cookie.strip().partition("=")
                yield whole(_bytes(content), f"cookie:{label[:80]}")
                if len(label) >= LONG_NAME:
                    yield whole(_bytes(label), "cookie names")
        else:
            yield whole(_bytes(value), f"header:{name[:80]}")
            if len(name) >= LONG_NAME and _HAS_DIGITS.search(name):
                yield whole(_bytes(name), "header names")


def _bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
