"""Define the imaging ladder: five rungs, the rules that lead to them, and its assessment."""

from dataclasses import dataclass
from enum import StrEnum

from calculators.answers import YOUNG_PAIN_WEEKS, Answer, Case, Completion
from calculators.findings import BY_ID, Origin, in_catalog_order
from calculators.reader_text import Words
from calculators.rules import Clause, Family, Is, Rule, present
from calculators.screen import FLAGS, OLDER_YEARS, RAISED_ESR_MM_H, Suspicion

CARE_WEEKS = 4
"""Weeks of conservative care from which it counts as tried (N8)."""


class Rung(StrEnum):
    """The rungs of the ladder, from least to most urgent; `height` orders them."""

    NONE = "none"
    AFTER_CARE = "after-conservative-care"
    FIRST_TEST = "first-test"
    TODAY = "urgent-evaluation"
    NOW = "immediate"

    @property
    def height(self) -> int:
        """Position on the ladder, 0 for the least urgent rung."""
        return _HEIGHT[self]

    @property
    def urgent(self) -> bool:
        """Whether the rung cannot wait for another day: urgent-evaluation or immediate."""
        return self.height >= Rung.TODAY.height


_HEIGHT: dict[Rung, int] = {rung: height for height, rung in enumerate(Rung)}
LADDER: tuple[Rung, ...] = tuple(Rung)

CITES: dict[Rung, tuple[str, ...]] = {
    Rung.NOW: ("urgent-modality", "mri-over-ct"),
    Rung.TODAY: ("refer-red-flags", "mri-over-ct"),
    Rung.FIRST_TEST: (),
    Rung.AFTER_CARE: ("mri-over-ct",),
    Rung.NONE: (),
}
"""The statements that support a rung, whichever rule led to it."""


class TestChoice(StrEnum):
    """The test that a rung calls for."""

    MRI = "mri"
    CLINICIAN = "clinician-choice"
    RADIOGRAPH = "radiograph"
    ESR_OR_RADIOGRAPH = "esr-or-radiograph"
    MRI_OR_CT = "mri-or-ct"

    __test__ = False


_USUAL_TEST: dict[Rung, TestChoice | None] = {
    Rung.NOW: TestChoice.MRI,
    Rung.TODAY: TestChoice.CLINICIAN,
    Rung.FIRST_TEST: TestChoice.RADIOGRAPH,
    Rung.AFTER_CARE: TestChoice.MRI_OR_CT,
    Rung.NONE: None,
}


def _rule(
    rung: Rung,
    id: str,
    when: str | tuple[Clause, ...],
    *statements: str,
    title: Words | None = None,
    notes: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
    test: TestChoice | None = None,
) -> Rule:
    """Return a rule of the ladder. A rule with sources instead of statements is beyond the article."""
    clauses = present(when) if isinstance(when, str) else when
    return Rule(
        id, Family.IMAGING, title or BY_ID[clauses[0].finding].label, rung, clauses, statements, sources,
        Origin.BEYOND if sources else Origin.ARTICLE, notes, test or _USUAL_TEST[rung],
    )  # fmt: skip


_DEFICIT = "urgent-neuro-deficit"
_EQUINA = "urgent-cauda-equina"
_FLAG_WITHOUT_RULE = ("refer-red-flags", "pitfall-late-imaging")
_NEW = Clause("new_onset")
_BLEEDING = ("fedor2011", "stetkarova2021")
_BLEEDING_WITH_ROOT = ("soltani2019", "fedor2011")

RULES: tuple[Rule, ...] = (
    _rule(Rung.NOW, "severe-deficit", "severe_neuro_deficit", _DEFICIT),
    _rule(Rung.NOW, "fast-deficit", "rapidly_progressive_deficit", _DEFICIT, "exam-urgent-deficit"),
    _rule(Rung.NOW, "progressive-symptoms", "progressive_neuro_symptoms", "flag-progressive-neuro", _DEFICIT, notes=("N2",)),
    _rule(Rung.NOW, "multilevel-weakness", "multilevel_motor_deficit", "urgent-multilevel-motor", "exam-urgent-deficit"),
    _rule(Rung.NOW, "cord-signs", "cord_signs", sources=("agarwal2021", "shah2024")),
    _rule(Rung.NOW, "retention", "urinary_retention", "flag-sphincter", _EQUINA),
    _rule(Rung.NOW, "incontinence-urine", "urinary_incontinence", sources=("dionne2019",)),
    _rule(Rung.NOW, "bleeding-with-root-pain", (Clause("bleeding_risk"), Clause("radiculopathy_signs")), sources=_BLEEDING_WITH_ROOT, notes=("N21",),
          title=Words("Sudden or severe pain with an anticoagulant or a bleeding disorder, and radicular signs",
                      "Sudden or severe pain that runs around your chest or down an arm or leg, with a blood thinner or a bleeding disorder")),
    _rule(Rung.NOW, "incontinence", "fecal_incontinence", "flag-sphincter", _EQUINA),
    _rule(Rung.NOW, "saddle", "saddle_anesthesia", "flag-saddle", _EQUINA, notes=("N3",)),
    _rule(Rung.NOW, "fever", "fever", "flag-fever-infection", "urgent-fever"),
    _rule(Rung.NOW, "cancer-new-pain", (Clause("cancer_history"), _NEW), "flag-cancer", "urgent-cancer-new-pain",
          title=Words("History of cancer with new pain", "Cancer, now or in the past, and new pain"), notes=("N1",)),
    _rule(Rung.TODAY, "cancer-old-pain", (Clause("cancer_history"), Clause("new_onset", Is.NOT_PRESENT)), "flag-cancer", *_FLAG_WITHOUT_RULE,
          title=Words("History of cancer, pain not known to be new", "Cancer, now or in the past"), notes=("N1", "N4")),
    _rule(Rung.TODAY, "infection", "recent_infection", "flag-fever-infection", *_FLAG_WITHOUT_RULE, notes=("N5",)),
    _rule(Rung.TODAY, "iv-drugs", "iv_drug_use", "flag-iv-drug-use", *_FLAG_WITHOUT_RULE, notes=("N5",)),
    _rule(Rung.TODAY, "bleeding", "bleeding_risk", sources=_BLEEDING, notes=("N21",)),
    _rule(Rung.TODAY, "stiff-spine", "stiff_spine_injury", sources=("westerveld2009", "robinson2015"), notes=("N22",)),
    _rule(Rung.TODAY, "escalating", "escalating_pain", sources=("schiff1997", "levack2002", "scotmscc"), notes=("N23",)),
    _rule(Rung.TODAY, "immunosuppressed", "immunosuppression", sources=("shah2024",)),
    _rule(Rung.TODAY, "spinal-procedure", "recent_spinal_procedure", sources=("davis2004", "berbari2015")),
    _rule(Rung.TODAY, "weight-loss", "unexplained_weight_loss", "flag-weight-loss", *_FLAG_WITHOUT_RULE, notes=("N5",)),
    _rule(Rung.TODAY, "raised-esr", (Clause("esr_mm_h", Is.AT_LEAST, RAISED_ESR_MM_H),), "delayed-esr-or-film",
          title=Words("Elevated ESR (20 mm/h or higher)", "High ESR blood test"), notes=("N6",)),
    _rule(Rung.FIRST_TEST, "trauma", "recent_trauma", "flag-trauma-osteoporosis", "delayed-radiograph", notes=("N15",)),
    _rule(Rung.FIRST_TEST, "osteoporosis", "osteoporosis_risk", "flag-trauma-osteoporosis", "delayed-radiograph", notes=("N15",)),
    _rule(Rung.FIRST_TEST, "steroids", "corticosteroid_use", sources=("downie2013", "shah2024")),
    _rule(Rung.FIRST_TEST, "percussion", "percussion_tenderness", sources=("langdon2010", "nassovf"), notes=("N24",)),
    _rule(Rung.FIRST_TEST, "implant", "spinal_implant", sources=("shah2024",)),
    _rule(Rung.FIRST_TEST, "over-50-new-pain",
          (Clause("age_years", Is.OVER, OLDER_YEARS), _NEW, Clause("cancer_history", Is.NOT_PRESENT), Clause("unexplained_weight_loss", Is.NOT_PRESENT)),
          "flag-age-new-onset", "delayed-esr-or-film",
          title=Words("Over 50 with new pain", "Over 50 with new pain"), notes=("N1", "N7", "N15"), test=TestChoice.ESR_OR_RADIOGRAPH),
    _rule(Rung.AFTER_CARE, "persistent",
          (Clause("not_improving"), Clause("intervention_candidate"), Clause("conservative_weeks", Is.AT_LEAST, CARE_WEEKS)), "delayed-mri-ct",
          title=Words("Pain that persists despite 4 or more weeks of conservative care, in a candidate for injection or surgery",
                      "Pain that is still about as bad after 4 or more weeks of treatment, if an injection or operation would be considered"), notes=("N8",)),
)  # fmt: skip

OTHERWISE = Rule(
    "otherwise", Family.IMAGING, Words("None of the above", "None of the above"), Rung.NONE, statements=("no-routine-imaging",),
    condition=Words("None of the rules above applies", "None of the above is present"),
)  # fmt: skip

ALL_RULES: tuple[Rule, ...] = (*RULES, OTHERWISE)


def fired_rules(completion: Completion) -> list[Rule]:
    """List every rule that fires on one completion, highest rung first, then in table order (the two orders agree)."""
    return [rule for rule in RULES if rule.fires(completion)]


def top_rung(completion: Completion) -> Rung:
    """Return the rung of one completion: that of the first rule that fires, as the highest rung is listed first."""
    for rule in RULES:
        if rule.fires(completion):
            return Rung(rule.outcome)
    return Rung.NONE


def recommended_test(rung: Rung, rules: list[Rule], completion: Completion) -> TestChoice | None:
    """Return the test that the rung calls for, given the rules that fired and whether an ESR is known."""
    if rung is not Rung.FIRST_TEST:
        return _USUAL_TEST[rung]
    if any(rule.test is TestChoice.RADIOGRAPH for rule in rules) or completion["esr_mm_h"] is not None:
        return TestChoice.RADIOGRAPH
    return TestChoice.ESR_OR_RADIOGRAPH


@dataclass(frozen=True, slots=True)
class Imaging:
    """Floor and ceiling over all completions, and what follows from them."""

    floor: Rung
    ceiling: Rung
    rules: list[Rule]
    """The rules that fired on the floor, or `OTHERWISE` if none did."""
    test: TestChoice | None
    ceiling_test: TestChoice | None
    then: Rung | None
    """Imaging after conservative care, if it is due after the first test; None with any other answer."""
    due_in_weeks: float | None
    next_questions: list[str]
    neuro_questions: list[str]
    """The unanswered neurologic questions that decide how soon, if cancer with new pain alone is the reason to image now."""

    @property
    def settled(self) -> bool:
        """Whether no unanswered question can change the rung."""
        return self.floor is self.ceiling

    @property
    def floor_rules(self) -> list[Rule]:
        """The rules that decide: those at the floor."""
        return [rule for rule in self.rules if rule.outcome == self.floor]

    @property
    def floor_findings(self) -> list[str]:
        """The findings behind the rules at the floor."""
        return in_catalog_order([id for rule in self.floor_rules for id in rule.findings])


def _next_questions(case: Case, floor: Rung) -> list[str]:
    """List the unanswered findings of rules above the floor that can still fire, most urgent rule first."""
    ask: list[str] = []
    for rung in LADDER[: floor.height : -1]:
        reads = [id for rule in RULES if rule.outcome == rung and rule.could_fire(case) for id in rule.findings]
        ask += [id for id in case.unanswered(reads) if id not in ask]
    return ask


NEURO_FINDINGS: tuple[str, ...] = tuple(in_catalog_order((*FLAGS[Suspicion.CORD].flags, "radiculopathy_signs")))
"""The neurologic symptoms and signs on which the time of imaging depends in suspected metastasis (niceQS56)."""


def only_cancer_now(floor: Rung, rules: list[Rule]) -> bool:
    """Whether cancer with new pain is the only rule at the floor *immediate*."""
    return floor is Rung.NOW and [rule.id for rule in rules if rule.outcome == floor] == ["cancer-new-pain"]


def familiar_over_50(case: Case) -> Rung | None:
    """Return the rung that new pain would give, if familiar pain of a patient over 50 keeps the answer open, or None.

    The floor is none, the pain was called not new, new pain would raise the floor, and the pain is under 4 weeks old
    or of unknown duration: the two answers decide, and nothing else does (N17).
    """
    if not case.absent("new_onset") or top_rung(case.if_absent) is not Rung.NONE:
        return None
    weeks = case.number("duration_weeks")
    if weeks is not None and weeks >= YOUNG_PAIN_WEEKS:
        return None
    if_new = top_rung(case.with_answer("new_onset", Answer.PRESENT).if_absent)
    return if_new if if_new is not Rung.NONE else None


def _weeks_until_due(case: Case, floor: Rung) -> float | None:
    """Return the weeks of conservative care until imaging may be considered (N8), or None if that does not apply."""
    weeks = case.number("conservative_weeks")
    if floor is not Rung.NONE or weeks is None or weeks >= CARE_WEEKS:
        return None
    if not (case.present("not_improving") and case.present("intervention_candidate")):
        return None
    # Rounded so that 4 - 3.9 gives 0.1, but never to zero.
    weeks_left = round(CARE_WEEKS - weeks, 8) or CARE_WEEKS - weeks
    return int(weeks_left) if weeks_left == int(weeks_left) else weeks_left


def assess_imaging(case: Case) -> Imaging:
    """Assess the ladder on both completions: every unanswered finding as absent, and every one as present."""
    fired_if_absent = fired_rules(case.if_absent)
    fired_if_present = fired_rules(case.if_present)
    floor = Rung(fired_if_absent[0].outcome) if fired_if_absent else Rung.NONE
    ceiling = Rung(fired_if_present[0].outcome) if fired_if_present else Rung.NONE
    care_also_due = floor is Rung.FIRST_TEST and any(rule.outcome == Rung.AFTER_CARE for rule in fired_if_absent)
    return Imaging(
        floor, ceiling, fired_if_absent or [OTHERWISE],
        recommended_test(floor, fired_if_absent, case.if_absent), recommended_test(ceiling, fired_if_present, case.if_present),
        Rung.AFTER_CARE if care_also_due else None, _weeks_until_due(case, floor), _next_questions(case, floor),
        case.unanswered(NEURO_FINDINGS) if only_cancer_now(floor, fired_if_absent) else [],
    )  # fmt: skip
