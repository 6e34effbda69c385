"""An exchange of a recorded run, as other tools' formats need it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from harness.captures.interface import Pairs, Request
from harness.model.evidence import Blob, HttpRequest, HttpResponse
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
    """What the app sent through a WebSocket."""

    content: bytes
    at: float
    """Seconds since 1970."""


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
    answers = {one.exchange: one for one in recording.timeline.of(HttpResponse)}
    requests: dict[str, list[HttpRequest]] = {}
    for request in recording.timeline.of(HttpRequest):
        requests.setdefault(request.exchange, []).append(request)
    for name, (first, *later) in requests.items():
        answer = answers.get(name)
        yield Exchange(
            id=name,
            request=Request(first.method, first.url, first.headers, _body(recording, first.body)),
            began=first.source_at or began + first.at,
            http_version=first.http_version,
            answer=_answer(recording, answer, began) if answer else None,
            messages=tuple(
                Message(_body(recording, one.body), one.source_at or began + one.at)
                for one in later
            ),
            comment=_comment(first),
        )


def _answer(recording: Recording, answer: HttpResponse, began: float) -> Answer:
    body = _body(recording, answer.body)
    return Answer(answer.status, answer.headers, body, began + answer.at)


def _body(recording: Recording, blob: Blob | None) -> bytes:
    """What was kept; nothing when the file is gone, which `harness verify` would tell."""
    try:
        return recording.path_of(blob).read_bytes() if blob else b""
    except OSError:
        return b""


def _comment(request: HttpRequest) -> str:
    found = sorted({match.where for match in request.matches})
    return "; ".join([f"phase: {request.phase.value}", *found])
