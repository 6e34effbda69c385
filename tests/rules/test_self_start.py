"""Chapter 10: the app starts when the user starts it, and wakes no other app."""

from __future__ import annotations

from harness.model.evidence import HooksInstalled, Phase, ProcessEnded, ProcessStarted, UserAction
from harness.model.finding import Verdict
from harness.rules.testing import PACKAGE, Run, start

AFTER = Phase.AFTER_RESTART


def started(cause: str, pid: int = 200, package: str = PACKAGE) -> ProcessStarted:
    return ProcessStarted(process=package, package=package, pid=pid, cause=cause)


def ended(pid: int) -> ProcessEnded:
    return ProcessEnded(process=PACKAGE, package=PACKAGE, pid=pid, crashed=False)


def hooked(pid: int) -> HooksInstalled:
    return HooksInstalled(process=PACKAGE, pid=pid, live=9, early=True)


def test_a_start_by_broadcast_before_consent_is_a_violation() -> None:
    run = Run().saw(Phase.BEFORE_CONSENT, 50.0, started("broadcast BOOT_COMPLETED"))
    finding = run.judged_by("self-start")

    assert finding.verdict is Verdict.VIOLATED
    assert "BOOT_COMPLETED" in finding.summary


def test_one_start_after_consent_is_for_a_person_and_two_are_a_violation() -> None:
    run = Run().saw(AFTER, 20.0, started("service", 200))
    assert run.judged_by("self-start").verdict is Verdict.SUSPECT

    run.saw(AFTER, 30.0, ended(200)).saw(AFTER, 40.0, started("service", 201))
    assert run.judged_by("self-start").verdict is Verdict.VIOLATED


def test_a_launch_or_a_second_process_of_a_running_app_is_no_self_start() -> None:
    launch = UserAction(action="launch", reason="launch after a stop")
    run = Run().saw(AFTER, 1.0, launch).saw(AFTER, 1.5, started("service", 200))
    run.saw(AFTER, 20.0, started("service", 201)).saw(AFTER, 21.0, hooked(201))

    assert run.judged_by("self-start").verdict is Verdict.MET


def test_waking_another_app_without_consent_is_a_violation() -> None:
    woken = started(f"service from {PACKAGE}", 300, "com.example.other")
    run = Run().saw(Phase.BEFORE_CONSENT, 50.0, woken)

    assert run.judged_by("associated-start").verdict is Verdict.VIOLATED


def test_being_opened_by_another_app_once_is_for_a_person() -> None:
    run = Run().saw(Phase.BACKGROUND, 50.0, start(PACKAGE, caller="com.example.other"))

    assert run.judged_by("associated-start").verdict is Verdict.SUSPECT


def test_launcher_shell_and_the_app_itself_are_no_strangers() -> None:
    run = Run()
    for caller in ("com.android.launcher3", "com.android.shell", "shell", PACKAGE, "uid 2000"):
        run.saw(Phase.IN_USE, 5.0, start(PACKAGE, caller=caller))

    assert run.judged_by("associated-start").verdict is Verdict.MET


def test_opening_a_page_of_another_app_or_asking_the_system_is_no_associated_start() -> None:
    run = Run()
    for cause, package in (
        ("next-top-activity", "com.example.shop"),
        ("content provider", "com.android.providers.contacts"),
        ("service", "com.mdid.msa"),
    ):
        run.saw(Phase.IN_USE, 9.0, started(f"{cause}, caller {PACKAGE}", 300, package))

    assert run.judged_by("associated-start").verdict is Verdict.MET
