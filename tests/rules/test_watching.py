"""What the relay could not see is said, where the hooks saw that it went elsewhere."""

from __future__ import annotations

from typing import Literal

import pytest

from harness.model.evidence import ApiCall, OpaqueTraffic, Phase, ProbeBegan
from harness.model.finding import Verdict
from harness.rules.testing import PACKAGE, Run

RELAY = "43121"


def connected(
    address: str, outcome: Literal["value", "threw"] = "value", api: str = "net.connect"
) -> ApiCall:
    """The app connected a socket."""
    return ApiCall(
        api=api,
        signature="java.net.Socket.connect(java.net.SocketAddress, int)",
        arguments=(address, "5000"),
        outcome=outcome,
        process=PACKAGE,
        pid=100,
    )


def watched(*calls: ApiCall) -> Run:
    """A run whose relay listens on RELAY."""
    run = Run().without(lambda e: isinstance(e, ProbeBegan) and e.probe == "traffic")
    detail = f"HTTP and HTTPS through port {RELAY}"
    run.events.append(ProbeBegan(probe="traffic", detail=detail))
    for call in calls:
        run.saw(Phase.BEFORE_CONSENT, 2.0, call)
    return run


@pytest.mark.parametrize(
    "address", ["im.t.cn/192.0.2.7:8080", "/192.0.2.7:443", "/2001:db8::7:443", "im.t.cn:443"]
)
def test_silence_is_not_believed_of_an_app_that_connects_past_the_proxy(address: str) -> None:
    finding = watched(connected(address)).judged_by("sends-before-consent")

    assert finding.verdict is Verdict.INCONCLUSIVE
    assert f"connected past the proxy to {address.removeprefix('/')}" in finding.summary


@pytest.mark.parametrize(
    "call",
    [
        pytest.param(connected(f"lab/192.0.2.1:{RELAY}"), id="the relay itself"),
        pytest.param(connected("/192.0.2.53:53"), id="a name server"),
        pytest.param(connected("/192.0.2.7:443", "threw"), id="refused"),
        pytest.param(connected("https://t.cn/a", api="net.request"), id="a request"),
        pytest.param(connected("<java.net.SocketAddress>"), id="no address"),
    ],
)
def test_what_did_not_go_past_the_proxy_costs_no_verdict(call: ApiCall) -> None:
    assert watched(call).judged_by("sends-before-consent").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("protocol", "port", "verdict"),
    [
        ("udp", 0, Verdict.INCONCLUSIVE),
        ("dns", 53, Verdict.MET),
        ("quic (blocked)", 443, Verdict.MET),
    ],
)
def test_udp_that_got_out_unread_costs_the_verdict_and_dns_or_refused_quic_does_not(
    protocol: str, port: int, verdict: Verdict
) -> None:
    run = watched()
    sent = OpaqueTraffic(protocol=protocol, host="", port=port, size=128)
    run.saw(Phase.BEFORE_CONSENT, 2.0, sent)
    finding = run.judged_by("sends-before-consent")

    assert finding.verdict is verdict
    assert ("128 bytes that are not HTTP went unread to udp *:*" in finding.summary) is (
        verdict is Verdict.INCONCLUSIVE
    )
