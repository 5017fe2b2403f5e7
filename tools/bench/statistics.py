"""Medians and quartiles."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Any

Measure = dict[str, Any]


def summary(values: Sequence[float], unit: str) -> Measure:
    """Return the count, median, and quartiles of some values; for 20 or more, also the 95th percentile."""
    low, median, high = quartiles(values)
    found: Measure = {
        "unit": unit,
        "n": len(values),
        "median": three_digits(median),
        "low": three_digits(low),
        "high": three_digits(high),
    }
    if len(values) >= 20:
        found["p95"] = three_digits(percentile(values, 0.95))
    return found


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return lower quartile, median, and upper quartile. Raise ValueError if there are no values."""
    if not values:
        raise ValueError("nothing was measured")
    low, high = (percentile(values, share) for share in (0.25, 0.75))
    return low, statistics.median(values), high


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share of the values is, interpolated between neighbors."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def ratio(values: Sequence[float], reference: Sequence[float]) -> Measure:
    """Return the median and quartiles of each value divided by the reference of the same repetition."""
    pairs = [one / other for one, other in zip(values, reference, strict=False)]
    low, median, high = quartiles(pairs)
    return {"n": len(pairs), "median": three_digits(median), "low": three_digits(low), "high": three_digits(high)}


def three_digits(value: float) -> float:
    """Round a value to three significant digits."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    return round(value, max(0, 2 - math.floor(math.log10(abs(value)))))
