"""What a form shows besides an assessment: faults that name the questions, and numbers as they can be typed."""

from calculators.errors import InvalidAnswers, first_errors
from calculators.findings import BY_ID, NUMBER_IDS
from calculators.io.error_text import unit_of
from calculators.io.json_api import errors_json, parse_case, to_json
from calculators.io.saved_case import load_saved
from calculators.io.typed_number import number_text


def explained_json(text: str) -> str:
    """`{"faults": [{"finding", "says": {"clinician", "patient"}}]}`: the faults of answers or of a saved case, for a page.

    They are those of `assess_json` and `saved_json`, and name each finding as its question does.
    """
    try:
        load_saved(text)
    except InvalidAnswers as bad:
        return to_json({"faults": [fault.as_page_dict() for fault in first_errors(bad.errors)]})
    return to_json({"faults": []})


def texts_json(text: str) -> str:
    """The known numbers of answers as texts for a form, which `form_json` reads as the same numbers; faults as `assess_json`."""
    try:
        case = parse_case(text)
    except InvalidAnswers as bad:
        return errors_json(bad)
    numbers = ((id, case.number(id)) for id in NUMBER_IDS)
    return to_json({id: number_text(value, unit_of(BY_ID[id])) for id, value in numbers if value is not None})
