"""Make a text for a medical record or a sheet for the patient from JSON input: the answers and what to print with them."""

from typing import Any

from calculators.answers import Case
from calculators.assessment import assess
from calculators.errors import InputError, InvalidAnswers
from calculators.io.chart_note import chart_note
from calculators.io.error_text import describe, quoted
from calculators.io.json_api import errors_json, to_json
from calculators.io.parse import parse_parts
from calculators.io.patient_sheet import patient_sheet
from calculators.io.saved_case import check_answers, repeated_parts
from calculators.io.serialize import serialize
from calculators.io.short_note import short_note

READERS = ("clinician", "patient")
MAX_DATE_LENGTH = 40
"""Characters. Enough for a date and a time in words of any language."""


def record_json(text: str) -> str:
    """Return the text for a medical record as JSON: `{"text": …}`, or `{"faults": […]}`.

    The input is `{"answers": {…}, "reader": "clinician" | "patient", "date": "…", "short": false}`. The default reader
    is the clinician, the default date is empty, and the default text is the full record. The result is ASCII and
    identical on every platform.
    """
    try:
        case, parts = _request(text, "record", {"reader": READERS[0], "date": "", "short": False})
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    make = short_note if parts["short"] else chart_note
    return to_json({"text": make(serialize(assess(case)), parts["reader"], parts["date"])})


def patient_sheet_json(text: str) -> str:
    """Return the patient's sheet as JSON, by the schema *patient-sheet*, or `{"faults": […]}`.

    The input is `{"answers": {…}, "date": "…"}`; the default date is empty. The result is ASCII and identical on every
    platform.
    """
    try:
        case, parts = _request(text, "patient sheet", {"date": ""})
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    return to_json(patient_sheet(serialize(assess(case)), parts["date"]))


def _request(text: str, name: str, defaults: dict[str, Any]) -> tuple[Case, dict[str, Any]]:
    """Parse the case and the other parts, with these defaults. Raises `InvalidAnswers` with every error."""
    pairs = parse_parts(text)
    given = dict(pairs)
    case, errors = check_answers(given.pop("answers", None))
    errors = [*repeated_parts(pairs), *errors]
    known = ["answers", *defaults]
    listed = " and ".join(known) if len(known) == 2 else f"{', '.join(known[:-1])}, and {known[-1]}"
    for part in given:
        if part not in defaults:
            errors.append(InputError(None, f"{quoted(part)} is not a part of a {name}; the parts are {listed}."))
    parts = defaults | given
    if parts.get("reader", READERS[0]) not in READERS:
        errors.append(InputError(None, f"reader: must be “clinician” or “patient”, not {describe(parts['reader'])}."))
    if not isinstance(parts.get("short", False), bool):
        errors.append(InputError(None, f"short: must be true or false, not {describe(parts['short'])}."))
    errors += date_errors(parts["date"])
    if errors:
        raise InvalidAnswers(errors)
    return case, parts


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
