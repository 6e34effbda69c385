from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.probes.activity_lines import (
    Crash,
    Happening,
    ProcessBegan,
    ProcessGone,
    Resumed,
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


SHELL, SHOP = "com.android.shell", "com.example.shop"
FORMS: dict[str, list[tuple[int | None, str, str, bool]]] = {
    "android-8": [(2000, "", SHOP, True), (10085, "", "com.example.store", True)],
    "android-9": [(10021, "", SHOP, True), (10091, "", "com.example.dialer", True)],
    "android-10": [(2000, "", SHOP, True), (10113, "", "com.example.installer", True)],
    "android-11": [
        (2000, "", SHOP, True),
        (10152, "", "com.example.browser", True),
        (None, SHOP, "com.example.video", True),
    ],
    "android-12": [
        (2000, "", SHOP, True),
        (10155, SHOP, "com.example.store", True),
        (10155, SHOP, "", False),
    ],
    "android-13": [
        (2000, SHELL, SHOP, True),
        (10321, SHOP, "com.google.android.permissioncontroller", True),
        (10321, SHOP, "com.example.mall", True),
        (10321, SHOP, "", False),
        (1010321, "", "com.example.mall", True),
        (10400, "com.example.neighbour", "com.example.unrelated", True),
    ],
    "android-14": [
        (10210, "com.example.launcher", SHOP, True),
        (10321, SHOP, "com.example.store", True),
        (10321, SHOP, "com.example.mall", False),
        (10321, SHOP, SHOP, True),
        (10321, "", "com.example.video", True),
        (10321, "", "com.example.video", True),
    ],
    "android-15": [(2000, SHELL, SHOP, True), (10321, SHOP, "com.example.browser", True)],
    "android-16": [
        (10321, SHOP, "com.example.browser", True),
        (10321, SHOP, "com.example.mall", False),
    ],
    "makers": [
        (2000, "", SHOP, True),
        (10321, "", "com.example.browser", True),
        (10321, "", "com.example.reader", True),
        (None, SHOP, "com.example.video", True),
        (99910321, "", "com.example.video", True),
    ],
}
"""Of each form of the log: the caller's uid and name, the target, and whether it was started."""


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_a_start_line_is_read(name: str) -> None:
    read_off = [(s.caller_uid, s.caller, s.package, s.started) for s in starts(name)]

    assert read_off == FORMS[name]


def test_every_form_has_its_lines_and_every_file_is_read() -> None:
    assert {path.stem for path in LOGCAT.glob("*.txt")} == {*FORMS, "hostile"}


def test_the_target_is_what_the_system_appends_not_what_the_app_put_into_its_address() -> None:
    assert starts("hostile")[-1].package == "com.example.bank"


EVENTS = {
    "android-9": [SHOP, SHOP, "com.example.dialer"],
    "android-10": [SHOP, SHOP],
    "android-12": [SHOP, SHOP, "com.example.store"],
    "android-15": [SHOP, SHOP, "com.example.browser", "com.example.browser", SHOP],
}


@pytest.mark.parametrize("name", EVENTS)
def test_the_events_tell_of_the_same_activities_under_both_names(name: str) -> None:
    told = [
        h.package
        for h in happenings(name)
        if isinstance(h, Resumed) or (isinstance(h, Start) and h.source == "events")
    ]

    assert told == EVENTS[name]


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


ORIGINS = (
    "from uid 10321",
    "from uid 10321 on display 0",
    "from uid 10321 pid 5210 on display 0",
    "from uid 10321 (com.example.shop) result code=0",
    (
        "with LAUNCH_MULTIPLE from uid 10321 (com.example.shop) (BAL_ALLOW_VISIBLE_WINDOW) "
        "result code=0"
    ),
    (
        "with LAUNCH_MULTIPLE from uid 10321 (com.example.shop) (sr=193755) "
        "(BAL_ALLOW_VISIBLE_WINDOW) result code=2"
    ),
)


@given(st.text(max_size=80), st.sampled_from(ORIGINS))
def test_no_address_hides_who_started_what(address: str, origin: str) -> None:
    text = f"START u0 {{act=VIEW dat={address} flg=0x10000000 cmp=com.example.bank/.Main}} {origin}"
    line = split_line(f"1700000000.100  1  1 I ActivityTaskManager: {text}")
    if line is None or "\n" in address:
        return  # logcat splits it into lines of their own, which are no START lines
    start = read(line)

    assert isinstance(start, Start)
    assert (start.caller_uid, start.package, start.started) == (10321, "com.example.bank", True)


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_raise(text: str) -> None:
    for tag in ("ActivityTaskManager", "am_crash", "wm_resume_activity", "am_kill", "DEBUG"):
        line = split_line(f"1700000000.100  1  1 I {tag}: {text}")
        if line is not None:
            read(line)


VERSIONS = (*(f"android-{number}" for number in range(8, 17)), "makers")


@pytest.mark.parametrize("name", VERSIONS)
@given(st.data())
def test_no_damaged_line_of_any_version_makes_the_reader_raise(
    name: str, data: st.DataObject
) -> None:
    lines = (LOGCAT / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    whole = data.draw(st.sampled_from(lines))
    start, end = sorted((data.draw(_places(whole)), data.draw(_places(whole))))
    inside = data.draw(st.one_of(st.just(""), st.text(max_size=40), st.sampled_from(lines)))
    line = split_line(whole[:start] + inside + whole[end:])

    told = read(line) if line is not None else None

    assert told is None or isinstance(told, Happening)


def _places(line: str) -> st.SearchStrategy[int]:
    return st.integers(0, len(line))


@pytest.mark.parametrize("name", VERSIONS)
def test_each_version_tells_of_starts_and_of_what_came_to_the_front(name: str) -> None:
    assert {type(told) for told in happenings(name)} >= {Start}
    assert all(start.package for start in starts(name) if start.started)
