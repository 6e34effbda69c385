"""What methods the classes of the virtual phone have: its framework's and the Java runtime's."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from harness.virtualphone.zygote import FRAMEWORK
from tests.virtualphone.class_files import (
    ABSTRACT,
    INTERFACE,
    PUBLIC,
    STATIC,
    ClassFile,
    read_class,
    read_jar,
)

_CLOSED = "sun/"
"""Packages that Java keeps to itself."""
_TYPES = re.compile(r"\[*(?:L[^;]+;|[ZBCSIJFDV])")
_PRIMITIVES = {
    "Z": "boolean",
    "B": "byte",
    "C": "char",
    "S": "short",
    "I": "int",
    "J": "long",
    "F": "float",
    "D": "double",
    "V": "void",
}


def internal(name: str) -> str:
    """`android.net.Uri` -> `Landroid/net/Uri;`."""
    return f"L{name.replace('.', '/')};"


def external(descriptor: str) -> str:
    """`Landroid/net/Uri;` -> `android.net.Uri`; arrays as Java's class names write them."""
    if descriptor.startswith("L"):
        return descriptor[1:-1].replace("/", ".")
    return _PRIMITIVES.get(descriptor) or descriptor.replace("/", ".")


def readable(descriptor: str) -> str:
    """`[Ljava/lang/String;` -> `java.lang.String[]`."""
    depth = descriptor.count("[")
    return external(descriptor[depth:]) + "[]" * depth


@dataclass(frozen=True)
class Method:
    """One method or constructor as it was compiled."""

    owner: str
    name: str
    """`<init>` for a constructor."""
    descriptor: str
    flags: int

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """Descriptors of the arguments."""
        return tuple(_TYPES.findall(self.descriptor[1 : self.descriptor.index(")")]))

    @property
    def result(self) -> str:
        """Descriptor of the result."""
        return self.descriptor[self.descriptor.index(")") + 1 :]

    @property
    def is_constructor(self) -> bool:
        """Whether it makes an object."""
        return self.name == "<init>"

    @property
    def is_static(self) -> bool:
        """Whether it has no receiver."""
        return bool(self.flags & STATIC)

    @property
    def is_abstract(self) -> bool:
        """Whether it has no code that could be hooked."""
        return bool(self.flags & ABSTRACT)

    @property
    def signature(self) -> str:
        """As evidence names it."""
        return f"{self.owner}.{self.name}({', '.join(map(readable, self.parameters))})"


class Runtime:
    """The classes of an app process on the virtual phone."""

    def __init__(self) -> None:
        self._framework = read_jar(FRAMEWORK)
        self._java: dict[str, ClassFile | None] = {}
        self._modules = zipfile.ZipFile(_java_base())

    def close(self) -> None:
        """Close the files."""
        self._modules.close()

    def get(self, name: str) -> ClassFile | None:
        """The class, or None when the phone has none of that name."""
        path = name.replace(".", "/")
        found = self._framework.get(path)
        if found is None and path.startswith(("java/", "javax/", "sun/")):
            if path not in self._java:
                self._java[path] = self._java_class(path)
            found = self._java[path]
        return found

    def is_interface(self, name: str) -> bool:
        """Whether it is an interface that the phone has."""
        found = self.get(name)
        return found is not None and bool(found.flags & INTERFACE)

    def is_abstract(self, name: str) -> bool:
        """Whether no object can be made of that class itself."""
        found = self.get(name)
        return found is not None and bool(found.flags & ABSTRACT)

    def unfinished(self, name: str) -> list[Method]:
        """Methods that a class below this one has to have."""
        found: dict[tuple[str, str], Method] = {}
        for each in self._lineage(name):
            for method in _methods(each):
                found.setdefault((method.name, method.descriptor), method)
        return [each for each in found.values() if each.is_abstract]

    def is_closed(self, method: Method) -> bool:
        """Whether Java's own modules keep everybody else from calling it, by any means."""
        is_java = method.owner.replace(".", "/") in self._java
        return is_java and self.reachable(method) is None

    def overloads(self, class_name: str, method: str) -> list[Method]:
        """What frida finds under that name: the methods of the nearest class that has any."""
        wanted = "<init>" if method == "$init" else method
        for each in self._lineage(class_name):
            own = [found for found in _methods(each) if found.name == wanted]
            if own or wanted == "<init>":
                return own
        return []

    def reachable(self, method: Method) -> Method | None:
        """The same method where code of other packages may name it, or None."""
        for each in self._lineage(method.owner):
            if not each.flags & PUBLIC or each.name.startswith(_CLOSED):
                continue
            for own in _methods(each):
                same = (own.name, own.descriptor) == (method.name, method.descriptor)
                if same and own.flags & PUBLIC:
                    return own
            if method.is_constructor:
                return None
        return None

    def _lineage(self, name: str) -> Iterator[ClassFile]:
        """The class and those above it, then all their interfaces."""
        each = self.get(name)
        found = []
        while each is not None:
            found.append(each)
            above = each.parents[0].replace("/", ".") if each.parents else ""
            each = self.get(above) if above not in ("", "java.lang.Object") else None
        yield from found

    def _java_class(self, path: str) -> ClassFile | None:
        try:
            return read_class(self._modules.read(f"classes/{path}.class"))
        except KeyError:
            return None


def _methods(each: ClassFile) -> list[Method]:
    owner = each.name.replace("/", ".")
    return [
        Method(owner, member.name, member.descriptor, member.flags)
        for member in each.declared
        if member.is_method
    ]


def _java_base() -> Path:
    """The Java Development Kit's own copy of the runtime's classes."""
    compiler = shutil.which("javac") or ""
    return Path(compiler).resolve().parent.parent / "jmods" / "java.base.jmod"
