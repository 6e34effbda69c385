"""Chapter 7: personal data go only where the user agreed."""

from __future__ import annotations

from harness.model.evidence import Phase
from harness.model.finding import Verdict
from harness.rules.testing import Run, prompt, request

THIRD, OWN, UNKNOWN = "sdk-open-phone.getui.com", "api.example.cn", "203.0.113.4"


def test_a_third_party_without_consent_is_a_violation() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 1.0, request(THIRD, "imei"))
    finding = run.judged_by("third-party-sends")

    assert finding.verdict is Verdict.VIOLATED
    assert "个推" in finding.summary_zh


def test_a_third_party_after_consent_is_for_a_person_to_compare_with_the_policy() -> None:
    run = Run().saw(Phase.IN_USE, 1.0, request(THIRD, "imei"))

    assert run.judged_by("third-party-sends").verdict is Verdict.SUSPECT


def test_the_apps_own_server_is_no_third_party() -> None:
    run = Run().saw(Phase.IN_USE, 1.0, request(OWN, "imei"))

    assert run.judged_by("third-party-sends").verdict is Verdict.MET


def test_a_server_of_unknown_owner_is_for_a_person() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 1.0, request(UNKNOWN, "imei"))

    assert run.judged_by("third-party-sends").verdict is Verdict.SUSPECT


def test_personal_data_in_plain_text_is_a_violation_also_after_consent() -> None:
    plain = Run().saw(Phase.IN_USE, 1.0, request(OWN, "imei", tls=False))
    nothing = Run().saw(Phase.IN_USE, 1.0, request(OWN, tls=False))
    encrypted = Run().saw(Phase.IN_USE, 1.0, request(OWN, "imei"))

    assert plain.judged_by("plain-http").verdict is Verdict.VIOLATED
    assert nothing.judged_by("plain-http").verdict is Verdict.MET
    assert encrypted.judged_by("plain-http").verdict is Verdict.MET


def test_sending_after_refusal_is_a_violation() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 1.0, prompt())
    assert run.judged_by("sends-after-refusal").verdict is Verdict.MET

    run.saw(Phase.REFUSED, 1.0, request(OWN, "oaid"))
    assert run.judged_by("sends-after-refusal").verdict is Verdict.VIOLATED
