"""uiautomator2's selectors: which views of a window they mean, as UiSelector finds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from harness.virtualphone.accessibility import Seen

_MAX_LINKS = 20
_Test = Callable[[Seen], bool]


class BadSelector(ValueError):
    """It has a regular expression that is none, or is no selector at all."""


@dataclass(frozen=True)
class _Link:
    """One part of a chain: what must match, and where the next part is looked for."""

    tests: tuple[_Test, ...]
    instance: int | None
    next_among: str
    """`child`: below the match; `sibling`: below its parent; empty for the last part."""

    def matches(self, seen: Seen) -> bool:
        return all(test(seen) for test in self.tests)


class Selector:
    """A selector as the client sends it: `mask` says by its bits which criteria count."""

    def __init__(self, wire: Mapping[str, Any]) -> None:
        self._links: list[_Link] = []
        self._words: list[str] = []
        self._add(wire, "")

    def __str__(self) -> str:
        return f"UiSelector[{', '.join(self._words)}]"

    def _add(self, wire: Mapping[str, Any], way: str) -> None:
        if not isinstance(wire, Mapping) or not isinstance(wire.get("mask"), int):
            raise BadSelector("a selector is an object with a mask")
        kinds, parts = wire.get("childOrSibling") or [], wire.get("childOrSiblingSelector") or []
        if len(self._links) + len(parts) >= _MAX_LINKS:
            raise BadSelector(f"a selector has at most {_MAX_LINKS} parts")
        chosen = [name for bit, name in enumerate(_CRITERIA) if wire["mask"] & (1 << bit)]
        self._words += [f"{way}{_java_name(name)}={wire.get(name)}" for name in chosen]
        tests = tuple(_test(name, wire.get(name)) for name in chosen if name != "instance")
        instance = int(wire["instance"]) if "instance" in chosen else None
        first = len(self._links)
        self._links.append(_Link(tests, instance, ""))
        for kind, part in zip(kinds, parts, strict=False):
            last = self._links[-1]
            self._links[-1] = _Link(last.tests, last.instance, str(kind))
            self._add(part, f"{kind} ")
        if first == 0 and not self._links:
            raise BadSelector("a selector has a part")

    def all(self, root: Seen) -> list[Seen]:
        """Every view that the selector means with some `instance`, in that order.

        UiSelector counts instances anew below each match of a chain's earlier part, so the n-th
        is that of the first such place that holds more than n.
        """
        places = _Search(self._links).places(root)
        most = max((len(place) for place in places), default=0)
        by_instance = [
            next(place[number] for place in places if len(place) > number) for number in range(most)
        ]
        instance = self._links[-1].instance
        return by_instance if instance is None else by_instance[instance : instance + 1]

    def first(self, root: Seen) -> Seen | None:
        """The view that it means, or None."""
        return next(iter(self.all(root)), None)


class _Search:
    """Depth first, as UiAutomator's query controller walks; each place is searched once."""

    def __init__(self, links: list[_Link]) -> None:
        self._links = links
        self._places: list[list[Seen]] = []
        self._searched: set[tuple[int, int]] = set()

    def places(self, root: Seen) -> list[list[Seen]]:
        """The last part's matches, apart for each place where they were looked for."""
        self._place([(root, None)], 0, id(root))
        return self._places

    def _place(self, scope: list[tuple[Seen, Seen | None]], number: int, where: int) -> None:
        if (where, number) in self._searched:
            return
        self._searched.add((where, number))
        found: list[Seen] = []
        if number == len(self._links) - 1:
            self._places.append(found)
        counter = [0]
        for seen, parent in scope:
            self._visit(seen, parent, number, counter, found)

    def _visit(
        self, seen: Seen, parent: Seen | None, number: int, counter: list[int], found: list[Seen]
    ) -> None:
        link = self._links[number]
        if link.matches(seen):
            if not link.next_among:
                found.append(seen)
            elif counter[0] >= (link.instance or 0):
                # From here on the walk looks for the next part and never returns to this one.
                around = seen if link.next_among == "child" else parent
                if around is not None:
                    scope = [(child, around) for child in around.children]
                    self._place([*scope], number + 1, id(around))
                return
            else:
                counter[0] += 1
        for child in seen.children:
            self._visit(child, seen, number, counter, found)


def _java_name(name: str) -> str:
    """A criterion as UiSelector prints it."""
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).upper()


def _boolean(attribute: str) -> Callable[[Any], _Test]:
    return lambda wanted: lambda seen: getattr(seen.node, attribute) is bool(wanted)


def _equal(attribute: str) -> Callable[[Any], _Test]:
    return lambda wanted: lambda seen: getattr(seen.node, attribute) == wanted


def _contains(attribute: str) -> Callable[[Any], _Test]:
    return lambda wanted: (
        lambda seen: str(wanted).lower() in (getattr(seen.node, attribute) or "").lower()
    )


def _starts(attribute: str) -> Callable[[Any], _Test]:
    return lambda wanted: (
        lambda seen: (getattr(seen.node, attribute) or "").lower().startswith(str(wanted).lower())
    )


def _matches(attribute: str) -> Callable[[Any], _Test]:
    def criterion(wanted: Any) -> _Test:
        try:
            pattern = re.compile(str(wanted), re.DOTALL)
        except re.error as reason:
            raise BadSelector(
                f"java.util.regex.PatternSyntaxException: {reason}: {wanted}"
            ) from None

        def test(seen: Seen) -> bool:
            value = getattr(seen.node, attribute)
            return value is not None and pattern.fullmatch(value) is not None

        return test

    return criterion


def _index(wanted: Any) -> _Test:
    return lambda seen: seen.index == wanted


_CRITERIA: dict[str, Callable[[Any], _Test]] = {
    "text": _equal("reported_text"),
    "textContains": _contains("reported_text"),
    "textMatches": _matches("reported_text"),
    "textStartsWith": _starts("reported_text"),
    "className": _equal("class_name"),
    "classNameMatches": _matches("class_name"),
    "description": _equal("description"),
    "descriptionContains": _contains("description"),
    "descriptionMatches": _matches("description"),
    "descriptionStartsWith": _starts("description"),
    "checkable": _boolean("checkable"),
    "checked": _boolean("checked"),
    "clickable": _boolean("clickable"),
    "longClickable": _boolean("long_clickable"),
    "scrollable": _boolean("scrollable"),
    "enabled": _boolean("enabled"),
    "focusable": _boolean("focusable"),
    "focused": _boolean("focused"),
    "selected": _boolean("selected"),
    "packageName": _equal("package"),
    "packageNameMatches": _matches("package"),
    "resourceId": _equal("resource_id"),
    "resourceIdMatches": _matches("resource_id"),
    "index": _index,
    "instance": _index,
}
"""Criteria in the order of the mask's bits; `instance` is counted by the search instead."""


def _test(name: str, wanted: Any) -> _Test:
    return _CRITERIA[name](wanted)
