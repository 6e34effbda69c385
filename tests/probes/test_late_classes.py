"""Classes that come with the app are hooked when a class loader brings them, however it does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harness.model.evidence import HookMissing, HooksInstalled

from .conftest import Subject

CLASS = "com.google.android.gms.ads.identifier.AdvertisingIdClient"


@pytest.fixture
def subject(new_subject: Callable[[], Subject]) -> Subject:
    return new_subject()


def the_call(subject: Subject) -> str:
    """The plugin's first call: its name, once it was seen exactly once."""
    assert subject.say(f"plugin {CLASS} getAdvertisingIdInfo") == "info"
    subject.transcript.complete(subject.agent.ask("flush"))
    calls = [call for call in subject.calls() if call.api != "code.load"]
    assert len(calls) == 1, calls
    assert calls[0].stack[0] == f"{CLASS}.getAdvertisingIdInfo"
    return calls[0].api


def test_a_class_is_hooked_when_its_loader_is_made(subject: Subject, bundled_classes: Path) -> None:
    subject.say(f"loader {bundled_classes}")

    assert the_call(subject) == "gaid.sdk"
    assert subject.broken_by == []


def test_a_class_that_is_added_to_a_loader_is_hooked(
    subject: Subject, bundled_classes: Path
) -> None:
    subject.say("loader /nowhere")
    subject.say(f"more {bundled_classes}")

    assert the_call(subject) == "gaid.sdk"


def test_a_packed_class_is_hooked_before_the_app_begins(
    subject: Subject, bundled_classes: Path
) -> None:
    """A packer puts the app's code into a loader by reflection; then its Application begins."""
    subject.say("loader /nowhere")
    subject.say(f"unpack {bundled_classes}")

    assert the_call(subject) == "gaid.sdk"


def test_hooking_a_class_does_not_run_its_code(subject: Subject, bundled_classes: Path) -> None:
    subject.say(f"loader {bundled_classes}")

    assert subject.say("property bundled.initialised") == "null"


def test_what_came_late_is_on_the_timeline(subject: Subject, bundled_classes: Path) -> None:
    (first,) = subject.sink.of(HooksInstalled)
    assert "gaid.sdk" not in first.apis
    missing = {one.api: one for one in subject.sink.of(HookMissing)}
    assert missing["gaid.sdk"].absent
    assert "no class loader has brought it" in missing["gaid.sdk"].reason

    subject.say(f"loader {bundled_classes}")
    subject.transcript.complete(subject.agent.ask("flush"))

    _, late = subject.sink.of(HooksInstalled)
    assert late.apis == ("gaid.sdk",)
    assert late.live == first.live + 1
    assert late.early


def test_a_loader_that_was_there_before_the_agent_is_looked_into(
    unhooked_subject: Callable[[], Subject], bundled_classes: Path
) -> None:
    subject = unhooked_subject()
    subject.say(f"loader {bundled_classes}")

    subject.hook(early=False)

    assert the_call(subject) == "gaid.sdk"
