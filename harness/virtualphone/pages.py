"""Pages of built-in apps and of the system: view trees laid out from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from harness.virtualphone.display import CONTENT, SCREEN
from harness.virtualphone.node import Node, OnTap, Rect, Style
from harness.virtualphone.typesetting import line_height, wrap
from harness.virtualphone.window import Kind, Window

GREY = "#FF5F6368"
BLUE = "#FF1A73E8"
WHITE = "#FFFFFFFF"


@dataclass(frozen=True)
class Icon:
    """One app in a grid."""

    label: str
    on_tap: OnTap
    colour: str = BLUE
    """`#AARRGGBB`."""
    resource_id: str = ""


class Column:
    """Views one below the other, as wide as `room` less a margin on both sides.

    Every method adds to the column and returns it; `top` is where the next view goes.
    """

    def __init__(self, package: str, room: Rect, *, margin: int = 48, gap: int = 24) -> None:
        self.package = package
        self.top = room.top + margin
        self._room = room
        self._margin = margin
        self._gap = gap
        self._views: list[Node] = []

    def text(
        self,
        text: str,
        *,
        size: int = 42,
        colour: str = "#FF202124",
        resource_id: str = "",
        centred: bool = False,
    ) -> Column:
        """A paragraph, as high as it needs."""
        style = Style(text_size=size, text_colour=colour, centred=centred)
        lines = wrap(text, size, self._room.width - 2 * self._margin, 200)
        bounds = self._take(len(lines) * line_height(size))
        return self.add(self._view("TextView", bounds, text, resource_id, style))

    def button(
        self,
        text: str,
        on_tap: OnTap,
        *,
        resource_id: str = "",
        background: str = BLUE,
        colour: str = WHITE,
        enabled: bool = True,
    ) -> Column:
        """A full-width button."""
        style = Style(44, colour, background, 60, centred=True)
        view = self._view("Button", self._take(132), text, resource_id, style)
        return self.add(
            replace(view, clickable=True, focusable=True, enabled=enabled, on_tap=on_tap)
        )

    def row(
        self, title: str, summary: str = "", on_tap: OnTap | None = None, *, resource_id: str = ""
    ) -> Column:
        """A title with a line below it, as in lists of settings; the whole row can be tapped."""
        bounds = self._take(132 if not summary else 186)
        left, right = bounds.left, bounds.right
        top = bounds.top + 30
        views = [
            self._view(
                "TextView", Rect(left, top, right, top + 62), title, "android:id/title", Style(46)
            ),
        ]
        if summary:
            views.append(
                self._view(
                    "TextView",
                    Rect(left, top + 70, right, top + 122),
                    summary,
                    "android:id/summary",
                    Style(38, GREY),
                )
            )
        group = self._view(
            "LinearLayout",
            Rect(self._room.left, bounds.top, self._room.right, bounds.bottom),
            "",
            resource_id,
            Style(),
        )
        return self.add(
            replace(
                group,
                clickable=on_tap is not None,
                focusable=on_tap is not None,
                on_tap=on_tap,
                children=tuple(views),
            )
        )

    def image(self, description: str, height: int, *, on_tap: OnTap | None = None) -> Column:
        """A picture, as wide as the column."""
        view = self._view("ImageView", self._take(height), "", "", Style())
        return self.add(
            replace(view, description=description, clickable=on_tap is not None, on_tap=on_tap)
        )

    def icons(self, icons: Sequence[Icon], *, columns: int = 4) -> Column:
        """A grid of apps."""
        cell = (self._room.width - 2 * self._margin) // columns
        for start in range(0, len(icons), columns):
            line = self._take(290)
            for place, icon in enumerate(icons[start : start + columns]):
                left = line.left + place * cell
                self.add(self._icon(icon, Rect(left, line.top, left + cell, line.bottom)))
        return self

    def space(self, height: int) -> Column:
        """Nothing, for so many pixels."""
        self.top += height
        return self

    def add(self, node: Node) -> Column:
        """A view that was laid out elsewhere."""
        self._views.append(node)
        return self

    def finish(self, *, bounds: Rect | None = None, style: Style | None = None) -> Node:
        """The column as one view, as high as its contents unless told otherwise."""
        room = self._room
        bounds = bounds or Rect(
            room.left, room.top, room.right, self.top - self._gap + self._margin
        )
        return Node(
            "android.widget.LinearLayout",
            bounds,
            self.package,
            style=style or Style(),
            children=tuple(self._views),
        )

    def _take(self, height: int) -> Rect:
        top = self.top
        self.top += height + self._gap
        return Rect(
            self._room.left + self._margin, top, self._room.right - self._margin, top + height
        )

    def _view(self, widget: str, bounds: Rect, text: str, resource_id: str, style: Style) -> Node:
        return Node(
            f"android.widget.{widget}", bounds, self.package, resource_id, text, style=style
        )

    def _icon(self, icon: Icon, bounds: Rect) -> Node:
        """A drawing with its label, tapped as one view as in a launcher."""
        middle, _ = bounds.centre
        drawing = self._view(
            "TextView",
            Rect(middle - 78, bounds.top + 20, middle + 78, bounds.top + 176),
            icon.label[:1],
            "",
            Style(76, WHITE, icon.colour, 44, centred=True),
        )
        label = self._view(
            "TextView",
            Rect(bounds.left, bounds.top + 194, bounds.right, bounds.top + 250),
            icon.label,
            "",
            Style(36, centred=True),
        )
        return Node(
            "android.widget.FrameLayout",
            bounds,
            self.package,
            icon.resource_id,
            description=icon.label,
            clickable=True,
            focusable=True,
            long_clickable=True,
            children=(drawing, label),
            on_tap=icon.on_tap,
        )


def page(column: Column, *, window_id: str, class_name: str, title: str = "") -> Window:
    """A full-screen page of the built-in app whose package the column names."""
    frame = Node(
        "android.widget.FrameLayout",
        SCREEN,
        column.package,
        children=(column.finish(bounds=CONTENT),),
    )
    return Window(column.package, window_id, Kind.ACTIVITY, title, class_name, frame)
