"""What the app's own native code does is seen; what the platform's does is nobody's doing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.model.evidence import ApiCall, HooksInstalled

from .conftest import MemorySink, Subject

CPU = "/proc/cpuinfo"


@pytest.fixture(scope="module")
def shared(subject_classes: Path, native_library: Path) -> Iterator[Subject]:
    subject = Subject(subject_classes, MemorySink())
    assert subject.say(f"library {native_library}") == "loaded"
    yield subject
    subject.end()


@pytest.fixture
def subject(shared: Subject) -> Subject:
    shared.calls()
    return shared


def only(calls: list[ApiCall]) -> ApiCall:
    assert len(calls) == 1, calls
    return calls[0]


def test_a_file_that_native_code_opens_is_told_with_the_java_code_that_asked(
    subject: Subject,
) -> None:
    assert subject.say(f"open {CPU}") == "1"

    call = only(subject.calls())

    assert (call.api, call.signature, call.outcome) == ("device.boot_file", "libc.so!open", "value")
    assert (call.arguments[0], call.arguments[-1]) == (CPU, "called by libsubject.so")
    assert call.stack[:3] == ("libc.open", "Native.open", "Subject.answer")
    assert call.thread == "main"


def test_a_file_that_is_not_there_is_told_and_is_still_not_there(subject: Subject) -> None:
    assert subject.say("open /sys/class/net/none0/address") == "0"

    call = only(subject.calls())

    assert (call.api, call.data_type, call.outcome) == ("network.mac_file", "MAC地址", "null")


def test_files_of_no_interest_are_passed_by(subject: Subject) -> None:
    assert subject.say("open /etc/hostname") in "01"
    assert subject.say("open /proc/self/maps") == "1"

    assert subject.calls() == []


def test_a_thread_that_java_does_not_know_has_no_stack_and_is_told(subject: Subject) -> None:
    assert subject.say(f"beside {CPU}") == "1"

    call = only(subject.calls())

    assert (call.api, call.stack) == ("device.boot_file", ())
    assert call.thread.startswith("native thread ")


def test_a_command_is_told_once_and_runs(subject: Subject) -> None:
    assert subject.say("run true") == "0"

    call = only(subject.calls())

    assert (call.api, call.signature, call.arguments[0]) == (
        "exec.command",
        "libc.so!popen",
        "true",
    )


def test_native_code_that_calls_java_is_seen_and_gets_the_very_object(subject: Subject) -> None:
    assert subject.say("jni") == "same"

    call = only(subject.calls())

    assert (call.api, call.stack[1]) == ("telephony.imei", "Native.imei")


def test_a_copy_of_the_process_goes_its_way_while_others_call(subject: Subject) -> None:
    """A child that waited for the agent's lock would wait for ever."""
    storming = threading.Thread(target=lambda: subject.agent.ask("ping"))
    storming.start()
    assert subject.say(f"child {CPU}") == "1"
    storming.join()

    assert subject.calls() == []


def test_what_the_runtime_itself_reads_is_no_event(subject: Subject) -> None:
    """A Java VM reads /proc when it starts, collects garbage, and loads classes."""
    assert subject.say("collect") == "collected"

    assert subject.calls() == []


def test_native_hooks_are_tried_and_leave_no_event(new_subject: Callable[[], Subject]) -> None:
    subject = new_subject()

    (installed,) = subject.sink.of(HooksInstalled)

    assert "network.mac_file" in installed.proven
    assert subject.calls() == []
