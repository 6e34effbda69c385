"""Finds digests of a value together with a salt that stands in the same message.

Such a match is unproven: it says that the digest can be made of what the message and the phone
have, not that the app made it so.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from harness.matching.budget import Budget
from harness.matching.digests import digest
from harness.matching.runs import HEX
from harness.matching.spellings import significant

ALGORITHMS = {32: ("md5",), 40: ("sha1",), 64: ("sha256", "sm3"), 128: ("sha512",)}
"""Hexadecimal digits -> the digests that have so many."""
MOST_SALTS = 24
"""Words of one message that are tried, the nearest to the digest first."""
MOST_DIGESTS = 8
NEAR = 1024
"""Bytes around a digest that are looked at for its salt."""
_WORD = re.compile(rb"[\w.:-]{1,64}")


@dataclass(frozen=True, slots=True)
class Salted:
    """One digest that could be explained."""

    item: str
    form: str
    start: int
    end: int


class SaltedSearch:
    """Tries words of a message as salts for the values."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        self._values = tuple(
            (item, text.encode()) for item, text in values if significant(text) >= 6
        )

    def find(self, content: bytes, budget: Budget) -> Iterator[Salted]:
        """Digests in the content that a value and another word of the content explain."""
        runs = [(start, end) for start, end in HEX.runs(content) if end - start in ALGORITHMS]
        if not runs:
            return
        digests = {content[start:end].lower(): (start, end) for start, end in runs[:MOST_DIGESTS]}
        salts = _nearest_words(content, runs[0][0], digests)
        names = {name for run in digests for name in ALGORITHMS[len(run)]}
        for salt in salts:
            if budget.late():
                return
            for item, text in self._values:
                if salt == text:
                    continue
                for whole in (text + salt, salt + text):
                    for name in names:
                        place = digests.get(digest(name, whole).hex().encode())
                        if place:
                            shown = salt.decode("utf-8", "replace")
                            form = f"{name} with salt `{shown}`, unproven"
                            yield Salted(item, form, *place)


def _nearest_words(content: bytes, place: int, besides: Container[bytes]) -> list[bytes]:
    near: dict[bytes, int] = {}
    for found in _WORD.finditer(content, max(0, place - NEAR), place + NEAR):
        distance = abs(found.start() - place)
        if found[0].lower() not in besides:
            near[found[0]] = min(distance, near.get(found[0], distance))
    return sorted(near, key=near.__getitem__)[:MOST_SALTS]
