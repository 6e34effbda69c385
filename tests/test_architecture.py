"""The arrows of docs/architecture.md, the doorways of libraries, and the order of files."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "harness"
LONGEST_FILE = 400
LONGEST_TEST = 600

ANYTHING = ("harness",)
ARROWS: dict[str, tuple[str, ...]] = {
    "": (),
    "errors": (),
    "model": (),
    "config": ("model", "errors"),
    "matching": ("model", "errors"),
    "captures": ("model", "errors", "matching", "__version__"),
    "rules": ("model", "errors"),
    "report": ("model", "errors"),
    "store": ("model", "errors"),
    "calibration": ("model", "errors"),
    "devices": ("model", "errors", "config"),
    "apps": ("model", "errors", "config", "devices.interface"),
    "ui": ("model", "errors", "devices.interface"),
    "probes": ("model", "errors", "devices.interface", "matching"),
    "versions": ("__version__",),
    "session": ("model", "errors", "devices", "apps", "ui", "probes", "store", "versions"),
    "campaign": ("model", "errors", "devices", "session", "rules", "report", "store"),
    "web": ("model", "errors", "store", "campaign", "report"),
    "doctor": ("errors", "config", "devices", "probes", "versions", "matching"),
    "terminal": (
        *("model", "errors", "devices", "probes", "report", "captures", "matching"),
        *("campaign", "doctor", "calibration"),
    ),
    "terminal.screens": ("model", "errors", "ui"),  # recognises one screen, without a phone
    "terminal.pages": ("cli", "errors"),  # a program of its own, which writes docs/cli.md
    "cli": ANYTHING,
    "pytest_plugin": ANYTHING,
    "virtualphone": ("errors",),
}
"""Part, or one module of it -> what it may import besides its part; a longer name allows only
that module."""

DOORWAYS = {
    "frida": {"probes/agent.py"},
    # The relay, which is a process of its own; and files of flows, which need no proxy.
    "mitmproxy": {"probes/traffic_addon.py", "captures/flows.py"},
    "adbutils": {"devices/adb.py"},
    "uiautomator2": {"ui/driver.py"},
    "pyaxmlparser": {"apps/apk.py"},
}

SOURCES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
NO_MIRROR = {"contract", "end_to_end", "benchmarks", "data"}
"""Test folders that follow no source folder."""
SUBJECTS = {"test_architecture.py", "test_docs.py", "calibration/test_apks.py"}
"""Tests of the whole project, or of files that are no Python."""


def name_of(path: Path) -> str:
    """`harness.probes.agent` for its file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The first name below `harness`."""
    return module.removeprefix("harness").strip(".").partition(".")[0]


def imports_of(path: Path) -> set[str]:
    module = name_of(path)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return set(imports_in(path.read_text(encoding="utf-8"), package))


def imports_in(source: str, package: str) -> Iterator[str]:
    """Every module that a file of the package names in an import, relative ones made absolute.

    For `from a.b import c` both `a.b` and `a.b.c` come: c may be a module.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: 1 - node.level or None] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def ours(imported: Iterable[str]) -> list[str]:
    """The harness's own modules among them, the longest form of each."""
    found = {name for name in imported if name == "harness" or name.startswith("harness.")}
    return sorted(
        name for name in found if not any(other.startswith(f"{name}.") for other in found)
    )


def allowed(module: str, imported: str) -> bool:
    part = part_of(module)
    if part_of(imported) == part:
        return True
    arrows = ARROWS.get(module.removeprefix("harness."), ARROWS[part])
    targets = [f"harness.{name}" if name != "harness" else name for name in arrows]
    return any(imported == target or imported.startswith(f"{target}.") for target in targets)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_follow_the_arrows(path: Path) -> None:
    module = name_of(path)

    assert part_of(module) in ARROWS, "this is no part of the plan: add it to docs/architecture.md"
    assert [name for name in ours(imports_of(path)) if not allowed(module, name)] == []


def test_nothing_imports_the_virtual_phone() -> None:
    users = {
        name_of(path)
        for path in SOURCES
        if part_of(name_of(path)) != "virtualphone"
        and any(part_of(name) == "virtualphone" for name in ours(imports_of(path)))
    }

    assert users == set()


@pytest.mark.parametrize(("library", "doorways"), DOORWAYS.items())
def test_a_library_is_imported_by_its_doorways_alone(library: str, doorways: set[str]) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in SOURCES
        if part_of(name_of(path)) != "virtualphone"
        and any(name.partition(".")[0] == library for name in imports_of(path))
    }

    assert users == doorways


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_stays_readable_in_one_sitting(path: Path) -> None:
    limit = LONGEST_FILE if path in SOURCES else LONGEST_TEST

    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].strip()


def test_no_module_is_named_after_nothing() -> None:
    stems = {part for path in SOURCES for part in path.relative_to(PACKAGE).with_suffix("").parts}

    assert stems.isdisjoint({"utils", "util", "helpers", "common", "base", "manager", "misc"})


def test_every_test_file_has_a_source_of_its_folder() -> None:
    """tests/probes/test_agent.py stands for harness/probes/; a behaviour may have its own file."""
    strays = [
        path.relative_to(ROOT).as_posix()
        for path in TESTS
        if path.relative_to(ROOT / "tests").parts[0] not in NO_MIRROR
        and path.relative_to(ROOT / "tests").as_posix() not in SUBJECTS
        and not mirrored(path)
    ]

    assert strays == []


def mirrored(test: Path) -> bool:
    inside = test.relative_to(ROOT / "tests")
    folder = PACKAGE / inside.parent
    if inside.parent == Path():
        stem = inside.stem.removeprefix("test_")
        return (folder / f"{stem}.py").exists() or (folder / stem / "__init__.py").exists()
    return (folder / "__init__.py").exists()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import harness.ui.driver", ["harness.ui.driver"]),
        ("from harness import errors", ["harness.errors"]),
        ("from .agent import Agent", ["harness.probes.agent.Agent"]),
        ("from . import agent", ["harness.probes.agent"]),
        ("from ..ui import driver", ["harness.ui.driver"]),
        ("def late():\n    from harness import ui", ["harness.ui"]),
        ("import harnessed", []),
    ],
)
def test_no_form_of_import_is_overlooked(source: str, expected: list[str]) -> None:
    assert ours(imports_in(source, "harness.probes")) == expected


def test_an_arrow_against_the_plan_is_seen() -> None:
    assert not allowed("harness.probes.agent", "harness.ui.driver")
    assert not allowed("harness.ui.driver", "harness.devices.adb.AdbPhone")
    assert allowed("harness.ui.driver", "harness.devices.interface.Phone")
    assert not allowed("harness.rules.judge", "harness.store")
