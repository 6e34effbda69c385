"""The only doorway to mitmproxy: a child process that relays a phone's traffic and tells of it.

Run as `python -m harness.probes.traffic_addon`. It writes one JSON object a line on standard
output (see `relay.Teller`), reads `flush N` lines on standard input, and ends when standard input
does, so that it never outlives the harness.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import fcntl
import logging
import os
import resource
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any

from mitmproxy import http, options, tcp, tls
from mitmproxy.addons import core, disable_h2c, errorcheck, next_layer, proxyserver, tlsconfig
from mitmproxy.connection import Client
from mitmproxy.master import Master

from harness.probes.relay import (
    BODY_LIMIT,
    RAW_LIMIT,
    Tee,
    Teller,
    answers_itself,
    is_package,
    is_two_way,
)

BUFFER_LIMIT = "32m"
"""Longer requests are relayed while they arrive."""
SWITCHED = 101
"""Status of the answer that turns a connection into a WebSocket, and of each message after it."""
UNKNOWN_SIZE = -1
"""Told as the size of a body that was too long to be kept in part."""
MEMORY_LIMIT = 3 * 1024**3
"""Bytes of address space: a hostile app can end this process, not the machine."""
HEARTBEAT_S = 2.0


class Witness:
    """Turns mitmproxy's hooks into events."""

    def __init__(self, teller: Teller, ready: Callable[[], None]) -> None:
        self._teller = teller
        self._ready = ready
        self._told: set[str] = set()
        self._tees: dict[tuple[str, str], Tee] = {}
        self._unused: dict[str, tuple[str, int]] = {}
        self._hosts: set[str] = set()
        self._raw: dict[str, tuple[tcp.TCPFlow, Tee]] = {}
        self._messages: Counter[str] = Counter()
        self._two_way: dict[str, http.HTTPFlow] = {}

    def running(self) -> None:
        """The listener is up."""
        self._ready()

    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """A request begins; a long one is relayed as it comes."""
        self._unused.pop(flow.client_conn.id, None)
        self._hosts.add(flow.request.pretty_host)
        is_ours = answers_itself(flow.request.pretty_host)
        if is_two_way(flow.request.headers.get("content-type")) and not is_ours:
            self._two_way[flow.id] = flow
        if flow.request.stream or flow.id in self._two_way:
            flow.request.stream = self._tees[flow.id, "request"] = Tee()

    def request(self, flow: http.HTTPFlow) -> None:
        """A request is complete, and told before anything is sent on."""
        self._tell_request(flow)
        if answers_itself(flow.request.pretty_host) and not flow.request.stream:
            flow.response = http.Response.make(200, b"{}", {"Content-Type": "application/json"})

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        """An answer begins; it is relayed as it comes, as the app would get it without us.

        That an app begins to arrive is told at once: its whole can take minutes.
        """
        if flow.response and is_package(
            flow.request.path, flow.response.status_code, flow.response.headers.get("content-type")
        ):
            self._tell_request(flow)
            self._teller.tell("download", url=flow.request.pretty_url)
        if flow.response and flow.response.status_code != SWITCHED:
            flow.response.stream = self._tees[flow.id, "response"] = Tee()

    def response(self, flow: http.HTTPFlow) -> None:
        """An answer is complete."""
        self._tell_request(flow)
        self._tell_response(flow)
        self._forget(flow)

    def error(self, flow: http.HTTPFlow) -> None:
        """No answer, or not all of it; what was sent is told all the same."""
        self._tell_request(flow)
        if flow.response:
            self._tell_response(flow)
        reason = flow.error.msg if flow.error else ""
        self._teller.tell("error", host=flow.request.pretty_host, reason=reason)
        self._forget(flow)

    def websocket_message(self, flow: http.HTTPFlow) -> None:
        """A message on a WebSocket, either way; mitmproxy would keep all of them."""
        if flow.websocket is None:
            return
        message = flow.websocket.messages[-1]
        del flow.websocket.messages[:-1]
        body = self._body(message.content[:BODY_LIMIT], len(message.content))
        told = {"exchange": self._next(flow), "headers": [], **body}
        if message.from_client:
            told |= {"method": "WEBSOCKET", "time": message.timestamp}
            self._teller.tell("request", **(self._facts(flow) | told))
        else:
            self._teller.tell("response", status=SWITCHED, **told)

    def websocket_end(self, flow: http.HTTPFlow) -> None:
        """No more messages."""
        self._messages.pop(flow.id, None)

    def tls_established_client(self, data: tls.TlsData) -> None:
        """The app accepted the certificate; an app that pins may still close without a word."""
        self._unused[data.conn.id] = _destination(data)

    def tls_failed_client(self, data: tls.TlsData) -> None:
        """The app refused the certificate."""
        host, port = _destination(data)
        reason = data.conn.error or "the handshake failed"
        self._teller.tell("tls_refused", host=host, port=port, reason=reason)

    def client_disconnected(self, client: Client) -> None:
        """A connection ended; TLS without any request is what pinning after the handshake does."""
        host, port = self._unused.pop(client.id, ("", 0))
        if host and host not in self._hosts:
            reason = "closed after the handshake without a request, as certificate pinning does"
            self._teller.tell("tls_refused", host=host, port=port, reason=reason)

    def tcp_start(self, flow: tcp.TCPFlow) -> None:
        """Bytes that are no HTTP."""
        self._raw[flow.id] = (flow, Tee(RAW_LIMIT))

    def tcp_message(self, flow: tcp.TCPFlow) -> None:
        """Keep a part of what the phone sent; mitmproxy would keep all of it, both ways."""
        self._unused.pop(flow.client_conn.id, None)
        message = flow.messages[-1]
        del flow.messages[:-1]
        _, tee = self._raw.setdefault(flow.id, (flow, Tee(RAW_LIMIT)))
        if message.from_client:
            tee(message.content)

    def tcp_end(self, flow: tcp.TCPFlow) -> None:
        """Tell how much it was, or what of it was not told yet."""
        _, tee = self._raw.pop(flow.id, (flow, Tee()))
        if tee.size or not self._messages[flow.id]:
            self._tell_raw(flow, tee)
        self._messages.pop(flow.id, None)

    tcp_error = tcp_end

    def catch_up(self) -> None:
        """Tell of requests and connections that are still open."""
        for open_flow in list(self._two_way.values()):
            self._tell_part(open_flow)
        for flow, tee in list(self._raw.values()):
            if tee.size:
                self._tell_raw(flow, tee)

    def _tell_raw(self, flow: tcp.TCPFlow, tee: Tee) -> None:
        kept, size = tee.take()
        host, port = (flow.server_conn.address or ("", 0))[:2]
        protocol = "tls" if flow.client_conn.tls else "tcp"
        place = {"exchange": self._next(flow), "protocol": protocol, "host": host, "port": port}
        self._teller.tell("opaque", **place, **self._body(kept, size))

    def _tell_part(self, flow: http.HTTPFlow) -> None:
        """What a request that goes on has sent since the last time."""
        kept, size = self._tees[flow.id, "request"].take()
        facts = self._facts(flow)
        if flow.id in self._told:
            if not size:
                return
            facts["exchange"] = self._next(flow)
        self._told.add(flow.id)
        self._teller.tell("request", **facts, **self._body(kept, size))

    def _next(self, flow: http.HTTPFlow | tcp.TCPFlow) -> str:
        """Names the next message of an exchange that has many."""
        self._messages[flow.id] += 1
        return f"{flow.id}/{self._messages[flow.id]}"

    def _tell_request(self, flow: http.HTTPFlow) -> None:
        if flow.id in self._two_way:
            self._tell_part(flow)
        if flow.id in self._told:
            return
        self._told.add(flow.id)
        body = self._kept(flow, "request", flow.request)
        self._teller.tell("request", **self._facts(flow), **body)

    def _tell_response(self, flow: http.HTTPFlow) -> None:
        if flow.response is None:
            return
        self._teller.tell(
            "response",
            exchange=flow.id,
            status=flow.response.status_code,
            headers=_headers(flow.response),
            **self._kept(flow, "response", flow.response),
        )

    def _facts(self, flow: http.HTTPFlow) -> dict[str, Any]:
        request = flow.request
        return {
            "exchange": flow.id,
            "method": request.method,
            "url": request.pretty_url,
            "host": request.pretty_host,
            "port": request.port,
            "tls": request.scheme == "https",
            "http_version": request.http_version,
            "headers": _headers(request),
            "time": request.timestamp_start,
        }

    def _kept(self, flow: http.HTTPFlow, part: str, message: http.Message) -> dict[str, Any]:
        tee = self._tees.get((flow.id, part))
        if tee is not None and tee.size:
            return self._body(bytes(tee.kept), tee.size)
        if tee is None and message.stream:
            # Longer than BUFFER_LIMIT, which nobody knew when it began: relayed without us.
            return {"body": "", "size": UNKNOWN_SIZE}
        # Undoing the Content-Encoding here would let a small body grow without bound.
        content = message.raw_content or b""
        return self._body(content[:BODY_LIMIT], len(content))

    def _body(self, kept: bytes, size: int) -> dict[str, Any]:
        if self._teller.full:
            kept = b""
        return {"body": base64.b64encode(kept).decode("ascii"), "size": size}

    def _forget(self, flow: http.HTTPFlow) -> None:
        self._told.discard(flow.id)
        self._two_way.pop(flow.id, None)
        self._messages.pop(flow.id, None)
        for part in ("request", "response"):
            self._tees.pop((flow.id, part), None)


def _headers(message: http.Message) -> list[tuple[str, str]]:
    return [
        (name.decode("utf-8", "surrogateescape"), value.decode("utf-8", "surrogateescape"))
        for name, value in message.headers.fields
    ]


def _destination(data: tls.TlsData) -> tuple[str, int]:
    host, port = (data.context.server.address or ("", 0))[:2]
    return data.conn.sni or host, port


async def serve(given: argparse.Namespace, lock: IO[str], teller: Teller) -> None:
    """Relay until standard input ends."""
    way = f"upstream:http://{given.upstream}" if given.upstream else "regular"
    master = Master(options.Options(confdir=str(given.confdir), mode=[f"{way}@{given.listen}"]))
    proxy = proxyserver.Proxyserver()  # type: ignore[no-untyped-call]

    def ready() -> None:
        fcntl.flock(lock, fcntl.LOCK_UN)
        teller.tell("ready", port=proxy.listen_addrs()[0][1])

    witness = Witness(teller, ready)
    addons: Iterable[object] = (
        core.Core(),
        disable_h2c.DisableH2C(),
        proxy,
        next_layer.NextLayer(),
        tlsconfig.TlsConfig(),
        errorcheck.ErrorCheck(repeat_errors_on_stderr=True),
        witness,
    )
    master.addons.add(*addons)  # type: ignore[no-untyped-call]
    master.options.update(  # type: ignore[no-untyped-call]
        connection_strategy="lazy", upstream_cert=False, stream_large_bodies=BUFFER_LIMIT
    )
    if given.upstream_ca is not None:
        master.options.update(ssl_verify_upstream_trusted_ca=str(given.upstream_ca))  # type: ignore[no-untyped-call]
    beats = asyncio.create_task(_beat(teller))
    _obey(master, witness, teller)
    try:
        await master.run()
    finally:
        beats.cancel()
        witness.catch_up()


async def _beat(teller: Teller) -> None:
    """Tell now and then that the loop is alive."""
    while True:
        teller.tell("alive")
        await asyncio.sleep(HEARTBEAT_S)


def _obey(master: Master, witness: Witness, teller: Teller) -> None:
    """Read commands in a thread; what the loop already has goes before the answer."""
    loop = master.event_loop

    def flushed(number: str) -> None:
        witness.catch_up()
        teller.tell("flushed", number=int(number))

    def read() -> None:
        for line in sys.stdin:
            verb, _, number = line.partition(" ")
            if verb == "flush":
                # One turn of the loop reads what has arrived, the next ones handle it.
                loop.call_soon_threadsafe(loop.call_later, 0.05, flushed, number)
        master.shutdown()  # type: ignore[no-untyped-call]

    threading.Thread(target=read, name="commands", daemon=True).start()


def main() -> None:
    """Parse the options and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listen", default="127.0.0.1:0", help="address and port; 0 picks one")
    parser.add_argument("--confdir", type=Path, required=True, help="where the CA is kept")
    parser.add_argument("--upstream", default="", help="host and port of the lab's own HTTP proxy")
    parser.add_argument("--upstream-ca", type=Path, help="also trust servers that this CA signed")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    os.umask(0o077)
    # Only the harness writes to standard output; mitmproxy's log has no reader.
    logging.disable(logging.WARNING)
    given.confdir.mkdir(mode=0o700, parents=True, exist_ok=True)
    teller = Teller(_to_stdout)
    with (given.confdir / "lock").open("w") as lock:
        # Two first starts at once would make two authorities and mix their files.
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            asyncio.run(serve(given, lock, teller))
        finally:
            teller.close()


def _to_stdout(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
