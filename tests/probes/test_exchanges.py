"""Events of the relay become evidence, whatever an app put into them."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.matching.matcher import Matcher
from harness.model.evidence import (
    DownloadStarted,
    HttpRequest,
    Note,
    OpaqueTraffic,
    TlsRefused,
    parse_evidence,
)
from harness.model.identity import Identity
from harness.probes.exchanges import MOST_HEADERS, Exchanges
from harness.store.recorder import Recorder

MATCHER = Matcher(Identity(imei="001017001234565"))


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    recorder = Recorder(tmp_path)
    yield recorder
    recorder.close()


def told(recorder: Recorder) -> list[object]:
    recorder.close()
    lines = (recorder.folder / "timeline.jsonl").read_text("utf-8").splitlines()
    return [parse_evidence.validate_json(line) for line in lines]


def request(**changes: object) -> dict[str, Any]:
    event: dict[str, Any] = {
        "event": "request",
        "exchange": "1",
        "method": "POST",
        "url": "http://a.example/",
        "host": "a.example",
        "port": 80,
        "tls": False,
        "http_version": "HTTP/1.1",
        "headers": [],
        "time": 1.0,
        "body": base64.b64encode(b"hello").decode(),
        "size": 5,
    }
    return event | changes


def test_a_body_kept_in_part_says_so(recorder: Recorder) -> None:
    Exchanges(recorder, MATCHER).take(request(size=1_000))
    note, sent = told(recorder)

    assert isinstance(note, Note)
    assert note.text == "only the first 5 bytes of 1000 bytes were searched"
    assert isinstance(sent, HttpRequest)
    assert sent.body is not None
    assert sent.body.truncated


def test_a_request_without_a_body_has_none(recorder: Recorder) -> None:
    Exchanges(recorder, MATCHER).take(request(body="", size=0))
    (sent,) = told(recorder)

    assert isinstance(sent, HttpRequest)
    assert sent.body is None


def test_headers_without_end_are_cut(recorder: Recorder) -> None:
    Exchanges(recorder, MATCHER).take(request(headers=[["a", "b"]] * 5_000))
    (sent,) = told(recorder)

    assert isinstance(sent, HttpRequest)
    assert len(sent.headers) == MOST_HEADERS


def test_what_was_not_observed_is_told(recorder: Recorder) -> None:
    exchanges = Exchanges(recorder, MATCHER)
    exchanges.take({"event": "tls_refused", "host": "a", "port": 443, "reason": "no trust"})
    place = {"protocol": "tcp", "host": "b", "port": 9, "exchange": "x/1"}
    exchanges.take({"event": "opaque", **place, "body": "AAECAwQFBg==", "size": 7})

    assert [type(one) for one in told(recorder)] == [TlsRefused, OpaqueTraffic]


def test_a_download_in_parts_is_one_download(recorder: Recorder) -> None:
    exchanges = Exchanges(recorder, MATCHER)
    for part in ("a.apk", "a.apk", "b.apk"):
        exchanges.take({"event": "download", "url": f"http://a.example/{part}"})

    downloads = [one.url for one in told(recorder) if isinstance(one, DownloadStarted)]
    assert downloads == ["http://a.example/a.apk", "http://a.example/b.apk"]


def test_an_unknown_event_is_an_error(recorder: Recorder) -> None:
    with pytest.raises(ValueError, match="sneeze"):
        Exchanges(recorder, MATCHER).take({"event": "sneeze"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(alphabet=st.characters(), max_size=40), content=st.binary(max_size=60))
def test_no_text_or_body_makes_recording_fail(
    recorder: Recorder, text: str, content: bytes
) -> None:
    body = base64.b64encode(content).decode()
    headers = [[text, text], ["Content-Encoding", "gzip, br, zstd, deflate"]]
    Exchanges(recorder, MATCHER).take(
        request(url=text, host=text, method=text, headers=headers, body=body, size=len(content))
    )
