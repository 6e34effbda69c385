"""The agent in a real Java process: what it sees, and that the app sees nothing of it."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.errors import ProbeError
from harness.model.evidence import ApiCall, HookMissing, HooksInstalled
from harness.probes.agent import FridaServer

from .conftest import Subject

IMEI_CALL = "android.telephony.TelephonyManager.getDeviceId()"
AT_REST = "[0.0, 0.0, 9.5]"
TRACE = {"stepMs": 20, "values": {"1": [[1, 2, 3], [4, 5, 6], [7, 8, 9]]}}


def only(calls: list[ApiCall]) -> ApiCall:
    assert len(calls) == 1, [call.signature for call in calls]
    return calls[0]


def test_a_call_that_calls_its_own_overload_is_one_event_with_its_masked_value(
    subject: Subject,
) -> None:
    subject.say("imei")

    call = only(subject.calls())

    assert (call.api, call.data_type, call.signature) == ("telephony.imei", "IMEI", IMEI_CALL)
    assert (call.outcome, call.result) == ("value", "861**********23")
    assert (call.process, call.pid, call.thread) == (
        "com.example.app",
        subject.process.pid,
        "main",
    )
    assert call.source_at == pytest.approx(time.time(), abs=60)


def test_the_stack_begins_at_the_watched_method_and_leads_to_who_called_it(
    subject: Subject,
) -> None:
    subject.say("imei")

    assert only(subject.calls()).stack == (
        "android.telephony.TelephonyManager.getDeviceId",
        "Subject.answer",
        "Subject.main",
    )


def test_a_call_by_reflection_is_seen_without_the_frames_of_reflection(subject: Subject) -> None:
    subject.say("reflect")

    call = only(subject.calls())

    assert (call.api, call.stack[1]) == ("telephony.imei", "Subject.answer")


def test_a_denied_call_is_told_and_the_app_gets_its_own_exception(subject: Subject) -> None:
    answer = subject.say("imsi")

    call = only(subject.calls())

    assert answer == "same"
    assert (call.api, call.outcome, call.result) == ("telephony.imsi", "denied", None)
    assert call.exception == "java.lang.SecurityException: getSubscriberId: no permission"


def test_any_other_exception_is_told_as_such_and_rethrown(subject: Subject) -> None:
    answer = subject.say("number")

    assert answer == "same"
    assert only(subject.calls()).outcome == "threw"


def test_null_is_null(subject: Subject) -> None:
    answer = subject.say("iccid")

    call = only(subject.calls())

    assert answer == "null"
    assert (call.outcome, call.result) == ("null", None)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("imei", "same"),
        ("drm", "same"),
        ("alarm", "true"),
        ("operator", "d83d de00 0 4e2d 56fd 79fb 52a8 d800"),
    ],
    ids=["a string", "bytes", "64-bit numbers", "text outside the basic plane, NUL, half a pair"],
)
def test_the_app_gets_the_very_object_that_android_gave(
    subject: Subject, command: str, answer: str
) -> None:
    assert subject.say(command) == answer
    assert len(subject.calls()) == 1


def test_only_keys_that_tell_something_are_seen(subject: Subject) -> None:
    assert subject.say("setting font_scale") == "other"
    assert subject.say("setting android_id") == "9774d56d682e549c"

    call = only(subject.calls())

    assert call.api == "device.android_id"
    assert call.arguments[1] == "android_id"
    assert call.result == "977***********9c"


@pytest.mark.parametrize(
    ("address", "api", "shown"),
    [
        (
            "content://0@com.android.contacts/phone_lookup/13812345678",
            "contacts.read",
            "content://0@com.android.contacts/phone_lookup/138******78",
        ),
        ("content://sms/inbox", "sms.read", "content://sms/inbox"),
        (
            "content://media/external/video/media",
            "media.read",
            "content://media/external/video/media",
        ),
        (
            "content://settings/secure/android_id",
            "device.android_id",
            "content://settings/secure/android_id",
        ),
    ],
)
def test_a_query_is_told_by_its_authority_and_hides_numbers(
    subject: Subject, address: str, api: str, shown: str
) -> None:
    subject.say(f"query {address}")

    call = only(subject.calls())

    assert (call.api, call.arguments[0]) == (api, shown)


def test_an_app_own_provider_is_not_told(subject: Subject) -> None:
    subject.say("query content://com.example.app.provider/x")

    assert subject.calls() == []


def test_a_command_is_told_with_its_words(subject: Subject) -> None:
    subject.say("command")

    call = only(subject.calls())

    assert (call.api, call.arguments[0]) == ("exec.command", "[id, -u]")


def test_a_constructor_is_watched(subject: Subject) -> None:
    answer = subject.say("code /data/local/plugin.dex")

    call = only(subject.calls())

    assert answer == "/data/local/plugin.dex"
    assert (call.api, call.arguments[:2]) == ("code.load", ("/data/local/plugin.dex", "null"))
    assert "BaseDexClassLoader.<init>(java.lang.String, java.io.File" in call.signature


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (
            "view market://details?id=1",
            "action=android.intent.action.VIEW data=market://details?id=1",
        ),
        ("view tel:13812345678", "action=android.intent.action.VIEW data=tel:138******78"),
        ("page com.other.app", "component=com.other.app/.Main"),
    ],
)
def test_a_jump_out_of_the_app_is_told_with_its_target(
    subject: Subject, command: str, shown: str
) -> None:
    subject.say(command)

    call = only(subject.calls())

    assert (call.api, call.data_type, call.arguments[1]) == ("jump.activity", None, shown)


def test_a_page_of_the_app_itself_is_no_jump(subject: Subject) -> None:
    subject.say("page com.example.app")

    assert subject.calls() == []


def test_sensors_are_told_apart_by_what_they_measure(subject: Subject) -> None:
    for sensor in (1, 5, 19):  # acceleration, light, steps
        assert subject.say(f"sensor {sensor}") == "true"

    calls = subject.calls()

    assert [(call.data_type, call.arguments[1]) for call in calls] == [
        ("传感器", "type=1"),
        ("运动健康", "type=19"),
    ]


def test_a_list_is_told_by_its_length(subject: Subject) -> None:
    subject.say("packages")

    call = only(subject.calls())

    assert (call.api, call.result) == ("packages.installed", "3 elements")


def test_asking_for_another_app_is_told_and_for_itself_is_not(subject: Subject) -> None:
    subject.say("package com.example.app")
    subject.say("package com.tencent.mm")

    call = only(subject.calls())

    assert (call.api, call.arguments[0]) == ("packages.probe", "com.tencent.mm")


def test_counts_are_exact_under_a_storm(
    subject: Subject, record_property: Callable[[str, object], None]
) -> None:
    nanoseconds = int(subject.say("storm 20000 2"))

    calls = subject.calls()

    record_property("microseconds_per_call", nanoseconds / 1000)
    print(f"{nanoseconds / 1000:.0f} µs per hooked call")  # noqa: T201 - a figure for docs
    assert sum(call.count for call in calls) == 20_000
    assert {call.api for call in calls} == {"telephony.imei"}
    assert len(calls) < 2000
    assert any(call.count > 1 and not call.stack for call in calls)
    assert subject.broken_by == []


def test_java_still_collects_garbage(subject: Subject) -> None:
    assert subject.say("collect") == "collected"


def test_health_names_what_is_live_and_what_this_java_lacks(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()

    (installed,) = subject.sink.of(HooksInstalled)
    missing = {one.api: one for one in subject.sink.of(HookMissing)}

    assert installed.live == subject.health.live > 10
    assert {"telephony.imei", "contacts.read", "exec.command"} <= set(installed.apis)
    assert installed.early
    assert missing["telephony.cards"].absent
    assert "getUiccCardsInfo" in missing["telephony.cards"].reason
    assert "is abstract here" in missing["nfc.read"].reason
    assert not missing["clipboard.read"].absent, "a required hook may not just be absent"
    assert subject.health.failed == ()
    assert subject.health.faults == ()


def test_hooks_are_tried_and_the_timeline_hears_nothing_of_it(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()

    (installed,) = subject.sink.of(HooksInstalled)

    assert {"telephony.imei", "packages.installed", "crypto.digest"} <= set(installed.proven)
    assert set(installed.proven) <= set(installed.apis)
    assert subject.calls() == []
    assert json.loads(subject.agent.ask("prove"))["blind"] == []
    assert subject.calls() == []


def test_a_call_that_ends_the_process_is_still_told(new_subject: Callable[[], Subject]) -> None:
    subject = new_subject()

    subject.say("die")
    assert subject.gone.wait(10)
    subject.transcript.settle(ended=True)

    call = only(subject.sink.of(ApiCall))
    assert (call.api, call.outcome) == ("telephony.phone_number", "unknown")


def test_a_call_that_does_not_return_is_told_at_the_flush(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()

    subject.say("hang")
    calls: list[ApiCall] = []
    while not calls:  # the call begins just after the answer; the test's own time limit ends this
        calls = subject.calls()

    assert [(call.api, call.outcome) for call in calls] == [("telephony.group_id", "unknown")]


def test_at_rest_the_agent_sees_nothing_and_the_app_runs_on(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()

    subject.agent.ask("rest")

    assert subject.say("imei") == "same"
    assert subject.calls() == []


def test_the_agent_answers_a_ping(subject: Subject) -> None:
    assert json.loads(subject.agent.ask("ping")) == "pong"


def test_an_agent_that_does_not_answer_is_an_error_that_names_phone_and_step(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()
    subject.process.send_signal(signal.SIGSTOP)
    os.waitpid(subject.process.pid, os.WUNTRACED)  # until it has stopped

    with pytest.raises(ProbeError, match=r"^this computer: could not ask process \d+ for its ping"):
        subject.agent.ask("ping", timeout_s=0.1)

    subject.process.send_signal(signal.SIGCONT)


def test_a_process_that_is_gone_is_an_error_that_says_so(subject: Subject) -> None:
    with pytest.raises(ProbeError, match=r"^this computer: could not attach .* has ended"):
        FridaServer.local().attach(2**22 - 1, subject)


def moved(subject: Subject) -> None:
    """A motion has begun, and the listener has got its first step."""
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(subject.agent.ask, "move", TRACE, 20_000)
        while not answer.done():  # the motion begins with an event; the time limit ends this
            subject.say("feel 1 0")
    assert json.loads(answer.result()) > 0
    assert 0 in steps(subject)["1"]


def steps(subject: Subject) -> dict[str, set[int]]:
    told: dict[str, list[int]] = json.loads(subject.agent.ask("moved"))
    return {kind: set(numbers) for kind, numbers in told.items()}


def test_a_motion_replaces_what_its_sensors_say_until_it_is_over(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()

    moved(subject)

    assert subject.say("feel 5 0") == AT_REST, "light is no motion"
    assert subject.say("feel 4 0") == AT_REST, "this trace says nothing of turning"
    assert subject.say("feel 1 25") == "[4.0, 5.0, 6.0]"
    assert subject.say("feel 1 20") == "[7.0, 8.0, 9.0]"
    assert subject.say("feel 1 20") == AT_REST
    assert subject.say("feel 1 0") == AT_REST
    assert steps(subject) == {"1": {0, 1, 2}}
    assert subject.calls() == [], "the agent's own look at the sensors is not the app's"
    assert subject.say("collect") == "collected"


def test_a_motion_that_nobody_listens_to_says_so_and_never_comes(
    new_subject: Callable[[], Subject],
) -> None:
    subject = new_subject()

    assert json.loads(subject.agent.ask("move", TRACE, 1)) == 0

    assert subject.say("feel 1 0") == AT_REST
    assert steps(subject) == {}


def test_a_second_motion_begins_anew(new_subject: Callable[[], Subject]) -> None:
    subject = new_subject()
    moved(subject)
    subject.say("feel 1 20")

    moved(subject)

    assert subject.say("feel 1 20") == "[4.0, 5.0, 6.0]"
    assert steps(subject) == {"1": {0, 1}}
