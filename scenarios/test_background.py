"""On screen but untouched (静默状态), and in the background (后台)."""

from __future__ import annotations


def test_nothing_is_read_while_nobody_uses_the_app(session, judge):
    """Silent and in the background, the app reads nothing, and nothing at a fixed period."""
    session.first_launch()
    session.agree()
    session.stay_silent(8)
    session.go_to_background(8)

    assert [finding for finding in judge().violations if finding.clause.startswith("6.")] == []
