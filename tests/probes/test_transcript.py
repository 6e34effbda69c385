"""What an agent says becomes evidence; what is missing or made up is noticed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from harness.model.evidence import ApiCall, HookMissing, HooksInstalled
from harness.probes.transcript import PENDING_KEPT, BadMessage, Transcript

from .conftest import MemorySink

HOOK = {"api": "telephony.imei", "signature": "a.B.c()", "dataType": "IMEI"}
STACK = "java.lang.Exception\n\tat a.B.c(Native Method)\n\tat com.sdk.X.y(X.java:1)\n"


def health(**changes: Any) -> bytes:
    report: dict[str, Any] = {
        "agent": "1.0.0",
        "frida": "17.0.0",
        "live": 1,
        "hooks": [HOOK],
        "missing": [],
        "failed": [],
        "faults": [],
    }
    return json.dumps(report | changes).encode()


def line(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": number,
        "hook": 0,
        "at": 1_700_000_000_250,
        "thread": "main",
        "arguments": ["x"],
        "stack": 1,
    } | changes


def batch(sequence: int = 1, **changes: Any) -> bytes:
    parts: dict[str, Any] = {"lines": [], "endings": [], "groups": [], "stacks": {}}
    return json.dumps({"type": "batch", "sequence": sequence} | parts | changes).encode()


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


@pytest.fixture
def transcript(sink: MemorySink) -> Transcript:
    transcript = Transcript(sink, "com.example.app:push", 42)
    transcript.installed(health(), early=True)
    return transcript


def test_a_call_is_recorded_when_its_ending_comes(sink: MemorySink, transcript: Transcript) -> None:
    transcript.take(batch(1, lines=[line()], stacks={"1": STACK}))
    assert sink.of(ApiCall) == []

    transcript.take(batch(2, endings=[{"id": 1, "outcome": "value", "result": "861*23"}]))

    assert sink.of(ApiCall) == [
        ApiCall(
            api="telephony.imei",
            data_type="IMEI",
            signature="a.B.c()",
            arguments=("x",),
            outcome="value",
            result="861*23",
            stack=("a.B.c", "com.sdk.X.y"),
            process="com.example.app:push",
            pid=42,
            thread="main",
            source_at=1_700_000_000.25,
        )
    ]


def test_a_stack_is_sent_once_and_used_again(sink: MemorySink, transcript: Transcript) -> None:
    transcript.take(batch(1, lines=[line(1, outcome="null")], stacks={"1": STACK}))
    transcript.take(batch(2, lines=[line(2, outcome="null")]))

    first, second = sink.of(ApiCall)
    assert first.stack == second.stack == ("a.B.c", "com.sdk.X.y")


def test_calls_above_the_rate_limit_are_one_line_with_their_count(
    sink: MemorySink, transcript: Transcript
) -> None:
    group = {"hook": 0, "at": 1.0, "arguments": ["x"], "outcome": "denied", "count": 19_980}

    transcript.take(batch(groups=[group]))

    (call,) = sink.of(ApiCall)
    assert (call.count, call.outcome, call.stack) == (19_980, "denied", ())


def test_a_call_of_a_process_that_ended_has_an_unknown_outcome(
    sink: MemorySink, transcript: Transcript
) -> None:
    transcript.take(batch(lines=[line()]))

    transcript.settle(ended=True)

    assert [call.outcome for call in sink.of(ApiCall)] == ["unknown"]


def test_an_ending_after_the_flush_does_not_count_the_call_twice(
    sink: MemorySink, transcript: Transcript
) -> None:
    transcript.take(batch(1, lines=[line()]))
    transcript.settle()

    transcript.take(batch(2, endings=[{"id": 1, "outcome": "value"}]))

    assert len(sink.of(ApiCall)) == 1


def test_a_hole_in_the_numbers_is_told_and_what_came_is_kept(
    sink: MemorySink, transcript: Transcript
) -> None:
    transcript.take(batch(1))

    with pytest.raises(BadMessage, match="2 messages before number 4 did not arrive"):
        transcript.take(batch(4, lines=[line(outcome="null")]))

    assert len(sink.of(ApiCall)) == 1


@pytest.mark.parametrize("told", [{"sequence": 2, "calls": 1}, {"sequence": 1, "calls": 3}])
def test_a_flush_that_tells_of_more_than_arrived_is_a_loss(
    transcript: Transcript, told: dict[str, int]
) -> None:
    transcript.take(batch(1, lines=[line()]))

    with pytest.raises(BadMessage, match="calls were made, and 1 of them arrived"):
        transcript.complete(json.dumps(told).encode())


def test_a_flush_that_tells_of_what_arrived_is_fine(transcript: Transcript) -> None:
    transcript.take(batch(1, lines=[line()]))

    transcript.complete(b'{"sequence": 1, "calls": 1}')


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[" * 10_000,
        b'{"type": "batch"}',
        batch(lines=[line(arguments=["x" * 501])]),
        batch(lines=[line(arguments=["x"] * 11)]),
        batch(lines=[line(at="Infinity", hook=-1)]),
        batch(lines=[line(outcome="met")]),
        batch(lines=[line(extra=1)]),
        batch(lines=[line(n) for n in range(501)]),
        batch(lines=[line(hook=1)]),
        batch(stacks={"1": "x" * 20_001}),
        batch(groups=[{"hook": 0, "at": 0, "arguments": [], "outcome": "null", "count": 0}]),
        batch(sequence=-1),
    ],
)
def test_what_our_agent_would_not_say_is_refused(transcript: Transcript, content: bytes) -> None:
    with pytest.raises(BadMessage):
        transcript.take(content)


def test_calls_that_never_end_do_not_fill_the_memory(
    sink: MemorySink, transcript: Transcript
) -> None:
    for start in range(0, PENDING_KEPT + 500, 500):
        lines = [line(start + n) for n in range(500)]
        transcript.take(batch(start // 500 + 1, lines=lines))

    assert len(sink.of(ApiCall)) == 500


def test_hooks_are_reported_by_name(sink: MemorySink) -> None:
    missing = {"api": "location.geocode", "method": "a.B.d", "reason": "no such method"}
    required = {"api": "clipboard.read", "method": "a.B.e", "reason": "no such class"}
    failed = {"api": "sms.send", "method": "a.B.f", "reason": "refused"}
    also_live = {"api": "telephony.imei", "method": "a.B.g", "reason": "no such method"}

    Transcript(sink, "com.example.app", 1).installed(
        health(missing=[missing, required, also_live], failed=[failed]), early=False
    )

    (installed,) = sink.of(HooksInstalled)
    assert (installed.live, installed.apis, installed.early) == (1, ("telephony.imei",), False)
    assert [(one.api, one.absent) for one in sink.of(HookMissing)] == [
        ("clipboard.read", False),
        ("location.geocode", True),
        ("sms.send", False),
    ]


def proof(proven: list[str], *blind: str) -> bytes:
    absences = [{"api": api, "method": "a.B.c", "reason": "did not see"} for api in blind]
    return json.dumps({"proven": proven, "blind": absences}).encode()


def test_a_hook_that_saw_the_agents_own_call_is_proven(sink: MemorySink) -> None:
    told = proof(["telephony.imei", "not.live"])

    Transcript(sink, "x", 1).installed(health(), told, early=True)

    (installed,) = sink.of(HooksInstalled)
    assert (installed.apis, installed.proven) == (("telephony.imei",), ("telephony.imei",))


def test_a_hook_that_is_in_and_sees_nothing_is_not_live(sink: MemorySink) -> None:
    other = HOOK | {"api": "telephony.imsi", "dataType": "IMSI"}
    told = proof(["telephony.imsi"], "telephony.imei")

    Transcript(sink, "x", 1).installed(health(hooks=[HOOK, other]), told, early=True)

    (installed,) = sink.of(HooksInstalled)
    (missing,) = sink.of(HookMissing)
    assert installed.apis == ("telephony.imsi",)
    assert (missing.api, missing.absent) == ("telephony.imei", False)


def test_hooks_of_which_none_sees_anything_are_not_to_be_believed(sink: MemorySink) -> None:
    with pytest.raises(BadMessage, match="none of its hooks sees a call"):
        Transcript(sink, "x", 1).installed(health(), proof([], "telephony.imei"), early=True)

    assert [missing.absent for missing in sink.of(HookMissing)] == [False]


def test_hooks_that_come_late_are_told_before_their_calls(
    sink: MemorySink, transcript: Transcript
) -> None:
    late = {"api": "gaid.sdk", "signature": "x.Y.z()", "dataType": "GAID"}

    transcript.take(batch(hooks=[late], lines=[line(hook=1, outcome="value")]))

    first, second = sink.of(HooksInstalled)
    assert (first.live, second.live, second.apis) == (1, 2, ("gaid.sdk",))
    assert [call.api for call in sink.of(ApiCall)] == ["gaid.sdk"]


def test_late_hooks_that_the_catalogue_does_not_have_are_refused(transcript: Transcript) -> None:
    with pytest.raises(BadMessage, match="catalogue"):
        transcript.take(batch(hooks=[HOOK | {"dataType": "GAID"}]))


def test_calls_that_come_before_the_first_report_are_kept(sink: MemorySink) -> None:
    """An app that is hooked late runs on while its hooks go in."""
    transcript = Transcript(sink, "x", 1)

    transcript.take(batch(hooks=[HOOK], lines=[line(outcome="value")]))
    transcript.installed(health(), early=False)
    transcript.take(batch(2, lines=[line(2, outcome="value")]))

    assert [call.api for call in sink.of(ApiCall)] == ["telephony.imei"] * 2
    assert len(sink.of(HooksInstalled)) == 1


def test_a_message_that_comes_again_is_refused(sink: MemorySink, transcript: Transcript) -> None:
    told = batch(lines=[line(outcome="value")])
    transcript.take(told)

    with pytest.raises(BadMessage, match="number 1 came again"):
        transcript.take(told)

    assert len(sink.of(ApiCall)) == 1


def test_hooks_that_the_catalogue_does_not_have_are_refused(sink: MemorySink) -> None:
    with pytest.raises(BadMessage, match="catalogue"):
        Transcript(sink, "x", 1).installed(health(hooks=[HOOK | {"api": "x.y"}]), early=True)
