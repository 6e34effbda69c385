"""Names the place of a byte in structured content: JSON, forms, multipart, XML, protobuf."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from harness.matching.protobuf import place_of

WALK = 16 * 1024
"""Bytes of JSON that are walked to name a place in full; farther in, the nearest name serves."""
LONGEST_MESSAGE = 64 * 1024
"""Bytes of protobuf up to which a place is named: all before it has to be read."""
NEAR = 512
"""Bytes looked at before a place to find its name."""
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\],:]', re.DOTALL)
_OPENING: dict[bytes, str | int] = {b"{": "", b"[": 0}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_KEY = re.compile(rb'"((?:[^"\\]|\\.){1,80})"\s*:[^{}\[\],]*+$', re.DOTALL)
_FORM = re.compile(rb"(?:^|&)([\w.%\[\]$~*-]{1,80})=[^&\s]*+$")
_PART = re.compile(rb'[; ]name="([^"\r\n]{1,80})"')
_ATTRIBUTE = re.compile(rb"([\w:.-]{1,80})\s*=\s*[\"'][^\"'<>]*+$")
_ELEMENT = re.compile(rb"<([\w:.-]{1,80})[^<>]*+>[^<>]*+$")


def place_in(content: bytes, offset: int) -> str:
    """Such as `json:device.ids[0]` or `form:did`; empty when the content has no structure."""
    first = content[:64].lstrip()[:1]
    near = content[max(0, offset - NEAR) : offset]
    if first in {b"{", b"["}:
        walked = _walk(content, offset) if offset <= WALK else ""
        name = walked or _last(_KEY, near)
        return f"json:{name}" if name else ""
    if content.startswith(b"--"):
        parts = _PART.findall(near)
        return f"multipart:{_text(parts[-1])}" if parts else ""
    if first == b"<":
        name = _last(_ATTRIBUTE, near) or _last(_ELEMENT, near)
        return f"xml:{name}" if name else ""
    if _CONTROL.search(content, 0, NEAR) and (field := _field(content, offset)):
        return field
    name = _last(_FORM, near)
    return f"form:{_text(unquote_to_bytes(name))}" if name else ""


def _field(content: bytes, offset: int) -> str:
    return place_of(content, offset) if len(content) <= LONGEST_MESSAGE else ""


def _walk(content: bytes, offset: int) -> str:
    """The JSON path of the byte at `offset`; empty when the text before it is malformed."""
    path: list[str | int] = []
    text = ""
    for found in _TOKEN.finditer(content, 0, offset):
        token = found[0]
        if token in _OPENING:
            path.append(_OPENING[token])
        elif token[:1] == b'"':
            text = _text(token[1:-1])[:80]
        elif not path:
            return ""
        elif token == b":":
            path[-1] = text
        elif token == b",":
            last = path[-1]
            path[-1] = last + 1 if isinstance(last, int) else ""
        else:
            path.pop()
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path if step != "")
    return "".join(steps).lstrip(".")[-200:]


def _last(form: re.Pattern[bytes], text: bytes) -> str:
    found = form.search(text)
    return _text(found[1]) if found else ""


def _text(name: bytes) -> str:
    return name.decode("utf-8", "replace")
