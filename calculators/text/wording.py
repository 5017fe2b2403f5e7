"""Word the answer for each reader. The other modules of this folder word the screen, the rules, and the plan."""

from calculators.imaging import Rung, TestChoice
from calculators.reader_text import Words, for_both, join_words

BADGE: dict[Rung, Words] = {
    Rung.NOW: Words("Immediate", "Hospital now"),
    Rung.TODAY: Words("Today", "Doctor today"),
    Rung.FIRST_TEST: Words("Test first", "Simple test first"),
    Rung.AFTER_CARE: Words("After 4+ weeks", "If not helped"),
    Rung.NONE: Words("No imaging now", "No scan now"),
}
NOT_URGENT = for_both("Not urgent")
NOT_YET_KNOWN = for_both("Not yet known")
EMERGENCY = for_both("Emergency")
NOT_COVERED = Words("Not covered", "Other advice needed")

_TEST: dict[TestChoice, Words] = {
    TestChoice.MRI: Words("MRI", "a scan"),
    TestChoice.CLINICIAN: Words("the clinician’s choice, MRI preferred", "a test chosen by the doctor"),
    TestChoice.RADIOGRAPH: Words("radiograph", "an X-ray"),
    TestChoice.ESR_OR_RADIOGRAPH: Words("ESR or radiograph", "a blood test or an X-ray"),
    TestChoice.MRI_OR_CT: Words("MRI or CT", "a scan"),
}

_RUNG: dict[Rung, Words] = {
    Rung.NOW: Words(
        "Image now: MRI (CT only if MRI is unavailable or unsafe)",
        "Go to a hospital now. You need a scan as soon as possible",
    ),
    Rung.TODAY: Words(
        "Evaluate today; do not delay imaging. MRI is preferred; the choice of test is yours",
        "You need to be seen by a doctor today",
    ),
    Rung.AFTER_CARE: Words(
        "MRI or CT may be considered: the pain has persisted through at least 4 weeks of conservative care",
        "You can now talk with your doctor about a scan, because treatment has not helped enough",
    ),
    Rung.NONE: Words(
        "No routine imaging: every red flag on this form was assessed, and none is present",
        "You do not need a scan now. Get medical help at once if any sign on the warning list appears",
    ),
}
NO_URGENT_IMAGING = Words(
    "No urgent imaging: every red flag on this form was assessed, and none is present. For radiculopathy or stenosis, the article gives no imaging until conservative care has failed; the ACR criteria rate MRI as usually appropriate",
    "You do not need a scan today. A nerve may be involved, so ask your doctor whether you need one soon",
)

MEANING: dict[Rung, Words] = {
    Rung.NOW: Words("MRI now; CT if MRI is unavailable or unsafe", "A scan is needed now"),
    Rung.TODAY: Words(
        "Same-day clinical evaluation; imaging is not delayed. MRI is preferred; the clinician chooses the test",
        "You need to be seen by a doctor today",
    ),
    Rung.FIRST_TEST: Words(
        "Consider a simple test first: a radiograph, or an ESR or radiograph, before any MRI",
        "A simple test may come first",
    ),
    Rung.AFTER_CARE: Words(
        "MRI or CT may be considered: pain has persisted through at least 4 weeks of conservative care (the article: 4 to 6 weeks)",
        "You can talk about a scan with your doctor",
    ),
    Rung.NONE: Words("No routine imaging", "You usually do not need a scan"),
}
"""The meaning of a rung outside an answer, for tables and the picture of the ladder."""

OPEN_NONE = Words(
    "Not enough is known yet to decide against imaging",
    "You may still need a scan. More questions have to be answered before anyone can tell",
)
AT_LEAST = Words("At least:", "At least:")
COULD_BE = Words("Could still be:", "It could still turn out to be:")
FIRST = Words("First:", "First:")
SCOPE = Words(
    "Scope not yet checked: first ask about the heart, aorta, lungs, abdomen, major injury, pregnancy, and age",
    "Some questions are not answered yet",
)
DO_NOT_WAIT = Words("", ". Do not wait at home while you answer them")
"""Added to the scope sentence if the rung is urgent: the other questions must not delay a patient."""
NO_FLAG_SCOPE_OPEN = Words(
    "No spinal red flag on this form is present, but causes in the heart, aorta, lungs, or abdomen have not been assessed",
    "No warning sign of a spine problem is present. But you have not yet answered the questions about other causes",
)
_CAUSES = {"heart_or_aorta_warning": ["heart", "aorta"], "lung_warning": ["lung"], "abdominal_warning": ["abdominal"]}
_SCOPE_NAMES: dict[str, Words] = {
    "major_trauma": Words("high-energy trauma", "a serious accident"),
    "pregnancy": for_both("pregnancy"),
    "age_years": Words("age", "your age"),
}
ODD_PAIR_PATIENT = "You may still need a scan. Two of your answers do not seem to fit together. Check them before you rely on this result"
STOP_PATIENT = "Call for emergency help now"
SETTLED_WHY = Words("No remaining question could change this", "No other question could change this")
SETTLED_WHY_ESR = Words(
    "No remaining question could change this, but an elevated ESR, if one is measured, would",
    "No other question could change this, but a high ESR blood test, if you have one, would",
)
NERVES_NOT_ASKED = Words(
    "Not all signs of radiculopathy or stenosis have been assessed. Finding one would change this advice but not the step",
    "Not every question about nerves has been answered. A yes to one of them would change this advice",
)


def rung_text(rung: Rung, test: TestChoice | None) -> Words:
    """Return what a rung calls for, as an answer."""
    if rung is not Rung.FIRST_TEST:
        return _RUNG[rung]
    assert test is not None
    return Words(
        f"Consider a simple test first ({_TEST[test].clinician})",
        f"You may have a simple test first ({_TEST[test].patient})",
    )


def at_least_badge(rung: Rung) -> Words:
    """Return the badge for a rung that may still rise."""
    return Words(f"At least: {BADGE[rung].clinician}", f"At least: {BADGE[rung].patient}")


def could_be_text(rung: Rung, test: TestChoice | None, open_count: int) -> Words:
    """Return the text of the ceiling, with the number of answers on which it depends."""
    words = rung_text(rung, test)
    clinician = "1 unanswered question" if open_count == 1 else f"{open_count} unanswered questions"
    patient = "1 question that is" if open_count == 1 else f"{open_count} questions that are"
    return Words(
        f"{words.clinician}, depending on {clinician}", f"{words.patient}. That depends on {patient} still unanswered"
    )


def scope_text(urgent: bool) -> Words:
    """Return what to ask first while the gate is open. With an urgent rung, it adds not to wait at home."""
    return join_words([SCOPE, DO_NOT_WAIT], "") if urgent else SCOPE


def no_flag_scope_open_text(open_ids: list[str]) -> Words:
    """Return the text for no flag with the scope open. Only causes that were not assessed are named."""
    causes = [names for id, names in _CAUSES.items() if id in open_ids]
    others = [words for id, words in _SCOPE_NAMES.items() if id in open_ids]
    if not causes:
        verb = "has" if len(others) == 1 else "have"
        clinician = f"No spinal red flag on this form is present, but {_enumerated([w.clinician for w in others])} {verb} not been assessed"
        patient = f"No warning sign of a spine problem is present, but you have not answered about {_enumerated([w.patient for w in others])}"
        return Words(clinician, patient)
    if len(causes) == len(_CAUSES):
        return NO_FLAG_SCOPE_OPEN
    where = _enumerated([name for names in causes for name in names], "or")
    return Words(
        f"No spinal red flag on this form is present, but {where} causes have not been assessed",
        NO_FLAG_SCOPE_OPEN.patient,
    )


def _enumerated(names: list[str], by: str = "and") -> str:
    """Join names with commas and a final *and* or *or*."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} {by} {names[-1]}"


def stop_text(titles: list[Words], image_now: bool) -> Words:
    """Return the text of an emergency outside the spine. `image_now`: an immediate rung also applies."""
    names = ", ".join(w.clinician for w in titles)
    also = ". Also image the spine now" if image_now else ""
    return Words(
        f"Stop: assess now for a cause outside the spine ({names}), which this guideline does not cover{also}",
        STOP_PATIENT,
    )


def outside_text(titles: list[Words]) -> Words:
    """Return the text for a patient whom the guideline does not cover."""
    names = ", ".join(w.clinician for w in titles)
    return Words(
        f"Not covered by this guideline ({names}). Use clinical judgment and the guidance that applies",
        "This guideline does not fit your case. See a doctor about your pain",
    )


def outside_but_urgent_text(titles: list[Words]) -> Words:
    """Return the text for a patient whom the guideline does not cover, but with an urgent red flag."""
    names = " and ".join("people under 18" if w.clinician == "under 18" else w.clinician for w in titles)
    return Words(
        f"This guideline does not cover {names}, but the red flag still counts. Use clinical judgment and the guidance that applies",
        "This guideline does not fit your case, but your warning sign still matters",
    )


def consistency_text(weeks: float, new: bool) -> Words:
    """Return the request to check two inconsistent answers (N17). `weeks`: duration; `new`: the pain was called new."""
    answer, unit = "yes" if new else "no", "week" if weeks == 1 else "weeks"
    return Words(
        f"Check these two answers, which seem inconsistent: new pain ({answer}) and duration ({weeks:g} {unit})",
        f"Please check these two answers: new pain ({answer}), and {weeks:g} {unit} of this pain",
    )


SAFETY_NET = Words(
    "Return at once for: fever; worsening weakness, numbness, or unsteadiness; difficulty urinating, leakage of urine, or loss of bowel control; numbness in the saddle area; chest pain, shortness of breath, or fainting; sudden tearing or crushing pain; coughing up blood; new back pain, with cancer now or in the past",
    "Get medical help at once if you have: fever; weakness, numbness, or unsteadiness that is getting worse; trouble urinating; leaking urine; loss of bowel control; numbness between your legs or around your bottom; chest pain; trouble breathing; fainting; sudden tearing or crushing pain; coughing up blood; new back pain, if you have or had cancer",
)
WHAT_IT_IS = Words(
    "This is an interpretation of a guideline and is under review. It is not a diagnosis or an order",
    "This tool applies a guideline that is still under review. It is not a diagnosis. Talk with a doctor or nurse about it",
)
UNDER_REVIEW = Words(
    "Under review: no clinician has approved this content yet", "Under review: no doctor has approved this yet"
)
