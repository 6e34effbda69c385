"""Writes docs/rules.md from the specification: `python -m harness.rules.pages [--check]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from ruamel.yaml import YAML

from harness.errors import ExitCode
from harness.rules import NAME, SPECIFICATION
from harness.rules.data_types import data_types
from harness.rules.interface import Rule
from harness.rules.owners import TRANSPARENT, sdks
from harness.rules.watching import PROBES

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
_CLAUSES = Path(__file__).parent / "data" / "clauses.yaml"
_WEIGHTS = {
    "required": "需同意 needs consent",
    "review": "人工复核 a person decides",
    "none": "不评估 not assessed",
}

_HEAD = f"""# Rules 检测规则

Written by `python -m harness.rules.pages` from the code. Specification: {NAME}
移动互联网应用程序（APP）用户权益保护测评规范; clauses are paraphrased.

A rule is a pure function of what was observed. It answers 不符合要求 (violated),
需人工复核 (a person decides), 未见异常 (met), 不适用 (not applicable) or
无法判定 (inconclusive). “Met” and “not applicable” rest on silence, so they stand only
when every probe the rule needs watched every phase it needs to the end; otherwise the
answer is inconclusive. What was seen stands, whatever was lost later.
"""
_OWNERS = """## 代码主体 Owners

A call belongs to the first frame, counted from the API, that is neither platform nor
plumbing (such as okhttp3), by the longest package prefix that ends at a dot. Known are
{third} third parties by {prefixes} prefixes; code that nobody claims is named by its
package. A host belongs to a third party by its domain, to the app when the domain is the
application id turned round, and else to nobody known."""


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` say whether it is what the code would write."""
    text = page()
    if "--check" in arguments:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        return ExitCode.MET if same else ExitCode.USAGE
    PAGE.write_text(text, encoding="utf-8")
    return ExitCode.MET


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join([*_head(), *_chapters(), *_data(), *_owners()]) + "\n"


def _head() -> Iterator[str]:
    yield _HEAD


def _chapters() -> Iterator[str]:
    for chapter, rules in groupby(SPECIFICATION, key=lambda rule: rule.clause.split(".")[0]):
        title, en = _clause_names()[chapter]
        yield f"## {chapter} {title} ({en})"
        yield ""
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    title, en = _clause_names()[rule.clause]
    yield f"### `{rule.id}`"
    yield ""
    yield f"{rule.title_zh}。{rule.title}."
    yield ""
    yield f"- 条款 Clause: {rule.clause} {title} ({en})"
    yield f"- 问题类型 Label: {rule.label}"
    yield f"- 依据 Also asked by: {rule.basis}"
    yield f"- 判定 Decided by: {rule.how}"
    yield f"- 观测 Watches: {', '.join(PROBES[p].en for p in sorted(rule.needs))}"
    yield f"- 阶段 Phases: {', '.join(f'{p.label} {p.label_en}' for p in rule.phases)}"
    yield ""


def _data() -> Iterator[str]:
    yield "## 数据类型 Data types"
    yield ""
    yield "| 数据 | Data | 同意 Consent | 不可变 Immutable | 来源 Source |"
    yield "|---|---|---|---|---|"
    for kind in data_types():
        immutable = "是 yes" if kind.immutable else ""
        yield f"| {kind.name} | {kind.en} | {_WEIGHTS[kind.weight]} | {immutable} | {kind.source} |"
    yield ""


def _owners() -> Iterator[str]:
    third = [sdk for sdk in sdks() if sdk.kind not in TRANSPARENT]
    prefixes = sum(len(sdk.prefixes) for sdk in third)
    yield _OWNERS.format(third=len(third), prefixes=prefixes)


@cache
def _clause_names() -> dict[str, tuple[str, str]]:
    rows = YAML(typ="safe", pure=True).load(_CLAUSES.read_text(encoding="utf-8"))
    return {row["clause"]: (row["title"], row["en"]) for row in rows}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
