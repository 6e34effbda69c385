"""Reads and writes mitmproxy flow files; the second doorway to mitmproxy.

Apart from `probes/traffic_addon.py`, which relays a phone's traffic in a process of its own: a file
is read and written where the command line runs, without any proxy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote

from mitmproxy import (  # noqa: TID251 - the doorway for its files
    connection,
    dns,
    flow,
    http,
    io,
    tcp,
    udp,
    websocket,
)
from wsproto.frame_protocol import Opcode

from harness.captures.exchange import Answer, Exchange
from harness.captures.interface import BadCapture, Pairs, Request

_TIP = "The file may have been cut off, or be of a newer mitmproxy; save the flows again."


def read(file: BinaryIO, name: str) -> Iterator[Request]:
    """What the app sent, flow by flow; WebSocket messages follow their request.

    BadCapture when the file is damaged: what stands before the damage was read by then.
    """
    flows = iter(io.FlowReader(file).stream())
    number = 0
    while True:
        number += 1
        try:
            one = next(flows, None)
            sent = list(_sent(one)) if one is not None else []
        except Exception as error:  # whatever a damaged or hostile state makes mitmproxy raise
            raise BadCapture(f"{name}: flow {number} cannot be read", tip=_TIP) from error
        if one is None:
            return
        yield from sent


def write(file: BinaryIO, exchanges: Iterable[Exchange]) -> None:
    """Each exchange as a flow. Bodies are encoded anew as their headers say."""
    writer = io.FlowWriter(file)  # type: ignore[no-untyped-call]
    for exchange in exchanges:
        writer.add(_flow(exchange))


def _sent(one: flow.Flow) -> Iterator[Request]:
    match one:
        case http.HTTPFlow():
            url = one.request.pretty_url
            headers = _texts(one.request.headers)
            yield Request(one.request.method, url, headers, one.request.raw_content or b"")
            for message in one.websocket.messages if one.websocket else ():
                if message.from_client:
                    yield Request("WEBSOCKET", url, (), message.content)
        case tcp.TCPFlow() | udp.UDPFlow():
            host, port = (one.server_conn.address or ("", 0))[:2]
            content = b"".join(part.content for part in one.messages if part.from_client)
            yield Request(one.type.upper(), f"{one.type}://{host}:{port}", (), content)
        case dns.DNSFlow():
            for question in one.request.questions:
                yield Request("DNS", f"dns://{question.name}")


def _flow(exchange: Exchange) -> http.HTTPFlow:
    request = exchange.request
    client = connection.Client(
        peername=("127.0.0.1", 0), sockname=("127.0.0.1", 0), timestamp_start=exchange.began
    )
    sent = _request(request)
    made = http.HTTPFlow(client, connection.Server(address=(sent.host, sent.port)))
    made.id = exchange.id or made.id
    made.comment = exchange.comment
    made.timestamp_created = exchange.began
    made.request = sent
    made.request.http_version = exchange.http_version or "HTTP/1.1"
    made.request.timestamp_start = made.request.timestamp_end = exchange.began
    if exchange.answer is not None:
        made.response = _response(exchange.answer)
    if exchange.messages:
        made.websocket = websocket.WebSocketData()
        made.websocket.messages = [
            websocket.WebSocketMessage(Opcode.BINARY, message.from_app, message.content, message.at)
            for message in exchange.messages
        ]
    return made


def _request(request: Request) -> http.Request:
    fields = _fields(request.headers)
    try:
        return http.Request.make(request.method, request.url, request.body, fields)
    except ValueError:  # an address that is none, which only the app knows how it asked for
        url = f"http://unreadable.invalid/{quote(request.url)}"
        return http.Request.make(request.method, url, request.body, fields)


def _response(answer: Answer) -> http.Response:
    made = http.Response.make(answer.status, answer.body, _fields(answer.headers))
    made.timestamp_start = made.timestamp_end = answer.at
    return made


def _texts(headers: http.Headers) -> Pairs:
    return tuple(
        (name.decode("utf-8", "surrogateescape"), value.decode("utf-8", "surrogateescape"))
        for name, value in headers.fields
    )


def _fields(headers: Pairs) -> http.Headers:
    return http.Headers(
        (name.encode("utf-8", "surrogateescape"), value.encode("utf-8", "surrogateescape"))
        for name, value in headers
    )
