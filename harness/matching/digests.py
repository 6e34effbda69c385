"""What hash functions make of a text: digests, and digests of digests."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from cryptography.hazmat.primitives import hashes

ALGORITHMS = ("md5", "sha1", "sha256", "sha512", "sm3")
SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64, "sm3": 32}
"""Bytes of a digest."""

Digest = tuple[str, bytes]
"""Form, such as `md5 of sha1`, and the digest's bytes."""


def digests(content: bytes) -> tuple[Digest, ...]:
    """Each hash of the content, in the order of `ALGORITHMS`."""
    return tuple((name, digest(name, content)) for name in ALGORITHMS)


def derived(content: bytes) -> Iterator[Digest]:
    """Digests of digests, and parts of digests."""
    inner = dict(digests(content))
    for name, value in inner.items():
        yield from _parts(name, value)
        written = value.hex().encode()
        for outer in ALGORITHMS:
            yield f"{outer} of {name}", digest(outer, written)
            yield f"{outer} of upper-case {name}", digest(outer, written.upper())
            yield f"{outer} of raw {name}", digest(outer, value)
    yield from _of_md5(inner["md5"].hex().encode())
    for outer in ("md5", "sha1", "sha256"):
        yield f"{outer} of base64", digest(outer, base64.b64encode(content))


def digest(name: str, content: bytes) -> bytes:
    """The digest's bytes."""
    if name in _MAKERS:
        return _MAKERS[name](content, usedforsecurity=False).digest()
    # hashlib has SM3 only where its OpenSSL was built with it.
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(content)
    return sm3.finalize()


_MAKERS = {
    "md5": hashlib.md5,
    "sha1": hashlib.sha1,
    "sha256": hashlib.sha256,
    "sha512": hashlib.sha512,
}


def _parts(name: str, value: bytes) -> Iterator[Digest]:
    """What apps cut a digest down to, and its hexadecimal text from right to left."""
    if name == "md5":
        yield "16-character md5", value[4:12]
    for size in (8, 16):
        if size < len(value):
            yield f"first {size * 2} characters of {name}", value[:size]
            yield f"last {size * 2} characters of {name}", value[-size:]
    yield f"{name}, reversed", bytes.fromhex(value.hex()[::-1])


def _of_md5(md5: bytes) -> Iterator[Digest]:
    """What is made of the hexadecimal text of an MD5 digest, by those who want it short or deep."""
    twice = digest("md5", md5)
    yield "16-character md5 of md5", twice[4:12]
    yield "16-character md5 of upper-case md5", digest("md5", md5.upper())[4:12]
    yield "md5 of md5 of md5", digest("md5", twice.hex().encode())
    yield "md5 of 16-character md5", digest("md5", md5[8:24])
    yield "sha256 of md5 of md5", digest("sha256", twice.hex().encode())
