"""What an agent says of ciphers is kept with its call, and nonsense ends the process's hearing."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.matching.matcher import Matcher
from harness.model.evidence import ApiCall, DataEncrypted, Note, Observation, PinningBypassed
from harness.model.identity import Identity
from harness.probes import encryptions
from harness.probes.pairing import Pairing
from harness.probes.transcript import BadMessage, Transcript
from harness.store import runs
from harness.store.recorder import Recorder

from .test_transcript import STACK, batch, health, line

CIPHER = {
    "api": "crypto.cipher",
    "signature": "javax.crypto.Cipher.doFinal(byte[])",
    "dataType": None,
}
CLEAR, SEALED = b"clear text", b"\x00\xff sealed bytes"


def encryption(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "transformation": "AES/CBC/PKCS5Padding",
        "clear": [len(CLEAR), len(CLEAR)],
        "sealed": [len(SEALED), len(SEALED)],
    } | changes


def told(sequence: int = 1, **changes: Any) -> bytes:
    parts: dict[str, Any] = {
        "lines": [line(outcome="value")],
        "encryptions": [encryption()],
        "bytes": base64.b64encode(CLEAR + SEALED).decode(),
    }
    return batch(sequence, **parts | changes)


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder(tmp_path)
    yield recorder
    recorder.close()


@pytest.fixture
def transcript(recorder: Recorder) -> Iterator[Transcript]:
    pairing = Pairing(recorder, Matcher(Identity(imei="001017001234565")))
    transcript = Transcript(recorder, "com.example.app", 42, pairing)
    transcript.installed(health(hooks=[CIPHER]), early=True)
    yield transcript
    pairing.close()


def timeline(recorder: Recorder) -> list[Observation]:
    text = (recorder.folder / runs.TIMELINE).read_text(encoding="utf-8")
    return list(runs._evidence(recorder.folder, text))


def blob(recorder: Recorder, sha256: str) -> bytes:
    return (recorder.folder / "blobs" / sha256[:2] / sha256).read_bytes()


def test_both_texts_are_kept_beside_the_timeline_with_the_call_they_came_of(
    recorder: Recorder, transcript: Transcript
) -> None:
    transcript.take(told())
    evidence = timeline(recorder)

    (call,) = (one for one in evidence if isinstance(one, ApiCall))
    (made,) = (one for one in evidence if isinstance(one, DataEncrypted))
    assert (made.call, made.transformation) == (call.id, "AES/CBC/PKCS5Padding")
    assert blob(recorder, made.clear.sha256) == CLEAR
    assert blob(recorder, made.sealed.sha256) == SEALED
    assert not made.clear.truncated


def test_the_bytes_may_come_after_the_call(recorder: Recorder, transcript: Transcript) -> None:
    transcript.take(batch(1, lines=[line()]))
    transcript.settle()
    transcript.take(told(2, lines=[], endings=[{"id": 1, "outcome": "value"}]))

    assert sum(isinstance(one, DataEncrypted) for one in timeline(recorder)) == 1


def test_a_text_that_was_longer_says_so(recorder: Recorder, transcript: Transcript) -> None:
    transcript.take(told(encryptions=[encryption(clear=[len(CLEAR), 10**6])]))

    (made,) = (one for one in timeline(recorder) if isinstance(one, DataEncrypted))
    assert (made.clear.truncated, made.sealed.truncated) == (True, False)


def test_encryptions_without_their_bytes_are_counted_where_a_phase_ends(
    recorder: Recorder, transcript: Transcript
) -> None:
    transcript.take(batch(1, unkept=3))
    transcript.take(batch(2, unkept=4))
    transcript.settle()
    transcript.settle()

    notes = [one.text for one in timeline(recorder) if isinstance(one, Note)]
    assert notes == ["com.example.app: the bytes of 7 encryptions were too many to keep"]


def test_a_process_that_encrypts_without_end_does_not_fill_the_disk(
    recorder: Recorder, transcript: Transcript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryptions, "BYTES_KEPT", 30)
    for number in (1, 2):
        lines = [line(number, outcome="value")]
        transcript.take(told(number, lines=lines, encryptions=[encryption(number)]))

    first, second = (one for one in timeline(recorder) if isinstance(one, DataEncrypted))
    assert (first.clear.size, first.sealed.size) == (len(CLEAR), len(SEALED))
    assert (second.clear.size, second.clear.truncated, second.sealed.truncated) == (0, True, True)


@pytest.mark.parametrize(
    "changes",
    [
        {"bytes": "no base64 at all!"},
        {"bytes": ""},
        {"bytes": base64.b64encode(CLEAR).decode()},
        {"encryptions": [encryption(clear=[-1, 10])]},
        {"encryptions": [encryption(clear=[10, 2**60])]},
        {"encryptions": [encryption(clear=[len(CLEAR), 3])]},
        {"encryptions": [encryption(clear=[2**52, 2**52])]},
        {"encryptions": [encryption(transformation="x" * 101)]},
        {"encryptions": [encryption(7)]},
        {"encryptions": [encryption(), encryption()], "bytes": "AAAA" * 100},
        {"encryptions": [encryption(clear=[0, 0], sealed=[0, 0])] * 501, "bytes": ""},
        {"lines": []},
        {"unkept": -1},
        {"passed": [{"check": "x" * 501, "reason": "", "stack": 1}]},
    ],
    ids=[
        *("no base64", "no bytes", "too few bytes", "a negative length", "an endless length"),
        *("more kept than there was", "lengths beyond all bytes", "a long name", "no such call"),
        *("other bytes", "too many", "a call that was not told", "a negative count"),
        "an endless check",
    ],
)
def test_what_our_agent_would_not_say_is_refused(
    recorder: Recorder, transcript: Transcript, changes: dict[str, Any]
) -> None:
    with pytest.raises(BadMessage):
        transcript.take(told(**changes))

    assert not [one for one in timeline(recorder) if isinstance(one, DataEncrypted)]


def test_bytes_of_a_call_are_taken_once(transcript: Transcript) -> None:
    transcript.take(told(1))

    with pytest.raises(BadMessage, match="nobody called"):
        transcript.take(told(2, lines=[]))


def test_a_check_that_was_made_to_accept_is_told_with_its_stack(
    recorder: Recorder, transcript: Transcript
) -> None:
    check = {"check": "okhttp3.CertificatePinner.check", "reason": "pins differ", "stack": 1}
    transcript.take(batch(passed=[check], stacks={"1": STACK}))

    (passed,) = (one for one in timeline(recorder) if isinstance(one, PinningBypassed))
    assert (passed.check, passed.reason) == (check["check"], check["reason"])
    assert (passed.stack, passed.pid) == (("a.B.c", "com.sdk.X.y"), 42)
