"""How each widget of Android looks, drawn over its background."""

from __future__ import annotations

from collections.abc import Callable

from harness.virtualphone.ink import Colour, Ink, colour
from harness.virtualphone.node import Node, Rect
from harness.virtualphone.typesetting import line_height

_ACCENT = (26, 115, 232, 255)
_GREY = (117, 117, 117, 255)
_FAINT = (218, 220, 224, 255)
_WHITE = (255, 255, 255, 255)
_VEIL = (0, 0, 0, 110)
_BOX = 54
_SMALL = 140
"""Buttons without words up to this size, in pixels, are drawn as an x."""


def draw_text(ink: Ink, node: Node) -> None:
    """Any view's text, inset where a background shows its edges."""
    shown = node.reported_text
    if not shown:
        if _is_small_button(node):
            ink.cross(node.bounds, _WHITE)
        return
    bounds, style = node.bounds, node.style
    free = max(0, bounds.height - line_height(style.text_size)) // 2
    inset = min(free, 48) if style.background and not style.centred else 0
    room = Rect(bounds.left + inset, bounds.top, bounds.right - inset, bounds.bottom)
    ink.text(room, shown, style.text_size, _text_colour(node), centred=style.centred)


def _is_small_button(node: Node) -> bool:
    """Whether it is the unnamed x of an advertisement."""
    small = max(node.bounds.width, node.bounds.height) <= _SMALL
    return small and node.clickable and not node.text and not node.children


def _text_colour(node: Node) -> Colour:
    text = colour(node.style.text_colour)
    if node.showing_hint or not node.enabled:
        return (*text[:3], text[3] * 2 // 5)
    return text


def _button(ink: Ink, node: Node) -> None:
    ink.text(node.bounds, node.text, node.style.text_size, _text_colour(node), centred=True)


def _field(ink: Ink, node: Node) -> None:
    bounds = node.bounds
    draw_text(ink, node)
    weight = 6 if node.focused else 3
    line = Rect(bounds.left, bounds.bottom - 12 - weight, bounds.right, bounds.bottom - 12)
    ink.fill(line, _ACCENT if node.focused else _GREY)


def _beside_text(node: Node) -> tuple[Rect, Rect]:
    """Where a box goes, and the room that it leaves for the text."""
    bounds = node.bounds
    side = min(_BOX, bounds.height, bounds.width)
    _, middle = bounds.centre
    left = bounds.left + (12 if bounds.width > side + 24 else (bounds.width - side) // 2)
    box = Rect(left, middle - side // 2, left + side, middle - side // 2 + side)
    return box, Rect(box.right + 18, bounds.top, bounds.right, bounds.bottom)


def _check_box(ink: Ink, node: Node) -> None:
    box, room = _beside_text(node)
    frame = (box.left, box.top, box.right - 1, box.bottom - 1)
    if node.checked:
        ink.draw.rounded_rectangle(frame, 8, fill=_ACCENT)
        ink.tick(box, _WHITE)
    else:
        ink.draw.rounded_rectangle(frame, 8, fill=_WHITE, outline=_GREY, width=5)
    ink.text(room, node.text, node.style.text_size, _text_colour(node), centred=False)


def _radio_button(ink: Ink, node: Node) -> None:
    box, room = _beside_text(node)
    frame = (box.left, box.top, box.right - 1, box.bottom - 1)
    ink.draw.ellipse(frame, fill=_WHITE, outline=_ACCENT if node.checked else _GREY, width=5)
    if node.checked:
        x, y = box.centre
        ink.draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=_ACCENT)
    ink.text(room, node.text, node.style.text_size, _text_colour(node), centred=False)


def _switch(ink: Ink, node: Node) -> None:
    bounds = node.bounds
    _, middle = bounds.centre
    track = Rect(bounds.right - 110, middle - 30, bounds.right - 10, middle + 30)
    ink.fill(track, _ACCENT if node.checked else _FAINT, 30)
    knob = track.right - 32 if node.checked else track.left + 32
    ink.draw.ellipse((knob - 22, middle - 22, knob + 22, middle + 22), fill=_WHITE)
    room = Rect(bounds.left, bounds.top, track.left - 12, bounds.bottom)
    ink.text(room, node.text, node.style.text_size, _text_colour(node), centred=False)


def _picture(ink: Ink, node: Node) -> None:
    bounds = node.bounds
    if _is_small_button(node):
        if not node.style.background:
            ink.fill(bounds, _VEIL, bounds.width // 2)
        ink.cross(bounds, _WHITE)
        return
    if not node.style.background:
        ink.gradient(bounds, node.resource_id or node.description)
    if node.description and bounds.width >= 300:
        ink.text(bounds, node.description[:60], 48, (60, 64, 67, 255), centred=True)


def _progress(ink: Ink, node: Node) -> None:
    x, y = node.bounds.centre
    size = min(node.bounds.width, node.bounds.height, 160) // 2
    if size > 8:
        ink.draw.arc((x - size, y - size, x + size, y + size), 20, 290, _ACCENT, max(4, size // 7))


WIDGETS: dict[str, Callable[[Ink, Node], None]] = {
    "CheckBox": _check_box,
    "RadioButton": _radio_button,
    "ToggleButton": _button,
    "Switch": _switch,
    "SwitchCompat": _switch,
    "ImageButton": _picture,
    "ImageView": _picture,
    "Button": _button,
    "EditText": _field,
    "ProgressBar": _progress,
}
"""By the ending of the class name; the first that fits is taken."""
