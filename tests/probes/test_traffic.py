"""The traffic probe with its real relay, and real clients that go through it."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import signal
import socket
import ssl
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from harness.errors import ProbeError
from harness.model.evidence import (
    HttpRequest,
    HttpResponse,
    Note,
    OpaqueTraffic,
    ProbeBegan,
    ProbeLost,
    TlsRefused,
)
from tests.probes.relayed import IMEI, Run


@pytest.fixture(scope="module")
def confdir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("authority") / "conf"


@pytest.fixture
def make_run(tmp_path: Path, confdir: Path) -> Iterator[Callable[[], Run]]:
    runs: list[Run] = []

    def make() -> Run:
        runs.append(Run(tmp_path / f"run{len(runs)}", confdir))
        runs[-1].probe.start()
        return runs[-1]

    yield make
    for run in runs:
        run.probe.stop()
        run.recorder.close()


@pytest.fixture
def run(make_run: Callable[[], Run]) -> Run:
    return make_run()


class Answers(BaseHTTPRequestHandler):
    """A server that says yes."""

    def do_PUT(self) -> None:
        size = 0
        while chunk := int(self.rfile.readline(), base=16):
            size += len(self.rfile.read(chunk + 2)) - 2
        self.rfile.readline()
        self._answer(str(size).encode())

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(b"yes")

    def _answer(self, content: bytes) -> None:
        self.send_response(201)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_an_https_request_to_a_reserved_name_is_answered_and_searched(run: Run) -> None:
    assert run.get(f"https://api.tracker.example/v1?did={IMEI}") == (200, b"{}")
    run.probe.flush()

    (request,) = run.seen(HttpRequest)
    assert (request.host, request.port, request.tls) == ("api.tracker.example", 443, True)
    assert [match.item for match in request.matches] == ["imei"]
    assert request.matches[0].path == ("query:did",)
    (response,) = run.seen(HttpResponse)
    assert (response.exchange, response.status) == (request.exchange, 200)


def test_a_request_to_a_real_server_gets_that_servers_answer(run: Run, server: int) -> None:
    body = json.dumps({"id": IMEI}).encode()

    assert run.get(f"http://127.0.0.1:{server}/collect", body) == (201, b"yes")
    run.probe.flush()

    (request,) = run.seen(HttpRequest)
    assert (request.method, request.tls) == ("POST", False)
    assert request.body is not None
    assert request.matches[0].path == ("body", "json:id")
    (response,) = run.seen(HttpResponse)
    assert response.body is not None
    assert response.body.size == 3


def test_a_request_whose_server_is_down_is_seen_all_the_same(run: Run) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(OSError, match="502"):
        run.get(f"http://127.0.0.1:{port}/x?imei={IMEI}")
    run.probe.flush()

    assert [request.matches[0].item for request in run.seen(HttpRequest)] == ["imei"]


def test_a_client_that_does_not_trust_the_proxy_is_recorded_as_a_refusal(run: Run) -> None:
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        run.client(trusting=False).open("https://pinned.example/", timeout=20)
    run.probe.flush()

    (refusal,) = run.seen(TlsRefused)
    assert (refusal.host, refusal.port) == ("pinned.example", 443)
    assert "trust" in refusal.reason


def test_a_client_that_hangs_up_after_the_handshake_is_recorded_as_a_refusal(run: Run) -> None:
    context = ssl.create_default_context(cadata=run.routes[0].pem.decode())
    connection = http.client.HTTPSConnection("127.0.0.1", run.probe.port, context=context)
    connection.set_tunnel("pins.example", 443)
    connection.connect()
    connection.close()
    run.probe.flush()

    assert [refusal.host for refusal in run.seen(TlsRefused)] == ["pins.example"]


def test_bytes_that_are_no_http_are_counted_and_searched(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", run.probe.port), timeout=20) as client:
            client.sendall(f"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n".encode())
            assert b"200" in client.recv(1000)
            client.sendall(b"\x00\x01not http" * 10)
            served, _ = listener.accept()
            with served:
                assert served.recv(10).startswith(b"\x00\x01not")
                run.probe.flush()
                client.sendall(b"\x00\x0f" + IMEI.encode() + b"\x00")
                assert served.recv(1000)
                run.probe.flush()

    first, second = run.seen(OpaqueTraffic)
    assert (first.protocol, first.port, first.size) == ("tcp", port, 100)
    assert second.size == 18
    (sent,) = run.seen(HttpRequest)
    assert (sent.method, sent.url, sent.tls) == ("TCP", f"tcp://127.0.0.1:{port}", False)
    assert [match.item for match in sent.matches] == ["imei"]


def test_a_long_upload_is_relayed_whole_and_kept_in_part(run: Run, server: int) -> None:
    upload = f"imei={IMEI}&padding=".encode() + b"x" * (40 * 1024 * 1024)

    assert run.get(f"http://127.0.0.1:{server}/upload", upload)[0] == 201
    run.probe.flush()

    (request,) = run.seen(HttpRequest)
    assert request.body is not None
    assert request.body.truncated
    assert request.body.size == 8 * 1024 * 1024
    assert [match.item for match in request.matches] == ["imei"]


def test_a_long_upload_of_unknown_length_is_relayed_and_said_not_to_be_kept(
    run: Run, server: int
) -> None:
    client = http.client.HTTPConnection("127.0.0.1", run.probe.port, timeout=60)
    chunks = (b"x" * (1 << 20) for _ in range(36))
    headers = {"Transfer-Encoding": "chunked"}
    client.request("PUT", f"http://127.0.0.1:{server}/", chunks, headers, encode_chunked=True)
    assert client.getresponse().read() == b"37748736"
    client.close()
    run.probe.flush()

    (request,) = run.seen(HttpRequest)
    assert request.body is not None
    assert request.body.truncated
    assert "too long to be kept" in run.seen(Note)[0].text


def test_a_compressed_body_is_kept_and_searched_as_the_app_meant_it(run: Run) -> None:
    content = json.dumps({"imei": IMEI}).encode()
    headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    request = urllib.request.Request(
        "http://t.example/", gzip.compress(content), headers, method="POST"
    )
    run.client().open(request, timeout=20).close()
    run.probe.flush()

    (seen,) = run.seen(HttpRequest)
    assert seen.body is not None
    assert (
        run.recorder.folder.joinpath("blobs", seen.body.sha256[:2], seen.body.sha256).read_bytes()
        == content
    )
    assert not seen.body.truncated
    assert seen.matches[0].path == ("body", "json:imei")


def test_bytes_that_are_no_utf8_are_recorded_and_searched(run: Run) -> None:
    with socket.create_connection(("127.0.0.1", run.probe.port), timeout=20) as client:
        client.sendall(b"CONNECT t.example:80 HTTP/1.1\r\n\r\n")
        assert b"200" in client.recv(1000)
        head = f"GET /\xff?i={IMEI} HTTP/1.1\r\nHost: t.example\r\nX-A: \xfe\r\n\r\n"
        client.sendall(head.encode("latin-1"))
        assert client.recv(100).startswith(b"HTTP/1.1 200")
    run.probe.flush()

    (request,) = run.seen(HttpRequest)
    assert [match.path for match in request.matches] == [("query:i",)]
    assert run.seen(ProbeLost) == []


def test_a_killed_relay_is_recorded_as_lost_and_the_phone_is_restored(run: Run) -> None:
    os.kill(run.probe.pid, signal.SIGKILL)
    run.probe.flush()
    run.probe.stop()

    (loss,) = run.seen(ProbeLost)
    assert loss.probe == "traffic"
    assert "-9" in loss.reason
    assert not run.routes[0].is_open


def test_stopping_in_order_is_no_loss(run: Run) -> None:
    assert run.routes[0].is_open
    run.probe.stop()
    run.probe.stop()

    assert [began.probe for began in run.seen(ProbeBegan)] == ["traffic"]
    assert run.seen(ProbeLost) == []
    assert not run.routes[0].is_open


def test_two_runs_at_once_have_their_own_relay_and_timeline(make_run: Callable[[], Run]) -> None:
    first, second = make_run(), make_run()
    first.get("http://one.example/")
    second.get("http://two.example/")
    first.probe.flush()
    second.probe.flush()

    assert [request.host for request in first.seen(HttpRequest)] == ["one.example"]
    assert [request.host for request in second.seen(HttpRequest)] == ["two.example"]
    assert first.routes[0].pem == second.routes[0].pem


def test_the_authoritys_key_is_private_to_the_person(run: Run, confdir: Path) -> None:
    del run

    assert (confdir / "mitmproxy-ca.pem").stat().st_mode & 0o077 == 0


def test_a_relay_that_cannot_start_is_an_error_with_its_reason(tmp_path: Path) -> None:
    broken = tmp_path / "conf"
    broken.mkdir()
    (broken / "mitmproxy-ca.pem").write_text("not a certificate")
    run = Run(tmp_path / "run", broken)
    with pytest.raises(ProbeError, match="handset: the relay did not start: "):
        run.probe.start()
    run.recorder.close()

    assert run.seen(ProbeBegan) == []
