"""After consent: the app stays within what it needs."""

from __future__ import annotations

import pytest


@pytest.fixture
def agreed(session):
    """A session whose consent prompt was just agreed to."""
    session.first_launch()
    session.agree()
    return session


def test_permissions_are_asked_with_a_purpose(agreed, judge):
    """While the app is used, no permission is asked ahead of its function or without a reason."""
    agreed.use(8)

    assert [finding for finding in judge().violations if finding.clause.startswith("9.")] == []


def test_personal_data_travels_encrypted(agreed, judge):
    """Nothing personal leaves in plain HTTP."""
    agreed.use(5)

    assert [f for f in judge().violations if f.rule == "plain-http"] == []
