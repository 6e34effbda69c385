"""Hooks move an app's phone where there are any, an emulator's console where there are none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from harness.model.app import App
from harness.model.evidence import Note
from harness.model.identity import Identity
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.interface import Watch
from harness.probes.movers import may_feel, moving
from tests.probes.conftest import MemorySink, ScriptedPhone, app_of

LISTENS = """0x00000001) Accelerometer | maker | ver: 1 | type: a.accelerometer(1) | perm
Connection Number: 0
\t com.example.app.Shake | WakeLockRefCount 0 | uid 10185 | cache size 0 | max cache size 0
\t Accelerometer 0x00000001 | status: active | pending flush events 0
"""


@pytest.fixture
def app() -> App:
    return app_of("com.example.app")


def hooks(*, listens: bool, blind: bool = False) -> ApiCallsProbe:
    return cast("ApiCallsProbe", SimpleNamespace(listens_to_motion=listens, blind=blind))


def watch(app: App, console: int | None) -> Watch:
    phone = ScriptedPhone(
        ("pm list packages", f"package:{app.package} uid:10185", 0), ("sensorservice", LISTENS, 0)
    )
    phone.console_port = console
    return Watch(phone, app, MemorySink(), Identity())


def test_an_app_that_hooks_know_to_listen_is_moved_by_them(app: App) -> None:
    on_desk = watch(app, 1)
    listening = hooks(listens=True)

    assert may_feel(listening, on_desk.phone)
    with moving(listening, on_desk) as mover:
        assert mover is listening


def test_without_hooks_only_an_emulator_can_be_moved(app: App) -> None:
    blind = hooks(listens=False, blind=True)

    assert may_feel(blind, watch(app, 1).phone)
    assert not may_feel(blind, watch(app, None).phone)
    with moving(blind, watch(app, None)) as mover:
        assert mover is None


def test_an_app_that_hooks_know_not_to_listen_is_left_in_peace(app: App) -> None:
    assert not may_feel(hooks(listens=False), watch(app, 1).phone)


def test_an_emulator_whose_console_is_closed_is_not_moved_and_says_so(app: App) -> None:
    on_desk = watch(app, 1)
    with moving(hooks(listens=False, blind=True), on_desk) as mover:
        assert mover is None
    (said,) = cast("MemorySink", on_desk.sink).of(Note)
    assert "cannot be moved" in said.text
