"""What is beyond the article may raise, and never lowers: each rule and flag of ours is taken away, and nothing goes up."""

from __future__ import annotations

import dataclasses
from itertools import product

import pytest

from calculators import Case, gate, imaging, screen
from calculators.assessment import outcome_of
from calculators.findings import BY_ID, Origin
from calculators.rules import Rule
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.probes import probes
from tests.module.proof.support.spaces import (
    ABSENT,
    FIRST_TEST,
    IMMEDIATE,
    PRESENT,
    STOPS,
    URGENT,
    Answers,
    Coordinate,
    Space,
    number,
    one_class,
    states,
    yes_no,
)
from tests.module.support.specification import RULES, TABLES

HEIGHT = {rung: height for height, rung in enumerate(imaging.LADDER)}
STATE = {"not-suspected": 0, "open": 1, "suspected": 2}
CLASS = {"nonspecific": 0, "radiculopathy-or-stenosis": 1, "open": 2, "serious": 3}
GATE = {"clear": 0, "open": 1, "outside": 2, "stop": 3}
BEYOND_RULES = [rule for rule in imaging.RULES if rule.origin is Origin.BEYOND]
# The ESR is a number and no yes/no finding: the only flag that has another name in the table.
BEYOND_FLAGS = {
    (screen.Suspicion(about), {"raised-esr": "esr_mm_h"}.get(flag, flag))
    for about, row in TABLES.screen["suspicions"].items()
    for flag in row["beyond"]
}
SIGNS = states({"radiculopathy_signs": ABSENT, "stenosis_signs": ABSENT}, {"stenosis_signs": PRESENT}, {})


def space(finding: str, signs: Coordinate) -> Space:
    """Every state of one finding of ours, with what else the ladder and the screen read."""

    def others(*members: str) -> tuple[str, ...]:
        return tuple(member for member in members if member != finding)

    own = () if finding == "esr_mm_h" else (yes_no(finding),)
    return Space(
        *own,
        *one_class(*others(*IMMEDIATE)),
        *one_class(*others(*URGENT)),
        *one_class(*others(*FIRST_TEST)),
        yes_no("cancer_history"),
        yes_no("new_onset"),
        number("age_years", 50, 50.1),
        states({}, {"esr_mm_h": 19.9}, {"esr_mm_h": 20}),
        signs,
        always={"unexplained_weight_loss": ABSENT},
    )


@pytest.mark.parametrize("rule", BEYOND_RULES, ids=[rule.id for rule in BEYOND_RULES])
def test_an_added_rule_never_lowers_the_ladder(
    rule: Rule, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [Case(answers) for answers in space(rule.findings[0], SIGNS[:1])]
    with_it = [(HEIGHT[imaging.top_rung(case.if_absent)], HEIGHT[imaging.top_rung(case.if_present)]) for case in cases]
    monkeypatch.setattr(imaging, "RULES", tuple(other for other in imaging.RULES if other is not rule))
    raised = 0
    for case, (floor, ceiling) in zip(cases, with_it, strict=True):
        without = HEIGHT[imaging.top_rung(case.if_absent)], HEIGHT[imaging.top_rung(case.if_present)]
        assert without[0] <= floor, case.given
        assert without[1] <= ceiling, case.given
        raised += without != (floor, ceiling)
    assert raised, "a rule that raises nothing is no rule"
    record_law("nothing beyond the article lowers floor or ceiling", len(cases))


@pytest.mark.parametrize(("about", "flag"), sorted(BEYOND_FLAGS))
def test_an_added_flag_never_lowers_a_suspicion_or_the_class(
    about: screen.Suspicion, flag: str, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = [Case(answers) for answers in space(flag, SIGNS)]
    with_it = [screen.assess_screen(case) for case in cases]
    row = screen.FLAGS[about]
    less = dataclasses.replace(
        row, flags=tuple(f for f in row.flags if f != flag), raised_esr=row.raised_esr and flag != "esr_mm_h"
    )
    assert less != row
    monkeypatch.setattr(screen, "FLAGS", {**screen.FLAGS, about: less})
    raised = 0
    for case, before in zip(cases, with_it, strict=True):
        after = screen.assess_screen(case)
        assert CLASS[after.cls] <= CLASS[before.cls], case.given
        for suspicion, state in before.suspicions.items():
            assert STATE[after.suspicions[suspicion]] <= STATE[state], case.given
        raised += before.suspicions != after.suspicions
    assert raised, "a flag that raises nothing is no flag"
    record_law("nothing beyond the article lowers a suspicion or the class", len(cases))


def test_the_module_labels_the_additions_that_the_specification_names(record_law: RecordLaw) -> None:
    labeled = {
        (about, flag)
        for about, row in screen.FLAGS.items()
        for flag in row.flags
        if BY_ID[flag].origin is Origin.BEYOND
    }
    assert labeled == {(about, flag) for about, flag in BEYOND_FLAGS if flag != "esr_mm_h"}
    assert screen.FLAGS[screen.Suspicion.INFECTION].raised_esr
    ours = {rule.id for rule in BEYOND_RULES}
    assert ours == {rule["id"] for rule in RULES if "beyond" in rule}
    record_law("additions to the article are labeled as such", len(labeled) + len(ours) + 1)


def test_the_gate_touches_neither_ladder_nor_screen(record_law: RecordLaw) -> None:
    """A question of the gate, the age apart, moves nothing but the gate, and each of its rules only raises it."""
    cases = probes()
    for answers in cases:
        now = outcome_of(Case(answers))
        for finding, value in product((*STOPS, "pregnancy"), (PRESENT, ABSENT)):
            then = outcome_of(Case({**answers, finding: value}))
            assert (then.cls, then.floor, then.ceiling) == (now.cls, now.floor, now.ceiling), (answers, finding)
    record_law("the gate moves neither ladder nor class", len(cases) * 10)


@pytest.mark.parametrize("rule", gate.RULES, ids=[rule.id for rule in gate.RULES])
def test_a_rule_of_the_gate_never_opens_it(rule: Rule, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [Case(answers) for answers in probes()]
    with_it = [GATE[gate.assess_gate(case).status] for case in cases]
    monkeypatch.setattr(gate, "RULES", tuple(other for other in gate.RULES if other is not rule))
    assert all(GATE[gate.assess_gate(case).status] <= before for case, before in zip(cases, with_it, strict=True))
    record_law("nothing beyond the article lowers the gate", len(cases))


def test_a_finished_work_up_moves_neither_gate_nor_screen_nor_ladder(record_law: RecordLaw) -> None:
    cases: tuple[Answers, ...] = probes()
    for answers in cases:
        outcomes = [outcome_of(Case({**answers, "work_up_done": value})) for value in (PRESENT, ABSENT)]
        without = {key: value for key, value in answers.items() if key != "work_up_done"}
        assert outcomes == [outcome_of(Case(without))] * 2, answers
    record_law("work_up_done moves neither gate, class, floor nor ceiling", len(cases))
