"""The rules that did not fire: each fired or says what it lacks, and having what it lacks makes it fire."""

import json

import pytest

from calculators.answers import Answer, Case
from calculators.imaging import RULES, fired_rules
from calculators.io.json_api import parse_case
from calculators.rules import Is, Rule
from calculators.unmet_rules import unmet_rules
from tests.module.support.case_builders import ABSENT, PRESENT, Answers, assessment_of
from tests.module.support.sample import sample_assessments

BY_ID = {rule.id: rule for rule in RULES}


def with_rule_satisfied(case: Case, rule: Rule, ids: list[str]) -> Case:
    """Return the case with these findings as the rule requires them."""
    for clause in rule.when:
        if clause.finding in ids:
            wanted: dict[Is, Answer | float] = {
                Is.PRESENT: Answer.PRESENT, Is.NOT_PRESENT: Answer.ABSENT,
                Is.OVER: clause.value + 1, Is.AT_LEAST: clause.value,
            }  # fmt: skip
            case = case.with_answer(clause.finding, wanted[clause.operator])
    return case


def test_a_rule_fires_or_lists_what_it_lacks_and_fires_once_it_has_it() -> None:
    seen: set[str] = set()
    for found in sample_assessments():
        answers = found["answers"]
        case = parse_case(json.dumps(answers))
        unmet = unmet_rules(case.if_absent)
        fired = {rule.id for rule in fired_rules(case.if_absent)}
        assert {one.rule.id for one in unmet} == {*BY_ID} - fired, answers
        for one in unmet:
            missing = one.lacks + one.blocked_by
            assert missing, (answers, one.rule.id)
            assert one.rule.fires(with_rule_satisfied(case, one.rule, missing).if_absent), (answers, one.rule.id)
            # Nothing is named in vain: with any one of them left out it does not fire.
            for id in missing:
                rest = [other for other in missing if other != id]
                assert not one.rule.fires(with_rule_satisfied(case, one.rule, rest).if_absent), (
                    answers,
                    one.rule.id,
                    id,
                )
            seen.add(one.rule.id)
    assert seen == {*BY_ID}


@pytest.mark.parametrize(
    ("answers", "rule", "lacks", "blocked_by", "says"),
    [
        ({}, "fever", ["fever"], [], "Fever"),
        ({"fever": ABSENT}, "fever", ["fever"], [], "Fever"),
        ({"age_years": 50, "new_onset": PRESENT}, "over-50-new-pain", ["age_years"], [], "Age: over 50 years"),
        (
            {"age_years": 60, "new_onset": PRESENT, "cancer_history": PRESENT},
            "over-50-new-pain", [], ["cancer_history"], "History of cancer: absent or not assessed",
        ),
        ({"esr_mm_h": 19}, "raised-esr", ["esr_mm_h"], [], "ESR: 20 mm/h or more"),
    ],
)  # fmt: skip
def test_it_is_said_in_the_words_of_the_rules_own_conditions(
    answers: Answers, rule: str, lacks: list[str], blocked_by: list[str], says: str
) -> None:
    (entry,) = [one for one in assessment_of(answers)["imaging"]["unmet"] if one["id"] == rule]
    assert (entry["lacks"], entry["blocked_by"], entry["says"]["clinician"]) == (lacks, blocked_by, says)
    assert entry["rung"] == BY_ID[rule].outcome


def test_the_list_keeps_the_order_of_the_table() -> None:
    assert [one["id"] for one in assessment_of({})["imaging"]["unmet"]] == [rule.id for rule in RULES]
