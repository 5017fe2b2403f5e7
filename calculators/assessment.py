"""Assess one case with every part of the module, and list the answers that would change the outcome."""

from dataclasses import dataclass

from calculators.answer import ShownAnswer, shown_answer
from calculators.answers import Answer, Case, care_outlasts_pain
from calculators.findings import CATALOGUE, Kind
from calculators.gate import Gate, GateResult, assess_gate
from calculators.imaging import Imaging, Rung, assess_imaging, top_rung
from calculators.management import Management, Status, assess_management
from calculators.notes import NoteContext, applicable_notes
from calculators.screen import Class, Screen, assess_screen, class_of

BOUNDARIES: dict[str, tuple[int, ...]] = {
    "age_years": (17, 18, 50, 51),
    "esr_mm_h": (19, 20),
    "duration_weeks": (3, 4),
    "conservative_weeks": (3, 4),
}
"""The values on both sides of each threshold of a number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The values that are compared to decide whether an answer changes the outcome."""

    gate: Gate
    cls: Class
    floor: Rung
    ceiling: Rung


@dataclass(frozen=True, slots=True)
class Change:
    """One changed answer and the outcome that it would give."""

    finding: str
    answer: Answer | int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that was computed for one case."""

    case: Case
    gate: GateResult
    screen: Screen
    imaging: Imaging
    management: Management
    answer: ShownAnswer
    changes: list[Change]
    notes: dict[str, list[str]]


def outcome_of(case: Case) -> Outcome:
    """Return gate, class, floor, and ceiling only, by the functions that the whole assessment uses."""
    return Outcome(assess_gate(case).status, class_of(case), top_rung(case.if_absent), top_rung(case.if_present))


def _alternatives(case: Case) -> list[tuple[str, Answer | int]]:
    """List every other answer, in the order of the catalog, without those that would be rejected."""
    found: list[tuple[str, Answer | int]] = []
    for finding in CATALOGUE:
        if finding.kind is Kind.YES_NO:
            found += [(finding.id, a) for a in (Answer.PRESENT, Answer.ABSENT) if case.given.get(finding.id) is not a]
            continue
        for value in BOUNDARIES[finding.id]:
            care = value if finding.id == "conservative_weeks" else case.number("conservative_weeks")
            pain = value if finding.id == "duration_weeks" else case.number("duration_weeks")
            if not care_outlasts_pain(care, pain):
                found.append((finding.id, value))
    return found


def changes_of(case: Case) -> list[Change]:
    """List the single answers that would change gate, class, floor, or ceiling."""
    now = outcome_of(case)
    outcomes = [Change(id, value, outcome_of(case.with_answer(id, value))) for id, value in _alternatives(case)]
    return [change for change in outcomes if change.outcome != now]


def assess(case: Case) -> Assessment:
    """Assess one case. The result depends on the answers alone: no clock, no input or output."""
    gate, screen, imaging = assess_gate(case), assess_screen(case), assess_imaging(case)
    management = assess_management(case, gate, screen, imaging)
    context = NoteContext(case, imaging, management)
    notes = {part: applicable_notes(context, part) for part in ("screen", "imaging", "management")}
    worked_up = management.released and management.status is Status.GIVEN
    answer = shown_answer(case, gate, imaging, worked_up=worked_up)
    return Assessment(case, gate, screen, imaging, management, answer, changes_of(case), notes)
