"""The accuracy of the question box as a table. `make ask` writes docs/data/ask.json; a test checks that it is current."""

from __future__ import annotations

from typing import Any

from site_src.content.site_data import SiteData
from site_src.html import Rows, table
from site_src.paths import DOCS, read_json

Row = dict[str, Any]

SCORES = DOCS / "data" / "ask.json"
KINDS = {
    "clinical": "Clinical wording",
    "lay": "Lay wording",
    "misspelled": "Misspelled",
    "telegraphic": "One or two words",
    "emergency": "A red flag, a cause outside the spine, or a name for the upper back: answered with the emergency line",
    "mixed": "The same, in one question with a subject that the guideline does not cover",
    "off-topic": "Off topic",
    "near-miss": "Near misses: a dose, another part of the body, another disease",
    "subject": "A subject that the guideline does not cover, with a word from the guideline",
}
TOTALS = {
    "found": "Expected statements that appear in the top three",
    "refused": "Questions correctly refused, of those that should be",
}


def share_text(count: Row) -> str:
    """Return a share as text: `0.97 (58 of 60)`."""
    return f"{count['met'] / count['wanted']:.2f} ({count['met']} of {count['wanted']})"


def score_table(_site_data: SiteData, _level: int) -> str:
    """Return the table: both totals, then each kind of question, for the tuned half and the frozen half."""
    measured = read_json(SCORES)
    halves = [measured["halves"][name] for name in ("tuned", "frozen")]
    rows: Rows = []
    for name, title in TOTALS.items():
        rows.append(
            (
                {},
                [
                    f"<b>{title}</b>",
                    f"{measured['aims'][name]['tuned']:.2f}",
                    share_text(halves[0][name]),
                    f"{measured['aims'][name]['frozen']:.2f}",
                    share_text(halves[1][name]),
                ],
            )
        )
    for kind, title in KINDS.items():
        rows.append(({}, [title, "", share_text(halves[0]["kinds"][kind]), "", share_text(halves[1]["kinds"][kind])]))
    heads = ["Questions", "Target", "Tuned half", "Target", "Frozen half"]
    return table("Accuracy of the question box", heads, rows)
