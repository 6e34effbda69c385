"""What every capture is read as: requests, in order."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from harness.errors import UsageError

Pairs = tuple[tuple[str, str], ...]


class BadCapture(UsageError):
    """The file is no capture, or a part of it is damaged; the sentence says where."""


class Malformed(ValueError):
    """Something in a capture is not as its format says; what it is called is known above."""


@dataclass(frozen=True)
class Request:
    """One request as a capture has it, its Content-Encoding not undone."""

    method: str = ""
    url: str = ""
    """Absolute, or the path alone, as the capture has it."""
    headers: Pairs = ()
    body: bytes = b""

    @property
    def receiver(self) -> str:
        """The host it went to, from the URL or the Host header; empty when neither names one."""
        try:
            host = urlsplit(self.url).hostname
        except ValueError:
            host = None
        return host or self.header("host").partition(":")[0].lower()

    def header(self, wanted: str) -> str:
        """The first header of this name, in whatever case; empty when there is none."""
        return next((value for name, value in self.headers if name.lower() == wanted), "")


def pairs(value: object) -> Pairs:
    """Headers however a tool wrote them: pairs, objects, lines, or one mapping.

    Malformed when they are something else.
    """
    if value is None:
        return ()
    if isinstance(value, dict):
        listed = [(name, text) for name, texts in value.items() for text in _each(texts)]
    elif isinstance(value, list):
        listed = [_pair(entry) for entry in value]
    else:
        raise Malformed("must be a list of pairs")
    return tuple((_text(name), _text(text)) for name, text in listed)


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _pair(entry: object) -> tuple[object, object]:
    if isinstance(entry, list) and len(entry) == 2:
        return entry[0], entry[1]
    if isinstance(entry, dict) and "name" in entry:
        return entry["name"], entry.get("value")
    if isinstance(entry, str) and ":" in entry:
        name, _, value = entry.partition(":")
        return name.strip(), value.strip()
    raise Malformed("must be a list of pairs")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise Malformed("names and values must be texts")
