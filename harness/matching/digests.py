"""What hash functions make of a text: digests, and digests of digests."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable, Iterator

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

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
        yield f"{outer}, of the value reversed", digest(outer, _backwards(content))
    for name in ("sha1", "sha256"):
        twice = digest(name, inner[name].hex().encode())
        yield f"{name} of {name} of {name}", digest(name, twice.hex().encode())


def _backwards(content: bytes) -> bytes:
    """Text by characters, other bytes by bytes."""
    try:
        return content.decode()[::-1].encode()
    except UnicodeDecodeError:
        return content[::-1]


def digest(name: str, content: bytes) -> bytes:
    """The digest's bytes."""
    return digested(name, (content,))[0]


def digested(name: str, contents: Iterable[bytes]) -> list[bytes]:
    """The digest of each content."""
    begun = _BEGUN.get(name)
    if begun is None:
        return [_sm3(content) for content in contents]
    made = []
    for content in contents:
        hashed = begun.copy()
        hashed.update(content)
        made.append(hashed.digest())
    return made


def keyed(name: str, key: bytes, content: bytes) -> bytes:
    """The HMAC's bytes."""
    if name in _BEGUN:
        return hmac.digest(key, content, name)
    sm3 = HMAC(key, hashes.SM3())
    sm3.update(content)
    return sm3.finalize()


_BEGUN = {
    name: hashlib.new(name, usedforsecurity=False)
    for name in ALGORITHMS
    if name in hashlib.algorithms_available  # SM3 is, where OpenSSL was built with it
}
"""Hashes of nothing: to copy one is faster than to begin another."""


def _sm3(content: bytes) -> bytes:
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(content)
    return sm3.finalize()


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
