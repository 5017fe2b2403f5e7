"""Define what a rule is: when it fires, its outcome, and what supports it.

A condition is data (a tuple of clauses that must all hold), so that the same object is evaluated, printed in the
tables, drawn, and included in the hash of the rules.
"""

from dataclasses import dataclass
from enum import StrEnum

from calculators.answers import Case, Completion
from calculators.findings import BY_ID, Origin, in_catalog_order
from calculators.reader_text import Words


class Is(StrEnum):
    """Comparison that a clause makes with its finding."""

    PRESENT = "present"
    NOT_PRESENT = "not-present"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition on one finding. `value` is the bound for a number, in the finding's unit."""

    finding: str
    operator: Is = Is.PRESENT
    value: int = 0

    @property
    def positive(self) -> bool:
        """Whether the clause needs the finding (rather than its absence)."""
        return self.operator is not Is.NOT_PRESENT

    def holds(self, completion: Completion) -> bool:
        """Whether the clause is true on this completion; False for a comparison with an unknown number."""
        value = completion[self.finding]
        if self.operator is Is.PRESENT:
            return value is True
        if self.operator is Is.NOT_PRESENT:
            return value is not True
        if value is None:
            return False
        if self.operator is Is.OVER:
            return value > self.value
        if self.operator is Is.AT_LEAST:
            return value >= self.value
        return value < self.value

    def text(self) -> Words:
        """Return the clause as text for each reader."""
        finding = BY_ID[self.finding]
        if self.operator is Is.PRESENT:
            return finding.label
        if self.operator is Is.NOT_PRESENT:
            return Words(
                f"{finding.label.clinician}: absent or not assessed", f"{finding.label.patient}: no, or not answered"
            )
        assert finding.unit is not None
        bound = {Is.OVER: "over {} {}", Is.AT_LEAST: "{} {} or more", Is.UNDER: "under {} {}"}[self.operator]
        return Words(
            f"{finding.label.clinician}: {bound.format(self.value, finding.unit.clinician)}",
            f"{finding.label.patient}: {bound.format(self.value, finding.unit.patient)}",
        )

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the clause as a JSON object."""
        bound = self.value if self.operator in (Is.OVER, Is.AT_LEAST, Is.UNDER) else None
        return {"finding": self.finding, "is": str(self.operator), "value": bound}


class Family(StrEnum):
    """The part of the assessment that a rule belongs to."""

    GATE = "gate"
    SCREEN = "screen"
    IMAGING = "imaging"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named condition and its outcome, with the statements of the article or the sources that support it.

    `outcome` is a rung, a status of the gate, or what a management rule gives.
    `condition` is the text of a condition that `when` cannot express: one on the assessment itself, not on findings.
    """

    id: str
    family: Family
    title: Words
    outcome: str
    when: tuple[Clause, ...] = ()
    statements: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    origin: Origin = Origin.ARTICLE
    notes: tuple[str, ...] = ()
    test: str | None = None
    condition: Words | None = None

    def fires(self, completion: Completion) -> bool:
        """Whether every clause holds on this completion."""
        return all(clause.holds(completion) for clause in self.when)

    def could_fire(self, case: Case) -> bool:
        """Whether some assignment of the unanswered findings makes the rule fire.

        Clauses use distinct findings, so each clause can be tested alone, on the completion that favors it.
        """
        return all(clause.holds(case.if_present if clause.positive else case.if_absent) for clause in self.when)

    @property
    def findings(self) -> tuple[str, ...]:
        """The findings that the rule needs (its positive clauses), in the order of the catalog."""
        return tuple(in_catalog_order([clause.finding for clause in self.when if clause.positive]))

    def condition_text(self) -> Words:
        """Return the condition as text for each reader."""
        if self.condition is not None:
            return self.condition
        parts = [clause.text() for clause in self.when]
        return Words(" · ".join(p.clinician for p in parts), " · ".join(p.patient for p in parts))


def present(finding: str) -> tuple[Clause, ...]:
    """Return the condition *this finding is present*."""
    return (Clause(finding),)
