"""The second line: when it applies, what it lists, manipulation, and the psychosocial four."""

from typing import Any

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    FIRST_TEST,
    NOW,
    PRESENT,
    PSYCHOSOCIAL,
    SETTLED,
    TODAY,
    Answers,
    Json,
    all_absent,
    assessment_of,
    statement_ids,
)

EXERCISE, CBT, CHRONIC, MANIPULATION = (
    "second-line-exercise",
    "second-line-cbt",
    "second-line-chronic",
    "second-line-acute-manipulation",
)
MONTH: Answers = {"not_improving": PRESENT, "conservative_weeks": 4}
ACUTE: Answers = {**MONTH, "duration_weeks": 5}
DONE: Answers = {"work_up_done": PRESENT}


def plan(*parts: Answers, **more: Any) -> Json:
    found: Json = assessment_of(*parts, **more)["management"]
    return found


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        (MONTH, [EXERCISE, CBT, CHRONIC]),
        (ACUTE, [EXERCISE, CBT, CHRONIC, MANIPULATION]),
        ({**MONTH, "conservative_weeks": 3.9}, []),
        ({**MONTH, "conservative_weeks": None}, []),
        ({**MONTH, "not_improving": None}, []),
        ({**MONTH, "not_improving": ABSENT}, []),
        ({**MONTH, "conservative_weeks": 52}, [EXERCISE, CBT, CHRONIC]),
    ],
    ids=repr,
)
def test_the_second_line_begins_after_a_month_without_improvement(answers: Answers, listed: list[str]) -> None:
    assert sorted(statement_ids(plan(SETTLED, answers)["second_line"])) == sorted(listed)


def test_each_entry_names_its_rule() -> None:
    rules = {item["statement"]: (item["rule"], item["origin"]) for item in plan(SETTLED, ACUTE)["second_line"]}
    assert rules == {
        EXERCISE: ("plan-second-line", "article"),
        CBT: ("plan-second-line", "article"),
        CHRONIC: ("plan-chronic", "article"),
        MANIPULATION: ("plan-manipulation", "article"),
    }


@pytest.mark.parametrize("weeks", [4, 5.9])
def test_manipulation_is_listed_for_acute_nonspecific_pain(weeks: float) -> None:
    assert MANIPULATION in statement_ids(plan(SETTLED, MONTH, duration_weeks=weeks)["second_line"])


@pytest.mark.parametrize("weeks", [None, 6, 30])
def test_without_known_acute_pain_manipulation_is_in_no_list(weeks: float | None) -> None:
    found = plan(SETTLED, MONTH, duration_weeks=weeks)
    assert MANIPULATION not in statement_ids(found["second_line"]) + statement_ids(found["held_back"])


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        ({"radiculopathy_signs": PRESENT}, ["radiculopathy_signs"]),
        ({"stenosis_signs": PRESENT}, ["stenosis_signs"]),
        ({"stenosis_signs": None}, ["stenosis_signs"]),
        ({"radiculopathy_signs": None, "stenosis_signs": PRESENT}, ["radiculopathy_signs", "stenosis_signs"]),
        ({**DONE, "recent_infection": PRESENT}, ["recent_infection"]),
        ({**DONE, "recent_trauma": PRESENT}, ["recent_trauma"]),
        ({**DONE, "esr_mm_h": 20}, ["esr_mm_h"]),
        ({**DONE, "age_years": 60, "new_onset": PRESENT}, ["age_years", "new_onset"]),
        ({**DONE, "recent_trauma": PRESENT, "stenosis_signs": PRESENT}, ["recent_trauma", "stenosis_signs"]),
    ],
    ids=repr,
)
def test_manipulation_is_held_back_unless_the_pain_is_nonspecific(answers: Answers, because: list[str]) -> None:
    found = plan(SETTLED, ACUTE, answers)
    assert found["status"] == "given"
    assert statement_ids(found["second_line"]) == [EXERCISE, CBT, CHRONIC]
    (held,) = found["held_back"]
    assert (held["statement"], held["rule"], held["because"]) == (MANIPULATION, "plan-manipulation", because)


@pytest.mark.parametrize(
    "base",
    [{**SETTLED, "fever": None}, FIRST_TEST, {**SETTLED, "pregnancy": None}],
    ids=["flag open", "beside test", "gate open"],
)
def test_the_second_line_is_held_back_before_the_plan_is_given(base: Answers) -> None:
    found = plan(base, ACUTE)
    assert found["second_line"] == []
    held = {item["statement"]: item["because"] for item in found["held_back"]}
    for statement in (EXERCISE, CBT, CHRONIC, MANIPULATION):
        assert held[statement] == found["because"]
    assert list(held)[-4:] == [EXERCISE, CBT, CHRONIC, MANIPULATION]


@pytest.mark.parametrize("base", [NOW, TODAY, {**SETTLED, "lung_warning": PRESENT}], ids=["now", "today", "stop"])
def test_a_withheld_plan_names_no_second_line(base: Answers) -> None:
    found = plan(base, ACUTE)
    assert (found["second_line"], found["held_back"]) == ([], [])


@pytest.mark.parametrize("id", PSYCHOSOCIAL)
def test_each_psychosocial_factor_puts_cbt_first_and_not_earlier(id: str) -> None:
    assert statement_ids(plan(SETTLED, MONTH, {id: PRESENT})["second_line"]) == [CBT, EXERCISE, CHRONIC]
    assert plan(SETTLED, {id: PRESENT})["second_line"] == []
    assert plan(SETTLED, MONTH, {id: PRESENT}, conservative_weeks=3.9)["second_line"] == []


@pytest.mark.parametrize(
    "base", [{}, SETTLED, FIRST_TEST, TODAY, NOW, {"lung_warning": PRESENT}, {"pregnancy": PRESENT}], ids=range(7)
)
def test_factors_present_are_named_whatever_the_status(base: Answers) -> None:
    found = plan(base, somatization=PRESENT, depression=PRESENT, passive_coping=ABSENT)
    assert found["psychosocial"]["present"] == ["depression", "somatization"]
    expected = [] if found["status"] == "withheld" else ["job_dissatisfaction"]
    assert found["psychosocial"]["ask"] == expected


def test_psychosocial_factors_answered_no_are_neither_named_nor_asked() -> None:
    assert plan(SETTLED, all_absent(*PSYCHOSOCIAL))["psychosocial"] == {"present": [], "ask": []}
    assert plan(SETTLED)["psychosocial"] == {"present": [], "ask": list(PSYCHOSOCIAL)}
