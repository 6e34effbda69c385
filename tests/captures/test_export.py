"""A run's traffic opens in other tools, with everything that the run kept of it."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from mitmproxy import http  # noqa: TID251 - read as mitmproxy reads
from mitmproxy import io as flow_io  # noqa: TID251

from harness.captures import reading
from harness.captures.export import export
from harness.errors import UsageError
from harness.model.app import App
from harness.model.evidence import DataMatch, HttpRequest, HttpResponse, Note, Phase
from harness.model.identity import Identity
from harness.model.recording import Device, Procedure, Provenance, Recording
from harness.model.timeline import Timeline
from harness.store.recorder import Recorder

TEXT = '{"did": "001017001234565", "name": "测试"}'.encode()
BINARY = b"\x08\x96\x01\xff\x00"
HEADERS = (("Content-Type", "application/json"), ("Cookie", "a=1; b=2"))
MATCH = DataMatch(item="imei", form="plain", path=("body",), where="imei, in the body")


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    """A post that was answered, a body in bytes that was not, and a WebSocket."""
    folder = tmp_path / "run"
    recorder = Recorder(folder, clock=lambda: 5.0)
    request = HttpRequest(
        exchange="x1",
        method="POST",
        url="https://log.example.com:8443/v1?did=1&q=%E6%B5%8B",
        host="log.example.com",
        port=8443,
        tls=True,
        http_version="HTTP/2.0",
        headers=(*HEADERS, ("Content-Encoding", "gzip")),
        body=recorder.keep(TEXT, "application/json"),
        matches=(MATCH,),
        source_at=1_740_000_000.5,
    )
    answer = HttpResponse(
        exchange="x1", status=200, headers=HEADERS[:1], body=recorder.keep(b"{}", "text/plain")
    )
    unanswered = request.model_copy(
        update={"exchange": "x2", "body": recorder.keep(BINARY, "x/y"), "headers": ()}
    )
    socket = request.model_copy(
        update={"exchange": "x3", "url": "https://ws.example.com/w", "body": None, "method": "GET"}
    )
    message = socket.model_copy(
        update={"method": "WEBSOCKET", "body": recorder.keep(BINARY, "x/y"), "headers": ()}
    )
    message = message.model_copy(update={"exchange": "x3/1"})
    accepted = answer.model_copy(update={"exchange": "x3", "status": 101, "body": None})
    back = accepted.model_copy(
        update={"exchange": "x3/2", "body": recorder.keep(b"welcome", "x/y"), "headers": ()}
    )
    raw = unanswered.model_copy(
        update={"exchange": "x4/1", "method": "TCP", "url": "tcp://im.example.com:7000"}
    )
    recorder.begin(Phase.BEFORE_CONSENT, "launched")
    seen = [request, Note(text="between"), answer, unanswered, socket, accepted, message, back, raw]
    timeline = Timeline([recorder.record(one) for one in seen])
    recorder.close()
    return Recording(folder=folder, provenance=provenance(), timeline=timeline, ended=True)


def provenance() -> Provenance:
    app = App(
        path=Path("a.apk"),
        package="cn.example.app",
        version_name="1",
        version_code=1,
        label="App",
        sha256="0" * 64,
        min_sdk=24,
        target_sdk=34,
        main_activity=None,
    )
    return Provenance(
        run="r",
        began="2025-03-01T08:30:00+08:00",
        app=app,
        device=Device(
            name="desk-1",
            serial="0A1B2C",
            manufacturer="Example",
            model="One",
            android="14",
            sdk=34,
            build="example/one",
            abi="arm64-v8a",
            rooted=True,
            virtual=False,
        ),
        procedure=Procedure(
            name="quick",
            before_consent=1,
            refused=1,
            agreed=1,
            in_use=1,
            silent=1,
            background=1,
            after_restart=1,
        ),
        tools={},
        identity=Identity(),
    )


def entries(recording: Recording) -> list[dict[str, Any]]:
    har, _ = export(recording, recording.folder)
    entries: list[dict[str, Any]] = json.loads(har.read_text(encoding="utf-8"))["log"]["entries"]
    return entries


def test_har_has_requests_answers_and_what_was_found(recording: Recording) -> None:
    first, second, _ = entries(recording)

    assert first["startedDateTime"] == "2025-02-19T21:20:00.500000+00:00"
    assert first["request"]["url"] == "https://log.example.com:8443/v1?did=1&q=%E6%B5%8B"
    assert first["request"]["queryString"][1] == {"name": "q", "value": "测"}
    assert first["request"]["cookies"][1] == {"name": "b", "value": "2"}
    assert first["request"]["postData"]["text"] == TEXT.decode()
    assert first["response"]["content"]["text"] == "{}"
    assert first["comment"] == "phase: before_consent; imei, in the body"
    assert second["response"]["status"] == 0
    assert second["request"]["postData"]["encoding"] == "base64"
    assert base64.b64decode(second["request"]["postData"]["text"]) == BINARY


def test_what_is_exported_is_read_back_the_same(recording: Recording) -> None:
    for path in export(recording, recording.folder):
        with reading.opened(path) as file:
            sent = list(reading.requests(file, path))

        assert [one.method for one in sent] == ["POST", "POST", "GET", "WEBSOCKET"]
        assert sent[1].body == sent[3].body == BINARY
        assert sent[0].receiver == "log.example.com"


def test_mitmproxy_reads_the_flows(recording: Recording) -> None:
    _, path = export(recording, recording.folder)
    with path.open("rb") as file:
        flows = list(flow_io.FlowReader(file).stream())

    first = flows[0]
    assert isinstance(first, http.HTTPFlow)
    assert first.response
    assert (first.request.content, first.response.content) == (TEXT, b"{}")
    assert first.request.http_version == "HTTP/2.0"
    assert first.request.pretty_url == "https://log.example.com:8443/v1?did=1&q=%E6%B5%8B"


def test_a_websocket_is_exported_with_what_went_both_ways(recording: Recording) -> None:
    _, path = export(recording, recording.folder)
    with path.open("rb") as file:
        *_, flow = flow_io.FlowReader(file).stream()
    *_, entry = entries(recording)

    assert isinstance(flow, http.HTTPFlow)
    assert flow.websocket
    assert [(m.from_client, m.content) for m in flow.websocket.messages] == [
        (True, BINARY),
        (False, b"welcome"),
    ]
    assert [message["type"] for message in entry["_webSocketMessages"]] == ["send", "receive"]
    assert entry["response"]["status"] == 101


def test_a_folder_that_takes_no_files_is_named(recording: Recording) -> None:
    (recording.folder / "file").touch()

    with pytest.raises(UsageError, match="cannot be written"):
        export(recording, recording.folder / "file")


@pytest.mark.parametrize("url", ["http://[broken", "//nowhere", "http://a.example:99999/", ""])
def test_an_address_that_is_none_is_exported_all_the_same(recording: Recording, url: str) -> None:
    strange = HttpRequest(exchange="x", method="GET\n", url=url, host="", port=0, tls=False)
    odd = Recording(
        folder=recording.folder,
        provenance=recording.provenance,
        timeline=Timeline([strange]),
        ended=True,
    )

    for path in export(odd, recording.folder):
        with reading.opened(path) as file:
            assert len(list(reading.requests(file, path))) == 1
