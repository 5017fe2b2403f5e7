"""Write an assessment as plain text for a patient's record: scope, answers, the result, and its reasons.

No clock is read: the date is the one that the caller gives, or the date line stays empty.
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
"""Characters. Enough for a date and a time in words of any language."""
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
"""Replaces the title of the gate's group, which is a question, before a list of its findings."""
_NOT_ASSESSED = Words("Not assessed", "Not answered")
_PRESENT = Words("Present", "Yes")
_ABSENT = Words("Absent", "No")
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
    lines: list[str] = []
    for id, value in view.assessed["answers"].items():
        if unit := BY_ID[id].unit:
            short = number_text(value, unit.clinician)
            also = f" ({short})" if short[-1].isalpha() else ""
            lines.append(f"{view.labels([id])}: {with_unit(str(value), view.pick(unit))}{also}")
    return lines


def date_errors(date: Any) -> list[InputError]:
    """List the errors in a typed date: it must be one short line; its wording is free."""
    if isinstance(date, str) and len(date) <= MAX_DATE_LENGTH and date.isprintable():
        return []
    return [
        InputError(
            "date",
            f"date: enter one line of up to {MAX_DATE_LENGTH} characters, or leave it empty; you gave {describe(date)}.",
        )
    ]


def record_json(text: str) -> str:
    """Return the chart note as JSON: `{"text": …}`, or `{"faults": […]}`.

    The input is `{"answers": {…}, "reader": "clinician" | "patient", "date": "…"}`. The default reader is the
    clinician; the default date is empty. The result is ASCII and identical on every platform.
    """
    try:
        case, reader, date = _request(text)
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    return to_json({"text": chart_note(serialize(assess(case)), reader, date)})


def _request(text: str) -> tuple[Case, str, str]:
    """Parse the case, the reader, and the date. Raises `InvalidAnswers` with every error."""
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
