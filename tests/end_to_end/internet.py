"""A made-up internet on loopback: an HTTP proxy behind which one server answers for every host.

It speaks HTTP/1.1, HTTP/2, gRPC (as an echo) and WebSocket over TLS, and writes down what arrived.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h11
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    BytesMessage,
    CloseConnection,
    Event,
    Request,
    TextMessage,
)

PATIENCE_S = 60.0
PIECE = 65536


@dataclass(frozen=True)
class Arrival:
    """A request's body, or one message."""

    host: str
    path: str
    protocol: str
    """`HTTP/1.1`, `HTTP/2` or `WebSocket`."""
    body: bytes


@dataclass
class Internet:
    """The server; its answers may be changed while it runs."""

    hosts: tuple[str, ...]
    folder: Path
    """Where its certificates are written."""
    answers: dict[str, bytes] = field(default_factory=dict)
    """Host and path, such as `api.example.cn/plan` -> body of the answer; `{}` for any other."""
    reply: Callable[[bytes], str] = lambda message: f"got {len(message)}"
    """What a WebSocket answers to a message."""
    arrivals: list[Arrival] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)
    port: int = 0

    @property
    def authority(self) -> Path:
        """PEM file of the authority that signed its certificate."""
        return self.folder / "authority.pem"

    def wait_for(self, path: str, timeout_s: float) -> bool:
        """Whether somebody asked for the path in time."""
        with self.news:
            return self.news.wait_for(
                lambda: any(arrival.path == path for arrival in self.arrivals), timeout_s
            )

    def note(self, arrival: Arrival) -> None:
        """Write down what came."""
        with self.news:
            self.arrivals.append(arrival)
            self.news.notify_all()

    def answer(self, host: str, path: str) -> bytes:
        """The body of the answer."""
        return self.answers.get(f"{host}{path}", b"{}")


@contextmanager
def internet(hosts: tuple[str, ...], folder: Path) -> Iterator[Internet]:
    """Serve until the block ends."""
    made = Internet(hosts, folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(hosts, folder))
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        made.port = listener.getsockname()[1]
        threading.Thread(target=_accept, args=(listener, context, made), daemon=True).start()
        try:
            yield made
        finally:
            # Closing alone leaves the thread in accept().
            listener.shutdown(socket.SHUT_RDWR)


def _accept(listener: socket.socket, context: ssl.SSLContext, server: Internet) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listener.accept()
            work = threading.Thread(target=_serve, args=(client, context, server), daemon=True)
            work.start()


def _serve(client: socket.socket, context: ssl.SSLContext, server: Internet) -> None:
    """One connection: the proxy's CONNECT, then TLS, then what the client chose."""
    with contextlib.suppress(OSError, h11.ProtocolError), client:
        client.settimeout(PATIENCE_S)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += client.recv(1)
        host = head.split()[1].decode().partition(":")[0]
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with context.wrap_socket(client, server_side=True) as stream:
            speak = _http2 if stream.selected_alpn_protocol() == "h2" else _http1
            speak(stream, host, server)


def _http1(stream: socket.socket, host: str, server: Internet) -> None:
    connection = h11.Connection(h11.SERVER)
    path, body = "", b""
    while True:
        match connection.next_event():
            case h11.NEED_DATA:
                connection.receive_data(stream.recv(PIECE))
            case h11.Request() as asked:
                path, body = asked.target.decode(), b""
                if any(name == b"upgrade" for name, _ in asked.headers):
                    _websocket(stream, host, asked, server)
                    return
            case h11.Data(data=data):
                body += bytes(data)
            case h11.EndOfMessage():
                server.note(Arrival(host, path, "HTTP/1.1", body))
                content = server.answer(host, path)
                headers = [("content-length", str(len(content)))]
                for event in (
                    h11.Response(status_code=200, headers=headers),
                    h11.Data(data=content),
                    h11.EndOfMessage(),
                ):
                    stream.sendall(connection.send(event) or b"")
                connection.start_next_cycle()
            case _:
                return


def _websocket(stream: socket.socket, host: str, asked: h11.Request, server: Internet) -> None:
    connection = WSConnection(ConnectionType.SERVER)
    path = asked.target.decode()
    connection.initiate_upgrade_connection(list(asked.headers), asked.target)
    while True:
        for event in connection.events():
            stream.sendall(_reply(connection, event, Arrival(host, path, "WebSocket", b""), server))
            if isinstance(event, CloseConnection):
                return
        connection.receive_data(stream.recv(PIECE) or None)


def _reply(connection: WSConnection, event: Event, like: Arrival, server: Internet) -> bytes:
    match event:
        case Request():
            return connection.send(AcceptConnection())
        case TextMessage() | BytesMessage() if event.message_finished:
            data = event.data.encode() if isinstance(event.data, str) else bytes(event.data)
            server.note(Arrival(like.host, like.path, like.protocol, data))
            return connection.send(TextMessage(server.reply(data)))
        case CloseConnection():
            return connection.send(event.response())
    return b""


def _http2(stream: socket.socket, host: str, server: Internet) -> None:
    configuration = h2.config.H2Configuration(client_side=False, header_encoding="utf-8")
    connection = h2.connection.H2Connection(configuration)
    connection.initiate_connection()
    asked: dict[int, dict[str, str]] = {}
    bodies: dict[int, bytes] = {}
    stream.sendall(connection.data_to_send())
    while data := stream.recv(PIECE):
        for event in connection.receive_data(data):
            match event:
                case h2.events.RequestReceived(stream_id=int(number), headers=headers):
                    asked[number], bodies[number] = dict(headers), b""
                case h2.events.DataReceived(stream_id=int(number)):
                    length = event.flow_controlled_length
                    connection.acknowledge_received_data(length, number)
                    if _is_grpc(asked[number]):
                        if not bodies[number]:
                            connection.send_headers(number, [(":status", "200")])
                        # Who calls in both directions waits for this before it goes on.
                        connection.send_data(number, event.data)
                    bodies[number] += event.data
                case h2.events.StreamEnded(stream_id=int(number)):
                    headers = asked.pop(number)
                    path = headers[":path"]
                    server.note(Arrival(host, path, "HTTP/2", bodies.pop(number)))
                    if _is_grpc(headers):
                        connection.send_headers(number, [("grpc-status", "0")], end_stream=True)
                    else:
                        connection.send_headers(number, [(":status", "200")])
                        connection.send_data(number, server.answer(host, path), end_stream=True)
        stream.sendall(connection.data_to_send())


def _is_grpc(headers: dict[str, str]) -> bool:
    return headers.get("content-type", "").startswith("application/grpc")


def _certificate(hosts: tuple[str, ...], folder: Path) -> Path:
    """PEM file with key and certificate of all hosts, signed by an authority made for it."""
    folder.mkdir(parents=True, exist_ok=True)
    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made-up internet")])
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    authority = _signed(issuer, root, root, x509.BasicConstraints(ca=True, path_length=None))
    certificate = _signed(issuer, leaf, root, names)
    (folder / "authority.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    key = leaf.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    both = folder / "server.pem"
    both.write_bytes(key + certificate.public_bytes(serialization.Encoding.PEM))
    return both


def _signed(
    name: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType,
) -> x509.Certificate:
    now = dt.datetime.now(dt.UTC)
    subject = name if key is signer else x509.Name([])
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(extension, critical=key is signer)
        .sign(signer, hashes.SHA256())
    )
