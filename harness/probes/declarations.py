"""Java classes of the public Android SDK, read from its TypeScript declarations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harness.errors import UsageError

EARLIEST = 21
"""What the declarations cover begins here; a member without a mark is as old."""

_SCOPE = re.compile(r"(?:declare|export) module ([\w.]+) \{$")
_CLASS = re.compile(r"export (abstract )?class (\w+)(?:<.*>)?(?: extends ([\w.]+))?.*\{$")
_MEMBER = re.compile(r"(?:public|protected) (static )?(\w+)\((.*)\)(?:: .+)?;$")
_SINCE = re.compile(r"@since (\d+)")
_INTERFACE = "Constructs a new instance of the"
_NUMBERS = {"byte", "short", "int", "long", "float", "double"}
_ARRAY = re.compile(r"(\[+)(?:L(.+);|([ZBCSIJFD]))")
_PRIMITIVES = dict(
    zip(
        "ZBCSIJFD",
        ["boolean", "byte", "char", "short", "int", "long", "float", "double"],
        strict=True,
    )
)


@dataclass(frozen=True)
class Overload:
    """One method or constructor."""

    types: tuple[str, ...]
    """Argument types, as `folded` gives them."""
    since: int
    static: bool
    nameless: bool
    """Its arguments have no names: it was compiled without a body."""


@dataclass
class Declared:
    """One class or interface."""

    name: str
    """As Java's runtime calls it, such as `android.provider.Settings$Secure`."""
    parent: str | None
    abstract: bool
    since: int
    interface: bool = False
    members: dict[str, list[Overload]] = field(default_factory=dict)
    """Constructors are `$init`."""


def folded(java_type: str) -> str:
    """A Java type as the declarations know it: all numbers are one, all texts are one."""
    array = _ARRAY.fullmatch(java_type)
    if array:
        depth, name, primitive = array.groups()
        return folded(name or _PRIMITIVES[primitive]) + "[]" * len(depth)
    if java_type in _NUMBERS:
        return "number"
    if java_type in {"java.lang.String", "java.lang.CharSequence", "char"}:
        return "string"
    return "any" if java_type == "java.lang.Object" else java_type.replace("$", ".")


class Declarations:
    """All classes of one declaration file."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._classes = {one.name: one for one in _Reader(lines).classes()}

    @classmethod
    def read(cls, path: Path) -> Declarations:
        """From a file. UsageError when there is none."""
        try:
            with path.open(encoding="utf-8") as lines:
                return cls(lines)
        except OSError as error:
            tip = "npm --prefix hooks/sdk ci fetches the SDK's declarations"
            raise UsageError(f"no declarations of the Android SDK at {path}", tip=tip) from error

    def __len__(self) -> int:
        return len(self._classes)

    def find(self, name: str) -> Declared | None:
        """The class of this Java name."""
        return self._classes.get(name)

    def overloads(self, owner: Declared, method: str) -> list[Overload]:
        """The method's overloads, inherited ones too; an overriding one hides what it overrides."""
        found: dict[tuple[str, ...], Overload] = {}
        for one in self._lineage(owner):
            for overload in one.members.get(method, ()):
                found.setdefault(overload.types, overload)
            if method == "$init":
                break
        return list(found.values())

    def _lineage(self, owner: Declared) -> Iterator[Declared]:
        one: Declared | None = owner
        while one is not None:
            yield one
            one = self._classes.get(one.parent or "")


class _Reader:
    """The file is written by a program: one declaration a line, indented by its scope."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = (line.strip() for line in lines)
        self._scopes: list[str | Declared] = []
        self._note = ""

    def classes(self) -> Iterator[Declared]:
        for line in self._lines:
            if line.startswith("/**"):
                self._note = self._comment(line)
                continue
            if line.startswith("public constructor(implementation: {"):
                self._skip_to("});")
            elif line == "}":
                self._scopes.pop()
            elif scope := _SCOPE.match(line):
                self._scopes.append(scope[1])
            elif header := _CLASS.match(line):
                declared = self._class(header)
                self._scopes.append(declared)
                yield declared
            elif self._scopes and isinstance(self._scopes[-1], Declared):
                self._member(self._scopes[-1], line)
            self._note = ""

    def _comment(self, line: str) -> str:
        parts = [line]
        while "*/" not in parts[-1]:
            parts.append(next(self._lines))
        note = " ".join(parts)
        if _INTERFACE in note and isinstance(owner := self._scopes[-1], Declared):
            owner.interface = True
        return note

    def _skip_to(self, end: str) -> None:
        for line in self._lines:
            if line == end:
                return

    def _class(self, header: re.Match[str]) -> Declared:
        abstract, name, parent = header.groups()
        package = ".".join(scope for scope in self._scopes if isinstance(scope, str))
        return Declared(
            name=runtime_name(f"{package}.{name}"),
            parent=runtime_name(parent) if parent else None,
            abstract=bool(abstract),
            since=self._since(),
        )

    def _member(self, owner: Declared, line: str) -> None:
        member = _MEMBER.match(line)
        if member is None:
            return
        static, name, arguments = member.groups()
        types = tuple(_type(argument) for argument in _split(arguments))
        overload = Overload(
            types=types,
            since=max(self._since(), owner.since),
            static=bool(static),
            nameless=arguments.startswith("param0:"),
        )
        owner.members.setdefault("$init" if name == "constructor" else name, []).append(overload)

    def _since(self) -> int:
        mark = _SINCE.search(self._note)
        return int(mark[1]) if mark else EARLIEST


def runtime_name(name: str) -> str:
    """`android.provider.Settings.Secure` with `$` between a class and one inside it."""
    steps = name.split(".")
    package = next((at for at, step in enumerate(steps) if step[:1].isupper()), len(steps) - 1)
    return ".".join([*steps[:package], "$".join(steps[package:])])


def _split(arguments: str) -> Sequence[str]:
    """At commas outside of all brackets."""
    parts, depth = [""], 0
    for sign in arguments:
        depth += (sign in "<({[") - (sign in ">)}]")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def _type(argument: str) -> str:
    """The type of `name: type | null`, as `folded` gives it."""
    kind = argument.partition(": ")[2].removesuffix(" | null").strip()
    array = re.fullmatch(r"androidNative\.Array<(.+)>", kind)
    if array:
        return f"{_type(f': {array[1]}')}[]"
    return "any" if kind.startswith("any") else re.sub(r"<.*>", "", kind)
