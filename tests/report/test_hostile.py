"""Text from the app, made fit to show."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from harness.report.hostile import DUMPED, LONGEST, dumped, marked, shown


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066", "\ufeff", "\ud800", "\x85"])
def test_hidden_signs_are_made_visible(sign: str) -> None:
    assert shown(f"a{sign}b") == "a\ufffdb"


def test_long_text_is_cut() -> None:
    assert len(shown("x" * 10_000)) == LONGEST
    assert shown("x" * 10, 5) == "xxxx…"


def test_chinese_and_line_breaks_are_left_alone() -> None:
    assert shown("悦读\n《隐私政策》") == "悦读\n《隐私政策》"


def test_a_match_is_marked_and_everything_escaped() -> None:
    assert marked("<b>«<i>»</b>") == Markup("&lt;b&gt;<mark>&lt;i&gt;</mark>&lt;/b&gt;")


def test_an_excerpt_without_a_match_is_only_escaped() -> None:
    assert marked("<b>") == Markup("&lt;b&gt;")


def test_a_dump_has_rows_of_bytes_beside_their_text_with_the_match_marked() -> None:
    before, match, after = "41" * 15, "4243", "ff00"

    assert dumped(f"{before}«{match}»{after}").split("\n") == [
        Markup("{}<mark>42</mark>  {}<mark>B</mark>").format("41 " * 15, "A" * 15),
        Markup("<mark>43</mark> ff 00 {} <mark>C</mark>··").format("   " * 13),
    ]


@pytest.mark.parametrize("dump", ["", "«»", "<b>«zz»", "«414", "0a" * 5000, "»«", "«a«b»c»"])
def test_a_dump_that_is_none_stays_harmless_and_bounded(dump: str) -> None:
    told = dumped(dump)

    assert "<b>" not in told
    assert len(told) < DUMPED * 30
