"""Every line that a rule draws through a number, on both of its sides."""

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    PRESENT,
    SETTLED,
    Answers,
    assessment_of,
    fired_rules,
    statement_ids,
)

NEW = {"new_onset": PRESENT}


@pytest.mark.parametrize(
    ("age", "rung"),
    [(18, "none"), (49, "none"), (50, "none"), (50.5, "first-test"), (51, "first-test"), (120, "first-test")],
)
def test_over_50_means_strictly_more(age: float, rung: str) -> None:
    assert assessment_of(SETTLED, NEW, age_years=age)["imaging"]["floor"] == rung


@pytest.mark.parametrize(("age", "when"), [(50, "1-month"), (50.5, "earlier"), (51, "earlier")])
def test_over_50_is_older_in_follow_up(age: float, when: str) -> None:
    assert assessment_of(SETTLED, age_years=age)["management"]["follow_up"]["when"] == when


@pytest.mark.parametrize(("age", "gate"), [(17, "outside"), (17.9, "outside"), (18, "clear")])
def test_18_is_an_adult(age: float, gate: str) -> None:
    assert assessment_of(SETTLED, age_years=age)["gate"]["status"] == gate


@pytest.mark.parametrize(("age", "noted"), [(49.9, False), (50, True), (50.0, True), (50.5, True), (51, True)])
def test_exactly_50_is_noted(age: float, noted: bool) -> None:
    assert ("N7" in assessment_of(SETTLED, NEW, age_years=age)["imaging"]["notes"]) is noted


@pytest.mark.parametrize(
    ("esr", "rung"),
    [(19, "none"), (19.9, "none"), (19.999999, "none"), (20, "urgent-evaluation"), (20.0, "urgent-evaluation")],
)
def test_an_esr_of_20_is_raised_at_any_age(esr: float, rung: str) -> None:
    for age in (18, 40, 90):
        assert assessment_of(SETTLED, age_years=age, esr_mm_h=esr)["imaging"]["floor"] == rung


@pytest.mark.parametrize(
    ("care", "rung", "second", "six_weeks"),
    [
        (3, "none", False, False),
        (3.9, "none", False, False),
        (4, "after-conservative-care", True, False),
        (5, "after-conservative-care", True, False),
        (6, "after-conservative-care", True, False),
        (6.1, "after-conservative-care", True, True),
        (52, "after-conservative-care", True, True),
    ],
)
def test_weeks_of_care(care: float, rung: str, second: bool, six_weeks: bool) -> None:
    found = assessment_of(AFTER_CARE, conservative_weeks=care)
    assert found["imaging"]["floor"] == rung
    assert bool(found["management"]["second_line"]) is second
    assert ("refer-six-weeks" in statement_ids(found["management"]["referral"])) is six_weeks


@pytest.mark.parametrize(
    ("pain", "outlook", "manipulation"),
    [
        (4, True, True),
        (5.9, True, True),
        (6, True, False),
        (6.1, False, False),
        (13, False, False),
        (None, True, False),
    ],
)
def test_weeks_of_pain(pain: float | None, outlook: bool, manipulation: bool) -> None:
    for care, holds in ((4, False), (3, outlook)):
        plan = assessment_of(AFTER_CARE, conservative_weeks=care, duration_weeks=pain)["management"]
        listed = statement_ids(plan["first_line"])
        # A good outlook is no longer known after 6 weeks of pain, nor once a month of care has not helped.
        assert ("natural-history" in listed, "first-line-education" in listed) == (holds, holds)
    plan = assessment_of(AFTER_CARE, conservative_weeks=4, duration_weeks=pain)["management"]
    assert ("second-line-acute-manipulation" in statement_ids(plan["second_line"])) is manipulation


@pytest.mark.parametrize(
    ("answer", "weeks", "odd"), [(PRESENT, 12, False), (PRESENT, 12.5, True), (ABSENT, 4, False), (ABSENT, 3.9, True)]
)
def test_new_pain_of_long_standing_and_old_pain_that_is_young(answer: str, weeks: float, odd: bool) -> None:
    found = assessment_of(SETTLED, new_onset=answer, duration_weeks=weeks)
    assert ("N17" in found["imaging"]["notes"]) is odd
    assert found["answer"]["kind"] == "settled"
    assert ("check" in [part["role"] for part in found["answer"]["parts"]]) is odd


@pytest.mark.parametrize(
    ("answers", "rules"),
    [
        ({"age_years": 51}, ["otherwise"]),
        ({"new_onset": PRESENT}, ["otherwise"]),
        ({"esr_mm_h": 20}, ["raised-esr"]),
        ({"esr_mm_h": 19.9}, ["otherwise"]),
        ({"conservative_weeks": 9, "not_improving": PRESENT}, ["otherwise"]),
        ({"conservative_weeks": 9, "intervention_candidate": PRESENT}, ["otherwise"]),
        ({"duration_weeks": 9, "not_improving": PRESENT, "intervention_candidate": PRESENT}, ["otherwise"]),
    ],
    ids=repr,
)
def test_a_rule_fires_on_what_is_known_alone(answers: Answers, rules: list[str]) -> None:
    assert fired_rules(assessment_of(answers)) == rules
