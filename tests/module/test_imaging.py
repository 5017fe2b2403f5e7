"""The ladder: every rule alone, every rung, which test, what comes then, when it falls due."""

import json
from typing import Any

import pytest

from tests.module.support.case_builders import (
    ABSENT,
    AFTER_CARE,
    CATALOGUE,
    PERSISTENT,
    PRESENT,
    SETTLED,
    Answers,
    Json,
    assessment_of,
    fired_rules,
)
from tests.module.support.specification import RULES, findings_of, fires_with, positive_literals

NOW, TODAY, FIRST, CARE = "immediate", "urgent-evaluation", "first-test", "after-conservative-care"
TESTS = {NOW: "mri", TODAY: "clinician-choice", FIRST: "radiograph", CARE: "mri-or-ct"}


VALUES = {"age_years": 51, "esr_mm_h": 20, "conservative_weeks": 5}
"""What makes a rule fire that compares a number."""


def answers_for(rule: Json) -> Answers:
    """Return the answers that make a rule fire: what it requires, and nothing more."""
    return {finding: VALUES.get(finding, PRESENT) for finding in findings_of(rule)}


CITES = {
    "immediate": ["urgent-modality", "mri-over-ct"],
    "urgent-evaluation": ["refer-red-flags", "mri-over-ct"],
    "first-test": [],
    "after-conservative-care": ["mri-over-ct"],
    "none": [],
}


@pytest.mark.parametrize("rule", RULES, ids=[rule["id"] for rule in RULES])
@pytest.mark.parametrize("base", [{}, SETTLED], ids=["nothing else known", "all else absent"])
def test_each_rule_alone_gives_its_rung(base: Answers, rule: Json) -> None:
    answers, rung = answers_for(rule), rule["rung"]
    found = assessment_of(base, answers)
    imaging = found["imaging"]
    assert fired_rules(found) == [other["id"] for other in RULES if fires_with(rule, other)]
    fired = next(row for row in imaging["rules"] if row["id"] == rule["id"])
    test = rule.get("test", TESTS[rung])
    assert (fired["rung"], fired["test"]) == (rung, test)
    origin = "beyond" if "beyond" in rule else "article"
    assert (fired["origin"], fired["statements"], fired["sources"]) == (
        origin,
        rule.get("statements", []),
        rule.get("beyond", []),
    )
    assert fired["because"] == [finding for finding in CATALOGUE if finding in answers]
    assert (imaging["floor"], imaging["test"], imaging["cites"]) == (rung, test, CITES[rung])
    if len(imaging["rules"]) == 1:
        assert imaging["then"] is None


def test_all_rules_together_are_listed_by_rung_in_the_order_of_the_table() -> None:
    answers: Answers = {}
    # A rule that requires something not to be present gives way to another one.
    together = [rule for rule in RULES if len(positive_literals(rule)) == len(rule["if"])]
    for rule in together:
        answers |= answers_for(rule)
    found = assessment_of(answers)
    assert fired_rules(found) == [rule["id"] for rule in together]
    assert (found["imaging"]["floor"], found["imaging"]["then"]) == ("immediate", None)


def test_otherwise_stands_alone_when_nothing_fires() -> None:
    imaging = assessment_of(SETTLED)["imaging"]
    (rule,) = imaging["rules"]
    expected: tuple[Any, ...] = ("otherwise", "none", None, "article", [], ["no-routine-imaging"])
    assert (rule["id"], rule["rung"], rule["test"], rule["origin"], rule["because"], rule["statements"]) == expected
    assert (imaging["floor"], imaging["test"], imaging["then"], imaging["cites"]) == ("none", None, None, [])


def test_nothing_known_does_not_cite_the_advice_against_imaging() -> None:
    (rule,) = assessment_of()["imaging"]["rules"]
    assert (rule["id"], rule["statements"]) == ("otherwise", [])


@pytest.mark.parametrize(
    ("new_onset", "rule"), [(PRESENT, "cancer-new-pain"), (ABSENT, "cancer-old-pain"), (None, "cancer-old-pain")]
)
def test_cancer_goes_with_new_pain_or_without(new_onset: str | None, rule: str) -> None:
    found = assessment_of(cancer_history=PRESENT, new_onset=new_onset)
    assert fired_rules(found) == [rule]


def test_cancer_without_known_onset_does_not_claim_that_the_pain_is_old() -> None:
    (rule,) = assessment_of(cancer_history=PRESENT)["imaging"]["rules"]
    assert rule["because"] == ["cancer_history"]
    assert "old" not in rule["says"]["clinician"].lower().split()
    assert "not new" not in rule["says"]["clinician"].lower()


@pytest.mark.parametrize(
    ("also", "fires"),
    [
        ({}, True),
        ({"cancer_history": ABSENT, "unexplained_weight_loss": ABSENT}, True),
        ({"cancer_history": PRESENT}, False),
        ({"unexplained_weight_loss": PRESENT}, False),
        ({"esr_mm_h": 30}, True),
        ({"fever": PRESENT}, True),
        ({"new_onset": None}, False),
        ({"new_onset": ABSENT}, False),
        ({"age_years": None}, False),
        ({"age_years": 50}, False),
    ],
    ids=repr,
)
def test_over_50_needs_new_pain_and_no_other_risk_of_cancer(also: Answers, fires: bool) -> None:
    found = assessment_of({"age_years": 51, "new_onset": PRESENT}, also)
    assert ("over-50-new-pain" in fired_rules(found)) is fires


@pytest.mark.parametrize(
    ("answers", "test"),
    [
        ({"age_years": 60, "new_onset": PRESENT}, "esr-or-radiograph"),
        ({"age_years": 60, "new_onset": PRESENT, "esr_mm_h": 0}, "radiograph"),
        ({"age_years": 60, "new_onset": PRESENT, "esr_mm_h": 19.9}, "radiograph"),
        ({"age_years": 60, "new_onset": PRESENT, "recent_trauma": PRESENT}, "radiograph"),
        ({"age_years": 60, "new_onset": PRESENT, "osteoporosis_risk": PRESENT}, "radiograph"),
        ({"age_years": 60, "new_onset": PRESENT, "corticosteroid_use": PRESENT}, "radiograph"),
        ({"corticosteroid_use": PRESENT, "esr_mm_h": 5}, "radiograph"),
        ({"age_years": 60, "new_onset": PRESENT, "esr_mm_h": 20}, "clinician-choice"),
        ({"recent_trauma": PRESENT, "fever": PRESENT}, "mri"),
        ({**PERSISTENT, "recent_trauma": PRESENT}, "radiograph"),
    ],
    ids=repr,
)
def test_which_test(answers: Answers, test: str) -> None:
    assert assessment_of(answers)["imaging"]["test"] == test


@pytest.mark.parametrize(
    ("answers", "floor", "then"),
    [
        ({"fever": PRESENT}, "immediate", None),
        ({"fever": PRESENT, "saddle_anesthesia": PRESENT}, "immediate", None),
        ({"fever": PRESENT, "iv_drug_use": PRESENT, "recent_trauma": PRESENT}, "immediate", None),
        ({"fever": PRESENT, "recent_trauma": PRESENT, **PERSISTENT}, "immediate", None),
        ({"iv_drug_use": PRESENT, **PERSISTENT}, "urgent-evaluation", None),
        ({"recent_trauma": PRESENT, **PERSISTENT}, "first-test", "after-conservative-care"),
        ({"cancer_history": PRESENT, "new_onset": PRESENT, "age_years": 70}, "immediate", None),
        (PERSISTENT, "after-conservative-care", None),
    ],
    ids=repr,
)
def test_what_comes_then(answers: Answers, floor: str, then: str | None) -> None:
    imaging = assessment_of(answers)["imaging"]
    assert (imaging["floor"], imaging["then"]) == (floor, then)


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        ({"conservative_weeks": 0}, 4),
        ({"conservative_weeks": 3}, 1),
        ({"conservative_weeks": 1.5}, 2.5),
        ({"conservative_weeks": 3.9}, 0.1),
        ({"conservative_weeks": 4}, None),
        ({"conservative_weeks": None}, None),
        ({"conservative_weeks": 3, "not_improving": ABSENT}, None),
        ({"conservative_weeks": 3, "not_improving": None}, None),
        ({"conservative_weeks": 3, "intervention_candidate": None}, None),
        ({"conservative_weeks": 3, "recent_trauma": PRESENT}, None),
        ({"conservative_weeks": 3, "fever": PRESENT}, None),
    ],
    ids=repr,
)
@pytest.mark.parametrize("base", [{}, SETTLED], ids=["nothing else known", "all else absent"])
def test_when_it_falls_due(base: Answers, changed: Answers, due: float | None) -> None:
    found = assessment_of(base, PERSISTENT, changed)["imaging"]
    assert found["due_in_weeks"] == (pytest.approx(due) if due is not None else None)
    assert ("due" in [row["role"] for row in found["says"]]) is (due is not None)


@pytest.mark.parametrize("care", [3.999, 3.9999999, 3.999999999, 3.9999999999999996])
def test_care_that_just_falls_short_is_due_in_more_than_no_time(care: float) -> None:
    assert assessment_of(PERSISTENT, conservative_weeks=care)["imaging"]["due_in_weeks"] > 0


def roles(*parts: Answers, **more: Any) -> list[str]:
    return [row["role"] for row in assessment_of(*parts, **more)["imaging"]["says"]]


def test_where_to_image_is_said_with_the_two_urgent_rungs_alone() -> None:
    assert "where" in roles(SETTLED, fever=PRESENT)
    assert "where" in roles(SETTLED, iv_drug_use=PRESENT)
    assert "where" not in roles(SETTLED, recent_trauma=PRESENT)
    assert "where" not in roles(AFTER_CARE)


def test_the_last_moment_before_the_care_is_over_is_still_a_moment() -> None:
    """4 - 3.9999999999 is rounded to nothing and must not become nothing, nor anything large."""
    left = assessment_of(SETTLED, PERSISTENT, conservative_weeks=3.9999999999)["imaging"]["due_in_weeks"]
    assert 0 < left < 1e-9


@pytest.mark.parametrize(
    ("weeks", "left"),
    [(3.9, "0.1"), (3, "1"), (3.0, "1"), (0, "4"), (3.123456789, "0.87654321"), (2.5, "1.5"), (2.9999999999, "1")],
)
def test_the_weeks_left_are_rounded_to_what_a_person_would_write(weeks: float, left: str) -> None:
    """Eight places are kept, and a whole number is one: 1, never 1.0."""
    found = assessment_of(SETTLED, PERSISTENT, conservative_weeks=weeks)["imaging"]["due_in_weeks"]
    assert json.dumps(found) == left


@pytest.mark.parametrize("lower", ["recent_infection", "recent_trauma"])
def test_a_rule_of_a_lower_step_does_not_change_how_soon_cancer_with_new_pain_is_imaged(lower: str) -> None:
    cancer = {**SETTLED, "cancer_history": PRESENT, "new_onset": PRESENT}
    alone, more, fever = (assessment_of(cancer, part)["imaging"] for part in ({}, {lower: PRESENT}, {"fever": PRESENT}))
    assert (len(alone["rules"]), len(more["rules"])) == (1, 2)
    assert more["how_soon"] == alone["how_soon"]
    assert alone["how_soon"]["sources"] == ["niceQS56"]
    assert fever["how_soon"]["sources"] == []
