"""Decide whether the guideline applies.

Causes outside the spine stop the assessment; pregnancy and age under 18 are outside the guideline.
All of it is beyond the article. An added rule may raise or stop an answer; it never lowers one.
"""

from dataclasses import dataclass
from enum import StrEnum

from calculators.answers import Case
from calculators.findings import Origin, in_catalog_order
from calculators.reader_text import Words
from calculators.rules import Clause, Family, Is, Rule, present

ADULT_YEARS = 18


class Gate(StrEnum):
    """Whether the guideline is known to apply."""

    CLEAR = "clear"
    OPEN = "open"
    STOP = "stop"
    OUTSIDE = "outside"


def _rule(id: str, title: Words, when: tuple[Clause, ...], outcome: Gate, *sources: str) -> Rule:
    """Return a rule of the gate, with the sources that support it."""
    return Rule(id, Family.GATE, title, outcome, when, sources=sources, origin=Origin.BEYOND)


RULES: tuple[Rule, ...] = (
    _rule("gate-heart-or-aorta", Words("heart or aorta", "heart or main artery"), present("heart_or_aorta_warning"), Gate.STOP, "gulati2021", "nazerian2018"),
    _rule("gate-lung", Words("lung", "lungs"), present("lung_warning"), Gate.STOP, "briggs2009"),
    _rule("gate-abdomen", Words("abdomen", "belly"), present("abdominal_warning"), Gate.STOP, "briggs2009"),
    _rule("gate-major-trauma", Words("high-energy trauma", "a serious accident"), present("major_trauma"), Gate.STOP),
    _rule("gate-pregnancy", Words("pregnancy", "pregnancy"), present("pregnancy"), Gate.OUTSIDE),
    _rule("gate-child", Words("under 18", "under 18"), (Clause("age_years", Is.UNDER, ADULT_YEARS),), Gate.OUTSIDE),
)  # fmt: skip

QUESTIONS: tuple[str, ...] = tuple(rule.findings[0] for rule in RULES)


@dataclass(frozen=True, slots=True)
class GateResult:
    """The status, the gate rules that fired, in their order, and the gate's unanswered questions."""

    status: Gate
    rules: tuple[Rule, ...]
    next_questions: list[str]

    @property
    def covered(self) -> bool:
        """Whether the guideline may give an answer: its scope is clear or not yet fully checked."""
        return self.status in (Gate.CLEAR, Gate.OPEN)

    @property
    def because(self) -> list[str]:
        """The findings behind the rules that fired, in the order of the catalog."""
        return in_catalog_order([rule.findings[0] for rule in self.rules])

    @property
    def stopped_by(self) -> list[str]:
        """The findings behind the rules with the outcome *stop*."""
        return [rule.findings[0] for rule in self.rules if rule.outcome == Gate.STOP]


def assess_gate(case: Case) -> GateResult:
    """Assess the scope. Stop has priority over outside, outside over open; clear needs every question answered."""
    fired = tuple(rule for rule in RULES if rule.fires(case.if_absent))
    ask = case.unanswered(QUESTIONS)
    if any(rule.outcome is Gate.STOP for rule in fired):
        return GateResult(Gate.STOP, fired, [])
    if fired:
        return GateResult(Gate.OUTSIDE, fired, ask)
    return GateResult(Gate.OPEN if ask else Gate.CLEAR, fired, ask)
