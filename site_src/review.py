"""How far the review has come, from the one record of it: docs/data/review.json."""

from __future__ import annotations

from html import escape
from typing import Any

from site_src.widget.words import both

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(day: str) -> str:
    """2025-11-06 → 6 November 2025, with the machine's form beside it."""
    year, month, number = day.split("-")
    return f'<time datetime="{day}">{int(number)} {MONTHS[int(month) - 1]} {year}</time>'


def status(record: dict[str, Any]) -> str:
    """The steps with the present one marked, the notice in words, and both dates."""
    current = {record["status"]: ' aria-current="step"'}
    steps = "".join(f"<li{current.get(step, '')}>{escape(step.capitalize())}</li>" for step in record["steps"])
    return (
        f'<ol class="ub-review ub-plain" aria-label="Review status">{steps}</ol>'
        f"<p>{both(record['notice'])} Last update of this site: {date_in_words(record['updated'])}; "
        f"of the source article: {date_in_words(record['source_updated'])}.</p>"
    )
