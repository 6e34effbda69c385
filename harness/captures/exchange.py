"""An exchange of a recorded run, as other tools' formats need it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from harness.captures.interface import Pairs, Request
from harness.model.evidence import Blob, DataMatch, HttpRequest, HttpResponse, RequestDecrypted
from harness.model.recording import Recording


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Pairs
    body: bytes
    """Its Content-Encoding undone."""
    at: float
    """Seconds since 1970."""


@dataclass(frozen=True)
class Message:
    """What went through a WebSocket."""

    content: bytes
    at: float
    """Seconds since 1970."""
    from_app: bool = True
    """False: the server sent it."""


@dataclass(frozen=True)
class Exchange:
    """A request, and what followed it."""

    id: str
    request: Request
    """Its body has the Content-Encoding undone."""
    began: float
    """Seconds since 1970."""
    http_version: str = ""
    answer: Answer | None = None
    messages: tuple[Message, ...] = ()
    comment: str = ""
    """The phase, and the personal data that were found."""


def exchanges(recording: Recording) -> Iterator[Exchange]:
    """Every exchange of the run, in order; bodies are read one exchange at a time."""
    began = datetime.fromisoformat(recording.provenance.began).timestamp()
    requests: dict[str, list[HttpRequest]] = {}
    for request in recording.timeline.of(HttpRequest):
        if request.method != "TCP":  # no format has a place for it
            requests.setdefault(_handshake(request), []).append(request)
    answers: dict[str, list[HttpResponse]] = {}
    for one in recording.timeline.of(HttpResponse):
        answers.setdefault(_handshake(one), []).append(one)
    opened: dict[str, list[DataMatch]] = {}
    for decrypted in recording.timeline.of(RequestDecrypted):
        opened.setdefault(decrypted.request, []).extend(decrypted.matches)
    for name, (first, *later) in requests.items():
        mine = answers.get(name, [])
        answer = next((one for one in mine if one.exchange == first.exchange), None)
        messages: list[HttpRequest | HttpResponse] = [*later]
        messages += (one for one in mine if one is not answer)
        yield Exchange(
            id=name,
            request=Request(first.method, first.url, first.headers, _body(recording, first.body)),
            began=first.source_at or began + first.at,
            http_version=first.http_version,
            answer=_answer(recording, answer, began) if answer else None,
            messages=tuple(
                Message(
                    _body(recording, message.body),
                    _time(message, began),
                    isinstance(message, HttpRequest),
                )
                for message in sorted(messages, key=lambda message: message.at)
            ),
            comment=_comment(first, opened.get(first.id, [])),
        )


def _handshake(one: HttpRequest | HttpResponse) -> str:
    """A message's exchange is that of its WebSocket's handshake, a slash and a number."""
    return one.exchange.partition("/")[0]


def _time(message: HttpRequest | HttpResponse, began: float) -> float:
    return message.source_at or began + message.at


def _answer(recording: Recording, answer: HttpResponse, began: float) -> Answer:
    body = _body(recording, answer.body)
    return Answer(answer.status, answer.headers, body, began + answer.at)


def _body(recording: Recording, blob: Blob | None) -> bytes:
    """What was kept; nothing when the file is gone, which `harness verify` would tell."""
    try:
        return recording.path_of(blob).read_bytes() if blob else b""
    except OSError:
        return b""


def _comment(request: HttpRequest, opened: Sequence[DataMatch]) -> str:
    found = sorted({match.where for match in (*request.matches, *opened)})
    return "; ".join([f"phase: {request.phase.value}", *found])
