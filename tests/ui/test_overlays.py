"""Screens drawn as outlines: what leads out is tapped, and nothing else ever is."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from harness.ui import lexicon, wording
from harness.ui.recognise import recognise
from harness.ui.recognised import ACT_FROM, Recognised
from harness.ui.screen import read_screen

from .outlines import Outline, read_outlines

DATA = Path(__file__).parents[1] / "data" / "screens"
WITH = read_outlines(DATA / "ways-out.txt")
WITHOUT = read_outlines(DATA / "no-way-out.txt")
SCREEN_MS = 20
_BOUNDS = re.compile(r"\[(\d+),(\d+)\]\[(\d+),(\d+)\]")


def answer(outline: Outline) -> Recognised:
    return recognise(read_screen(outline.xml, size=outline.size))


def tapped(told: Recognised) -> tuple[int, int, int, int] | None:
    if told.target is None:
        return None
    bounds = told.target.bounds
    return bounds.left, bounds.top, bounds.right, bounds.bottom


def scaled(outline: Outline, times: float) -> Outline:
    """The same screen on a phone with smaller or larger pixels."""

    def of(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(round(number * times) for number in numbers)

    def place(found: re.Match[str]) -> str:
        return "[{},{}][{},{}]".format(*of(tuple(map(int, found.groups()))))

    size = of(outline.size)
    ways = tuple((a, b, c, d) for a, b, c, d in (of(way) for way in outline.ways))
    xml = _BOUNDS.sub(place, outline.xml)
    return Outline(outline.title, outline.kind, xml, (size[0], size[1]), ways)


def named(outline: Outline) -> str:
    return f"{outline.kind}: {outline.title}"


def test_there_are_enough_screens_with_and_without_a_way_out() -> None:
    assert len(WITH) >= 60
    assert len(WITHOUT) >= 60
    assert all(outline.ways for outline in WITH)
    assert not any(outline.ways for outline in WITHOUT)


@pytest.mark.parametrize("outline", WITH, ids=named)
def test_the_way_out_is_what_would_be_tapped(outline: Outline) -> None:
    told = answer(outline)
    assert told.kind == outline.kind
    assert tapped(told) in outline.ways
    assert told.target is not None
    assert told.target.confidence >= ACT_FROM
    assert told.target.reason


@pytest.mark.parametrize("outline", WITHOUT, ids=named)
def test_nothing_is_tapped_where_nothing_leads_out(outline: Outline) -> None:
    told = answer(outline)
    assert told.kind == outline.kind
    assert told.target is None


@pytest.mark.parametrize("times", [720 / 1080, 1440 / 1080])
@pytest.mark.parametrize("outline", [*WITH, *WITHOUT], ids=named)
def test_a_screen_is_told_alike_on_phones_of_other_sizes(outline: Outline, times: float) -> None:
    other = scaled(outline, times)
    told = answer(other)
    assert told.kind == other.kind
    assert (tapped(told) in other.ways) if other.ways else (told.target is None)


@pytest.mark.parametrize("outline", WITH, ids=named)
def test_without_its_way_out_nothing_that_takes_the_offer_is_tapped_instead(
    outline: Outline,
) -> None:
    xml = outline.xml
    for left, top, right, bottom in outline.ways:
        xml = xml.replace(f'bounds="[{left},{top}][{right},{bottom}]"', 'bounds="[0,0][0,0]"')
    told = recognise(read_screen(xml, size=outline.size))
    if told.target is not None:
        assert not lexicon.is_positive(told.target.label)
        assert not wording.agrees(told.target.label)


@pytest.mark.parametrize("outline", [*WITH, *WITHOUT], ids=named)
def test_every_candidate_is_told_with_a_reason_the_surest_first(outline: Outline) -> None:
    told = answer(outline)
    assert told.reason
    assert all(way.reason and 0 <= way.confidence <= 1 for way in told.candidates)
    if told.kind not in {"consent", "permission"}:
        sure = [way.confidence for way in told.candidates]
        assert sure == sorted(sure, reverse=True)


def test_one_screen_takes_less_than_twenty_milliseconds() -> None:
    """Of this process's own time, over all screens drawn here."""
    outlines = [*WITH, *WITHOUT]
    for outline in outlines[:5]:
        answer(outline)
    began = time.process_time()
    for outline in outlines:
        answer(outline)
    each_ms = (time.process_time() - began) * 1000 / len(outlines)
    assert each_ms < SCREEN_MS


_NODE = '<node package="com.example.app" text="{}" resource-id="{}" bounds="{}" clickable="true"/>'
_ROOT = '<node package="com.example.app" bounds="[0,0][1080,2340]">'
HOSTILE = {
    "close marks": _NODE.format("", "a:id/iv_close", "[900,100][980,180]"),
    "cards": _NODE.format("", "", "[100,500][980,1800]"),
    "shades": _NODE.format("广告", "", "[0,0][1080,2340]"),
    "titles": _NODE.format("标题", "", "[300,100][600,180]")
    + _NODE.format("", "", "[0,100][80,180]"),
    "refusals": _NODE.format("不同意", "", "[300,100][600,180]")
    + _NODE.format("《隐私政策》同意", "", "[300,300][600,380]"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_fifty_thousand_elements_of_any_kind_are_told_in_bounded_time(kind: str) -> None:
    count = 50_000 // HOSTILE[kind].count("<node")
    xml = f"<hierarchy>{_ROOT}{HOSTILE[kind] * count}</node></hierarchy>"
    began = time.process_time()
    recognise(read_screen(xml, size=(1080, 2340)))
    assert time.process_time() - began < 10
