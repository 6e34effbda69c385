"""What was counted of an app's UDP becomes evidence, once, in the phase in which it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.devices.interface import Phone
from harness.errors import ProbeError
from harness.model.evidence import Note, OpaqueTraffic, Phase
from harness.probes.interface import Watch
from harness.probes.udp import UdpCount
from tests.probes.relayed import Run


class Counters:
    """Counters that are set by hand."""

    def __init__(self, *, left_out: str = "", refused: str = "") -> None:
        self.bytes = {"quic (blocked)": 0, "dns": 0, "udp": 0}
        self.left_out, self.refused = left_out, refused
        self.is_open = False

    def open(self) -> str:
        if self.refused:
            raise ProbeError(self.refused)
        self.is_open = True
        return self.left_out

    def sizes(self) -> dict[str, int]:
        if self.refused:
            raise ProbeError(self.refused)
        return dict(self.bytes)

    def close(self) -> None:
        self.is_open = False


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """A timeline and a watch; its relay is not started."""
    made = Run(tmp_path / "run", tmp_path / "conf")
    yield made
    made.recorder.close()


def counting(run: Run, counters: Counters) -> UdpCount:
    def made(phone: Phone, package: str) -> Counters:
        assert (phone, package) == (run.probe.watch.phone, "com.example.app")
        return counters

    watch: Watch = run.probe.watch
    return UdpCount(watch, made)


def test_what_was_sent_since_the_last_time_is_told_in_the_phase_in_which_it_was_sent(
    run: Run,
) -> None:
    counters = Counters()
    count = counting(run, counters)
    assert count.start() == "QUIC refused, other UDP counted"
    run.recorder.begin(Phase.BEFORE_CONSENT, "")
    counters.bytes |= {"quic (blocked)": 2456, "dns": 55}
    count.flush()
    count.flush()
    run.recorder.begin(Phase.IN_USE, "")
    counters.bytes |= {"quic (blocked)": 3684, "udp": 128}
    count.stop()
    counters.bytes |= {"dns": 999}
    count.flush()

    assert [(one.phase, one.protocol, one.place, one.size) for one in run.seen(OpaqueTraffic)] == [
        (Phase.BEFORE_CONSENT, "quic (blocked)", "*:443", 2456),
        (Phase.BEFORE_CONSENT, "dns", "*:53", 55),
        (Phase.IN_USE, "quic (blocked)", "*:443", 1228),
        (Phase.IN_USE, "udp", "*:*", 128),
    ]
    assert run.seen(Note) == []
    assert not counters.is_open


def test_a_phone_that_cannot_count_is_told_of_once(run: Run) -> None:
    count = counting(run, Counters(refused="p: UDP cannot be watched without root"))

    assert count.start() == ""
    count.flush()
    count.stop()
    assert [note.text for note in run.seen(Note)] == [
        "UDP was not watched: p: UDP cannot be watched without root"
    ]


def test_a_count_that_is_lost_is_told_of_once_and_undone_all_the_same(run: Run) -> None:
    counters = Counters(left_out="ip6tables")
    count = counting(run, counters)
    count.start()
    counters.refused = "p: the rules are gone"
    count.flush()
    count.stop()

    assert [note.text for note in run.seen(Note)] == [
        "UDP was not watched: ip6tables refused the rules",
        "UDP was not watched from here on: p: the rules are gone",
    ]
    assert not counters.is_open


def test_without_a_filter_nothing_is_said(run: Run) -> None:
    count = UdpCount(run.probe.watch, None)

    assert count.start() == ""
    count.stop()
    assert run.seen(Note) == []
