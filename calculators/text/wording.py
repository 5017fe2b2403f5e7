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
        "Image the thoracic or whole spine with MRI (CT only if MRI is unavailable or unsafe)",
        "You need a scan of your spine",
    ),
    Rung.TODAY: Words(
        "Evaluate the patient; do not delay imaging. MRI of the thoracic or whole spine is preferred; the choice of test is yours",
        "You need to be seen by a doctor",
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
"""What a rung calls for, and where. How soon is a text of its own (`HOW_SOON`)."""

HOW_SOON: dict[Rung, Words] = {
    Rung.NOW: Words("now", "now. Go to a hospital at once"),
    Rung.TODAY: Words("today", "today"),
    Rung.FIRST_TEST: Words(
        "without waiting for conservative care to fail; the article gives no time",
        "without waiting to see whether treatment helps",
    ),
    Rung.AFTER_CARE: Words("when convenient", "when it suits you and your doctor"),
    Rung.NONE: Words("no time is given, because no imaging rule applies", "no time is given"),
}
HOW_SOON_FRACTURE = Words(HOW_SOON[Rung.FIRST_TEST].clinician, "within days, or today if the pain gets worse")
"""With a flag for a fracture. Age alone is none: on its own it is a weak sign."""
HOW_SOON_CANCER = "the article says at once"
WEEK_ALLOWED = f"{HOW_SOON_CANCER}. NICE allows a week without neurologic symptoms or signs"
"""Only for clinicians, and only if every neurologic symptom and sign was assessed and is absent (niceQS56)."""
NEURO_FIRST = (
    f"{HOW_SOON_CANCER}. Assess for neurologic symptoms and signs now; if there are any, NICE: within 24 hours"
)
NERVE_SIGN_KNOWN = (
    f"{HOW_SOON_CANCER}. Assess for other neurologic symptoms and signs now; with the nerve sign, NICE: within 24 hours"
)
HOW_SOON_LEAD = for_both("How soon:")
RELEASED = Words(
    "The red flags were worked up for this pain and nothing serious was found, so the plan can go ahead. The imaging step stays as answered. A new red flag starts the process again (N19)",
    "The tests for your warning signs found nothing serious, so this step is done. A new warning sign would start it again",
)

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

START = Words(
    "No answer yet: start with age, or with what you have found. The calculator shows what is certain and what to ask next",
    "No answer yet. Start with your age, or with what you have noticed",
)
OPEN_NONE = Words("No answer yet", "No answer yet")
AT_LEAST = Words("At least:", "At least:")
COULD_BE = Words("Could still be:", "It could still turn out to be:")
FIRST = Words("First:", "First:")
SCOPE = Words("Scope not yet checked", "Some questions about other causes are still open")
DO_NOT_WAIT = Words("", ". Do not wait at home while you answer them")
"""Added to the scope sentence if the rung is urgent: the other questions must not delay a patient."""
NO_SPINAL_FLAG = Words("No spinal red flag on this form is present", "No warning sign of a spine problem is present")
_SCOPE_NAMES: dict[str, Words] = {
    "age_years": Words("age", "your age"),
    "heart_or_aorta_warning": Words("heart or aorta", "heart or main artery"),
    "lung_warning": Words("lungs", "lungs"),
    "abdominal_warning": Words("abdomen", "belly"),
    "major_trauma": Words("high-energy trauma", "a serious accident"),
    "pregnancy": for_both("pregnancy"),
}
FAMILIAR = Words("If this is the return of familiar pain", "If this is an old pain that has come back")
FAMILIAR_NONE = Words("no routine imaging", "you do not need a scan now")
FAMILIAR_NERVES = Words(
    "no urgent imaging; for radiculopathy or stenosis, the article gives no imaging until conservative care has failed",
    "you do not need a scan today; a nerve may be involved, so ask your doctor whether you need one soon",
)
NEW_OR_DIFFERENT = Words("If it is new or different", "If it is new or different")
STOP_PATIENT = "Call for emergency help now"
SETTLED_WHY = Words("No remaining question could change this", "No other question could change this")
SETTLED_WHY_ESR = Words(
    "No remaining question could change this, but an elevated ESR, if one is measured, would",
    "No other question could change this, but a high ESR blood test, if you have one, would",
)
SETTLED_BUT_TIME = Words(
    "No remaining question could change this step; the open questions on neurologic signs decide how soon",
    "No other question could change this, but your doctor will check your nerves, too",
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


def _with_time(rung: Rung, test: TestChoice | None) -> Words:
    """Return what a rung calls for with its time, where the time is now or today."""
    words = rung_text(rung, test)
    if not rung.urgent:
        return words
    when = "now" if rung is Rung.NOW else "today"
    return Words(f"{words.clinician}, {when}", f"{words.patient} {when}")


def could_be_text(rung: Rung, test: TestChoice | None, open_count: int) -> Words:
    """Return the text of the highest rung still possible, with the number of open questions.

    `open_count` is 0 where the headline already gives it.
    """
    words = _with_time(rung, test)
    if not open_count:
        return words
    clinician = "1 unanswered question" if open_count == 1 else f"{open_count} unanswered questions"
    patient = "1 question that is" if open_count == 1 else f"{open_count} questions that are"
    return Words(
        f"{words.clinician}, depending on {clinician}", f"{words.patient}. That depends on {patient} still unanswered"
    )


def open_none_text(count: int, first: Words) -> Words:
    """Return the headline while nothing is certain: the number of questions left, and the first of them by name."""
    left = "1 question left" if count == 1 else f"{count} questions left"
    lead = ": " if count <= NAMED else ". First: "
    return Words(
        f"{OPEN_NONE.clinician}: {left}{lead}{first.clinician}", f"{OPEN_NONE.patient}: {left}{lead}{first.patient}"
    )


NAMED = 3
"""How many of the open questions the headline names."""


def scope_names(open_ids: list[str]) -> Words:
    """Return the open questions of the scope by name; only what is open is named."""
    names = [words for id, words in _SCOPE_NAMES.items() if id in open_ids]
    return Words(_enumerated([w.clinician for w in names]), _enumerated([w.patient for w in names]))


def scope_text(open_ids: list[str], urgent: bool) -> Words:
    """Return which questions of the scope are open. With an urgent rung, it adds not to wait at home."""
    text = join_words([SCOPE, scope_names(open_ids)], ": ")
    return join_words([text, DO_NOT_WAIT], "") if urgent else text


def no_flag_scope_open_text(open_ids: list[str]) -> Words:
    """Return the text for no flag with the scope open. Only what was not assessed is named."""
    names = scope_names(open_ids)
    return Words(
        f"{NO_SPINAL_FLAG.clinician}, but the scope is not yet checked: {names.clinician}",
        f"{NO_SPINAL_FLAG.patient}, but you have not yet answered about: {names.patient}",
    )


def _enumerated(names: list[str]) -> str:
    """Join names with commas and a final *and*."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} and {names[-1]}"


def familiar_text(rung: Rung, test: TestChoice | None, *, nerves: bool) -> Words:
    """Return both halves of the answer for a patient over 50 whose pain was called not new.

    `nerves`: a sign of radiculopathy or stenosis is present (N18).
    """
    new = rung_text(rung, test)
    return join_words(
        [
            join_words([FAMILIAR, FAMILIAR_NERVES if nerves else FAMILIAR_NONE], ": "),
            join_words([NEW_OR_DIFFERENT, Words(_lower_first(new.clinician), _lower_first(new.patient))], ": "),
        ]
    )


def _lower_first(text: str) -> str:
    """Return the text with a lowercase first letter."""
    return text[0].lower() + text[1:]


def stop_text(titles: list[Words], floor: Rung) -> Words:
    """Return the text of an emergency outside the spine. An urgent `floor` is added: it counts, too."""
    names = ", ".join(w.clinician for w in titles)
    also = {Rung.NOW: ". Also image the spine now", Rung.TODAY: ". A red flag of the spine also needs evaluation today"}
    return Words(
        f"Stop: assess now for a cause outside the spine ({names}), which this guideline does not cover{also.get(floor, '')}",
        STOP_PATIENT,
    )


def outside_text(titles: list[Words]) -> Words:
    """Return the text for a patient whom the guideline does not cover."""
    names = ", ".join(w.clinician for w in titles)
    return Words(
        f"Not covered by this guideline ({names}). Use clinical judgment and the guidance that applies. Every emergency sign and every red flag still counts",
        "This guideline does not fit your case. See a doctor about your pain. Every warning sign still counts",
    )


def outside_but_urgent_text(titles: list[Words]) -> Words:
    """Return the text for a patient whom the guideline does not cover, but with an urgent red flag."""
    names = " and ".join("people under 18" if w.clinician == "under 18" else w.clinician for w in titles)
    return Words(
        f"This guideline does not cover {names}, but the red flag still counts. Use clinical judgment and the guidance that applies",
        "This guideline does not fit your case, but your warning sign still matters",
    )


def still_open_text(names: Words) -> Words:
    """Return the emergency signs and red flags that are open outside the guideline, to be checked today."""
    return Words(f"Still to be checked today: {names.clinician}", f"Have these checked today: {names.patient}")


def consistency_text(weeks: float | None, new: bool) -> Words:
    """Return the request to check two answers (N17). `weeks`: duration, if known; `new`: the pain was called new."""
    answer, unit = "yes" if new else "no", "week" if weeks == 1 else "weeks"
    if weeks is None:
        return Words(
            f"Check these two answers: new pain ({answer}) and duration (not known)",
            f"Please check these two answers: new pain ({answer}), and how long you have had it (not answered)",
        )
    return Words(
        f"Check these two answers, which do not often go together: new pain ({answer}) and duration ({weeks:g} {unit})",
        f"Please check these two answers: new pain ({answer}), and {weeks:g} {unit} of this pain",
    )


WHAT_IT_IS = Words(
    "This is an interpretation of a guideline and is under review. It is not a diagnosis or an order",
    "This tool applies a guideline that is still under review. It is not a diagnosis. Talk with a doctor or nurse about it",
)
UNDER_REVIEW = Words(
    "Under review: no clinician has approved this content yet", "Under review: no doctor has approved this yet"
)
