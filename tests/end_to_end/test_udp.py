"""An app's QUIC is refused and comes through the proxy instead; its other UDP is counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.config import Lab
from harness.devices.cleaning import Lease
from harness.devices.pool import Pool
from harness.devices.udp_filter import CHAIN
from harness.model.evidence import HttpRequest, Note, OpaqueTraffic, Phase
from harness.rules.watching import TRAFFIC, blind_spots
from harness.session import Plan, opened
from harness.store import runs
from tests.end_to_end.smali_apps import DATAGRAMS, build
from tests.end_to_end.trying import BRIEF

pytestmark = pytest.mark.timeout(120)
HEADERS = 20 + 8
"""Bytes of IPv4 and UDP."""
HELLO, QUESTION, OTHER = 1200 + HEADERS, 27 + HEADERS, 100 + HEADERS


def test_quic_is_refused_and_dns_and_other_udp_are_counted_in_their_phases(
    state: Path, tmp_path: Path
) -> None:
    app = read_app(DATAGRAMS)
    with (
        Pool(Lab(virtual=1), state, wanted=()) as pool,
        pool.lease(prepare=lambda leased: Lease(leased).begin()) as phone,
    ):
        plan = Plan(app=app, procedure=BRIEF, out=tmp_path, state=state)
        with opened(plan, phone, Lease(phone)) as session:
            session.first_launch()
            session.watch(2)
            session.go_to_background(2)
        left = [phone.shell(f"su 0 {name} -w -n -L").output for name in ("iptables", "ip6tables")]
        files = phone.shell("ls /data/local/tmp").output
    timeline = runs.load(session.folder).timeline

    assert {
        (one.protocol, one.port, one.size, one.phase) for one in timeline.of(OpaqueTraffic)
    } == {
        ("quic (blocked)", 443, HELLO, Phase.BEFORE_CONSENT),
        ("dns", 53, QUESTION, Phase.BEFORE_CONSENT),
        ("udp", 0, OTHER, Phase.BACKGROUND),
    }
    assert "quic.example" in {request.host for request in timeline.of(HttpRequest)}
    assert [note.text for note in timeline.of(Note) if "UDP" in note.text] == []

    assert blind_spots(timeline, app, [TRAFFIC], (Phase.BEFORE_CONSENT,)) == ()
    (unread,) = blind_spots(timeline, app, [TRAFFIC], (Phase.BACKGROUND,))
    assert unread.en == f"{OTHER} bytes that are not HTTP went unread to udp *:*"

    assert CHAIN not in "".join(left)
    assert "harness-udp" not in files


@pytest.mark.skipif(shutil.which("aapt") is None, reason="needs Debian's aapt and libsmali-java")
def test_the_committed_app_is_what_its_sources_give() -> None:
    assert DATAGRAMS.read_bytes() == build(DATAGRAMS)
