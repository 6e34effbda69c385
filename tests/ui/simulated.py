"""An app as a graph: pages of rows, drawn as trees and touched by a finger, without a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from harness.devices.interface import ShellResult
from harness.model.evidence import Bounds, parse_evidence
from harness.model.timeline import Timeline
from harness.store.recorder import Recorder
from harness.ui.answering import Answering
from harness.ui.driver import Driver, Picture, Reading
from harness.ui.explore import Budget, Explorer, Walk
from harness.ui.eyes import Eyes
from harness.ui.hand import Hand
from harness.ui.screen import read_screen
from tests.ui.conftest import PaperPhone, app_of

PACKAGE = "com.example.shop"
WIDTH, HEIGHT, ROW = 1080, 2340, 150
TOP, BOTTOM, BAR = 250, 2050, 2200


@dataclass(frozen=True)
class Row:
    """One line of a page."""

    label: str
    leads: str = ""
    """The page that a tap opens; empty: nothing happens."""
    kind: str = "TextView"
    taken: bool = True
    """It takes a tap."""


@dataclass(frozen=True)
class Page:
    """One page; its rows scroll when there are many."""

    title: str
    rows: tuple[Row, ...] = ()
    tabs: tuple[Row, ...] = ()
    container: str = "android.widget.ScrollView"
    package: str = PACKAGE
    """Another one belongs to another app."""


_WIDGETS = {"Tab": "TextView", "Bar": "TextView"}
_LAUNCHER = Page("", (Row("示例商城"),), package="com.example.launcher")


@dataclass
class Simulation(Driver):
    """The pages, and what was done to them."""

    pages: dict[str, Page]
    home: str = "home"
    trail: list[str] = field(default_factory=list)
    scrolled: int = 0
    taps: list[str] = field(default_factory=list)
    left: int = 0
    on: bool = True
    """The only switch there is."""
    actions: int = 0
    looks: int = 0

    def __post_init__(self) -> None:
        super().__init__(_Phone(self))
        self.trail = [self.home]

    @property
    def page(self) -> Page:
        """What shows; the launcher where nothing of the app is left."""
        return self.pages[self.trail[-1]] if self.trail else _LAUNCHER

    def read(self) -> Reading:
        self.looks += 1
        xml = f'<hierarchy rotation="0">{"".join(self._drawn())}</hierarchy>'
        return Reading(read_screen(xml, size=(WIDTH, HEIGHT), density=440), xml)

    def picture(self) -> Picture | None:
        return None

    def tap(self, bounds: Bounds) -> None:
        self.actions += 1
        x, y = (bounds.left + bounds.right) // 2, (bounds.top + bounds.bottom) // 2
        for row, box in self._placed():
            if box[0] <= x < box[2] and box[1] <= y < box[3]:
                self.taps.append(row.label)
                if row.kind == "Switch":
                    self.on = not self.on
                elif row.leads:
                    self._open(row)

    def swipe(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.actions += 1
        page = self.page
        longest = max(len(page.rows) * ROW - (BOTTOM - TOP), 0)
        self.scrolled = min(max(self.scrolled + start[1] - end[1], 0), longest)

    def press(self, key: str) -> None:
        self.actions += 1
        self.taps.append(key)
        self.scrolled = 0
        if key == "back" and self.trail:
            self.trail.pop()
            self.left += not self.trail

    def _open(self, row: Row) -> None:
        self.scrolled = 0
        if row.kind == "Tab":
            self.trail.clear()
        self.trail.append(row.leads)

    def _placed(self) -> Iterator[tuple[Row, tuple[int, int, int, int]]]:
        page = self.page
        for number, row in enumerate(page.rows):
            top = TOP + number * ROW - self.scrolled
            if top >= TOP and top + ROW <= BOTTOM:
                yield row, (0, top, WIDTH, top + ROW)
        for number, row in enumerate(page.tabs):
            wide = WIDTH // len(page.tabs)
            yield row, (number * wide, BAR, (number + 1) * wide, HEIGHT)

    def _drawn(self) -> Iterator[str]:
        page = self.page
        drawn = "".join(self._parts(page))
        yield drawn.replace(f'package="{PACKAGE}"', f'package="{page.package}"')

    def _parts(self, page: Page) -> Iterator[str]:
        yield _node("FrameLayout", (0, 0, WIDTH, HEIGHT), open_=True)
        if page.title:
            yield _node("TextView", (400, 90, 700, 160), text=page.title)
        scrolls = len(page.rows) * ROW > BOTTOM - TOP
        yield _node(page.container, (0, TOP, WIDTH, BOTTOM), scrolls=scrolls, open_=True)
        tabs = []
        for row, box in self._placed():
            drawn = _node(row.kind, box, text=row.label, taken=row.taken, on=self.on)
            if box[1] < BAR:
                yield drawn
            else:
                tabs.append(drawn)
        yield "</node>" + "".join(tabs) + "</node>"


class _Phone(PaperPhone):
    """Opens the app again when it is asked to."""

    def __init__(self, simulation: Simulation) -> None:
        super().__init__()
        self._simulation = simulation

    def shell(self, command: str, *, timeout_s: float = 20.0) -> ShellResult:
        if command.startswith("am start"):
            self._simulation.trail = [self._simulation.home]
        return super().shell(command, timeout_s=timeout_s)


class Walker:
    """A walk over a simulation, and what it wrote."""

    def __init__(self, folder: Path, pages: dict[str, Page]) -> None:
        self.simulation = Simulation(pages)
        self.written = Timeline()
        """What was written, where its folder is gone."""
        app = app_of(PACKAGE)
        self.recorder = Recorder(folder)
        eyes = Eyes(self.simulation, app, self.recorder)
        hand = Hand(self.simulation, eyes, self.recorder)
        answering = Answering(app, eyes, hand, settle_s=0.0)
        self.explorer = Explorer(app, eyes, hand, answering, self.recorder, pause_s=0)

    def walk(self, steps: int, seed: int = 1) -> Walk:
        """Walk so many steps, and close the recording."""
        try:
            return self.explorer.walk(Budget(seconds=600, seed=seed, steps=steps))
        finally:
            self.recorder.close()

    def timeline(self) -> Timeline:
        """What was written."""
        lines = (self.recorder.folder / "timeline.jsonl").read_text(encoding="utf-8").splitlines()
        return Timeline(parse_evidence.validate_json(line) for line in lines)


def _node(
    kind: str,
    box: tuple[int, int, int, int],
    text: str = "",
    **flags: bool,
) -> str:
    """One element; flags are `taken`, `scrolls`, `on`, and `open_` for a parent."""
    said = {
        "class": kind if "." in kind else f"android.widget.{_WIDGETS.get(kind, kind)}",
        "package": PACKAGE,
        "text": text,
        "clickable": str(flags.get("taken", False)).lower(),
        "scrollable": str(flags.get("scrolls", False)).lower(),
        "checkable": str(kind == "Switch").lower(),
        "checked": str(kind == "Switch" and flags.get("on", False)).lower(),
        "bounds": "[{},{}][{},{}]".format(*box),
    }
    words = " ".join(f"{key}={quoteattr(value)}" for key, value in said.items())
    return f"<node {words}{'' if flags.get('open_') else '/'}>"
