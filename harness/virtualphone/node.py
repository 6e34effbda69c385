"""One view of a screen as a value, and the reading of the view trees that apps send."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

MAX_NODES = 5_000
MAX_DEPTH = 60
MAX_TEXT = 10_000
FIELDS = 12
"""Fields of one node in a `window` line of the bridge (docs/virtual-phone.md)."""

_FAR = 100_000
"""No coordinate is further from the origin than this."""
_TEXT_VIEWS = ("TextView", "Button", "EditText", "CheckBox", "Switch")

OnTap = Callable[[], Awaitable[None] | None]


class Rect(NamedTuple):
    """Pixels: left and top are inside, right and bottom are not."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Never negative."""
        return max(0, self.right - self.left)

    @property
    def height(self) -> int:
        """Never negative."""
        return max(0, self.bottom - self.top)

    @property
    def empty(self) -> bool:
        """Whether it holds no pixel."""
        return self.width == 0 or self.height == 0

    @property
    def centre(self) -> tuple[int, int]:
        """The pixel in the middle."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def clipped(self, other: Rect) -> Rect:
        """What both have in common; an empty rectangle when that is nothing."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Rect(
            left,
            top,
            max(left, min(self.right, other.right)),
            max(top, min(self.bottom, other.bottom)),
        )


@dataclass(frozen=True)
class Style:
    """How a view is drawn."""

    text_size: int = 42
    """Pixels."""
    text_colour: str = "#FF202124"
    """`#AARRGGBB`."""
    background: str = ""
    """`#AARRGGBB`, or nothing."""
    radius: int = 0
    """Pixels, of the background's corners."""
    centred: bool = False


@dataclass(frozen=True)
class Node:
    """One view with its children, as accessibility tells it."""

    class_name: str
    bounds: Rect
    """On the screen, and it may reach over its edges."""
    package: str = ""
    resource_id: str = ""
    """Such as `com.x:id/skip`, or empty."""
    text: str = ""
    description: str = ""
    enabled: bool = True
    clickable: bool = False
    long_clickable: bool = False
    checkable: bool = False
    checked: bool = False
    focusable: bool = False
    focused: bool = False
    scrollable: bool = False
    password: bool = False
    selected: bool = False
    showing_hint: bool = False
    """The text is an empty field's hint."""
    style: Style = Style()
    children: tuple[Node, ...] = ()
    on_tap: OnTap | None = field(default=None, compare=False, repr=False)
    """What a tap on a window of the system does; apps answer their own touches."""

    @property
    def simple_class(self) -> str:
        """The class without its package."""
        return self.class_name.rpartition(".")[2]

    @property
    def reported_text(self) -> str | None:
        """The text as accessibility gives it: passwords as dots, None where there can be none."""
        if self.password and not self.showing_hint:
            return "•" * len(self.text)
        if self.text or self.simple_class.endswith(_TEXT_VIEWS):
            return self.text
        return None

    def walk(self) -> Iterator[Node]:
        """The node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class _Draft:
    """A node's fields, before its children are known."""

    row: Sequence[str]
    children: list[_Draft] = field(default_factory=list)

    def finish(self, package: str) -> Node:
        return _parse_node(
            self.row, package, tuple(child.finish(package) for child in self.children)
        )


def parse_tree(fields: Sequence[str | None], *, package: str, screen: Rect) -> Node:
    """The tree in the node fields of a `window` line; anything absurd is bounded, never refused.

    At most MAX_NODES nodes and MAX_DEPTH levels are kept, a depth that jumps is one level deeper,
    a second root becomes a child of the first, and no node at all is an empty frame.
    """
    path: list[_Draft] = []
    root: _Draft | None = None
    whole = len(fields) // FIELDS * FIELDS
    for start in range(0, min(whole, MAX_NODES * FIELDS), FIELDS):
        draft = _Draft([text or "" for text in fields[start : start + FIELDS]])
        if root is None:
            root, path = draft, [draft]
            continue
        depth = max(1, min(_integer(draft.row[0], 1), len(path), MAX_DEPTH))
        del path[depth:]
        path[-1].children.append(draft)
        path.append(draft)
    if root is None:
        return Node("android.widget.FrameLayout", screen, package)
    return root.finish(package)


def _parse_node(row: Sequence[str], package: str, children: tuple[Node, ...]) -> Node:
    _, class_name, resource_id, text, description, bounds, flags, size, *look = row
    colour, background, radius, gravity = look
    return Node(
        class_name=class_name[:200] or "android.view.View",
        bounds=_rect(bounds),
        package=package,
        resource_id=resource_id[:500],
        text=text[:MAX_TEXT],
        description=description[:MAX_TEXT],
        enabled="e" in flags,
        clickable="c" in flags,
        long_clickable="l" in flags,
        checkable="C" in flags,
        checked="x" in flags,
        focusable="f" in flags,
        focused="F" in flags,
        scrollable="s" in flags,
        password="p" in flags,
        selected="S" in flags,
        showing_hint="h" in flags,
        style=Style(
            text_size=max(8, min(_integer(size, 42), 300)),
            text_colour=_colour(colour) or "#FF202124",
            background=_colour(background),
            radius=max(0, min(_integer(radius, 0), 1_000)),
            centred=gravity == "center",
        ),
        children=children,
    )


def _integer(text: str, otherwise: int) -> int:
    """A short decimal number; a hostile one is no number."""
    if len(text) > 12 or not text.lstrip("-").isdecimal():
        return otherwise
    try:
        return int(text)
    except ValueError:
        return otherwise


def _rect(text: str) -> Rect:
    parts = text.split(",", 4)
    if len(parts) != 4:
        return Rect(0, 0, 0, 0)
    left, top, right, bottom = (max(-_FAR, min(_integer(part, 0), _FAR)) for part in parts)
    return Rect(left, top, max(left, right), max(top, bottom))


def _colour(text: str) -> str:
    digits = text.removeprefix("#")
    if len(digits) == 6:
        digits = "FF" + digits
    hexadecimal = set(digits) <= set("0123456789abcdefABCDEF")
    return f"#{digits.upper()}" if len(digits) == 8 and hexadecimal else ""
