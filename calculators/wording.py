"""How an answer sounds, for each reader. Wording is a safety matter: no other module makes clinical sentences."""

from .imaging import Rung, TestChoice
from .readers import Words, joined, same

BADGE: dict[Rung, Words] = {
    Rung.NOW: same("Immediate"),
    Rung.TODAY: same("Today"),
    Rung.FIRST_TEST: same("Test first"),
    Rung.AFTER_CARE: same("After care"),
    Rung.NONE: same("No imaging"),
}
NOT_URGENT = same("Not urgent")
NOT_YET_KNOWN = same("Not yet known")
EMERGENCY = same("Emergency")
NOT_COVERED = same("Not covered")

_TEST: dict[TestChoice, Words] = {
    TestChoice.MRI: Words("MRI", "a scan"),
    TestChoice.CLINICIAN: Words("the clinician’s choice, MRI preferred", "a test that the doctor chooses"),
    TestChoice.RADIOGRAPH: Words("radiograph", "an X-ray"),
    TestChoice.ESR_OR_RADIOGRAPH: Words("ESR or radiograph", "a blood test or an X-ray"),
    TestChoice.MRI_OR_CT: Words("MRI or CT", "a scan"),
}

_RUNG: dict[Rung, Words] = {
    Rung.NOW: Words(
        "Image now: MRI (CT only if MRI cannot be had or is unsafe)",
        "You need to be seen in hospital today. A scan is needed now",
    ),
    Rung.TODAY: Words(
        "Evaluate today; do not put imaging off. MRI is preferred, the choice of test is yours",
        "Speak to a doctor today",
    ),
    Rung.AFTER_CARE: Words(
        "MRI or CT may be considered: 4 to 6 weeks of care have not helped",
        "A scan may be discussed now, because treatment has not helped enough",
    ),
    Rung.NONE: Words(
        "No routine imaging: no red flag was found, and every one was asked",
        "A scan is not needed now. Come back if anything on the warning list appears",
    ),
}
NO_URGENT_IMAGING = Words(
    "No urgent imaging: no red flag was found, and every one was asked. For radiculopathy or stenosis the article gives no imaging until care has failed; the regional guideline rates MRI usually appropriate",
    "No scan is needed today. Because a nerve may be involved, ask whether one is needed soon",
)

MEANING: dict[Rung, Words] = {
    Rung.NOW: Words("MRI now; CT when MRI cannot be had or is unsafe", "A scan is needed now"),
    Rung.TODAY: Words(
        "Same-day clinical evaluation; the choice of test is the clinician’s, MRI preferred; imaging is not put off",
        "Speak to a doctor today",
    ),
    Rung.FIRST_TEST: Words(
        "Consider a simple test first: a radiograph, or an ESR or radiograph, before any MRI",
        "A simple test may come first",
    ),
    Rung.AFTER_CARE: Words(
        "MRI or CT may be considered: 4 to 6 weeks of conservative care have not helped", "A scan may be discussed"
    ),
    Rung.NONE: Words("No routine imaging", "A scan is not routine"),
}
"""What a rung means, apart from any answer: for tables and the ladder as a map."""

OPEN_NONE = Words(
    "Not enough is known to say that imaging is not needed",
    "More questions are needed before anyone can say that no scan is needed",
)
AT_LEAST = Words("At least:", "At least:")
COULD_BE = Words("Could still be:", "It could still be:")
FIRST = Words("First:", "First:")
SCOPE = Words(
    "Scope not yet checked: heart, aorta, lung, abdomen, injury, pregnancy and age come first",
    "Some other questions come first",
)
DO_NOT_WAIT = Words("", ". Do not wait at home for the answers")
"""Added to the scope sentence where the rung cannot wait: the other questions must not hold a patient back."""
NO_FLAG_SCOPE_OPEN = Words(
    "No spinal red flag was found, but whether the pain comes from heart, aorta, lung or abdomen was not asked",
    "No warning sign of the spine was found, but other causes were not asked about yet",
)
_CAUSES = {"heart_or_aorta_warning": "heart or aorta", "lung_warning": "lung", "abdominal_warning": "abdomen"}
_SCOPE_NAMES: dict[str, Words] = {
    "major_trauma": Words("high-energy injury", "a hard accident"),
    "pregnancy": same("pregnancy"),
    "age_years": Words("age", "your age"),
}
ODD_PAIR_PATIENT = "Two answers have to be checked before anyone can say that no scan is needed"
STOP_PATIENT = "Call for emergency help now"
SETTLED_WHY = same("No question left could change this")
SETTLED_WHY_ESR = Words(
    "No question left could change this; a raised ESR, if one is taken, would",
    "No question left could change this; a raised blood test (ESR), if one is taken, would",
)
NERVES_NOT_ASKED = Words(
    "Signs of radiculopathy or stenosis were not all asked: one of them would change these words, not the step",
    "Not every question about nerves was asked: a yes there would change this advice",
)


def rung_words(rung: Rung, test: TestChoice | None) -> Words:
    """What a rung asks for, as an answer."""
    if rung is not Rung.FIRST_TEST:
        return _RUNG[rung]
    assert test is not None
    return Words(
        f"Consider a simple test first: {_TEST[test].clinician}", f"A simple test may come first: {_TEST[test].patient}"
    )


def at_least_badge(rung: Rung) -> Words:
    return Words(f"At least {BADGE[rung].clinician}", f"At least {BADGE[rung].patient}")


def could_be(rung: Rung, test: TestChoice | None, asked: int) -> Words:
    """The ceiling in words, and how many answers it depends on."""
    words = rung_words(rung, test)
    these = "this 1 answer" if asked == 1 else f"these {asked} answers"
    open_answers = "1 open answer" if asked == 1 else f"{asked} open answers"
    return Words(f"{words.clinician}, depending on {these}", f"{words.patient}. That depends on {open_answers}")


def scope(urgent: bool) -> Words:
    """What comes first where the gate is open; with an urgent rung it must not hold anyone back."""
    return joined([SCOPE, DO_NOT_WAIT], "") if urgent else SCOPE


def no_flag_scope_open(open_ids: list[str]) -> Words:
    """No flag was found, but the scope is open. Only what was not asked is said not to have been asked."""
    causes = [name for id, name in _CAUSES.items() if id in open_ids]
    others = [words for id, words in _SCOPE_NAMES.items() if id in open_ids]
    if not causes:
        verb = "was" if len(others) == 1 else "were"
        clinician = f"No spinal red flag was found, but {_listed([w.clinician for w in others])} {verb} not asked"
        patient = (
            f"No warning sign of the spine was found, but {_listed([w.patient for w in others])} {verb} not asked about"
        )
        return Words(clinician, patient)
    if len(causes) == len(_CAUSES):
        return NO_FLAG_SCOPE_OPEN
    where = " or ".join(causes)
    return Words(
        f"No spinal red flag was found, but whether the pain comes from {where} was not asked",
        NO_FLAG_SCOPE_OPEN.patient,
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def stop(which: list[Words], image_now: bool) -> Words:
    names = ", ".join(w.clinician for w in which)
    also = ". And image the spine now" if image_now else ""
    return Words(
        f"Stop: assess now for a cause outside the spine ({names}). This guideline does not cover it{also}",
        STOP_PATIENT,
    )


def outside(which: list[Words]) -> Words:
    names = ", ".join(w.clinician for w in which)
    return Words(
        f"Not covered by this guideline ({names}): use clinical judgement and the guidance written for it",
        "This guideline was not written for you. Speak to a doctor",
    )


def outside_but_urgent(which: list[Words]) -> Words:
    """Outside the guideline, with a red flag that cannot wait."""
    names = " and ".join("people under 18" if w.clinician == "under 18" else w.clinician for w in which)
    return Words(
        f"The guideline is not written for {names}, the red flag counts all the same: use clinical judgement and the guidance written for it",
        "This guideline was not written for you, but the warning sign counts all the same",
    )


def check(weeks: float, new: bool) -> Words:
    """The two answers that look odd together (N17)."""
    answer = "yes" if new else "no"
    return Words(
        f"Check these answers: new pain ({answer}) and weeks since it began ({weeks:g}) look odd together",
        f"Please check two answers: new pain ({answer}) and weeks with this pain ({weeks:g})",
    )


SAFETY_NET = Words(
    "Back at once with: fever; weakness, numbness or unsteadiness that gets worse; trouble passing urine, leaking urine or loss of bowel control; numbness in the area one sits on; chest pain, breathlessness or fainting",
    "Come back at once with: fever; weakness, numbness or unsteadiness that gets worse; trouble passing urine, leaking urine or loss of bowel control; numbness in the area you sit on; chest pain, breathlessness or fainting",
)
WHAT_IT_IS = Words(
    "This is a reading of the guideline, under review; it is not a diagnosis or an order",
    "This is a reading of a guideline that is still under review. It is not a diagnosis. Speak to a doctor or nurse about it",
)
UNDER_REVIEW = Words(
    "Under review: no clinician has approved this content yet", "Under review: no doctor has approved this text yet"
)
