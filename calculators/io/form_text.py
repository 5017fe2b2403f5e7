"""What a form shows besides an assessment: faults that name the questions, and numbers as they can be typed."""

from calculators.errors import BadAnswers, first
from calculators.findings import BY_ID, NUMBER_IDS
from calculators.io.error_text import unit_of
from calculators.io.json_api import encoded, read_case, refused
from calculators.io.saved_case import read_saved
from calculators.io.typed_number import number_text


def explained_json(text: str) -> str:
    """`{"faults": [{"finding", "says": {"clinician", "patient"}}]}`: the faults of answers or of a saved case, for a page.

    They are those of `assess_json` and `saved_json`, and name each finding as its question does.
    """
    try:
        read_saved(text)
    except BadAnswers as bad:
        return encoded({"faults": [fault.on_a_page() for fault in first(bad.faults)]})
    return encoded({"faults": []})


def texts_json(text: str) -> str:
    """The known numbers of answers as texts for a form, which `form_json` reads as the same numbers; faults as `assess_json`."""
    try:
        case = read_case(text)
    except BadAnswers as bad:
        return refused(bad)
    numbers = ((id, case.number(id)) for id in NUMBER_IDS)
    return encoded({id: number_text(value, unit_of(BY_ID[id])) for id, value in numbers if value is not None})
