"""Write an assessment as plain text for a patient's record: scope, answers, the result, and its reasons.

No clock is read: the date is the one that the caller gives, or the date line stays empty.
"""

from collections.abc import Callable
from typing import Any

from calculators.answers import Answer
from calculators.findings import BY_ID, CATALOGUE, GROUPS, Finding
from calculators.io.typed_number import number_text, with_unit
from calculators.reader_text import Words, for_both
from calculators.text.plain_text import TextView
from calculators.text.ui_text import PAGE_WORDS
from calculators.text.wording import EMERGENCY, NOT_COVERED

Json = dict[str, Any]

_TITLE = Words("Upper back pain: assessment summary", "Upper back pain: your questions and answers")
_GATE: dict[str, Words] = {
    "clear": PAGE_WORDS["yes"],
    "open": PAGE_WORDS["scope-tag"],
    "stop": EMERGENCY,
    "outside": NOT_COVERED,
}
_APPLIES = Words("Does the guideline apply?", "Is this guideline meant for you?")
_SCOPE = for_both("Other causes, pregnancy, and age")
"""Replaces the title of the gate's group, which is a question, before a list of its findings."""
NOT_ASSESSED = Words("Not assessed", "Not answered")
PRESENT = Words("Present", "Yes")
ABSENT = Words("Absent", "No")
_NUMBERS = for_both("Numbers")
_ANSWER = for_both("Answer")
_DATE = for_both("Date:")
_SECTIONS = ("why", "how", "screen", "plan", "held-back", "referral", "follow-up", "beside")
"""The sections of the plain text in a record. *Ask next* is left out: its findings are listed as not assessed."""


def chart_note(assessed: Json, reader: str, date: str) -> str:
    """Return the result of `serialize` as plain text for a record.

    `reader` is "clinician" or "patient". `date` is one line as typed, or empty.
    """
    view = TextView(assessed, reader)
    given = assessed["answers"]
    lines = [view.pick(_TITLE), *view.section(_APPLIES, _gate(view))]
    lines += view.section(NOT_ASSESSED, _lines_by_group(view, lambda finding: finding.id not in given))
    lines += view.section(PRESENT, _labels(view, Answer.PRESENT))
    lines += view.section(ABSENT, _lines_by_group(view, lambda finding: given.get(finding.id) == Answer.ABSENT))
    lines += view.section(_NUMBERS, _numbers(view))
    lines += view.section(_ANSWER, view.answer())
    sections = view.sections()
    for name in _SECTIONS:
        lines += view.section(*sections[name])
    return "\n".join([*lines, "", *view.footer(), date_line(view, date)])


def date_line(view: TextView, date: str) -> str:
    """Return the line with the date as typed; without one, it is left to write on."""
    return f"{view.pick(_DATE)} {date.strip()}".strip()


def _gate(view: TextView) -> list[str]:
    """Return the line on the scope: its status, and what limits it or is still unanswered."""
    gate = view.assessed["gate"]
    status = view.pick(_GATE[gate["status"]])
    details = view.labels(gate["ask"]) if gate["status"] == "open" else "; ".join(view.gate())
    line = f"{status}: {details}" if details else status
    return [line[:1].upper() + line[1:]]


def _labels(view: TextView, answer: Answer) -> list[str]:
    """List the labels of the findings with this answer."""
    return [view.labels([id]) for id, value in view.assessed["answers"].items() if value == answer]


def _lines_by_group(view: TextView, belongs: Callable[[Finding], bool]) -> list[str]:
    """Return one line for each group: its title and those of its findings for which `belongs` is true."""
    lines: list[str] = []
    for group in GROUPS:
        ids = [finding.id for finding in CATALOGUE if finding.group == group.id and belongs(finding)]
        if ids:
            title = _SCOPE if group.id == "gate" else group.title
            lines.append(f"{view.pick(title)}: {view.labels(ids)}")
    return lines


def _numbers(view: TextView) -> list[str]:
    """List each known number with its unit; weeks entered as days, months, or years are also given in that unit."""
    return [number_line(view, id) for id in view.assessed["answers"] if BY_ID[id].unit]


def number_line(view: TextView, id: str) -> str:
    """Return a known number with its label and its unit."""
    unit, value = BY_ID[id].unit, view.assessed["answers"][id]
    assert unit is not None
    short = number_text(value, unit.clinician)
    also = f" ({short})" if short[-1].isalpha() else ""
    return f"{view.labels([id])}: {with_unit(str(value), view.pick(unit))}{also}"
