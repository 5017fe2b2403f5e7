"""What is beyond the article may raise, and never lowers: each rule and flag of ours is taken away, and nothing goes up."""

from __future__ import annotations

import dataclasses
from itertools import product

import pytest

from calculators import Answer, Case, gate, imaging, screen
from calculators.answer import shown_answer
from calculators.assessment import outcome_of
from calculators.findings import BY_ID, Origin
from calculators.rules import Rule
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.probes import probes, random_cases
from tests.module.proof.support.spaces import (
    ABSENT,
    ADDED,
    CANCER,
    CORD,
    FIRST_TEST,
    FRACTURE,
    IMMEDIATE,
    INFECTION,
    PRESENT,
    STOPS,
    URGENT,
    Answers,
    Space,
    alike,
    number,
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
ESRS = states({}, {"esr_mm_h": 19.9}, {"esr_mm_h": 20})
SIGNS = states(
    {"radiculopathy_signs": ABSENT, "stenosis_signs": ABSENT},
    {"radiculopathy_signs": PRESENT, "stenosis_signs": ABSENT},
    {},
)


def without(members: tuple[str, ...], finding: str) -> tuple[str, ...]:
    return tuple(member for member in members if member != finding)


def ladder_space(finding: str) -> Space:
    """Return every state of one finding of ours, with what else the ladder reads, care apart."""
    return Space(
        yes_no(finding),
        alike(*without(IMMEDIATE, finding)),
        alike(*without(URGENT, finding)),
        alike(*without(FIRST_TEST, finding)),
        yes_no("cancer_history"),
        yes_no("new_onset"),
        number("age_years", 50, 50.1),
        ESRS[::2],
        SIGNS if finding == "bleeding_risk" else SIGNS[:1],
        always={"unexplained_weight_loss": ABSENT},
    )


def screen_space(flag: str) -> Space:
    """Return every state of one flag of ours, with what else the screen reads: each suspicion in its four states."""
    own = () if flag == "esr_mm_h" else (yes_no(flag),)
    return Space(
        *own,
        alike(*without(INFECTION, flag)),
        alike(*without(CANCER, flag)),
        alike(*without(FRACTURE, flag)),
        alike(*without(CORD, flag)),
        yes_no("new_onset"),
        ESRS if flag == "esr_mm_h" else ESRS[::2],
        SIGNS,
        always={"age_years": 50.1},
    )


def ends(case: Case) -> tuple[int, int]:
    return HEIGHT[imaging.top_rung(case.if_absent)], HEIGHT[imaging.top_rung(case.if_present)]


@pytest.mark.parametrize("rule", BEYOND_RULES, ids=[rule.id for rule in BEYOND_RULES])
def test_an_added_rule_never_lowers_the_ladder(
    rule: Rule, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = ladder_space(rule.findings[0])
    cases = [Case(answers) for answers in space]
    with_it = [ends(case) for case in cases]
    monkeypatch.setattr(imaging, "RULES", tuple(other for other in imaging.RULES if other is not rule))
    raised = 0
    for case, (floor, ceiling) in zip(cases, with_it, strict=True):
        low, high = ends(case)
        assert low <= floor, case.given
        assert high <= ceiling, case.given
        raised += (low, high) != (floor, ceiling)
    assert raised, "a rule that raises nothing is no rule"
    record_law("nothing beyond the article lowers floor or ceiling", space.size, space.varies)


@pytest.mark.parametrize(("about", "flag"), sorted(BEYOND_FLAGS))
def test_an_added_flag_never_lowers_a_suspicion_or_the_class(
    about: screen.Suspicion, flag: str, record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = screen_space(flag)
    cases = [Case(answers) for answers in space]
    with_it = [screen.assess_screen(case) for case in cases]
    less = without_flag(screen.FLAGS[about], flag)
    assert less != screen.FLAGS[about]
    monkeypatch.setattr(screen, "FLAGS", {**screen.FLAGS, about: less})
    raised = 0
    for case, before in zip(cases, with_it, strict=True):
        after = screen.assess_screen(case)
        assert CLASS[after.cls] <= CLASS[before.cls], case.given
        for suspicion, state in before.suspicions.items():
            assert STATE[after.suspicions[suspicion]] <= STATE[state], case.given
        raised += before.suspicions != after.suspicions
    assert raised, "a flag that raises nothing is no flag"
    record_law("nothing beyond the article lowers a suspicion or the class", space.size, space.varies)


def without_flag(row: screen.FlagList, flag: str) -> screen.FlagList:
    return dataclasses.replace(row, flags=without(row.flags, flag), raised_esr=row.raised_esr and flag != "esr_mm_h")


def test_all_additions_together_lower_nothing(record_law: RecordLaw, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article alone, without any rule or flag of ours, never says more than with all of them."""
    cases = [Case(answers) for answers in (*probes(), *random_cases(2000, 16))]
    with_them = [(screen.assess_screen(case), ends(case)) for case in cases]
    article = dict(screen.FLAGS)
    for about, flag in BEYOND_FLAGS:
        article[about] = without_flag(article[about], flag)
    monkeypatch.setattr(screen, "FLAGS", article)
    monkeypatch.setattr(imaging, "RULES", tuple(rule for rule in imaging.RULES if rule not in BEYOND_RULES))
    raised = 0
    for case, (before, (floor, ceiling)) in zip(cases, with_them, strict=True):
        after, (low, high) = screen.assess_screen(case), ends(case)
        assert low <= floor, case.given
        assert high <= ceiling, case.given
        assert CLASS[after.cls] <= CLASS[before.cls], case.given
        assert all(STATE[after.suspicions[about]] <= STATE[state] for about, state in before.suspicions.items())
        raised += (low, high) != (floor, ceiling)
    assert raised > len(cases) // 10
    record_law("nothing beyond the article lowers floor or ceiling", len(cases))
    record_law("nothing beyond the article lowers a suspicion or the class", len(cases))


@pytest.mark.parametrize("finding", ADDED)
def test_a_finding_of_two_parts_never_lowers_anything(finding: str, record_law: RecordLaw) -> None:
    """Present says at least as much as not assessed, and not assessed as absent: one part alone says less than both."""
    cases: set[frozenset[tuple[str, Answer | float]]] = {
        frozenset((id, value) for id, value in answers.items() if id != finding) for answers in probes()
    }
    for rest in cases:
        no, unknown, yes = (levels({**dict(rest), **answer}) for answer in ({finding: ABSENT}, {}, {finding: PRESENT}))
        for one, two, three in zip(no, unknown, yes, strict=True):
            assert one <= two <= three, (dict(rest), no, unknown, yes)
    record_law("a finding in two parts lowers nothing when it is present", len(cases) * 3)


def levels(answers: Answers) -> list[int]:
    """Return what is computed and the rung that is shown, each as a height."""
    case = Case(answers)
    scope, seen, ladder = gate.assess_gate(case), screen.assess_screen(case), imaging.assess_imaging(case)
    shown = shown_answer(case, scope, ladder).rung
    return [
        GATE[scope.status],
        CLASS[seen.cls],
        *(STATE[state] for state in seen.suspicions.values()),
        HEIGHT[ladder.floor],
        HEIGHT[ladder.ceiling],
        HEIGHT[shown] if shown else 0,
    ]


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
