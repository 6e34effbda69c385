"""Which calls the contract app makes: every entry of the catalogue at every overload there is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from harness.probes.catalogue import Condition, Entry, entries

from .described import FITTING, USUAL_TEXTS
from .recipes import Recipes
from .samples import samples
from .signatures import Method, Runtime, external
from .values import Null, Number, Value

THIS = -1
LAST = ("clearPrimaryClip",)
"""Methods that would spoil what the app's other process is told: they are called at the end."""
_TRIES = 3000
_NUMBERS = "ZBCSIJ"


@dataclass(frozen=True)
class Call:
    """One call, and what the harness must say about it."""

    number: int
    entry: Entry
    method: Method
    receiver: Value
    arguments: tuple[Value, ...]

    def __str__(self) -> str:
        """Name it for a person."""
        return f"{self.entry.api} {self.method.signature}"


@dataclass(frozen=True)
class Plan:
    """All calls, and the entries that could not be planned with the reason."""

    calls: tuple[Call, ...]
    hooked: int
    """Overloads that the agent should find on this phone."""
    native: int
    """Functions of native libraries that the catalogue has besides."""
    impossible: tuple[str, ...]
    absent: tuple[Entry, ...]
    """Entries whose class or method the phone does not have."""
    children: dict[str, tuple[str, ...]]
    """Classes that the app needs: the phone's class above each, and perhaps an interface."""


@dataclass(frozen=True)
class _Candidate:
    """An entry at one overload, with the position of each condition's argument."""

    entry: Entry
    positions: tuple[int, ...]

    def holds(self, texts: dict[int, str | None], package: str) -> bool:
        return all(
            _holds(condition, texts.get(position), package)
            for condition, position in zip(self.entry.when, self.positions, strict=True)
        )


def make_plan(runtime: Runtime, package: str, sdk: int) -> Plan:
    """Plan a call for each entry at each overload, with arguments that its conditions want."""
    recipes = Recipes(runtime)
    watched: dict[Method, list[_Candidate]] = {}
    absent = []
    for entry in entries():
        if entry.native:
            continue
        methods = _overloads(runtime, entry, sdk)
        if not methods:
            absent.append(entry)
        for method in methods:
            candidate = _candidate(entry, method)
            if candidate is not None:
                watched.setdefault(method, []).append(candidate)
    calls: list[Call] = []
    impossible = []
    for method, candidates in sorted(watched.items(), key=lambda each: each[0].name in LAST):
        if runtime.is_closed(method):
            continue
        for candidate in candidates:
            try:
                made = _call(len(calls), candidate, method, candidates, recipes, package)
                calls.append(made)
            except LookupError as reason:
                impossible.append(f"{candidate.entry.api} {method.signature}: {reason.args[0]}")
    natives = {(each.class_name, each.method) for each in entries() if each.native}
    return Plan(
        calls=tuple(calls),
        hooked=len(watched),
        native=len(natives),
        impossible=tuple(impossible),
        absent=tuple(absent),
        children=recipes.children,
    )


def _overloads(runtime: Runtime, entry: Entry, sdk: int) -> list[Method]:
    if not entry.exists_on(sdk):
        return []
    found = runtime.overloads(entry.class_name, entry.method)
    if entry.overloads is not None:
        wanted = {tuple(types) for types in entry.overloads}
        found = [each for each in found if tuple(map(external, each.parameters)) in wanted]
    return [each for each in found if not each.is_abstract]


def _candidate(entry: Entry, method: Method) -> _Candidate | None:
    """None when the overload has no argument for one of the conditions: it is not watched."""
    types = [external(each) for each in method.parameters]
    positions = []
    for condition in entry.when:
        wanted = condition.argument
        if wanted == "this":
            positions.append(THIS)
        elif isinstance(wanted, int) and wanted < len(types):
            positions.append(wanted)
        elif wanted in types:
            positions.append(types.index(wanted))
        else:
            return None
    return _Candidate(entry, tuple(positions))


def _call(
    number: int,
    candidate: _Candidate,
    method: Method,
    candidates: list[_Candidate],
    recipes: Recipes,
    package: str,
) -> Call:
    types = {index: external(each) for index, each in enumerate(method.parameters)}
    types[THIS] = method.owner
    for texts in _texts(candidate, types):
        first = next((each for each in candidates if each.holds(texts, package)), None)
        if first is candidate:
            break
    else:
        raise LookupError("no arguments were found that its conditions want")
    arguments = []
    for index, descriptor in enumerate(method.parameters):
        text = texts.get(index) if index in candidate.positions else None
        text = FITTING.get((method.name, index), text)
        if text is None:
            arguments.append(recipes.argument(descriptor))
        elif descriptor in _NUMBERS:
            arguments.append(Number(descriptor, int(text)))
        else:
            arguments.append(recipes.from_text(types[index], text))
    receiver: Value = Null()
    if THIS in candidate.positions:
        receiver = recipes.from_text(method.owner, texts[THIS] or "")
    elif not (method.is_static or method.is_constructor):
        receiver = recipes.receiver(candidate.entry.class_name)
    return Call(number, candidate.entry, method, receiver, tuple(arguments))


def _texts(candidate: _Candidate, types: dict[int, str]) -> Iterator[dict[int, str | None]]:
    """Ways to fill the arguments that matter; the others have their usual texts."""
    usual: dict[int, str | None] = {}
    for index, kind in types.items():
        texts = USUAL_TEXTS.get(kind)
        usual[index] = texts[0] if texts else "0" if kind in ("int", "long", "short") else None
    wanted: dict[int, list[Condition]] = {}
    for condition, position in zip(candidate.entry.when, candidate.positions, strict=True):
        wanted.setdefault(position, []).append(condition)
    choices = [
        [(position, text) for text in _possible(conditions, types[position])]
        for position, conditions in wanted.items()
    ]
    for chosen in itertools.islice(itertools.product(*choices), _TRIES):
        yield usual | dict(chosen)


def _possible(conditions: list[Condition], kind: str) -> Iterator[str]:
    """Texts that may meet the conditions, likely ones first."""
    yield from USUAL_TEXTS.get(kind, ())
    for condition in conditions:
        yield from condition.is_one_of or ()
        if condition.bits is not None:
            yield str(condition.bits & -condition.bits)
    wanted = [_samples(condition) for condition in conditions if condition.like]
    for text in itertools.chain(*wanted):
        yield _as_written(kind, text)
    for texts in itertools.islice(itertools.product(*wanted), _TRIES) if wanted[1:] else ():
        first, *rest = texts
        yield _as_written(kind, first.rstrip("/?") + "".join(rest))


def _samples(condition: Condition) -> list[str]:
    return [text for pattern in condition.like or () for text in samples(pattern)]


def _as_written(kind: str, text: str) -> str:
    """A part of a description as a whole one."""
    if kind == "android.net.Uri" and "://" not in text:
        return f"content://{text}"
    if kind == "android.content.Intent" and "=" not in text:
        return f"action={text}"
    if kind == "java.lang.ProcessBuilder" and not text.startswith("["):
        return f"[cat, {text}]"
    if kind == "android.content.IntentFilter" and "=" not in text:
        return f"actions={text}"
    return text


def _holds(condition: Condition, text: str | None, package: str) -> bool:
    """As the agent decides."""
    if text is None:
        return False
    if condition.is_one_of is not None and text not in condition.is_one_of:
        return False
    if condition.like is not None and not any(re.search(each, text) for each in condition.like):
        return False
    if any(re.search(each, text) for each in condition.unlike or ()):
        return False
    if condition.bits is not None and not int(text) & condition.bits:
        return False
    target = re.search(r"(?:^| )(?:package|component)=([^ /]+)", text)
    return not condition.foreign or (target[1] if target else text) != package
