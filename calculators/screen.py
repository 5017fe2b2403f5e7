"""Screen for red flags: four suspicions, and the class that follows from them (statement classify-three-groups)."""

from dataclasses import dataclass
from enum import StrEnum

from calculators.answers import Answer, Case
from calculators.findings import in_catalog_order, yes_no_ids
from calculators.reader_text import Words
from calculators.rules import Clause, Family, Is, Rule

RAISED_ESR_MM_H = 20
"""An ESR of this many mm/h or more counts as elevated (N6)."""
OLDER_YEARS = 50
"""Years. The article's threshold: strictly over 50 (N7, N10)."""


class Suspicion(StrEnum):
    """The serious condition that a flag points to."""

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
"""The two findings that together are one flag: over 50 with new onset."""

NERVE_SIGNS = ("radiculopathy_signs", "stenosis_signs")


@dataclass(frozen=True, slots=True)
class FlagList:
    """The flags of one suspicion: findings, and whether over 50 with new onset or an elevated ESR also counts."""

    flags: tuple[str, ...]
    over_50_new: bool = False
    raised_esr: bool = False


FLAGS: dict[Suspicion, FlagList] = {
    Suspicion.INFECTION: FlagList(yes_no_ids("infection"), raised_esr=True),
    Suspicion.CANCER: FlagList(yes_no_ids("cancer"), over_50_new=True, raised_esr=True),
    Suspicion.FRACTURE: FlagList(yes_no_ids("fracture"), over_50_new=True),
    Suspicion.CORD: FlagList(yes_no_ids("cord")),
}
"""The flags of each suspicion: every yes/no question of its group in the catalog, and what needs a number."""

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
    """The state of each suspicion, the flags present, the class, and the next questions."""

    suspicions: dict[Suspicion, State]
    flags: list[str]
    next_questions: list[str]
    cls: Class
    open_flags: list[str]
    """Unanswered flags of all suspicions, also of those already suspected: the plan waits for them."""

    def because(self, case: Case, suspicion: Suspicion) -> list[str]:
        """Return the flags of one suspicion that are present."""
        return _present_flags(case, FLAGS[suspicion])

    def open_count(self, case: Case, suspicion: Suspicion) -> int:
        """Count the unanswered questions of one suspicion."""
        return len(_open_flags(case, FLAGS[suspicion]))


def over_50_new(case: Case) -> Answer:
    """Return whether the patient is over 50 with new pain: absent if either is known to be false (N7)."""
    age = case.number("age_years")
    if case.absent("new_onset") or (age is not None and age <= OLDER_YEARS):
        return Answer.ABSENT
    if case.present("new_onset") and age is not None:
        return Answer.PRESENT
    return Answer.NOT_ASSESSED


def _present_flags(case: Case, flag_list: FlagList) -> list[str]:
    """Return the flags that are present, in the order of the catalog."""
    found = [id for id in flag_list.flags if case.present(id)]
    if flag_list.over_50_new and over_50_new(case) is Answer.PRESENT:
        found += OVER_50_NEW
    if flag_list.raised_esr and _RAISED.holds(case.if_absent):
        found.append(_RAISED.finding)
    return in_catalog_order(found)


def _open_flags(case: Case, flag_list: FlagList) -> list[str]:
    """Return the unanswered flags. An ESR is left out: if it was not measured, it is neither a flag nor reassurance."""
    ids = list(flag_list.flags)
    if flag_list.over_50_new and over_50_new(case) is Answer.NOT_ASSESSED:
        ids += OVER_50_NEW
    return case.unanswered(ids)


def _state(case: Case, flag_list: FlagList) -> State:
    """Return what is known of the suspicion with these flags."""
    if _present_flags(case, flag_list):
        return State.SUSPECTED
    return State.OPEN if _open_flags(case, flag_list) else State.NOT_SUSPECTED


def classify(case: Case, states: list[State]) -> Class:
    """Return the class, from the states of the four suspicions and the nerve signs."""
    if State.SUSPECTED in states:
        return Class.SERIOUS
    if State.OPEN in states:
        return Class.OPEN
    if any(case.present(id) for id in NERVE_SIGNS):
        return Class.NERVES
    return Class.OPEN if case.unanswered(NERVE_SIGNS) else Class.NONSPECIFIC


def class_of(case: Case) -> Class:
    """Return the class only; `changes_of` computes it many times."""
    return classify(case, [_state(case, flag_list) for flag_list in FLAGS.values()])


def assess_screen(case: Case) -> Screen:
    """Assess the red flags of one case."""
    suspicions = {suspicion: _state(case, flag_list) for suspicion, flag_list in FLAGS.items()}
    flags = [id for flag_list in FLAGS.values() for id in _present_flags(case, flag_list)]
    open_flags = [id for flag_list in FLAGS.values() for id in _open_flags(case, flag_list)]
    cls = classify(case, list(suspicions.values()))
    ask = in_catalog_order(
        [id for s, flag_list in FLAGS.items() if suspicions[s] is State.OPEN for id in _open_flags(case, flag_list)]
    )
    if cls is not Class.SERIOUS:
        ask += case.unanswered(NERVE_SIGNS)
    return Screen(suspicions, in_catalog_order(flags), ask, cls, in_catalog_order(open_flags))
