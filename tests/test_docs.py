"""What people read is true: links lead somewhere, generated pages are fresh, examples load."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from harness.config import DEFAULT_LAB, load_lab
from harness.model import pages as evidence_pages
from harness.rules import pages as rule_pages
from harness.terminal import pages as cli_pages

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "hooks" / "README.md"])
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> set[str]:
    """Headings as links name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def examples(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [dedent(code) for _, name, code in _FENCE.findall(text) if name == language]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("http:", "https:")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


@pytest.mark.parametrize("pages", [rule_pages, evidence_pages, cli_pages])
def test_generated_pages_are_what_the_code_gives(pages: ModuleType) -> None:
    assert pages.PAGE.read_text(encoding="utf-8") == pages.page()


def test_both_readmes_show_the_same_commands() -> None:
    english, chinese = (
        re.findall(r"^    (\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese


def test_the_lab_file_is_valid_and_so_is_its_commented_example(tmp_path: Path) -> None:
    assert load_lab(ROOT / "devices.yaml") == DEFAULT_LAB

    text = (ROOT / "devices.yaml").read_text(encoding="utf-8")
    uncommented = re.sub(r"^# ?(?=phones:|  )", "", text, flags=re.MULTILINE)
    example = tmp_path / "devices.yaml"
    example.write_text(uncommented, encoding="utf-8")
    assert [phone.name for phone in load_lab(example).phones] == ["pixel-6", "shelf-3"]


def test_the_guide_shows_lab_files_that_load(tmp_path: Path) -> None:
    shown = [
        code
        for page in ("README.md", "README.zh.md", "docs/devices.md")
        for code in examples(ROOT / page, "yaml")
    ]
    assert shown
    for code in shown:
        file = tmp_path / "devices.yaml"
        file.write_text(code, encoding="utf-8")
        assert load_lab(file).phones


def test_python_examples_compile() -> None:
    for page in PAGES:
        for code in examples(page, "python"):
            if "class Phone: " not in code:  # virtual-phone.md tells shapes, not code
                compile(code, str(page), "exec")
