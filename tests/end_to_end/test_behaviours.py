"""Every behaviour of a splash screen, from its APK to the rules, is judged as family.yaml says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.config import Lab
from harness.devices.pool import Pool
from tests.end_to_end.behaviours import Behaviour, build, family
from tests.end_to_end.trying import perform, wrong

pytestmark = pytest.mark.timeout(300)
ALWAYS = {"fakeclose"}
"""Run with every test; the others, a quarter of a minute each, by `make test-slow`."""
each = pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(one, id=one.id, marks=() if one.id in ALWAYS else pytest.mark.slow)
        for one in family()
    ],
)


@pytest.fixture(scope="module")
def pool(state: Path) -> Iterator[Pool]:
    """One embedded phone for all of them."""
    with Pool(Lab(virtual=1), state, wanted=()) as pool:
        yield pool


@each
def test_a_behaviour_is_judged_right(
    behaviour: Behaviour, pool: Pool, state: Path, tmp_path: Path
) -> None:
    tried = perform(behaviour, pool, state=state, out=tmp_path)

    assert wrong(behaviour, tried.folder) == []


@pytest.mark.skipif(shutil.which("aapt") is None, reason="needs Debian's aapt and libsmali-java")
def test_the_committed_apps_are_what_the_template_gives() -> None:
    behaviour = family()[0]

    assert behaviour.apk.read_bytes() == build(behaviour)
