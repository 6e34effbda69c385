"""The explorer's map as a picture: pages by taps from the left, and the ways to what is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harness.model.app_map import AppMap, MapPage, MapStep, map_of
from harness.model.evidence import GoalReached, UserAction, WalkEnded
from harness.model.timeline import Timeline
from harness.report.thumbnails import Shot, Thumbnails
from harness.report.touches import Touch, Touches
from harness.report.wording import ACTIONS, GOALS, Said

MOST_PAGES, MOST_STEPS, ROWS, COLUMNS = 48, 160, 8, 9
"""Pages and steps that are drawn; pages of one column, and columns."""
NODE, TALL, ACROSS, DOWN, HEAD = 92, 164, 150, 226, 34
"""Units: width and height of a page, from one page to the next, and above the first row."""
LABEL = 14
"""Characters of a page's name."""
Way = tuple[str, str, str]
"""A page's key, an action, and its target."""


@dataclass(frozen=True)
class Node:
    """A page at its place."""

    shot: Shot
    x: float
    y: float
    label: str
    goals: tuple[Said, ...]
    on_way: bool
    """On a way to something that the rules ask for."""


@dataclass(frozen=True)
class Edge:
    """An action that leads from one page to another."""

    line: str
    """An SVG path."""
    between: str
    """Names of both pages."""
    what: Said
    """The action."""
    on_way: bool
    back: bool
    """Not away from the main page."""


@dataclass(frozen=True)
class Drawing:
    """The map."""

    width: float
    height: float
    columns: tuple[tuple[float, Said], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    pages_left: int


@dataclass(frozen=True)
class GoalRow:
    """One thing that the walk looked for, and the shortest way to it."""

    name: Said
    reached: GoalReached | None
    touches: tuple[Touch, ...]
    end: Shot | None
    """The screen that shows it."""


@dataclass(frozen=True)
class Walk:
    """What the walk found, and what it saw of the app."""

    ended: WalkEnded | None
    goals: tuple[GoalRow, ...]
    drawing: Drawing | None


def walk(timeline: Timeline, package: str, thumbnails: Thumbnails) -> Walk:
    """Everything that the report tells of it; empty for a run without a map."""
    told = map_of(timeline, package)
    goals = _goals(timeline, thumbnails)
    ended = next(reversed(list(timeline.of(WalkEnded))), None)  # a walk may go on; it adds up
    ways: set[Way] = {
        (touch.before.screen.page, touch.action.action, touch.action.target)
        for row in goals
        for touch in row.touches
        if touch.before is not None
    }
    drawing = draw(told, ways, thumbnails) if len(told.pages) > 1 else None
    known = ended is not None or any(row.reached for row in goals)
    return Walk(ended, goals if known else (), drawing)


def draw(told: AppMap, ways: set[Way], thumbnails: Thumbnails) -> Drawing:
    """Columns by taps from the main page; pages to which no way was seen stand in the last one.

    `ways`: the steps that lead to what the rules ask for.
    """
    on_way = {
        end for step in told.steps if _key(step) in ways for end in (step.origin, step.target)
    }
    on_way |= {page.key for page in told.pages if page.goals}
    kept = sorted(told.pages, key=lambda page: (page.key not in on_way, _column(page)))[:MOST_PAGES]
    columns: dict[int, list[MapPage]] = {}
    for page in sorted(kept, key=lambda page: page.first.at):
        column = columns.setdefault(_column(page), [])
        if len(column) < ROWS or page.key in on_way:
            column.append(page)
    order = sorted(columns)
    nodes: dict[str, Node] = {}
    for number, taps in enumerate(order):
        for row, page in enumerate(columns[taps]):
            x, y = 8 + number * ACROSS, HEAD + row * DOWN
            nodes[page.key] = _node(page, (x, y), thumbnails, page.key in on_way)
    rows = max((len(pages) for pages in columns.values()), default=0)
    return Drawing(
        width=16 + (len(order) - 1) * ACROSS + NODE,
        height=HEAD + rows * DOWN,
        columns=tuple((8 + n * ACROSS + NODE / 2, _taps(c)) for n, c in enumerate(order)),
        nodes=tuple(nodes.values()),
        edges=tuple(_edges(told.steps, nodes, ways)),
        pages_left=len(told.pages) - len(nodes),
    )


def _goals(timeline: Timeline, thumbnails: Thumbnails) -> tuple[GoalRow, ...]:
    best: dict[str, GoalReached] = {}
    for reached in timeline.of(GoalReached):
        known = best.get(reached.goal)
        if known is None or _length(reached) < _length(known):
            best[reached.goal] = reached
    actions = {action.id: action for action in timeline.of(UserAction)}
    touches = Touches(timeline, thumbnails)
    return tuple(
        GoalRow(
            name,
            best.get(goal),
            tuple(touches.of(actions[id_]) for id_ in _way(best.get(goal)) if id_ in actions),
            touches.screen(best[goal].screen) if goal in best else None,
        )
        for goal, name in GOALS.items()
    )


def _way(reached: GoalReached | None) -> tuple[str, ...]:
    return reached.path[:12] if reached else ()


def _length(reached: GoalReached) -> int:
    return reached.taps + reached.swipes


def _column(page: MapPage) -> int:
    return COLUMNS if page.taps is None else min(page.taps, COLUMNS - 1)


def _taps(column: int) -> Said:
    if column == COLUMNS:
        return Said("未见路径", "no way seen")
    if column == 0:
        return Said("主页", "main page")
    more = "+" if column == COLUMNS - 1 else ""
    return Said(f"{column}{more} 次点击", f"{column}{more} tap{'s' if column > 1 else ''}")


def _node(page: MapPage, at: tuple[float, float], thumbnails: Thumbnails, on_way: bool) -> Node:
    name = next((text for text in page.first.texts if text.strip()), page.key)
    label = name if len(name) <= LABEL else f"{name[: LABEL - 1]}…"
    goals = tuple(GOALS[goal] for goal in page.goals)
    return Node(thumbnails.shot(page.first), *at, label, goals, on_way)


def _edges(steps: Iterable[MapStep], nodes: dict[str, Node], ways: set[Way]) -> Iterable[Edge]:
    drawn = [s for s in steps if s.origin in nodes and s.target in nodes and s.origin != s.target]
    drawn.sort(key=lambda step: _key(step) not in ways)
    edges = [
        _edge(s, nodes[s.origin], nodes[s.target], _key(s) in ways) for s in drawn[:MOST_STEPS]
    ]
    return reversed(edges)  # the ways that matter are drawn last, above the others


def _edge(step: MapStep, origin: Node, target: Node, on_way: bool) -> Edge:
    """From the right side to the left side; back and within a column in an arc below the pages."""
    done = ACTIONS[step.action.action]
    what = Said(f"{done.zh} {step.action.target[:40]}", f"{done.en} {step.action.target[:40]}")
    top, end = origin.y + TALL / 3, target.y + TALL / 3
    back = target.x <= origin.x
    if back:
        x, to = origin.x + NODE * 0.7, target.x + NODE * 0.3
        low, low_end = origin.y + TALL, target.y + TALL
        deep = max(low, low_end) + 18
        line = f"M{x:g} {low:g} C{x:g} {deep:g} {to:g} {deep:g} {to:g} {low_end:g}"
    else:
        x, to = origin.x + NODE, target.x - 3
        bend = (to - x) / 2
        line = f"M{x:g} {top:g} C{x + bend:g} {top:g} {to - bend:g} {end:g} {to:g} {end:g}"
    return Edge(line, f"{origin.label} → {target.label}", what, on_way, back)


def _key(step: MapStep) -> Way:
    return (step.origin, step.action.action, step.action.target)
