"""Word the signs that should bring a patient back at once, and those to watch for while help is on the way."""

from collections.abc import Iterable

from calculators.reader_text import Words, for_both, join_words

_SIGNS: dict[str, Words] = {
    "fever": for_both("fever"),
    "deficit": Words(
        "worsening weakness, numbness, or unsteadiness", "weakness, numbness, or unsteadiness that is getting worse"
    ),
    "bladder": Words(
        "difficulty urinating, leakage of urine, or loss of bowel control",
        "trouble urinating; leaking urine; loss of bowel control",
    ),
    "saddle": Words("numbness in the saddle area", "numbness between your legs or around your bottom"),
    "chest": Words("chest pain, shortness of breath, or fainting", "chest pain; trouble breathing; fainting"),
    "tearing": for_both("sudden tearing or crushing pain"),
    "blood": for_both("coughing up blood"),
    "cancer": Words("new back pain, with cancer now or in the past", "new back pain, if you have or had cancer"),
}
"""The signs that bring a patient back at once, in the order in which they are said."""
_RETURN = Words("Return at once for", "Get medical help at once if you have")
_WAITING = Words(
    "While the patient waits, get emergency help for", "While you wait, call emergency services if you have"
)
_WHILE_WAITING = ("deficit", "bladder", "saddle", "chest", "tearing", "blood")


def _signs(lead: Words, names: Iterable[str]) -> Words:
    """Return a lead and the signs as one list."""
    return join_words([lead, join_words([_SIGNS[name] for name in names], "; ")], ": ")


SAFETY_NET = _signs(_RETURN, _SIGNS)
WHILE_WAITING = _signs(_WAITING, _WHILE_WAITING)


def safety_net_text(*, waiting: bool, fever: bool, cancer_known: bool, age_alone: bool) -> Words:
    """Return what should bring the patient back at once, or what to watch for while help is on the way.

    `fever`: the patient has it already. `cancer_known`: the question about cancer was answered, so it is no news.
    `age_alone`: age is the only flag for cancer, and then a patient reads nothing of cancer; the question is still asked.
    """
    if waiting:
        return WHILE_WAITING
    left_out = {*(["fever"] if fever else []), *(["cancer"] if cancer_known else [])}
    names = [name for name in _SIGNS if name not in left_out]
    for_patient = [name for name in names if not (age_alone and name == "cancer")]
    return Words(_signs(_RETURN, names).clinician, _signs(_RETURN, for_patient).patient)
