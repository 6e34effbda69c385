"""Trees written for tests as outlines: a line for each element, indented under its parent.

    ## splash: a circle without a name in the corner
    Frame 0,0 1080x2340
      Image 0,0 1080x2100 tap
      View 930,120 105x105 tap <-
      "广告" 40,2240 120x60

A line has an optional class, "text", 'description', #id, place and size, flags (tap, scroll, check,
checked, off), `pkg=` for a root, and `<-` where a tap leads out. The heading gives the kind,
and `@720x1600` where the screen has not the usual size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

_LINE = re.compile(
    r"(?P<indent> *)(?P<kind>[A-Z][\w.]*)? ?"
    r'(?:"(?P<text>[^"]*)")? ?(?:\'(?P<desc>[^\']*)\')? ?(?:#(?P<id>\S+))? ?'
    r"(?P<x>-?\d+),(?P<y>-?\d+) (?P<w>\d+)x(?P<h>\d+)(?P<flags>(?: [a-z]+(?:=\S+)?)*)(?P<way> <-)?"
)
_HEADING = re.compile(r"## (?P<kind>\w+): (?P<title>[^@]+)(?: @(?P<w>\d+)x(?P<h>\d+))?")
_CLASSES = {
    "Frame": "android.widget.FrameLayout",
    "Linear": "android.widget.LinearLayout",
    "Relative": "android.widget.RelativeLayout",
    "Group": "android.view.ViewGroup",
    "View": "android.view.View",
    "Image": "android.widget.ImageView",
    "ImageButton": "android.widget.ImageButton",
    "Button": "android.widget.Button",
    "Text": "android.widget.TextView",
    "Edit": "android.widget.EditText",
    "Check": "android.widget.CheckBox",
    "CheckedText": "android.widget.CheckedTextView",
    "Switch": "android.widget.Switch",
    "List": "androidx.recyclerview.widget.RecyclerView",
    "Scroll": "android.widget.ScrollView",
    "Pager": "androidx.viewpager.widget.ViewPager",
    "Web": "android.webkit.WebView",
    "WebImage": "android.widget.Image",
    "Texture": "android.view.TextureView",
    "Surface": "android.view.SurfaceView",
    "Progress": "android.widget.ProgressBar",
}
_FLAGS = {
    "tap": 'clickable="true"',
    "scroll": 'scrollable="true"',
    "check": 'checkable="true"',
    "checked": 'checkable="true" checked="true"',
    "off": 'enabled="false"',
}
PACKAGE = "com.example.shop"


@dataclass(frozen=True)
class Outline:
    """One drawn screen and what is true of it."""

    title: str
    kind: str
    xml: str
    size: tuple[int, int]
    ways: tuple[tuple[int, int, int, int], ...]
    """Bounds of what leads out; empty where nothing may be tapped."""


def read_outlines(path: Path) -> list[Outline]:
    """All screens of one file."""
    blocks = re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [_outline(block) for block in blocks if block.startswith("## ")]


def _outline(block: str) -> Outline:
    heading, *lines = [line for line in block.splitlines() if line.strip()]
    said = _HEADING.fullmatch(heading.strip())
    assert said, heading
    size = (int(said["w"]), int(said["h"])) if said["w"] else (1080, 2340)
    ways: list[tuple[int, int, int, int]] = []
    body = "".join(_elements(lines, ways))
    return Outline(
        said["title"].strip(),
        said["kind"],
        f'<?xml version="1.0" encoding="UTF-8"?><hierarchy rotation="0">{body}</hierarchy>',
        size,
        tuple(ways),
    )


def _elements(lines: list[str], ways: list[tuple[int, int, int, int]]) -> Iterator[str]:
    open_at: list[int] = []
    package = PACKAGE
    for line in lines:
        read = _LINE.fullmatch(line.rstrip())
        assert read, line
        indent = len(read["indent"])
        while open_at and open_at[-1] >= indent:
            open_at.pop()
            yield "</node>"
        flags = (read["flags"] or "").split()
        if not open_at:
            package = next((f[4:] for f in flags if f.startswith("pkg=")), PACKAGE)
        left, top = int(read["x"]), int(read["y"])
        bounds = left, top, left + int(read["w"]), top + int(read["h"])
        if read["way"]:
            ways.append(bounds)
        yield _element(read, bounds, flags, package)
        open_at.append(indent)
    yield "</node>" * len(open_at)


def _element(
    read: re.Match[str], bounds: tuple[int, int, int, int], flags: list[str], package: str
) -> str:
    name = read["id"] or ""
    if name and ":" not in name:
        name = f"{package}:id/{name}"
    kind = read["kind"] or "Text"
    attributes = {
        "text": read["text"] or "",
        "resource-id": name,
        "class": _CLASSES.get(kind, kind),
        "package": package,
        "content-desc": read["desc"] or "",
        "bounds": "[{},{}][{},{}]".format(*bounds),
    }
    said = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    marks = " ".join(_FLAGS[flag] for flag in flags if not flag.startswith("pkg="))
    return f"<node {said} {marks}>"
