"""What a phone must allow for a test to mean anything: proxy, hooks, a screen, and no traces."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.apps.install import check_installed, fresh_install
from harness.calibration import FOLDER
from harness.devices.certificates import RootShell, authority, trusted
from harness.devices.cleaning import Lease
from harness.devices.interface import Phone
from harness.devices.network import Route
from harness.devices.udp_filter import UdpFilter
from harness.model.app import App
from harness.model.evidence import ApiCall, AppOp, HooksInstalled, ProbeLost, ScreenSeen
from harness.model.identity import Identity
from harness.probes.api_calls import ApiCallsProbe
from harness.probes.appops import AppOpsProbe
from harness.probes.interface import Watch
from harness.store import runs
from harness.store.recorder import Recorder
from harness.ui.observer import Ui
from tests.end_to_end.smali_apps import DATAGRAMS

Snapshot = Callable[[Phone], dict[str, str]]

QUIC, DNS, UDP = 1228, 55, 128
"""Bytes of the packets that the app sends, with the headers of IPv4 and UDP."""
CERTIFICATE = (FOLDER / "signing" / "calibration.x509.pem").read_bytes()


@pytest.mark.needs("root")
def test_proxy_and_certificate_are_set_and_gone_afterwards(
    phone: Phone, snapshot: Snapshot
) -> None:
    before = snapshot(phone)
    wanted = authority(CERTIFICATE)
    known = trusted(phone, RootShell(phone), wanted)
    route = Route(phone, 4711, CERTIFICATE)
    route.open()
    try:
        proxy = phone.shell("settings get global http_proxy").output.strip()
        assert proxy.startswith(f"{phone.proxy_host}:")
        assert trusted(phone, RootShell(phone), wanted)
    finally:
        route.close()

    assert snapshot(phone) == before
    assert trusted(phone, RootShell(phone), wanted) == known


@pytest.mark.needs("root")
def test_a_route_left_open_is_closed_by_the_next_lease(phone: Phone, snapshot: Snapshot) -> None:
    before = snapshot(phone)
    Route(phone, 4711, CERTIFICATE).open()

    Lease(phone).begin()
    assert snapshot(phone) == before


@pytest.mark.needs("root")
def test_an_apps_quic_is_refused_and_its_udp_counted_until_the_next_lease(
    phone: Phone, snapshot: Snapshot
) -> None:
    before, rules = snapshot(phone), packet_filter(phone)
    app = read_app(DATAGRAMS)
    with fresh_install(phone, app):
        watching = UdpFilter(phone, app.package)
        watching.open()
        assert set(watching.sizes().values()) == {0}
        phone.shell(f"am start -W -n {app.package}/{app.main_activity}")
        launched = counted(watching, ("quic (blocked)", "dns"))
        phone.shell("input keyevent HOME")
        stopped = counted(watching, ("udp",))
        phone.shell(f"am force-stop {app.package}")
        assert packet_filter(phone) != rules

    Lease(phone).begin()
    assert (snapshot(phone), packet_filter(phone)) == (before, rules)
    assert launched["udp"] == 0
    assert launched["quic (blocked)"] % QUIC == launched["dns"] % DNS == 0
    assert stopped["udp"] % UDP == 0


def packet_filter(phone: Phone) -> str:
    """Its rules, without what they counted."""
    root = RootShell(phone)
    return "\n".join(root.run(f"{name} -w -n -L").output for name in ("iptables", "ip6tables"))


def counted(watching: UdpFilter, protocols: tuple[str, ...]) -> dict[str, int]:
    """What was counted as soon as all of these were sent; what there is after 20 s."""
    deadline = time.monotonic() + 20
    while True:
        sizes = watching.sizes()
        if all(sizes[name] for name in protocols) or time.monotonic() > deadline:
            assert all(sizes[name] for name in protocols), sizes
            return sizes


def test_an_app_is_there_for_the_block_and_gone_afterwards(
    phone: Phone, sample: App, snapshot: Snapshot
) -> None:
    before = snapshot(phone)
    with fresh_install(phone, sample):
        check_installed(phone, sample)

    assert snapshot(phone) == before


@pytest.mark.needs("frida")
def test_an_app_is_launched_with_hooks_and_stopped(
    phone: Phone, sample: App, recorder: Recorder, snapshot: Snapshot
) -> None:
    before = snapshot(phone)
    probe = ApiCallsProbe(Watch(phone, sample, recorder, Identity()))
    with fresh_install(phone, sample):
        try:
            probe.start()
            probe.launch()
            calls = seen_calls(probe, recorder)
            probe.expect_end()
            phone.shell(f"am force-stop {sample.package}")
        finally:
            probe.stop()
        assert phone.shell(f"pidof {sample.package}").output == ""
    recorder.close()

    assert snapshot(phone) == before
    assert calls, "the app reads at once, and no hook told of it"
    timeline = timeline_of(recorder)
    assert [e for e in timeline if isinstance(e, HooksInstalled)]
    assert [e for e in timeline if isinstance(e, ProbeLost)] == []


def test_what_an_app_uses_of_what_is_guarded_is_noted_by_the_system(
    phone: Phone, sample: App, recorder: Recorder
) -> None:
    probe = AppOpsProbe(Watch(phone, sample, recorder, Identity()))
    with fresh_install(phone, sample):
        probe.start()
        phone.shell(f"cmd appops start {sample.package} READ_CLIPBOARD")
        probe.flush()
        phone.shell(f"cmd appops stop {sample.package} READ_CLIPBOARD")
        now = phone.wall_clock()
        probe.stop()
    recorder.close()

    timeline = timeline_of(recorder)
    noted = [e for e in timeline if isinstance(e, AppOp)]
    assert [(op.op, op.data_type, op.package) for op in noted[:1]] == [
        ("READ_CLIPBOARD", "剪切板", sample.package)
    ]
    assert noted[0].source_at == pytest.approx(now, abs=3)
    assert [e for e in timeline if isinstance(e, ProbeLost)] == []


def seen_calls(probe: ApiCallsProbe, recorder: Recorder) -> list[ApiCall]:
    """Calls on the timeline as soon as there are any; none after 20 s."""
    deadline = time.monotonic() + 20
    while True:
        probe.flush()
        calls = [e for e in timeline_of(recorder) if isinstance(e, ApiCall)]
        if calls or time.monotonic() > deadline:
            return calls


def timeline_of(recorder: Recorder) -> list[object]:
    text = (recorder.folder / runs.TIMELINE).read_text(encoding="utf-8")
    return list(runs._evidence(recorder.folder, text))


def test_the_screen_can_be_read_and_seen(
    phone: Phone, sample: App, recorder: Recorder, tmp_path: Path
) -> None:
    with fresh_install(phone, sample):
        ui = Ui(phone, sample, recorder)
        try:
            ui.open()
            phone.shell(f"am start -W -n {sample.package}/{sample.main_activity}")
            prompt = ui.find_consent(20)
            ui.home()
        finally:
            ui.close()
            recorder.close()

    assert prompt is not None
    assert prompt.agree is not None
    screens = [e for e in timeline_of(recorder) if isinstance(e, ScreenSeen)]
    assert any(screen.package == sample.package for screen in screens)
    assert list((tmp_path / "blobs").rglob("*"))
