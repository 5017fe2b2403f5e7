"""The JSON Schemas: valid themselves, true of every output, and closed to what is bad."""

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import calculators
from tests.module.support.case_builders import CATALOGUE, RANGES, SETTLED, YES_NO, Answers, Json, assessment_of
from tests.module.support.sample import sample_assessments

ANSWERS = Draft202012Validator(calculators.schema("answers"))
ASSESSMENT = Draft202012Validator(calculators.schema("assessment"))


@pytest.mark.parametrize("name", ["answers", "assessment", "patient-sheet"])
def test_a_schema_is_one_of_2020_12(name: str) -> None:
    schema = calculators.schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema


def test_an_unknown_schema_is_an_error() -> None:
    with pytest.raises(KeyError):
        calculators.schema("answer")


def test_each_finding_is_a_property_of_the_answers() -> None:
    assert list(calculators.schema("answers")["properties"]) == list(CATALOGUE)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        SETTLED,
        dict.fromkeys(CATALOGUE),
        dict.fromkeys(YES_NO, "not-assessed"),
        {id: low for id, (low, _) in RANGES.items()},
        {id: high for id, (_, high) in RANGES.items()},
        {"age_years": 40.5, "duration_weeks": 0.14},
    ],
    ids=range(7),
)
def test_good_answers_are_accepted_by_schema_and_module_alike(answers: Answers) -> None:
    assert ANSWERS.is_valid(answers)
    assessment_of(answers)


BAD: list[Any] = [
    [],
    None,
    "fever",
    5,
    {"fever": True},
    {"fever": "Present"},
    {"fever": ""},
    {"fever": 1},
    {"fever": ["present"]},
    {"fevr": "present"},
    {"": "present"},
    {"age_years": "40"},
    {"age_years": True},
    {"age_years": [40]},
    {"age_years": "not-assessed"},
    {"age_years": -1},
    {"age_years": 120.5},
    {"esr_mm_h": 201},
    {"duration_weeks": 5201},
    {"conservative_weeks": -0.1},
]


@pytest.mark.parametrize("answers", BAD, ids=repr)
def test_bad_answers_are_refused_by_schema_and_module_alike(answers: Any) -> None:
    assert not ANSWERS.is_valid(answers)
    assert list(json.loads(calculators.assess_json(json.dumps(answers)))) == ["faults"]


def test_every_assessment_fits_the_schema() -> None:
    for found in sample_assessments():
        fault = next(ASSESSMENT.iter_errors(found), None)
        assert fault is None, fault


def with_changed_value(change: str, value: Any) -> Json:
    """Return a good assessment with one value changed; a name such as `imaging.floor` selects it."""
    found = copy.deepcopy(assessment_of(SETTLED, not_improving=None))
    *path, last = change.split(".")
    inner: Any = found
    for key in path:
        inner = inner[int(key)] if isinstance(inner, list) else inner[key]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return found


REQUIRED = [
    *("version", "rules_hash", "answers", "answer", "gate", "screen", "imaging", "changes", "management"),
    *("answer.kind", "answer.rung", "answer.could_be", "answer.scope_unchecked", "answer.badge", "answer.says.patient"),
    *("gate.status", "gate.rules", "gate.ask", "screen.suspicions.cancer", "screen.class", "screen.flags"),
    *(
        "imaging.floor",
        "imaging.ceiling",
        "imaging.settled",
        "imaging.rules",
        "imaging.rules.0.because",
        "imaging.test",
    ),
    *("imaging.then", "imaging.due_in_weeks", "imaging.ask", "imaging.notes", "imaging.cites", "changes.0.class"),
    *("management.status", "management.first_line", "management.first_line.0.statement", "management.held_back"),
    *("management.psychosocial.ask", "management.follow_up.when", "management.referral", "management.notes"),
]


@pytest.mark.parametrize("key", REQUIRED)
def test_an_assessment_without_a_key_is_refused(key: str) -> None:
    assert ASSESSMENT.is_valid(with_changed_value("version", "1.2.3"))
    assert not ASSESSMENT.is_valid(with_changed_value(key, ...))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("version", "1.2"),
        ("rules_hash", "12345"),
        ("answers", {"fevr": "present"}),
        ("answers", {"fever": True}),
        ("answer.kind", "none"),
        ("answer.rung", "later"),
        ("answer.could_be", ""),
        ("answer.scope_unchecked", "false"),
        ("answer.badge", None),
        ("gate.status", "shut"),
        ("gate.ask", ["fevr"]),
        ("screen.class", "benign"),
        ("screen.suspicions.cancer", "unlikely"),
        ("screen.flags", ["fever", "fever"]),
        ("imaging.floor", None),
        ("imaging.settled", 1),
        ("imaging.rules", []),
        ("imaging.test", "pet"),
        ("imaging.due_in_weeks", 0),
        ("imaging.due_in_weeks", 5),
        ("imaging.notes", ["N99"]),
        ("imaging.cites", ["no-such-statement"]),
        ("changes.0.answer", "not-assessed"),
        ("management.status", "partly"),
        ("management.follow_up.when", "2-months"),
        ("management.first_line.0.statement", "first-line-opioids"),
    ],
    ids=repr,
)
def test_an_assessment_with_a_wrong_value_is_refused(key: str, value: Any) -> None:
    assert not ASSESSMENT.is_valid(with_changed_value(key, value))


@pytest.mark.parametrize("weeks", [0.1, 1, 4, None])
def test_any_part_of_the_four_weeks_of_care_may_be_left(weeks: float | None) -> None:
    assert ASSESSMENT.is_valid(with_changed_value("imaging.due_in_weeks", weeks))


@pytest.mark.parametrize("value", ["not-assessed", None])
def test_the_answers_of_an_assessment_are_only_those_assessed(value: str | None) -> None:
    assert not ASSESSMENT.is_valid(with_changed_value("answers", {"fever": value}))


@pytest.mark.parametrize("key", ["screen.notes", "imaging.notes", "management.notes", "shown.notes"])
def test_no_note_stands_twice(key: str) -> None:
    assert ASSESSMENT.is_valid(with_changed_value(key, ["N1"]))
    assert not ASSESSMENT.is_valid(with_changed_value(key, ["N1", "N1"]))
