"""The agent in a real Java process: what ciphers take and make is told, and the app has its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

from harness.matching.matcher import Matcher
from harness.model.evidence import ApiCall
from harness.model.identity import Identity
from harness.probes.ciphertexts import Encryption
from harness.probes.pairing import Pairing

from .conftest import MemorySink, Subject

ALPHABET = b"abcdefghijklmnopqrstuvwxyz"
WAYS = ("whole", "range", "updates", "last", "inplace", "again", "broken", "refused")
KEPT = 64 * 1024
"""Bytes of one text that the agent keeps."""


class Listening(Pairing):
    """Keeps what it is told."""

    def __init__(self) -> None:
        super().__init__(MemorySink(), Matcher(Identity()))
        self.told: list[Encryption] = []

    def encrypted(self, encryption: Encryption) -> None:
        self.told.append(encryption)


@pytest.fixture
def pairing() -> Iterator[Listening]:
    pairing = Listening()
    yield pairing
    pairing.close()


@pytest.fixture
def listened(subject: Subject, pairing: Listening) -> Subject:
    """The program, whose transcript tells of encryptions."""
    subject.transcript._encryptions._pairing = pairing
    return subject


def ciphers(subject: Subject) -> list[ApiCall]:
    """Its calls of ciphers; the runtime loads libraries of its own for the first."""
    return [call for call in subject.calls() if call.api == "crypto.cipher"]


def clear_of(size: int) -> bytes:
    return (ALPHABET * (size // 26 + 1))[:size]


def sealed_of(clear: bytes) -> bytes:
    padder = PKCS7(128).padder()
    encryptor = Cipher(AES(b"only the app has"), CBC(b"always the same.")).encryptor()
    return encryptor.update(padder.update(clear) + padder.finalize()) + encryptor.finalize()


@pytest.mark.parametrize("how", WAYS)
def test_both_texts_are_told_however_the_cipher_is_used(
    listened: Subject, pairing: Listening, how: str
) -> None:
    assert listened.say(f"encrypt {how} 100") == "right"
    calls = ciphers(listened)

    told = pairing.told[-1]
    assert (told.clear, told.sealed) == (clear_of(100), sealed_of(clear_of(100)))
    assert told.evidence.transformation == "AES/CBC/PKCS5Padding"
    assert any("Crypto.made" in call.stack for call in calls)
    assert listened.broken_by == []


def test_what_is_decrypted_is_a_call_without_bytes(listened: Subject, pairing: Listening) -> None:
    listened.say("encrypt whole 32")

    assert len(ciphers(listened)) == 2
    assert len(pairing.told) == 1


def test_of_a_long_text_the_beginning_is_told(listened: Subject, pairing: Listening) -> None:
    assert listened.say("encrypt updates 200000") == "right"
    listened.calls()

    (told,) = pairing.told
    assert told.clear == clear_of(KEPT)
    assert told.sealed == sealed_of(clear_of(200_000))[:KEPT]
    assert told.evidence.clear.truncated


def test_byte_buffers_are_told_without_their_bytes(listened: Subject, pairing: Listening) -> None:
    assert listened.say("encrypt buffers 100") == "right"

    assert len(ciphers(listened)) == 2
    assert pairing.told == []


def test_more_than_may_be_told_is_counted(listened: Subject, pairing: Listening) -> None:
    assert listened.say("encryptions 100 50000") == "0"
    calls = ciphers(listened)

    assert sum(call.count for call in calls) == 200
    assert 5 <= len(pairing.told) < 100
    assert listened.broken_by == []
