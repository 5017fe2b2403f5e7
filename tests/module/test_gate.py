"""Does the guideline apply? Stop before outside, outside before open, clear only when all six are answered."""

import itertools

import pytest

import calculators
from calculators.gate import assess_gate
from tests.module.support.case_builders import (
    ABSENT,
    CLEAR_GATE,
    EVERYTHING_ABSENT,
    GATE,
    NOT_ASSESSED,
    NOW,
    PRESENT,
    TODAY,
    all_absent,
    assessment_of,
)

STOPS = {
    "heart_or_aorta_warning": "gate-heart-or-aorta",
    "lung_warning": "gate-lung",
    "abdominal_warning": "gate-abdomen",
    "major_trauma": "gate-major-trauma",
}
QUESTIONS = ["age_years", *GATE]


def test_the_gate_is_clear_when_all_five_are_absent_and_the_age_is_known() -> None:
    assert assessment_of(CLEAR_GATE)["gate"] == {"status": "clear", "rules": [], "ask": [], "shown": []}


@pytest.mark.parametrize("id", QUESTIONS)
def test_one_unanswered_question_keeps_the_scope_check_open_and_is_asked(id: str) -> None:
    gate = assessment_of(CLEAR_GATE, {id: None})["gate"]
    assert (gate["status"], gate["rules"], gate["ask"]) == ("open", [], [id])


def test_nothing_known_asks_all_six_in_order() -> None:
    gate = assessment_of()["gate"]
    assert (gate["status"], gate["ask"]) == ("open", QUESTIONS)


@pytest.mark.parametrize(("id", "rule"), STOPS.items())
@pytest.mark.parametrize("base", [{}, CLEAR_GATE, NOW, EVERYTHING_ABSENT], ids=["alone", "clear", "red flag", "absent"])
def test_a_warning_from_outside_the_spine_stops_and_asks_nothing(id: str, rule: str, base: dict[str, object]) -> None:
    found = assessment_of(base, {id: PRESENT})
    assert (found["gate"]["status"], found["gate"]["rules"], found["gate"]["ask"]) == ("stop", [rule], [])
    assert found["answer"]["kind"] == "stop"


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        ({"pregnancy": PRESENT}, ["gate-pregnancy"]),
        ({"age_years": 17}, ["gate-child"]),
        ({"pregnancy": PRESENT, "age_years": 17}, ["gate-pregnancy", "gate-child"]),
    ],
    ids=["pregnancy", "child", "both"],
)
def test_pregnancy_and_childhood_are_not_covered(answers: dict[str, object], rules: list[str]) -> None:
    found = assessment_of(answers)
    assert (found["gate"]["status"], found["gate"]["rules"]) == ("outside", rules)
    assert found["gate"]["ask"] == [id for id in QUESTIONS if id not in answers]
    assert found["answer"]["kind"] == "outside"


@pytest.mark.parametrize("age", [0, 0.5, 17, 17.9, 17.999])
def test_under_18_is_not_covered(age: float) -> None:
    assert assessment_of(CLEAR_GATE, age_years=age)["gate"]["status"] == "outside"


@pytest.mark.parametrize("age", [18, 18.1, 50, 120])
def test_18_and_more_is_inside(age: float) -> None:
    assert assessment_of(CLEAR_GATE, age_years=age)["gate"]["status"] == "clear"


def test_an_unknown_age_is_neither_child_nor_adult() -> None:
    assert assessment_of(all_absent(*GATE))["gate"]["status"] == "open"


@pytest.mark.parametrize("id", STOPS)
def test_stop_goes_before_outside_and_every_rule_is_listed(id: str) -> None:
    gate = assessment_of({id: PRESENT}, pregnancy=PRESENT, age_years=12)["gate"]
    assert gate["status"] == "stop"
    assert gate["rules"] == [STOPS[id], "gate-pregnancy", "gate-child"]


def status_of(answers: dict[str, str], age: int | None) -> str:
    """Return the status of the gate without computing a whole assessment."""
    return str(assess_gate(calculators.case_of(**answers, age_years=age)).status)


def test_every_combination_of_the_six_gives_the_status_of_the_table() -> None:
    for values in itertools.product((PRESENT, ABSENT, NOT_ASSESSED), repeat=5):
        for age in (None, 17, 18):
            answers = dict(zip(GATE, values, strict=True))
            if any(answers[id] == PRESENT for id in STOPS):
                expected = "stop"
            elif answers["pregnancy"] == PRESENT or age == 17:
                expected = "outside"
            elif all(value == ABSENT for value in values) and age == 18:
                expected = "clear"
            else:
                expected = "open"
            assert status_of(answers, age) == expected


def test_the_gates_open_questions_do_not_keep_the_ladder_open() -> None:
    found = assessment_of(TODAY, dict.fromkeys(GATE), fever=ABSENT)
    assert found["gate"]["status"] == "open"
    assert found["imaging"]["settled"] is True


@pytest.mark.parametrize(
    "gate", [{"lung_warning": PRESENT}, {"pregnancy": PRESENT}, dict.fromkeys(GATE)], ids=["stop", "outside", "open"]
)
def test_the_gate_leaves_what_was_computed_as_it_is(gate: dict[str, object]) -> None:
    alone, gated = assessment_of(TODAY), assessment_of(TODAY, gate)
    assert gated["imaging"] == alone["imaging"]
    assert {**gated["screen"], "shown": 0} == {**alone["screen"], "shown": 0}


def test_each_gate_rule_that_fired_is_shown_as_beyond_the_source() -> None:
    found = assessment_of(heart_or_aorta_warning=PRESENT, age_years=12)["gate"]["shown"]
    assert [(row["rule"], row["because"], row["outcome"], row["origin"]) for row in found] == [
        ("gate-heart-or-aorta", ["heart_or_aorta_warning"], "stop", "beyond"),
        ("gate-child", ["age_years"], "outside", "beyond"),
    ]
