"""The ladder, over every combination that its rules can tell apart, for each value of the ESR.

Its rules are islands that share no finding: a class of rules that lead to *immediate* on one finding, one to
*urgent-evaluation*, one to *first-test*, the four findings around cancer and age, bleeding risk with radiculopathy, and the
four around care. Two products cover them (`varies` names what each of them varies): in the first, bleeding risk is absent, so
that nothing reads radiculopathy; in the second, care is only whether the pain improves, and weight loss is absent.
"""

from __future__ import annotations

from array import array
from itertools import combinations_with_replacement

import pytest

from calculators import Case, imaging, listing
from calculators.findings import CATALOGUE
from tests.module.proof.support.induction import SpaceWalk, assert_questions_shrink, finding_bits
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.rule_spaces import ESR, LADDER_SPACES, ladder_space
from tests.module.proof.support.spaces import (
    ABSENT,
    PRESENT,
    Answers,
    Space,
)

HEIGHT = {rung: height for height, rung in enumerate(imaging.LADDER)}
NUMBERS = {"age_years": 51, "esr_mm_h": 20, "conservative_weeks": 4}
VERY_HIGH: Answers = {"esr_mm_h": 200}
CARE = ("not_improving", "intervention_candidate")


class Ladder:
    """Floor, ceiling and questions of every combination, by the module."""

    def __init__(self, space: Space, reference: ReferenceModel) -> None:
        self.floor, self.ceiling = bytearray(space.size), bytearray(space.size)
        self.asks = array("Q", bytes(8 * space.size))
        bit = finding_bits([finding.id for finding in CATALOGUE])
        for place, answers in enumerate(space):
            one = imaging.assess_imaging(Case(answers))
            other = reference.imaging(reference.case(answers))
            assert [
                one.floor, one.ceiling, one.settled, [rule.id for rule in one.rules], one.test,
                one.then, one.due_in_weeks, one.next_questions,
            ] == [
                other["floor"], other["ceiling"], other["settled"], [rule["id"] for rule in other["rules"]], other["test"],
                other["then"], other["due_in_weeks"], other["ask"],
            ], answers  # fmt: skip
            self.floor[place], self.ceiling[place] = HEIGHT[one.floor], HEIGHT[one.ceiling]
            self.asks[place] = sum(bit[finding] for finding in one.next_questions)


@pytest.mark.parametrize("name", LADDER_SPACES)
def test_the_ladder_follows_its_laws_and_the_second_implementation_agrees(
    name: str, reference: ReferenceModel, record_law: RecordLaw
) -> None:
    space = LADDER_SPACES[name]
    ladder = Ladder(space, reference)
    floor, ceiling, asks, walk = ladder.floor, ladder.ceiling, ladder.asks, SpaceWalk(space)
    record_law("module and second opinion agree: ladder", space.size, space.varies)

    least, highest = walk.extremes(floor, ceiling)
    record_law(
        "exactly one step if everything is known",
        sum(low == high for low, high in zip(floor, ceiling, strict=True)),
        space.varies,
    )
    assert floor == least
    assert ceiling == highest
    record_law("floor and ceiling are the lowest and highest steps over all completions", space.size, space.varies)
    for place in range(space.size):
        settled = floor[place] == ceiling[place]
        assert settled == (least[place] == highest[place])
        assert settled == (not asks[place]), f"place {place}: nothing left to ask must mean settled"
    record_law("“settled” means that no completion changes the step", space.size, space.varies)

    for place, then in walk.answers():
        for to in then:
            assert floor[place] <= floor[to] <= ceiling[to] <= ceiling[place], f"place {place} leaves its ends at {to}"
    record_law("answering an unanswered question keeps the result between floor and ceiling", space.size, space.varies)
    assert_questions_shrink(walk, asks)
    record_law(
        "`ask` contains exactly the questions defined, and answering all of them settles the answer",
        space.size,
        space.varies,
    )

    for place, then in walk.rises():
        for to in then:
            assert floor[place] <= floor[to], f"place {place}: presence lowers the floor at {to}"
            assert ceiling[place] <= ceiling[to], f"place {place}: presence lowers the ceiling at {to}"
    record_law("presence never lowers floor or ceiling", space.size, space.varies)


def test_a_higher_esr_never_lowers_floor_or_ceiling(record_law: RecordLaw) -> None:
    space = ladder_space({})
    # What the rules of *immediate* add stands above what an ESR can reach, so these are held absent or unknown; the
    # island of care is held at the highest that it can reach: what stands below that is hidden by it.
    immediate, *others, _, _, care = space.coordinates
    smaller = Space(
        immediate[:1] + immediate[2:3], *others, care, always={**space.always, **dict.fromkeys(CARE, PRESENT)}
    )
    for answers in smaller:
        ends = []
        for esr in (*ESR.values(), VERY_HIGH):
            case = Case({**answers, **esr})
            ends.append((HEIGHT[imaging.top_rung(case.if_absent)], HEIGHT[imaging.top_rung(case.if_present)]))
        lows, highs = zip(*ends, strict=True)
        assert list(lows) == sorted(lows), answers
        assert list(highs) == sorted(highs), answers
    record_law("presence never lowers floor or ceiling", smaller.size, smaller.varies)


def test_every_rule_of_the_ladder_decides_some_case(reference: ReferenceModel, record_law: RecordLaw) -> None:
    """Each is the only rule at the floor of some case, in both opinions: without it the answer would be another."""
    lone: dict[str, set[str]] = {"module": set(), "second opinion": set()}
    reads = sorted({clause.finding for rule in imaging.RULES for clause in rule.when})
    cases = set(combinations_with_replacement(reads, 3))
    for present in cases:
        answers: Answers = {finding.id: ABSENT for finding in CATALOGUE if finding.unit is None}
        answers.update({finding: NUMBERS.get(finding, PRESENT) for finding in present})
        one, other = imaging.assess_imaging(Case(answers)), reference.imaging(reference.case(answers))
        at_floor = {
            "module": [rule.id for rule in one.floor_rules],
            "second opinion": [rule["id"] for rule in other["rules"] if rule["rung"] == other["floor"]],
        }
        for name, ids in at_floor.items():
            lone[name].update(ids if len(ids) == 1 else ())
    rules = {row["id"] for row in listing("rules") if row["family"] == "imaging"}
    assert lone["module"] == lone["second opinion"] == rules
    record_law("every rule decides some case", len(cases))
