from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from harness.probes.activity_lines import (
    Crash,
    Happening,
    ProcessBegan,
    ProcessGone,
    Start,
    read,
    split_line,
)

LOGCAT = Path(__file__).parents[1] / "data" / "logcat"


def happenings(name: str) -> list[Happening]:
    lines = (LOGCAT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = [line for line in map(split_line, lines) if line is not None]
    return [told for told in map(read, split) if told is not None]


def starts(name: str) -> list[Start]:
    return [h for h in happenings(name) if isinstance(h, Start) and h.source == "log"]


def test_a_line_is_split_into_time_pid_tag_and_text() -> None:
    line = split_line("         1700000000.100  1201  2310 I am_kill : [0,1,x]")
    assert line is not None
    assert (line.at, line.pid, line.tag, line.text) == (1700000000.1, 1201, "am_kill", "[0,1,x]")


def test_a_line_may_carry_the_writers_user() -> None:
    line = split_line("         1700000000.100 u0_a85  4501  4501 E AndroidRuntime: x: y")
    assert line is not None
    assert (line.pid, line.tag, line.text) == (4501, "AndroidRuntime", "x: y")


def test_dividers_are_no_lines() -> None:
    assert split_line("--------- beginning of system") is None


def test_android_8_names_only_the_callers_uid() -> None:
    shell, app = starts("android-8")
    assert (shell.caller_uid, shell.caller, shell.package) == (2000, "", "com.example.shop")
    assert shell.activity == "com.example.shop.MainActivity"
    assert (app.caller_uid, app.action) == (10085, "android.intent.action.VIEW")
    assert app.data == "market://details?id=com.example.other"
    assert app.started


def test_a_maker_names_the_calling_package_instead_of_the_uid() -> None:
    *_, player = starts("android-11")
    assert (player.caller_uid, player.caller) == (None, "com.example.shop")


def test_a_negative_result_and_an_unresolved_intent_are_no_start() -> None:
    unresolved = starts("android-13")[3]
    assert (unresolved.package, unresolved.started) == ("", False)


def test_android_14_and_newer_block_with_result_0_so_the_word_counts() -> None:
    allowed, blocked = starts("android-16")
    assert allowed.started
    assert not blocked.started
    assert blocked.caller == "com.example.shop"


def test_the_caller_is_read_behind_the_apps_own_text() -> None:
    forged = starts("hostile")[0]
    assert forged.caller == "com.example.shop"


def test_process_starts_tell_their_cause() -> None:
    began = [h for h in happenings("android-11") if isinstance(h, ProcessBegan)]
    assert {(b.pid, b.process, b.cause) for b in began} == {
        (5210, "com.example.shop", "pre-top-activity"),
        (5300, "com.example.shop:push", "service"),
    }


def test_deaths_and_kills_are_read_from_both_buffers() -> None:
    gone = [h for h in happenings("android-8") if isinstance(h, ProcessGone)]
    assert [(g.pid, g.process) for g in gone] == [(4501, "com.example.shop")] * 2
    killed = [h for h in happenings("android-11") if isinstance(h, ProcessGone)][-1]
    assert killed.detail.startswith("killed: stop com.example.shop")


def test_a_crash_names_its_process() -> None:
    crashes = [h for h in happenings("android-11") if isinstance(h, Crash)]
    assert "com.example.shop" in {c.process for c in crashes}
    assert {c.pid for c in crashes} == {5210}


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for tag in ("ActivityTaskManager", "am_crash", "wm_resume_activity", "am_kill", "DEBUG"):
        line = split_line(f"1700000000.100  1  1 I {tag}: {text}")
        if line is not None:
            read(line)
