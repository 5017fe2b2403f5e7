"""Word the rules that fired, and what is added to the answer: where to image, what follows, and when it is due."""

from calculators.imaging import Rung, TestChoice
from calculators.reader_text import Words, join_words
from calculators.rules import Rule

_ACTION: dict[TestChoice, Words] = {
    TestChoice.MRI: Words("image now", "go to a hospital now; you need a scan as soon as possible"),
    TestChoice.CLINICIAN: Words("evaluate today; do not delay imaging", "be seen by a doctor today"),
    TestChoice.RADIOGRAPH: Words("consider a radiograph first", "you may have an X-ray first"),
    TestChoice.ESR_OR_RADIOGRAPH: Words(
        "consider an ESR or a radiograph first", "you may have a blood test or an X-ray first"
    ),
    TestChoice.MRI_OR_CT: Words("MRI or CT may be considered", "you can talk about a scan"),
}
_ACTION_BELOW: dict[TestChoice, Words] = {
    TestChoice.CLINICIAN: Words("also needs evaluation today", "also has to be checked today"),
    TestChoice.RADIOGRAPH: Words("a radiograph may be considered after that", "you may have an X-ray after that"),
    TestChoice.ESR_OR_RADIOGRAPH: Words(
        "an ESR or a radiograph may be considered after that", "you may have a blood test or an X-ray after that"
    ),
    TestChoice.MRI_OR_CT: Words("MRI or CT may be considered after that", "you can talk about a scan after that"),
}
"""Texts for rules below the answer: they must not say *first*."""

_NOTHING_FIRED_SETTLED = Words(
    "No imaging rule applies, and every red flag on this form was assessed",
    "You were asked about every warning sign on this form, and none is present",
)
_NOTHING_FIRED_OPEN = Words(
    "No imaging rule applies to the answers given so far", "The answers so far are not enough to decide"
)

THEN: dict[Rung, Words] = {
    Rung.AFTER_CARE: Words(
        "Then: MRI or CT may still be considered, because care has not helped",
        "Then: you can still talk about a scan",
    ),
}
WHERE = Words(
    "Image the thoracic or whole spine, not the lumbar spine alone (N13)",
    "If you have a scan, it should show the upper back or the whole spine",
)
STIFF_SPINE = Words(
    "Obtain CT or MRI of the whole spine: a radiograph without a fracture does not rule one out. Until then, keep the patient in the usual posture (N22)",
    "Stay in the posture that is usual for you until a doctor has examined you",
)
LOCAL_PATHWAY = Words(
    "This guideline ends at the image: cultures, antibiotics, steroids, and referral follow the local pathway",
    "This guide ends at the scan. Your doctors decide what comes after it",
)


def rule_text(rule: Rule, test: TestChoice | None, *, settled: bool, decides: bool) -> Words:
    """Return one fired rule as a sentence. While a question is open, the text for *no rule fired* does not reassure.

    `decides`: the rule is at the floor. A rule below it is worded as a later step.
    """
    if test is None:
        return _NOTHING_FIRED_SETTLED if settled else _NOTHING_FIRED_OPEN
    return join_words([rule.title, (_ACTION if decides else _ACTION_BELOW)[test]], ": ")


def due_text(weeks: float) -> Words:
    """Return when imaging after conservative care is due. `weeks`: weeks from now."""
    when = "less than a week" if weeks < 1 else "1 week" if weeks == 1 else f"{weeks:.2g} weeks"
    return Words(
        f"In {when}: MRI or CT may be considered once conservative care has lasted 4 weeks (N8)",
        f"In {when} you can talk about a scan, if treatment has not helped by then",
    )
