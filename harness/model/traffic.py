"""What left the phone and what came back, as far as it could be read."""

from __future__ import annotations

from typing import Literal

from harness.model.observation import Blob, DataMatch, Observation


class HttpRequest(Observation):
    """A request left the phone, whether or not an answer came."""

    kind: Literal["http_request"] = "http_request"
    exchange: str
    """Joins the request with its response. A message's is that of its WebSocket's handshake, a
    slash and a number; so are the later parts of a gRPC call that goes on."""
    method: str
    """`WEBSOCKET` for a message that the app sent through one; `TCP` for bytes that are no HTTP,
    told only where personal data were found in them."""
    url: str
    host: str
    port: int
    tls: bool
    """False: anyone on the way could read it."""
    http_version: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: Blob | None = None
    matches: tuple[DataMatch, ...] = ()
    """Personal data of this phone found in it."""


class HttpResponse(Observation):
    """An answer came back."""

    kind: Literal["http_response"] = "http_response"
    exchange: str
    status: int
    """101 also for a message that came through a WebSocket."""
    headers: tuple[tuple[str, str], ...] = ()
    body: Blob | None = None
    matches: tuple[DataMatch, ...] = ()


class TlsRefused(Observation):
    """The app refused the proxy's certificate, so what it sends there was not observed."""

    kind: Literal["tls_refused"] = "tls_refused"
    host: str
    port: int
    reason: str


class OpaqueTraffic(Observation):
    """Bytes passed that are not HTTP, so their content was not understood."""

    kind: Literal["opaque_traffic"] = "opaque_traffic"
    protocol: str
    """Such as `tcp`, `udp`, `quic (blocked)`, `dns`."""
    host: str
    """Empty where it is not known: of UDP only bytes are counted."""
    port: int
    """0 where it is not known."""
    size: int
    """Bytes sent by the phone, or refused by it; of UDP with the headers of IP."""

    @property
    def place(self) -> str:
        """`host:port`; `*` stands for what is not known."""
        return f"{self.host or '*'}:{self.port or '*'}"
