"""Searches a capture for an identity, request by request."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from harness.captures.interface import Request
from harness.matching.compression import content_decoded
from harness.matching.matcher import Matcher, Result
from harness.matching.placement import MessageParts
from harness.model.identity import Identity

DECODED_LIMIT = 16 * 1024 * 1024
"""Bytes that a body may have once its Content-Encoding is undone."""


@dataclass(frozen=True)
class Searched:
    """One request of a capture and what was found in it."""

    index: int
    """Its place in the capture, from 0."""
    request: Request
    result: Result


@dataclass
class Totals:
    """What a search came to, so far."""

    requests: int = 0
    with_matches: int = 0
    incomplete: int = 0
    """Requests of which something was not searched."""
    size: int = 0
    """Bytes searched: URLs, headers and bodies with the Content-Encoding undone."""
    seconds: float = 0.0
    """Spent on searching alone."""
    items: Counter[str] = field(default_factory=Counter)
    """Item -> requests that it was found in."""

    @property
    def rate(self) -> float:
        """Megabytes (10^6 bytes) a second."""
        return self.size / self.seconds / 1e6 if self.seconds else 0.0


class Search:
    """One pass over a capture. Holds nothing of a request that is done."""

    def __init__(self, identity: Identity) -> None:
        self.totals = Totals()
        self._matcher = Matcher(identity)

    def over(self, requests: Iterable[Request]) -> Iterator[Searched]:
        """Each request as it comes, searched."""
        for index, request in enumerate(requests):
            yield Searched(index, request, self._search(request))

    def _search(self, request: Request) -> Result:
        began = time.perf_counter()
        encoding = request.header("content-encoding")
        body = content_decoded(request.body, encoding, DECODED_LIMIT)
        message = MessageParts(request.url, request.headers, body)
        result = self._matcher.search(message)
        totals = self.totals
        totals.seconds += time.perf_counter() - began
        totals.requests += 1
        totals.size += message.size
        totals.with_matches += bool(result.matches)
        totals.incomplete += bool(result.skipped)
        totals.items.update({match.item for match in result.matches})
        return result
