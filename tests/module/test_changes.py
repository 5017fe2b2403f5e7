"""What would change this: equal to brute force, without what would be refused, in the order of the catalogue."""

import json
from typing import Any

import pytest

import calculators
from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    CATALOGUE,
    EVERYTHING_ABSENT,
    FIRST_TEST,
    NOT_ASSESSED,
    NOW,
    PERSISTENT,
    PRESENT,
    RANGES,
    SETTLED,
    TODAY,
    Answers,
    Json,
    assessment_of,
)

LINES = {"age_years": (17, 18, 50, 51), "esr_mm_h": (19, 20), "duration_weeks": (3, 4), "conservative_weeks": (3, 4)}
CASES: dict[str, Answers] = {
    "nothing": {},
    "settled": SETTLED,
    "after care": AFTER_CARE,
    "first test": FIRST_TEST,
    "today": TODAY,
    "now": NOW,
    "all absent": EVERYTHING_ABSENT,
    "all present": {id: PRESENT for id in CATALOGUE if id not in RANGES},
    "stop": {**SETTLED, "lung_warning": PRESENT},
    "child": {**SETTLED, "age_years": 17},
    "old": {**SETTLED, "age_years": 70, "new_onset": PRESENT},
    "cancer": {**SETTLED, "cancer_history": PRESENT, "new_onset": None},
    "care bound by pain": {
        **SETTLED,
        "not_improving": PRESENT,
        "intervention_candidate": PRESENT,
        "duration_weeks": 3.5,
    },
    "care known": {**SETTLED, **PERSISTENT, "conservative_weeks": 3.5},
    "released": {**TODAY, "work_up_done": PRESENT},
}


def summary(found: Json) -> tuple[str, str, str, str]:
    return found["gate"]["status"], found["screen"]["class"], found["imaging"]["floor"], found["imaging"]["ceiling"]


def others(case: Answers) -> list[tuple[str, Any]]:
    """Each other answer that the specification lists."""
    found: list[tuple[str, Any]] = []
    for id in CATALOGUE:
        values: tuple[Any, ...] = LINES.get(id, (PRESENT, ABSENT))
        found += [(id, value) for value in values if case.get(id) != value]
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_changes_are_those_of_brute_force(case: Answers) -> None:
    now = assessment_of(case)
    expected = []
    for id, value in others(case):
        tried = json.loads(calculators.assess_json(json.dumps({**case, id: value})))
        if "faults" in tried or summary(tried) == summary(now):
            continue
        gate, cls, floor, ceiling = summary(tried)
        expected.append(
            {"finding": id, "answer": value, "gate": gate, "class": cls, "floor": floor, "ceiling": ceiling}
        )
    assert now["changes"] == expected


def changes(*parts: Answers) -> list[tuple[str, Any]]:
    return [(change["finding"], change["answer"]) for change in assessment_of(*parts)["changes"]]


def test_what_would_be_refused_is_left_out() -> None:
    bounded = {**SETTLED, "not_improving": PRESENT, "intervention_candidate": PRESENT, "duration_weeks": 3}
    assert ("conservative_weeks", 4) not in changes(bounded)
    caring = {**SETTLED, **PERSISTENT, "conservative_weeks": 5, "duration_weeks": 8}
    assert ("duration_weeks", 3) not in changes(caring)
    assert ("duration_weeks", 4) not in changes(caring)
    assert ("conservative_weeks", 3) in changes(caring)


def test_an_answer_that_changes_nothing_is_left_out() -> None:
    named = {id for id, _ in changes(SETTLED)}
    assert not named & {"severe_pain", "functional_deficit", "depression", "work_up_done", "duration_weeks"}


def test_a_settled_case_says_what_would_raise_it() -> None:
    rows = {(row["finding"], row["answer"]): row for row in assessment_of(SETTLED)["changes"]}
    assert rows["fever", PRESENT]["floor"] == "immediate"
    assert rows["fever", PRESENT]["class"] == "serious"
    assert rows["esr_mm_h", 20]["floor"] == "urgent-evaluation"
    assert rows["age_years", 17]["gate"] == "outside"
    assert rows["lung_warning", PRESENT]["gate"] == "stop"
    assert ("esr_mm_h", 19) not in rows


def test_an_answer_already_given_is_no_change() -> None:
    assert all(
        case.get(row["finding"]) != row["answer"] for case in CASES.values() for row in assessment_of(case)["changes"]
    )


def test_not_assessed_is_no_change_that_is_offered() -> None:
    assert all(row["answer"] != NOT_ASSESSED for row in assessment_of(NOW)["changes"])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_they_stand_in_the_order_of_the_catalogue(case: Answers) -> None:
    ids = [id for id, _ in changes(case)]
    assert ids == sorted(ids, key=CATALOGUE.index)
