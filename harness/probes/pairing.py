"""Pairs what the app encrypted with what it sent, and searches the clear text for personal data.

Calls and requests come from two sources, either of them first: whatever comes second finds the
other, so that the pair is on the timeline before the phase changes.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillBusy
from dataclasses import dataclass, field

from harness.matching.layers import Layer
from harness.matching.matcher import Matcher
from harness.matching.placement import MessageParts
from harness.matching.sealed import budget_of, layers_of
from harness.matching.wording import sentence
from harness.model.evidence import (
    DataMatch,
    HttpRequest,
    Note,
    RequestDecrypted,
)
from harness.model.timeline import Sink
from harness.probes.ciphertexts import Ciphertexts, Encryption, Opening

RECENT_S = 30.0
"""How long before the news of a call the request may have come that it was made for."""
REQUESTS_KEPT = 500
LAYERS_KEPT = 64 << 20
"""Bytes of requests, decoded, that wait for the news of a call."""
BACKLOG = 64 << 20
"""Bytes that may wait to be compared; beyond it they are left out, which is said."""
FLUSH_TIMEOUT_S = 20.0
MOST_OPENED = 100
"""Ciphertexts of one request that are told."""
NESTED = 2
"""Clear texts within clear texts that are searched for ciphertexts."""


@dataclass
class _Request:
    evidence: HttpRequest
    parts: MessageParts
    at: float
    layers: list[Layer] = field(default_factory=list)
    """Empty until somebody looks into it."""
    opened: int = 0
    """Ciphertexts found in it."""
    is_cut: bool = False
    """Whether it was said that not all of it was searched."""


class Pairing:
    """The requests and the encryptions of one run. Any thread may tell of them."""

    def __init__(
        self, sink: Sink, matcher: Matcher, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._sink = sink
        self._matcher = matcher
        self._clock = clock
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pairing")
        self._lock = threading.Lock()
        self._waiting = 0
        self._left_out = 0
        self._requests: deque[_Request] = deque()
        self._known = Ciphertexts()

    def sent(self, request: HttpRequest, parts: MessageParts) -> None:
        """A request left the phone."""
        self._soon(parts.size, lambda: self._take_request(request, parts))

    def encrypted(self, encryption: Encryption) -> None:
        """A cipher of the app finished."""
        self._soon(encryption.size, lambda: self._take_encryption(encryption))

    def flush(self) -> None:
        """Return when all that was told is on the timeline. Does not raise."""
        with contextlib.suppress(RuntimeError, StillBusy):
            self._worker.submit(self._say_left_out).result(FLUSH_TIMEOUT_S)

    def close(self) -> None:
        """End the thread; what waits is finished first."""
        self.flush()
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _soon(self, size: int, work: Callable[[], None]) -> None:
        """Leave the work to the pairing's own thread."""
        with self._lock:
            if self._waiting + size > BACKLOG:
                self._left_out += 1
                return
            self._waiting += size

        def run() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - hostile bytes must not end the thread
                self._note(f"what the app encrypted could not be compared: {error!r}"[:300])
            finally:
                with self._lock:
                    self._waiting -= size

        with contextlib.suppress(RuntimeError):  # closed: the run is over
            self._worker.submit(run)

    def _take_request(self, evidence: HttpRequest, parts: MessageParts) -> None:
        request = _Request(evidence, parts, self._clock())
        if self._known:
            self._open(request, self._known)
        self._requests.append(request)
        self._forget_requests()

    def _take_encryption(self, encryption: Encryption) -> None:
        is_new = self._known.add(encryption)
        self._forget_requests()
        if is_new and self._requests:
            alone = Ciphertexts()
            alone.add(encryption)
            for request in tuple(self._requests):
                self._open(request, alone)
            self._forget_requests()

    def _forget_requests(self) -> None:
        """Only what may still be waiting for the news of its call is kept."""
        oldest = self._clock() - RECENT_S
        kept = sum(_weight(request) for request in self._requests)
        while self._requests and (
            self._requests[0].at < oldest
            or len(self._requests) > REQUESTS_KEPT
            or kept > LAYERS_KEPT
        ):
            kept -= _weight(self._requests.popleft())

    def _open(self, request: _Request, ciphertexts: Ciphertexts) -> None:
        budget = budget_of(request.parts)
        request.layers = request.layers or layers_of(request.parts, budget)
        for found, encryption in ciphertexts.find(request.layers, budget):
            self._pair(request, Opening(encryption, found, found.path))
        if budget.reasons and not request.is_cut:
            request.is_cut = True
            left = "; ".join(budget.reasons)
            self._note(f"not searched for encrypted texts in {request.parts.url[:200]}: {left}")

    def _pair(self, request: _Request, opening: Opening, depth: int = 0) -> None:
        """Record it, and what was encrypted inside: its own encryption came first."""
        request.opened += 1
        if request.opened > MOST_OPENED:
            if request.opened == MOST_OPENED + 1:
                url = request.parts.url[:200]
                self._note(f"only the first {MOST_OPENED} encrypted texts were read in {url}")
            return
        evidence = opening.encryption.evidence
        clear = MessageParts(body=opening.clear)
        result = self._matcher.search(clear)
        self._sink.record(
            RequestDecrypted(
                request=request.evidence.id,
                call=evidence.call,
                encryption=evidence.id,
                transformation=evidence.transformation,
                path=opening.path,
                whole=opening.is_whole,
                matches=tuple(_inside(match, opening.way_in) for match in result.matches),
            )
        )
        if result.skipped:
            self._note(f"not searched in a clear text: {'; '.join(result.skipped)}")
        if depth < NESTED and clear.body:
            budget = budget_of(clear)
            layers = layers_of(clear, budget)
            for found, encryption in self._known.find(layers, budget):
                path = (*opening.way_in, *found.path[1:])
                self._pair(request, Opening(encryption, found, path), depth + 1)

    def _say_left_out(self) -> None:
        with self._lock:
            count, self._left_out = self._left_out, 0
        if count:
            self._note(f"{count} requests and encryptions were too many to be compared")
        if self._known.forgotten:
            self._note(f"{self._known.forgotten} encryptions are too old to be compared further")
            self._known.forgotten = 0

    def _note(self, text: str) -> None:
        with contextlib.suppress(Exception):  # a disk that is full is told by whoever writes next
            self._sink.record(Note(text=text))


def _weight(request: _Request) -> int:
    return sum(len(layer.content) for layer in request.layers) or request.parts.size


def _inside(match: DataMatch, path: tuple[str, ...]) -> DataMatch:
    """The match as seen from the request; its own path begins at the clear text."""
    whole = (*path, *match.path[1:])
    return match.model_copy(
        update={"path": whole, "where": sentence(match.item, match.form, whole)}
    )
