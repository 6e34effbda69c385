from __future__ import annotations

import math
from pathlib import Path

import pytest

from harness.model.app import App
from harness.model.evidence import ActivityStarted, ProcessEnded, ProcessStarted
from harness.probes.activity_lines import split_line
from harness.probes.activity_trail import Found, Scene, Trail

LOGCAT = Path(__file__).parents[1] / "data" / "logcat"

APP = App(
    path=Path("shop.apk"),
    package="com.example.shop",
    label="示例商城",
    version_name="1",
    version_code=1,
    sha256="0" * 64,
    min_sdk=21,
    target_sdk=30,
    main_activity="com.example.shop.MainActivity",
)


def found(name: str, *, uid: int = 10321, system_pid: int | None = 1702) -> list[Found]:
    trail = Trail(Scene(APP, uid, "com.example.launcher", system_pid))
    lines = (LOGCAT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = [line for line in map(split_line, lines) if line is not None]
    return [*(found for line in split for found in trail.feed(line)), *trail.release(math.inf)]


def activities(evidence: list[Found]) -> list[tuple[str, str, bool]]:
    return [(e.caller, e.target, e.started) for e in evidence if isinstance(e, ActivityStarted)]


def test_a_uid_that_is_the_apps_is_told_by_its_name() -> None:
    assert activities(found("android-8", uid=10085, system_pid=1201)) == [
        ("uid 2000", "com.example.shop", True),
        ("com.example.shop", "com.example.store", True),
    ]


def test_an_event_that_repeats_a_start_line_is_not_told_twice() -> None:
    evidence = found("android-8", uid=10085, system_pid=1201)
    assert all(e.source == "log" for e in evidence if isinstance(e, ActivityStarted))


def test_an_event_before_its_start_line_is_not_told_twice_either() -> None:
    evidence = [e for e in found("android-15") if isinstance(e, ActivityStarted)]
    assert [(e.caller, e.target, e.source) for e in evidence] == [
        ("com.android.shell", "com.example.shop", "log"),
        ("com.example.shop", "com.example.browser", "log"),
        ("unknown", "com.example.shop", "events"),
    ]


def test_a_process_is_told_once_though_two_buffers_speak_of_it() -> None:
    evidence = found("android-8", uid=10085, system_pid=1201)
    assert [e.pid for e in evidence if isinstance(e, ProcessStarted)] == [4501]
    assert [e.pid for e in evidence if isinstance(e, ProcessEnded)] == [4501]


def test_other_apps_business_is_left_out_and_a_clones_uid_is_the_apps() -> None:
    assert activities(found("android-13")) == [
        ("com.android.shell", "com.example.shop", True),
        ("com.example.shop", "com.google.android.permissioncontroller", True),
        ("com.example.shop", "com.example.mall", True),
        ("com.example.shop", "", False),
        ("com.example.shop", "com.example.mall", True),
    ]


@pytest.mark.parametrize(
    ("name", "uid", "system_pid", "target"),
    [
        ("android-9", 10091, 1350, "com.example.dialer"),
        ("android-10", 10113, 1488, "com.example.installer"),
        ("android-12", 10155, 1600, "com.example.store"),
    ],
)
def test_a_start_that_line_and_event_tell_of_is_told_once(
    name: str, uid: int, system_pid: int, target: str
) -> None:
    told = activities(found(name, uid=uid, system_pid=system_pid))

    assert told.count(("com.example.shop", target, True)) == 1
    assert [t for _, t, _ in told].count(target) == 1


def test_without_the_callers_name_the_uid_tells_that_it_was_the_app() -> None:
    assert [caller for caller, _, _ in activities(found("android-14"))[4:]] == [
        "com.example.shop",
        "com.example.shop",
    ]
    assert [caller for caller, _, _ in activities(found("makers"))[1:]] == ["com.example.shop"] * 4


def test_a_living_app_that_comes_to_the_front_is_seen_but_going_home_is_no_start() -> None:
    assert activities(found("android-16"))[2:] == [("unknown", "com.example.pay", True)]


def test_a_process_that_the_app_wakes_in_another_package_is_told() -> None:
    woken = [e for e in found("android-16") if isinstance(e, ProcessStarted)]
    assert [(e.package, e.process) for e in woken] == [
        ("com.example.friend", "com.example.friend:daemon")
    ]
    assert "com.example.shop" in woken[0].cause


def test_a_crash_gives_its_first_lines_and_a_kill_is_no_crash() -> None:
    crashed, killed = [
        e for e in found("android-11", uid=10152, system_pid=1620) if isinstance(e, ProcessEnded)
    ]
    assert crashed.crashed
    assert "IllegalStateException: no network" in crashed.detail
    assert (killed.process, killed.crashed) == ("com.example.shop:push", False)


def test_lines_that_an_app_writes_with_the_systems_tags_are_not_believed() -> None:
    evidence = found("hostile")
    believed = [e for e in evidence if isinstance(e, ActivityStarted)]
    assert [(e.caller, e.target, e.source_at) for e in believed] == [
        ("com.example.shop", "com.example.bank", 1700000000.1),
        ("com.example.shop", "com.example.bank", 1700000005.0),
    ]
    assert not [e for e in evidence if isinstance(e, ProcessEnded)]


def test_the_phones_clock_is_kept() -> None:
    assert found("android-13")[0].source_at == 1700000000.1
