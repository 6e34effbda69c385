"""What hash functions make of a text, in every way a digest is written."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from cryptography.hazmat.primitives import hashes

NESTED = ("md5", "sha1", "sha256")
"""Hashes that apps apply to the text of another hash."""


def digests(text: str) -> Iterator[tuple[str, bytes, bool]]:
    """Form, pattern, and whether the pattern is short enough to need hex edges around it."""
    content = text.encode()
    inner: dict[str, bytes] = {}
    for name in ("md5", "sha1", "sha256", "sha512", "sm3"):
        inner[name] = digest(name, content)
        yield from _written(name, inner[name])
    middle = inner["md5"].hex()[8:24]
    yield "16-character md5", middle.encode(), True
    yield "16-character md5", middle.upper().encode(), True
    for first in NESTED:
        hexadecimal = inner[first].hex()
        for second in NESTED:
            yield from _written(f"{second} of {first}", digest(second, hexadecimal.encode()))
            upper = digest(second, hexadecimal.upper().encode())
            yield from _written(f"{second} of upper-case {first}", upper)


def digest(name: str, content: bytes) -> bytes:
    """The digest's bytes."""
    if name == "sm3":
        # hashlib has SM3 only where its OpenSSL was built with it.
        sm3 = hashes.Hash(hashes.SM3())
        sm3.update(content)
        return sm3.finalize()
    return _MAKERS[name](content, usedforsecurity=False).digest()


_MAKERS = {
    "md5": hashlib.md5,
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha512": hashlib.sha512,
}


def _written(form: str, value: bytes) -> Iterator[tuple[str, bytes, bool]]:
    yield form, value.hex().encode(), False
    yield form, value.hex().upper().encode(), False
    yield f"{form}, raw", value, False
    yield f"{form}, base64", base64.b64encode(value).rstrip(b"="), False
    yield f"{form}, base64", base64.urlsafe_b64encode(value).rstrip(b"="), False
