"""Windows as a picture: a simple phone's screen, drawn from the view trees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice

from PIL import Image

from harness.virtualphone import bars
from harness.virtualphone.display import (
    APP_BAR_HEIGHT,
    HEIGHT,
    NAVIGATION_BAR,
    SCREEN,
    STATUS_BAR_HEIGHT,
    WIDTH,
)
from harness.virtualphone.ink import Colour, Ink, colour
from harness.virtualphone.node import Node, Rect
from harness.virtualphone.typesetting import width
from harness.virtualphone.widgets import WIDGETS, draw_text
from harness.virtualphone.window import Kind, Window

_PAPER = (250, 250, 250, 255)
_WHITE = (255, 255, 255, 255)
_DARK = (32, 33, 36, 255)
_MOST_DRAWN = 1_500
"""Views of one window; more than a person could tell apart."""


def render(layers: Sequence[Window], time: str, battery: int) -> Image.Image:
    """Draw windows from the bottom to the top, then the system's bars, then a toast."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER[:3])
    ink = Ink(picture)
    for window in layers:
        if window.kind is Kind.ACTIVITY:
            _activity(ink, window)
        elif window.kind is Kind.DIALOG:
            _dialog(ink, window)
        elif window.kind is Kind.SYSTEM:
            _tree(ink, window)
    _bars(ink, time, battery)
    for window in layers:
        if window.kind is Kind.TOAST:
            _toast(ink, window)
    return picture


def render_off() -> Image.Image:
    """The display when it is off."""
    return Image.new("RGB", (WIDTH, HEIGHT))


def _activity(ink: Ink, window: Window) -> None:
    ink.fill(SCREEN, _PAPER)
    free = _content(window.root).bounds.top - STATUS_BAR_HEIGHT
    if window.title and free >= APP_BAR_HEIGHT * 2 // 3:
        bar = Rect(0, STATUS_BAR_HEIGHT, WIDTH, STATUS_BAR_HEIGHT + free)
        ink.fill(bar, _WHITE)
        ink.fill(Rect(0, bar.bottom - 2, WIDTH, bar.bottom), (0, 0, 0, 24))
        ink.text(Rect(48, bar.top, WIDTH - 48, bar.bottom), window.title, 54, _DARK, centred=False)
    _tree(ink, window)


def _content(root: Node) -> Node:
    """What the activity put into its window; the window's frame itself may be larger."""
    return next((node for node in root.walk() if node.resource_id == "android:id/content"), root)


def _dialog(ink: Ink, window: Window) -> None:
    ink.dim()
    panel = _panel(window.root)
    if panel.style.background:
        ink.shadow(panel.bounds, panel.style.radius)
    else:
        ink.shadow(panel.bounds, 56)
        ink.fill(panel.bounds, _WHITE, 56)
    _tree(ink, window)


def _panel(root: Node) -> Node:
    """The view that looks like the dialog: the first with a surface, or smaller than the screen."""
    node = root
    while not node.style.background and len(node.children) == 1:
        if node.bounds.height < HEIGHT * 9 // 10:
            break
        node = node.children[0]
    return node


def _toast(ink: Ink, window: Window) -> None:
    text = "\n".join(node.text for node in window.root.walk() if node.text) or window.title
    text = text[:120]
    room = min(WIDTH - 240, int(max(width(line, 42) for line in [*text.split("\n"), ""])) + 4)
    lines = 1 + int(width(text, 42)) // max(1, room) + text.count("\n")
    height = min(lines, 4) * 56 + 56
    left = (WIDTH - room) // 2
    bubble = Rect(left - 60, 2010 - height, left + room + 60, 2010)
    ink.shadow(bubble, 60)
    ink.fill(bubble, (50, 50, 50, 240), 60)
    ink.text(
        Rect(left, bubble.top + 28, left + room, bubble.bottom - 28), text, 42, _WHITE, centred=True
    )


def _tree(ink: Ink, window: Window) -> None:
    for seen in islice(window.seen.walk(), _MOST_DRAWN):
        if seen.visible.empty:
            continue
        ink.only(seen.visible, seen.node.bounds, partial(_view, ink, seen.node))


def _view(ink: Ink, node: Node) -> None:
    if node.style.background:
        background = colour(node.style.background)
        if not node.enabled:
            background = (*background[:3], background[3] * 2 // 5)
        ink.fill(node.bounds, background, node.style.radius)
    draw = next(
        (draw for ending, draw in WIDGETS.items() if node.simple_class.endswith(ending)),
        draw_text,
    )
    draw(ink, node)


def _bars(ink: Ink, time: str, battery: int) -> None:
    """Status bar and navigation bar, light or dark as what they lie on."""
    top = _contrast(ink, (WIDTH // 2, 6))
    ink.text(bars.CLOCK, time, 40, top, centred=False)
    x, y = bars.WIFI.left, bars.WIFI.bottom - 8
    for step in range(4):
        # Signal bars that grow to the right.
        height = 9 + 8 * step
        ink.fill(Rect(x + step * 11, y - height, x + step * 11 + 8, y), top, 2)
    _battery(ink, battery, top)
    bottom = _contrast(ink, (WIDTH // 2, NAVIGATION_BAR.top + 6))
    half = bars.BUTTON_WIDTH // 2
    middle = NAVIGATION_BAR.centre[1]
    back, home, recents = (half + place * bars.BUTTON_WIDTH for place in range(3))
    arrow = [(back + 16, middle - 22), (back - 20, middle), (back + 16, middle + 22)]
    ink.draw.line([*arrow, arrow[0]], bottom, 5, joint="curve")
    ink.draw.ellipse((home - 22, middle - 22, home + 22, middle + 22), outline=bottom, width=5)
    ink.draw.rounded_rectangle(
        (recents - 20, middle - 20, recents + 20, middle + 20), 5, outline=bottom, width=5
    )


def _battery(ink: Ink, battery: int, stroke: Colour) -> None:
    left, top = bars.BATTERY.left, bars.BATTERY.top + 10
    ink.draw.rounded_rectangle((left, top, left + 50, top + 30), 7, outline=stroke, width=3)
    ink.fill(Rect(left + 50, top + 10, left + 55, top + 21), stroke)
    level = max(0, min(battery, 100)) * 40 // 100
    ink.fill(Rect(left + 6, top + 6, left + 6 + level, top + 25), stroke, 3)
    room = Rect(left + 62, bars.BATTERY.top, WIDTH - 8, bars.BATTERY.bottom)
    ink.text(room, f"{battery}%", 34, stroke, centred=False)


def _contrast(ink: Ink, place: tuple[int, int]) -> Colour:
    pixel = ink.picture.getpixel(place)
    bright = isinstance(pixel, tuple) and sum(pixel[:3]) > 3 * 128
    return (60, 64, 67, 255) if bright else _WHITE
