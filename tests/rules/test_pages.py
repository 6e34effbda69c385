"""docs/rules.md says what the code does."""

from __future__ import annotations

from harness.rules import SPECIFICATION
from harness.rules.pages import main, page


def test_the_page_in_docs_is_the_one_the_code_writes() -> None:
    assert main(["--check"]) == 0, "run: python -m harness.rules.pages"


def test_every_rule_is_on_the_page() -> None:
    text = page()

    assert [rule.id for rule in SPECIFICATION if f"### `{rule.id}`" not in text] == []
