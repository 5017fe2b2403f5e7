"""How an answer sounds, for each reader. Wording is a safety matter: no other module makes clinical sentences."""

from .findings import BY_ID
from .imaging import Rung, TestChoice
from .readers import Words, same
from .screen import Class, State, Suspicion

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
NO_FLAG_SCOPE_OPEN = Words(
    "No spinal red flag was found, but whether the pain comes from heart, aorta, lung or abdomen was not asked",
    "No warning sign of the spine was found, but other causes were not asked about yet",
)
STOP_PATIENT = "Call for emergency help now"
SETTLED_WHY = same("No question left could change this")
SETTLED_WHY_ESR = Words(
    "No question left could change this; a raised ESR, if one is taken, would",
    "No question left could change this; a raised blood test (ESR), if one is taken, would",
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
    return Words(f"{words.clinician}, depending on {these}", f"{words.patient}, depending on {these}")


def no_flag_scope_open(open_ids: list[str]) -> Words:
    """Only what was not asked is said not to have been asked."""
    if any(id in open_ids for id in ("heart_or_aorta_warning", "lung_warning", "abdominal_warning")):
        return NO_FLAG_SCOPE_OPEN
    names = " and ".join(
        {"major_trauma": "high-energy injury", "pregnancy": "pregnancy", "age_years": "age"}[id] for id in open_ids
    )
    return Words(f"No spinal red flag was found, but {names} was not asked", NO_FLAG_SCOPE_OPEN.patient)


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
        "This guideline was not written for you. Speak to a doctor",
    )


def check(weeks: float, new: bool) -> Words:
    """The two answers that look odd together (N17)."""
    answer = "yes" if new else "no"
    return Words(
        f"Check these answers: new pain ({answer}) and weeks since it began ({weeks:g}) look odd together",
        f"Please check two answers: new pain ({answer}) and weeks with this pain ({weeks:g})",
    )


SUSPICION_TITLE: dict[Suspicion, Words] = {
    Suspicion.INFECTION: same("Infection"),
    Suspicion.CANCER: same("Cancer"),
    Suspicion.FRACTURE: Words("Fracture", "Broken bone"),
    Suspicion.CORD: Words("Cord or cauda equina", "Spinal cord and its nerves"),
}
CLASS_TITLE = Words("Class of the pain", "Kind of pain")
_SUSPICION: dict[Suspicion, str] = {
    Suspicion.INFECTION: "an infection",
    Suspicion.CANCER: "cancer",
    Suspicion.FRACTURE: "a broken bone",
    Suspicion.CORD: "pressure on the spinal cord or its nerves",
}
NOT_SUSPECTED_FEVER = Words("; the absence of fever reassures little (N12)", "; an infection can come without a fever")


def named(ids: list[str]) -> Words:
    """Findings by their labels."""
    labels = [BY_ID[id].label for id in ids]
    return Words("; ".join(w.clinician for w in labels), "; ".join(w.patient for w in labels))


def suspicion_words(about: Suspicion, state: State, because: list[str], unknown: int) -> Words:
    name = _SUSPICION[about]
    if state is State.SUSPECTED:
        return Words(
            f"suspected, because of {named(because).clinician}",
            f"There is a warning sign for {name}: {named(because).patient}",
        )
    questions = "1 question" if unknown == 1 else f"{unknown} questions"
    if state is State.OPEN:
        return Words(f"not excluded: {questions} open", f"not yet asked about fully: {questions} open")
    beside = NOT_SUSPECTED_FEVER if about is Suspicion.INFECTION else same("")
    return Words(
        f"no flag for it was found; every one was asked{beside.clinician}",
        f"no warning sign for it was found{beside.patient}",
    )


CLASS: dict[Class, Words] = {
    Class.SERIOUS: Words("A serious condition is suspected", "There is a warning sign that needs to be looked into"),
    Class.NERVES: Words("Radiculopathy or stenosis", "A nerve may be involved"),
    Class.NONSPECIFIC: Words("Nonspecific pain", "Back pain without a warning sign or a nerve sign"),
    Class.OPEN: Words("Not yet classified", "Not yet known: some questions are open"),
}
