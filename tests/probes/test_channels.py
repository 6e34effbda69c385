"""HTTP/2, gRPC and WebSocket through the real relay, to servers behind a lab's own proxy."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Event,
    Request,
    TextMessage,
)

from harness.model.evidence import HttpRequest, HttpResponse, ProbeLost
from harness.model.lab import Outside
from harness.probes.relay import BODY_LIMIT
from tests.end_to_end.internet import Internet, internet
from tests.probes.relayed import IMEI, Run

HOST = "api.channels.test-lab.cn"
PIECE = 65536


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("channels")


@pytest.fixture
def servers(folder: Path) -> Iterator[Internet]:
    with internet((HOST,), folder / "internet") as servers:
        yield servers


@pytest.fixture
def run(folder: Path, tmp_path: Path, servers: Internet) -> Iterator[Run]:
    outside = Outside(f"127.0.0.1:{servers.port}", servers.authority)
    run = Run(tmp_path / "run", folder / "conf", outside)
    run.probe.start()
    yield run
    run.probe.stop()
    run.recorder.close()


def tunnel(run: Run, *protocols: str) -> ssl.SSLSocket:
    """A TLS connection to HOST through the relay."""
    line = socket.create_connection(("127.0.0.1", run.probe.port), timeout=20)
    line.sendall(f"CONNECT {HOST}:443 HTTP/1.1\r\n\r\n".encode())
    assert b"200" in line.recv(1000)
    context = ssl.create_default_context(cadata=run.routes[-1].pem.decode())
    context.set_alpn_protocols(list(protocols))
    return context.wrap_socket(line, server_hostname=HOST)


class Http2:
    """One stream of an HTTP/2 connection."""

    def __init__(self, line: ssl.SSLSocket, path: str, content_type: str) -> None:
        self.line = line
        self.connection = h2.connection.H2Connection(h2.config.H2Configuration())
        self.connection.initiate_connection()
        request = [(":method", "POST"), (":scheme", "https"), (":authority", HOST)]
        self.connection.send_headers(1, [*request, (":path", path), ("content-type", content_type)])

    def send(self, body: bytes, *, last: bool) -> None:
        self.connection.send_data(1, body, end_stream=last)
        self.line.sendall(self.connection.data_to_send())

    def until(self, wanted: type[h2.events.Event]) -> h2.events.Event:
        """The first event of this kind; the line's timeout ends a wait in vain."""
        while data := self.line.recv(PIECE):
            events = self.connection.receive_data(data)
            self.line.sendall(self.connection.data_to_send())
            for event in events:
                if isinstance(event, wanted):
                    return event
        raise AssertionError(f"no {wanted}")


def framed(message: bytes) -> bytes:
    """A gRPC message that is not compressed."""
    return b"\0" + len(message).to_bytes(4, "big") + message


def field(number: int, text: str) -> bytes:
    """A protobuf field of text."""
    return bytes([number << 3 | 2, len(text)]) + text.encode()


def test_a_request_over_http_2_is_recorded_as_such(run: Run, servers: Internet) -> None:
    with tunnel(run, "h2") as line:
        stream = Http2(line, "/v2/collect", "application/json")
        stream.send(b'{"did":"%s"}' % IMEI.encode(), last=True)
        stream.until(h2.events.StreamEnded)
    run.probe.flush()

    (request,) = run.seen(HttpRequest)
    assert (request.http_version, request.host, request.tls) == ("HTTP/2.0", HOST, True)
    assert [match.path for match in request.matches] == [("body", "json:did")]
    assert [arrival.protocol for arrival in servers.arrivals] == ["HTTP/2"]


def test_grpc_in_both_directions_is_not_held_up_and_told_while_it_goes_on(run: Run) -> None:
    with tunnel(run, "h2") as line:
        stream = Http2(line, "/sdk.Report/Stream", "application/grpc")
        stream.send(framed(field(1, IMEI)), last=False)
        stream.until(h2.events.DataReceived)  # the server answers before we have said all
        run.probe.flush()
        first = run.seen(HttpRequest)
        stream.send(framed(field(3, IMEI)), last=True)
        stream.until(h2.events.StreamEnded)
    run.probe.flush()

    assert [match.item for request in first for match in request.matches] == ["imei"]
    beginning, later = run.seen(HttpRequest)
    assert later.exchange.startswith(f"{beginning.exchange}/")
    assert [match.path[-1] for match in later.matches] == ["protobuf:3"]


def talk(run: Run, *messages: Event) -> None:
    """Send each message on a WebSocket and wait for the answer to it."""
    client = WSConnection(ConnectionType.CLIENT)

    def until(wanted: Callable[[Event], bool]) -> None:
        while True:
            for event in client.events():
                if wanted(event):
                    return
            client.receive_data(line.recv(PIECE))

    with tunnel(run, "http/1.1") as line:
        line.sendall(client.send(Request(host=HOST, target="/chat")))
        until(lambda event: isinstance(event, AcceptConnection))
        for message in messages:
            line.sendall(client.send(message))
            until(lambda event: isinstance(event, TextMessage) and event.message_finished)
        line.sendall(client.send(CloseConnection(code=1000)))
        until(lambda event: isinstance(event, CloseConnection))
    run.probe.flush()


def test_websocket_messages_are_searched_in_both_directions(run: Run, servers: Internet) -> None:
    servers.reply = lambda _: f"your imei is {IMEI}"

    talk(run, TextMessage(f"imei={IMEI}"), BytesMessage(b"\x0a\x0f" + IMEI.encode()))

    handshake, text, binary = run.seen(HttpRequest)
    assert (handshake.method, text.method, binary.method) == ("GET", "WEBSOCKET", "WEBSOCKET")
    assert text.url.endswith("/chat")
    assert text.matches[0].path == ("body", "form:imei")
    assert binary.matches[0].path == ("body", "protobuf:1")
    accepted, *answers = run.seen(HttpResponse)
    assert (accepted.exchange, accepted.status) == (handshake.exchange, 101)
    assert [[match.item for match in answer.matches] for answer in answers] == [["imei"]] * 2
    told = [text.exchange, answers[0].exchange, binary.exchange, answers[1].exchange]
    assert told == [f"{handshake.exchange}/{number}" for number in (1, 2, 3, 4)]


def test_a_long_websocket_message_is_kept_in_part(run: Run) -> None:
    talk(run, BytesMessage(f"imei={IMEI}&".encode() + b"x" * (BODY_LIMIT + PIECE)))

    (message,) = [one for one in run.seen(HttpRequest) if one.method == "WEBSOCKET"]
    assert message.body is not None
    assert (message.body.size, message.body.truncated) == (BODY_LIMIT, True)
    assert [match.item for match in message.matches] == ["imei"]
    assert run.seen(ProbeLost) == []
