"""JSON in, JSON out: the one door for the page, the command line and the tests.

Whatever is wrong with the input comes back as faults, all at once, one sentence each; nothing is computed then.
"""

import json
from typing import Any

from calculators.answers import Answer, Case, care_outlasts_pain
from calculators.assessment import assess
from calculators.errors import MAX_SHOWN, InputError, InvalidAnswers
from calculators.findings import BY_ID, NUMBER_IDS, Finding, Kind
from calculators.io.error_text import care_too_long, invalid_value, repeated_answer, unit_of, unknown_finding
from calculators.io.parse import Opaque, Pairs, parse_object
from calculators.io.serialize import serialize
from calculators.io.typed_number import typed_number

_ANSWERS: dict[str, Answer] = {str(answer): answer for answer in Answer}


def assess_json(text: str) -> str:
    """An assessment of a JSON object of answers, or `{"faults": [{"finding": …, "says": …}]}`.

    Pure and deterministic; the result is ASCII, keys in a fixed order, the same bytes everywhere.
    """
    try:
        case = parse_case(text)
    except InvalidAnswers as bad:
        return errors_json(bad)
    return to_json(serialize(assess(case)))


def errors_json(invalid: InvalidAnswers) -> str:
    """What comes back instead of an answer: every fault."""
    return to_json({"faults": [fault.as_dict() for fault in invalid.errors]})


def case_of(**answers: str | float | None) -> Case:
    """A case from plain values, for Python callers. Raises `InvalidAnswers`, a `ValueError`, with every fault."""
    return case_from_pairs(list(answers.items()))


def case_from_pairs(pairs: Pairs) -> Case:
    """The case of some pairs. Raises `InvalidAnswers` with every fault."""
    case, errors = check_pairs(pairs)
    if errors:
        raise InvalidAnswers(errors)
    return case


def to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def parse_case(text: str) -> Case:
    """The answers in a JSON text. Raises `InvalidAnswers` with every fault."""
    return case_from_pairs(parse_object(text))


def form_json(text: str) -> str:
    """The raw texts of a form as answers: what is typed with comma or point becomes a number, an empty field not known.

    What cannot be read as a number stays the text it is, so that `assess_json` refuses it in a sentence.
    A text that is not a JSON object of form fields is handed on as it is, to be refused there.
    """
    try:
        pairs = parse_object(text)
    except InvalidAnswers:
        return text
    return "{" + ",".join(f"{json.dumps(id)}:{_field_json(id, value)}" for id, value in pairs) + "}"


def _field_json(id: str, value: Any) -> str:
    if isinstance(value, Opaque):
        return value.text
    if id in NUMBER_IDS and isinstance(value, str):
        if not value.strip():
            return "null"
        number = typed_number(value, unit_of(BY_ID[id]))
        # A number that is refused is named as it was typed, with its unit.
        refused = number is None or (value[-1].isalpha() and _parse_number(BY_ID[id], number) is None)
        return json.dumps(value if refused else number)
    return json.dumps(value)


def check_pairs(pairs: Pairs) -> tuple[Case, list[InputError]]:
    """The case, and every fault of the pairs in the order in which they were given."""
    errors: dict[InputError, None] = {}
    given: dict[str, Answer | float] = {}
    seen: dict[str, int] = {}
    for id, value in pairs:
        times = seen[id] = seen.get(id, 0) + 1
        if times == 2:
            errors[repeated_answer(id)] = None
        finding = BY_ID.get(id)
        if finding is None and times == 1:
            errors[unknown_finding(id, suggest=len(errors) < MAX_SHOWN)] = None
        # What comes a third time is not looked at: it is refused already, and thousands would take seconds.
        if finding is None or value is None or times > 2:
            continue
        answer = _parse_yes_no(value) if finding.kind is Kind.YES_NO else _parse_number(finding, value)
        if answer is None:
            errors[invalid_value(finding, value)] = None
        elif answer is not Answer.NOT_ASSESSED:
            given[id] = answer
    care, pain = _number_or_none(given.get("conservative_weeks")), _number_or_none(given.get("duration_weeks"))
    if care is not None and pain is not None and care_outlasts_pain(care, pain):
        errors[care_too_long(care, pain)] = None
    return Case({} if errors else given), list(errors)


def _number_or_none(value: Answer | float | None) -> float | None:
    return None if value is None or isinstance(value, Answer) else value


def _parse_yes_no(value: Any) -> Answer | None:
    return _ANSWERS.get(value) if isinstance(value, str) else None


def _parse_number(finding: Finding, value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    assert finding.low is not None
    assert finding.high is not None
    if not finding.low <= value <= finding.high:
        return None
    # 50.0 and 50 are one answer, and -0 is 0: the same bytes come out for both.
    return int(value) if value == int(value) else value
