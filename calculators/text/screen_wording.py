"""Word the red-flag screen: the four suspicions and the class."""

from calculators.reader_text import Words, for_both
from calculators.screen import OVER_50_NEW, Class, State, Suspicion
from calculators.text.reasons import reasons

SUSPICION_TITLE: dict[Suspicion, Words] = {
    Suspicion.INFECTION: for_both("Infection"),
    Suspicion.CANCER: for_both("Cancer"),
    Suspicion.FRACTURE: Words("Fracture", "Broken bone"),
    Suspicion.CORD: Words("Cord or cauda equina", "Spinal cord and nerves"),
}
_POINTS_TO: dict[Suspicion, str] = {
    Suspicion.INFECTION: "an infection",
    Suspicion.CANCER: "cancer",
    Suspicion.FRACTURE: "a broken bone",
    Suspicion.CORD: "pressure on the spinal cord or its nerves",
}
CLASS_TITLE = Words("Classification", "Type of pain")
NOT_SUSPECTED_FEVER = Words(
    "; the absence of fever is little reassurance (N12)", "; you can have an infection without a fever"
)

CLASS: dict[Class, Words] = {
    Class.SERIOUS: Words(
        "A red flag is present: a serious cause is possible", "There is a warning sign that has to be checked"
    ),
    Class.NERVES: Words("Radiculopathy or stenosis", "A nerve may be involved"),
    Class.NONSPECIFIC: Words("Nonspecific pain", "No warning sign of a spine problem and no sign of a nerve problem"),
    Class.OPEN: Words("Not yet classified", "Not yet known: some questions are unanswered"),
}


AGE_ALONE = "At your age a doctor may want a simple test first. On its own this is a weak sign"
_AGE_ALONE_BONE = "Your age alone is a weak sign of this"
_AGE_TITLE = "Your age"


def age_alone(about: Suspicion, because: list[str]) -> bool:
    """Whether age over 50 with new pain is the only flag for cancer: a patient then reads nothing of cancer."""
    return about is Suspicion.CANCER and because == list(OVER_50_NEW)


_WEAK: dict[Suspicion, str] = {Suspicion.CANCER: AGE_ALONE, Suspicion.FRACTURE: _AGE_ALONE_BONE}
"""What a patient reads of a suspicion if age over 50 with new pain is its only flag."""


def suspicion_title(about: Suspicion, because: list[str]) -> Words:
    """Return the title of one suspicion; for a patient with age as the only flag for cancer, the age."""
    title = SUSPICION_TITLE[about]
    return Words(title.clinician, _AGE_TITLE) if age_alone(about, because) else title


def suspicion_text(about: Suspicion, state: State, because: list[str], unknown: int) -> Words:
    """Return what is known of one suspicion, from its flags present and the number of its unanswered questions."""
    if state is State.SUSPECTED:
        why = reasons(because)
        clinician = f"a red flag is present ({why.clinician})"
        if because == list(OVER_50_NEW):
            return Words(clinician, _WEAK[about])
        return Words(clinician, f"There is a warning sign of {_POINTS_TO[about]}: {why.patient}")
    questions = "1 question" if unknown == 1 else f"{unknown} questions"
    if state is State.OPEN:
        return Words(f"not ruled out: {questions} unanswered", f"not fully checked yet: {questions} unanswered")
    beside = NOT_SUSPECTED_FEVER if about is Suspicion.INFECTION else for_both("")
    return Words(
        f"no red flag for it is present; all on this form were assessed{beside.clinician}",
        f"no warning sign of it is present{beside.patient}",
    )
