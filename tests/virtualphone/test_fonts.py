"""The phone's typeface."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from harness.virtualphone.fonts import build


@pytest.fixture(scope="module")
def drawn() -> set[int]:
    """Code points that the typeface has a glyph for."""
    with TTFont(build.TARGET) as font:
        return set(font.getBestCmap())


def test_it_draws_what_chinese_apps_say(drawn: set[int]) -> None:
    said = "我已阅读并同意《用户协议》和《隐私政策》，仅在使用中允许／跳过（5s）…“广告”×✓①￥§"
    assert {each for each in said if ord(each) not in drawn} == set()


def test_it_draws_all_of_gb_2312(drawn: set[int]) -> None:
    wanted = build.characters()
    assert len(wanted) > 7_400
    assert len(wanted - drawn) == 0


def test_its_licence_lies_beside_it() -> None:
    licence = build.TARGET.with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_it_is_small() -> None:
    assert build.TARGET.stat().st_size < 2_000_000


@pytest.mark.skipif(not build.SOURCE.exists(), reason="needs Debian's fonts-noto-cjk")
def test_it_is_what_the_script_builds(tmp_path: Path) -> None:
    fresh = tmp_path / build.TARGET.name
    build.build(build.SOURCE, fresh)
    assert fresh.read_bytes() == build.TARGET.read_bytes()
