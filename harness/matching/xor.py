"""Finds values that an app hid by XOR with one byte, whatever the byte.

The XOR of two neighbouring bytes does not depend on the key, so one pass over these differences
finds a value under all 255 keys at once.
"""

from __future__ import annotations

from ahocorasick_rs import BytesAhoCorasick

SHORTEST = 10
"""Bytes; differences of shorter values are found by chance."""
LONGEST_LAYER = 1 << 20
"""Bytes of a layer that are worth it: nobody hides a file this way."""


class XorSearch:
    """Searches for values, given as text."""

    def __init__(self, values: tuple[tuple[str, str], ...]) -> None:
        self._values = tuple(
            (item, text.encode()) for item, text in values if len(text.encode()) >= SHORTEST
        )
        patterns = [differences(value) for _, value in self._values]
        self._automaton = BytesAhoCorasick(patterns) if patterns else None

    def find(self, content: bytes) -> list[tuple[str, int, int, int]]:
        """Item, start, end and key of each hidden value."""
        if self._automaton is None or not SHORTEST <= len(content) <= LONGEST_LAYER:
            return []
        found = []
        for index, start, _ in self._automaton.find_matches_as_indexes(differences(content)):
            item, value = self._values[index]
            key = content[start] ^ value[0]
            if key:
                found.append((item, start, start + len(value), key))
        return found


def differences(content: bytes) -> bytes:
    """The XOR of each byte with the next, one byte fewer than there are."""
    number = int.from_bytes(content)
    return (number ^ (number >> 8)).to_bytes(len(content))[1:]
