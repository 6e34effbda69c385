"""What the app encrypted before it sent it counts as sent; an altered run clears nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.model.evidence import DataMatch, HttpRequest, Phase, RequestDecrypted
from harness.model.finding import Verdict
from harness.rules.interface import ALTERED
from harness.rules.judge import judge
from harness.rules.sends import requests_of
from harness.rules.testing import PROCEDURE, Run, prompt, read, request

OWN, THIRD = "api.example.cn", "sdk-open-phone.getui.com"
AES = "cipher:AES/CBC/PKCS5Padding"
ALTERING = PROCEDURE.model_copy(update={"bypass_pinning": True})


def opened(run: Run, phase: Phase, *items: str, confidence: float = 1.0) -> Run:
    """The only request's body was encrypted by a call that the hooks saw, and had these in it."""
    (sent,) = run.timeline().of(HttpRequest)
    matches = tuple(
        DataMatch(item=item, form="plain", path=("body", AES), confidence=confidence)
        for item in items
    )
    evidence = RequestDecrypted(
        request=sent.id, call="e1", encryption="e2", transformation="AES", matches=matches
    )
    return run.saw(phase, 50.0, evidence)


def test_what_was_encrypted_before_consent_was_sent_before_consent() -> None:
    run = opened(
        Run().saw(Phase.BEFORE_CONSENT, 1.0, request(OWN)), Phase.BEFORE_CONSENT, "android_id"
    )
    finding = run.judged_by("sends-before-consent")

    assert finding.verdict is Verdict.VIOLATED
    assert "Android ID (plain, encrypted by the app) went to api.example.cn" in finding.summary


def test_a_clear_text_without_personal_data_accuses_nobody() -> None:
    run = opened(Run().saw(Phase.BEFORE_CONSENT, 1.0, request(OWN)), Phase.BEFORE_CONSENT)

    assert run.judged_by("sends-before-consent").verdict is Verdict.MET


def test_it_counts_when_the_request_left_not_when_the_clear_text_was_known() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 1.0, prompt())
    opened(run.saw(Phase.REFUSED, 99.0, request(THIRD)), Phase.AGREED, "imei")

    assert run.judged_by("sends-after-refusal").verdict is Verdict.VIOLATED
    assert run.judged_by("third-party-sends").verdict is Verdict.VIOLATED
    assert run.judged_by("sends-before-consent").verdict is Verdict.MET


def test_a_match_that_proves_little_is_for_a_person_here_too() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 1.0, request(OWN))
    opened(run, Phase.BEFORE_CONSENT, "imei", confidence=0.5)

    assert run.judged_by("sends-before-consent").verdict is Verdict.SUSPECT


def test_over_plain_http_only_what_anyone_could_read_is_unencrypted() -> None:
    sealed = opened(Run().saw(Phase.IN_USE, 1.0, request(OWN, tls=False)), Phase.IN_USE, "imei")
    both = opened(
        Run().saw(Phase.IN_USE, 1.0, request(OWN, "oaid", tls=False)), Phase.IN_USE, "imei"
    )

    assert sealed.judged_by("plain-http").verdict is Verdict.MET
    assert both.judged_by("plain-http").verdict is Verdict.VIOLATED
    assert "IMEI" not in both.judged_by("plain-http").summary


def test_requests_keep_what_was_found_in_the_open() -> None:
    run = opened(Run().saw(Phase.IN_USE, 1.0, request(OWN, "oaid")), Phase.IN_USE, "imei")
    (sent,) = requests_of(run.timeline())

    assert [match.item for match in sent.matches] == ["oaid", "imei"]


def test_a_run_that_altered_the_checks_accuses_by_what_was_sent() -> None:
    run = Run(ALTERING).saw(Phase.BEFORE_CONSENT, 1.0, request(THIRD, "imei"))

    assert run.judged_by("sends-before-consent").verdict is Verdict.VIOLATED
    assert run.judged_by("third-party-sends").verdict is Verdict.VIOLATED


@pytest.mark.parametrize("rule", ["sends-before-consent", "plain-http", "app-silent-reads"])
def test_a_run_that_altered_the_checks_clears_nobody(rule: str) -> None:
    finding = Run(ALTERING).judged_by(rule)

    assert Run().judged_by(rule).verdict is Verdict.MET
    assert finding.verdict is Verdict.INCONCLUSIVE
    assert finding.summary == ALTERED.sentence


def test_a_run_that_altered_the_checks_accuses_of_nothing_but_sending() -> None:
    early = read("IMEI")

    assert (
        Run().saw(Phase.BEFORE_CONSENT, 1.0, early).judged_by("app-reads-before-consent").verdict
        is Verdict.VIOLATED
    )
    finding = (
        Run(ALTERING).saw(Phase.BEFORE_CONSENT, 1.0, early).judged_by("app-reads-before-consent")
    )
    assert (finding.verdict, finding.evidence) == (Verdict.INCONCLUSIVE, ())


def test_that_the_checks_were_altered_stands_first_among_what_was_not_observed(
    tmp_path: Path,
) -> None:
    assert ALTERED.both in judge(Run(ALTERING).recording(tmp_path)).not_observed
    assert ALTERED.both not in judge(Run().recording(tmp_path)).not_observed
