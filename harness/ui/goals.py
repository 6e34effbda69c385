"""What a walk looks for: which entries are worth following, and which titles are the goal's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_args

from ruamel.yaml import YAML

from harness.model.walk import Goal

GOALS: tuple[Goal, ...] = get_args(Goal)
LONGEST = 30
"""Characters of a label that can be an entry or a title."""
_PAGE = Path(__file__).parent / "data" / "goals.yaml"
_AROUND = " \u3000《》<>〈〉「」【】[]()（）:：>›》→·.…!！,，。、"
_SPACE = re.compile(r"\s+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Worth:
    """What an entry promises."""

    goals: tuple[tuple[Goal, float], ...] = ()
    """What it may be the way to, and how surely, 0 to 10."""
    direction: float = 0.0
    """How likely something of all this lies behind it, 0 to 10."""

    def of(self, unmet: frozenset[Goal]) -> float:
        """Its worth while these goals are still sought; 0 when it promises nothing of them."""
        if not unmet:
            return 0.0
        direct = max((weight for goal, weight in self.goals if goal in unmet), default=0.0)
        return max(direct, self.direction)


NOTHING = Worth()


@dataclass(frozen=True)
class _Words:
    goal: Goal
    entries: tuple[tuple[float, re.Pattern[str]], ...]
    title: re.Pattern[str] | None


@lru_cache(maxsize=4096)
def worth_of(label: str, resource_id: str = "") -> Worth:
    """What an entry with this label promises; its id speaks where it has no label."""
    text = plain(label)
    if text:
        goals = tuple(
            (words.goal, weight)
            for words in _lexicon()
            if (weight := _best(text, words.entries)) > 0
        )
        return Worth(goals, _best(text, _listed("directions")))
    name = _HUMP.sub("_", resource_id.rpartition("/")[2]).casefold()
    found = (weight for weight, words in _listed("ids") if name and words.search(name))
    return Worth(direction=max(found, default=0.0))


@lru_cache(maxsize=4096)
def titled(label: str) -> tuple[Goal, ...]:
    """The goals whose page has such a title."""
    text = plain(label)
    return tuple(w.goal for w in _lexicon() if w.title and text and w.title.fullmatch(text))


@lru_cache(maxsize=4096)
def signs(label: str, what: str) -> bool:
    """The label is a sign: `recommends`, `signed_in` or `signed_out`."""
    pattern = _sign(what)
    if what == "recommends":
        return pattern.search(label) is not None
    text = plain(label)
    return bool(text) and pattern.fullmatch(text) is not None


def plain(label: str) -> str:
    """The label without quotes, arrows and spaces around it; empty when it is no entry's."""
    text = _SPACE.sub(" ", label).strip(_AROUND)
    return text if len(text) <= LONGEST else ""


def _best(text: str, words: tuple[tuple[float, re.Pattern[str]], ...]) -> float:
    return max((weight for weight, pattern in words if pattern.fullmatch(text)), default=0.0)


@cache
def _lexicon() -> tuple[_Words, ...]:
    return tuple(
        _Words(row["goal"], _weighed(row["entries"]), _compiled(row.get("titles")))
        for row in _told()["goals"]
    )


@cache
def _listed(name: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return _weighed(_told()[name])


@cache
def _sign(what: str) -> re.Pattern[str]:
    return re.compile(_told()["signs"][what]["words"], re.IGNORECASE)


def _weighed(rows: list[dict[str, Any]]) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((row["weight"], re.compile(row["words"], re.IGNORECASE)) for row in rows)


def _compiled(words: str | None) -> re.Pattern[str] | None:
    return re.compile(words, re.IGNORECASE) if words else None


@cache
def _told() -> dict[str, Any]:
    told: dict[str, Any] = YAML(typ="safe", pure=True).load(_PAGE.read_text(encoding="utf-8"))
    return told
