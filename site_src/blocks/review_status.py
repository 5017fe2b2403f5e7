"""Show and check the state of the clinical review, from docs/data/review.json."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from site_src.content.ui_text import both, sentence
from site_src.html import Rows, table

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_in_words(day: str) -> str:
    """Return a day such as 2025-11-06 as `November 6, 2025` in a time element."""
    year, month, number = day.split("-")
    return f'<time datetime="{day}">{MONTHS[int(month) - 1]} {int(number)}, {year}</time>'


def status(record: dict[str, Any]) -> str:
    """Return the steps with the current one marked, the notice, and both dates."""
    current = {record["status"]: ' aria-current="step"'}
    steps = "".join(f"<li{current.get(step, '')}>{escape(step.capitalize())}</li>" for step in record["steps"])
    return (
        f'<ol class="ub-review ub-plain" aria-label="Review status">{steps}</ol>'
        f"<p>{both(record['notice'])} Site last updated {date_in_words(record['updated'])}; "
        f"source article dated {date_in_words(record['source_updated'])}.</p>"
    )


def needed(record: dict[str, Any], level: int) -> str:
    """Return the requirements of each step, and which of them are met."""
    steps, current = record["steps"], record["steps"].index(record["status"])
    parts = []
    for at, step in enumerate(steps):
        title = f"From “{step}” to “{steps[at + 1]}”" if at + 1 < len(steps) else f"To remain “{step}”"
        missing = "Not done" if at <= current else "Not yet due"
        rows: Rows = [
            ({}, [both(sentence(need["says"])), "Done" if need["met"] else missing]) for need in record["needed"][step]
        ]
        ident = "needed-" + step.replace(" ", "-")
        parts.append(
            f'<h{level} id="{ident}">{escape(title)}</h{level}>' + table(title, ["Requirement", "Status"], rows)
        )
    return "".join(parts)


def problems(record: dict[str, Any]) -> Iterator[str]:
    """Yield unmet requirements of steps that the record says are completed, one sentence each."""
    for step in record["steps"][: record["steps"].index(record["status"])]:
        for need in record["needed"][step]:
            if not need["met"]:
                says = need["says"]["clinician"]
                yield f"docs/data/review.json: the status is {record['status']!r}, but this requirement is not met: {says}."
