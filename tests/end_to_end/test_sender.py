"""An app that sends each item in every form through each channel, from three owners' code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.config import Lab
from harness.devices.cleaning import Lease
from harness.devices.pool import Pool
from harness.model.evidence import ApiCall, HttpRequest, HttpResponse
from harness.model.finding import Judgement, Verdict
from harness.model.lab import Outside
from harness.model.timeline import Timeline
from harness.rules.judge import judge
from harness.session import Plan, opened
from harness.store import runs
from tests.end_to_end.internet import Arrival, internet
from tests.end_to_end.sender import APK, HOSTS
from tests.end_to_end.sendings import (
    PROTOCOLS,
    READ,
    Sending,
    everything,
    one_in_nine,
    plan,
    values,
)
from tests.end_to_end.trying import BRIEF

pytestmark = pytest.mark.timeout(400)
PATIENCE_S = 300.0
NEEDED = ("ACCESS_FINE_LOCATION", "READ_PHONE_STATE", "READ_CONTACTS", "READ_SMS", "READ_CALENDAR")
CODE = {"own": "cn.example.sender", "umeng": "友盟+", "pangle": "穿山甲"}
"""Owner of the plan -> as sdks.yaml names it."""
CHOICES: dict[str, Callable[[dict[str, str]], list[Sending]]] = {
    "one in nine": one_in_nine,
    "everything": everything,
}


@dataclass(frozen=True)
class Outcome:
    """What was to be sent, what arrived, and what the harness saw."""

    values: dict[str, str]
    sendings: list[Sending]
    arrivals: list[Arrival]
    timeline: Timeline
    judgement: Judgement

    def requests(self) -> Iterator[tuple[Sending, HttpRequest | None]]:
        """Each sending with its request: by number, and on a WebSocket by order."""
        numbered: dict[str, HttpRequest] = {}
        messages: dict[str, list[HttpRequest]] = defaultdict(list)
        for request in self.timeline.of(HttpRequest):
            if request.method == "WEBSOCKET":
                messages[request.host].append(request)
            else:
                numbered[request.url] = request
        waiting = {host: iter(sent) for host, sent in messages.items()}
        for sending in self.sendings:
            if sending.channel == "socket":
                yield sending, next(waiting.get(sending.host, iter(())), None)
            else:
                yield sending, numbered.get(f"https://{sending.host}{sending.path}")


@pytest.fixture(
    scope="module",
    params=["one in nine", pytest.param("everything", marks=pytest.mark.slow)],
)
def outcome(
    request: pytest.FixtureRequest, state: Path, tmp_path_factory: pytest.TempPathFactory
) -> Outcome:
    """One run of the app, which its own server told what to send."""
    out = tmp_path_factory.mktemp("sender")
    hosts = tuple(host for _, host in HOSTS.values())
    with (
        internet(hosts, out / "internet") as servers,
        Pool(Lab(virtual=1), state, wanted=()) as pool,
        pool.lease(prepare=lambda leased: Lease(leased).begin()) as phone,
    ):
        outside = Outside(f"127.0.0.1:{servers.port}", servers.authority)
        how = Plan(app=read_app(APK), procedure=BRIEF, out=out, state=state, outside=outside)
        with opened(how, phone, Lease(phone)) as session:
            known = values(session.traffic.watch.identity)
            sendings = CHOICES[request.param](known)
            servers.answers[f"{HOSTS['own'][1]}/plan"] = plan(known, sendings)
            for permission in NEEDED:
                phone.shell(f"pm grant {how.app.package} android.permission.{permission}")
            session.first_launch()
            assert servers.wait_for("/done", PATIENCE_S)
    recording = runs.load(session.folder)
    return Outcome(known, sendings, servers.arrivals, recording.timeline, judge(recording))


def test_the_app_read_itself_what_an_app_may_read(outcome: Outcome) -> None:
    calls = [c for c in outcome.timeline.of(ApiCall) if outcome.judgement.owners[c.id].is_app]
    told = {call.data_type for call in calls if call.outcome == "value"}

    assert set(READ.values()) <= told
    assert "IMEI" not in told


def test_the_app_sent_what_it_was_told(outcome: Outcome) -> None:
    """The servers' own account, which the harness has no part in."""
    versions = {"http1": "HTTP/1.1", "http2": "HTTP/2", "socket": "WebSocket"}
    told = Counter((s.host, versions[s.channel]) for s in outcome.sendings)
    arrived = Counter((a.host, a.protocol) for a in outcome.arrivals if a.body)

    assert len(outcome.values) >= 20
    assert arrived == told


def test_every_sending_is_found_as_its_item_in_its_form(outcome: Outcome) -> None:
    missed = [
        f"{sending}: {request.matches if request else 'no request'}"
        for sending, request in outcome.requests()
        if request is None
        or not any(sending.is_told_by(m, outcome.values[sending.item]) for m in request.matches)
    ]

    assert missed == []


def test_nothing_else_is_found(outcome: Outcome) -> None:
    """A contact's name and number are told as contacts; no value is two things."""
    found = {
        (sending.item, match.item)
        for sending, request in outcome.requests()
        for match in (request.matches if request else ())
    }

    assert {item for item, named in found if named == item} == {
        item for item in outcome.values if not item.startswith("contact_")
    }
    assert {pair for pair in found if pair[0] != pair[1]} == {
        ("contact_name", "contacts"),
        ("contact_phone", "contacts"),
    }


def test_every_sending_has_its_receiver_and_its_protocol(outcome: Outcome) -> None:
    wrong = [
        sending
        for sending, request in outcome.requests()
        if request is None
        or request.http_version != PROTOCOLS[sending.channel]
        or (request.method == "WEBSOCKET") != (sending.channel == "socket")
        or outcome.judgement.receivers[request.host].owner.zh != CODE[sending.owner]
    ]
    parties = {host: told.party for host, told in outcome.judgement.receivers.items()}

    assert wrong == []
    assert [parties[HOSTS[owner][1]] for owner in CODE] == ["first", "third", "third"]


def test_every_sending_has_the_stack_of_the_code_that_sent_it(outcome: Outcome) -> None:
    calls = {call.id: call for call in outcome.timeline.of(ApiCall)}
    wrong = [
        f"{sending}: {call}"
        for sending, request in outcome.requests()
        if (call := calls.get(outcome.judgement.senders.get(request.id, "") if request else ""))
        is None
        or not any(at.startswith(f"{HOSTS[sending.owner][0]}.Reporter.") for at in call.stack)
        or outcome.judgement.owners[call.id].name != CODE[sending.owner]
    ]

    assert wrong == []


def test_what_came_back_through_a_websocket_is_told_as_well(outcome: Outcome) -> None:
    sent = sum(s.channel == "socket" for s in outcome.sendings)
    back = [r for r in outcome.timeline.of(HttpResponse) if "/" in r.exchange]

    assert len(back) == sent


def test_the_sendings_lead_to_judgements(outcome: Outcome) -> None:
    findings = {finding.rule: finding for finding in outcome.judgement.findings}
    early = findings["sends-before-consent"]

    assert early.verdict is Verdict.VIOLATED
    assert "友盟+ 的代码发出" in early.summary_zh
