"""What the app encrypted, to be found by what came of it, and opened where it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from harness.matching.budget import Budget
from harness.matching.layers import Layer
from harness.matching.sealed import Found, Sealed
from harness.model.evidence import DataEncrypted

CIPHERTEXTS_KEPT = 2000
BYTES_KEPT = 64 << 20
"""Of encryptions that requests are compared with; the oldest give way, which is said."""
BLOCK = 16
"""Bytes by which ciphers work: a part of a ciphertext stands for whole blocks of the clear text."""


@dataclass(frozen=True)
class Encryption:
    """What a cipher took and made, as far as it was kept."""

    evidence: DataEncrypted
    clear: bytes
    sealed: bytes

    @property
    def size(self) -> int:
        """Bytes of both."""
        return len(self.clear) + len(self.sealed)


class Ciphertexts:
    """Encryptions, to be found by what they made."""

    def __init__(self) -> None:
        self._sealed = Sealed()
        self._by_number: dict[int, Encryption] = {}
        self._numbers: dict[bytes, int] = {}
        self._size = 0
        self.forgotten = 0
        """Given up since somebody last looked."""

    def __len__(self) -> int:
        return len(self._by_number)

    def add(self, encryption: Encryption) -> bool:
        """Whether nothing made the same bytes before; if so, the last call is meant."""
        number = self._numbers.get(encryption.sealed)
        is_new = number is None
        if number is None:
            number = self._numbers[encryption.sealed] = self._sealed.add(encryption.sealed)
            self._size += encryption.size
        self._by_number[number] = encryption
        if len(self) > CIPHERTEXTS_KEPT or self._size > BYTES_KEPT:
            self._forget()
        return is_new

    def find(self, layers: list[Layer], budget: Budget) -> Iterator[tuple[Found, Encryption]]:
        """Those that are in a message, of which these are the layers."""
        for found in self._sealed.find(layers, budget):
            yield found, self._by_number[found.number]

    def _forget(self) -> None:
        for number in self._sealed.forget_oldest():
            encryption = self._by_number.pop(number)
            del self._numbers[encryption.sealed]
            self._size -= encryption.size
            self.forgotten += 1


@dataclass(frozen=True)
class Opening:
    """A ciphertext, or a part of it, at its place in a request."""

    encryption: Encryption
    found: Found
    path: tuple[str, ...]
    """As far as the ciphertext, from the request on."""

    @property
    def is_whole(self) -> bool:
        """Whether all that was kept of the ciphertext is there."""
        return (self.found.start, self.found.end) == (0, len(self.encryption.sealed))

    @property
    def way_in(self) -> tuple[str, ...]:
        """The path as far as the clear text."""
        return (*self.path, f"cipher:{self.encryption.evidence.transformation}")

    @property
    def clear(self) -> bytes:
        """Of a part, block by block; RSA has one block, which a part does not stand for."""
        if self.is_whole:
            return self.encryption.clear
        if self.encryption.evidence.transformation.upper().startswith("RSA"):
            return b""
        start, end = (offset // BLOCK * BLOCK for offset in (self.found.start, self.found.end))
        return self.encryption.clear[start:end]
