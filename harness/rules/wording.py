"""Sentences in two languages, and how rules speak of times and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NAMED = 6
"""Things that one sentence names at most; the rest is counted."""
NAME = 80
"""Characters of a name that comes from outside."""


@dataclass(frozen=True)
class Words:
    """One sentence in English and in Chinese, without the full stop."""

    en: str
    zh: str

    @property
    def both(self) -> str:
        """As whole sentences, Chinese first."""
        return f"{self.zh}。{self.sentence}"

    @property
    def sentence(self) -> str:
        """The English as a whole sentence."""
        return f"{self.en[:1].upper()}{self.en[1:]}."


def join(parts: Iterable[Words]) -> Words:
    """Several sentences as one."""
    parts = tuple(parts)
    return Words("; ".join(p.en for p in parts), "；".join(p.zh for p in parts))


def listed(names: Sequence[Words]) -> Words:
    """Names as a list; what goes beyond the limit is counted."""
    shown, rest = names[:NAMED], len(names) - NAMED
    en = ", ".join(name.en for name in shown)
    zh = "、".join(name.zh for name in shown)
    if rest > 0:
        return Words(f"{en} and {rest} more", f"{zh}等 {len(names)} 项")
    return Words(en, zh)


def plain(*names: str) -> tuple[Words, ...]:
    """Names that are the same in both languages."""
    return tuple(Words(name[:NAME], name[:NAME]) for name in names)


def times(count: int) -> Words:
    """How often."""
    return Words("once" if count == 1 else f"{count} times", f"{count} 次")


def at(seconds: float) -> Words:
    """When, in seconds of the run."""
    return Words(f"{seconds:.1f} s", f"{seconds:.1f} 秒")
