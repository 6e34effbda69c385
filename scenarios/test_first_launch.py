"""First launch: before the user has agreed to anything."""

from __future__ import annotations

from harness.model.evidence import ApiCall, HttpRequest, Phase


def test_nothing_personal_is_read_before_consent(session, timeline):
    """The prompt stands untouched; the app reads neither identifiers nor personal data."""
    session.first_launch()
    session.watch(5)

    early = timeline().during(Phase.BEFORE_CONSENT)

    assert [call.api for call in early.of(ApiCall) if call.data_type] == []


def test_nothing_personal_is_sent_before_consent(session, timeline):
    """No request carries a value of this phone's identity, in whatever form."""
    session.first_launch()
    session.watch(5)

    early = timeline().during(Phase.BEFORE_CONSENT)

    assert [match for request in early.of(HttpRequest) for match in request.matches] == []


def test_the_user_is_asked_and_can_refuse(session):
    """A consent prompt comes, and it has a button to refuse with."""
    session.first_launch()

    prompt = session.ui.find_consent(10)

    assert prompt is not None, "no consent prompt came"
    assert prompt.refuse is not None, "the prompt has no button to refuse with"
    assert not prompt.preticked, "the box is ticked before anybody touched it"
