"""What an app hides from the proxy is read all the same: by its own encryption, or by pinning."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from harness.apps.apk import read_app
from harness.calibration import apk_path
from harness.config import Lab
from harness.devices.cleaning import Lease
from harness.devices.pool import Pool
from harness.model.evidence import (
    ApiCall,
    HttpRequest,
    PinningBypassed,
    RequestDecrypted,
    TlsRefused,
)
from harness.model.finding import Verdict
from harness.model.recording import Procedure, Recording
from harness.rules.judge import judge
from harness.session import Plan, Session, opened
from harness.store import runs
from tests.end_to_end.smali_apps import ENCRYPTOR, build
from tests.end_to_end.trying import BRIEF

pytestmark = pytest.mark.timeout(300)
CBC, CTR = "cipher:AES/CBC/PKCS5Padding", "cipher:AES/CTR/NoPadding"
WATCHED_S = 3.0

Watched = Callable[[Path, Procedure, Callable[[Session], object]], Recording]


@pytest.fixture(scope="module")
def pool(state: Path) -> Iterator[Pool]:
    """One embedded phone for all of them."""
    with Pool(Lab(virtual=1), state, wanted=()) as pool:
        yield pool


@pytest.fixture
def watched(pool: Pool, state: Path, tmp_path: Path) -> Watched:
    """Watch one app's first launch, and what is done to it then."""

    def watch(apk: Path, procedure: Procedure, steps: Callable[[Session], object]) -> Recording:
        with pool.lease(prepare=lambda leased: Lease(leased).begin()) as phone:
            plan = Plan(app=read_app(apk), procedure=procedure, out=tmp_path, state=state)
            with opened(plan, phone, Lease(phone)) as session:
                session.first_launch()
                steps(session)
        return runs.load(session.folder)

    return watch


def agree(session: Session) -> None:
    session.agree()
    session.watch(WATCHED_S)


def test_what_the_app_encrypted_itself_is_told_by_item_form_way_call_and_owner(
    watched: Watched,
) -> None:
    recording = watched(ENCRYPTOR, BRIEF, lambda session: session.watch(WATCHED_S))
    judgement = judge(recording)
    timeline = recording.timeline

    found = {}
    for one in timeline.of(RequestDecrypted):
        request, call = timeline.find(one.request), timeline.find(one.call)
        assert isinstance(request, HttpRequest)
        assert isinstance(call, ApiCall)
        (match,) = one.matches
        assert (match.item, match.form, request.matches) == ("android_id", "plain", ())
        found[request.host] = (match.path, call.stack[1], judgement.owners[call.id].name)
    assert found == {
        "collect.example": (
            ("body", "json:d", "base64", CBC, "json:device_id"),
            "cn.example.encryptor.Main.report",
            "cn.example.encryptor",
        ),
        "logs.example": (
            ("body", "json:e", "hex", CTR, "gzip", "json:device_id"),
            "com.umeng.analytics.Sealer.report",
            "友盟+",
        ),
    }
    verdicts = {finding.rule: finding.verdict for finding in judgement.findings}
    assert verdicts["sends-before-consent"] is Verdict.VIOLATED


@pytest.mark.slow
def test_a_run_that_bypasses_pinning_sees_what_another_run_does_not(watched: Watched) -> None:
    pinned = apk_path("pinned")
    closed = watched(pinned, BRIEF, agree).timeline
    bypassing = BRIEF.model_copy(update={"bypass_pinning": True})
    recording = watched(pinned, bypassing, agree)

    assert "pinned.example" in {refused.host for refused in closed.of(TlsRefused)}
    assert "pinned.example" not in {request.host for request in closed.of(HttpRequest)}
    assert not list(closed.of(PinningBypassed))

    sent = {request.host: request for request in recording.timeline.of(HttpRequest)}
    assert [match.item for match in sent["pinned.example"].matches] == ["android_id"]
    (check,) = {passed.check for passed in recording.timeline.of(PinningBypassed)}
    assert check == "cn.example.calibration.pinned.Pin.checkServerTrusted"
    assert recording.provenance.procedure.bypass_pinning
    verdicts = {finding.verdict for finding in judge(recording).findings}
    assert verdicts <= {Verdict.VIOLATED, Verdict.SUSPECT, Verdict.INCONCLUSIVE}


@pytest.mark.skipif(shutil.which("aapt") is None, reason="needs Debian's aapt and libsmali-java")
def test_the_committed_app_is_what_its_sources_give() -> None:
    assert ENCRYPTOR.read_bytes() == build(ENCRYPTOR)
