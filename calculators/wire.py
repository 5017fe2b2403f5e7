"""JSON in, JSON out: the one door for the page, the command line and the tests.

Whatever is wrong with the input comes back as faults, all at once, one sentence each; nothing is computed then.
"""

import json
from itertools import pairwise
from typing import Any

from .answers import Answer, Case, care_outlasts_pain
from .assessment import assess
from .faults import BadAnswers, Fault
from .findings import BY_ID, CATALOGUE, NUMBER_IDS, Finding, Kind
from .parse import Opaque, Pairs, parsed_object
from .report import report
from .text_number import typed_number

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
        number = typed_number(value)
        return json.dumps(value if number is None else number)
    return json.dumps(value)


def checked(pairs: Pairs) -> tuple[Case, list[Fault]]:
    """The case, and every fault of the pairs in the order in which they were given."""
    faults: list[Fault] = []
    given: dict[str, Answer | float] = {}
    seen: dict[str, int] = {}
    for id, value in pairs:
        seen[id] = seen.get(id, 0) + 1
        if seen[id] == 2:
            faults.append(Fault(id, f"{quoted(id)} is given more than once; give each finding one answer."))
        finding = BY_ID.get(id)
        if finding is None and seen[id] == 1:
            faults.append(
                Fault(id, f"{quoted(id)} is not a finding of this guideline; the nearest is “{_nearest(id)}”.")
            )
        if finding is None or value is None:
            continue
        read = _yes_no(value) if finding.kind is Kind.YES_NO else _number(finding, value)
        if read is None:
            faults.append(Fault(id, f"{id}: expected {_expected(finding)}, not {shown(value)}."))
        elif read is not Answer.NOT_ASSESSED:
            given[id] = read
    care, pain = given.get("conservative_weeks"), given.get("duration_weeks")
    if care_outlasts_pain(_as_number(care), _as_number(pain)):
        faults.append(
            Fault(
                "conservative_weeks",
                f"conservative_weeks: expected at most the {pain} weeks of duration_weeks, not {care}; care cannot outlast the pain.",
            )
        )
        given = {}
    return Case(given if not faults else {}), list(dict.fromkeys(faults))


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


def _expected(finding: Finding) -> str:
    if finding.kind is Kind.YES_NO:
        return "“present”, “absent” or “not-assessed”"
    assert finding.unit is not None
    return f"a number from {finding.low} to {finding.high} ({finding.unit.clinician})"


LONGEST_SHOWN = 40
"""More of a value or an id than this is not repeated in a sentence."""


def printable(text: str) -> str:
    """Fit for one line of any terminal: lone surrogates and control characters as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _short(text: str) -> str:
    return printable(text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…")


def quoted(text: str) -> str:
    return f"“{_short(text)}”"


def shown(value: Any) -> str:
    """How a sentence names a value that was not expected."""
    if isinstance(value, Opaque):
        return value.name
    if isinstance(value, list):
        return "an object"  # the pairs of one
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return _short(repr(value))


def _letter_pairs(text: str) -> frozenset[str]:
    # Padded, so that the first and the last letter count too, and a single letter has pairs.
    return frozenset(a + b for a, b in pairwise(f" {text} "))


_PAIRS_IN = {finding.id: len(_letter_pairs(finding.id)) for finding in CATALOGUE}
_IDS_WITH: dict[str, list[str]] = {}
for _id in _PAIRS_IN:
    for _pair in _letter_pairs(_id):
        _IDS_WITH.setdefault(_pair, []).append(_id)


def _nearest(id: str) -> str:
    """The known id that is most like it: the one that shares most pairs of letters with it (Dice's measure)."""
    given = _letter_pairs(id[:LONGEST_SHOWN].lower())
    shared: dict[str, int] = {}
    for pair in given:
        for known in _IDS_WITH.get(pair, ()):
            shared[known] = shared.get(known, 0) + 1
    if not shared:
        return min(_PAIRS_IN, key=lambda known: abs(len(known) - len(id)))
    # The catalogue's order decides between equals: a frozenset's own order is not the same everywhere.
    return max(
        (known for known in _PAIRS_IN if known in shared),
        key=lambda known: shared[known] / (len(given) + _PAIRS_IN[known]),
    )
