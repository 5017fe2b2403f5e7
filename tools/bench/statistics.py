"""Medians and what lies around them."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Any

Measure = dict[str, Any]


def summary(values: Sequence[float], unit: str) -> Measure:
    """Number, median and quartiles of some values; with 20 or more also the 95th percentile."""
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
    """The quartiles; of a single value it is all three."""
    if not values:
        raise ValueError("nothing was measured")
    low, high = (percentile(values, share) for share in (0.25, 0.75))
    return low, statistics.median(values), high


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies, interpolated between neighbours."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def ratio(values: Sequence[float], reference: Sequence[float]) -> Measure:
    """Each value over that of the same repetition, and the spread of that: a machine that slows down slows both."""
    pairs = [one / other for one, other in zip(values, reference, strict=False)]
    low, median, high = quartiles(pairs)
    return {"n": len(pairs), "median": three_digits(median), "low": three_digits(low), "high": three_digits(high)}


def three_digits(value: float) -> float:
    """Three digits that mean something."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    return round(value, max(0, 2 - math.floor(math.log10(abs(value)))))
