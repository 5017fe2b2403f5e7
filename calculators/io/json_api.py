"""Assess JSON input: the one interface for the page, the command line, and the tests.

All errors in an input are returned together, one sentence each; nothing is computed from an input with errors.
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
    """Return the assessment of a JSON object of answers, or `{"faults": [{"finding": …, "says": …}]}`.

    Pure and deterministic; the result is ASCII, with keys in a fixed order, and identical on every platform.
    """
    try:
        case = parse_case(text)
    except InvalidAnswers as invalid:
        return errors_json(invalid)
    return to_json(serialize(assess(case)))


def errors_json(invalid: InvalidAnswers) -> str:
    """Return every error as JSON, in place of a result."""
    return to_json({"faults": [error.as_dict() for error in invalid.errors]})


def case_of(**answers: str | float | None) -> Case:
    """Return a case from plain values, for Python callers.

    Raises `InvalidAnswers`, a `ValueError`, with every error.
    """
    return case_from_pairs(list(answers.items()))


def case_from_pairs(pairs: Pairs) -> Case:
    """Return the case of these pairs. Raises `InvalidAnswers` with every error."""
    case, errors = check_pairs(pairs)
    if errors:
        raise InvalidAnswers(errors)
    return case


def to_json(value: Any) -> str:
    """Return a value as compact ASCII JSON."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def parse_case(text: str) -> Case:
    """Parse the answers in a JSON text. Raises `InvalidAnswers` with every error."""
    return case_from_pairs(parse_object(text))


def form_json(text: str) -> str:
    """Convert the raw texts of a form to answers.

    A number typed with a comma or a point becomes a number, and an empty field becomes null. Text that cannot be read
    as a number is left unchanged, so that `assess_json` rejects it with a sentence. Likewise, an input that is not a
    JSON object is returned unchanged.
    """
    try:
        pairs = parse_object(text)
    except InvalidAnswers:
        return text
    return "{" + ",".join(f"{json.dumps(id)}:{_field_json(id, value)}" for id, value in pairs) + "}"


def _field_json(id: str, value: Any) -> str:
    """Return the JSON text of one form field."""
    if isinstance(value, Opaque):
        return value.text
    if id in NUMBER_IDS and isinstance(value, str):
        if not value.strip():
            return "null"
        number = typed_number(value, unit_of(BY_ID[id]))
        # The error for a rejected number repeats it as typed, with its unit.
        refused = number is None or (value[-1].isalpha() and _parse_number(BY_ID[id], number) is None)
        return json.dumps(value if refused else number)
    return json.dumps(value)


def check_pairs(pairs: Pairs) -> tuple[Case, list[InputError]]:
    """Return the case, and every error of the pairs in the order given. The case is empty if there are errors."""
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
        # Later repetitions are skipped: the answer is rejected already, and thousands would take seconds.
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
    """Return the value if it is a number."""
    return None if value is None or isinstance(value, Answer) else value


def _parse_yes_no(value: Any) -> Answer | None:
    """Return the answer, or None if the value is not one of the three answers."""
    return _ANSWERS.get(value) if isinstance(value, str) else None


def _parse_number(finding: Finding, value: Any) -> float | None:
    """Return the number, or None if the value is not a number in the range of the finding."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    assert finding.low is not None
    assert finding.high is not None
    if not finding.low <= value <= finding.high:
        return None
    # 50.0 and 50 are the same answer, as are -0 and 0, and give identical output.
    return int(value) if value == int(value) else value
