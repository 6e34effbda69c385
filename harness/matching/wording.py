"""Says in words where a match was found."""

from __future__ import annotations

AROUND = 40
"""Bytes shown on each side of a match."""

_PLACES = {
    "query": "in the query parameter",
    "header": "in the header",
    "cookie": "in the cookie",
    "form": "in the form field",
    "json": "at the JSON place",
    "multipart": "in the part",
    "xml": "in the XML element or attribute",
    "protobuf": "in the protobuf field",
    "msgpack": "in the MessagePack field",
    "cbor": "in the CBOR field",
}
_STEPS = {
    "host": "in the host name",
    "path": "in the path of the URL",
    "fragment": "in the fragment of the URL",
    "query names": "in the name of a query parameter",
    "body": "in the body",
    "part": "read by itself",
    "reversed text": "read from right to left",
    "swapped cases": "with upper and lower case swapped",
    "percent": "percent-decoded",
    "html entities": "with HTML entities resolved",
    "escapes": "with backslash escapes resolved",
}


def sentence(item: str, form: str, path: tuple[str, ...]) -> str:
    """Such as "imei as md5, in the body, at the JSON place `did`, decoded from base64"."""
    as_form = "" if form == "plain" else f" as {form}"
    return ", ".join((f"{item}{as_form}", *map(_step, path)))


def way(path: tuple[str, ...]) -> str:
    """The path alone, such as "in the body, at the JSON place `did`"."""
    return ", ".join(map(_step, path))


def excerpt(content: bytes, start: int, end: int) -> str:
    """Printable text around the match, with the match between « and »."""
    before = _printable(content[max(0, start - AROUND) : start])
    after = _printable(content[end : end + AROUND])
    return f"{before}«{_printable(content[start:end])}»{after}"


def _step(step: str) -> str:
    kind, colon, name = step.partition(":")
    if colon and kind in _PLACES:
        return f"{_PLACES[kind]} `{name}`"
    return _STEPS.get(step, f"decoded from {step}")


def _printable(content: bytes) -> str:
    text = content.decode("utf-8", "replace").replace("\ufffd", "·")
    return "".join(character if character.isprintable() else "·" for character in text)
