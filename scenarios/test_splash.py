"""Splash screens: they can be closed, and lead nowhere by themselves (信息窗口“关不掉”“乱跳转”)."""

from __future__ import annotations


def test_the_splash_screen_leads_nowhere_by_itself(session, judge):
    """Untouched after a launch, no other app, browser or store opens."""
    session.first_launch()
    session.agree()
    session.restart()
    session.watch(5)

    assert [finding for finding in judge().violations if finding.clause.startswith("11.")] == []


def test_the_close_button_closes(session, judge):
    """A tap on the way out of an overlay closes it, and opens nothing else."""
    session.first_launch()
    session.agree()
    session.restart()
    session.ui.close_overlays(2)
    session.watch(2)

    assert [f for f in judge().violations if f.rule == "close-button-jumps"] == []


def test_windows_close_at_once_and_stay_closed(session, judge):
    """Over several launches one tap closes what comes up; nothing beside its buttons jumps."""
    session.first_launch()
    session.agree()
    session.restart()
    session.try_windows()

    about = {"window-closes", "close-without-countdown", "window-returns", "hot-zone-jump"}
    assert [finding for finding in judge().violations if finding.rule in about] == []
