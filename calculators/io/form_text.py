"""Return what a form needs in addition to an assessment: errors that name the questions, and numbers as text."""

from calculators.errors import InvalidAnswers, first_errors
from calculators.findings import BY_ID, NUMBER_IDS
from calculators.io.error_text import unit_of
from calculators.io.json_api import errors_json, parse_case, to_json
from calculators.io.saved_case import load_saved
from calculators.io.typed_number import number_text


def explained_json(text: str) -> str:
    """Return the errors of answers or of a saved case, worded for a page.

    The result is `{"faults": [{"finding", "says": {"clinician", "patient"}}]}`: the errors of `assess_json` and
    `saved_json`, with each finding named as in its question.
    """
    try:
        load_saved(text)
    except InvalidAnswers as invalid:
        return to_json({"faults": [error.as_page_dict() for error in first_errors(invalid.errors)]})
    return to_json({"faults": []})


def texts_json(text: str) -> str:
    """Return the known numbers as JSON texts for a form; `form_json` reads them back as the same numbers.

    Errors are returned as by `assess_json`.
    """
    try:
        case = parse_case(text)
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    numbers = ((id, case.number(id)) for id in NUMBER_IDS)
    return to_json({id: number_text(value, unit_of(BY_ID[id])) for id, value in numbers if value is not None})
