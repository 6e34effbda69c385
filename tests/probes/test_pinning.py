"""Certificate checks that refuse are made to accept where the host says so, and only there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.model.evidence import PinningBypassed
from harness.probes.agent import FridaServer

from .conftest import MemorySink, Subject


class Altered(Subject):
    """The program in a run that alters its checks."""

    def hook(self, *, early: bool) -> None:
        self.agent = FridaServer.local().attach(self.process.pid, self)
        report = self.agent.ask("install", self.transcript.process, early, True)
        self.health = self.transcript.installed(report, self.agent.ask("prove"), early=early)

    def passed(self) -> list[PinningBypassed]:
        """What was made to accept since the last time."""
        self.transcript.complete(self.agent.ask("flush"))
        passed = self.sink.of(PinningBypassed)
        self.sink.evidence.clear()
        return passed


@pytest.fixture(scope="module")
def altered(subject_classes: Path) -> Iterator[Altered]:
    altered = Altered(subject_classes, MemorySink())
    yield altered
    assert altered.broken_by == []
    assert altered.agent.ask("health").find(b'"faults": []') >= 0
    altered.end()


REFUSING = {
    "own": "Checks$Pin.checkServerTrusted",
    "chain": "Checks$Pin.checkServerTrusted",
    "platform": "com.android.org.conscrypt.TrustManagerImpl.checkTrustedRecursive",
    "pins": "com.android.org.conscrypt.TrustManagerImpl.verifyChain",
    "okhttp": "okhttp3.CertificatePinner.check",
    "page": "Checks$1.onReceivedSslError",
    "plainpage": "android.webkit.WebViewClient.onReceivedSslError",
}


@pytest.mark.parametrize(("check", "name"), REFUSING.items())
def test_a_check_that_refuses_is_passed_and_told(altered: Altered, check: str, name: str) -> None:
    altered.passed()

    assert altered.say(f"check {check}") == "accepted"

    (passed,) = altered.passed()
    assert passed.check == name
    assert passed.reason
    assert "Checks.run" in passed.stack


def test_a_renamed_pinner_is_met_at_its_second_try(altered: Altered) -> None:
    altered.passed()

    assert altered.say("check renamed") == "refused"
    assert altered.say("check renamed") == "accepted"

    assert [passed.check for passed in altered.passed()] == ["renamed.b.a"]


def test_a_check_that_accepts_is_left_alone(altered: Altered) -> None:
    altered.passed()

    assert altered.say("check right") == "accepted"
    assert altered.say("check none") == "accepted"

    assert altered.passed() == []


@pytest.mark.parametrize(("check", "answer"), [("broken", "no answer"), ("client", "refused")])
def test_what_is_no_refusal_of_a_server_stays(altered: Altered, check: str, answer: str) -> None:
    assert altered.say(f"check {check}") == answer


@pytest.mark.parametrize("check", [*REFUSING, "renamed"])
def test_without_the_hosts_word_every_refusal_stands(subject: Subject, check: str) -> None:
    assert subject.say(f"check {check}") == "refused"
    assert subject.say(f"check {check}") == "refused"

    subject.calls()
    assert subject.broken_by == []
