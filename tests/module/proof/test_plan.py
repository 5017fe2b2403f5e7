"""The whole assessment over the spaces of the plan: agreement, notes, the one answer, and no false comfort."""

from __future__ import annotations

import pytest

from calculators import Case, assess, assessment
from calculators.io.serialize import serialize
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.plan_spaces import SPACES
from tests.module.proof.support.reassurance import false_reassurance
from tests.module.proof.support.reference_of_module import (
    Json,
    module_decisions,
    reference_decisions,
    value_differences,
)
from tests.module.proof.support.reference_opinion import ReferenceModel


def one_answer(whole: Json) -> None:
    """Kind, rung and parts say one thing, and never a rung above the ceiling or below the floor.

    With familiar pain over 50 the answer could be the rung of new pain, which may be above the ceiling.
    """
    answer, imaging, kind = whole["answer"], whole["imaging"], whole["answer"]["kind"]
    could_be = {imaging["ceiling"], *(["first-test"] if answer["check"] else [])}
    rungs = [part["rung"] for part in answer["parts"] if part["rung"]]
    assert rungs.count(answer["rung"]) == (answer["rung"] is not None and kind != "stop")
    allowed = {
        "stop": {"stop"},
        "outside": {"outside", answer["rung"]},
        "settled": {imaging["floor"]},
        "open": {"unknown", imaging["floor"], *could_be} - {"none"},
    }
    assert set(rungs) <= allowed[kind]
    assert answer["rung"] in (None, imaging["floor"])
    assert answer["could_be"] in {None, *could_be}


@pytest.mark.parametrize("name", SPACES)
def test_the_whole_assessment_agrees_and_never_reassures_falsely(
    name: str, reference: ReferenceModel, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What would change the answer has a test of its own (test_changes.py): it takes longer than all the rest.
    monkeypatch.setattr(assessment, "changes_of", lambda case: [])
    space = SPACES[name]
    for answers in space:
        whole = serialize(assess(Case(answers)))
        opinion = reference.judge(answers)
        one, other = module_decisions(whole), reference_decisions(opinion)
        assert one == other, [*value_differences(one, other), answers]
        one_answer(whole)
        comfort = false_reassurance(whole, opinion)
        assert not comfort, (comfort, answers)
    record_law("module and second opinion agree: the whole assessment", space.size, space.varies)
    record_law("each note appears exactly when its condition holds", space.size, space.varies)
    record_law("exactly one answer is shown, within floor and ceiling", space.size, space.varies)
    record_law(
        "no reassurance while the scope, a suspicion, or the step is open, or with “Emergency” or “Not covered”",
        space.size,
        space.varies,
    )
