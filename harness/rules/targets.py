"""Where a start leads: a store, the browser, a mini-program, a download, another app."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from harness.rules.wording import Words

_TARGETS = Path(__file__).parent / "data" / "jump_targets.yaml"
_MIME = re.compile(r"\btyp=(\S+)")


class Target(Enum):
    """What kind of page a start leads to."""

    APP = Words("another app", "其他应用")
    STORE = Words("an app store", "应用商店")
    BROWSER = Words("the browser", "浏览器")
    MINI_PROGRAM = Words("a mini-program", "小程序")
    DOWNLOAD = Words("the installation of a package", "安装包下载安装")
    LANDING = Words("a landing page inside the app", "应用内落地页")
    OWN = Words("a page of the app itself", "应用自身页面")


@dataclass(frozen=True)
class Lead:
    """What is known of a start's target."""

    package: str
    activity: str = ""
    """Full class name."""
    address: str = ""
    """The intent's URI, as far as it was seen."""
    line: str = ""
    """The line of the log, which tells the type of the data."""


def kind_of(lead: Lead, *, own: bool) -> Target:
    """What the start leads to; `own`: the target is the app under test itself."""
    for row in _rows():
        kind = Target[row["kind"].upper()]
        if (kind is Target.LANDING) is own and _fits(row, lead):
            return kind
    return Target.OWN if own else Target.APP


def _fits(row: Mapping[str, str], lead: Lead) -> bool:
    tests = {name: test for name, test in _TESTS.items() if name in row}
    return bool(tests) and all(test(lead, row[name]) for name, test in tests.items())


def _path(lead: Lead) -> str:
    return re.split(r"[?#]", lead.address, maxsplit=1)[0]


def _mime(lead: Lead) -> str:
    found = _MIME.search(lead.line)
    return found[1] if found else ""


_TESTS: dict[str, Callable[[Lead, str], bool]] = {
    "package": lambda lead, told: lead.package.casefold() == told,
    "prefix": lambda lead, told: lead.package.casefold().startswith(told),
    "word": lambda lead, told: told in lead.package.casefold(),
    "activity": lambda lead, told: told in lead.activity.casefold(),
    "scheme": lambda lead, told: lead.address.casefold().startswith(f"{told}:"),
    "address": lambda lead, told: lead.address.casefold().startswith(told),
    "ending": lambda lead, told: _path(lead).casefold().endswith(told),
    "mime": lambda lead, told: _mime(lead).casefold() == told,
}
"""Name of a column -> whether a row's word there fits the lead."""


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(YAML(typ="safe", pure=True).load(_TARGETS.read_text(encoding="utf-8")))
