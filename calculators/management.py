"""Assess the plan: what may be done now, what waits and for what, referral, and follow-up.

A plan is given only once the red flags are settled; until then it contains symptom relief only, or nothing.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from calculators.answers import Case
from calculators.findings import PSYCHOSOCIAL, in_catalog_order
from calculators.gate import Gate, GateResult
from calculators.imaging import CARE_WEEKS, Imaging, Rung, familiar_over_50
from calculators.plan_rules import CHRONIC, FIRST_LINE, MANIPULATION, RULE_BY_ID, SECOND_LINE
from calculators.rules import Rule
from calculators.screen import NERVE_SIGNS, OLDER_YEARS, Class, Screen

LATE_WEEKS = 6
"""Weeks after which the natural course ends, pain is not acute for manipulation, and referral applies (N9)."""


class Status(StrEnum):
    """How much of a plan may be given."""

    WITHHELD = "withheld"
    PROVISIONAL = "provisional"
    BESIDE_TEST = "beside-test"
    GIVEN = "given"


class FollowUp(StrEnum):
    """When to see the patient again."""

    NOW = "now"
    WITH_RESULT = "with-result"
    EARLIER = "earlier"
    MONTH = "1-month"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One entry of the plan: a statement, the rule that lists it, and the findings for or against it."""

    rule: Rule
    statement: str | None
    because: list[str] = field(default_factory=list[str])


@dataclass(frozen=True, slots=True)
class Management:
    """The plan of one case."""

    status: Status
    because: list[str]
    first_line: list[PlanItem]
    second_line: list[PlanItem]
    held_back: list[PlanItem]
    psychosocial_present: list[str]
    psychosocial_ask: list[str]
    referral: list[PlanItem]
    follow_up: FollowUp | None
    follow_up_rule: Rule | None
    follow_up_because: list[str]
    next_questions: list[str]
    released: bool
    second_line_applies: bool


_ALWAYS_RELIEF = ("first-line-heat", "first-line-before-drugs", "opioid-caution")
_DRUGS = "first-line-drugs"
_OUTLOOK = ("first-line-education", "natural-history")
"""The good outlook: not said once it no longer holds."""

_ASKED = (
    "not_improving", "conservative_weeks", "duration_weeks", "intervention_candidate", "severe_pain", "functional_deficit",
    "age_years", *NERVE_SIGNS, *PSYCHOSOCIAL,
)  # fmt: skip


def is_released(case: Case, imaging: Imaging) -> bool:
    """Whether flags below *immediate* were worked up for this pain and nothing serious was found (N19)."""
    return imaging.floor in (Rung.FIRST_TEST, Rung.TODAY) and case.present("work_up_done")


def _status(case: Case, gate: GateResult, screen: Screen, imaging: Imaging, released: bool) -> Status:
    """Return how much of a plan may be given."""
    if not gate.covered or (imaging.floor.urgent and not released):
        return Status.WITHHELD
    if gate.status is Gate.OPEN or screen.open_flags or _higher_test_possible(imaging) or familiar_over_50(case):
        return Status.PROVISIONAL
    if imaging.floor is Rung.FIRST_TEST and not released:
        return Status.BESIDE_TEST
    return Status.GIVEN


def _higher_test_possible(imaging: Imaging) -> bool:
    """Whether an unanswered question could still lead to a test or a more urgent step."""
    return not imaging.settled and imaging.ceiling.height >= Rung.FIRST_TEST.height


def _because(case: Case, status: Status, gate: GateResult, screen: Screen, imaging: Imaging) -> list[str]:
    """Return the findings that limit the plan to this status."""
    if status is Status.WITHHELD:
        return in_catalog_order(gate.because + (imaging.floor_findings if imaging.floor.urgent else []))
    if status is Status.PROVISIONAL:
        tests = imaging.next_questions if _higher_test_possible(imaging) else []
        familiar = ["new_onset"] if familiar_over_50(case) else []
        return in_catalog_order(screen.open_flags + gate.next_questions + tests + familiar)
    if status is Status.BESIDE_TEST:
        return imaging.floor_findings
    return []


def _first_line(case: Case, status: Status, gate: GateResult) -> tuple[list[str], list[str]]:
    """Return the first-line statements that are listed and those that wait, both in the order of the table."""
    weeks = case.number("duration_weeks")
    outlook_holds = not second_line_applies(case) and (weeks is None or weeks <= LATE_WEEKS)
    applicable = [s for s in FIRST_LINE if outlook_holds or s not in _OUTLOOK]
    if status is Status.WITHHELD:
        return [], []
    if status is Status.GIVEN:
        return applicable, []
    allowed: list[str] = list(_ALWAYS_RELIEF)
    # A drug can mask a fever, so the temperature comes first.
    if status is Status.BESIDE_TEST or (gate.status is Gate.CLEAR and case.answered("fever")):
        allowed.append(_DRUGS)
    return [s for s in applicable if s in allowed], [s for s in applicable if s not in allowed]


def second_line_applies(case: Case) -> bool:
    """Whether a month of care has brought no improvement (second-line-after-month, N9)."""
    weeks = case.number("conservative_weeks")
    return case.present("not_improving") and weeks is not None and weeks >= CARE_WEEKS


def _second_line(case: Case) -> list[str]:
    """Return the second-line statements that apply; with psychosocial factors, CBT comes first."""
    if not second_line_applies(case):
        return []
    listed = [*SECOND_LINE, CHRONIC]
    if any(case.present(id) for id in PSYCHOSOCIAL):
        listed.sort(key=lambda s: s != "second-line-cbt")
    weeks = case.number("duration_weeks")
    if weeks is not None and weeks < LATE_WEEKS:
        listed.append(MANIPULATION)
    return listed


def _items(statements: list[str], because: list[str] | None = None) -> list[PlanItem]:
    """Return a plan item for each statement, with the same findings as reasons."""
    return [PlanItem(RULE_BY_ID[_RULE_OF[s]], s, list(because or ())) for s in statements]


_RULE_OF = {s: rule.id for rule in RULE_BY_ID.values() for s in rule.statements}


def _referral(case: Case, status: Status, imaging: Imaging, released: bool) -> list[PlanItem]:
    """Return the referrals that apply, with their reasons."""
    items: list[PlanItem] = []
    if imaging.floor.urgent and not released:
        items.append(PlanItem(RULE_BY_ID["referral-flags"], "refer-red-flags", imaging.floor_findings))
    if status is Status.WITHHELD:
        return items
    weeks = case.number("conservative_weeks")
    if case.present("not_improving") and weeks is not None and weeks > LATE_WEEKS:
        items.append(
            PlanItem(RULE_BY_ID["referral-six-weeks"], "refer-six-weeks", ["not_improving", "conservative_weeks"])
        )
    signs = [id for id in NERVE_SIGNS if case.present(id)]
    if signs and case.present("intervention_candidate"):
        because = in_catalog_order(["intervention_candidate", *signs])
        items.append(PlanItem(RULE_BY_ID["referral-nerve"], "refer-radiculopathy-stenosis", because))
    return items


def _early_follow_up_reasons(case: Case) -> list[str]:
    """Return the findings for which the patient is seen before the month is over (N10)."""
    reasons = [id for id in ("severe_pain", "functional_deficit", "radiculopathy_signs") if case.present(id)]
    age = case.number("age_years")
    if age is not None and age > OLDER_YEARS:
        reasons.append("age_years")
    return in_catalog_order(reasons)


def _follow_up(
    case: Case, gate: GateResult, imaging: Imaging, released: bool
) -> tuple[FollowUp | None, Rule | None, list[str]]:
    """Return the first follow-up that applies, its rule, and the findings behind it."""
    urgent = imaging.floor.urgent and not released
    if gate.status is Gate.STOP or urgent:
        reasons = gate.stopped_by + (imaging.floor_findings if urgent else [])
        return FollowUp.NOW, RULE_BY_ID["follow-up-now"], in_catalog_order(reasons)
    if gate.status is Gate.OUTSIDE:
        return None, None, gate.because
    if imaging.floor is Rung.FIRST_TEST and not released:
        return FollowUp.WITH_RESULT, RULE_BY_ID["follow-up-result"], imaging.floor_findings
    if reasons := _early_follow_up_reasons(case):
        return FollowUp.EARLIER, RULE_BY_ID["follow-up-earlier"], reasons
    return FollowUp.MONTH, RULE_BY_ID["follow-up-month"], []


def _next_questions(case: Case, status: Status, gate: GateResult, imaging: Imaging) -> list[str]:
    """Return the unanswered questions that could change the plan."""
    work_up = ("work_up_done",)
    if status is Status.WITHHELD:
        useful = gate.covered and imaging.floor is Rung.TODAY
        return case.unanswered(work_up) if useful else []
    return case.unanswered([*_ASKED, *(work_up if imaging.floor in (Rung.FIRST_TEST, Rung.TODAY) else ())])


def assess_management(case: Case, gate: GateResult, screen: Screen, imaging: Imaging) -> Management:
    """Assess the plan from the answers and the three parts that were assessed before."""
    released = is_released(case, imaging)
    status = _status(case, gate, screen, imaging, released)
    because = _because(case, status, gate, screen, imaging)
    first, waiting = _first_line(case, status, gate)
    second = _second_line(case) if status is not Status.WITHHELD else []
    listed = second if status is Status.GIVEN else []
    held_back = _items(waiting + [s for s in second if s not in listed], because)
    if MANIPULATION in listed and screen.cls is not Class.NONSPECIFIC:
        listed = [s for s in listed if s != MANIPULATION]
        reasons = in_catalog_order([*screen.flags, *(id for id in NERVE_SIGNS if not case.absent(id))])
        held_back += _items([MANIPULATION], reasons)
    when, rule, why = _follow_up(case, gate, imaging, released)
    return Management(
        status, because, _items(first), _items(listed), held_back,
        [id for id in PSYCHOSOCIAL if case.present(id)],
        [] if status is Status.WITHHELD else case.unanswered(PSYCHOSOCIAL),
        _referral(case, status, imaging, released), when, rule, why,
        _next_questions(case, status, gate, imaging), released, second_line_applies(case),
    )  # fmt: skip
