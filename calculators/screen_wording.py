"""How the red-flag screen sounds: the four suspicions and the class."""

from .readers import Words, same
from .reasons import reasons
from .screen import Class, State, Suspicion

SUSPICION_TITLE: dict[Suspicion, Words] = {
    Suspicion.INFECTION: same("Infection"),
    Suspicion.CANCER: same("Cancer"),
    Suspicion.FRACTURE: Words("Fracture", "Broken bone"),
    Suspicion.CORD: Words("Cord or cauda equina", "Spinal cord and its nerves"),
}
_POINTS_TO: dict[Suspicion, str] = {
    Suspicion.INFECTION: "an infection",
    Suspicion.CANCER: "cancer",
    Suspicion.FRACTURE: "a broken bone",
    Suspicion.CORD: "pressure on the spinal cord or its nerves",
}
CLASS_TITLE = Words("Class of the pain", "Kind of pain")
NOT_SUSPECTED_FEVER = Words("; the absence of fever reassures little (N12)", "; an infection can come without a fever")

CLASS: dict[Class, Words] = {
    Class.SERIOUS: Words("A serious condition is suspected", "There is a warning sign that needs to be looked into"),
    Class.NERVES: Words("Radiculopathy or stenosis", "A nerve may be involved"),
    Class.NONSPECIFIC: Words("Nonspecific pain", "No warning sign of the spine and no nerve sign"),
    Class.OPEN: Words("Not yet classified", "Not yet known: some questions are open"),
}


def suspicion_words(about: Suspicion, state: State, because: list[str], unknown: int) -> Words:
    """What is known of one suspicion, from its flags present and the number of its questions still open."""
    if state is State.SUSPECTED:
        why = reasons(because)
        return Words(
            f"suspected, because of {why.clinician}", f"There is a warning sign for {_POINTS_TO[about]}: {why.patient}"
        )
    questions = "1 question" if unknown == 1 else f"{unknown} questions"
    if state is State.OPEN:
        return Words(f"not excluded: {questions} open", f"not yet asked about fully: {questions} open")
    beside = NOT_SUSPECTED_FEVER if about is Suspicion.INFECTION else same("")
    return Words(
        f"no flag for it was found; every one was asked{beside.clinician}",
        f"no warning sign for it was found{beside.patient}",
    )
