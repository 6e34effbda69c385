"""Turns what the relay tells into evidence: bodies kept, personal data found."""

from __future__ import annotations

import base64
from typing import Any

from harness.matching.compression import content_decoded
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.model.evidence import (
    Blob,
    DataMatch,
    DownloadStarted,
    HttpRequest,
    HttpResponse,
    Note,
    OpaqueTraffic,
    TlsRefused,
)
from harness.model.timeline import Sink
from harness.probes.pairing import Pairing

DECODED_LIMIT = 16 * 1024 * 1024
"""Bytes that a body may have once its Content-Encoding is undone."""
MOST_HEADERS = 200
MOST_DOWNLOADS = 1000
LONGEST_TEXT = 8192
"""Characters of a URL or a header's value that are told; all of it is searched."""

Headers = tuple[tuple[str, str], ...]


class Exchanges:
    """Records the events of one relay. Used by one thread."""

    def __init__(self, sink: Sink, matcher: Matcher, pairing: Pairing | None = None) -> None:
        self._sink = sink
        self._matcher = matcher
        self._pairing = pairing
        self._downloads: set[str] = set()

    def take(self, event: dict[str, Any]) -> None:
        """Record one event; KeyError or ValueError when it is none."""
        match event["event"]:
            case "request":
                self._request(event)
            case "response":
                self._response(event)
            case "tls_refused":
                place = {"host": _text(event["host"]), "port": int(event["port"])}
                self._sink.record(TlsRefused(**place, reason=_text(event["reason"])))
            case "opaque":
                self._opaque(event)
            case "download":
                self._download(_text(event["url"]))
            case "error":
                self._note(f"no whole answer from {event['host']}: {event['reason']}")
            case other:
                raise ValueError(f"the relay told of {other!r}")

    def _request(self, event: dict[str, Any]) -> None:
        headers = _headers(event)
        content = _body(event, headers)
        parts = MessageParts(event["url"], headers, content)
        matches = self._search(parts)
        request = self._sink.record(
            HttpRequest(
                exchange=event["exchange"],
                method=_text(event["method"]),
                url=_text(event["url"]),
                host=_text(event["host"]),
                port=int(event["port"]),
                tls=bool(event["tls"]),
                http_version=_text(event["http_version"]),
                headers=_told(headers),
                body=self._keep(event, headers, content),
                matches=matches,
                source_at=event["time"],
            )
        )
        if self._pairing is not None:
            self._pairing.sent(request, parts)

    def _response(self, event: dict[str, Any]) -> None:
        headers = _headers(event)
        content = _body(event, headers)
        self._sink.record(
            HttpResponse(
                exchange=event["exchange"],
                status=int(event["status"]),
                headers=_told(headers),
                body=self._keep(event, headers, content),
                matches=self._search(MessageParts("", headers, content)),
            )
        )

    def _download(self, url: str) -> None:
        """Once per address: a download may come in many parts."""
        if url not in self._downloads and len(self._downloads) < MOST_DOWNLOADS:
            self._downloads.add(url)
            self._sink.record(DownloadStarted(url=url))

    def _opaque(self, event: dict[str, Any]) -> None:
        """Bytes that are no HTTP, and what was found in them: it was sent all the same."""
        protocol, host, port = _text(event["protocol"]), _text(event["host"]), int(event["port"])
        self._sink.record(
            OpaqueTraffic(protocol=protocol, host=host, port=port, size=int(event["size"]))
        )
        content = base64.b64decode(event["body"])
        url = f"{protocol}://{host}:{port}"
        if matches := self._search(MessageParts("", (), content)):
            self._sink.record(
                HttpRequest(
                    exchange=event["exchange"],
                    method="TCP",
                    url=url,
                    host=host,
                    port=port,
                    tls=protocol == "tls",
                    body=self._keep(event, (), content),
                    matches=matches,
                )
            )

    def _search(self, parts: MessageParts) -> tuple[DataMatch, ...]:
        result = self._matcher.search(parts)
        if result.skipped:
            self._note(f"not searched in {parts.url[:200]}: {'; '.join(result.skipped)}")
        return result.matches

    def _note(self, text: str) -> None:
        self._sink.record(Note(text=_text(text)))

    def _keep(self, event: dict[str, Any], headers: Headers, content: bytes) -> Blob | None:
        if not event["size"]:
            return None
        media_type = _header(headers, "content-type") or "application/octet-stream"
        blob = self._sink.keep(content, _text(media_type)[:200])
        kept, size = len(base64.b64decode(event["body"])), int(event["size"])
        cut = kept != size or len(content) >= DECODED_LIMIT
        if cut:
            whole = f"{size} bytes" if size >= 0 else "a body too long to be kept"
            self._note(f"only the first {kept} bytes of {whole} were searched")
        return blob.model_copy(update={"truncated": blob.truncated or cut})


def _headers(event: dict[str, Any]) -> Headers:
    return tuple((str(name), str(value)) for name, value in event["headers"])


def _header(headers: Headers, wanted: str) -> str:
    return next((value for name, value in headers if name.lower() == wanted), "")


def _body(event: dict[str, Any], headers: Headers) -> bytes:
    content = base64.b64decode(event["body"])
    return content_decoded(content, _header(headers, "content-encoding"), DECODED_LIMIT)


def _told(headers: Headers) -> Headers:
    return tuple((_text(name), _text(value)) for name, value in headers[:MOST_HEADERS])


def _text(value: object) -> str:
    """Text that can be written as UTF-8, whatever bytes it came from."""
    return str(value)[:LONGEST_TEXT].encode("utf-8", "replace").decode()
