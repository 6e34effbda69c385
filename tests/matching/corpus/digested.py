"""What apps send instead of a value: digests, digests of digests, digests with a salt."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable

from cryptography.hazmat.primitives import hashes

Hash = Callable[[bytes], bytes]


def sm3(content: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize()


HASHES: dict[str, Hash] = {
    "md5": lambda content: hashlib.md5(content, usedforsecurity=False).digest(),
    "sha1": lambda content: hashlib.sha1(content, usedforsecurity=False).digest(),
    "sha256": lambda content: hashlib.sha256(content).digest(),
    "sha512": lambda content: hashlib.sha512(content).digest(),
    "sm3": sm3,
}
WRITTEN: dict[str, Callable[[bytes], bytes]] = {
    "hex": lambda digest: digest.hex().encode(),
    "HEX": lambda digest: digest.hex().upper().encode(),
    "base64": base64.b64encode,
    "base64url": lambda digest: base64.urlsafe_b64encode(digest).rstrip(b"="),
    "raw": lambda digest: digest,
}
SALT = b"k7Wq-2.9"
"""Stands in the same message as the digest."""


def digested(content: bytes) -> dict[str, bytes]:
    """Every hash, written in every way."""
    made = {
        f"{name} {written}": write(hashed(content))
        for name, hashed in HASHES.items()
        for written, write in WRITTEN.items()
    }
    whole = HASHES["md5"](content).hex()
    made["md5 middle"] = whole[8:24].encode()
    made["md5 MIDDLE"] = whole[8:24].upper().encode()
    return made


def twice(content: bytes) -> dict[str, bytes]:
    """Digests of digests."""
    made = {
        f"{outer} of {inner}": HASHES[outer](HASHES[inner](content).hex().encode()).hex().encode()
        for outer in HASHES
        for inner in HASHES
    }
    md5, sha1, sha256 = (HASHES[name] for name in ("md5", "sha1", "sha256"))
    lower = md5(content).hex().encode()
    made |= {
        "md5 of MD5": md5(lower.upper()).hex().encode(),
        "MD5 of MD5": md5(lower.upper()).hex().upper().encode(),
        "sha256 of MD5": sha256(lower.upper()).hex().encode(),
        "sha1 of SHA1": sha1(sha1(content).hex().upper().encode()).hex().encode(),
        "md5 of raw md5": md5(md5(content)).hex().encode(),
        "sha256 of raw sha256": sha256(sha256(content)).hex().encode(),
        "sha256 of raw md5": sha256(md5(content)).hex().encode(),
        "md5 of md5 of md5": md5(md5(lower).hex().encode()).hex().encode(),
        "md5 of md5, base64": base64.b64encode(md5(lower)),
        "sha256 of md5, raw": sha256(lower),
        "md5 of md5, middle": md5(lower).hex()[8:24].encode(),
        "md5 of middle": md5(lower[8:24]).hex().encode(),
        "md5 of base64": md5(base64.b64encode(content)).hex().encode(),
        "md5 of reversed": md5(content.decode()[::-1].encode()).hex().encode(),
        "sha256 of sha256 of sha256": sha256(sha256(sha256(content).hex().encode()).hex().encode())
        .hex()
        .encode(),
        "md5 in pairs": md5(content).hex(":").encode(),
    }
    return made


def salted(content: bytes) -> dict[str, bytes]:
    """Digests of the value and `SALT`."""
    md5, sha1, sha256, sha512 = (HASHES[name] for name in ("md5", "sha1", "sha256", "sha512"))
    inner = md5(content).hex().encode()
    return {
        "md5 of value and salt": md5(content + SALT).hex().encode(),
        "md5 of salt and value": md5(SALT + content).hex().encode(),
        "sha1 of value and salt": sha1(content + SALT).hex().encode(),
        "sha256 of salt and value": sha256(SALT + content).hex().encode(),
        "sha512 of value and salt": sha512(content + SALT).hex().encode(),
        "sm3 of salt and value": sm3(SALT + content).hex().encode(),
        "SHA256 of value and salt": sha256(content + SALT).hex().upper().encode(),
        "sha256 of value:salt": sha256(content + b":" + SALT).hex().encode(),
        "md5 of salt_value": md5(SALT + b"_" + content).hex().encode(),
        "md5 of value|salt": md5(content + b"|" + SALT).hex().encode(),
        "sha256 of value-salt, base64": base64.b64encode(sha256(content + b"-" + SALT)),
        "hmac sha256": hmac.digest(SALT, content, "sha256").hex().encode(),
        "hmac sha1, base64": base64.b64encode(hmac.digest(SALT, content, "sha1")),
        "hmac md5": hmac.digest(SALT, content, "md5").hex().encode(),
        "md5 of md5 and salt": md5(inner + SALT).hex().encode(),
        "md5 of salt, value and salt": md5(SALT + content + SALT).hex().encode(),
    }
