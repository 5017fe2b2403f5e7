"""Medians, quartiles and ratios: what they are of known values."""

import pytest

from tools.bench.statistics import percentile, ratio, summary, three_digits


def test_a_series_is_summed_up_by_its_quartiles() -> None:
    assert summary([5, 1, 4, 2, 3], "ms") == {"unit": "ms", "n": 5, "median": 3, "low": 2, "high": 4}


def test_a_long_series_has_a_95th_percentile_and_a_short_one_has_none() -> None:
    assert summary(list(range(101)), "ms")["p95"] == 95
    assert "p95" not in summary(list(range(19)), "ms")


def test_a_percentile_lies_between_its_neighbours() -> None:
    assert percentile([10, 0], 0.25) == 2.5
    assert percentile([7], 0.95) == 7


def test_a_ratio_is_taken_within_a_repetition() -> None:
    """A machine that is ten times slower in one repetition changes no ratio; medians of each series would differ."""
    found = ratio([1, 20, 3], [2, 40, 6])
    assert (found["median"], found["low"], found["high"], found["n"]) == (0.5, 0.5, 0.5, 3)


def test_nothing_measured_is_no_result() -> None:
    with pytest.raises(ValueError, match="nothing"):
        summary([], "ms")


@pytest.mark.parametrize(("value", "kept"), [(1234.5, 1234), (12.345, 12.3), (0.012345, 0.0123), (0, 0)])
def test_three_digits_are_kept_and_whole_numbers_whole(value: float, kept: float) -> None:
    assert three_digits(value) == kept
