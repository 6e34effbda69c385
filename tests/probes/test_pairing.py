"""What the app encrypted is found again in what it sent, whichever is told first."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.evidence import (
    DataEncrypted,
    HttpRequest,
    Note,
    RequestDecrypted,
    parse_evidence,
)
from harness.model.identity import Identity
from harness.probes.ciphertexts import Encryption
from harness.probes.pairing import RECENT_S, Pairing
from harness.store.recorder import Recorder

ANDROID_ID = "9f8a7b6c5d4e3f21"
MATCHER = Matcher(Identity(android_id=ANDROID_ID))
CLEAR = json.dumps({"device_id": ANDROID_ID, "event": "launch"}).encode()
AES = "AES/CBC/PKCS5Padding"


def sealed_of(clear: bytes, key: str = "key") -> bytes:
    """What a cipher with padding could have made of it: other bytes, and some more."""
    return hashlib.shake_128(key.encode() + clear).digest((len(clear) // 16 + 1) * 16)


@dataclass
class Bench:
    """A pairing with its timeline, and a clock that is set by hand."""

    recorder: Recorder
    now: float = 0.0
    pairing: Pairing = field(init=False)

    def __post_init__(self) -> None:
        self.pairing = Pairing(self.recorder, MATCHER, clock=lambda: self.now)

    def encrypt(self, clear: bytes, sealed: bytes, call: str = "e1", how: str = AES) -> None:
        evidence = DataEncrypted(
            call=call,
            transformation=how,
            clear=self.recorder.keep(clear, "x"),
            sealed=self.recorder.keep(sealed, "x"),
        )
        self.pairing.encrypted(Encryption(self.recorder.record(evidence), clear, sealed))
        self.pairing.flush()

    def send(self, body: bytes, url: str = "https://a.example/") -> str:
        request = self.recorder.record(
            HttpRequest(exchange="1", method="POST", url=url, host="a.example", port=443, tls=True)
        )
        self.pairing.sent(request, MessageParts(url, (), body))
        self.pairing.flush()
        return request.id

    def opened(self) -> list[RequestDecrypted]:
        text = (self.recorder.folder / "timeline.jsonl").read_text(encoding="utf-8")
        told = [parse_evidence.validate_json(line) for line in text.splitlines()]
        assert not [one.text for one in told if isinstance(one, Note)]
        return [one for one in told if isinstance(one, RequestDecrypted)]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    recorder = Recorder(tmp_path)
    bench = Bench(recorder)
    yield bench
    bench.pairing.close()
    recorder.close()


@pytest.mark.parametrize("call_first", [True, False])
def test_a_match_in_the_clear_text_is_told_of_the_request_with_its_call(
    bench: Bench, call_first: bool
) -> None:
    sealed = sealed_of(CLEAR)
    body = json.dumps({"d": base64.b64encode(sealed).decode()}).encode()
    if call_first:
        bench.encrypt(CLEAR, sealed, call="e77")
    request = bench.send(body)
    if not call_first:
        bench.encrypt(CLEAR, sealed, call="e77")

    (opened,) = bench.opened()
    (match,) = opened.matches

    assert (opened.request, opened.call, opened.whole) == (request, "e77", True)
    assert (match.item, match.form) == ("android_id", "plain")
    assert match.path == ("body", "json:d", "base64", f"cipher:{AES}", "json:device_id")
    assert match.where == (
        "android_id, in the body, at the JSON place `d`, decoded from base64, in the clear text, "
        f"seen by the hooks, that the app had encrypted with {AES}, at the JSON place `device_id`"
    )


def test_a_clear_text_that_was_compressed_is_read(bench: Bench) -> None:
    clear = gzip.compress(CLEAR)
    bench.encrypt(clear, sealed_of(clear))
    bench.send(sealed_of(clear))

    (opened,) = bench.opened()

    assert opened.matches[0].path == ("body", f"cipher:{AES}", "gzip", "json:device_id")


def test_what_was_encrypted_twice_is_opened_twice(bench: Bench) -> None:
    inner = sealed_of(CLEAR)
    outer = json.dumps({"payload": inner.hex()}).encode()
    bench.encrypt(CLEAR, inner, call="e1")
    bench.encrypt(outer, sealed_of(outer), call="e2", how="AES/GCM/NoPadding")
    bench.send(sealed_of(outer))

    first, second = bench.opened()

    assert (first.call, first.matches, second.call) == ("e2", (), "e1")
    assert second.path == ("body", "cipher:AES/GCM/NoPadding", "json:payload", "hex")
    assert second.matches[0].path == (*second.path, f"cipher:{AES}", "json:device_id")


def test_a_cipher_that_makes_what_it_was_given_ends(bench: Bench) -> None:
    bench.encrypt(CLEAR, CLEAR)
    bench.send(CLEAR)

    assert 1 <= len(bench.opened()) <= 3


def test_a_request_that_carries_nothing_encrypted_here_is_not_opened(bench: Bench) -> None:
    bench.encrypt(CLEAR, sealed_of(CLEAR))
    bench.send(sealed_of(CLEAR, "another key"))
    bench.send(CLEAR)

    assert bench.opened() == []


def test_of_equal_clear_texts_each_request_names_the_call_that_made_its_bytes(
    bench: Bench,
) -> None:
    bench.encrypt(CLEAR, sealed_of(CLEAR, "one"), call="e1")
    bench.encrypt(CLEAR, sealed_of(CLEAR, "two"), call="e2")
    bench.send(sealed_of(CLEAR, "two"))

    assert [opened.call for opened in bench.opened()] == ["e2"]


def test_the_same_bytes_made_again_belong_to_the_last_call(bench: Bench) -> None:
    bench.encrypt(CLEAR, sealed_of(CLEAR), call="e1")
    bench.send(sealed_of(CLEAR))
    bench.encrypt(CLEAR, sealed_of(CLEAR), call="e2")
    bench.send(sealed_of(CLEAR))

    assert [opened.call for opened in bench.opened()] == ["e1", "e2"]


def test_of_a_part_only_the_same_part_of_the_clear_text_counts(bench: Bench) -> None:
    clear = b"x" * 64 + CLEAR
    sealed = sealed_of(clear)
    bench.encrypt(clear, sealed)
    bench.send(sealed[:64])
    bench.send(sealed[64:])

    first, last = bench.opened()

    assert (first.whole, first.matches) == (False, ())
    assert (last.whole, [match.item for match in last.matches]) == (False, ["android_id"])


def test_a_part_of_what_rsa_made_stands_for_nothing(bench: Bench) -> None:
    bench.encrypt(CLEAR, sealed_of(CLEAR), how="RSA/ECB/PKCS1Padding")
    bench.send(sealed_of(CLEAR)[:32])

    assert [opened.matches for opened in bench.opened()] == [()]


def test_a_request_long_before_the_call_is_not_looked_at_again(bench: Bench) -> None:
    bench.send(sealed_of(CLEAR))
    bench.now = RECENT_S + 1
    bench.encrypt(CLEAR, sealed_of(CLEAR))

    assert bench.opened() == []


def test_what_is_told_after_the_end_is_no_error(bench: Bench) -> None:
    bench.pairing.close()
    bench.encrypt(CLEAR, sealed_of(CLEAR))
    bench.send(sealed_of(CLEAR))

    assert bench.opened() == []
