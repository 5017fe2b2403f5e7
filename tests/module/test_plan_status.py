"""How much of a plan may be given: the four statuses, the first line of each, what is held back and why."""

from typing import Any

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    CATALOGUE,
    FIRST_TEST,
    FLAGS,
    GATE,
    NO_FLAGS,
    NOW,
    PRESENT,
    SETTLED,
    TODAY,
    Answers,
    Json,
    assessment_of,
    statement_ids,
)

WHOLE = [
    "first-line-education",
    "natural-history",
    "first-line-activity",
    "first-line-heat",
    "first-line-before-drugs",
    "first-line-drugs",
    "opioid-caution",
]
RELIEF = ["first-line-heat", "first-line-before-drugs", "first-line-drugs", "opioid-caution"]
NO_DRUG = ["first-line-heat", "first-line-before-drugs", "opioid-caution"]
DONE = {"work_up_done": PRESENT}


def plan(*parts: Answers, **more: Any) -> Json:
    found: Json = assessment_of(*parts, **more)["management"]
    return found


OUTLOOK = ("first-line-education", "natural-history")
STATUS: list[tuple[Answers, str]] = [
    ({**SETTLED, "lung_warning": PRESENT}, "withheld"),
    ({**SETTLED, "lung_warning": PRESENT, **DONE}, "withheld"),
    ({**SETTLED, "pregnancy": PRESENT}, "withheld"),
    ({**SETTLED, "age_years": 17}, "withheld"),
    (NOW, "withheld"),
    ({**NOW, **DONE}, "withheld"),
    (TODAY, "withheld"),
    ({**TODAY, "work_up_done": ABSENT}, "withheld"),
    ({**TODAY, **DONE}, "given"),
    ({"recent_infection": PRESENT}, "withheld"),
    ({"recent_infection": PRESENT, **DONE}, "provisional"),
    ({**TODAY, **DONE, "fever": None}, "provisional"),
    ({**TODAY, **DONE, "iv_drug_use": None}, "provisional"),
    ({**TODAY, **DONE, "recent_trauma": None}, "provisional"),
    ({**TODAY, **DONE, "esr_mm_h": 30}, "given"),
    ({**SETTLED, "cancer_history": PRESENT, "new_onset": None, **DONE}, "provisional"),
    ({**SETTLED, "cancer_history": PRESENT, "new_onset": ABSENT, **DONE}, "given"),
    (FIRST_TEST, "beside-test"),
    ({**FIRST_TEST, "work_up_done": ABSENT}, "beside-test"),
    ({**FIRST_TEST, **DONE}, "given"),
    ({**FIRST_TEST, "osteoporosis_risk": None}, "provisional"),
    ({**FIRST_TEST, "pregnancy": None}, "provisional"),
    ({**FIRST_TEST, "pregnancy": None, **DONE}, "provisional"),
    ({}, "provisional"),
    ({**SETTLED, "heart_or_aorta_warning": None}, "provisional"),
    ({**SETTLED, "age_years": None}, "provisional"),
    ({**SETTLED, "corticosteroid_use": None}, "provisional"),
    ({**SETTLED, "age_years": 60, "new_onset": None}, "provisional"),
    ({**SETTLED, "age_years": 50, "new_onset": None}, "given"),
    ({**SETTLED, "age_years": 60}, "provisional"),
    ({**SETTLED, "age_years": 60, "duration_weeks": 3.9}, "provisional"),
    ({**SETTLED, "age_years": 60, "duration_weeks": 4}, "given"),
    ({**FIRST_TEST, "age_years": 60}, "beside-test"),
    (SETTLED, "given"),
    (NO_FLAGS, "given"),
    (AFTER_CARE, "given"),
    ({**SETTLED, "radiculopathy_signs": PRESENT}, "given"),
    ({**SETTLED, "not_improving": None}, "given"),
]


@pytest.mark.parametrize(("answers", "status"), STATUS, ids=range(len(STATUS)))
def test_the_first_status_that_fits(answers: Answers, status: str) -> None:
    assert plan(answers)["status"] == status


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        (NOW, []),
        ({**SETTLED, "lung_warning": PRESENT}, []),
        (SETTLED, WHOLE),
        ({**TODAY, **DONE}, WHOLE),
        (FIRST_TEST, RELIEF),
        ({}, NO_DRUG),
        ({**SETTLED, "fever": None}, NO_DRUG),
        ({**SETTLED, "recent_trauma": None}, RELIEF),
        ({**SETTLED, "recent_trauma": None, "pregnancy": None}, NO_DRUG),
        ({**SETTLED, "age_years": None}, NO_DRUG),
        ({**SETTLED, "duration_weeks": 6}, WHOLE),
        ({**SETTLED, "duration_weeks": 6.1}, [s for s in WHOLE if s not in OUTLOOK]),
        ({**TODAY, **DONE, "duration_weeks": 7}, [s for s in WHOLE if s not in OUTLOOK]),
        ({**AFTER_CARE, "conservative_weeks": 4}, [s for s in WHOLE if s not in OUTLOOK]),
        ({**AFTER_CARE, "conservative_weeks": 3.9}, WHOLE),
    ],
    ids=range(15),
)
def test_the_first_line_of_each_status(answers: Answers, listed: list[str]) -> None:
    found = plan(answers)
    assert statement_ids(found["first_line"]) == listed
    assert {item["rule"] for item in found["first_line"]} <= {"plan-first-line"}


@pytest.mark.parametrize("weeks", [None, 6, 6.1])
@pytest.mark.parametrize(
    "base", [{}, FIRST_TEST, {**SETTLED, "recent_trauma": None}], ids=["nothing", "beside test", "provisional"]
)
def test_what_a_status_leaves_out_is_held_back_with_its_reason(base: Answers, weeks: float | None) -> None:
    found = plan(base, duration_weeks=weeks)
    listed, held = statement_ids(found["first_line"]), statement_ids(found["held_back"])
    over = weeks is not None and weeks > 6
    assert held == [s for s in WHOLE if s not in listed and not (over and s in OUTLOOK)]
    assert all(item["because"] == found["because"] and item["because"] for item in found["held_back"])
    assert all(item["says"]["clinician"] and item["says"]["patient"] for item in found["held_back"])


@pytest.mark.parametrize(
    "answers", [NOW, TODAY, {"fever": PRESENT}, {**SETTLED, "pregnancy": PRESENT, **AFTER_CARE}], ids=range(4)
)
def test_a_withheld_plan_lists_nothing(answers: Answers) -> None:
    found = plan(answers, pregnancy=PRESENT)
    assert (found["status"], found["first_line"], found["second_line"], found["held_back"]) == ("withheld", [], [], [])


def test_a_given_plan_holds_nothing_back() -> None:
    assert plan(SETTLED)["held_back"] == []
    assert plan(SETTLED)["because"] == []


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        ({**SETTLED, "lung_warning": PRESENT}, ["lung_warning"]),
        ({**SETTLED, "lung_warning": PRESENT, "age_years": 12}, ["age_years", "lung_warning"]),
        ({**FIRST_TEST, "pregnancy": PRESENT}, ["pregnancy"]),
        ({**TODAY, "pregnancy": PRESENT}, ["pregnancy", "recent_infection"]),
        ({**NOW, "pregnancy": PRESENT}, ["pregnancy", "fever"]),
        ({**NOW, "recent_infection": PRESENT, "saddle_anesthesia": PRESENT}, ["saddle_anesthesia", "fever"]),
        ({**SETTLED, "cancer_history": PRESENT, "new_onset": PRESENT}, ["cancer_history", "new_onset"]),
        ({**TODAY, "esr_mm_h": 20, "recent_trauma": PRESENT}, ["recent_infection", "esr_mm_h"]),
        ({"recent_infection": PRESENT}, ["recent_infection"]),
        (FIRST_TEST, ["recent_trauma"]),
        ({**FIRST_TEST, "corticosteroid_use": PRESENT}, ["recent_trauma", "corticosteroid_use"]),
        ({**SETTLED, "age_years": 60, "new_onset": PRESENT}, ["age_years", "new_onset"]),
        ({**SETTLED, "fever": None, "pregnancy": None}, ["pregnancy", "fever"]),
        ({**SETTLED, "age_years": None}, ["age_years"]),
        ({**SETTLED, "age_years": 60, "new_onset": None}, ["new_onset"]),
        ({**SETTLED, "age_years": 60}, ["new_onset"]),
        ({**SETTLED, "cancer_history": PRESENT, "new_onset": None, **DONE}, ["new_onset"]),
        ({**SETTLED, "age_years": None, "not_improving": None}, ["age_years"]),
        ({**FIRST_TEST, "fever": None, "iv_drug_use": None}, ["fever", "iv_drug_use"]),
    ],
    ids=range(19),
)
def test_the_reasons_of_a_status_stand_in_the_order_of_the_catalogue(answers: Answers, because: list[str]) -> None:
    assert plan(answers)["because"] == because


def test_with_nothing_known_the_plan_waits_for_gate_flags_and_ladder() -> None:
    waits = {*GATE, "age_years", *FLAGS, "new_onset", "not_improving", "conservative_weeks", "intervention_candidate"}
    # With a bleeding risk, signs of radiculopathy decide between today and now.
    waits.add("radiculopathy_signs")
    assert plan()["because"] == [id for id in CATALOGUE if id in waits]


def test_an_open_flag_counts_though_its_suspicion_is_suspected() -> None:
    found = plan({**TODAY, **DONE, "immunosuppression": None})
    assert (found["status"], found["because"]) == ("provisional", ["immunosuppression"])


@pytest.mark.parametrize(
    "answers", [{}, FIRST_TEST, NOW, {**SETTLED, "fever": None}, {**SETTLED, "pregnancy": PRESENT}], ids=range(5)
)
def test_nothing_is_said_of_the_outlook_before_the_flags_are_cleared(answers: Answers) -> None:
    found = plan(answers)
    texts = str(
        [
            found["says"],
            found["first_line"],
            found["second_line"],
            [i["says"] for i in found["held_back"]],
            found["follow_up"],
        ]
    )
    assert "outlook" not in texts
    assert "resolves with" not in texts
    assert "gets better" not in texts


def test_the_required_advice_comes_before_medication() -> None:
    for answers in (SETTLED, FIRST_TEST, {**SETTLED, "recent_trauma": None}):
        listed = statement_ids(plan(answers)["first_line"])
        assert listed.index("first-line-before-drugs") < listed.index("first-line-drugs")
