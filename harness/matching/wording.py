"""Says in words where a match was found."""

from __future__ import annotations

AROUND = 40
"""Bytes shown on each side of a match."""
NEAR = 16
"""Bytes shown on each side in hexadecimal."""

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
    "cookie names": "in the name of a cookie",
    "header names": "in the name of a header",
    "body": "in the body",
    "part": "read by itself",
    "reversed text": "read from right to left",
    "another alphabet": "written in another base64 alphabet",
    "swapped cases": "with upper and lower case swapped",
    "percent": "percent-decoded",
    "html entities": "with HTML entities resolved",
    "escapes": "with backslash escapes resolved",
    "list of bytes": "with the numbers of a list read as bytes",
}
_SHOWN = str.maketrans({"\ufffd": "·", "«": "‹", "»": "›"})
_PREPOSITIONS = ("with ", "without ", "in ", "rounded ", "cut ")
"""How a form begins that says how the value is written."""
_WHITE = "\t\r\n"
_CUT = 3
"""Bytes of a character that may be left where a text was cut."""


def sentence(item: str, form: str, path: tuple[str, ...]) -> str:
    """Such as "imei as md5, in the body, at the JSON place `did`, decoded from base64"."""
    joined = " " if form.startswith(_PREPOSITIONS) else " as "
    as_form = "" if form == "plain" else f"{joined}{form}"
    return ", ".join((f"{item}{as_form}", *map(_step, path)))


def way(path: tuple[str, ...]) -> str:
    """The path alone, such as "in the body, at the JSON place `did`"."""
    return ", ".join(map(_step, path))


def excerpt(content: bytes, start: int, end: int, within: tuple[int, int]) -> str:
    """Printable text around the match, with the match between « and », which stand nowhere else.

    `within`: where the part of the message begins and ends that the match is in.
    """
    before = _printable(content[max(within[0], start - AROUND) : start])
    after = _printable(content[end : min(within[1], end + AROUND)])
    return f"{before}«{_printable(content[start:end])}»{after}"


def dump(content: bytes, start: int, end: int, within: tuple[int, int]) -> str:
    """The same in hexadecimal; empty where all of it is text."""
    first, last = max(within[0], start - NEAR), min(within[1], end + NEAR)
    if _is_text(content[first:last]):
        return ""
    return f"{content[first:start].hex()}«{content[start:end].hex()}»{content[end:last].hex()}"


def _step(step: str) -> str:
    kind, colon, name = step.partition(":")
    if kind == "cipher":
        return f"in the clear text, seen by the hooks, that the app had encrypted with {name}"
    if colon and kind in _PLACES:
        return f"{_PLACES[kind]} `{name}`"
    return _STEPS.get(step, f"decoded from {step}")


def _printable(content: bytes) -> str:
    text = content.decode("utf-8", "replace").translate(_SHOWN)
    return "".join(character if character.isprintable() else "·" for character in text)


def _is_text(content: bytes) -> bool:
    """Whether it is UTF-8 without control signs; its ends may be in the middle of a character."""
    text = content.decode("utf-8", "replace")
    ends = text[:_CUT].lstrip("\ufffd") + text[_CUT:-_CUT] + text[-_CUT:].rstrip("\ufffd")
    text = ends if len(text) > 2 * _CUT else text
    return all(
        character != "\ufffd" and (character.isprintable() or character in _WHITE)
        for character in text
    )
