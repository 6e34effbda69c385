"""Reads the personal data that a capture is searched for from identity.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from harness.captures.interface import Malformed
from harness.errors import BadConfiguration
from harness.model.identity import Contact, Identity

LARGEST = 16 * 1024 * 1024
"""Bytes; an identity is a page of text."""
_LISTS = ("sms", "calendar")
_TIP = (
    f"An identity is a JSON object with any of {', '.join(Identity.model_fields)}; values are "
    "texts, contacts objects with name and phone, and extra holds markers by names of your own."
)


def read_identity(path: Path, tell: Callable[[str], object] = lambda _: None) -> Identity:
    """The identity in a file. BadConfiguration says what is wrong with it.

    Numbers are read as the text they are written as, null as not seeded, one text as a list of one.
    What has a name of no item is not searched for; `tell` gets a sentence about it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise _bad(path, f"cannot be read ({error.strerror})") from error
    if not content.strip():
        raise _bad(path, "is empty")
    fields = {name: value for name, value in _object(path, content).items() if value is not None}
    for unknown in sorted(fields.keys() - Identity.model_fields.keys()):
        tell(f"{path}: {unknown!r} is no item that is known and is not looked for; see `extra`")
        del fields[unknown]
    try:
        identity = Identity.model_validate(_plain(fields))
    except (Malformed, ValidationError) as error:
        raise _bad(path, _fault(error)) from error
    if identity == Identity():
        raise _bad(path, "has no value to look for")
    return identity


def _object(path: Path, content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise _bad(path, f"is larger than {LARGEST >> 20} MB")
    try:
        document = json.loads(content.decode("utf-8-sig"), parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        where = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise _bad(path, f"is no JSON ({where})") from error
    except (ValueError, RecursionError) as error:
        raise _bad(path, "is no JSON that can be read") from error
    if not isinstance(document, dict):
        raise _bad(path, "is no JSON object")
    return document


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as the model has them."""
    plain = dict(fields)
    for name in _LISTS:
        if name in plain:
            plain[name] = tuple(_texts(name, plain[name]))
    if isinstance(extra := plain.get("extra"), dict):
        plain["extra"] = {name: text for name, text in extra.items() if text is not None}
    if "contacts" in plain:
        plain["contacts"] = tuple(_contacts(plain["contacts"]))
    return plain


def _texts(name: str, value: object) -> list[str]:
    """Of a message that is an object, each of its texts."""
    entries = value if isinstance(value, list) else [value]
    texts: list[str] = []
    for entry in entries:
        for text in entry.values() if isinstance(entry, dict) else (entry,):
            if not isinstance(text, str):
                raise Malformed(f"{name} must be a list of texts")
            texts.append(text)
    return texts


def _contacts(value: object) -> list[Contact]:
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise Malformed("contacts must be a list of objects with name and phone")
    return [
        Contact.model_validate({name: entry.get(name) or "" for name in Contact.model_fields})
        for entry in value
    ]


def _fault(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _bad(path: Path, what: str) -> BadConfiguration:
    return BadConfiguration(f"{path}: {what}", tip=_TIP)
