"""Answers given before 0.2.0: an answer that is not taken over can only widen what is said, over every one of them.

The questions that 0.2.0 added are left out: no case of an earlier version answers them.
"""

from __future__ import annotations

import json
from itertools import product

from calculators import Case, case_of, imaging, saved_json
from calculators.assessment import outcome_of
from calculators.findings import CATALOGUE
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import NO_FLAG, NO_STOP, with_changes
from tests.module.proof.support.probes import CALM, probes, random_cases
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.spaces import ABSENT, ADDED, PRESENT, Answers, Space, alike, states, yes_no

HEIGHT = {rung: height for height, rung in enumerate(imaging.LADDER)}
CLASS = {"nonspecific": 0, "radiculopathy-or-stenosis": 1, "open": 2, "serious": 3}
SCOPE = ("heart_or_aorta_warning", "lung_warning", "abdominal_warning")
CORD = ("progressive_neuro_symptoms", "cord_signs")
INFECTION = ("recent_infection", "immunosuppression")
WIDER = (*SCOPE, *CORD, *INFECTION, "osteoporosis_risk")
BEFORE = {"version": "0.1.0", "rules_hash": "1918e55f80fc"}
SPACE = Space(
    alike(*SCOPE),
    alike(*CORD),
    alike(*INFECTION),
    yes_no("osteoporosis_risk"),
    yes_no("work_up_done"),
    states({"new_onset": PRESENT}, {"new_onset": ABSENT}, {"new_onset": PRESENT, "cancer_history": PRESENT}, {}),
    always=with_changes(NO_STOP | NO_FLAG, *WIDER, age_years=50.1, radiculopathy_signs=ABSENT, stenosis_signs=ABSENT),
)


def taken_over(answers: Answers, mark: dict[str, str]) -> tuple[Answers, list[str]]:
    """Return the answers of a saved case that the module takes over, and the questions that it asks again."""
    found = json.loads(saved_json(json.dumps({"answers": answers, **mark})))
    return dict(case_of(**found["answers"]).given), found["asked_again"]


def test_answers_of_before_only_widen(reference: ReferenceModel, record_law: RecordLaw) -> None:
    cases = [with_changes(case, *ADDED) for case in (*SPACE, *probes(), *random_cases(500, 17))]
    for answers in cases:
        valid, again = taken_over(answers, BEFORE)
        assert valid == reference.valid_answers(answers, "0.1.0"), answers
        assert again == [finding.id for finding in CATALOGUE if finding.id in answers and finding.id not in valid]
        before, after = outcome_of(Case(answers)), outcome_of(Case(valid))
        assert after.floor == before.floor, answers
        assert HEIGHT[after.ceiling] >= HEIGHT[before.ceiling], answers
        assert CLASS[after.cls] >= CLASS[before.cls], answers
        assert (before.gate, after.gate) == ("clear", "open") or before.gate == after.gate, answers
        assert "work_up_done" not in valid
    record_law("answers given before 0.2.0 keep the floor and only widen the rest", len(cases))


def test_only_what_became_wider_is_asked_again(reference: ReferenceModel, record_law: RecordLaw) -> None:
    """Each finding, each value, and each way to say which rules a case was saved with."""
    marks: list[tuple[dict[str, str], str | None]] = [
        (BEFORE, "0.1.0"), ({"version": "0.1.0"}, "0.1.0"), ({"version": "0.1.1", "rules_hash": "1918e55f80fc"}, "0.1.1"),
        ({"version": "0.2.0"}, None), ({}, None),
    ]  # fmt: skip
    for finding, value, (mark, version) in product(CATALOGUE, (PRESENT, ABSENT), marks):
        if finding.unit is not None or finding.id in ADDED:
            continue
        valid, again = taken_over({finding.id: value}, mark)
        expected = reference.valid_answers({finding.id: value}, version or "0.2.0")
        assert (valid, again) == (expected, [] if expected else [finding.id]), (finding.id, value, mark)
    _, asked = taken_over(with_changes(CALM, *ADDED), BEFORE)
    assert set(asked) == {*WIDER, "work_up_done"}
    record_law("only questions that became wider are asked again", 2 * len(CATALOGUE) * len(marks))
