"""Draw a bar chart with quartiles as SVG, with selectable text, colors from the style sheet, and no script."""

from __future__ import annotations

import math
from html import escape
from typing import NamedTuple

WIDTH, NAMES, RIGHT, ROW, TOP = 800, 400, 60, 20, 24
STEPS = (1, 2, 2.5, 5, 10)


class Bar(NamedTuple):
    """One value with its quartiles, in the unit of the chart."""

    name: str
    median: float
    low: float
    high: float
    highlighted: bool = False


def bar_chart(title: str, bars: list[Bar]) -> str:
    """Return the chart, with a value at each bar and all values in the description."""
    top = max(bar.high for bar in bars)
    step = tick_step(top)
    scale = (WIDTH - NAMES - RIGHT) / (math.ceil(top / step) * step)
    height = TOP + ROW * len(bars) + 8
    says = "; ".join(f"{bar.name}: {bar.median:.2f}" for bar in bars)
    inside = [f"<title>{escape(title)}</title><desc>{escape(says)}.</desc>", _axis(step, scale, height)]
    inside += [_bar(bar, TOP + ROW * place, scale) for place, bar in enumerate(bars)]
    svg = f'<svg class="ub-plot" viewBox="0 0 {WIDTH} {height}" role="img">{"".join(inside)}</svg>'
    # On a narrow screen it scrolls sideways, also by keyboard.
    box = f'<div class="ub-plot__box" role="region" aria-label="{escape(title)}" tabindex="0">{svg}</div>'
    return f'<div data-search-exclude=""><p class="ub-meta">{escape(title)}</p>{box}</div>'


def tick_step(top: float) -> float:
    """Return the distance of the ticks on the axis: a round number that gives about five ticks."""
    power: float = 10.0 ** math.floor(math.log10(top / 5))
    return next(power * step for step in STEPS if power * step >= top / 5)


def _axis(step: float, scale: float, height: int) -> str:
    marks = []
    for count in range(math.ceil((WIDTH - NAMES - RIGHT) / (step * scale) - 1e-9) + 1):
        x = round(NAMES + count * step * scale, 1)
        marks.append(f'<path class="ub-plot__line" d="M{x} {TOP - 6}V{height}"></path>')
        marks.append(f'<text class="ub-plot__mark" x="{x}" y="12">{count * step:g}</text>')
    return "".join(marks)


def _bar(bar: Bar, y: int, scale: float) -> str:
    width, low, high = (round(value * scale, 1) for value in (bar.median, bar.low, bar.high))
    kind = "own" if bar.highlighted else "other"
    middle = y + ROW // 2
    return (
        f'<text class="ub-plot__name" x="{NAMES - 8}" y="{middle + 4}">{escape(bar.name)}</text>'
        f'<rect class="ub-plot__{kind}" x="{NAMES}" y="{y + 4}" width="{width}" height="{ROW - 8}"></rect>'
        f'<path class="ub-plot__spread" d="M{NAMES + low} {middle}H{NAMES + high}"></path>'
        f'<text class="ub-plot__value" x="{round(NAMES + max(width, high) + 6, 1)}" y="{middle + 4}">{bar.median:.2f}</text>'
    )
