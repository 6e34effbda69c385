from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.model.evidence import AppOp
from harness.probes.appops_lines import Noted
from harness.probes.appops_trail import KEPT_LIMIT, AppOpsTrail

SHOP = "com.example.shop"
CLOCK = 1_700_000_000.0


def note(when: str = "10:00:01.000", age: float = 0.0, **more: str | bool) -> Noted:
    fields = {"op": "CAMERA", "rejected": False, "state": "top", "flag": "s"} | more
    return Noted(when=when, age=age, **fields)  # type: ignore[arg-type]


@pytest.fixture
def trail() -> AppOpsTrail:
    """One that has looked once, at second 100, and seen nothing."""
    made = AppOpsTrail(SHOP)
    assert made.look([], 100.0, CLOCK) == []
    return made


def test_what_was_before_the_first_look_is_no_news() -> None:
    trail = AppOpsTrail(SHOP)

    assert trail.look([note(age=3.0)], 100.0, CLOCK) == []
    assert trail.look([note(age=5.0)], 102.0, CLOCK + 2) == []


def test_a_use_is_told_once_with_all_that_is_known(trail: AppOpsTrail) -> None:
    one = note(age=0.5, tag="near", proxy="com.example.proxy", running=True)

    assert trail.look([one], 102.0, CLOCK + 2) == [
        AppOp(
            op="CAMERA",
            data_type="相机",
            outcome="access",
            age=0.5,
            state="top",
            flag="s",
            package=SHOP,
            tag="near",
            proxy="com.example.proxy",
            running=True,
            source_at=CLOCK + 1.5,
        )
    ]
    assert trail.look([note(age=2.5, tag="near")], 104.0, CLOCK + 4) == []


def test_a_later_use_of_the_same_is_news(trail: AppOpsTrail) -> None:
    trail.look([note("10:00:01.000", 0.5)], 102.0, CLOCK)

    assert len(trail.look([note("10:00:03.000", 0.5)], 104.0, CLOCK)) == 1


def test_states_flags_tags_and_outcomes_are_told_apart(trail: AppOpsTrail) -> None:
    kinds = [note(), note(state="bg"), note(flag="tpd"), note(tag="x"), note(rejected=True)]

    assert len(trail.look(kinds, 102.0, CLOCK)) == len(kinds)
    assert trail.look(kinds, 104.0, CLOCK) == []


def test_a_clone_of_the_app_is_told_apart(trail: AppOpsTrail) -> None:
    both = [note("10:00:01.000", uid="u0a101"), note("10:00:02.000", uid="u10a101")]
    trail.look(both, 102.0, CLOCK)

    assert trail.look(both, 104.0, CLOCK) == []


def test_news_come_in_the_order_of_their_moments(trail: AppOpsTrail) -> None:
    three = [note(age=1.0), note(age=3.0, state="bg"), note(age=2.0, state="fg")]

    assert [op.age for op in trail.look(three, 104.0, CLOCK)] == [3.0, 2.0, 1.0]


def test_what_reads_no_data_is_left_out(trail: AppOpsTrail) -> None:
    assert trail.look([note(op="VIBRATE"), note(op="VENDOR_THING")], 102.0, CLOCK) == []


def test_what_was_used_before_the_first_look_is_old_though_it_is_found_late(
    trail: AppOpsTrail,
) -> None:
    assert trail.look([note(age=60.0)], 110.0, CLOCK) == []


def test_without_dates_ages_tell_uses_apart(trail: AppOpsTrail) -> None:
    assert len(trail.look([note("", 0.5)], 102.0, None)) == 1
    assert trail.look([note("", 2.6)], 104.0, None) == []
    assert len(trail.look([note("", 0.3)], 106.0, None)) == 1


def test_a_phone_that_tells_no_clock_gives_no_source_time(trail: AppOpsTrail) -> None:
    assert trail.look([note(age=0.5)], 102.0, None)[0].source_at is None


def test_of_one_place_that_is_told_twice_the_last_use_counts(trail: AppOpsTrail) -> None:
    forged = [note("10:00:01.000", 0.2), note("09:00:00.000", 1.0)]

    assert [op.age for op in trail.look(forged, 102.0, CLOCK)] == [0.2]
    assert trail.look(forged, 104.0, CLOCK) == []


def test_tags_that_an_app_makes_up_do_not_fill_the_memory(trail: AppOpsTrail) -> None:
    made_up = [note(tag=f"{tag}") for tag in range(KEPT_LIMIT * 2)]

    assert len(trail.look(made_up, 102.0, CLOCK)) == KEPT_LIMIT
    assert trail.look(made_up, 104.0, CLOCK) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(["top", "bg"]), st.floats(0, 3), st.text(max_size=3)), max_size=8
    )
)
def test_the_same_answer_twice_gives_no_news_the_second_time(
    seen: list[tuple[str, float, str]],
) -> None:
    trail = AppOpsTrail(SHOP)
    trail.look([], 100.0, CLOCK)
    first = [note(f"{age}", age, state=state, tag=tag) for state, age, tag in seen]

    trail.look(first, 103.0, CLOCK)

    assert trail.look(first, 103.0, CLOCK) == []
