"""Reads compiled Java classes: their names, what is above them, and their members."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

_SIZES = {3: 5, 4: 5, 5: 9, 6: 9, 7: 3, 8: 3, 9: 5, 10: 5, 11: 5, 12: 5, 15: 4, 16: 3, 18: 5}
_UTF8, _LONG, _DOUBLE = 1, 5, 6
PUBLIC, STATIC, INTERFACE, ABSTRACT = 0x1, 0x8, 0x200, 0x400


@dataclass(frozen=True)
class Member:
    """A method or a field."""

    name: str
    descriptor: str
    flags: int

    @property
    def is_method(self) -> bool:
        """Whether it is a method or a constructor."""
        return self.descriptor.startswith("(")


@dataclass(frozen=True)
class ClassFile:
    """One class or interface; names are written with slashes."""

    name: str
    parents: tuple[str, ...]
    """Superclass and interfaces."""
    declared: tuple[Member, ...]
    flags: int = 0

    @property
    def members(self) -> frozenset[str]:
        """`name(arguments)result` for methods, `name:type` for fields."""
        return frozenset(
            f"{each.name}{'' if each.is_method else ':'}{each.descriptor}" for each in self.declared
        )


def read_jar(jar: Path) -> dict[str, ClassFile]:
    """All classes of a jar, by name."""
    with zipfile.ZipFile(jar) as archive:
        names = [name for name in archive.namelist() if name.endswith(".class")]
        classes = [read_class(archive.read(name)) for name in names]
    return {each.name: each for each in classes}


def read_class(code: bytes) -> ClassFile:
    """One class file, which must be well-formed."""
    constants, at = _constants(code)

    def text(number: int) -> str:
        return constants[number][2:].decode()

    def class_name(number: int) -> str:
        return text(struct.unpack(">H", constants[number])[0]) if number else ""

    flags, own, above, interfaces = struct.unpack_from(">4H", code, at)
    numbers = struct.unpack_from(f">{interfaces}H", code, at + 8)
    at += 8 + 2 * interfaces
    members = []
    for _ in ("fields", "methods"):
        total = struct.unpack_from(">H", code, at)[0]
        at += 2
        for _ in range(total):
            access, name, kind, attributes = struct.unpack_from(">4H", code, at)
            members.append(Member(text(name), text(kind), access))
            at += 8
            for _ in range(attributes):
                at += 6 + struct.unpack_from(">I", code, at + 2)[0]
    parents = tuple(class_name(number) for number in (above, *numbers) if number)
    return ClassFile(class_name(own), parents, tuple(members), flags)


def _constants(code: bytes) -> tuple[dict[int, bytes], int]:
    """The constant pool without its tags, and where it ends."""
    constants: dict[int, bytes] = {}
    count = struct.unpack_from(">H", code, 8)[0]
    at, index = 10, 1
    while index < count:
        tag = code[at]
        size = 3 + struct.unpack_from(">H", code, at + 1)[0] if tag == _UTF8 else _SIZES[tag]
        constants[index] = code[at + 1 : at + size]
        at += size
        index += 2 if tag in {_LONG, _DOUBLE} else 1
    return constants, at
