"""A request is put down to the call that made it, and to nobody where that is not certain."""

from __future__ import annotations

import pytest

from harness.model.evidence import ApiCall, HttpRequest, Observation, Phase
from harness.model.finding import Owner
from harness.model.timeline import Timeline
from harness.rules.senders import LATE_S, PATIENCE_S, senders_of
from harness.rules.testing import Run, request

OURS = Owner(name="com.example.app", kind="app")
SDK = Owner(name="友盟+", kind="statistics")


def call(
    id: str, address: str, at: float, *, stack: bool = True, api: str = "net.request"
) -> ApiCall:
    """A call that opens a connection."""
    return ApiCall(
        id=id,
        at=at,
        api=api,
        signature="java.net.URL.openConnection()",
        arguments=(address,),
        stack=("java.net.URL.openConnection", "com.example.app.Main.send") if stack else (),
        process="com.example.app",
        pid=1,
    )


def sent(id: str, url: str, at: float, exchange: str = "") -> HttpRequest:
    """A request that the relay saw."""
    host = url.partition("://")[2].partition("/")[0]
    return HttpRequest(
        id=id,
        at=at,
        exchange=exchange or id,
        method="POST",
        url=url,
        host=host,
        port=443,
        tls=True,
    )


def senders(*evidence: Observation, **owners: Owner) -> dict[str, str]:
    """Who made the requests."""
    return senders_of(Timeline(sorted(evidence, key=lambda one: one.at)), owners)


def test_the_call_for_the_same_address_made_the_request() -> None:
    found = senders(
        call("c1", "https://t.cn/a", 1.0),
        call("c2", "https://t.cn/b", 1.1),
        sent("r1", "https://t.cn/a?imei=1", 1.2),
        sent("r2", "https://t.cn/b", 1.3),
        c1=OURS,
        c2=SDK,
    )

    assert found == {"r1": "c1", "r2": "c2"}


def test_of_several_calls_for_one_address_the_last_before_the_request_made_it() -> None:
    found = senders(
        call("c1", "https://t.cn/a", 1.0),
        call("c2", "https://t.cn/a", 2.0),
        call("c3", "https://t.cn/a", 3.0),
        sent("r1", "https://t.cn/a", 2.5),
        c1=SDK,
        c2=OURS,
        c3=SDK,
    )

    assert found == {"r1": "c2"}


def test_a_call_may_be_told_a_little_after_its_request() -> None:
    late = call("c1", "https://t.cn/a", 1.0 + LATE_S - 0.1)

    assert senders(sent("r1", "https://t.cn/a", 1.0), late, c1=SDK) == {"r1": "c1"}


def test_what_is_told_late_counts_from_when_it_happened_by_its_own_clock() -> None:
    """The phone's clock is an hour slow, and the relay is told of 8 s late."""
    phone, relay = 1_700_000_000.0 - 3600, 1_700_000_000.0
    calls = [
        call(f"c{n}", f"https://t.cn/{n}", n).model_copy(update={"source_at": phone + n})
        for n in (1, 5)
    ]
    quick = sent("r1", "https://t.cn/1", 1.2).model_copy(update={"source_at": relay + 1.2})
    slow = sent("r2", "https://t.cn/x", 11.0).model_copy(update={"source_at": relay + 3.0})

    assert senders(*calls, quick, slow, c1=SDK, c5=SDK) == {"r1": "c1", "r2": "c1"}


def test_a_call_of_another_time_made_nothing() -> None:
    once = call("c1", "https://t.cn/a", 100.0)

    for moment in (100.0 - LATE_S - 1, 100.0 + PATIENCE_S + 1):
        assert senders(once, sent("r1", "https://t.cn/a", moment), c1=SDK) == {}


def test_where_the_stack_was_dropped_the_host_tells_if_one_owner_alone_called_it() -> None:
    dropped = call("c2", "https://t.cn/b", 1.1, stack=False)
    request = sent("r1", "https://t.cn/b", 1.2)
    first = call("c1", "https://t.cn/a", 1.0)
    other = call("c3", "https://t.cn/c", 1.05)

    assert senders(first, dropped, request, c1=SDK) == {"r1": "c1"}
    assert senders(first, other, dropped, request, c1=SDK, c3=SDK) == {"r1": "c3"}
    assert senders(first, other, dropped, request, c1=SDK, c3=OURS) == {}


def test_messages_of_a_websocket_are_those_of_whoever_opened_it() -> None:
    found = senders(
        call("c1", "wss://t.cn/socket", 1.0),
        sent("r1", "https://t.cn/socket", 1.1, "flow"),
        sent("r2", "https://t.cn/socket", 900.0, "flow/1"),
        sent("r3", "https://t.cn/socket", 901.0, "flow/3"),
        c1=SDK,
    )

    assert found == {"r1": "c1", "r2": "c1", "r3": "c1"}


def test_a_socket_names_the_host_alone() -> None:
    opened = call("c1", "t.cn/192.0.2.7:443", 1.0, api="net.connect")

    assert senders(opened, sent("r1", "https://t.cn/a", 1.5), c1=SDK) == {"r1": "c1"}
    assert senders(opened, sent("r1", "https://other.cn/a", 1.5), c1=SDK) == {}


@pytest.mark.parametrize("address", ["", "<okhttp3.Request>", "https://[", "null", "https://"])
def test_an_argument_that_is_no_address_names_nobody(address: str) -> None:
    assert senders(call("c1", address, 1.0), sent("r1", "https://t.cn/a", 1.5), c1=SDK) == {}


def test_a_call_of_another_kind_makes_no_request() -> None:
    reads = call("c1", "https://t.cn/a", 1.0, api="web.cookies")

    assert senders(reads, sent("r1", "https://t.cn/a", 1.5), c1=SDK) == {}


def test_a_finding_names_the_code_that_sent() -> None:
    opened = call("", "https://umeng.com/", 0.0)
    stack = ("java.net.URL.openConnection", "com.umeng.analytics.Reporter.send")
    run = Run().saw(Phase.BEFORE_CONSENT, 2.0, opened.model_copy(update={"stack": stack}))
    run.saw(Phase.BEFORE_CONSENT, 2.5, request("umeng.com", "imei"))
    finding = run.judged_by("sends-before-consent")

    assert "in 1 request sent by the code of 友盟+, first at" in finding.summary
    assert "由 友盟+ 的代码发出" in finding.summary_zh


def test_a_finding_names_nobody_where_no_hook_saw_who_sent() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 2.5, request("umeng.com", "imei"))

    assert "in 1 request, first at" in run.judged_by("sends-before-consent").summary
