"""The red-flag screen, over every combination that it can tell apart."""

from __future__ import annotations

from array import array

import pytest

from calculators import Case, screen
from calculators.findings import CATALOGUE
from tests.module.proof.support.induction import SpaceWalk, assert_questions_shrink, finding_bits
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.rule_spaces import ESR, screen_space
from tests.module.proof.support.spaces import (
    PRESENT,
    Answers,
    Space,
)

STATES = {"not-suspected": 0, "open": 1, "suspected": 2}
CLASSES = {"nonspecific": 0, "radiculopathy-or-stenosis": 1, "serious": 2, "open": 3}


class Screened:
    """Suspicions, class and questions of every combination, by the module."""

    def __init__(self, space: Space, reference: ReferenceModel) -> None:
        self.suspicions = {about: bytearray(space.size) for about in screen.Suspicion}
        self.cls = bytearray(space.size)
        self.asks = array("Q", bytes(8 * space.size))
        bit = finding_bits([finding.id for finding in CATALOGUE])
        for place, answers in enumerate(space):
            case = Case(answers)
            one, other = screen.assess_screen(case), reference.screen(reference.case(answers))
            assert [one.suspicions, one.flags, one.next_questions, one.cls, one.open_flags] == [
                other[key] for key in ("suspicions", "flags", "ask", "class", "open_flags")
            ], answers
            assert screen.class_of(case) == one.cls
            for about, state in one.suspicions.items():
                self.suspicions[about][place] = STATES[state]
            self.cls[place] = CLASSES[one.cls]
            self.asks[place] = sum(bit[finding] for finding in one.next_questions)


def extremes(walk: SpaceWalk, values: bytearray) -> tuple[bytearray, bytearray]:
    return walk.extremes(values, values)


@pytest.mark.parametrize("esr", ESR.values(), ids=ESR)
def test_the_red_flag_screen_follows_its_laws_and_the_second_implementation_agrees(
    esr: Answers, reference: ReferenceModel, record_law: RecordLaw
) -> None:
    space = screen_space(esr)
    seen, walk = Screened(space, reference), SpaceWalk(space)
    record_law("module and second opinion agree: screen", space.size, space.varies)

    for about, states in seen.suspicions.items():
        least, highest = extremes(walk, states)
        for place, state in enumerate(states):
            assert state == (1 if least[place] < highest[place] else least[place]), f"{about}, place {place}"
    record_law("a suspicion is open only if completions differ", space.size * len(seen.suspicions), space.varies)

    least, highest = extremes(walk, seen.cls)
    for place, cls in enumerate(seen.cls):
        assert cls == (3 if least[place] < highest[place] else least[place]), f"place {place}"
        assert cls != CLASSES["open"] or seen.asks[place], f"place {place}: an open class asks"
        reassured = cls in (CLASSES["nonspecific"], CLASSES["radiculopathy-or-stenosis"])
        assert not (reassured and any(states[place] for states in seen.suspicions.values()))
    record_law("a classification is given only if every completion has it", space.size, space.varies)

    assert_questions_shrink(walk, seen.asks)
    record_law("answering all of screen.ask leaves no class open", space.size, space.varies)

    for place, then in walk.rises():
        for to in then:
            for about, states in seen.suspicions.items():
                assert states[place] <= states[to], f"{about}: place {place}, presence lowers it at {to}"
    record_law("a finding that is present never lowers a suspicion", space.size * len(seen.suspicions), space.varies)


def test_every_flag_raises_its_suspicion_alone(reference: ReferenceModel, record_law: RecordLaw) -> None:
    """Each flag of the second opinion's table, present with all else unknown, raises what the table says, in the module."""
    table = reference.tables.screen["suspicions"]
    numbers: Answers = {"raised-esr": 20, "over-50-new-onset": 51}
    count = 0
    for name in {flag for row in table.values() for kind in row.values() for flag in kind}:
        answers: Answers = (
            {"esr_mm_h": numbers[name]}
            if name == "raised-esr"
            else {"age_years": numbers[name], "new_onset": PRESENT}
            if name == "over-50-new-onset"
            else {name: PRESENT}
        )
        found = screen.assess_screen(Case(answers)).suspicions
        raised = {about for about, state in found.items() if state == "suspected"}
        assert raised == {about for about, row in table.items() if name in (*row["article"], *row["beyond"])}, name
        count += 1
    record_law("every flag raises its suspicion alone", count)
