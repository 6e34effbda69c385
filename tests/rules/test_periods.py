"""Fixed periods in moments."""

from __future__ import annotations

import pytest

from harness.rules.periods import period


@pytest.mark.parametrize("seconds", [0.6, 2.0, 30.0, 300.0])
def test_a_regular_row_has_its_period(seconds: float) -> None:
    found = period([7.0 + seconds * n for n in range(6)])

    assert found == pytest.approx(seconds)


def test_several_apis_read_at_once_count_as_one() -> None:
    moments = [t for n in range(5) for t in (10.0 * n, 10.0 * n + 0.05, 10.0 * n + 0.1)]

    assert period(moments) == pytest.approx(10.0)


def test_drifting_timers_keep_their_period() -> None:
    assert period([0.0, 9.4, 19.9, 29.1, 40.0, 49.5]) == pytest.approx(9.9, abs=0.1)


@pytest.mark.parametrize(
    "moments",
    [[], [1.0], [1.0, 2.0, 3.0], [0.0, 1.0, 9.0, 10.0, 50.0], [0.0, 0.1, 0.2, 0.3, 0.4]],
)
def test_few_irregular_or_hurried_moments_have_none(moments: list[float]) -> None:
    assert period(moments) is None
