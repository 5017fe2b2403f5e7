"""How well the question box finds, as a table. docs/data/ask.json is written by `make ask`; a test holds that it is measured anew."""

from __future__ import annotations

from typing import Any

from site_src.facts import Facts
from site_src.html import Rows, table
from site_src.project import DOCS, read_json

Row = dict[str, Any]

SCORES = DOCS / "data" / "ask.json"
KINDS = {
    "clinical": "In clinical words",
    "lay": "In lay words",
    "misspelled": "Misspelled",
    "telegraphic": "In a word or two",
    "emergency": "A red flag, a cause outside the spine, or a name of the region: with the line for emergencies",
    "mixed": "The same in one question with something outside",
    "off-topic": "About something else",
    "near-miss": "Near misses: a dose, another part of the body, another disease",
    "subject": "Something outside as the subject, next to a word of the guideline",
}
TOTALS = {
    "found": "Statements that came in the first three, of those that must",
    "refused": "Questions refused, of those that must be",
}


def share(count: Row) -> str:
    """`0.97 (58 of 60)`."""
    return f"{count['met'] / count['wanted']:.2f} ({count['met']} of {count['wanted']})"


def scores(_facts: Facts, _level: int) -> str:
    """The two totals, then each kind of question, for the half that was tuned on and the half that was not."""
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
                    share(halves[0][name]),
                    f"{measured['aims'][name]['frozen']:.2f}",
                    share(halves[1][name]),
                ],
            )
        )
    for kind, title in KINDS.items():
        rows.append(({}, [title, "", share(halves[0]["kinds"][kind]), "", share(halves[1]["kinds"][kind])]))
    heads = ["Questions", "Aim", "Tuned half", "Aim", "Frozen half"]
    return table("How well the question box finds", heads, rows)
