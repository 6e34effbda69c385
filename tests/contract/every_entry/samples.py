"""Texts that a regular expression of the catalogue finds."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Iterable, Iterator
from typing import Any

_parser: Any = importlib.import_module("re._parser")

_MOST = 400
_LETTER = "x"


def samples(pattern: str) -> list[str]:
    """Some texts that the pattern allows, optional parts left out first.

    What it only asserts (a look-ahead, a word's end) is not obeyed: test what you get.
    """
    return list(itertools.islice(_sequence(_parser.parse(pattern)), _MOST))


def _sequence(parts: Iterable[Any]) -> Iterator[str]:
    choices = [list(itertools.islice(_one(*part), _MOST)) for part in parts]
    yield from map("".join, itertools.product(*choices))


def _one(kind: Any, value: Any) -> Iterator[str]:
    match str(kind):
        case "LITERAL":
            yield chr(value)
        case "NOT_LITERAL":
            yield _LETTER if value != ord(_LETTER) else "y"
        case "ANY":
            yield _LETTER
        case "IN":
            yield _member(value)
        case "BRANCH":
            for branch in value[1]:
                yield from _sequence(branch)
        case "SUBPATTERN":
            yield from _sequence(value[3])
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, repeated = value
            for count in dict.fromkeys((least, min(most, max(least, 1)))):
                yield from _sequence(list(repeated) * count)
        case _:
            yield ""


def _member(options: list[Any]) -> str:
    if str(options[0][0]) == "NEGATE":
        excluded = {chr(value) for kind, value in options[1:] if str(kind) == "LITERAL"}
        return next(letter for letter in (_LETTER, "1", "y") if letter not in excluded)
    kind, value = options[0]
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(value[0])
        case _:
            return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " "}.get(str(value), _LETTER)
