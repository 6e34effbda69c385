"""Chapter 9: permissions are asked for when needed, with a reason, and a no is a no."""

from __future__ import annotations

from harness.model.evidence import ActivityStarted, Phase, ProcessEnded, UserAction
from harness.model.finding import Verdict
from harness.rules.testing import PACKAGE, Run, asked, denied, screen, tap

ENDED = ProcessEnded(process=PACKAGE, package=PACKAGE, pid=100, crashed=False)
USE = Phase.IN_USE


def refused(run: Run, phase: Phase, second: float, group: str = "通讯录") -> Run:
    """A dialog that no function led to, refused; the tap on its button uses no function."""
    return (
        run.saw(phase, second, asked(group))
        .saw(phase, second + 0.4, tap("不允许"))
        .saw(phase, second + 0.5, denied())
    )


def test_an_app_that_closes_when_refused_violates() -> None:
    run = refused(Run(), USE, 10.0).saw(USE, 12.0, ENDED)

    assert run.judged_by("permission-refusal-exit").verdict is Verdict.VIOLATED


def test_the_launcher_in_front_after_a_refusal_is_an_exit() -> None:
    run = refused(Run(), USE, 10.0).saw(USE, 12.0, screen(package="com.android.launcher3"))

    assert run.judged_by("permission-refusal-exit").verdict is Verdict.VIOLATED


def test_an_exit_in_the_next_phase_is_for_a_person() -> None:
    run = refused(Run(), USE, 97.0).saw(Phase.SILENT, 0.5, ENDED)

    assert run.judged_by("permission-refusal-exit").verdict is Verdict.SUSPECT
    refused(run, USE, 20.0).saw(USE, 21.0, ENDED)
    assert run.judged_by("permission-refusal-exit").verdict is Verdict.VIOLATED


def test_an_app_that_the_harness_stopped_did_not_exit() -> None:
    stop = UserAction(action="stop", reason="next step")
    run = refused(Run(), USE, 10.0).saw(USE, 11.0, stop).saw(USE, 11.2, ENDED)

    assert run.judged_by("permission-refusal-exit").verdict is Verdict.MET


def test_rules_about_refusal_do_not_apply_when_nothing_was_refused() -> None:
    run = Run()

    for rule in ("permission-refusal-exit", "permission-loop", "permission-again"):
        assert run.judged_by(rule).verdict is Verdict.NOT_APPLICABLE


def test_a_dialog_that_comes_back_three_times_is_a_loop() -> None:
    run = Run()
    for second in (10.0, 13.0, 16.0):
        refused(run, USE, second)

    assert run.judged_by("permission-loop").verdict is Verdict.VIOLATED
    assert refused(Run(), USE, 10.0).judged_by("permission-loop").verdict is Verdict.MET


def test_a_dialog_that_was_seen_late_counts_when_it_was_asked_for() -> None:
    request = ActivityStarted(
        caller=PACKAGE,
        target="com.lbe.security.miui",
        activity="com.android.packageinstaller.permission.ui.GrantPermissionsActivity",
        action="android.content.pm.action.REQUEST_PERMISSIONS",
        source="log",
    )
    before = Phase.BEFORE_CONSENT
    asked_early = Run().saw(USE, 0.4, asked("电话"))
    by_then = asked_early.events[-1].at
    asked_early.events.append(request.model_copy(update={"phase": before, "at": by_then - 0.5}))
    asked_late = Run().saw(USE, 0.1, request).saw(USE, 0.4, asked("电话"))

    assert asked_early.judged_by("permission-before-consent").verdict is Verdict.VIOLATED
    assert asked_late.judged_by("permission-before-consent").verdict is Verdict.MET


def test_asking_before_consent_is_a_violation() -> None:
    early = Run().saw(Phase.BEFORE_CONSENT, 3.0, asked("电话"))
    late = Run().saw(USE, 3.0, asked("电话"))

    assert early.judged_by("permission-before-consent").verdict is Verdict.VIOLATED
    assert late.judged_by("permission-before-consent").verdict is Verdict.MET


def test_asking_without_a_use_of_the_function_is_ahead_of_use() -> None:
    idle = Run().saw(USE, 30.0, asked("电话"))
    used = Run().saw(USE, 29.0, tap("导入联系人")).saw(USE, 30.0, asked("通讯录"))
    home = Run().saw(USE, 30.0, asked("定位"))

    assert idle.judged_by("permission-ahead-of-use").verdict is Verdict.VIOLATED
    assert used.judged_by("permission-ahead-of-use").verdict is Verdict.MET
    assert home.judged_by("permission-ahead-of-use").verdict is Verdict.SUSPECT
    assert Run().judged_by("permission-ahead-of-use").verdict is Verdict.NOT_APPLICABLE


def test_tapping_agree_is_no_use_of_a_function() -> None:
    run = Run().saw(Phase.REFUSED, 99.5, screen("consent"))
    run.saw(Phase.AGREED, 1.0, tap("同意")).saw(Phase.AGREED, 2.0, asked("存储"))

    assert run.judged_by("permission-ahead-of-use").verdict is Verdict.VIOLATED


def test_a_dialog_without_a_purpose_is_a_violation() -> None:
    untold = Run().saw(USE, 3.0, asked("相机", purpose=False))
    told = Run().saw(USE, 3.0, asked("相机"))
    unseen = Run().saw(USE, 3.0, asked("相机", purpose=None))

    assert untold.judged_by("permission-purpose").verdict is Verdict.VIOLATED
    assert told.judged_by("permission-purpose").verdict is Verdict.MET
    assert unseen.judged_by("permission-purpose").verdict is Verdict.INCONCLUSIVE


def test_two_permissions_in_a_row_are_a_bundle() -> None:
    run = refused(refused(Run(), USE, 10.0, "电话"), USE, 12.0, "存储")
    apart = refused(refused(Run(), USE, 10.0, "电话"), USE, 60.0, "存储")
    finding = run.judged_by("permissions-in-a-row")

    assert finding.verdict is Verdict.VIOLATED
    assert "电话、存储" in finding.summary_zh
    assert apart.judged_by("permissions-in-a-row").verdict is Verdict.MET


def test_asking_again_after_a_restart_is_a_violation() -> None:
    run = refused(Run(), USE, 10.0)
    assert run.judged_by("permission-again").verdict is Verdict.MET

    run.saw(Phase.AFTER_RESTART, 5.0, asked("通讯录"))
    assert run.judged_by("permission-again").verdict is Verdict.VIOLATED


def test_asking_again_when_the_user_uses_the_function_is_allowed() -> None:
    run = refused(Run(), USE, 10.0)
    run.saw(USE, 60.0, tap("导入联系人")).saw(USE, 61.0, asked("通讯录"))

    assert run.judged_by("permission-again").verdict is Verdict.MET


def test_a_dialog_is_seen_some_seconds_after_the_touch_that_led_to_it() -> None:
    run = Run().saw(USE, 26.0, tap("附近")).saw(USE, 30.0, asked("定位"))

    assert run.judged_by("permission-ahead-of-use").verdict is Verdict.MET


def test_what_was_touched_before_a_launch_triggers_nothing_after_it() -> None:
    launch = UserAction(action="launch", reason="again")
    run = Run().saw(USE, 28.0, tap("附近")).saw(USE, 29.0, launch).saw(USE, 30.0, asked("电话"))

    assert run.judged_by("permission-ahead-of-use").verdict is Verdict.VIOLATED
