"""JSON in, JSON out: the one door for the page, the command line and the tests.

Whatever is wrong with the input comes back as faults, all at once, one sentence each; nothing is computed then.
"""

import json
from typing import Any

from calculators.answers import Answer, Case, care_outlasts_pain
from calculators.assessment import assess
from calculators.errors import MOST, BadAnswers, Fault
from calculators.findings import BY_ID, NUMBER_IDS, Finding, Kind
from calculators.io.error_text import care_too_long, no_answer, twice, unit_of, unknown
from calculators.io.parse import Opaque, Pairs, parsed_object
from calculators.io.serialize import report
from calculators.io.typed_number import typed_number

_ANSWERS: dict[str, Answer] = {str(answer): answer for answer in Answer}


def assess_json(text: str) -> str:
    """An assessment of a JSON object of answers, or `{"faults": [{"finding": …, "says": …}]}`.

    Pure and deterministic; the result is ASCII, keys in a fixed order, the same bytes everywhere.
    """
    try:
        case = read_case(text)
    except BadAnswers as bad:
        return refused(bad)
    return encoded(report(assess(case)))


def refused(bad: BadAnswers) -> str:
    """What comes back instead of an answer: every fault."""
    return encoded({"faults": [fault.as_dict() for fault in bad.faults]})


def case_of(**answers: str | float | None) -> Case:
    """A case from plain values, for Python callers. Raises `BadAnswers`, a `ValueError`, with every fault."""
    return accepted(list(answers.items()))


def accepted(pairs: Pairs) -> Case:
    """The case of some pairs. Raises `BadAnswers` with every fault."""
    case, faults = checked(pairs)
    if faults:
        raise BadAnswers(faults)
    return case


def encoded(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def read_case(text: str) -> Case:
    """The answers in a JSON text. Raises `BadAnswers` with every fault."""
    return accepted(parsed_object(text))


def form_json(text: str) -> str:
    """The raw texts of a form as answers: what is typed with comma or point becomes a number, an empty field not known.

    What cannot be read as a number stays the text it is, so that `assess_json` refuses it in a sentence.
    A text that is not a JSON object of form fields is handed on as it is, to be refused there.
    """
    try:
        pairs = parsed_object(text)
    except BadAnswers:
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
        refused = number is None or (value[-1].isalpha() and _number(BY_ID[id], number) is None)
        return json.dumps(value if refused else number)
    return json.dumps(value)


def checked(pairs: Pairs) -> tuple[Case, list[Fault]]:
    """The case, and every fault of the pairs in the order in which they were given."""
    faults: dict[Fault, None] = {}
    given: dict[str, Answer | float] = {}
    seen: dict[str, int] = {}
    for id, value in pairs:
        times = seen[id] = seen.get(id, 0) + 1
        if times == 2:
            faults[twice(id)] = None
        finding = BY_ID.get(id)
        if finding is None and times == 1:
            faults[unknown(id, near=len(faults) < MOST)] = None
        # What comes a third time is not looked at: it is refused already, and thousands would take seconds.
        if finding is None or value is None or times > 2:
            continue
        read = _yes_no(value) if finding.kind is Kind.YES_NO else _number(finding, value)
        if read is None:
            faults[no_answer(finding, value)] = None
        elif read is not Answer.NOT_ASSESSED:
            given[id] = read
    care, pain = _as_number(given.get("conservative_weeks")), _as_number(given.get("duration_weeks"))
    if care is not None and pain is not None and care_outlasts_pain(care, pain):
        faults[care_too_long(care, pain)] = None
    return Case({} if faults else given), list(faults)


def _as_number(value: Answer | float | None) -> float | None:
    return None if value is None or isinstance(value, Answer) else value


def _yes_no(value: Any) -> Answer | None:
    return _ANSWERS.get(value) if isinstance(value, str) else None


def _number(finding: Finding, value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    assert finding.low is not None
    assert finding.high is not None
    if not finding.low <= value <= finding.high:
        return None
    # 50.0 and 50 are one answer, and -0 is 0: the same bytes come out for both.
    return int(value) if value == int(value) else value
