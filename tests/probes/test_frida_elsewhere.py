"""Frida need not be a server of that name on that port: another port, another name, a gadget.

What listens here is frida's own portal: like a gadget it knows the processes that joined it, and
cannot start any.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frida  # noqa: TID251 - the portal is what is reached
import pytest

from harness.errors import ProbeError
from harness.model.evidence import ApiCall, HooksInstalled, Note, ProbeBegan, ProbeLost
from harness.model.identity import Identity
from harness.probes.agent import FridaServer
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.interface import Watch

from .conftest import MemorySink
from .test_api_calls import APP, Desk, Process


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports: list[int] = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class GadgetDesk(Desk):
    """A phone whose apps bring a gadget that listens on a port of its own."""

    def __init__(self, classes: Path) -> None:
        super().__init__(classes)
        self.cluster, self.frida_port = free_ports(2)
        self.portal: Any = frida.PortalService(  # type: ignore[no-untyped-call]
            frida.EndpointParameters(address="127.0.0.1", port=self.cluster),
            frida.EndpointParameters(address="127.0.0.1", port=self.frida_port),
        )
        self.joined: list[Any] = []
        self.left = threading.Event()
        self.portal.on("node-left", lambda *_: self.left.set())

    def forward(self, remote_port: int) -> int:
        return remote_port

    def arrive(self, name: str) -> Process:
        process = super().arrive(name)
        if not self.joined:
            self.portal.start()
        session = frida.get_local_device().attach(process.pid)
        self.joined.append((session, session.join_portal(f"127.0.0.1:{self.cluster}")))
        return process


@pytest.fixture
def desk(subject_classes: Path) -> Iterator[GadgetDesk]:
    desk = GadgetDesk(subject_classes)
    desk.frida_gadget = True
    yield desk
    for process in desk.started:
        process.end()
    if desk.joined:
        desk.portal.stop()


@pytest.fixture
def sink() -> MemorySink:
    return MemorySink()


def new_probe(desk: GadgetDesk, sink: MemorySink) -> ApiCallsProbe:
    return ApiCallsProbe(Watch(phone=desk, app=APP, sink=sink, identity=Identity()))


def test_an_app_with_a_gadget_is_hooked_on_any_port_and_said_to_be_late(
    desk: GadgetDesk, sink: MemorySink
) -> None:
    probe = new_probe(desk, sink)

    probe.start()
    probe.launch()
    desk.started[0].say("imei")
    probe.flush()
    probe.expect_end()
    probe.stop()

    assert [began.probe for began in sink.of(ProbeBegan)] == ["api_calls"]
    (installed,) = sink.of(HooksInstalled)
    assert installed.live > 10
    assert not installed.early
    assert [call.api for call in sink.of(ApiCall)] == ["telephony.imei"]
    assert any("gadget" in note.text for note in sink.of(Note))
    assert sink.of(ProbeLost) == []


def test_each_launch_finds_its_own_gadget(desk: GadgetDesk, sink: MemorySink) -> None:
    probe = new_probe(desk, sink)
    probe.start()
    probe.launch()
    first = desk.started[0]
    first.say("sensor 1")
    probe.flush()
    probe.expect_end()
    first.end()
    assert desk.left.wait(10)

    probe.launch()
    desk.started[1].say("imei")
    probe.flush()
    probe.expect_end()
    probe.stop()

    assert sink.of(ProbeLost) == []
    assert [call.pid for call in sink.of(ApiCall)] == [first.pid, desk.started[1].pid]
    assert probe.listens_to_motion, "it did in the first launch"


def test_an_app_without_a_gadget_is_a_loss_and_runs_on(
    desk: GadgetDesk, sink: MemorySink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harness.probes.api_calls.ARRIVAL_TIMEOUT_S", 0.1)
    probe = new_probe(desk, sink)
    probe.start()

    monkeypatch.setattr(desk, "arrive", lambda name: Desk.arrive(desk, name))
    probe.launch()
    probe.stop()

    assert len(sink.of(ProbeLost)) == 1
    assert desk.started[-1].say("imei") == "same"


def test_a_server_where_a_gadget_is_expected_is_an_error(desk: GadgetDesk) -> None:
    desk.arrive("one")
    desk.arrive("two")

    with pytest.raises(ProbeError, match="2 processes are there, not one gadget's"):
        FridaServer.of(desk).only_process()
