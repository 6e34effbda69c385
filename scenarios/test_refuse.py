"""After a refusal: the app respects it, in this launch and the next."""

from __future__ import annotations

import pytest


@pytest.fixture
def refused(session):
    """A session whose consent prompt was just refused."""
    session.first_launch()
    if not session.refuse():
        pytest.skip("the app offers no way to refuse")
    return session


def test_refusal_is_respected(refused, judge):
    """Neither reads nor sends what it was refused, also after a relaunch."""
    refused.watch(3, complete=False)
    refused.relaunch("does the app remember the refusal?")
    refused.watch(3)

    assert [finding for finding in judge().violations if finding.clause.startswith("5.")] == []


def test_the_app_does_not_exit_on_refusal(refused):
    """Who refuses keeps an app that is in front: its basic mode (T/TAF 078.6—2026, 5.10)."""
    refused.watch(2)

    assert refused.ui.foreground()[0] == refused.app.package
