from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.probes.appops_lines import (
    LINE_LIMIT,
    NOTED_LIMIT,
    ODD_LIMIT,
    Answer,
    Noted,
    age,
    read_dump,
    read_get,
)

APPOPS = Path(__file__).parents[1] / "data" / "appops"
SHOP = "com.example.shop"
PROVIDER = "com.android.providers.contacts"


def told(name: str) -> str:
    return (APPOPS / f"{name}.txt").read_text(encoding="utf-8")


def dumped(name: str, *, alone: bool = False) -> Answer:
    answer = read_dump(told(name), SHOP, alone=alone)
    assert answer is not None
    return answer


def got(name: str) -> Answer:
    answer = read_get(told(name))
    assert answer is not None
    return answer


def facts(answer: Answer) -> list[tuple[str, str, str, float]]:
    """Op, what became of it, state and age of each note."""
    kinds = {False: "access", True: "reject"}
    return [(n.op, kinds[n.rejected], n.state, n.age) for n in answer.noted]


SINCE_11 = [
    ("FINE_LOCATION", "access", "top", 8.9),
    ("FINE_LOCATION", "access", "bg", 15.0),
    ("FINE_LOCATION", "reject", "cch", 3600.0),
    ("FINE_LOCATION", "access", "fgsvc", 8.0),
    ("READ_CONTACTS", "access", "top", 1.0),
    ("READ_DEVICE_IDENTIFIERS", "reject", "top", 0.05),
    ("RECORD_AUDIO", "access", "top", 7.0),
]
OF_8 = [
    ("COARSE_LOCATION", "access", "", 62.03),
    ("COARSE_LOCATION", "reject", "", 3600.005),
    ("READ_PHONE_STATE", "access", "", 12.007),
    ("VIBRATE", "access", "", 3.5),
    ("MONITOR_LOCATION", "access", "", 9.0),
]


@pytest.mark.parametrize("release", range(11, 17))
def test_a_dump_is_read_in_the_form_since_android_11(release: int) -> None:
    answer = dumped(f"android-{release}")
    noted = answer.noted

    assert facts(answer) == SINCE_11
    assert answer.odd == []
    assert [n.tag for n in noted] == ["", "", "", "com.example.ads.near", "", "", ""]
    assert [n.flag for n in noted] == ["s", "s", "s", "s", "tpd", "s", "s"]
    assert [n.proxy for n in noted if n.proxy] == [PROVIDER]
    assert [n.op for n in noted if n.running] == ["RECORD_AUDIO"]
    assert noted[0].when == f"{2010 + release}-05-04 21:00:01.100"
    assert {n.uid for n in noted} == {"u0a101"}


def test_a_dump_is_read_in_the_form_of_android_10() -> None:
    answer = dumped("android-10")

    assert facts(answer) == [
        ("COARSE_LOCATION", "access", "top", 5.0),
        ("COARSE_LOCATION", "access", "fgsvcl", 29.75),
        ("COARSE_LOCATION", "reject", "bg", 60.0),
        ("READ_CONTACTS", "access", "top", 3.5),
        ("READ_DEVICE_IDENTIFIERS", "reject", "top", 0.001),
        ("RECORD_AUDIO", "access", "top", 2.0),
        ("READ_EXTERNAL_STORAGE", "access", "cch", 3600.0),
    ]
    assert answer.odd == []
    assert answer.noted[3].proxy == PROVIDER
    assert answer.noted[-1].flag == "s|tp"
    assert [n.op for n in answer.noted if n.running] == ["RECORD_AUDIO"]


def test_a_dump_is_read_in_the_form_of_android_9() -> None:
    answer = dumped("android-9")

    assert facts(answer) == [
        ("COARSE_LOCATION", "access", "top", 5.018),
        ("COARSE_LOCATION", "access", "fgsvc", 24.034),
        ("COARSE_LOCATION", "access", "cch", 3600.0),
        ("COARSE_LOCATION", "reject", "bg", 60.0),
        ("READ_PHONE_STATE", "access", "fg", 1.0),
        ("RECORD_AUDIO", "access", "top", 2.0),
        ("WAKE_LOCK", "access", "top", 0.1),
    ]
    assert answer.odd == []
    assert [n.op for n in answer.noted if n.running] == ["RECORD_AUDIO"]


def test_of_a_dump_of_android_8_only_the_package_is_read() -> None:
    answer = dumped("android-8")

    assert facts(answer) == OF_8
    assert answer.others
    assert [n.op for n in answer.noted if n.running] == ["MONITOR_LOCATION"]


def test_the_short_form_is_read() -> None:
    assert facts(got("android-8-get")) == OF_8
    assert facts(got("android-16-get")) == [
        ("FINE_LOCATION", "access", "", 8.0),
        ("FINE_LOCATION", "reject", "", 3600.0),
        ("READ_CONTACTS", "access", "", 1.0),
        ("READ_DEVICE_IDENTIFIERS", "reject", "", 0.05),
        ("RECORD_AUDIO", "access", "", 7.0),
    ]
    assert got("android-8-get").odd == got("android-16-get").odd == []


def test_what_makers_add_is_read_past_and_told() -> None:
    dump, short = dumped("makers"), got("makers-get")

    assert [n.op for n in dump.noted] == ["MIUIOP(10008)", "MIUIOP(10022)", "READ_CLIPBOARD"]
    assert [n.op for n in short.noted] == ["MIUIOP(10008)", "MIUIOP(10022)", "READ_CLIPBOARD"]
    assert dump.odd == ["vendorNote: counted 3"]
    assert short.odd == ["VENDOR LINE"]


def test_a_tag_that_an_app_made_up_hides_nothing() -> None:
    answer = dumped("hostile", alone=True)

    assert [(n.op, n.state) for n in answer.noted] == [
        ("FINE_LOCATION", "top"),
        ("FINE_LOCATION", "bg"),
        ("CAMERA", "top"),
    ]
    assert answer.odd == ["x"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Unknown option: --package",
        "Unknown package: com.example.shop",
        "Permission Denial: can't dump AppOps from from pid=1, uid=2000",
        "Can't find service: appops",
        "Error: No UID for com.example.shop in user 0",
        "/system/bin/sh: cmd: inaccessible or not found",
    ],
)
def test_what_is_no_answer_is_none(text: str) -> None:
    assert read_dump(text, SHOP) is None
    assert read_get(text) is None


def test_an_app_that_used_nothing_is_an_answer_too() -> None:
    assert read_get("No operations.\n") == Answer()
    assert (
        read_dump("Current AppOps Service state:\n\n  AppOps policy not set.\n", SHOP) == Answer()
    )


@pytest.mark.parametrize(
    ("span", "past", "seconds"),
    [
        ("-1d2h3m4s5ms", "-", 93_784.005),
        ("+5s0ms", "+", 5.0),
        ("-45ms", "-", 0.045),
        ("0", "-", 0.0),
        ("+3s0ms", "-", 0.0),  # ahead: the clock was set back
        ("-3s0ms", "+", 0.0),
        ("-7x", "-", 0.0),
    ],
)
def test_a_span_of_time_is_an_age(span: str, past: str, seconds: float) -> None:
    assert age(span, past) == pytest.approx(seconds)


def test_digits_of_the_phones_language_are_digits() -> None:
    text = told("android-14").replace(
        "2024-05-04 21:00:01.100 (-8s900ms)", "٢٠٢٤-٠٥-٠٤ ٢١:٠٠:٠١.١٠٠ (-٨s٩٠٠ms)"
    )
    answer = read_dump(text, SHOP)

    assert answer is not None
    assert answer.noted[0].age == pytest.approx(8.9)


def test_an_answer_without_end_is_cut() -> None:
    use = "          Access: [top-s] 2024-05-04 21:00:01.100 (-1s0ms)\n"
    head = "Current AppOps Service state:\n    Package com.example.shop:\n      CAMERA (allow): \n"
    long = read_dump(head + use * 20_000, SHOP)
    odd = read_dump(head + "        what?\n" * 20_000, SHOP)
    wide = read_dump(head + "          Access: [top-s] " + "proxy[" * 100_000, SHOP)

    assert long is not None
    assert len(long.noted) == NOTED_LIMIT
    assert odd is not None
    assert len(odd.odd) == ODD_LIMIT
    assert wide is not None
    assert all(len(line) <= LINE_LIMIT for line in wide.odd)


@pytest.mark.parametrize("name", sorted(p.stem for p in APPOPS.glob("*.txt")))
def test_an_answer_that_breaks_off_tells_what_came_before(name: str) -> None:
    text, read = told(name), read_get if name.endswith("get") else _dump
    whole = read(text)
    assert whole is not None

    for end in range(0, len(text), 7):
        part = read(text[:end])
        known = [_unfinished(one) for one in whole.noted]
        assert part is None or all(_unfinished(one) in known for one in part.noted)


def _dump(text: str) -> Answer | None:
    return read_dump(text, SHOP)


def _unfinished(noted: Noted) -> tuple[str, str, str, bool]:
    """What a broken line cannot change: its end may be missing, such as the proxy or a digit."""
    return (noted.op, noted.tag, noted.state, noted.rejected)


LINES = sorted({line for path in APPOPS.glob("*.txt") for line in path.read_text().splitlines()})
SCRAPS = st.one_of(
    st.sampled_from(LINES),
    st.text(max_size=60),
    st.tuples(st.sampled_from(LINES), st.text(max_size=10), st.integers(0, 40)).map(
        lambda three: three[0][: three[2]] + three[1] + three[0][three[2] :]
    ),
)


@given(st.lists(SCRAPS, max_size=40), st.booleans())
def test_no_answer_breaks_the_reader(lines: list[str], alone: bool) -> None:
    text = "\n".join(["Current AppOps Service state:", "    Package com.example.shop:", *lines])

    for answer in (read_dump(text, SHOP, alone=alone), read_get(text)):
        assert answer is None or all(one.op and one.age >= 0 for one in answer.noted)
