"""An assessment as plain text for a patient's record: the gate, what was not assessed, present and absent, the answer, why.

Nothing is read from a clock: the date is what the caller was told, or the line stays without one.
"""

from collections.abc import Callable
from typing import Any

from calculators.answers import Answer, Case
from calculators.assessment import assess
from calculators.errors import InputError, InvalidAnswers
from calculators.findings import BY_ID, CATALOGUE, GROUPS, Finding
from calculators.io.error_text import describe, quoted
from calculators.io.json_api import errors_json, to_json
from calculators.io.parse import parse_parts
from calculators.io.saved_case import check_answers, repeated_parts
from calculators.io.serialize import serialize
from calculators.io.typed_number import number_text, with_unit
from calculators.reader_text import Words, for_both
from calculators.text.plain_text import TextView
from calculators.text.ui_text import PAGE_WORDS
from calculators.text.wording import EMERGENCY, NOT_COVERED

Json = dict[str, Any]

READERS = ("clinician", "patient")
MAX_DATE_LENGTH = 40
"""Characters: a date in words of any language, with a time."""
_PARTS = ("answers", "reader", "date")

_TITLE = Words("Upper back pain: assessment summary", "Upper back pain: your questions and answers")
_GATE: dict[str, Words] = {
    "clear": PAGE_WORDS["yes"],
    "open": PAGE_WORDS["scope-tag"],
    "stop": EMERGENCY,
    "outside": NOT_COVERED,
}
_APPLIES = Words("Does the guideline apply?", "Is this guideline meant for you?")
_SCOPE = for_both("Other causes, pregnancy, and age")
"""Stands for the title of the gate's group, which is a question, in front of what belongs to it."""
_NOT_ASSESSED = Words("Not assessed", "Not answered")
_PRESENT = Words("Present", "Yes")
_ABSENT = Words("Absent", "No")
_NUMBERS = for_both("Numbers")
_ANSWER = for_both("Answer")
_DATE = for_both("Date:")
_SECTIONS = ("why", "how", "screen", "plan", "held-back", "referral", "follow-up", "beside")
"""The sections of the plain text that a record repeats: what to ask next stands above as not assessed."""


def chart_note(assessed: Json, reader: str, date: str) -> str:
    """The assessment of `report` as lines for a record. `date` is one line as it was typed, or empty."""
    view = TextView(assessed, reader)
    given = assessed["answers"]
    lines = [view.pick(_TITLE), *view.section(_APPLIES, _gate(view))]
    lines += view.section(_NOT_ASSESSED, _lines_by_group(view, lambda finding: finding.id not in given))
    lines += view.section(_PRESENT, _labels(view, Answer.PRESENT))
    lines += view.section(_ABSENT, _lines_by_group(view, lambda finding: given.get(finding.id) == Answer.ABSENT))
    lines += view.section(_NUMBERS, _numbers(view))
    lines += view.section(_ANSWER, view.answer())
    sections = view.sections()
    for name in _SECTIONS:
        lines += view.section(*sections[name])
    return "\n".join([*lines, "", *view.footer(), f"{view.pick(_DATE)} {date.strip()}".strip()])


def _gate(view: TextView) -> list[str]:
    """Whether the guideline applies, what speaks against it, and what of it is open."""
    gate = view.assessed["gate"]
    status = view.pick(_GATE[gate["status"]])
    named = view.labels(gate["ask"]) if gate["status"] == "open" else "; ".join(view.gate())
    line = f"{status}: {named}" if named else status
    return [line[:1].upper() + line[1:]]


def _labels(view: TextView, answer: Answer) -> list[str]:
    return [view.labels([id]) for id, value in view.assessed["answers"].items() if value == answer]


def _lines_by_group(view: TextView, belongs: Callable[[Finding], bool]) -> list[str]:
    """One line a group: its title and those of its findings that belong here."""
    lines: list[str] = []
    for group in GROUPS:
        ids = [finding.id for finding in CATALOGUE if finding.group == group.id and belongs(finding)]
        if ids:
            title = _SCOPE if group.id == "gate" else group.title
            lines.append(f"{view.pick(title)}: {view.labels(ids)}")
    return lines


def _numbers(view: TextView) -> list[str]:
    """Each known number with its unit; weeks that were days, months or years as those too."""
    found: list[str] = []
    for id, value in view.assessed["answers"].items():
        if unit := BY_ID[id].unit:
            short = number_text(value, unit.clinician)
            also = f" ({short})" if short[-1].isalpha() else ""
            found.append(f"{view.labels([id])}: {with_unit(str(value), view.pick(unit))}{also}")
    return found


def date_errors(date: Any) -> list[InputError]:
    """What is wrong with a date as it was typed: it is one short line in words of the user's own."""
    if isinstance(date, str) and len(date) <= MAX_DATE_LENGTH and date.isprintable():
        return []
    return [
        InputError(
            "date",
            f"date: enter one line of up to {MAX_DATE_LENGTH} characters, or leave it empty; you gave {describe(date)}.",
        )
    ]


def record_json(text: str) -> str:
    """`{"text": …}` for `{"answers": {…}, "reader": "clinician" | "patient", "date": "…"}`, or `{"faults": […]}`.

    Without a reader it is a clinician's, without a date the line stays without one. ASCII, the same bytes everywhere.
    """
    try:
        case, reader, date = _request(text)
    except InvalidAnswers as bad:
        return errors_json(bad)
    return to_json({"text": chart_note(serialize(assess(case)), reader, date)})


def _request(text: str) -> tuple[Case, str, str]:
    pairs = parse_parts(text)
    parts = dict(pairs)
    reader, date = parts.get("reader", READERS[0]), parts.get("date", "")
    case, errors = check_answers(parts.get("answers"))
    errors = [*repeated_parts(pairs), *errors]
    for name in parts:
        if name not in _PARTS:
            errors.append(
                InputError(None, f"{quoted(name)} is not a part of a record; the parts are answers, reader, and date.")
            )
    if reader not in READERS:
        errors.append(InputError(None, f"reader: must be “clinician” or “patient”, not {describe(reader)}."))
    errors += date_errors(date)
    if errors:
        raise InvalidAnswers(errors)
    return case, reader, date
