"""All parts over one set of answers, and what would change them."""

from dataclasses import dataclass

from calculators.answer import ShownAnswer, shown_answer
from calculators.answers import Answer, Case, care_outlasts_pain
from calculators.findings import CATALOGUE, Kind
from calculators.gate import Gate, GateResult, assess_gate
from calculators.imaging import Imaging, Rung, assess_imaging, top_rung
from calculators.management import Management, assess_management
from calculators.notes import NoteContext, applicable_notes
from calculators.screen import Class, Screen, assess_screen, class_of

BOUNDARIES: dict[str, tuple[int, ...]] = {
    "age_years": (17, 18, 50, 51),
    "esr_mm_h": (19, 20),
    "duration_weeks": (3, 4),
    "conservative_weeks": (3, 4),
}
"""The values on either side of each line that a rule draws through a number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a change is measured by."""

    gate: Gate
    cls: Class
    floor: Rung
    ceiling: Rung


@dataclass(frozen=True, slots=True)
class Change:
    """One answer otherwise, and the outcome it would give."""

    finding: str
    answer: Answer | int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything the module says about one case."""

    case: Case
    gate: GateResult
    screen: Screen
    imaging: Imaging
    management: Management
    answer: ShownAnswer
    changes: list[Change]
    notes: dict[str, list[str]]


def outcome_of(case: Case) -> Outcome:
    """Gate, class, floor and ceiling alone: the same functions as the whole assessment uses."""
    return Outcome(assess_gate(case).status, class_of(case), top_rung(case.if_absent), top_rung(case.if_present))


def _alternatives(case: Case) -> list[tuple[str, Answer | int]]:
    """Each other answer, in the order of the catalogue; what would be refused is left out."""
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
    """The single answers that would change gate, class, floor or ceiling."""
    now = outcome_of(case)
    outcomes = [Change(id, value, outcome_of(case.with_answer(id, value))) for id, value in _alternatives(case)]
    return [change for change in outcomes if change.outcome != now]


def assess(case: Case) -> Assessment:
    """The assessment of one case: pure, without clock or input and output."""
    gate, screen, imaging = assess_gate(case), assess_screen(case), assess_imaging(case)
    management = assess_management(case, gate, screen, imaging)
    context = NoteContext(case, imaging, management)
    notes = {part: applicable_notes(context, part) for part in ("screen", "imaging", "management")}
    return Assessment(
        case, gate, screen, imaging, management, shown_answer(case, gate, imaging), changes_of(case), notes
    )
