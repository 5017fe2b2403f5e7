"""The red-flag screen: four suspicions, and the class that they give (statement classify-three-groups)."""

from dataclasses import dataclass
from enum import StrEnum

from calculators.answers import Answer, Case
from calculators.findings import in_catalog_order
from calculators.reader_text import Words
from calculators.rules import Clause, Family, Is, Rule

RAISED_ESR_MM_H = 20
"""From here on an ESR counts as raised (N6)."""
OLDER_YEARS = 50
"""The article's line: strictly more than 50 (N7, N10)."""


class Suspicion(StrEnum):
    """What the flags point to."""

    INFECTION = "infection"
    CANCER = "cancer"
    FRACTURE = "fracture"
    CORD = "cord-or-cauda-equina"


class State(StrEnum):
    """What is known of a suspicion."""

    SUSPECTED = "suspected"
    NOT_SUSPECTED = "not-suspected"
    OPEN = "open"


class Class(StrEnum):
    """The three groups of the article, or not yet known."""

    SERIOUS = "serious"
    NERVES = "radiculopathy-or-stenosis"
    NONSPECIFIC = "nonspecific"
    OPEN = "open"


OVER_50_NEW = ("age_years", "new_onset")
"""The two findings that make one flag: over 50 with new onset."""

NERVE_SIGNS = ("radiculopathy_signs", "stenosis_signs")


@dataclass(frozen=True, slots=True)
class FlagList:
    """The flags of one suspicion: yes/no findings, and whether over 50 with new onset or a raised ESR count too."""

    flags: tuple[str, ...]
    over_50_new: bool = False
    raised_esr: bool = False


FLAGS: dict[Suspicion, FlagList] = {
    Suspicion.INFECTION: FlagList(
        ("fever", "recent_infection", "iv_drug_use", "immunosuppression", "recent_spinal_procedure"), raised_esr=True
    ),
    Suspicion.CANCER: FlagList(("cancer_history", "unexplained_weight_loss"), over_50_new=True, raised_esr=True),
    Suspicion.FRACTURE: FlagList(("recent_trauma", "osteoporosis_risk", "corticosteroid_use"), over_50_new=True),
    Suspicion.CORD: FlagList(
        (
            "progressive_neuro_symptoms", "severe_neuro_deficit", "rapidly_progressive_deficit", "multilevel_motor_deficit", "cord_signs",
            "urinary_retention", "urinary_incontinence", "fecal_incontinence", "saddle_anesthesia",
        )
    ),
}  # fmt: skip

CLASS_RULE = Rule(
    "class", Family.SCREEN, Words("Classification", "Type of pain"), "class",
    statements=("classify-three-groups",),
    condition=Words(
        "Serious condition suspected, if any of the four conditions is suspected; otherwise not yet classified, if any is not ruled out; otherwise radiculopathy or stenosis, if a sign of either is present; otherwise not yet classified, if either was not assessed; otherwise nonspecific",
        "First warning signs, then signs of a nerve problem. Only if you were asked about all of them and have none: common back pain",
    ),
)  # fmt: skip
RULES: tuple[Rule, ...] = (CLASS_RULE,)


_RAISED = Clause("esr_mm_h", Is.AT_LEAST, RAISED_ESR_MM_H)


@dataclass(frozen=True, slots=True)
class Screen:
    """The state of each suspicion, the flags present, the class, and what is still to ask."""

    suspicions: dict[Suspicion, State]
    flags: list[str]
    next_questions: list[str]
    cls: Class
    open_flags: list[str]
    """Unknown flags of any suspicion, suspected or not: the plan waits for them."""

    def because(self, case: Case, suspicion: Suspicion) -> list[str]:
        """The flags present of one suspicion."""
        return _present_flags(case, FLAGS[suspicion])

    def open_count(self, case: Case, suspicion: Suspicion) -> int:
        """How many questions of one suspicion are still open."""
        return len(_open_flags(case, FLAGS[suspicion]))


def over_50_new(case: Case) -> Answer:
    """Over 50 with new onset: present when both are known so, absent when either is known not to be."""
    age = case.number("age_years")
    if case.absent("new_onset") or (age is not None and age <= OLDER_YEARS):
        return Answer.ABSENT
    if case.present("new_onset") and age is not None:
        return Answer.PRESENT
    return Answer.NOT_ASSESSED


def _present_flags(case: Case, flag_list: FlagList) -> list[str]:
    found = [id for id in flag_list.flags if case.present(id)]
    if flag_list.over_50_new and over_50_new(case) is Answer.PRESENT:
        found += OVER_50_NEW
    if flag_list.raised_esr and _RAISED.holds(case.if_absent):
        found.append(_RAISED.finding)
    return in_catalog_order(found)


def _open_flags(case: Case, flag_list: FlagList) -> list[str]:
    """An ESR that was not measured is neither flag nor reassurance: it is left out."""
    ids = list(flag_list.flags)
    if flag_list.over_50_new and over_50_new(case) is Answer.NOT_ASSESSED:
        ids += OVER_50_NEW
    return case.unanswered(ids)


def _state(case: Case, flag_list: FlagList) -> State:
    if _present_flags(case, flag_list):
        return State.SUSPECTED
    return State.OPEN if _open_flags(case, flag_list) else State.NOT_SUSPECTED


def classify(case: Case, states: list[State]) -> Class:
    """The class, from the states of the four suspicions and the signs of the nerves."""
    if State.SUSPECTED in states:
        return Class.SERIOUS
    if State.OPEN in states:
        return Class.OPEN
    if any(case.present(id) for id in NERVE_SIGNS):
        return Class.NERVES
    return Class.OPEN if case.unanswered(NERVE_SIGNS) else Class.NONSPECIFIC


def class_of(case: Case) -> Class:
    """The class alone: what `changes` asks for, many times."""
    return classify(case, [_state(case, of) for of in FLAGS.values()])


def assess_screen(case: Case) -> Screen:
    """The screen of one case."""
    suspicions = {suspicion: _state(case, of) for suspicion, of in FLAGS.items()}
    flags = [id for of in FLAGS.values() for id in _present_flags(case, of)]
    open_flags = [id for of in FLAGS.values() for id in _open_flags(case, of)]
    cls = classify(case, list(suspicions.values()))
    ask = in_catalog_order(
        [id for s, of in FLAGS.items() if suspicions[s] is State.OPEN for id in _open_flags(case, of)]
    )
    if cls is not Class.SERIOUS:
        ask += case.unanswered(NERVE_SIGNS)
    return Screen(suspicions, in_catalog_order(flags), ask, cls, in_catalog_order(open_flags))
