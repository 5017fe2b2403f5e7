"""Referral, follow-up, what the plan asks, and the work-up that releases it."""

from typing import Any

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    CATALOGUE,
    CLEAR_GATE,
    EVERYTHING_ABSENT,
    FIRST_TEST,
    NOW,
    PRESENT,
    PSYCHOSOCIAL,
    SETTLED,
    TODAY,
    Answers,
    Json,
    assessment_of,
)

DONE: Answers = {"work_up_done": PRESENT}
STOP: Answers = {"lung_warning": PRESENT}
OUTSIDE: Answers = {"pregnancy": PRESENT}
LATE: Answers = {"not_improving": PRESENT, "conservative_weeks": 6.1}
NERVE: Answers = {"radiculopathy_signs": PRESENT, "intervention_candidate": PRESENT}
FLAGS, SIX, ROOT = "referral-flags", "referral-six-weeks", "referral-nerve"


def plan(*parts: Answers, **more: Any) -> Json:
    found: Json = assessment_of(*parts, **more)["management"]
    return found


@pytest.mark.parametrize(
    ("answers", "referral"),
    [
        (SETTLED, {}),
        (NOW, {FLAGS: ["fever"]}),
        ({**NOW, **DONE}, {FLAGS: ["fever"]}),
        (TODAY, {FLAGS: ["recent_infection"]}),
        ({**TODAY, **DONE}, {}),
        ({**TODAY, "work_up_done": ABSENT}, {FLAGS: ["recent_infection"]}),
        (FIRST_TEST, {}),
        ({"recent_infection": PRESENT, **STOP}, {FLAGS: ["recent_infection"]}),
        ({"recent_infection": PRESENT, **OUTSIDE}, {FLAGS: ["recent_infection"]}),
        ({**STOP, **LATE, **NERVE}, {}),
        ({**OUTSIDE, **LATE, **NERVE}, {}),
        ({**NOW, **LATE, **NERVE}, {FLAGS: ["fever"]}),
        ({**SETTLED, **LATE}, {SIX: ["not_improving", "conservative_weeks"]}),
        ({**SETTLED, **LATE, "conservative_weeks": 6}, {}),
        ({**SETTLED, **LATE, "not_improving": None}, {}),
        ({**FIRST_TEST, **LATE}, {SIX: ["not_improving", "conservative_weeks"]}),
        (LATE, {SIX: ["not_improving", "conservative_weeks"]}),
        ({**SETTLED, **NERVE}, {ROOT: ["intervention_candidate", "radiculopathy_signs"]}),
        (
            {**SETTLED, "stenosis_signs": PRESENT, "intervention_candidate": PRESENT},
            {ROOT: ["intervention_candidate", "stenosis_signs"]},
        ),
        ({**SETTLED, **NERVE, "intervention_candidate": None}, {}),
        ({**SETTLED, **NERVE, "intervention_candidate": ABSENT}, {}),
        ({**SETTLED, "intervention_candidate": PRESENT}, {}),
        (
            {**TODAY, **DONE, **LATE, **NERVE},
            {SIX: ["not_improving", "conservative_weeks"], ROOT: ["intervention_candidate", "radiculopathy_signs"]},
        ),
    ],
    ids=range(23),
)
def test_who_is_referred_and_why(answers: Answers, referral: dict[str, list[str]]) -> None:
    found = plan(answers)["referral"]
    assert {item["rule"]: item["because"] for item in found} == referral
    statement = {FLAGS: "refer-red-flags", SIX: "refer-six-weeks", ROOT: "refer-radiculopathy-stenosis"}
    assert all(item["statement"] == statement[item["rule"]] for item in found)


@pytest.mark.parametrize(
    ("answers", "when", "rule"),
    [
        ({**SETTLED, **STOP}, "now", "follow-up-now"),
        ({**NOW, **STOP, **OUTSIDE}, "now", "follow-up-now"),
        (NOW, "now", "follow-up-now"),
        ({**NOW, **DONE}, "now", "follow-up-now"),
        (TODAY, "now", "follow-up-now"),
        ({**TODAY, **OUTSIDE}, "now", "follow-up-now"),
        ({**TODAY, **OUTSIDE, **DONE}, None, None),
        ({**SETTLED, **OUTSIDE}, None, None),
        ({**FIRST_TEST, **OUTSIDE}, None, None),
        ({**SETTLED, "age_years": 3, "severe_pain": PRESENT}, None, None),
        (FIRST_TEST, "with-result", "follow-up-result"),
        ({**FIRST_TEST, "severe_pain": PRESENT}, "with-result", "follow-up-result"),
        ({"recent_trauma": PRESENT}, "with-result", "follow-up-result"),
        ({**FIRST_TEST, **DONE}, "1-month", "follow-up-month"),
        ({**FIRST_TEST, **DONE, "severe_pain": PRESENT}, "earlier", "follow-up-earlier"),
        ({**TODAY, **DONE}, "1-month", "follow-up-month"),
        ({**SETTLED, "severe_pain": PRESENT}, "earlier", "follow-up-earlier"),
        (SETTLED, "1-month", "follow-up-month"),
        ({}, "1-month", "follow-up-month"),
    ],
    ids=range(19),
)
def test_the_first_follow_up_that_fits(answers: Answers, when: str | None, rule: str | None) -> None:
    found = plan(answers)["follow_up"]
    assert (found["when"], found["rule"]) == (when, rule)
    assert found["says"]["clinician"]
    assert found["says"]["patient"]


@pytest.mark.parametrize("id", ["severe_pain", "functional_deficit", "radiculopathy_signs"])
def test_each_reason_to_come_back_earlier(id: str) -> None:
    found = plan(SETTLED, {id: PRESENT})["follow_up"]
    assert (found["when"], found["because"]) == ("earlier", [id])


@pytest.mark.parametrize("id", ["stenosis_signs", "not_improving", *PSYCHOSOCIAL])
def test_what_is_no_reason_to_come_back_earlier(id: str) -> None:
    assert plan(SETTLED, {id: PRESENT})["follow_up"]["when"] == "1-month"


def test_all_reasons_are_named_in_order() -> None:
    found = plan(SETTLED, age_years=60, severe_pain=PRESENT, functional_deficit=PRESENT, radiculopathy_signs=PRESENT)[
        "follow_up"
    ]
    assert found["because"] == ["age_years", "severe_pain", "functional_deficit", "radiculopathy_signs"]


def test_what_is_outside_the_scope_is_named_in_order() -> None:
    found = plan(SETTLED, OUTSIDE, age_years=3)
    assert found["because"] == found["follow_up"]["because"] == ["age_years", "pregnancy"]


PLAN_ASKS = [
    "severe_pain",
    "functional_deficit",
    "not_improving",
    "conservative_weeks",
    "intervention_candidate",
    "radiculopathy_signs",
    "stenosis_signs",
    *PSYCHOSOCIAL,
]


@pytest.mark.parametrize(
    ("answers", "ask"),
    [
        ({}, ["age_years", "duration_weeks", *PLAN_ASKS]),
        (CLEAR_GATE, ["duration_weeks", *PLAN_ASKS]),
        ({"recent_trauma": PRESENT}, ["age_years", "duration_weeks", *PLAN_ASKS, "work_up_done"]),
        ({"recent_trauma": PRESENT, "work_up_done": ABSENT}, ["age_years", "duration_weeks", *PLAN_ASKS]),
        ({"recent_infection": PRESENT}, ["work_up_done"]),
        ({"recent_infection": PRESENT, "work_up_done": ABSENT}, []),
        ({"recent_infection": PRESENT, **STOP}, []),
        ({"recent_infection": PRESENT, **OUTSIDE}, []),
        ({"fever": PRESENT}, []),
        ({**EVERYTHING_ABSENT, "work_up_done": None}, []),
        ({**EVERYTHING_ABSENT, "work_up_done": None, "recent_trauma": PRESENT}, ["work_up_done"]),
        ({**EVERYTHING_ABSENT, "recent_infection": PRESENT, **DONE, "severe_pain": None}, ["severe_pain"]),
        (STOP, []),
        (OUTSIDE, []),
    ],
    ids=range(14),
)
def test_what_the_plan_asks(answers: Answers, ask: list[str]) -> None:
    assert plan(answers)["ask"] == [id for id in CATALOGUE if id in ask]


@pytest.mark.parametrize(
    ("answers", "released"),
    [(TODAY, True), (FIRST_TEST, True), (NOW, False), (SETTLED, False), ({"recent_trauma": PRESENT}, True)],
    ids=["today", "first test", "now", "none", "open"],
)
def test_a_finished_work_up_releases_the_plan_below_immediate(answers: Answers, released: bool) -> None:
    assert ("N19" in plan(answers, DONE)["notes"]) is released
    assert "N19" not in plan(answers)["notes"]
    assert "N19" not in plan(answers, work_up_done=ABSENT)["notes"]


def test_a_released_ladder_still_shows_what_was_answered() -> None:
    found = assessment_of(TODAY, DONE, recent_trauma=PRESENT)
    assert (found["imaging"]["floor"], found["imaging"]["then"]) == ("urgent-evaluation", None)
    assert found["screen"]["suspicions"]["infection"] == "suspected"
