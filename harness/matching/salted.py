"""Finds digests of a value together with a salt that stands in the same message.

Such a match is unproven: it says that the digest can be made of what the message and the phone
have, not that the app made it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

from harness.matching.budget import Budget
from harness.matching.digests import SIZES, digested, keyed
from harness.matching.layers import Layer
from harness.matching.salts import NAMED, Digests, likely_salts

SHORTEST = 6
"""Bytes of a value."""
REMEMBERED = 128
"""Salts that came again whose digests are kept, 50 kB each at most."""
MET = 4096
"""Salts of which it is known that they were met once."""
JOINTS = (b":", b"|", b"_", b"-", b"&", b"#", b",", b".", b" ", b"+", b"@")
_WITH_SALT = "{name} with salt `{salt}`"
_HERE = b"\0salt\0"
"""Where the salt stands."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to use a salt."""

    form: str
    """In words."""
    before: bytes = b""
    behind: bytes = b""
    """What stands around the value."""
    of: str = "text"
    """Whether the value stands there as `text` or as `digest`, or the salt is a `key`."""


_JOINED = (_Way(_WITH_SALT, behind=_HERE), _Way(_WITH_SALT, before=_HERE))
_OTHERWISE = (
    _Way("hmac-{name} with key `{salt}`", of="key"),
    _Way(f"{_WITH_SALT} on both sides", before=_HERE, behind=_HERE),
    *(_Way(f"{_WITH_SALT} and `{one.decode()}`", behind=one + _HERE) for one in JOINTS),
    *(_Way(f"{_WITH_SALT} and `{one.decode()}`", before=_HERE + one) for one in JOINTS),
    _Way("{name} of {name} with salt `{salt}`", behind=_HERE, of="digest"),
    _Way("{name} of salt `{salt}` with {name}", before=_HERE, of="digest"),
)


@dataclass(frozen=True, slots=True)
class Salted:
    """One digest that could be explained."""

    item: str
    form: str
    layer: Layer
    start: int
    end: int


class _Remembering:
    """Makes digests with a salt, and keeps those that are asked for again.

    Most words of an app come in all its messages, and a true salt in one.
    """

    def __init__(self, make: Callable[[str, bytes], bytes]) -> None:
        self._make = make
        self._kept: dict[tuple[str, bytes], bytes] = {}
        self._met: dict[tuple[str, bytes], None] = {}
        self._lock = Lock()

    def __call__(self, name: str, salt: bytes) -> bytes:
        key = (name, salt)
        if (kept := self._kept.get(key)) is not None:
            return kept
        made = self._make(name, salt)
        with self._lock:
            if key in self._met:
                self._kept[key] = made
            self._met[key] = None
            for memory, most in ((self._kept, REMEMBERED), (self._met, MET)):
                if len(memory) > most:
                    del memory[next(iter(memory))]
        return made


class SaltedSearch:
    """Tries words of a message as salts for the values."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        items: dict[bytes, list[str]] = {}
        for item, text in values:
            if len(content := text.encode()) >= SHORTEST:
                items.setdefault(content, []).append(item)
        self._items = items
        """Each text, and the items whose value it is."""
        self._texts = [*items]
        self._joined = _Remembering(lambda name, salt: self._made(name, salt, _JOINED))
        self._otherwise = _Remembering(lambda name, salt: self._made(name, salt, _OTHERWISE))

    def find(self, layers: Sequence[Layer], digests: Digests, budget: Budget) -> Iterator[Salted]:
        """Those of the digests that a value and a word of the layers explain."""
        sizes = set(map(len, digests))
        names = [name for name, size in SIZES.items() if size in sizes]
        for rank, salt in likely_salts(layers, digests, self._items):
            if budget.late():
                return
            for name in names:
                yield from self._told(self._joined(name, salt), _JOINED, name, salt, digests)
                if rank == NAMED or len(digests) == 1:
                    made = self._otherwise(name, salt)
                    yield from self._told(made, _OTHERWISE, name, salt, digests)

    def _made(self, name: str, salt: bytes, ways: tuple[_Way, ...]) -> bytes:
        """What becomes of every text with this salt in these ways, one digest behind the other."""
        written = {"text": self._texts}
        if any(way.of == "digest" for way in ways):
            written["digest"] = [one.hex().encode() for one in digested(name, self._texts)]
        made: list[bytes] = []
        for way in ways:
            if way.of == "key":
                made += (keyed(name, salt, text) for text in self._texts)
                continue
            head, tail = way.before.replace(_HERE, salt), way.behind.replace(_HERE, salt)
            made += digested(name, [head + text + tail for text in written[way.of]])
        return b"".join(made)

    def _told(
        self, made: bytes, ways: tuple[_Way, ...], name: str, salt: bytes, digests: Digests
    ) -> Iterator[Salted]:
        """The digests of a message that are among those that were made."""
        size = SIZES[name]
        for content, (how, layer, start, end) in digests.items():
            if len(content) != size or (place := _place(made, content)) < 0:
                continue
            way, number = divmod(place, len(self._texts))
            form = ways[way].form.format(name=name, salt=salt.decode("utf-8", "replace")) + how
            for item in self._items[self._texts[number]]:
                yield Salted(item, f"{form}, unproven", layer, start, end)


def _place(made: bytes, digest: bytes) -> int:
    """Which of the digests that stand one behind the other this is, or -1."""
    at = made.find(digest)
    while at % len(digest) and at >= 0:
        at = made.find(digest, at + 1)
    return at // len(digest)
