"""The texts of an answer as the specification gives them: for a clinician, and for a patient or caregiver."""

from typing import Any

from tests.module.support.case_builders import GATE, SETTLED, Answers, Json, assessment_of

NOW_SAYS = (
    "Image the thoracic or whole spine with MRI (CT only if MRI is unavailable or unsafe)",
    "You need a scan of your spine",
)
TODAY_SAYS = (
    "Evaluate the patient; do not delay imaging. MRI of the thoracic or whole spine is preferred; the choice of test is yours",
    "You need to be seen by a doctor",
)
FILM_SAYS = ("Consider a simple test first (radiograph)", "You may have a simple test first (an X-ray)")
ESR_SAYS = (
    "Consider a simple test first (ESR or radiograph)",
    "You may have a simple test first (a blood test or an X-ray)",
)
CARE_SAYS = (
    "MRI or CT may be considered: the pain has persisted through at least 4 weeks of conservative care",
    "You can now talk with your doctor about a scan, because treatment has not helped enough",
)
NONE_SAYS = (
    "No routine imaging: every red flag on this form was assessed, and none is present",
    "You do not need a scan now. Get medical help at once if any sign on the warning list appears",
)
NERVE_SAYS = (
    (
        "No urgent imaging: every red flag on this form was assessed, and none is present. For radiculopathy or "
        "stenosis, the article gives no imaging until conservative care has failed; the ACR criteria rate MRI "
        "as usually appropriate"
    ),
    "You do not need a scan today. A nerve may be involved, so ask your doctor whether you need one soon",
)
OPEN_SAYS = ("No answer yet", "No answer yet")
SCOPE = (
    "Scope not yet checked: heart or aorta, lungs, abdomen, high-energy trauma, and pregnancy",
    "Some questions about other causes are still open: heart or main artery, lungs, belly, a serious accident, and pregnancy",
)
NO_FLAG = (
    "No spinal red flag on this form is present, but the scope is not yet checked",
    "No warning sign of a spine problem is present, but you have not yet answered about",
)
SCOPE_NONE = (
    f"{NO_FLAG[0]}: heart or aorta, lungs, abdomen, high-energy trauma, and pregnancy",
    f"{NO_FLAG[1]}: heart or main artery, lungs, belly, a serious accident, and pregnancy",
)
GATE_NOT_ASSESSED: Answers = {**SETTLED, **dict.fromkeys(GATE)}


def answer_of(*parts: Answers, **more: Any) -> Json:
    """Return the answer for a case."""
    found: Json = assessment_of(*parts, **more)["answer"]
    return found


def answer_texts(*parts: Answers, **more: Any) -> tuple[str, str]:
    """Return the text of an answer for a clinician and for a patient."""
    words = answer_of(*parts, **more)["says"]
    return words["clinician"], words["patient"]


def both_start_with(found: tuple[str, str], expected: tuple[str, str]) -> bool:
    """Return whether the texts for both readers start as expected."""
    return found[0].startswith(expected[0]) and found[1].startswith(expected[1])


def contains_in_order(text: str, *pieces: str) -> bool:
    """Return whether a text begins with the first piece and contains the others after it, in order."""
    place = 0
    for piece in pieces:
        found = text.find(piece, place)
        if found < 0 or (piece is pieces[0] and found > 0):
            return False
        place = found + len(piece)
    return True
