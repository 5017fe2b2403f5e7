"""The words of an answer as the table fixes them: for a clinician, for a patient or carer."""

from typing import Any

from tests.module.cases import GATE, SETTLED, Answers, Json, assessed

NOW_SAYS = (
    "Image now: MRI (CT only if MRI cannot be had or is unsafe)",
    "You need to be seen in hospital today. A scan is needed now",
)
TODAY_SAYS = (
    "Evaluate today; do not put imaging off. MRI is preferred, the choice of test is yours",
    "Speak to a doctor today",
)
FILM_SAYS = ("Consider a simple test first: radiograph", "A simple test may come first: an X-ray")
ESR_SAYS = ("Consider a simple test first: ESR or radiograph", "A simple test may come first: a blood test or an X-ray")
CARE_SAYS = (
    "MRI or CT may be considered: 4 to 6 weeks of care have not helped",
    "A scan may be discussed now, because treatment has not helped enough",
)
NONE_SAYS = (
    "No routine imaging: no red flag was found, and every one was asked",
    "A scan is not needed now. Come back if anything on the warning list appears",
)
NERVE_SAYS = (
    (
        "No urgent imaging: no red flag was found, and every one was asked. For radiculopathy or stenosis the article "
        "gives no imaging until care has failed; the regional guideline rates MRI usually appropriate"
    ),
    "No scan is needed today. Because a nerve may be involved, ask whether one is needed soon",
)
OPEN_SAYS = (
    "Not enough is known to say that imaging is not needed",
    "More questions are needed before anyone can say that no scan is needed",
)
SCOPE = (
    "Scope not yet checked: heart, aorta, lung, abdomen, injury, pregnancy and age come first",
    "Some other questions come first",
)
SCOPE_NONE = (
    "No spinal red flag was found, but whether the pain comes from heart, aorta, lung or abdomen was not asked",
    "No warning sign of the spine was found, but other causes were not asked about yet",
)
NOBODY_ASKED: Answers = {**SETTLED, **dict.fromkeys(GATE)}


def answer(*parts: Answers, **more: Any) -> Json:
    found: Json = assessed(*parts, **more)["answer"]
    return found


def says(*parts: Answers, **more: Any) -> tuple[str, str]:
    words = answer(*parts, **more)["says"]
    return words["clinician"], words["patient"]


def starts(found: tuple[str, str], expected: tuple[str, str]) -> bool:
    return found[0].startswith(expected[0]) and found[1].startswith(expected[1])


def in_turn(text: str, *pieces: str) -> bool:
    """Whether a text begins with the first of the pieces, and has the others after it, each in its turn."""
    place = 0
    for piece in pieces:
        found = text.find(piece, place)
        if found < 0 or (piece is pieces[0] and found > 0):
            return False
        place = found + len(piece)
    return True
