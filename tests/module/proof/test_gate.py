"""The gate, over all it can be told: five yes/no findings and every interval of the age."""

from __future__ import annotations

from itertools import product

from calculators import Case, gate
from tests.module.proof.support.law_report import RecordLaw
from tests.module.proof.support.reference_opinion import ReferenceModel
from tests.module.proof.support.spaces import ABSENT, PRESENT, STOPS, Answers

AGES: tuple[Answers, ...] = ({}, {"age_years": 17.99}, {"age_years": 18}, {"age_years": 120}, {"age_years": 0})
VALUES = (ABSENT, PRESENT, None)
ORDER = ("clear", "open", "outside", "stop")


def cases() -> list[Answers]:
    """Every combination: each finding stands for itself."""
    names = (*STOPS, "pregnancy")
    return [
        {**{name: value for name, value in zip(names, values, strict=True) if value}, **age}
        for values in product(VALUES, repeat=len(names))
        for age in AGES
    ]


def test_the_second_implementation_agrees_on_the_scope_check(reference: ReferenceModel, record_law: RecordLaw) -> None:
    for answers in cases():
        one, other = gate.assess_gate(Case(answers)), reference.gate(reference.case(answers))
        assert one.status == other["status"], answers
        assert [rule.id for rule in one.rules] == other["rules"], answers
        assert one.next_questions == other["ask"], answers
    record_law("module and second opinion agree: gate", len(cases()))


def test_the_gate_is_clear_only_when_no_answer_could_stop_it(record_law: RecordLaw) -> None:
    """Stop and outside hold on every completion but that a stop goes before an outside; clear means all is known."""
    for answers in cases():
        status = gate.assess_gate(Case(answers)).status
        unknown = [finding for finding in gate.QUESTIONS if finding not in answers]
        reached = {gate.assess_gate(Case({**answers, **rest})).status for rest in _rests(unknown)}
        assert (status == "open") == ("clear" in reached and len(reached) > 1), answers
        if status in ("clear", "stop"):
            assert reached == {status}, answers
        if status == "outside":
            assert reached <= {"outside", "stop"}, answers
    record_law("the scope check is clear or stops only if every completion agrees", len(cases()))


def _rests(unknown: list[str]) -> list[Answers]:
    values: list[list[Answers]] = [
        [{"age_years": 17.99}, {"age_years": 18}] if f == "age_years" else [{f: ABSENT}, {f: PRESENT}] for f in unknown
    ]
    return [{key: value for part in rest for key, value in part.items()} for rest in product(*values)]


def test_presence_never_opens_the_gate(record_law: RecordLaw) -> None:
    """A warning that is present instead of absent or unknown never makes the gate say less."""
    for answers in cases():
        before = ORDER.index(gate.assess_gate(Case(answers)).status)
        for finding in (*STOPS, "pregnancy"):
            after = ORDER.index(gate.assess_gate(Case({**answers, finding: PRESENT})).status)
            assert before <= after, (answers, finding)
    record_law("presence never lowers the gate", len(cases()))


def test_every_rule_of_the_gate_decides_some_case(record_law: RecordLaw) -> None:
    alone = {
        found.rules[0].id: found.status for found in map(gate.assess_gate, map(Case, cases())) if len(found.rules) == 1
    }
    assert {rule.id: rule.outcome for rule in gate.RULES} == alone
    record_law("every rule decides some case", len(cases()))
