"""Java values that the contract app makes, and the code that makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .signatures import internal

_BOXES = {
    "Z": "Boolean",
    "B": "Byte",
    "C": "Character",
    "S": "Short",
    "I": "Integer",
    "J": "Long",
    "F": "Float",
    "D": "Double",
}
_WIDE = ("J", "D")
CONTEXT = "android.content.Context"


@dataclass(frozen=True)
class Null:
    """Java's null."""


@dataclass(frozen=True)
class App:
    """The context that the calling code has."""


@dataclass(frozen=True)
class Text:
    """A string."""

    text: str


@dataclass(frozen=True)
class Number:
    """A primitive value."""

    type: str
    """Descriptor."""
    value: int = 0


@dataclass(frozen=True)
class Array:
    """An array of objects."""

    element: str
    """Descriptor of an element."""
    items: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Made:
    """What a method or constructor gives."""

    owner: str
    method: str
    """`<init>` for a constructor."""
    descriptor: str
    arguments: tuple[Value, ...] = ()
    receiver: Value | None = None
    """None for static methods and constructors."""
    by_interface: bool = False


@dataclass(frozen=True)
class Kept:
    """What a method gave once, for all calls: that is watched too, and only so much is told."""

    name: str
    made: Made


@dataclass(frozen=True)
class Listener:
    """An object of that interface that does nothing."""

    interface: str


Value = Null | App | Text | Number | Array | Made | Kept | Listener


def new(owner: str, parameters: str = "", *arguments: Value) -> Made:
    """A new object; `parameters` are descriptors."""
    return Made(owner, "<init>", f"({parameters})V", arguments)


def service(owner: str, name: str) -> Made:
    """A system service as its class."""
    asked = Made(
        CONTEXT,
        "getSystemService",
        "(Ljava/lang/String;)Ljava/lang/Object;",
        (Text(name),),
        App(),
    )
    return Made(owner, "(cast)", "", (asked,))


class Code:
    """Instructions on a stack of registers: a value is made in the register `at` and above."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.registers = 1
        self.kept: dict[str, str] = {}
        """Static fields that the code needs, by the name of what they keep: their descriptors."""

    def add(self, line: str, highest: int = 0) -> None:
        """One instruction, which uses registers up to `highest`."""
        self.lines.append(f"    {line}")
        self.registers = max(self.registers, highest + 1)

    def make(self, value: Value, at: int) -> None:
        """Leave a value in the register."""
        match value:
            case Null():
                self.add(f"const/4 v{at}, 0x0" if at < 16 else f"const/16 v{at}, 0x0", at)
            case App():
                self.add(f"move-object/from16 v{at}, p0", at)
            case Text(text):
                escaped = text.replace("\\", "\\\\").replace('"', '\\"')
                self.add(f'const-string v{at}, "{escaped}"', at)
            case Number(kind, number):
                wide = kind in _WIDE
                self.add(f"const{'-wide' if wide else ''} v{at}, {number:#x}", at + wide)
            case Array(element, items):
                self._array(element, items, at)
            case Made():
                self._call(value, at)
            case Kept(name, made):
                self._keep(name, made, at)
            case Listener(interface):
                self.add(f"const-class v{at}, {internal(interface)}", at)
                nothing = "Lcn/example/contract/Nothing;"
                call = f"{nothing}->of(Ljava/lang/Class;)Ljava/lang/Object;"
                self.add(f"invoke-static/range {{v{at} .. v{at}}}, {call}")
                self.add(f"move-result-object v{at}", at)
                self.add(f"check-cast v{at}, {internal(interface)}", at)

    def box(self, kind: str, at: int) -> None:
        """The primitive in the register becomes an object."""
        box = f"Ljava/lang/{_BOXES[kind]};"
        last = at + (kind in _WIDE)
        self.add(f"invoke-static/range {{v{at} .. v{last}}}, {box}->valueOf({kind}){box}", last)
        self.add(f"move-result-object v{at}", at)

    def unbox(self, kind: str, at: int) -> None:
        """The object in the register becomes a primitive."""
        box = f"Ljava/lang/{_BOXES[kind]};"
        name = {"Z": "boolean", "B": "byte", "C": "char", "S": "short", "I": "int"}.get(kind)
        name = name or {"J": "long", "F": "float", "D": "double"}[kind]
        self.add(f"check-cast v{at}, {box}", at)
        self.add(f"invoke-virtual/range {{v{at} .. v{at}}}, {box}->{name}Value(){kind}")
        wide = kind in _WIDE
        self.add(f"move-result{'-wide' if wide else ''} v{at}", at + wide)

    def objects(self, items: Sequence[tuple[Value, str]], at: int) -> None:
        """An Object[] of values and their descriptors, primitives in boxes."""
        self.add(f"const/16 v{at}, {len(items)}", at)
        self.add(f"new-array v{at}, v{at}, [Ljava/lang/Object;", at)
        for index, (value, kind) in enumerate(items):
            self.make(value, at + 2)
            if kind in _BOXES:
                self.box(kind, at + 2)
            self.add(f"const/16 v{at + 1}, {index}", at + 1)
            self.add(f"aput-object v{at + 2}, v{at}, v{at + 1}", at + 2)

    def _keep(self, name: str, made: Made, at: int) -> None:
        kind = made.descriptor.rpartition(")")[2]
        if made.method == "<init>":
            kind = internal(made.owner)
        field = f"Lcn/example/contract/Given;->{name}:{kind}"
        label = f":kept_{len(self.lines)}"
        self.kept[name] = kind
        self.add(f"sget-object v{at}, {field}", at)
        self.add(f"if-nez v{at}, {label}")
        self.make(made, at)
        self.add(f"sput-object v{at}, {field}", at)
        self.add(label)

    def _array(self, element: str, items: tuple[Value, ...], at: int) -> None:
        self.add(f"const/16 v{at}, {len(items)}", at)
        self.add(f"new-array v{at}, v{at}, [{element}", at)
        for index, item in enumerate(items):
            self.make(item, at + 2)
            self.add(f"const/16 v{at + 1}, {index}", at + 1)
            self.add(f"aput-object v{at + 2}, v{at}, v{at + 1}", at + 2)

    def _call(self, made: Made, at: int) -> None:
        owner = internal(made.owner)
        if made.method == "(cast)":
            self.make(made.arguments[0], at)
            self.add(f"check-cast v{at}, {owner}", at)
            return
        top = at
        if made.method == "<init>":
            self.add(f"new-instance v{at}, {owner}", at)
            # The object stays in its register, a copy of it is what the constructor gets.
            top += 1
            self.add(f"move-object/from16 v{top}, v{at}", top)
            top += 1
        elif made.receiver is not None:
            self.make(made.receiver, top)
            top += 1
        first = at + 1 if made.method == "<init>" else at
        for argument in made.arguments:
            self.make(argument, top)
            top += 1 + (isinstance(argument, Number) and argument.type in _WIDE)
        kind = "static"
        if made.method == "<init>":
            kind = "direct"
        elif made.receiver is not None:
            kind = "interface" if made.by_interface else "virtual"
        registers = f"{{v{first} .. v{top - 1}}}" if top > first else "{}"
        how = "/range" if top > first else ""
        self.add(f"invoke-{kind}{how} {registers}, {owner}->{made.method}{made.descriptor}")
        if made.method != "<init>" and not made.descriptor.endswith("V"):
            self.add(f"move-result-object v{at}", at)
