"""How soon, over every combination that decides it: the week that NICE allows is said only where no sign is open."""

from __future__ import annotations

from typing import Any

import pytest

from calculators import Case, assess, assessment
from calculators.io.serialize import serialize
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import NO_FLAG, NO_STOP, with_changes
from tests.module.proof.support.reference_of_module import module_decisions, reference_decisions
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.spaces import ABSENT, CORD, PRESENT, SIGNS, Space, alike, states, yes_no

OTHER = with_changes(NO_FLAG, *CORD, "cancer_history")
SPACE = Space(
    alike(*SIGNS),
    yes_no("bleeding_risk"),
    yes_no("radiculopathy_signs"),
    yes_no("cancer_history"),
    yes_no("new_onset"),
    states(
        OTHER,
        with_changes(OTHER, fever=PRESENT),
        with_changes(OTHER, "fever"),
        with_changes(OTHER, iv_drug_use=PRESENT),
        with_changes(OTHER, recent_trauma=PRESENT),
        with_changes(OTHER, spinal_implant=PRESENT),
        with_changes(OTHER, not_improving=PRESENT, intervention_candidate=PRESENT, conservative_weeks=4),
    ),
    always={**NO_STOP, "age_years": 50},
)


def texts(whole: dict[str, Any], reader: str) -> str:
    """Return what one reader reads of the answer and of how soon."""
    answer = whole["answer"]
    said = [answer["says"], whole["imaging"]["how_soon"]["says"], *(part["says"] for part in answer["parts"])]
    return "\n".join(one[reader] for one in said)


def test_the_week_is_said_only_to_clinicians_with_every_sign_absent(
    reference: ReferenceModel, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessment, "changes_of", lambda case: [])
    weeks = 0
    for answers in SPACE:
        whole = serialize(assess(Case(answers)))
        one, other = module_decisions(whole), reference_decisions(reference.judge(answers))
        assert one == other, answers
        if whole["imaging"]["floor"] != "immediate":
            continue
        said = "a week" in texts(whole, "clinician")
        alone = [rule["id"] for rule in whole["imaging"]["rules"] if rule["rung"] == "immediate"] == ["cancer-new-pain"]
        assert said == (alone and all(answers.get(sign) == ABSENT for sign in (*CORD, "radiculopathy_signs"))), answers
        assert "week" not in texts(whole, "patient"), answers
        assert "NICE" not in texts(whole, "patient"), answers
        weeks += said
    assert weeks
    record_law("module and second opinion agree: how soon", SPACE.size, SPACE.varies)
    record_law(
        "the longer time limit without signs is said only to clinicians, with every sign absent",
        SPACE.size,
        SPACE.varies,
    )
