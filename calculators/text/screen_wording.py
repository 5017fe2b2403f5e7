"""Word the red-flag screen: the four suspicions and the class."""

from calculators.reader_text import Words, for_both
from calculators.screen import Class, State, Suspicion
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
    Class.SERIOUS: Words("A serious condition is suspected", "There is a warning sign that has to be checked"),
    Class.NERVES: Words("Radiculopathy or stenosis", "A nerve may be involved"),
    Class.NONSPECIFIC: Words("Nonspecific pain", "No warning sign of a spine problem and no sign of a nerve problem"),
    Class.OPEN: Words("Not yet classified", "Not yet known: some questions are unanswered"),
}


def suspicion_text(about: Suspicion, state: State, because: list[str], unknown: int) -> Words:
    """Return what is known of one suspicion, from its flags present and the number of its unanswered questions."""
    if state is State.SUSPECTED:
        why = reasons(because)
        return Words(
            f"red flag present: {why.clinician}", f"There is a warning sign of {_POINTS_TO[about]}: {why.patient}"
        )
    questions = "1 question" if unknown == 1 else f"{unknown} questions"
    if state is State.OPEN:
        return Words(f"not ruled out: {questions} unanswered", f"not fully checked yet: {questions} unanswered")
    beside = NOT_SUSPECTED_FEVER if about is Suspicion.INFECTION else for_both("")
    return Words(
        f"no red flag for it is present; all on this form were assessed{beside.clinician}",
        f"no warning sign of it is present{beside.patient}",
    )
