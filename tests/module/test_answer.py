"""The one answer that is shown, settled or open: its kind, its rung, and the words of the table for each reader."""

import pytest

from tests.module.support.case_builders import (
    AFTER_CARE,
    CLEAR_GATE,
    FIRST_TEST,
    GATE,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
)
from tests.module.support.expected_text import (
    CARE_SAYS,
    ESR_SAYS,
    FILM_SAYS,
    GATE_NOT_ASSESSED,
    NERVE_SAYS,
    NONE_SAYS,
    NOW_SAYS,
    OPEN_SAYS,
    SCOPE,
    SCOPE_NONE,
    TODAY_SAYS,
    answer_of,
    answer_texts,
    both_start_with,
    contains_in_order,
)

PATIENT_BADGES = {
    "Immediate": "Hospital now",
    "Today": "Doctor today",
    "Test first": "Simple test first",
    "After 4+ weeks": "If not helped",
    "No imaging now": "No scan now",
    "Not urgent": "Not urgent",
}
SETTLED_ROWS: list[tuple[str, Answers, tuple[str, str], str]] = [
    ("immediate", NOW, NOW_SAYS, "Immediate"),
    ("urgent-evaluation", TODAY, TODAY_SAYS, "Today"),
    ("first-test", FIRST_TEST, FILM_SAYS, "Test first"),
    ("first-test", {**SETTLED, "age_years": 60, "new_onset": PRESENT}, ESR_SAYS, "Test first"),
    ("after-conservative-care", AFTER_CARE, CARE_SAYS, "After 4+ weeks"),
    ("none", SETTLED, NONE_SAYS, "No imaging now"),
    ("none", {**SETTLED, "radiculopathy_signs": None}, NONE_SAYS, "No imaging now"),
    ("none", {**SETTLED, "radiculopathy_signs": PRESENT}, NERVE_SAYS, "Not urgent"),
    ("none", {**SETTLED, "stenosis_signs": PRESENT}, NERVE_SAYS, "Not urgent"),
]


@pytest.mark.parametrize(("rung", "case", "words", "badge"), SETTLED_ROWS, ids=range(len(SETTLED_ROWS)))
def test_a_settled_answer_in_the_words_of_the_table(
    rung: str, case: Answers, words: tuple[str, str], badge: str
) -> None:
    found = answer_of(case)
    assert (found["kind"], found["rung"], found["could_be"], found["scope_unchecked"]) == ("settled", rung, None, False)
    assert both_start_with(answer_texts(case), words)
    assert found["badge"]["clinician"] == badge


@pytest.mark.parametrize(("rung", "case", "words", "badge"), SETTLED_ROWS, ids=range(len(SETTLED_ROWS)))
def test_a_settled_answer_says_why_and_what_an_esr_would_do(
    rung: str, case: Answers, words: tuple[str, str], badge: str
) -> None:
    clinician, patient = answer_texts(case)
    assert "No remaining question could change this" in clinician
    assert "No other question could change this" in patient
    below = rung not in ("immediate", "urgent-evaluation")
    assert ("an elevated ESR, if one is measured, would" in clinician) is below
    assert (clinician, patient) != words
    assert answer_of(case)["badge"]["patient"] == PATIENT_BADGES[badge]


@pytest.mark.parametrize(
    ("base", "scope"), [(CLEAR_GATE, False), ({"age_years": 40}, True)], ids=["gate clear", "gate open"]
)
def test_an_open_answer_without_a_floor_never_reassures(base: Answers, scope: bool) -> None:
    found = answer_of(base)
    assert (found["kind"], found["rung"], found["could_be"], found["scope_unchecked"]) == (
        "open",
        None,
        "immediate",
        scope,
    )
    assert found["badge"]["clinician"] == "Not yet known"
    assert both_start_with(answer_texts(base), OPEN_SAYS)
    assert (SCOPE[0] in answer_texts(base)[0], SCOPE[1] in answer_texts(base)[1]) == (scope, scope)


AT_LEAST: list[tuple[Answers, str, tuple[str, str], str, tuple[str, str], int]] = [
    ({**TODAY, "fever": None}, "urgent-evaluation", TODAY_SAYS, "immediate", NOW_SAYS, 1),
    ({**FIRST_TEST, "fever": None, "iv_drug_use": None}, "first-test", FILM_SAYS, "immediate", NOW_SAYS, 2),
    ({**FIRST_TEST, "iv_drug_use": None}, "first-test", FILM_SAYS, "urgent-evaluation", TODAY_SAYS, 1),
    ({**AFTER_CARE, "recent_trauma": None}, "after-conservative-care", CARE_SAYS, "first-test", FILM_SAYS, 1),
    (
        {**AFTER_CARE, "new_onset": None, "age_years": 60},
        "after-conservative-care",
        CARE_SAYS,
        "first-test",
        ESR_SAYS,
        1,
    ),
    (
        {**SETTLED, "cancer_history": PRESENT, "new_onset": None},
        "urgent-evaluation",
        TODAY_SAYS,
        "immediate",
        NOW_SAYS,
        1,
    ),
]


@pytest.mark.parametrize(("case", "floor", "low", "ceiling", "high", "count"), AT_LEAST, ids=range(len(AT_LEAST)))
@pytest.mark.parametrize("scope", [False, True], ids=["gate clear", "gate open"])
def test_an_open_answer_above_none_says_at_least_and_could_still_be(
    case: Answers, floor: str, low: tuple[str, str], ceiling: str, high: tuple[str, str], count: int, scope: bool
) -> None:
    case = {**case, **dict.fromkeys(GATE)} if scope else case
    found = answer_of(case)
    assert (found["kind"], found["rung"], found["could_be"], found["scope_unchecked"]) == (
        "open",
        floor,
        ceiling,
        scope,
    )
    clinician, patient = answer_texts(case)
    tail = SCOPE if scope else ("", "")
    count += len(GATE) if scope else 0
    answers = "1 unanswered question" if count == 1 else f"{count} unanswered questions"
    assert len(found["ask"]) == count
    assert contains_in_order(
        clinician, f"At least: {low[0]}", f"Could still be: {high[0]}", f"depending on {answers}", tail[0]
    )
    assert contains_in_order(
        patient, f"At least: {low[1]}", f"It could still turn out to be: {high[1]}", str(count), tail[1]
    )
    badge = {"urgent-evaluation": "Today", "first-test": "Test first", "after-conservative-care": "After 4+ weeks"}[
        floor
    ]
    assert found["badge"]["clinician"] == f"At least: {badge}"


@pytest.mark.parametrize(
    ("case", "rung", "words", "badge"),
    [
        (NOW, "immediate", NOW_SAYS, "Immediate"),
        (TODAY, "urgent-evaluation", TODAY_SAYS, "Today"),
        (FIRST_TEST, "first-test", FILM_SAYS, "Test first"),
    ],
    ids=["now", "today", "first test"],
)
def test_gate_open_with_a_floor_adds_that_the_scope_is_not_checked(
    case: Answers, rung: str, words: tuple[str, str], badge: str
) -> None:
    found = answer_of(case, dict.fromkeys(GATE))
    assert (found["kind"], found["rung"], found["could_be"], found["scope_unchecked"]) == ("open", rung, None, True)
    clinician, patient = answer_texts(case, dict.fromkeys(GATE))
    assert contains_in_order(clinician, words[0], SCOPE[0])
    assert contains_in_order(patient, words[1], SCOPE[1])
    assert found["badge"]["clinician"] == badge


def test_without_a_flag_an_open_scope_check_is_not_yet_known() -> None:
    found = answer_of(GATE_NOT_ASSESSED)
    assert (found["kind"], found["rung"], found["could_be"], found["scope_unchecked"]) == ("open", None, None, True)
    for case in (GATE_NOT_ASSESSED, {**GATE_NOT_ASSESSED, "radiculopathy_signs": PRESENT}):
        clinician, patient = answer_texts(case)
        assert contains_in_order(clinician, "No answer yet: 5 questions left. First: ", SCOPE_NONE[0])
        assert contains_in_order(patient, "No answer yet: 5 questions left. First: ", SCOPE_NONE[1])
    assert found["badge"]["clinician"] == "Not yet known"


def test_the_headline_names_the_first_open_questions_and_counts_them_all() -> None:
    clinician, patient = answer_texts(SETTLED, fever=None)
    assert clinician.startswith("No answer yet: 1 question left: fever")
    assert patient.startswith("No answer yet: 1 question left: fever or chills")
    many = answer_of(CLEAR_GATE)
    assert many["says"]["clinician"].startswith(f"No answer yet: {len(many['ask'])} questions left. First: progressive")
    # One count: the text of what it could still be gives no second one.
    assert many["says"]["clinician"].count("question") == 1


def test_before_the_first_answer_nothing_alarming_is_said() -> None:
    found = answer_of({})
    assert (found["kind"], found["could_be"]) == ("open", "immediate")
    assert [part["role"] for part in found["parts"]] == ["answer"]
    assert "start with age, or with what you have found" in found["says"]["clinician"]
    assert "scan" not in found["says"]["patient"]


def test_a_known_esr_is_not_said_to_be_missing() -> None:
    clinician, _ = answer_texts(SETTLED, esr_mm_h=5)
    assert "No remaining question could change this" in clinician
    assert "elevated ESR" not in clinician
