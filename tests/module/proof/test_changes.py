"""What would change the answer, against trying every other answer: in the second opinion, and through the module's own door."""

from __future__ import annotations

import json

import pytest

from calculators import Case, assess_json
from calculators.assessment import changes_of, outcome_of
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import FEW_GATES, FEW_STAGES, NO_FLAG, NO_STOP
from tests.module.proof.support.probes import probes, random_cases
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.spaces import PRESENT, Answers, Space, number, weeks, yes_no

SPACES = {
    "gate, age, flags and onset": Space(
        FEW_GATES, number("age_years", 16, 17, 18, 50, 51, 60), FEW_STAGES, yes_no("new_onset")
    ),
    "weeks": Space(
        yes_no("new_onset"),
        yes_no("not_improving")[1:],
        yes_no("intervention_candidate")[1:],
        weeks((2.9, 3, 3.5, 4, 5), (2.9, 3, 3.5, 4, 5)),
        always={**NO_STOP, **NO_FLAG, "age_years": 40},
    ),
}


def agree(answers: Answers, reference: ReferenceModel) -> None:
    found = [
        {
            "finding": change.finding,
            "answer": change.answer,
            "gate": change.outcome.gate,
            "class": change.outcome.cls,
            "floor": change.outcome.floor,
            "ceiling": change.outcome.ceiling,
        }
        for change in changes_of(Case(answers))
    ]
    assert found == reference.changes(answers), answers


@pytest.mark.parametrize("name", SPACES)
def test_changes_equal_brute_force(name: str, reference: ReferenceModel, record_law: RecordLaw) -> None:
    for answers in SPACES[name]:
        agree(answers, reference)
    record_law("`changes` matches a brute-force calculation", SPACES[name].size, SPACES[name].varies)


@pytest.mark.parametrize("share", range(2))
def test_changes_equal_brute_force_on_the_probes(share: int, reference: ReferenceModel, record_law: RecordLaw) -> None:
    cases = probes()[share::6]
    for answers in cases:
        agree(answers, reference)
    record_law("`changes` matches a brute-force calculation", len(cases))


def test_changes_are_what_the_whole_assessment_would_say(record_law: RecordLaw) -> None:
    """Through the one door: each change, given as an answer, brings exactly the outcome that it promises."""
    count = 0
    for answers in random_cases(25, 7):
        whole = json.loads(assess_json(json.dumps(answers)))
        for change in whole["changes"]:
            then = json.loads(assess_json(json.dumps({**answers, change["finding"]: change["answer"]})))
            promised = [change[key] for key in ("gate", "class", "floor", "ceiling")]
            assert promised == [
                then["gate"]["status"], then["screen"]["class"], then["imaging"]["floor"], then["imaging"]["ceiling"],
            ]  # fmt: skip
            count += 1
    record_law("each listed change has the outcome it states", count)


def test_the_short_outcome_is_that_of_the_whole_assessment(record_law: RecordLaw) -> None:
    cases = random_cases(300, 8)
    for answers in cases:
        whole = json.loads(assess_json(json.dumps(answers)))
        short = outcome_of(Case(answers))
        assert [short.gate, short.cls, short.floor, short.ceiling] == [
            whole["gate"]["status"], whole["screen"]["class"], whole["imaging"]["floor"], whole["imaging"]["ceiling"],
        ]  # fmt: skip
    assert any(answers.get("new_onset") is PRESENT for answers in cases)
    record_law("a change is measured by the outcome of the whole assessment", len(cases))
